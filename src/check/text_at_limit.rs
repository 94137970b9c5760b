//! A text just as long as spreadsheets and databases cut texts.

use super::subject::Text;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};

pub(super) const CHECK: Check = Check { code: Code::TextAtLimit, finds: Finds::EachText(find) };

fn find(subject: &Subject<'_>, text: &Text<'_>, findings: &mut Vec<Finding>) {
    let Some(cell) = text.cell else { return };
    let limits = &subject.config.thresholds.cut_lengths;
    // No character has more than four bytes, so that most texts need not be counted.
    if limits.iter().all(|limit| cell.text.len() < *limit) {
        return;
    }
    let count = cell.text.chars().count();
    if limits.contains(&count) {
        let finding = Finding::new(CHECK.code, text.place.cloned()).naming("count", count.to_string());
        let last = cell.text.split_whitespace().next_back().map_or(0, str::len);
        findings.push(finding.about(&cell.text, cell.text.len() - last..cell.text.len()));
    }
}
