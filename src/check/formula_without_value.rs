//! A formula that nobody has calculated, in a column of the plan: its cell is read as empty, and a row of such cells
//! is not read at all.

use std::collections::BTreeSet;

use super::{Check, Finds, Subject};
use crate::address::Place;
use crate::finding::{Code, Finding};

pub(super) const CHECK: Check = Check { code: Code::FormulaWithoutValue, finds: Finds::Once(find) };

fn find(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.workbook.sheets.iter().all(|sheet| sheet.details.uncalculated.is_empty()) {
        return;
    }
    let places = subject.parts().filter_map(|(_, _, place)| place);
    let columns: BTreeSet<_> = places.map(|place| (place.sheet_index, place.cell.column)).collect();
    for (sheet_index, sheet) in subject.workbook.sheets.iter().enumerate() {
        let of_plan =
            sheet.details.uncalculated.iter().filter(|cell| columns.contains(&(sheet_index, cell.column)));
        findings.extend(of_plan.map(|cell| {
            Finding::new(CHECK.code, Some(Place { sheet_index, sheet: sheet.name.clone(), cell: *cell }))
        }));
    }
}
