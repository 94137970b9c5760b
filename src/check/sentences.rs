//! Checks of how texts end.

use super::subject::{PlanText, Subject};
use crate::finding::{Code, Finding};
use crate::plan::Field;
use crate::plan::text::blocks;

/// A text just as long as spreadsheets and databases cut texts.
pub(super) fn text_at_limit(subject: &Subject<'_>, text: &PlanText<'_>) -> Option<Finding> {
    let cell = text.cell?;
    // A text that was cut at a blank has lost that blank in reading, so the length of the cell itself counts.
    if !subject.config.thresholds.cut_lengths.contains(&cell.length) {
        return None;
    }
    let last = cell.text.split_whitespace().next_back().map_or(0, str::len);
    let finding = text.finding(Code::TextAtLimit).naming("count", cell.length.to_string());
    Some(finding.about(&cell.text, cell.text.len() - last..cell.text.len()))
}

/// A text that stops in the middle of a sentence. A release is read word by word by other checks.
pub(super) fn text_cut_off(_: &Subject<'_>, text: &PlanText<'_>) -> Option<Finding> {
    if text.field == Some(Field::Release) {
        return None;
    }
    let start = leading_end(text.value, text.is_running())?;
    Some(text.finding_about(Code::TextCutOff, start..text.value.len()))
}

/// Words that lead on to another: nothing ends with them, be it a sentence or a name.
const NEVER_LAST: [&str; 40] = [
    "at", "bl.a", "da", "de", "den", "denne", "der", "deres", "dette", "disse", "eller", "en", "et", "f.eks",
    "fordi", "herunder", "hhv", "hver", "hvis", "hvordan", "hvornår", "ift", "inkl", "jf", "med", "men",
    "mellem", "mht", "når", "og", "pga", "samt", "sin", "sine", "sit", "skal", "som", "såfremt", "vedr",
    "vores",
];

/// Words with which a name may end (`Log på`), a sentence hardly.
const SELDOM_LAST: [&str; 10] = ["af", "end", "er", "for", "fra", "før", "hvor", "i", "på", "uden"];

/// The first byte of a last word that leads on, or of a last comma, dash, opening bracket or ellipsis.
fn leading_end(text: &str, running: bool) -> Option<usize> {
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

/// A text of several sentences whose last one lacks its full stop: its end may be missing.
pub(super) fn missing_full_stop(_: &Subject<'_>, text: &PlanText<'_>) -> Option<Finding> {
    let ends_in_letter = text.value.chars().next_back().is_some_and(char::is_alphabetic);
    if !text.is_running() || !ends_in_letter || leading_end(text.value, true).is_some() {
        return None;
    }
    let last = last_sentence(text.value)?;
    let word = last.split_whitespace().next_back()?;
    let finding = text.finding(Code::MissingFullStop).quoting("text", last);
    Some(finding.about(text.value, text.value.len() - word.len()..text.value.len()))
}

/// The last sentence of a text that has others before it, and no list: items go without a full stop.
fn last_sentence(text: &str) -> Option<&str> {
    let blocks = blocks(text);
    if blocks.iter().any(|block| block.label.is_some()) {
        return None;
    }
    let last = blocks.last().map(|block| block.text)?;
    // An address ends without a full stop, and so does a heading of one or two words.
    let word = last.split_whitespace().next_back()?;
    let is_address = word.contains(['/', '@']) || word.contains('.');
    let start = sentence_start(last)?;
    last.get(start..).filter(|sentence| !is_address && sentence.split_whitespace().count() > 2)
}

/// The first byte of a paragraph's last sentence, if a sentence with a full stop stands before it.
fn sentence_start(text: &str) -> Option<usize> {
    let stops = text.match_indices(['.', '!', '?']).map(|(at, _)| at);
    stops.rev().find_map(|at| {
        let (before, after) = text.split_at_checked(at + 1)?;
        let next = after.strip_prefix(' ')?;
        let word = before.trim_end_matches('.').rsplit(' ').next()?;
        // `jf. KL` and `1. april` are no ends of sentences.
        let ends = word.chars().count() > 3 && !word.contains('.') && word.chars().all(char::is_alphabetic);
        (ends && next.starts_with(char::is_uppercase)).then(|| text.len() - next.len())
    })
}
