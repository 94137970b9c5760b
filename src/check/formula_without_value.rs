//! A formula that nobody has calculated.

use super::subject::Text;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};

pub(super) const CHECK: Check = Check { code: Code::FormulaWithoutValue, finds: Finds::EachText(find) };

fn find(subject: &Subject<'_>, text: &Text<'_>, findings: &mut Vec<Finding>) {
    let Some(place) = text.place else { return };
    let sheet = subject.workbook.sheets.get(place.sheet_index);
    if sheet.is_some_and(|sheet| sheet.hidden.formulas.binary_search(&place.cell).is_ok()) {
        findings.push(Finding::new(CHECK.code, Some(place.clone())));
    }
}
