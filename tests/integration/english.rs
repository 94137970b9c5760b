//! In English not one Danish word is said, whatever goes wrong.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;

use crate::harness::{Test, files, golden};
use crate::table::Table;
use crate::{fixture, made, root};

/// All texts of a language.
fn texts(language: &str) -> String {
    files(&root().join("src/texts").join(language))
        .into_values()
        .map(|file| String::from_utf8(file).unwrap())
        .collect()
}

/// The words of a text, in small letters.
fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1);
    words.map(str::to_lowercase).collect()
}

/// The words that the Danish texts have and the English ones have not.
fn danish_words() -> BTreeSet<String> {
    words(&texts("da")).difference(&words(&texts("en"))).cloned().collect()
}

/// The words that both languages have. A Danish word among the English texts would stand in this list, which a person reads.
#[test]
fn the_words_of_both_languages_are_reviewed() {
    let danish = words(&values("da"));
    let both: Vec<String> = words(&values("en")).intersection(&danish).cloned().collect();
    golden("words-of-both-languages", &both.join("\n"));
}

/// The texts of a language without keys and comments, which are English in both.
fn values(language: &str) -> String {
    let texts = texts(language);
    let lines = texts.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once('=').map_or(line, |(_, value)| value)).collect::<Vec<_>>().join("\n")
}

/// Runs each line of arguments in English and gives all that is said.
fn said(test: Test, lines: &[&str]) -> String {
    let run = |test: Test, line: &&str| test.command("--lang en").arguments(line).show();
    lines.iter().fold(test, run).transcript()
}

fn wrong_arguments() -> String {
    let lines = [
        "publsh",
        "publish --replac",
        "publish a b",
        "extract",
        "extract --format",
        "check --format xml",
        "check --color blue",
        "check --plan-version x",
        "publish --dialect x",
        "publish --replace --replace",
        "publish --mark",
        "check --date 2019-02-30",
        "extract --table leverance",
        "extract --table links --format csv",
        "explain missing-titl",
        "new-quarter --output next.txt",
    ];
    let clock = Test::new().environment("SOURCE_DATE_EPOCH", "soon");
    let title = Test::new().command("--lang en check --title").argument(" ").show().transcript();
    let language =
        Test::new().environment("LANG", "en_GB.UTF-8").command("check --lang xx").show().transcript();
    said(Test::new(), &lines) + &said(clock, &["check"]) + &title + &language
}

fn wrong_files() -> String {
    let test = Test::new();
    let large = fs::File::create(test.path("large.xlsx")).unwrap();
    large.set_len(51 << 20).unwrap();
    let sound = fs::read(fixture("enkel")).unwrap();
    let packed = |name: &str, content: &[u8]| {
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
        writer.finish().unwrap().into_inner()
    };
    let package = |name: &str| packed(name, b"text");
    let compound = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", &name[..]].concat()
    };
    let kinds: [(&str, Vec<u8>); 19] = [
        ("empty", Vec::new()),
        ("pdf", b"%PDF-1.7".to_vec()),
        ("html", b"<!doctype html>".to_vec()),
        ("xml", b"<?xml version=\"1.0\"?>".to_vec()),
        ("csv", b"a;b".to_vec()),
        ("text", b"a b".to_vec()),
        ("unknown", vec![0, 1]),
        ("docx", package("word/document.xml")),
        ("zip", package("a")),
        ("bomb", packed("xl/workbook.xml", &vec![0; 129 << 20])),
        ("half", sound[..sound.len() / 2].to_vec()),
        ("locked", compound("EncryptedPackage")),
        ("doc", compound("WordDocument")),
        ("container", compound("Other")),
        ("xls", compound("Workbook")),
        ("empty-xlsx", package("xl/workbook.xml")),
        ("empty-ods", package("content.xml")),
        ("headless", made(&[(0, 0, "Projekt"), (0, 1, "Status")])),
        ("rowless", made(&[(0, 0, "Projekt"), (0, 1, "Status"), (0, 2, "Kontakt")])),
    ];
    let names: Vec<String> = kinds.iter().map(|(name, _)| format!("check {name}.xlsx --quiet")).collect();
    let test = kinds.iter().fold(test, |test, (name, bytes)| test.file(&format!("{name}.xlsx"), bytes));
    let lines: Vec<&str> = names.iter().map(String::as_str).collect();
    let other = ["check large.xlsx", "check nope.xlsx", "check .", "check", "compare folder folder"];
    said(test.file("folder/a", ""), &[&lines[..], &other].concat())
        + &said(Test::new().file("input/a.txt", ""), &["check"])
        + &said(Test::new().file("input/a.xlsx", "").file("input/b.xlsx", ""), &["check"])
}

fn wrong_plans() -> String {
    let test = Test::new()
        .file("none.json", "{}")
        .file("half.json", "{")
        .file("other.json", "{\"schema\": \"x\"}")
        .file("part.json", "{\"schema\": \"leveranceplan/plan/v2\"}");
    let lines = ["none", "half", "other", "part"].map(|name| format!("compare {name}.json {name}.json"));
    said(test, &lines.each_ref().map(String::as_str))
}

fn wrong_settings() -> String {
    let settings = [
        "[release\n",
        "[relase]\n",
        "release = 3\n",
        "[accept]\n",
        "[[accept]]\ncode = \"text-cut-off\"\ntext = \"a\"\n",
        "[[accept]]\ncode = \"text-cut-off\"\ntext = \"a\"\nreason = \" \"\n",
        "[checks]\ntext-cut-of = \"off\"\n",
        "[checks]\ntext-cut-off = \"of\"\n",
        "[columns]\nStatsu = [\"a\"]\n",
        "[columns]\nStatus = 3\n",
        "[thresholds]\ncontact_distance = 11\n",
        "[thresholds]\ncontact_distance = \"a\"\n",
        "[thresholds]\ncut_lengths = [0]\n",
        "[thresholds]\ncut_lengths = 0\n",
        "[thresholds]\ndate_months = 121\n",
        "[markers]\n\"!\" = [\"a\"]\n",
        "[release]\nmonth_thirds = [20, 10]\n",
        "[release]\nmonth_thirds = 3\n",
        "[release]\nspring = [0, 13]\n",
        "[release]\nspring = 3\n",
        "[release]\nturn_of_year = 3\n",
        "[publication]\npaper = \"A5\"\n",
        "[publication]\npaper = 5\n",
        "[publication]\nsize = 6\n",
        "[publication]\nsize = \"a\"\n",
        "[publication]\nchanges = 1\n",
        "[publication]\nfont = \"Noto Sanz\"\n",
        "[publication]\nfont = { regular = 1 }\n",
        "[publication]\nfont = { regular = \"nope.ttf\", bold = \"nope.ttf\" }\n",
        "[publication]\nfont = { regular = \"text.ttf\", bold = \"text.ttf\" }\n",
        "[publication]\ncolors = { link = \"#6699ee\" }\n",
        "[publication]\ncolors = { link = \"blue\" }\n",
        "[publication]\ncolors = { link = 3 }\n",
        "[publication]\nlogo = { file = \"a.gif\", text = \" \" }\n",
        "[publication]\nlogo = { file = \"a.gif\", text = \"a\" }\n",
        "[publication]\nlogo = { file = \"a.png\", text = \"a\" }\n",
        "[publication]\nlogo = { file = \"text.svg\", text = \"a\" }\n",
        "[publication]\nlogo = { file = \"wide.svg\", text = \"a\" }\n",
    ];
    let test = Test::new()
        .file("text.ttf", "text")
        .file("a.gif", "GIF89a")
        .file("a.png", b"\x89PNG\r\n\x1a\n\0\0")
        .file("text.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>a</text></svg>")
        .file(
            "wide.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9000\" height=\"9\"><path d=\"M0 0\"/></svg>",
        )
        .fixture("enkel");
    let run = |test: Test, settings: &&str| test.config(settings).command("--lang en check plan.xlsx").show();
    let all = settings.iter().fold(test, run).transcript();
    all + &said(Test::new(), &["check --config nope.toml", "check --config ."])
}

/// A plan that nothing is found in, with another title or version line.
fn plan(title: &str, version: &str) -> Vec<u8> {
    let mut table = Table { title: title.into(), version: version.into(), ..Table::default() };
    let row = ["Project", "A purpose.", "A description.", "Q3 2019", "Waiting", "Ann Smith", ""];
    table.push("Area", row.map(str::to_owned));
    table.bytes()
}

fn refusals() -> String {
    let title = "Plan 1 kv. 2019 - 4 kv. 2019";
    let of = |version: &str| plan(title, version);
    let odd = {
        let mut table =
            Table { title: title.into(), version: "Version 5.0 _1. april 2019".into(), ..Table::default() };
        let row = ["漢", "A purpose.", "A description.", "Q3 2019", "Waiting", "Ann Smith", ""];
        table.push("Area", row.map(str::to_owned));
        table.bytes()
    };
    let off = "[checks]\nmissing-version = \"off\"\ncharacter-without-font = \"off\"\n";
    let test = Test::new()
        .file("five.xlsx", of("Version 5.0 _1. april 2019"))
        .file("again.xlsx", of("Version 5.0 _2. april 2019"))
        .file("six.xlsx", of("Version 6.0 _1. marts 2019"))
        .file("four.xlsx", of("Version 4.0 _1. januar 2019"))
        .file("dateless.xlsx", of("Version 5.0"))
        .file("numberless.xlsx", of("Version _1. april 2019"))
        .file("quarterly.xlsx", plan("Plan 1.-4. kv. 2019", "Version 5.0 _1. april 2019"))
        .file("quarterless.xlsx", plan("Plan", "Version 5.0 _1. april 2019"))
        .file("odd.xlsx", odd)
        .file("off.toml", off)
        .file("notes/a.txt", "")
        .file("taken", "");
    let lines = [
        "publish five.xlsx --quiet",
        "publish again.xlsx --quiet",
        "publish six.xlsx --quiet --no-previous",
        "publish four.xlsx --quiet",
        "publish five.xlsx --quiet --mark --output elsewhere",
        "check five.xlsx --sheet Other",
        "publish five.xlsx --quiet --output taken",
        "publish numberless.xlsx --quiet",
        "publish numberless.xlsx --quiet --config off.toml",
        "publish odd.xlsx --quiet --config off.toml",
        "extract numberless.xlsx --quiet --format json --output data",
        "extract five.xlsx --quiet --format json --output taken",
        "new-quarter numberless.xlsx --output next.xlsx --quiet",
        "new-quarter dateless.xlsx --output next.xlsx --quiet",
        "new-quarter five.xlsx --output next.xlsx --version 4.0 --quiet",
        "new-quarter quarterly.xlsx --output next.xlsx --quiet",
        "new-quarter five.xlsx --output five.xlsx --quiet",
        "new-quarter quarterless.xlsx --output other.xlsx",
        "verify nope",
        "verify notes",
        "verify data",
        "verify output",
        "verify output/v5.0",
    ];
    let test = said_and_kept(test, &lines);
    let broken = fs::read_to_string(test.path("output/editions.json")).unwrap().replace("5.0", "5.1");
    let plan = fs::read_to_string(test.path("output/v5.0/plan.json")).unwrap().replace("Waiting", "Moving");
    let test = test
        .file("output/editions.json", broken)
        .file("output/v5.0/plan.json", plan)
        .file("output/v5.0/csv/links.csv", b"\xff;\n")
        .file("output/v5.0/more", "")
        .file("output/v5.0/aktivitets-og-leveranceplan-v5.0.xlsx", "text");
    fs::remove_file(test.path("output/v5.0/csv/omraader.csv")).unwrap();
    said(test, &["verify output", "publish five.xlsx --quiet"])
}

fn said_and_kept(test: Test, lines: &[&str]) -> Test {
    lines.iter().fold(test, |test, line| test.command("--lang en").arguments(line).show())
}

/// Errors that a test cannot bring about: they need a disk that fails (see `editions`), a machine without threads, or a
/// program that contradicts itself.
const OUT_OF_REACH: [&str; 4] = ["clock-before-1970", "edition-busy", "edition-unrecorded", "xlsx-stopped"];

#[test]
fn no_error_has_a_danish_word_in_english() {
    let parts = [wrong_arguments(), wrong_files(), wrong_plans(), wrong_settings(), refusals()];
    let all = parts.concat();
    // File names of an edition are Danish in any language.
    let names =
        ["aktivitets-og-leveranceplan", "leverancer", "omraader", "perioder", "kontakter", "aendringer"];
    let spoken = names.iter().fold(all.clone(), |text, name| text.replace(name, ""));
    let danish = danish_words();
    for line in spoken.lines() {
        let found: Vec<String> = words(line).into_iter().filter(|word| danish.contains(word)).collect();
        assert!(found.is_empty(), "{found:?} in {line}");
    }
    let english = texts("en");
    let mut unheard = Vec::new();
    for key in keys_of_errors().into_iter().filter(|key| !OUT_OF_REACH.contains(&key.as_str())) {
        let text = message(&english, &key).unwrap_or_else(|| panic!("no text of {key}"));
        let mut pieces = text.split(['{', '}']).step_by(2).filter(|piece| piece.trim().len() > 2);
        if !pieces.all(|piece| all.contains(piece)) {
            unheard.push(key);
        }
    }
    assert!(unheard.is_empty(), "nothing brings about {unheard:?}");
}

/// The text of a key, without its attributes; its lines as one.
fn message(texts: &str, key: &str) -> Option<String> {
    let start = format!("{key} =");
    let mut lines = texts.lines().skip_while(|line| !line.starts_with(&start));
    let first = lines.next()?[start.len()..].trim().to_owned();
    let more = lines.take_while(|line| line.starts_with(' ') && !line.trim_start().starts_with('.'));
    Some(more.fold(first, |text, line| format!("{text} {}", line.trim())).trim().to_owned())
}

/// The keys of the errors that the sources name.
fn keys_of_errors() -> BTreeSet<String> {
    let sources = files(&root().join("src"))
        .into_iter()
        .filter(|(path, _)| path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs"));
    let key = |rest: &str| Some(rest.trim_start().strip_prefix('"')?.split('"').next()?.to_owned());
    let mut keys = BTreeSet::new();
    for (_, source) in sources {
        let source = String::from_utf8(source).unwrap();
        keys.extend(source.split("Message::error(").skip(1).filter_map(key));
    }
    keys
}
