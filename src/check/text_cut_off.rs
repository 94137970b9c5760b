//! A text that stops in the middle of a sentence.

use super::shared::RUNNING;
use super::subject::Text;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::plan::Field;

pub(super) const CHECK: Check = Check { code: Code::TextCutOff, finds: Finds::EachText(find) };

/// Words that lead on to another: nothing ends with them, be it a sentence or a name.
const NEVER_LAST: [&str; 40] = [
    "at", "bl.a", "da", "de", "den", "denne", "der", "deres", "dette", "disse", "eller", "en", "et", "f.eks",
    "fordi", "herunder", "hhv", "hver", "hvis", "hvordan", "hvornår", "ift", "inkl", "jf", "med", "men",
    "mellem", "mht", "når", "og", "pga", "samt", "sin", "sine", "sit", "skal", "som", "såfremt", "vedr",
    "vores",
];

/// Words with which a name may end (`Log på`), a sentence hardly.
const SELDOM_LAST: [&str; 10] = ["af", "end", "er", "for", "fra", "før", "hvor", "i", "på", "uden"];

fn find(_: &Subject<'_>, text: &Text<'_>, findings: &mut Vec<Finding>) {
    // A release is read word by word.
    if text.field == Some(Field::Release) {
        return;
    }
    let running = text.field.is_some_and(|field| RUNNING.contains(&field));
    if let Some(start) = leading_end(text.value, running) {
        let words = text.value.get(start..).unwrap_or_default();
        let finding = Finding::new(CHECK.code, text.place.cloned()).quoting("text", words);
        findings.push(finding.about(text.value, start..text.value.len()));
    }
}

/// The first byte of a last word that leads on, or of a last comma, dash, opening bracket or ellipsis.
pub(super) fn leading_end(text: &str, running: bool) -> Option<usize> {
    let last = text.split_whitespace().next_back()?;
    let start = text.len() - last.len();
    let sign = text.chars().next_back().filter(|c| matches!(c, ',' | '-' | '–' | '(' | '&' | '/'));
    if let Some(sign) = sign.filter(|_| start > 0) {
        return Some(text.len() - sign.len_utf8());
    }
    if let Some(dots) = ["…", "..."].iter().find(|dots| running && text.ends_with(**dots)) {
        return Some(text.len() - dots.len());
    }
    let lower = last.trim_start_matches(['(', '»', '"']).to_lowercase();
    // An abbreviation has its dot; any other word with one ends a sentence.
    let word = lower.strip_suffix('.').filter(|_| is_abbreviation(&lower)).unwrap_or(&lower);
    let leads = NEVER_LAST.contains(&word) || running && SELDOM_LAST.contains(&word);
    (start > 0 && leads).then_some(start)
}

fn is_abbreviation(word: &str) -> bool {
    ["bl.a.", "f.eks.", "hhv.", "ift.", "inkl.", "jf.", "mht.", "pga.", "vedr."].contains(&word)
}
