//! Checks of the cells that texts come from: what they hold, whether they are hidden, how they look.

use std::collections::{BTreeMap, BTreeSet};

use super::subject::{PlanText, Subject};
use crate::address::{CellRef, Place, Row};
use crate::finding::{Code, Finding};
use crate::plan::Field;
use crate::workbook::{CellKind, SheetDetails};

/// The error values of an English and a Danish Excel.
const VALUES: [&str; 12] = [
    "#DIV/0!",
    "#DIVISION/0!",
    "#I/T",
    "#N/A",
    "#NAME?",
    "#NAVN?",
    "#NULL!",
    "#NUM!",
    "#REF!",
    "#REFERENCE!",
    "#VALUE!",
    "#VÆRDI!",
];

/// An error value in the title block or as an area's name, or pasted somewhere as text; those of other cells are found
/// while reading, which sees every cell of a row.
pub(super) fn error_value(_: &Subject<'_>, text: &PlanText<'_>) -> Option<Finding> {
    let is_error = text.cell.is_some_and(|cell| cell.kind == CellKind::Error);
    let is_missed = if is_error { text.field.is_none() } else { VALUES.contains(&text.value) };
    is_missed.then(|| text.finding(Code::ErrorValue).quoting("text", text.value))
}

/// A number or a date where text is usual.
pub(super) fn unusual_value(_: &Subject<'_>, text: &PlanText<'_>) -> Option<Finding> {
    let kind = match (&text.cell?.kind, text.field?) {
        (CellKind::Number, _) => "number",
        (CellKind::Boolean, _) => "truth",
        (CellKind::Date(_), field) if field != Field::Release => "date",
        _ => return None,
    };
    Some(text.finding(Code::UnusualValue).word("kind", kind).quoting("text", text.value))
}

/// Text that is struck through and published.
pub(super) fn struck_through_text(subject: &Subject<'_>, text: &PlanText<'_>) -> Option<Finding> {
    let (cell, place) = (text.cell?, text.place?);
    let finding = text.finding(Code::StruckThroughText);
    if cell.struck {
        return Some(finding.quoting("text", text.value));
    }
    let struck = &subject.workbook.sheets.get(place.sheet_index)?.details.struck;
    let index = struck.binary_search_by_key(&place.cell, |(cell, _)| *cell).ok()?;
    let (_, words) = struck.get(index)?;
    let finding = finding.quoting("text", words);
    // Struck words from several places of the text do not stand in it one after the other.
    Some(match text.value.find(words.as_str()) {
        Some(start) => finding.about(text.value, start..start + words.len()),
        None => finding,
    })
}

/// A formula that nobody has calculated, in a column of the plan: its cell is read as empty, and a row of such cells
/// is not read at all.
pub(super) fn formula_without_value(subject: &Subject<'_>) -> Vec<Finding> {
    each_cell(subject, Code::FormulaWithoutValue, |details| &details.uncalculated)
}

/// A value that its number format does not show.
pub(super) fn unshown_value(subject: &Subject<'_>) -> Vec<Finding> {
    each_cell(subject, Code::UnshownValue, |details| &details.unshown)
}

/// A number or date whose format is not followed to the letter.
pub(super) fn unfollowed_format(subject: &Subject<'_>) -> Vec<Finding> {
    each_cell(subject, Code::UnfollowedFormat, |details| &details.unfollowed)
}

/// A finding for each cell in a column of the plan that a sheet's details name: such a cell may be read as empty, so that
/// no text of the plan leads to it.
fn each_cell(subject: &Subject<'_>, code: Code, cells: fn(&SheetDetails) -> &[CellRef]) -> Vec<Finding> {
    let sheets = || subject.workbook.sheets.iter().enumerate();
    if sheets().all(|(_, sheet)| cells(&sheet.details).is_empty()) {
        return Vec::new();
    }
    let places = subject.plan.texts().filter_map(|(_, place)| place);
    let columns: BTreeSet<_> = places.map(|place| (place.sheet_index, place.cell.column)).collect();
    let named = sheets().flat_map(|(sheet_index, sheet)| {
        let place = move |cell: &_| Place { sheet_index, sheet: sheet.name.clone(), cell: *cell };
        cells(&sheet.details).iter().map(place)
    });
    let of_plan = named.filter(|place| columns.contains(&(place.sheet_index, place.cell.column)));
    of_plan.map(|place| Finding::new(code, Some(place))).collect()
}

/// A hidden column that is published, once for a sheet.
pub(super) fn hidden_column(subject: &Subject<'_>) -> Vec<Finding> {
    let is_hidden = |place: &Place| {
        let sheet = subject.workbook.sheets.get(place.sheet_index);
        let mut hidden = sheet.into_iter().flat_map(|sheet| &sheet.details.hidden_columns);
        hidden.any(|(first, last)| (*first..=*last).contains(&place.cell.column))
    };
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for deliverable in subject.deliverables() {
        for field in Field::ALL {
            let Some(place) = &deliverable.field(field).place else { continue };
            if is_hidden(place) && seen.insert((place.sheet_index, place.cell.column)) {
                let finding = Finding::new(Code::HiddenColumn, Some(place.clone()));
                findings.push(finding.quoting("text", field.heading()));
            }
        }
    }
    findings
}

/// Hidden rows that are published; one finding for rows that follow each other, as a filter hides many.
pub(super) fn hidden_row(subject: &Subject<'_>) -> Vec<Finding> {
    let mut hidden: BTreeMap<(usize, Row), &Place> = BTreeMap::new();
    for (text, place) in subject.plan.texts() {
        let Some(place) = place.filter(|_| !text.is_empty()) else { continue };
        let sheet = subject.workbook.sheets.get(place.sheet_index);
        if sheet.is_some_and(|sheet| sheet.details.hidden_rows.binary_search(&place.cell.row).is_ok()) {
            hidden.entry((place.sheet_index, place.cell.row)).or_insert(place);
        }
    }
    let mut runs: Vec<(&Place, Row)> = Vec::new();
    for ((sheet, row), place) in hidden {
        match runs.last_mut() {
            Some((first, last)) if first.sheet_index == sheet && last.0 + 1 == row.0 => *last = row,
            _ => runs.push((place, row)),
        }
    }
    let finding = |(first, last): (&Place, Row)| {
        let row = first.cell.row;
        let rows = if row == last { last.to_string() } else { format!("{row}-{last}") };
        Finding::new(Code::HiddenRow, Some(first.clone())).naming("text", rows)
    };
    runs.into_iter().map(finding).collect()
}
