//! A hidden column that is published, once for a sheet.

use std::collections::BTreeSet;

use super::{Check, Finds, Subject};
use crate::address::CellRef;
use crate::finding::{Code, Finding};
use crate::plan::Field;
use crate::workbook::SheetDetails;

pub(super) const CHECK: Check = Check { code: Code::HiddenColumn, finds: Finds::Once(find) };

fn find(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for deliverable in subject.deliverables() {
        for field in Field::ALL {
            let Some(place) = &deliverable.field(field).place else { continue };
            let Some(sheet) = subject.workbook.sheets.get(place.sheet_index) else { continue };
            if is_hidden(&sheet.details, place.cell) && seen.insert((place.sheet_index, place.cell.column)) {
                let finding = Finding::new(CHECK.code, Some(place.clone()));
                findings.push(finding.quoting("text", field.heading()));
            }
        }
    }
}

fn is_hidden(details: &SheetDetails, cell: CellRef) -> bool {
    details.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&cell.column))
}
