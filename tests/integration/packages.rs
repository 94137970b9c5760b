//! A workbook as other writers pack it: other names, places, letter case, encodings. It is read as the same workbook.

use std::fs;
use std::io::{Cursor, Read, Write};

use leveranceplan::workbook::Workbook;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::fixture;

/// The parts of a fixture whose rows and columns hide something.
fn parts() -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(fs::read(fixture("enkel")).unwrap())).unwrap();
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = String::new();
        part.read_to_string(&mut content).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            content = content.replacen("<row r=\"8\"", "<row hidden=\"1\" r=\"8\"", 1);
        }
        parts.push((name, content));
    }
    parts
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        out.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        out.write_all(content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// Reads the fixture after each of its parts was changed: name and content.
fn read(change: impl Fn(&str, &str) -> (String, Vec<u8>)) -> Workbook {
    let parts: Vec<_> = parts().iter().map(|(name, content)| change(name, content)).collect();
    Workbook::read(&packed(&parts)).unwrap()
}

fn as_it_is() -> Workbook {
    let sound = read(|name, content| (name.to_owned(), content.as_bytes().to_vec()));
    assert_eq!(sound.sheets[0].details.hidden_rows.len(), 1);
    sound
}

#[test]
fn parts_are_found_by_relations_whatever_their_names() {
    let sound = as_it_is();
    let renamed = |from: &'static str, to: &'static str| {
        read(move |name, content| (name.replace(from, to), content.replace(from, to).into_bytes()))
    };
    assert_eq!(renamed("workbook.xml", "workbook2.xml"), sound);
    assert_eq!(renamed("sheet1.xml", "ark.xml"), sound);
    assert_eq!(renamed("sharedStrings.xml", "tekster.xml"), sound);
    assert_eq!(read(|name, content| (name.replace('/', "\\"), content.as_bytes().to_vec())), sound);
    assert_eq!(read(|name, content| (name.to_uppercase(), content.as_bytes().to_vec())), sound);
    let dotted = |_: &str, content: &str| content.replace("\"worksheets/", "\"../xl/worksheets/");
    assert_eq!(read(|name, content| (name.to_owned(), dotted(name, content).into_bytes())), sound);
    let prefixed = |content: &str| content.replace("r:id=", "d3p1:id=").replace("xmlns:r=", "xmlns:d3p1=");
    assert_eq!(read(|name, content| (name.to_owned(), prefixed(content).into_bytes())), sound);
}

#[test]
fn a_workbook_may_stand_in_the_root() {
    let at_root = |text: &str| text.replace("\"/xl/", "\"/").replace("\"xl/", "\"");
    let read = read(|name, content| {
        (name.strip_prefix("xl/").unwrap_or(name).to_owned(), at_root(content).into_bytes())
    });
    assert_eq!(read, as_it_is());
}

#[test]
fn parts_have_any_encoding() {
    let sound = as_it_is();
    let wide = |text: &str| -> Vec<u8> {
        let marked: String = std::iter::once('\u{feff}').chain(text.chars()).collect();
        marked.replace("UTF-8", "UTF-16").encode_utf16().flat_map(u16::to_le_bytes).collect()
    };
    assert_eq!(read(|name, content| (name.to_owned(), wide(content))), sound);
    assert_eq!(read(|name, content| (name.to_owned(), format!("\u{feff}{content}").into_bytes())), sound);
}

#[test]
fn rows_and_cells_without_an_address_follow_the_one_before() {
    let dense = r#"<worksheet><dimension ref="1:9"/><sheetData><row><c t="inlineStr"><is><t>A</t></is></c><c/><c t="e"><v>#SPILL!</v></c></row><row/><row hidden="true"><c><v>7</v></c></row></sheetData></worksheet>"#;
    let read = read(|name, content| match name {
        "xl/worksheets/sheet1.xml" => (name.to_owned(), dense.as_bytes().to_vec()),
        _ => (name.to_owned(), content.as_bytes().to_vec()),
    });
    let sheet = &read.sheets[0];
    let cells =
        sheet.rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (row.row.0, cell.column.0)));
    assert_eq!(cells.collect::<Vec<_>>(), [(0, 0), (0, 2), (2, 0)]);
    assert_eq!(sheet.details.hidden_rows.iter().map(|row| row.0).collect::<Vec<_>>(), [2]);
}
