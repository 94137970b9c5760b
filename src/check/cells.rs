//! Cells that are not what they seem: hidden, struck through, numbers for text, characters that nobody sees.

use super::{Subject, place};
use crate::address::{CellRef, Place};
use crate::finding::{Code, Finding};
use crate::plan::{Deliverable, Field};
use crate::workbook::{Cell, CellKind, Hidden, is_bidirectional};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let mut columns: Vec<(usize, u32)> = Vec::new();
    let names = subject.plan.areas.iter().filter_map(|area| area.name.place.clone());
    for place in names.chain(subject.plan.title.iter().filter_map(|title| title.place.clone())) {
        findings.extend(subject.workbook.cell(&place).and_then(|cell| odd_character(cell, &place)));
    }
    for deliverable in subject.deliverables() {
        let Some(first) = place(deliverable, Field::Project) else { continue };
        let Some(sheet) = subject.workbook.sheets.get(first.sheet_index) else { continue };
        if sheet.hidden.rows.binary_search(&first.cell.row).is_ok() {
            findings.push(Finding::new(Code::HiddenRow, Some(first.clone())));
        }
        for field in Field::ALL {
            let Some(place) = place(deliverable, field) else { continue };
            let seen = (place.sheet_index, place.cell.column.0);
            if is_hidden_column(&sheet.hidden, place.cell) && !columns.contains(&seen) {
                columns.push(seen);
                findings.push(
                    Finding::new(Code::HiddenColumn, Some(place.clone())).quoting("text", field.heading()),
                );
            }
            if sheet.hidden.formulas.binary_search(&place.cell).is_ok() {
                findings.push(Finding::new(Code::FormulaWithoutValue, Some(place.clone())));
            }
            if let Some(cell) = subject.workbook.cell(&place) {
                of_cell(deliverable, field, cell, &place, findings);
            }
        }
    }
}

fn is_hidden_column(hidden: &Hidden, cell: CellRef) -> bool {
    hidden.columns.iter().any(|(first, last)| (*first..=*last).contains(&cell.column))
}

fn of_cell(deliverable: &Deliverable, field: Field, cell: &Cell, place: &Place, findings: &mut Vec<Finding>) {
    let text = &deliverable.field(field).value;
    if cell.struck {
        findings.push(Finding::new(Code::StruckThroughText, Some(place.clone())).quoting("text", text));
    }
    findings.extend(odd_character(cell, place));
    let kind = match cell.kind {
        CellKind::Number => "number",
        CellKind::Date(_) if field != Field::Release => "date",
        CellKind::Boolean => "truth",
        _ => return,
    };
    findings
        .push(Finding::new(Code::UnusualValue, Some(place.clone())).word("kind", kind).quoting("text", text));
}

fn odd_character(cell: &Cell, place: &Place) -> Option<Finding> {
    let odd = cell.odd?;
    let code = if is_bidirectional(odd) { Code::BidirectionalCharacter } else { Code::InvisibleCharacter };
    Some(Finding::new(code, Some(place.clone())).naming("text", format!("U+{:04X}", u32::from(odd))))
}
