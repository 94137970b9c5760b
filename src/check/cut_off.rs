//! Texts whose end is missing.

use super::{RUNNING, Subject, place};
use crate::finding::{Code, Finding};

/// Words that lead on to another: a sentence does not end with them.
const LEADING: [&str; 34] = [
    "af", "at", "da", "de", "den", "der", "deres", "det", "eller", "en", "end", "er", "et", "fordi", "fra",
    "før", "hver", "hvis", "hvor", "hvordan", "hvornår", "i", "kan", "med", "men", "mellem", "når", "og",
    "på", "samt", "skal", "som", "vedr", "vil",
];

/// Lengths at which spreadsheets and databases cut texts, in characters.
const LIMITS: [usize; 5] = [255, 256, 1_024, 4_000, 32_767];

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for deliverable in subject.deliverables() {
        for field in RUNNING {
            let text = &deliverable.field(field).value;
            if let Some(start) = leading_end(text) {
                let words = text.get(start..).unwrap_or_default();
                let finding =
                    Finding::new(Code::TextCutOff, place(deliverable, field)).quoting("text", words);
                findings.push(finding.about(text, start..text.len()));
            }
            let count = text.chars().count();
            if LIMITS.contains(&count) {
                let finding = Finding::new(Code::TextAtLimit, place(deliverable, field));
                findings.push(finding.naming("count", count.to_string()));
            }
        }
    }
}

/// The first byte of a last word that leads on, or of a last comma or dash.
fn leading_end(text: &str) -> Option<usize> {
    let last = text.split_whitespace().next_back()?;
    let start = text.len() - last.len();
    let sign = text.chars().next_back().filter(|c| matches!(c, ',' | '-' | '–' | '('));
    if let Some(sign) = sign.filter(|_| text.chars().count() > 1) {
        return Some(text.len() - sign.len_utf8());
    }
    (start > 0 && LEADING.contains(&last.to_lowercase().as_str())).then_some(start)
}
