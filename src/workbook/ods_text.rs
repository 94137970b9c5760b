//! What a person saw in the cells of an .ods that hold no text: calamine gives a percentage, a date or a time as its
//! value; the file has the shown text beside it (OASIS `OpenDocument` 1.2 part 1, 9.1.4 and 5.1.3).

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::sheet_xml::{attribute, resolve};
use crate::address::CellRef;

/// The shown texts of each sheet, by name and cell. What cannot be read here keeps its value.
pub(super) fn shown(bytes: &[u8]) -> BTreeMap<String, BTreeMap<CellRef, String>> {
    let mut content = Vec::new();
    if let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes))
        && let Ok(mut part) = archive.by_name("content.xml")
    {
        let _ = part.read_to_end(&mut content);
    }
    let mut walk = Walk::default();
    let mut reader = Reader::from_reader(content.as_slice());
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => walk.start(&element),
            Ok(Event::Empty(element)) => {
                walk.start(&element);
                walk.end(element.local_name().as_ref());
            }
            Ok(Event::End(element)) => walk.end(element.local_name().as_ref()),
            Ok(Event::Text(text)) => walk.text(text.as_ref()),
            Ok(Event::GeneralRef(name)) => walk.text(&resolve(name.as_ref())),
            Ok(Event::Eof) | Err(_) => return walk.sheets,
            Ok(_) => {}
        }
    }
}

#[derive(Default)]
struct Walk {
    sheets: BTreeMap<String, BTreeMap<CellRef, String>>,
    sheet: String,
    /// Where the cell that is open, or the next one, stands.
    at: (u32, u32),
    rows: u32,
    columns: u32,
    /// The paragraphs of a cell that holds no text.
    open: Option<Vec<String>>,
    /// Depth of notes, whose paragraphs are not the cell's.
    notes: usize,
}

impl Walk {
    fn start(&mut self, element: &BytesStart<'_>) {
        let repeated = |name| attribute(element, name).and_then(|count| count.parse().ok()).unwrap_or(1);
        match element.local_name().as_ref() {
            "table" => {
                self.sheet = attribute(element, "table:name").unwrap_or_default();
                self.at = (0, 0);
            }
            "table-row" => {
                self.rows = repeated("table:number-rows-repeated");
                self.at.1 = 0;
            }
            "table-cell" | "covered-table-cell" => {
                self.columns = repeated("table:number-columns-repeated");
                let kind = attribute(element, "office:value-type");
                self.open = kind.filter(|kind| kind != "string").map(|_| Vec::new());
            }
            "annotation" => self.notes += 1,
            "p" if self.notes == 0 => self.open.iter_mut().for_each(|texts| texts.push(String::new())),
            "s" | "tab" => self.text(" "),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(last) = self.open.as_mut().and_then(|texts| texts.last_mut()).filter(|_| self.notes == 0)
        {
            last.push_str(text);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "table-row" => self.at.0 = self.at.0.saturating_add(self.rows),
            "table-cell" | "covered-table-cell" => {
                self.keep();
                self.at.1 = self.at.1.saturating_add(self.columns);
            }
            "annotation" => self.notes = self.notes.saturating_sub(1),
            _ => {}
        }
    }

    /// Keeps the shown text, for each repetition of the cell as far as a plan reaches.
    fn keep(&mut self) {
        const MOST: u32 = 64;
        let Some(text) = self.open.take().map(|texts| texts.join("\n")).filter(|text| !text.is_empty())
        else {
            return;
        };
        let cells = self.sheets.entry(self.sheet.clone()).or_default();
        for row in 0..self.rows.min(MOST) {
            for column in 0..self.columns.min(MOST) {
                let at = CellRef::new(self.at.0.saturating_add(row), self.at.1.saturating_add(column));
                cells.insert(at, text.clone());
            }
        }
    }
}
