//! A sign at a name's end that looks like a marker and is none.

use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};

pub(super) const CHECK: Check = Check { code: Code::UnknownMarker, finds: Finds::Once(find) };

/// Signs that people put at a name's end as if they were markers.
const SIGNS: [char; 17] =
    ['#', '†', '‡', '°', '¹', '²', '³', '+', '§', '●', '■', '►', '★', '☆', '✗', '✘', '¤'];

fn find(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (name, place) in subject.names() {
        if let Some(sign) = name.chars().next_back().filter(|c| SIGNS.contains(c)) {
            let finding = Finding::new(CHECK.code, place.cloned()).naming("symbol", sign);
            findings
                .push(finding.quoting("text", name).about(name, name.len() - sign.len_utf8()..name.len()));
        }
    }
}
