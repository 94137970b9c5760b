//! The clean workbook, read by the reader that reads the office's, against the plan.

use std::collections::BTreeMap;

use super::Compared;
use crate::address::{At, CellRef, Place};
use crate::edition::verify::FileCheck;
use crate::edition::verify::problem::unreadable;
use crate::extract::xlsx;
use crate::plan::read::{Reading, read};
use crate::plan::{Area, Deliverable, Field, LegendEntry, Plan, marker};
use crate::texts::Message;
use crate::workbook::{self, Workbook};

pub(super) fn agree(compared: &Compared<'_>, bytes: &[u8], file: &mut FileCheck<'_>) -> Result<(), Message> {
    let workbook = workbook::Workbook::read(bytes).map_err(|error| unreadable(&error))?;
    let before = file.verified.differences.len();
    if compared.is_of_this_program()
        && let Ok((again, _)) = xlsx::write(&compared.plan, &xlsx::Limits::default())
        && let Ok(expected) = workbook::Workbook::read(&again)
    {
        cells(&expected, &workbook, file);
    }
    // The cells are read again as any workbook is, without knowing how they were written.
    if file.verified.differences.len() == before {
        let plan = read(&workbook, &Reading::default()).map_err(|error| unreadable(&error))?.plan;
        agree_plan(&compared.plan, &plan, file);
    }
    Ok(())
}

/// All cells of all sheets, by sheet and cell.
fn by_place(workbook: &Workbook) -> BTreeMap<(usize, CellRef), (&str, &str)> {
    let sheets = workbook.sheets.iter().enumerate();
    let cells = sheets.flat_map(|(index, sheet)| {
        let cells = sheet.rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (row.row, cell)));
        cells.map(move |(row, cell)| {
            ((index, CellRef { row, column: cell.column }), (&*sheet.name, cell.text.as_str()))
        })
    });
    cells.collect()
}

fn cells(expected: &Workbook, found: &Workbook, file: &mut FileCheck<'_>) {
    let (expected, found) = (by_place(expected), by_place(found));
    let places = expected.keys().chain(found.keys().filter(|place| !expected.contains_key(place)));
    for place in places {
        let [expected, found] = [&expected, &found].map(|cells| cells.get(place).copied());
        let sheet = found.or(expected).map_or("", |(sheet, _)| sheet);
        // A cell that is not there is empty.
        let [expected, found] = [expected, found].map(|cell| cell.map_or("", |(_, text)| text));
        file.text(|| Message::words(format!("{sheet}!{}", place.1)), expected, found);
    }
}

fn cell(place: Option<&Place>) -> Message {
    place.map_or_else(|| Message::new("part-rows"), |place| Message::words(place.to_string()))
}

/// Compares the texts of two plans, the second of them read from the workbook.
fn agree_plan(expected: &Plan, found: &Plan, file: &mut FileCheck<'_>) {
    let text = |text: &Option<At<String>>| text.as_ref().map_or("", |text| &text.value).to_owned();
    let place = |text: &Option<At<String>>| cell(text.as_ref().and_then(|text| text.place.as_ref()));
    file.text(|| place(&found.title), &text(&expected.title), &text(&found.title));
    let [line, found_line] = [expected, found].map(|plan| plan.version.shown());
    let [line, found_line] = [&line, &found_line].map(|line| line.as_deref().unwrap_or(""));
    file.text(|| place(&found.version.line), line, found_line);
    file.count(Message::new("part-legend"), expected.legend.len(), found.legend.len());
    for (expected, found) in expected.legend.iter().zip(&found.legend) {
        let line = |entry: &LegendEntry| format!("{} = {}", entry.symbol, entry.text);
        file.text(|| cell(found.place.as_ref()), &line(&expected.value), &line(&found.value));
    }
    file.count(Message::new("part-areas"), expected.areas.len(), found.areas.len());
    for (expected, found) in expected.areas.iter().zip(&found.areas) {
        agree_area(expected, found, file);
    }
}

fn agree_area(expected: &Area, found: &Area, file: &mut FileCheck<'_>) {
    let heading = |area: &Area| marker::join(&area.name.value, &area.markers);
    let at = || cell(found.name.place.as_ref());
    file.text(at, &heading(expected), &heading(found));
    file.count(at(), expected.deliverables.len(), found.deliverables.len());
    for (expected, found) in expected.deliverables.iter().zip(&found.deliverables) {
        for field in Field::ALL {
            let text = |row: &Deliverable| match field {
                Field::Project => marker::join(row.project(), &row.markers),
                _ => row.field(field).value.clone(),
            };
            file.text(|| cell(found.field(field).place.as_ref()), &text(expected), &text(found));
        }
    }
}
