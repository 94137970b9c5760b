//! Which workbook is read: the one named, or the one in `input/`; and where results cannot be written.

use std::fs;

use crate::fixture;
use crate::harness::Test;

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
