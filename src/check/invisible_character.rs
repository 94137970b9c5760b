//! A character that nobody sees.

use super::subject::Text;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::workbook::is_bidirectional;

pub(super) const CHECK: Check = Check { code: Code::InvisibleCharacter, finds: Finds::EachText(find) };

fn find(_: &Subject<'_>, text: &Text<'_>, findings: &mut Vec<Finding>) {
    // Control characters are gone from the published text; the cell remembers one.
    let Some(odd) = text.cell.and_then(|cell| cell.odd).filter(|odd| !is_bidirectional(*odd)) else { return };
    let finding =
        Finding::new(CHECK.code, text.place.cloned()).naming("text", format!("U+{:04X}", u32::from(odd)));
    findings.push(match text.value.find(odd) {
        Some(at) => finding.about(text.value, at..at + odd.len_utf8()),
        None => finding,
    });
}
