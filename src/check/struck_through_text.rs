//! Text that is struck through and published.

use super::subject::Text;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};

pub(super) const CHECK: Check = Check { code: Code::StruckThroughText, finds: Finds::EachText(find) };

fn find(subject: &Subject<'_>, text: &Text<'_>, findings: &mut Vec<Finding>) {
    let (Some(cell), Some(place)) = (text.cell, text.place) else { return };
    let finding = Finding::new(CHECK.code, Some(place.clone()));
    if cell.struck {
        findings.push(finding.quoting("text", text.value));
        return;
    }
    let Some(sheet) = subject.workbook.sheets.get(place.sheet_index) else { return };
    let Ok(index) = sheet.details.struck.binary_search_by_key(&place.cell, |(cell, _)| *cell) else { return };
    let Some((_, words)) = sheet.details.struck.get(index) else { return };
    let finding = finding.quoting("text", words);
    // Words from several places of the text stand nowhere as they are.
    findings.push(match text.value.find(words.as_str()) {
        Some(at) => finding.about(text.value, at..at + words.len()),
        None => finding,
    });
}
