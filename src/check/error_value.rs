//! An error value in the title block or as an area's name; those of other cells are found while reading, which sees
//! every cell of a row.

use super::subject::Text;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::workbook::CellKind;

pub(super) const CHECK: Check = Check { code: Code::ErrorValue, finds: Finds::EachText(find) };

fn find(_: &Subject<'_>, text: &Text<'_>, findings: &mut Vec<Finding>) {
    let is_error = text.cell.is_some_and(|cell| cell.kind == CellKind::Error);
    if is_error && text.field.is_none() {
        findings.push(Finding::new(CHECK.code, text.place.cloned()).quoting("text", text.value));
    }
}
