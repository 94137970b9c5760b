//! A text of several sentences whose last one lacks its full stop: its end may be missing.

use super::shared::RUNNING;
use super::subject::Text;
use super::{Check, Finds, Subject, text_cut_off};
use crate::finding::{Code, Finding};
use crate::plan::text::{Block, blocks};

pub(super) const CHECK: Check = Check { code: Code::MissingFullStop, finds: Finds::EachText(find) };

fn find(_: &Subject<'_>, text: &Text<'_>, findings: &mut Vec<Finding>) {
    let running = text.field.is_some_and(|field| RUNNING.contains(&field));
    let ends_in_letter = text.value.chars().next_back().is_some_and(char::is_alphabetic);
    if !running || !ends_in_letter || text_cut_off::leading_end(text.value, true).is_some() {
        return;
    }
    let Some(last) = last_sentence(text.value) else { return };
    let start = text.value.len() - last.len();
    let finding = Finding::new(CHECK.code, text.place.cloned()).quoting("text", last);
    let word = last.split_whitespace().next_back().map_or(start, |word| text.value.len() - word.len());
    findings.push(finding.about(text.value, word..text.value.len()));
}

/// The last sentence of a text that has others before it, and no list: items go without a full stop.
fn last_sentence(text: &str) -> Option<&str> {
    let blocks = blocks(text);
    if blocks.iter().any(|block| block.label.is_some()) {
        return None;
    }
    let last = blocks.last().map(|block: &Block<'_>| block.text)?;
    // An address ends without a full stop, and so does a heading of one or two words.
    let word = last.split_whitespace().next_back()?;
    let is_address = word.contains(['/', '@']) || word.contains('.');
    let start = sentence_start(last)?;
    last.get(start..).filter(|sentence| !is_address && sentence.split_whitespace().count() > 2)
}

/// Where the last sentence of a paragraph starts, after another that has its full stop.
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
