//! What calamine has no interface for, read from the sheets' own XML: hidden rows and columns (ECMA-376 part 1,
//! 18.3.1.73 and 18.3.1.13), formulas without a value (18.3.1.40), struck-through words (18.4.10).

use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::Hidden;
use super::runs::{self, Runs};
use super::xml::{attribute, each, is_true, walk};
use crate::address::{CellRef, Column, Row};

/// The parts of an inspected archive. What cannot be read here is nothing hidden: calamine has read the same parts and
/// says what is wrong with them.
pub(super) struct Parts<'a> {
    archive: Option<ZipArchive<Cursor<&'a [u8]>>>,
    /// The part of each sheet, by name.
    sheets: BTreeMap<String, String>,
    /// The struck-through words of shared strings, by index.
    struck: BTreeMap<usize, String>,
}

impl<'a> Parts<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Self {
        let mut parts = Self {
            archive: ZipArchive::new(Cursor::new(bytes)).ok(),
            sheets: BTreeMap::new(),
            struck: BTreeMap::new(),
        };
        parts.struck = runs::of_shared_strings(&parts.part("xl/sharedStrings.xml"));
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
        let mut found = Found { shared: &self.struck, hidden: Hidden::default(), open: None };
        walk(&bytes, |event| found.take(event));
        found.finish();
        found.hidden
    }
}

struct Found<'a> {
    shared: &'a BTreeMap<usize, String>,
    hidden: Hidden,
    open: Option<Open>,
}

/// The cell that is open.
struct Open {
    cell: CellRef,
    /// Its value is the index of a shared string.
    is_shared: bool,
    has_formula: bool,
    has_value: bool,
    /// Whether the text that comes is its value, and what has come of it.
    in_value: bool,
    value: String,
    runs: Runs,
}

impl Found<'_> {
    fn take(&mut self, event: &Event<'_>) {
        if let Event::Start(element) | Event::Empty(element) = event {
            self.start(element);
        }
        let Some(open) = &mut self.open else { return };
        open.runs.take(event);
        match event {
            Event::Text(text) if open.in_value && open.is_shared => open.value.push_str(text.as_ref()),
            Event::End(_) => open.in_value = false,
            _ => {}
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) {
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
                self.open = Open::at(element);
            }
            "f" => self.open.iter_mut().for_each(|open| open.has_formula = true),
            "v" | "is" => {
                self.open.iter_mut().for_each(|open| (open.has_value, open.in_value) = (true, true))
            }
            _ => {}
        }
    }

    fn finish(&mut self) {
        let Some(open) = self.open.take() else { return };
        if open.has_formula && !open.has_value {
            self.hidden.formulas.push(open.cell);
        }
        let index = || open.value.trim().parse().ok();
        let shared =
            if open.is_shared { index().and_then(|index: usize| self.shared.get(&index)) } else { None };
        let words = shared.cloned().or_else(|| open.runs.words());
        self.hidden.struck.extend(words.map(|words| (open.cell, words)));
    }
}

impl Open {
    fn at(element: &BytesStart<'_>) -> Option<Self> {
        let cell = CellRef::parse(&attribute(element, "r")?)?;
        let is_shared = attribute(element, "t").is_some_and(|kind| kind == "s");
        let (value, runs) = (String::new(), Runs::default());
        Some(Self { cell, is_shared, has_formula: false, has_value: false, in_value: false, value, runs })
    }
}

fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.parse().ok()
}

/// A row or column without height or width is as good as hidden.
fn is_hidden(element: &BytesStart<'_>) -> bool {
    let is_nought = |name| attribute(element, name).is_some_and(|size| size.parse() == Ok(0.0));
    is_nought("ht") || is_nought("width") || attribute(element, "hidden").is_some_and(|value| is_true(&value))
}
