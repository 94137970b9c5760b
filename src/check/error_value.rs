//! An error value in the title block or as an area's name, or pasted somewhere as text; those of other cells are found
//! while reading, which sees every cell of a row.

use super::subject::Text;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::workbook::CellKind;

pub(super) const CHECK: Check = Check { code: Code::ErrorValue, finds: Finds::EachText(find) };

/// How error values read in an English and a Danish Excel.
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

fn find(_: &Subject<'_>, text: &Text<'_>, findings: &mut Vec<Finding>) {
    let is_error = text.cell.is_some_and(|cell| cell.kind == CellKind::Error);
    let wanted = if is_error { text.field.is_none() } else { VALUES.contains(&text.value) };
    if wanted {
        findings.push(Finding::new(CHECK.code, text.place.cloned()).quoting("text", text.value));
    }
}
