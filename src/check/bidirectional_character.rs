//! A character that turns the direction of writing (UAX #9), so that a text may look other than it is.

use super::subject::Text;
use super::{Check, Finds, Subject};
use crate::characters::is_bidirectional_control;
use crate::finding::{Code, Finding};

pub(super) const CHECK: Check = Check { code: Code::BidirectionalCharacter, finds: Finds::EachText(find) };

fn find(_: &Subject<'_>, text: &Text<'_>, findings: &mut Vec<Finding>) {
    // Most texts are looked at no closer: the cell knows whether it has a stray character.
    if text.cell.is_none_or(|cell| cell.stray.is_none()) {
        return;
    }
    if let Some((at, turn)) = text.value.char_indices().find(|(_, c)| is_bidirectional_control(*c)) {
        let named = format!("U+{:04X}", u32::from(turn));
        let finding = Finding::new(CHECK.code, text.place.cloned()).naming("text", named);
        findings.push(finding.about(text.value, at..at + turn.len_utf8()));
    }
}
