//! A number or a date where text is usual.

use super::subject::Text;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::plan::Field;
use crate::workbook::CellKind;

pub(super) const CHECK: Check = Check { code: Code::UnusualValue, finds: Finds::EachText(find) };

fn find(_: &Subject<'_>, text: &Text<'_>, findings: &mut Vec<Finding>) {
    let (Some(cell), Some(field)) = (text.cell, text.field) else { return };
    let kind = match cell.kind {
        CellKind::Number => "number",
        CellKind::Date(_) if field != Field::Release => "date",
        CellKind::Boolean => "truth",
        _ => return,
    };
    let finding = Finding::new(CHECK.code, text.place.cloned()).word("kind", kind);
    findings.push(finding.quoting("text", text.value));
}
