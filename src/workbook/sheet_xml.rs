//! What calamine has no interface for, read from the sheets' own XML: hidden rows and columns (ECMA-376 part 1,
//! 18.3.1.73 and 18.3.1.13), formulas without a value (18.3.1.40).

use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::Hidden;
use crate::address::{CellRef, Column, Row};

/// The parts of an inspected archive. What cannot be read here is nothing hidden: calamine has read the same parts and
/// says what is wrong with them.
pub(super) struct Parts<'a> {
    archive: Option<ZipArchive<Cursor<&'a [u8]>>>,
    /// The part of each sheet, by name.
    sheets: BTreeMap<String, String>,
}

impl<'a> Parts<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Self {
        let mut parts = Self { archive: ZipArchive::new(Cursor::new(bytes)).ok(), sheets: BTreeMap::new() };
        let targets = parts.relations();
        let book = parts.part("xl/workbook.xml");
        each(&book, |element| {
            let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "r:id")) else {
                return;
            };
            if element.local_name().as_ref() == "sheet"
                && let Some(target) = targets.get(&id)
            {
                parts.sheets.insert(name, target.clone());
            }
        });
        parts
    }

    /// The parts that the workbook names, by relation.
    fn relations(&mut self) -> BTreeMap<String, String> {
        let mut targets = BTreeMap::new();
        each(&self.part("xl/_rels/workbook.xml.rels"), |element| {
            if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
                let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
                targets.insert(id, path);
            }
        });
        targets
    }

    fn part(&mut self, name: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        if let Some(part) = self.archive.as_mut().and_then(|archive| archive.by_name(name).ok()) {
            let _ = BufReader::new(part).read_to_end(&mut bytes);
        }
        bytes
    }

    /// What a sheet hides.
    pub(super) fn hidden(&mut self, sheet: &str) -> Hidden {
        let Some(part) = self.sheets.get(sheet).cloned() else { return Hidden::default() };
        let bytes = self.part(&part);
        let mut found = Found::default();
        each(&bytes, |element| found.take(element));
        found.finish();
        found.hidden
    }
}

#[derive(Default)]
struct Found {
    hidden: Hidden,
    /// The cell that is open, and whether it has a formula and a value.
    open: Option<(String, bool, bool)>,
}

impl Found {
    fn take(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "row" if is_hidden(element) => {
                self.hidden.rows.extend(number(element, "r").and_then(|row| row.checked_sub(1)).map(Row));
            }
            "col" if is_hidden(element) => {
                let edge = |name| number(element, name).and_then(|column| column.checked_sub(1)).map(Column);
                self.hidden.columns.extend(edge("min").zip(edge("max")));
            }
            "c" => {
                self.finish();
                self.open = attribute(element, "r").map(|cell| (cell, false, false));
            }
            "f" => self.open.iter_mut().for_each(|open| open.1 = true),
            "v" | "is" => self.open.iter_mut().for_each(|open| open.2 = true),
            _ => {}
        }
    }

    fn finish(&mut self) {
        if let Some((cell, true, false)) = self.open.take() {
            self.hidden.formulas.extend(CellRef::parse(&cell));
        }
    }
}

/// Calls back for each element that starts.
fn each(bytes: &[u8], mut take: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_reader(bytes);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => take(&element),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// An attribute's value.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok().flatten()?;
    quick_xml::escape::unescape(attribute.value.as_ref()).ok().map(std::borrow::Cow::into_owned)
}

fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.parse().ok()
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    attribute(element, "hidden").is_some_and(|value| value == "1" || value == "true")
}

/// The character that an entity stands for.
pub(super) fn resolve(name: &str) -> String {
    quick_xml::escape::unescape(&format!("&{name};")).map(std::borrow::Cow::into_owned).unwrap_or_default()
}
