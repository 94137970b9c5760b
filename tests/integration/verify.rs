//! `verify`: what was changed after it was published is found and named, to the cell.

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use leveranceplan::digest::digest;
use leveranceplan::edition::{Disk, verify};
use leveranceplan::plan::Field;
use leveranceplan::report::{compose, design::Design, fonts::Fonts, layout, pdf};
use leveranceplan::texts::{Language, Texts};

use crate::harness::{Test, files};
use crate::{fixture, plan_of, run};

/// Publishes a fixture and gives the output folder.
fn published(folder: &Path, dialect: &str) -> PathBuf {
    let input = fixture("enkel");
    let (code, said) = run(&["publish", input.to_str().unwrap(), "--dialect", dialect], folder);
    assert_eq!(code, 0, "{said}");
    folder.join("output")
}

/// An edition alone, without the ledger that it came with.
pub(crate) fn alone(folder: &Path, dialect: &str) -> PathBuf {
    let edition = folder.join("v5.0");
    fs::rename(published(folder, dialect).join("v5.0"), &edition).unwrap();
    edition
}

/// Seals a JSON file as someone would who knows how, after an edit.
pub(crate) fn reseal(path: &Path, edit: impl FnOnce(&mut serde_json::Value)) {
    let mut json: serde_json::Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    edit(&mut json);
    json.as_object_mut().unwrap().remove("digest");
    let text = format!("{}\n", serde_json::to_string_pretty(&json).unwrap());
    let digest = digest(text.as_bytes());
    let body = text.strip_suffix("\n}\n").unwrap();
    fs::write(path, format!("{body},\n  \"digest\": \"{digest}\"\n}}\n")).unwrap();
}

/// Brings the manifest in line with files that were changed.
pub(crate) fn recompute(edition: &Path) {
    reseal(&edition.join("manifest.json"), |manifest| {
        for file in manifest["files"].as_array_mut().unwrap() {
            let bytes = fs::read(edition.join(file["path"].as_str().unwrap())).unwrap();
            file["sha256"] = digest(&bytes).into();
            file["size"] = bytes.len().into();
        }
    });
}

pub(crate) fn said(folder: &Path) -> String {
    Texts::of(Language::Danish).text(&verify::verify(&Disk, folder).unwrap().message()).into()
}

pub(crate) fn replace(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from} in {}", path.display());
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

/// Changes a string of the workbook.
pub(crate) fn replace_in_workbook(path: &Path, from: &str, to: &str) {
    let mut old = zip::ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut changed = 0;
    for index in 0..old.len() {
        let mut file = old.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        let name = file.name().unwrap().into_owned();
        let strings = name.ends_with("sharedStrings.xml");
        new.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        let text = String::from_utf8_lossy(&bytes).replace(from, to);
        changed += usize::from(strings && text.as_bytes() != bytes);
        new.write_all(if strings { text.as_bytes() } else { &bytes }).unwrap();
    }
    assert_eq!(changed, 1, "{from} in {}", path.display());
    fs::write(path, new.finish().unwrap().into_inner()).unwrap();
}

/// A PDF that says something else in one cell.
pub(crate) fn other_pdf(path: &Path) {
    let mut report = compose::compose(&plan_of(&fixture("enkel")).0).unwrap();
    report.tables[0].areas[1].rows[0].cells[Field::Status].blocks[0].spans[0].text = "Aldrig hørt om".into();
    let fonts = Fonts::load().unwrap();
    let pages = layout::layout(&report, &fonts, &Design::default());
    let metadata = pdf::Metadata::of(&report, "en anden");
    fs::write(path, pdf::write(&pages, &metadata, &fonts).unwrap()).unwrap();
}

#[test]
fn a_fault_in_each_kind_of_file_is_found_though_its_digest_was_made_right() {
    type Fault = fn(&Path);
    let faults: [(&str, Fault); 12] = [
        ("plan.json, a contact", |e| {
            replace(&e.join("plan.json"), "\"contact\": \"", "\"contact\": \"Ikke ")
        }),
        ("plan.json, a marker", |e| replace(&e.join("plan.json"), "  \"delivered\"\n", "  \"changed\"\n")),
        ("plan.json, a state", |e| {
            replace(&e.join("plan.json"), "\"state\": \"delivered\",", "\"state\": \"delayed\",")
        }),
        ("leverancer.csv, a text", |e| {
            replace(&e.join("csv/leverancer.csv"), "At komme i gang", "At komme i går")
        }),
        ("leverancer.csv, a row gone", |e| {
            let path = e.join("csv/leverancer.csv");
            let text = fs::read_to_string(&path).unwrap();
            let lines: Vec<&str> = text.split_inclusive("\r\n").collect();
            fs::write(&path, [&lines[..2], &lines[3..]].concat().concat()).unwrap();
        }),
        ("omraader.csv, a number", |e| replace(&e.join("csv/omraader.csv"), "område;3;2", "område;3;1")),
        ("perioder.csv, a day", |e| replace(&e.join("csv/perioder.csv"), "2019-", "2018-")),
        ("kontakter.csv, a name", |e| replace(&e.join("csv/kontakter.csv"), "Mette", "Metta")),
        ("datapackage.json, a word", |e| replace(&e.join("csv/datapackage.json"), "Kontorets", "Et andet")),
        ("the workbook, a cell", |e| {
            replace_in_workbook(
                &e.join("aktivitets-og-leveranceplan-v5.0.xlsx"),
                "At komme i gang",
                "At komme i går",
            );
        }),
        ("the PDF, a cell", |e| other_pdf(&e.join("aktivitets-og-leveranceplan-v5.0.pdf"))),
        ("manifest.json, a count", |e| reseal(&e.join("manifest.json"), |m| m["counts"]["areas"] = 7.into())),
    ];
    let mut out = String::new();
    for (name, fault) in faults {
        let folder = tempfile::tempdir().unwrap();
        let edition = alone(folder.path(), "excel-da");
        assert_eq!(said(&edition), "");
        fault(&edition);
        recompute(&edition);
        write!(out, "# {name}\n{}\n", said(&edition)).unwrap();
    }
    crate::harness::golden("verify-faults", &out);
}

/// A marker stands in the workbook beside its project's name.
#[test]
fn a_marker_that_the_workbook_lost_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let edition = alone(folder.path(), "excel-da");
    replace_in_workbook(&edition.join("aktivitets-og-leveranceplan-v5.0.xlsx"), "Drift *", "Drift");
    recompute(&edition);
    let expected = "aktivitets-og-leveranceplan-v5.0.xlsx Plan!A8: »Drift«, men plan.json har »Drift *«\n";
    assert_eq!(said(&edition), expected);
    // Of another version only the texts are compared.
    reseal(&edition.join("manifest.json"), |manifest| manifest["program_version"] = "9.0.0".into());
    assert_eq!(said(&edition), expected);
}

/// Of a text that stands twice in the plan, a PDF of another version must have both.
#[test]
fn one_of_two_equal_texts_that_the_pdf_lost_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let edition = alone(folder.path(), "excel-da");
    other_pdf(&edition.join("aktivitets-og-leveranceplan-v5.0.pdf"));
    recompute(&edition);
    reseal(&edition.join("manifest.json"), |manifest| manifest["program_version"] = "9.0.0".into());
    insta::assert_snapshot!(said(&edition), @"aktivitets-og-leveranceplan-v5.0.pdf området »Andet område«, række 2, kolonne Status: »«, men plan.json har »I gang«");
}

/// A pseudo-random sequence that is the same each time (Marsaglia, Xorshift RNGs, 2003).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }
}

/// Changes single bytes of an output folder, each file as often as another; gives how many of them were not found.
fn unseen(seed: u64, changes: usize) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let output = published(folder.path(), if seed.is_multiple_of(2) { "excel-da" } else { "rfc4180" });
    let contents: Vec<(PathBuf, Vec<u8>)> =
        files(&output).into_iter().filter(|(path, _)| !path.ends_with(".editions.lock")).collect();
    assert_eq!(contents.len(), 11);
    let mut random = Random(0x9e37_79b9_7f4a_7c15 ^ seed);
    let mut unseen = 0;
    for _ in 0..changes {
        let (path, bytes) = &contents[random.below(contents.len())];
        let mut changed = bytes.clone();
        let at = random.below(changed.len());
        changed[at] ^= u8::try_from(1 + random.below(255)).unwrap();
        fs::write(path, &changed).unwrap();
        let verified = verify::verify(&Disk, &output).unwrap();
        let name = path.strip_prefix(&output).unwrap().to_string_lossy().replace('\\', "/");
        unseen += usize::from(!verified.differences.iter().any(|difference| difference.file == name));
        fs::write(path, bytes).unwrap();
    }
    assert!(verify::verify(&Disk, &output).unwrap().agrees());
    unseen
}

#[test]
fn a_thousand_changes_of_one_byte_are_all_found_with_their_file() {
    let threads: Vec<_> = (1..=4).map(|seed| std::thread::spawn(move || unseen(seed, 250))).collect();
    let unseen: Vec<usize> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
    assert_eq!(unseen, [0; 4]);
}

/// An output folder with three versions of one plan.
fn three_versions(folder: &Path) -> PathBuf {
    for (version, date) in [("5.0", "2019-04-01"), ("5.1", "2019-07-01"), ("6.0", "2019-10-01")] {
        let input = fixture("enkel");
        let arguments = ["publish", input.to_str().unwrap(), "--plan-version", version, "--date", date];
        let (code, said) = run(&arguments, folder);
        assert_eq!(code, 0, "{said}");
    }
    folder.join("output")
}

#[test]
fn the_ledger_and_the_editions_must_say_the_same() {
    type Fault = fn(&Path);
    let faults: [(&str, Fault); 9] = [
        ("an edition is gone", |o| fs::remove_dir_all(o.join("v5.1")).unwrap()),
        ("an edition that was never published", |o| {
            fs::create_dir(o.join("v4.0")).unwrap();
        }),
        ("the ledger is gone", |o| fs::remove_file(o.join("editions.json")).unwrap()),
        ("an entry is gone", |o| {
            reseal(&o.join("editions.json"), |l| drop(l["editions"].as_array_mut().unwrap().remove(1)));
        }),
        ("a date before", |o| {
            reseal(&o.join("editions.json"), |l| l["editions"][2]["date"] = "2019-01-01".into());
        }),
        ("versions out of order", |o| {
            reseal(&o.join("editions.json"), |l| l["editions"].as_array_mut().unwrap().swap(0, 1));
        }),
        ("another workbook", |o| {
            reseal(&o.join("editions.json"), |l| l["editions"][0]["input"]["size"] = 1.into());
        }),
        ("an edition with right digests, but not the one that was published", |o| {
            replace(&o.join("v5.0/csv/links.csv"), "start", "stort");
            recompute(&o.join("v5.0"));
        }),
        ("a file too many and one too few", |o| {
            fs::rename(o.join("v6.0/csv/links.csv"), o.join("v6.0/csv/lenker.csv")).unwrap();
        }),
    ];
    let mut out = String::new();
    for (name, fault) in faults {
        let folder = tempfile::tempdir().unwrap();
        let output = three_versions(folder.path());
        assert_eq!(said(&output), "");
        fault(&output);
        write!(out, "# {name}\n{}\n", said(&output)).unwrap();
    }
    crate::harness::golden("verify-ledger", &without_digests(&out));
}

#[test]
fn the_command_says_what_it_found() {
    let folder = tempfile::tempdir().unwrap();
    let output = published(folder.path(), "rfc4180");
    let (code, said) = run(&["verify", "output"], folder.path());
    assert_eq!(code, 0);
    assert!(
        said.starts_with("1 udgave, 11 filer, ")
            && said.ends_with(" tekster: alt er, som det blev udgivet\n"),
        "{said}"
    );
    assert_eq!(run(&["verify", "output/v5.0", "--lang", "en"], folder.path()).0, 0);
    let before = files(folder.path());
    fs::write(output.join("v5.0/nyt.txt"), "").unwrap();
    let (code, said) = run(&["verify", "output/v5.0", "--lang", "en"], folder.path());
    assert_eq!(code, 1);
    assert!(said.ends_with("texts: 1 difference\n"), "{said}");
    fs::remove_file(output.join("v5.0/nyt.txt")).unwrap();
    assert_eq!(files(folder.path()), before, "nothing is written");
    Test::new().command("verify findes-ikke").show().command("verify .").show().golden("nothing-to-verify");
}

/// Digests and sizes differ with every change of the program.
fn without_digests(text: &str) -> String {
    let word = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        let digest = bare.len() == 64 && bare.bytes().all(|byte| byte.is_ascii_hexdigit());
        let size = bare.len() > 2 && bare.bytes().all(|byte| byte.is_ascii_digit());
        if digest || size {
            word.replace(bare, if digest { "<sha256>" } else { "<size>" })
        } else {
            word.to_owned()
        }
    };
    text.split_inclusive([' ', '\n']).map(word).collect()
}
