//! Letters that another program has spoiled: UTF-8 read as Windows-1252, or characters that it could not read.

use super::subject::Text;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};

pub(super) const CHECK: Check = Check { code: Code::GarbledText, finds: Finds::EachText(find) };

/// æ, ø, å, Æ, Ø, Å, é, dashes and quotation marks, spoiled, and the character for what cannot be read.
const SPOILED: [&str; 9] = ["Ã¦", "Ã¸", "Ã¥", "Ã†", "Ã˜", "Ã…", "Ã©", "â€", "\u{fffd}"];

fn find(_: &Subject<'_>, text: &Text<'_>, findings: &mut Vec<Finding>) {
    if !text.value.contains(['Ã', 'â', '\u{fffd}']) {
        return;
    }
    let first = SPOILED.iter().filter_map(|spoiled| Some((text.value.find(spoiled)?, *spoiled))).min();
    if let Some((at, spoiled)) = first {
        let finding = Finding::new(CHECK.code, text.place.cloned()).quoting("text", spoiled);
        findings.push(finding.about(text.value, at..at + spoiled.len()));
    }
}
