//! Editions that earlier versions of the program published, kept to the byte in `fixtures/udgaver/`: today's program
//! calls them right, compares with them and goes on from them.

use std::fs;
use std::path::{Path, PathBuf};

use leveranceplan::edition::Ledger;

use crate::harness::files;
use crate::verify::{alone, other_pdf, recompute, replace, replace_in_workbook, reseal, said};
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

#[test]
fn a_text_that_was_changed_in_one_of_their_files_is_found() {
    type Fault = fn(&Path);
    let faults: [(&str, Fault); 5] = [
        ("csv/leverancer.csv række 2, kolonne kontakt: ", |e| {
            replace(&e.join("plan.json"), "\"contact\": \"", "\"contact\": \"Ikke ");
        }),
        ("csv/leverancer.csv række 2, kolonne omraade: ", |e| {
            let path = e.join("csv/leverancer.csv");
            let text = fs::read_to_string(&path).unwrap();
            let (heading, rows) = text.split_once("\r\n").unwrap();
            fs::write(&path, format!("{heading}\r\nEt andet {rows}")).unwrap();
        }),
        ("csv/omraader.csv rækkerne: 8, men plan.json har 9", |e| {
            let path = e.join("csv/omraader.csv");
            let text = fs::read_to_string(&path).unwrap();
            let rows: Vec<&str> = text.split_inclusive("\r\n").collect();
            fs::write(&path, rows[..9].concat()).unwrap();
        }),
        ("aktivitets-og-leveranceplan-v5.0.xlsx Plan!", |e| {
            let path = e.join("aktivitets-og-leveranceplan-v5.0.xlsx");
            replace_in_workbook(&path, "Ultimo marts 2019", "Ultimo maj 2019");
        }),
        ("aktivitets-og-leveranceplan-v5.0.pdf ", |e| {
            other_pdf(&e.join("aktivitets-og-leveranceplan-v5.0.pdf"));
        }),
    ];
    for (expected, fault) in faults {
        let folder = tempfile::tempdir().unwrap();
        let edition = copy(&root().join("fixtures/udgaver/0.1.0"), folder.path()).join("v5.0");
        fs::remove_file(folder.path().join("output/editions.json")).unwrap();
        assert_eq!(said(&edition), "");
        fault(&edition);
        recompute(&edition);
        let said = said(&edition);
        assert!(said.lines().any(|line| line.starts_with(expected)), "{expected}\n{said}");
    }
}

/// What a later version may do: more keys, names and columns, a table of its own.
fn as_a_later_version(edition: &Path) {
    let path = edition.join("plan.json");
    let mut plan: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    plan["weather"] = "sun".into();
    let row = &mut plan["areas"][0]["deliverables"][1];
    row["state"] = "paused".into();
    row["evidence"][0]["state"] = "paused".into();
    row["evidence"][0]["column"] = "Vejr".into();
    row["markers"].as_array_mut().unwrap().push("paused".into());
    row["release"]["kind"] = "guessed".into();
    row["release"]["periods"] =
        serde_json::json!([{"from": null, "to": null, "precision": "decade", "approximate": true, "by": 1}]);
    row["source"]["cells"].as_array_mut().unwrap().push("Z9".into());
    fs::write(&path, serde_json::to_vec(&plan).unwrap()).unwrap();
    let path = edition.join("csv/leverancer.csv");
    let text = fs::read_to_string(&path).unwrap().replace("ongoing", "paused");
    let rows = text.split_terminator("\r\n").enumerate().map(|(index, line)| match index {
        0 => format!("{line};vejr\r\n"),
        _ => format!("{line};sol\r\n"),
    });
    fs::write(&path, rows.collect::<String>()).unwrap();
    fs::write(edition.join("csv/links.csv"), "leverance;adresse\r\n").unwrap();
}

#[test]
fn an_edition_of_a_later_version_need_not_be_as_this_one_would_write_it() {
    let folder = tempfile::tempdir().unwrap();
    let edition = alone(folder.path(), "excel-da");
    as_a_later_version(&edition);
    recompute(&edition);
    assert!(
        said(&edition).contains("plan.json areas[0].deliverables[1].state: »paused«"),
        "{}",
        said(&edition)
    );
    reseal(&edition.join("manifest.json"), |manifest| manifest["program_version"] = "9.0.0".into());
    assert_eq!(said(&edition), "");
    let input = crate::fixture("enkel");
    done(&["compare", "v5.0", input.to_str().unwrap()], folder.path());
}
