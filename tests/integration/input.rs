//! Which workbook is read: the one named, or the one in `input/`; and where results cannot be written.

use std::fs;

use crate::fixture;
use crate::harness::Test;
#[cfg(target_os = "linux")]
use crate::harness::leveranceplan;

#[test]
fn the_one_workbook_in_the_input_folder_is_read() {
    let plan = fs::read(fixture("enkel")).unwrap();
    let test = Test::new().command("check -q").show();
    // Lock files, hidden files and other files are no workbooks.
    let test = test.file("input/~$a.xlsx", "").file("input/.b.xlsx", "").file("input/noter.txt", "").show();
    let test = test.file("input/a.xlsx", &plan).run().file("input/B.XLSX", &plan).show();
    let test = test.command("check -q input/a.xlsx").run();
    test.command("check input").show().golden("input-folder");
}

#[test]
fn a_place_that_cannot_be_written_is_exit_code_4_and_stays_as_it_was() {
    let test = Test::new().fixture("enkel").file("optaget", "en fil");
    let test = test.command("publish plan.xlsx --output optaget -q").show();
    test.command("extract plan.xlsx --format csv --output optaget -q").show().golden("no-folder");
}

/// A workbook that its reader would use up all memory for ends in an error. The system says what the child may use.
#[cfg(target_os = "linux")]
#[test]
fn the_process_that_reads_other_formats_has_a_gigabyte() {
    let mut child = leveranceplan().arg("read-workbook").stdin(std::process::Stdio::piped()).spawn().unwrap();
    let limits = format!("/proc/{}/limits", child.id());
    let memory = || {
        let limits = fs::read_to_string(&limits).unwrap();
        let line = limits.lines().find(|line| line.starts_with("Max address space")).unwrap();
        line.split_whitespace().skip(3).take(2).map(str::to_owned).collect::<Vec<_>>()
    };
    // The child sets the limit before it reads anything, and waits for its input then.
    let expected = ["1073741824", "1073741824"];
    let is_set = (0..500).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        memory() == expected
    });
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(is_set, "the child may use as much memory as it wants");
}
