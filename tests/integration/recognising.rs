//! How sheets, rows and headings are recognised, how the office settles it, and what the command does by itself.

use std::io::Read;
use std::process::Stdio;

use serde_json::Value;

use crate::checks::{Edit, SOUND, workbook_of};
use crate::harness::{Test, leveranceplan};
use Edit::{Bold, Sheet, Text};

/// A sheet with headings and a deliverable that is not meant for readers.
const ROBOT: &[(&str, &str)] = &[
    ("A1", "Projekt"),
    ("B1", "Formål"),
    ("C1", "Leverance beskrivelse"),
    ("D1", "Leverance frigives"),
    ("E1", "Status"),
    ("F1", "Kontakt"),
    ("A2", "Robot i receptionen"),
    ("D2", "Q4 2019"),
    ("F2", "Jonas Friis"),
];

/// What `check` says as JSON.
fn checked(test: &Test, arguments: &str) -> Value {
    let output = leveranceplan()
        .args(["check", "plan.xlsx", "--format", "json"])
        .args(arguments.split_whitespace())
        .current_dir(test.path(""))
        .output()
        .unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The codes of findings that are assumptions, each with how much speaks for it.
fn assumptions(json: &Value) -> Vec<(String, usize)> {
    let findings = json["findings"].as_array().unwrap().iter();
    let evidence = |finding: &Value| finding["evidence"].as_array().unwrap().len();
    let assumed = findings.filter(|finding| evidence(finding) > 0);
    assumed.map(|finding| (finding["code"].as_str().unwrap().to_owned(), evidence(finding))).collect()
}

/// The sheets that were read.
fn read(json: &Value) -> Vec<&str> {
    let sheets = json["sheets"].as_array().unwrap().iter().filter(|sheet| sheet["read"] == true);
    sheets.map(|sheet| sheet["sheet"].as_str().unwrap()).collect()
}

#[test]
fn the_office_settles_which_sheets_are_the_plan() {
    let test =
        Test::new().workbook(workbook_of(&[Sheet("Ønsker", ROBOT), Sheet("Møder", &[("A1", "Dato")])]));
    let assumed = checked(&test, "");
    assert_eq!(assumptions(&assumed), [("sheet-left-out".to_owned(), 3)]);
    assert_eq!(read(&assumed), ["Plan"]);
    let named = checked(&test, "--sheet Plan --sheet ønsker");
    assert_eq!((assumptions(&named), read(&named)), (vec![], vec!["Plan", "Ønsker"]));
    let test = test.config("[reading]\nsheets = [\"Plan\"]\n");
    let settled = checked(&test, "");
    assert_eq!((assumptions(&settled), read(&settled)), (vec![], vec!["Plan"]));
    assert_eq!(settled["sheets"][0]["deliverables"], 3);
}

#[test]
fn the_office_settles_which_rows_are_areas() {
    let edits = [Bold("A6", "Område A"), Bold("A9", "Område B"), Text("A11", "Værksted")];
    let test = Test::new().workbook(workbook_of(&edits));
    assert_eq!(assumptions(&checked(&test, "")), [("assumed-deliverable".to_owned(), 1)]);
    let test = test.config("[reading]\nareas = [\"Område A\", \"område b\"]\n");
    let settled = checked(&test, "");
    assert_eq!(assumptions(&settled), []);
    assert_eq!(
        (&settled["sheets"][0]["areas"], &settled["sheets"][0]["deliverables"]),
        (&2.into(), &4.into())
    );
}

#[test]
fn settings_define_signs() {
    let edits = [Text("A8", "Kursus (K)"), Text("A7", "★ Måling")];
    let test =
        Test::new().workbook(workbook_of(&edits)).config("[markers]\n\"✓\" = [\"★\"]\n\"*\" = [\"K\"]\n");
    let output = leveranceplan()
        .args(["extract", "plan.xlsx", "--table", "leverancer", "--dialect", "rfc4180"])
        .current_dir(test.path(""))
        .output()
        .unwrap();
    let csv = String::from_utf8(output.stdout).unwrap();
    let rows: Vec<&str> = csv.lines().filter(|line| line.starts_with("Område A,")).collect();
    assert!(rows[0].starts_with("Område A,Måling,ja,nej,"), "{csv}");
    assert!(rows[1].starts_with("Område A,Kursus,nej,ja,"), "{csv}");
}

#[test]
fn publishing_takes_the_previous_edition_by_itself() {
    let version = |line| workbook_of(&[Text("A4", line), Text("E8", line)]);
    let other = workbook_of(&[
        Text("A1", "Havneplan 1 kv. 2019 - 4 kv. 2019"),
        Text("A4", "Version 4.5 _1. marts 2019"),
    ]);
    let test = Test::new()
        .workbook(version("Version 5.0 _1. april 2019"))
        .file("old.xlsx", version("Version 4.0 _1. januar 2019"))
        .file("other.xlsx", other);
    let publish = |arguments: &str| {
        let output = leveranceplan()
            .args(["publish"])
            .args(arguments.split_whitespace())
            .current_dir(test.path(""))
            .output()
            .unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(publish("old.xlsx").0, 0);
    assert_eq!(publish("other.xlsx").0, 0);
    let (code, said) = publish("plan.xlsx");
    assert!(code == 0 && said.contains("Den forrige version er output/v4.0."), "{said}");
    let manifest: Value = serde_json::from_slice(&test.read("output/v5.0/manifest.json")).unwrap();
    let plan = leveranceplan::digest::digest(&test.read("output/v4.0/plan.json"));
    assert_eq!(manifest["previous"]["sha256"], plan);
    assert!(test.path("output/v5.0/csv/aendringer.csv").is_file());
    let (code, said) = publish("plan.xlsx --output alone");
    assert!(code == 0 && !said.contains("forrige version"), "{said}");
    assert_eq!(publish("old.xlsx").0, 0, "what is published may be published again");
    let low = test.path("low.xlsx");
    std::fs::write(low, version("Version 3.0 _1. oktober 2018")).unwrap();
    let (code, said) = publish("low.xlsx");
    assert!(code == 4 && said.contains("3.0 er lavere end 5.0"), "{said}");
    assert_eq!(publish("low.xlsx --output output --no-previous").0, 0);
}

#[test]
fn a_workbook_alone_is_published_beside_itself() {
    let test = Test::new().file("mappe/plan.xlsx", workbook_of(&[]));
    let output = leveranceplan().arg("mappe/plan.xlsx").current_dir(test.path("")).output().unwrap();
    assert!(output.status.success() && test.path("mappe/udgivelser/v5.0/plan.json").is_file());
}

#[test]
fn help_codes_and_json_are_there_when_they_are_asked_for() {
    let said = |arguments: &[&str]| {
        let output = leveranceplan().args(arguments).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(said(&["help", "check"]), said(&["check", "--help"]));
    assert_eq!(said(&["help"]), said(&["--help"]));
    let codes = said(&["explain"]);
    assert_eq!(codes.lines().count(), leveranceplan::Code::ALL.len());
    let test = Test::new().workbook(b"no workbook");
    let json = checked(&test, "");
    assert!(json["error"].is_string() && json["findings"] == Value::Array(vec![]), "{json}");
    assert_eq!(crate::against_schema("findings-v2", &json), Vec::<String>::new());
}

#[test]
fn the_row_that_comes_nearest_says_what_would_mend_it() {
    let cells = [(0, 0, "Havneplan"), (2, 0, "Opgave"), (2, 1, "Tovholder"), (2, 2, "Pris"), (3, 0, "Kran")];
    let test = Test::new().workbook(crate::made(&cells));
    let said = checked(&test, "")["error"].as_str().unwrap().to_owned();
    for part in ["nærmest række 3 med Projekt, Kontakt", "[columns]\n    \"Projekt\" = [\"Opgave\"]"] {
        assert!(said.contains(part), "{said}");
    }
    let settings =
        "[columns]\n\"Projekt\" = [\"Opgave\"]\n\"Kontakt\" = [\"Tovholder\"]\n\"Formål\" = [\"Pris\"]\n";
    let json = checked(&test.config(settings), "");
    assert!(!json["error"].as_str().unwrap_or_default().contains("kolonneoverskrifterne"), "{json}");
}

#[test]
fn a_reader_may_close_the_pipe() {
    let mut child =
        leveranceplan().arg("explain").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(child.wait().unwrap().success() && said.is_empty(), "{said}");
}

#[test]
fn a_missing_column_is_told_once() {
    let edits: Vec<Edit> =
        SOUND.iter().filter(|(cell, _)| cell.starts_with('F')).map(|(cell, _)| Text(cell, "")).collect();
    let test = Test::new().workbook(workbook_of(&edits));
    let json = checked(&test, "");
    let codes: Vec<&str> = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["missing-column"]);
}

#[test]
fn a_contact_that_is_an_address_makes_no_list_of_a_row() {
    let by_mail =
        [Text("A7", "Måling"), Text("F7", "mette@kontor.example"), Text("F8", "mette@kontor.example")];
    let emptied =
        ["B7", "C7", "E7", "G7", "B8", "C8", "E8", "A9", "A10", "D10", "F10"].map(|cell| Text(cell, ""));
    let sparse: Vec<Edit> = by_mail.into_iter().chain(emptied).collect();
    let test = Test::new().workbook(workbook_of(&sparse));
    let rows = |test: &Test| checked(test, "")["sheets"][0]["deliverables"].as_u64();
    assert_eq!(rows(&test), Some(2), "name, time and address");
    // Below the plan, with the addresses in columns of another kind, it is a list.
    let list =
        [Text("A12", "Kontaktpersoner"), Text("A13", "Jonas Friis"), Text("B13", "jonas@kontor.example")];
    let json = checked(&Test::new().workbook(workbook_of(&list)), "");
    assert_eq!(json["sheets"][0]["deliverables"], 3);
    let told =
        json["findings"].as_array().unwrap().iter().filter(|finding| finding["code"] == "row-left-out");
    assert_eq!(told.map(|finding| finding["cell"].as_str().unwrap()).collect::<Vec<_>>(), ["A12"]);
}
