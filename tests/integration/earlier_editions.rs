//! Editions that earlier versions of the program published, kept to the byte in `fixtures/udgaver/`: today's program
//! calls them right, compares with them and goes on from them.

use std::fs;
use std::path::{Path, PathBuf};

use leveranceplan::edition::Ledger;

use crate::harness::files;
use crate::{against_schema, root, run, sample};

/// The output folders, one for each version of the program.
fn outputs() -> Vec<PathBuf> {
    let folders = fs::read_dir(root().join("fixtures/udgaver")).unwrap();
    let folders: Vec<PathBuf> = folders.map(|entry| entry.unwrap().path()).collect();
    assert!(!folders.is_empty());
    folders
}

/// Copies an output folder into `output` below a folder.
fn copy(output: &Path, folder: &Path) -> PathBuf {
    let copy = folder.join("output");
    for (path, bytes) in files(output) {
        let path = copy.join(path.strip_prefix(output).unwrap());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    copy
}

/// Runs the command, which must end well; gives what it said.
fn done(arguments: &[&str], folder: &Path) -> String {
    let (code, said) = run(arguments, folder);
    assert_eq!(code, 0, "{arguments:?}: {said}");
    said
}

/// The files of a folder but for the lock, by their paths in it.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let files = files(folder).into_iter().filter(|(path, _)| !path.ends_with(".editions.lock"));
    files.map(|(path, bytes)| (path.strip_prefix(folder).unwrap().to_owned(), bytes)).collect()
}

#[test]
fn verify_calls_them_right() {
    for output in outputs() {
        let folder = tempfile::tempdir().unwrap();
        copy(&output, folder.path());
        for place in ["output", "output/v5.0"] {
            let said = done(&["verify", place], folder.path());
            assert!(said.ends_with("alt er, som det blev udgivet\n"), "{}: {said}", output.display());
        }
    }
}

#[test]
fn the_first_plan_json_keeps_its_schema() {
    let path = root().join("fixtures/udgaver/0.1.0/v5.0/plan.json");
    let json = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    assert_eq!(against_schema("plan-v1", &json), Vec::<String>::new());
}

#[test]
fn they_are_compared_as_their_workbook_is() {
    let folder = tempfile::tempdir().unwrap();
    let book = sample();
    let book = book.to_str().unwrap();
    done(&["new-quarter", book, "--output", "next.xlsx"], folder.path());
    for output in outputs() {
        let edition = output.join("v5.0");
        let edition = edition.to_str().unwrap();
        done(&["compare", edition, book, "--exit-code"], folder.path());
        let compared = |old: &str| {
            let mut command = assert_cmd::Command::cargo_bin("leveranceplan").unwrap();
            let output =
                command.args(["compare", old, "next.xlsx"]).current_dir(folder.path()).output().unwrap();
            String::from_utf8(output.stdout).unwrap()
        };
        assert!(compared(edition).contains("15 kun med anden markering"));
        assert_eq!(compared(edition), compared(book));
    }
}

#[test]
fn the_next_quarter_begins_with_them_and_is_published_after_them() {
    let folder = tempfile::tempdir().unwrap();
    let book = sample();
    let next = |from: &str, to: &str| {
        done(&["new-quarter", from, "--output", to], folder.path());
        fs::read(folder.path().join(to)).unwrap()
    };
    let publish = |previous: &str, output: &str| {
        let arguments = ["publish", "a.xlsx", "--previous", previous, "--mark", "--output", output];
        done(&arguments, folder.path());
        contents(&folder.path().join(output).join("v6.0"))
    };
    let expected = next(book.to_str().unwrap(), "a.xlsx");
    let published = publish(book.to_str().unwrap(), "a");
    for (index, output) in outputs().iter().enumerate() {
        let edition = output.join("v5.0");
        let edition = edition.to_str().unwrap();
        assert_eq!(next(edition, &format!("{index}.xlsx")), expected, "{edition}");
        assert_eq!(publish(edition, &format!("{index}")), published, "{edition}");
    }
}

#[test]
fn the_same_plan_leaves_them_as_they_are_unless_they_are_to_be_replaced() {
    let book = sample();
    let again = ["publish", book.to_str().unwrap()];
    for output in outputs() {
        let folder = tempfile::tempdir().unwrap();
        let copy = copy(&output, folder.path());
        let before = contents(&copy);
        let said = done(&again, folder.path());
        assert!(said.contains("\noutput/v5.0 er allerede udgivet med den samme plan af en anden"), "{said}");
        assert_eq!(contents(&copy), before);
        let said = done(&[&again[..], &["--replace"]].concat(), folder.path());
        assert!(said.contains("Udgivet igen i output/v5.0; den tidligere udgave er erstattet"), "{said}");
        assert_ne!(contents(&copy), before);
        let ledger = Ledger::parse(&fs::read(copy.join("editions.json")).unwrap()).unwrap();
        assert_eq!(ledger.editions()[0].replaced.len(), 1);
        done(&["verify", "output"], folder.path());
    }
}

#[test]
fn another_plan_does_not_take_their_place_in_silence() {
    let book = sample();
    let book = book.to_str().unwrap();
    type Change = fn(&Path);
    let cases: [(&[&str], Change); 6] = [
        (&["--title", "En anden plan"], |_| ()),
        (&["--date", "2019-04-02"], |_| ()),
        (&["--dialect", "rfc4180"], |_| ()),
        (&["--previous", "before/v4.0"], |_| ()),
        (&[], |output| fs::write(output.join("v5.0/note.txt"), "").unwrap()),
        (&[], |output| fs::write(output.join("v5.0/csv/links.csv"), "").unwrap()),
    ];
    for (arguments, change) in cases {
        let folder = tempfile::tempdir().unwrap();
        let copy = copy(&root().join("fixtures/udgaver/0.1.0"), folder.path());
        change(&copy);
        let older = ["--plan-version", "4.0", "--date", "2019-01-01", "--output", "before"];
        done(&[&["publish", book][..], &older].concat(), folder.path());
        let before = contents(&copy);
        let (code, said) = run(&[&["publish", book], arguments].concat(), folder.path());
        assert_eq!(code, 4, "{arguments:?}: {said}");
        assert!(said.contains("versionen er allerede udgivet i output/v5.0 med et andet indhold"), "{said}");
        assert_eq!(contents(&copy), before);
    }
}

#[test]
fn a_later_version_is_published_beside_them() {
    for output in outputs() {
        let folder = tempfile::tempdir().unwrap();
        let copy = copy(&output, folder.path());
        done(&["new-quarter", "output/v5.0", "--output", "next.xlsx"], folder.path());
        done(&["publish", "next.xlsx", "--previous", "output/v5.0", "--mark"], folder.path());
        let here = contents(&copy.join("v5.0"));
        assert_eq!(here, contents(&output.join("v5.0")), "{}", output.display());
        assert!(done(&["verify", "output"], folder.path()).starts_with("2 udgaver, "));
    }
}
