//! A text just as long as spreadsheets and databases cut texts.

use super::subject::Text;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};

pub(super) const CHECK: Check = Check { code: Code::TextAtLimit, finds: Finds::EachText(find) };

fn find(subject: &Subject<'_>, text: &Text<'_>, findings: &mut Vec<Finding>) {
    let Some(cell) = text.cell else { return };
    // A text cut at a blank has lost that blank since; the cell's own length counts.
    if !subject.config.thresholds.cut_lengths.contains(&cell.length) {
        return;
    }
    let finding = Finding::new(CHECK.code, text.place.cloned()).naming("count", cell.length.to_string());
    let last = cell.text.split_whitespace().next_back().map_or(0, str::len);
    findings.push(finding.about(&cell.text, cell.text.len() - last..cell.text.len()));
}
