//! What calamine has no interface for, read from the sheets' own XML: hidden rows and columns (ECMA-376 part 1,
//! 18.3.1.73 and 18.3.1.13), formulas without a value (18.3.1.40), struck-through words (18.4.10).

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::SheetDetails;
use super::package::Package;
use super::runs::{self, Runs};
use super::xml::{attribute, element, is_true};
use crate::address::{CellRange, CellRef, Column, Row};

/// The part of the workbook itself.
const WORKBOOK: &str = "xl/workbook.xml";

/// The sheets of a package. What cannot be read here tells nothing: calamine has read the same parts and says what is wrong
/// with them.
pub(super) struct SheetParts<'a, 'b> {
    package: &'a mut Package<'b>,
    /// The part of each sheet, by name.
    sheets: BTreeMap<String, String>,
    /// The struck-through words of shared strings, by index.
    struck: BTreeMap<usize, String>,
}

impl<'a, 'b> SheetParts<'a, 'b> {
    pub(super) fn of(package: &'a mut Package<'b>) -> Self {
        let struck = runs::of_shared_strings(package);
        let mut targets = package.relations(WORKBOOK);
        let mut sheets = BTreeMap::new();
        package.walk(WORKBOOK, |event| {
            let Some(sheet) = element(event).filter(|element| element.local_name().as_ref() == "sheet")
            else {
                return;
            };
            let part = attribute(sheet, "r:id").and_then(|id| targets.remove(&id));
            sheets.extend(attribute(sheet, "name").zip(part));
        });
        Self { package, sheets, struck }
    }

    /// The details of a sheet.
    pub(super) fn details(&mut self, sheet: &str) -> SheetDetails {
        let mut reader = SheetReader { struck: &self.struck, details: SheetDetails::default(), open: None };
        if let Some(part) = self.sheets.get(sheet) {
            self.package.walk(part, |event| reader.take(event));
        }
        reader.close_cell();
        reader.details
    }
}

/// Reads a sheet, event by event.
struct SheetReader<'a> {
    /// The struck-through words of shared strings, by index.
    struck: &'a BTreeMap<usize, String>,
    details: SheetDetails,
    open: Option<OpenCell>,
}

/// The cell that is being read.
struct OpenCell {
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

impl SheetReader<'_> {
    fn take(&mut self, event: &Event<'_>) {
        if let Some(element) = element(event) {
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
                self.details
                    .hidden_rows
                    .extend(number(element, "r").and_then(|row| row.checked_sub(1)).map(Row));
            }
            "col" if is_hidden(element) => {
                let edge = |name| number(element, name).and_then(|column| column.checked_sub(1)).map(Column);
                self.details.hidden_columns.extend(edge("min").zip(edge("max")));
            }
            "c" => {
                self.close_cell();
                self.open = OpenCell::at(element);
            }
            "mergeCell" => {
                let region = attribute(element, "ref").and_then(|region| CellRange::parse(&region));
                self.details.merged.extend(region);
            }
            name => match (&mut self.open, name) {
                (Some(open), "f") => open.has_formula = true,
                (Some(open), "v" | "is") => (open.has_value, open.in_value) = (true, true),
                _ => {}
            },
        }
    }

    fn close_cell(&mut self) {
        let Some(open) = self.open.take() else { return };
        if open.has_formula && !open.has_value {
            self.details.uncalculated.push(open.cell);
        }
        let shared = open.is_shared.then(|| open.value.trim().parse().ok()).flatten();
        let shared = shared.and_then(|index: usize| self.struck.get(&index)).cloned();
        let words = shared.or_else(|| open.runs.words());
        self.details.struck.extend(words.map(|words| (open.cell, words)));
    }
}

impl OpenCell {
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
