//! The guide for the office: each command in it is run, in order, and prints what stands there.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::table::Table;
use crate::{plan_of, root, sample};

const BOOK: &str = "input/aktivitets-og-leveranceplan.xlsx";
const NEXT: &str = "input/plan-6.0.xlsx";

/// Edits a workbook as the office does in Excel.
fn edit(folder: &Path, book: &str, change: impl Fn(&mut Table)) {
    let path = folder.join(book);
    let mut table = Table::of(&plan_of(&path).0);
    change(&mut table);
    fs::write(path, table.bytes()).unwrap();
}

/// Writes a text into a column of the row whose project begins with a name.
fn set(table: &mut Table, project: &str, column: usize, text: &str) {
    let mut rows = table.areas.iter_mut().flat_map(|(_, rows)| rows);
    rows.find(|row| row[0].starts_with(project)).unwrap()[column] = text.to_owned();
}

/// What was found in section 2 is mended.
fn mend(table: &mut Table) {
    set(table, "Resultater fra tredje måling", 3, "Ultimo maj 2019");
    set(table, "Svar fra dagtilbud", 0, "Svar fra dagtilbud ✓ *");
    set(table, "Læringsmodul til ledere", 0, "Læringsmodul til ledere ✓ *");
}

/// A quarter's work: delivered, delayed, a new one; a ✓ is forgotten.
fn edit_quarter(table: &mut Table) {
    set(table, "Resultater fra tredje måling", 3, "Er frigivet maj 2019");
    set(table, "Resultater fra tredje måling", 4, "Leveret");
    set(table, "Resultater fra tredje måling", 0, "Resultater fra tredje måling ✓");
    set(table, "Samlet rapport til kommunerne", 4, "Rapporten er udsendt.");
    set(table, "Samlet rapport til kommunerne", 0, "Samlet rapport til kommunerne ✓");
    set(table, "Besvarelse fra biblioteker", 3, "Forsinket forventes frigivet Q4 2019");
    set(table, "Konference om standarder", 3, "Leveret");
    set(table, "Strategi for sundhedssektoren", 3, "Q3-Q4 2019");
    let row = [
        "Øvelse i beredskab",
        "Kommuner skal kunne handle, når systemerne er nede.",
        "En øvelse på en halv dag med drejebog.",
        "Q4 2019",
        "Er begyndt",
        "Mette Holmgaard",
        "",
    ];
    table.push("Awareness", row.map(str::to_owned));
}

fn locked() -> Vec<u8> {
    let mut locked = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    locked.create_stream("/EncryptedPackage").unwrap();
    locked.flush().unwrap();
    locked.into_inner().into_inner()
}

/// What a person does between two commands, by the name in `<!-- trin: NAME -->`.
fn step(name: &str, folder: &Path) {
    let path = |name: &str| folder.join(name);
    match name {
        "ret fundene" => edit(folder, BOOK, mend),
        "skift projektmappe" => {
            fs::create_dir(path("arkiv")).unwrap();
            fs::rename(path(BOOK), path("arkiv/plan-5.0.xlsx")).unwrap();
            fs::rename(path("plan-6.0.xlsx"), path(NEXT)).unwrap();
        }
        "ret kvartalet" => edit(folder, NEXT, edit_quarter),
        "læg logoet" => {
            let logo = r##"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#204060"/></svg>"##;
            fs::write(path("logo.svg"), logo).unwrap();
        }
        "ret en tekst efter udgivelsen" => {
            edit(folder, NEXT, |table| set(table, "Øvelse i beredskab", 4, "Er i gang"))
        }
        "ret i en udgivet fil" => {
            let (file, kept) = (path("output/v6.0/csv/kontakter.csv"), path("kontakter.csv"));
            fs::copy(&file, &kept).unwrap();
            let text = fs::read_to_string(&kept).unwrap();
            fs::write(file, text.replace("Karen Thorsø", "Karen Thorsøe")).unwrap();
        }
        "læg den rigtige fil tilbage" => {
            fs::rename(path("kontakter.csv"), path("output/v6.0/csv/kontakter.csv")).unwrap();
        }
        "stav forkert i indstillingerne" => {
            fs::write(path("leveranceplan.toml"), "[publication]\npapper = \"A3\"\n").unwrap();
        }
        "to projektmapper" => drop(fs::copy(path(NEXT), path("input/kopi.xlsx")).unwrap()),
        "kun en projektmappe" => fs::remove_file(path("input/kopi.xlsx")).unwrap(),
        "slet versionslinjen" => edit(folder, NEXT, |table| table.version.clear()),
        "sæt adgangskode" => fs::write(path(NEXT), locked()).unwrap(),
        "en anden projektmappe" => {
            let mut book = rust_xlsxwriter::Workbook::new();
            book.add_worksheet().set_name("Indkøb").unwrap().write_string(0, 0, "Papir").unwrap();
            fs::write(path(NEXT), book.save_to_buffer().unwrap()).unwrap();
        }
        other => assert!(other.is_empty(), "no step is called »{other}«"),
    }
}

/// Runs a command line and gives what a person sees: standard output and error as they come.
fn shown(line: &str, folder: &Path) -> String {
    let log = folder.join(".log");
    let file = fs::File::create(&log).unwrap();
    let binary = assert_cmd::cargo::cargo_bin("leveranceplan");
    Command::new(binary)
        .args(line.split_whitespace().skip(1))
        .env("LANG", "da_DK.UTF-8")
        .current_dir(folder)
        .stdout(file.try_clone().unwrap())
        .stderr(file)
        .status()
        .unwrap();
    let text = fs::read_to_string(&log).unwrap();
    fs::remove_file(log).unwrap();
    text.replace('\\', "/")
}

/// A line without what varies: `12 kB` and `40 ms` have `#` for their number.
fn masked(line: &str) -> String {
    let mut words: Vec<&str> = line.split(' ').collect();
    for at in 1..words.len() {
        if words[at].starts_with("kB") || words[at].starts_with("ms") {
            let number = words[at - 1];
            words[at - 1] = if number.parse::<u32>().is_ok() { "#" } else { number };
        }
    }
    let text = words.join(" ");
    if text.contains("# kB") { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text }
}

/// Where a block and what was printed differ first; a line `…` in the block stands for any lines.
fn difference(block: &[&str], printed: &[&str]) -> Option<String> {
    let alike = |one: &[&str], two: &[&str]| -> Option<String> {
        let pair = one.iter().zip(two).find(|(one, two)| masked(one) != masked(two));
        pair.map(|(one, two)| format!("guide: {one}\nprinted: {two}"))
    };
    let Some(cut) = block.iter().position(|line| *line == "…") else {
        let lengths = format!("{} lines in the guide, {} printed", block.len(), printed.len());
        return alike(block, printed).or_else(|| (block.len() != printed.len()).then_some(lengths));
    };
    let (head, tail) = (&block[..cut], &block[cut + 1..]);
    if head.len() + tail.len() >= printed.len() {
        return Some(format!("nothing is left out: {} lines printed", printed.len()));
    }
    alike(head, printed).or_else(|| alike(tail, &printed[printed.len() - tail.len()..]))
}

/// The block anew, cut where it was cut.
fn anew(block: &[&str], printed: &[&str]) -> Vec<String> {
    let owned = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    match block.iter().position(|line| *line == "…") {
        Some(cut) if block.len() - 1 < printed.len() => {
            let tail = printed.len() - (block.len() - cut - 1);
            [owned(&printed[..cut]), vec!["…".to_owned()], owned(&printed[tail..])].concat()
        }
        _ => owned(printed),
    }
}

/// Does what the guide says, in a folder; the guide as it should be, and what differs.
fn follow(guide: &str, folder: &Path) -> (String, Vec<String>) {
    let lines: Vec<&str> = guide.lines().collect();
    let (mut out, mut wrong, mut at) = (Vec::new(), Vec::new(), 0);
    while at < lines.len() {
        let line = lines[at];
        out.push(line.to_owned());
        at += 1;
        if let Some(name) = line.strip_prefix("<!-- trin: ").and_then(|rest| rest.strip_suffix(" -->")) {
            step(name, folder);
        }
        if !line.starts_with("```") {
            continue;
        }
        let end = at + lines[at..].iter().position(|line| *line == "```").unwrap();
        let block = &lines[at..end];
        if line == "```toml" {
            fs::write(folder.join("leveranceplan.toml"), block.join("\n")).unwrap();
        }
        if let Some(command) = block[0].strip_prefix("$ ") {
            let printed = shown(command, folder);
            let printed: Vec<&str> = printed.lines().map(str::trim_end).collect();
            out.push(block[0].to_owned());
            if let Some(found) = difference(&block[1..], &printed) {
                wrong.push(format!("{command}\n{found}"));
                out.extend(anew(&block[1..], &printed));
            } else {
                out.extend(block[1..].iter().map(|line| (*line).to_owned()));
            }
        } else {
            out.extend(block.iter().map(|line| (*line).to_owned()));
        }
        out.push("```".to_owned());
        at = end + 1;
    }
    (out.join("\n") + "\n", wrong)
}

#[test]
fn each_command_of_the_guide_prints_what_stands_there() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("input")).unwrap();
    fs::copy(sample(), folder.path().join(BOOK)).unwrap();
    let path = root().join("docs/vejledning.md");
    let guide = fs::read_to_string(&path).unwrap();
    let (anew, wrong) = follow(&guide, folder.path());
    if std::env::var_os("WRITE_DOCS").is_some() {
        fs::write(&path, anew).unwrap();
    } else {
        assert!(wrong.is_empty(), "WRITE_DOCS=1 cargo test writes it anew:\n{}", wrong.join("\n\n"));
    }
    assert!(guide.matches("\n$ leveranceplan ").count() >= 12, "the guide shows its commands");
}

#[test]
fn the_pictures_of_the_guide_are_there_and_small() {
    let guide = fs::read_to_string(root().join("docs/vejledning.md")).unwrap();
    let pictures: Vec<&str> = guide
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|name| name.ends_with(".png"))
        .collect();
    assert_eq!(pictures, ["side-1.png", "side-aendringer.png"]);
    let size = fs::metadata(root().join("docs/side-aendringer.png")).unwrap().len();
    assert!(size < 120_000, "{size} bytes");
}

#[test]
fn messages_that_are_only_quoted_are_the_programs_own() {
    let guide = fs::read_to_string(root().join("docs/vejledning.md")).unwrap();
    let quoted = [
        ("command.ftl", "projektmappen er åben i Excel; luk den, og prøv igen"),
        ("foreign.ftl", "luk mappens filer i Excel, PDF-læseren og andre programmer, og kør igen"),
    ];
    for (file, message) in quoted {
        let texts = fs::read_to_string(root().join("src/texts/da").join(file)).unwrap();
        assert!(texts.contains(&format!(".help = {message}\n")), "{message}");
        assert!(guide.contains(&format!("`{message}`")), "{message}");
    }
}

#[test]
fn a_changed_line_of_the_guide_is_seen() {
    let printed = ["en", "to", "tid: 40 ms", "fire", "fem"];
    assert_eq!(difference(&["en", "to", "tid: 7 ms", "fire", "fem"], &printed), None);
    assert_eq!(difference(&["en", "…", "fem"], &printed), None);
    assert_eq!(difference(&["  plan.json       85 kB"], &["  plan.json      102 kB"]), None);
    let wrong: [&[&str]; 7] = [
        &["en", "to", "tid: 7 ms", "fire", "seks"],
        &["en", "to", "tid: 7 s", "fire", "fem"],
        &["en", "to", "tid: 7 ms", "fire"],
        &["en", "to", "tid: 7 ms", "fire", "fem", "seks"],
        &["to", "…", "fem"],
        &["en", "…", "fire"],
        &["en", "to", "tid: 7 ms", "…", "fire", "fem"],
    ];
    for block in wrong {
        assert!(difference(block, &printed).is_some(), "{block:?}");
    }
    assert_eq!(anew(&["x", "…", "y"], &printed), ["en", "…", "fem"]);
}
