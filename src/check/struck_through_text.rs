//! Text that is struck through and published.

use super::subject::Text;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};

pub(super) const CHECK: Check = Check { code: Code::StruckThroughText, finds: Finds::EachText(find) };

fn find(_: &Subject<'_>, text: &Text<'_>, findings: &mut Vec<Finding>) {
    if text.cell.is_some_and(|cell| cell.struck) {
        findings.push(Finding::new(CHECK.code, text.place.cloned()).quoting("text", text.value));
    }
}
