//! The command line: its help and its errors in Danish, completions, and what long work says.

use std::fs;
use std::path::Path;

use assert_cmd::Command;

use crate::run;

/// What the command writes to standard output.
fn output(arguments: &[&str]) -> String {
    let mut command = Command::cargo_bin("leveranceplan").unwrap();
    let output = command.args(arguments).env("COLUMNS", "100").output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
    String::from_utf8(output.stdout).unwrap()
}

const COMMANDS: [&str; 8] =
    ["publish", "check", "compare", "new-quarter", "explain", "extract", "verify", "completions"];

#[test]
fn help_is_danish_and_as_reviewed() {
    let mut all = output(&["--help"]);
    for command in COMMANDS {
        all += &format!("\n> {command} --help\n{}", output(&[command, "--help"]));
    }
    for english in ["Usage", "Commands:", "Options", "Arguments", "[default", "[possible", "Print"] {
        assert!(!all.contains(english), "{english}");
    }
    super::snapshot("help", &all);
}

#[test]
fn each_shell_gets_completions_of_all_that_people_use() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = output(&["completions", shell]);
        assert!(COMMANDS.iter().all(|command| script.contains(command)), "{shell}");
        assert!(script.contains("plan-version") && !script.contains("read-workbook"), "{shell}");
    }
}

#[test]
fn wrong_arguments_are_said_in_danish() {
    let help = "\n  hjælp: leveranceplan --help viser kommandoer og tilvalg\n";
    let cases = [
        ("publsh", "kommandoen publsh findes ikke\n  hjælp: mente du publish?\n".to_owned()),
        ("publish --replac", "argumentet --replac findes ikke\n  hjælp: mente du --replace?\n".into()),
        ("publish a b", format!("argumentet b findes ikke{help}")),
        ("extract", format!("der mangler et argument: --format <FORMAT>{help}")),
        (
            "extract --format",
            format!("--format <FORMAT> mangler sin værdi\n  forventet: csv, xlsx, json, all{help}"),
        ),
        (
            "check --format xml",
            format!("--format <FORM> kan ikke være »xml«\n  forventet: text, json, github{help}"),
        ),
        ("publish --replace --replace", format!("--replace er givet to gange{help}")),
        (
            "check --date 2019-02-30",
            format!(
                "--date <ÅÅÅÅ-MM-DD> kan ikke være »2019-02-30«: skriv en dag, der findes, som 2019-04-01{help}"
            ),
        ),
    ];
    for (arguments, expected) in cases {
        let arguments: Vec<&str> = arguments.split(' ').collect();
        assert_eq!(run(&arguments, Path::new(".")), (2, format!("fejl: {expected}")));
    }
}

/// Where nobody watches, long work says no more than short work.
#[test]
fn a_long_plan_shows_no_bar_where_there_is_no_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Plan").unwrap();
    for (row, text) in ["Plan 1 kv. 2019", "✓ = Leveret", "Version 5.0 _1. april 2019"].iter().enumerate() {
        sheet.write_string(row as u32, 0, *text).unwrap();
    }
    let fields = leveranceplan::plan::Field::ALL;
    for (column, field) in fields.iter().enumerate() {
        sheet.write_string(3, column as u16, field.heading()).unwrap();
    }
    sheet.write_string(4, 0, "Område").unwrap();
    for row in 0..1_200 {
        sheet.write_string(5 + row, 0, format!("Projekt {row}")).unwrap();
        let texts = ["Formål", "Beskrivelse", "Q3 2019", "I gang", "Mette Holmgaard"];
        for (column, text) in texts.iter().enumerate() {
            sheet.write_string(5 + row, 1 + column as u16, *text).unwrap();
        }
    }
    fs::write(folder.path().join("lang.xlsx"), workbook.save_to_buffer().unwrap()).unwrap();
    let (code, said) = run(&["publish", "lang.xlsx"], folder.path());
    assert_eq!(code, 0, "{said}");
    assert!(said.starts_with("Udgivet i output/v5.0: 1 område, 1200 leverancer"), "{said}");
    assert!(!said.contains(['\r', '\u{1b}']) && !said.contains("Sætter siderne"), "{said}");
}
