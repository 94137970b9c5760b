//! A marker that is not at its name's end, and so is text.

use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::plan::Marker;

pub(super) const CHECK: Check = Check { code: Code::MarkerInsideName, finds: Finds::Once(find) };

fn find(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (name, place) in subject.names() {
        if let Some((at, sign)) = name.char_indices().find(|(_, c)| Marker::of(*c).is_some()) {
            let finding = Finding::new(CHECK.code, place.cloned()).naming("symbol", sign);
            findings.push(finding.quoting("text", name).about(name, at..at + sign.len_utf8()));
        }
    }
}
