//! What only the sheets' own XML tells: hidden rows and columns, struck-through words, in .xlsx and .ods.

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};

use leveranceplan::config::Config;
use zip::write::SimpleFileOptions;

use crate::checks::Edit::{PartlyStruck, Text};
use crate::checks::{SOUND, checked, findings, named, workbook_of};
use crate::run;

#[test]
fn words_struck_through_inside_a_cell() {
    let bytes = workbook_of(&[PartlyStruck("C8", ["Tre ", "eller fire", " dage."])]);
    let found = findings(&bytes, &Config::default(), None);
    assert_eq!(named(&found), ["struck-through-text C8"]);
    let excerpt = found[0].excerpt.as_ref().unwrap();
    assert_eq!(&excerpt.text[excerpt.start..excerpt.end], "eller fire");
    assert_eq!(checked(&bytes, &[]), (0, vec!["struck-through-text C8".to_owned()]));
    // Runs of another format strike nothing through.
    let plain = workbook_of(&[PartlyStruck("C8", ["Tre ", " ", " dage."])]);
    assert_eq!(named(&findings(&plain, &Config::default(), None)), Vec::<String>::new());
}

/// The sound plan as an .ods: row 8 and column B are hidden, in G7 a word is struck through.
fn ods() -> Vec<u8> {
    let mut table = String::from(
        "<table:table-column/><table:table-column table:visibility=\"collapse\"/>\
         <table:table-column table:number-columns-repeated=\"5\"/>",
    );
    for row in 1..=10 {
        let hidden = if row == 8 { " table:visibility=\"filter\"" } else { "" };
        write!(table, "<table:table-row{hidden}>").unwrap();
        for column in "ABCDEFG".chars() {
            let address = format!("{column}{row}");
            let text = SOUND.iter().find(|(other, _)| *other == address).map_or("", |(_, text)| text);
            let text = text.replace("Se ", "<text:span text:style-name=\"T1\">Se</text:span> ");
            write!(
                table,
                "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
            )
            .unwrap();
        }
        table.push_str("</table:table-row>");
    }
    // As LibreOffice leaves it where all rows below are hidden.
    table.push_str("<table:table-row table:number-rows-repeated=\"1048566\" table:visibility=\"collapse\"><table:table-cell/></table:table-row>");
    let name = |name: &str| format!("xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\"");
    let names = ["office", "table", "text", "style"].map(name).join(" ");
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content {names} office:version=\"1.2\">\
         <office:automatic-styles><style:style style:name=\"T1\" style:family=\"text\">\
         <style:text-properties style:text-line-through-style=\"solid\"/></style:style></office:automatic-styles>\
         <office:body><office:spreadsheet><table:table table:name=\"Plan\">{table}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>",
        ),
    ];
    for (name, part) in parts {
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        archive.start_file(name, stored).unwrap();
        archive.write_all(part.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn an_ods_hides_rows_and_columns_and_strikes_through() {
    let found = findings(&ods(), &Config::default(), None);
    assert_eq!(named(&found), ["hidden-column B7", "struck-through-text G7", "hidden-row A8"]);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.ods"), ods()).unwrap();
    let (code, _) = run(&["check", "plan.ods", "--deny", "warnings"], folder.path());
    assert_eq!(code, 1, "the child that reads it hands it on");
}

#[test]
fn a_cell_of_an_empty_text_is_accepted_by_its_row() {
    let accept = "[[accept]]\ncode = \"missing-contact\"\ntext = \"Kursus *\"\nreason = \"kommer\"\n";
    let bytes = workbook_of(&[Text("F8", ""), Text("F10", "")]);
    let found = findings(&bytes, &Config::parse(accept).unwrap(), None);
    assert_eq!(named(&found), ["missing-contact F10"]);
}
