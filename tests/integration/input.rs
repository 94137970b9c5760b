//! Which workbook is read: the one named, or the one in `input/`; and where results cannot be written.

use std::fs;

use crate::{fixture, run};

#[test]
fn the_one_workbook_in_the_input_folder_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let (code, said) = run(&["check", "-q"], folder.path());
    assert_eq!(code, 3);
    assert!(said.starts_with("fejl: mappen input/ kan ikke læses: "), "{said}");
    let input = folder.path().join("input");
    fs::create_dir(&input).unwrap();
    let help = "\n  hjælp: læg projektmappen i input/, eller skriv dens filnavn\n";
    let expected = "\n  forventet: en fil (.xlsx, .xlsm, .xls, .xlsb eller .ods)";
    let none = format!("fejl: der er ingen projektmappe i input/{expected}{help}");
    assert_eq!(run(&["check", "-q"], folder.path()), (3, none));
    // Lock files, hidden files and other files are no workbooks.
    for name in ["~$a.xlsx", ".b.xlsx", "noter.txt"] {
        fs::write(input.join(name), b"").unwrap();
    }
    fs::copy(fixture("enkel"), input.join("a.xlsx")).unwrap();
    assert_eq!(run(&["check", "-q"], folder.path()), (0, String::new()));
    fs::copy(fixture("enkel"), input.join("B.XLSX")).unwrap();
    let two = "fejl: der er 2 projektmapper i input/:\n    input/B.XLSX\n    input/a.xlsx\n  forventet: en\n  hjælp: skriv filnavnet på den, der skal bruges\n";
    assert_eq!(run(&["check", "-q"], folder.path()), (3, two.into()));
    assert_eq!(run(&["check", "-q", "input/a.xlsx"], folder.path()).0, 0);
    let (code, said) = run(&["check", "input"], folder.path());
    assert_eq!(code, 3);
    assert!(said.starts_with("fejl: input er ikke en fil\n"), "{said}");
}

#[test]
fn a_place_that_cannot_be_written_is_exit_code_4_and_stays_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let plan = fixture("enkel");
    let plan = plan.to_str().unwrap();
    fs::write(folder.path().join("optaget"), b"en fil").unwrap();
    for arguments in [&["publish", plan][..], &["extract", plan, "--format", "csv"]] {
        let (code, said) = run(&[arguments, &["--output", "optaget", "-q"]].concat(), folder.path());
        assert_eq!(code, 4, "{said}");
        assert!(said.starts_with("fejl: optaget") && said.contains("\n  hjælp: "), "{said}");
    }
    assert_eq!(fs::read(folder.path().join("optaget")).unwrap(), b"en fil");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
