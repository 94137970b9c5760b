//! A character that nobody sees.

use super::subject::Text;
use super::{Check, Finds, Subject};
use crate::characters::is_bidirectional_control;
use crate::finding::{Code, Finding};

pub(super) const CHECK: Check = Check { code: Code::InvisibleCharacter, finds: Finds::EachText(find) };

fn find(_: &Subject<'_>, text: &Text<'_>, findings: &mut Vec<Finding>) {
    // Control characters are gone from the published text; the cell remembers one.
    let Some(stray) = text.cell.and_then(|cell| cell.stray).filter(|stray| !is_bidirectional_control(*stray))
    else {
        return;
    };
    let finding =
        Finding::new(CHECK.code, text.place.cloned()).naming("text", format!("U+{:04X}", u32::from(stray)));
    findings.push(match text.value.find(stray) {
        Some(at) => finding.about(text.value, at..at + stray.len_utf8()),
        None => finding,
    });
}
