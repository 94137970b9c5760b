//! A hidden row that is published.

use super::shared::place;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::plan::{Deliverable, Field};

pub(super) const CHECK: Check = Check { code: Code::HiddenRow, finds: Finds::EachDeliverable(find) };

fn find(subject: &Subject<'_>, deliverable: &Deliverable, findings: &mut Vec<Finding>) {
    let Some(place) = place(deliverable, Field::Project) else { return };
    let sheet = subject.workbook.sheets.get(place.sheet_index);
    if sheet.is_some_and(|sheet| sheet.hidden.rows.binary_search(&place.cell.row).is_ok()) {
        findings.push(Finding::new(CHECK.code, Some(place)));
    }
}
