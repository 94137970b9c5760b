//! Checks of the addresses in texts.

use super::subject::{Subject, about_words};
use crate::finding::{Code, Finding};
use crate::plan::text::safe;

/// Misspelled beginnings of web addresses.
const SLIPS: [&str; 12] = [
    "http:", "https:", "http/", "https/", "htpp:", "htpps:", "http;", "https;", "ttp:", "ttps:", "hhtp:",
    "hhtps:",
];

/// A word that begins like a web address and cannot be opened.
pub(super) fn broken_address(subject: &Subject<'_>) -> Vec<Finding> {
    among_addresses(Code::BrokenAddress, subject, is_broken)
}

/// The beginnings of addresses that lead to a program, a file or data.
const STARTS: [&str; 7] = ["javascript:", "vbscript:", "data:", "file:", "ftp:", "smb:", "\\\\"];

/// An address that leads to a program, a file or data, and does not become a link; also a cell's link that is not kept.
pub(super) fn unsafe_address(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = among_addresses(Code::UnsafeAddress, subject, is_unsafe);
    findings.extend(subject.texts().filter_map(|text| {
        let place = text.place?;
        let address = subject.workbook.sheets.get(place.sheet_index)?.details.link(place.cell)?;
        // The names of areas and the title block carry no link in the publication.
        let is_kept = text.field.is_some() && safe(address).is_some();
        (!is_kept).then(|| text.finding(Code::UnsafeAddress).quoting("text", address))
    }));
    findings
}

/// A finding for each word that may be an address and has a fault; `has_fault` sees it in lower case.
fn among_addresses(code: Code, subject: &Subject<'_>, has_fault: fn(&str) -> bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (text, place) in subject.plan.texts() {
        for (start, word) in addresses(text).filter(|(_, word)| has_fault(&word.to_lowercase())) {
            findings.push(about_words(code, place, text, start..start + word.len()));
        }
    }
    findings
}

/// The words of a text that may be addresses, without the signs around them, each with its first byte.
fn addresses(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = text.split_whitespace().map(|word| {
        let word = word.trim_matches(['(', ')', '<', '>', '"', '»', '«', ',', ';']);
        (word.as_ptr() as usize - text.as_ptr() as usize, word)
    });
    words.filter(|(_, word)| may_be_address(word))
}

/// Whether a word has a sign that addresses have: a quick test, because most words have none.
fn may_be_address(word: &str) -> bool {
    word.contains([':', '/', '\\', ';'])
        || word.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www."))
}

/// Whether a word in lower case begins like a web address and cannot be opened.
fn is_broken(word: &str) -> bool {
    let starts = ["https://", "http://", "www."].into_iter();
    match starts.filter_map(|start| word.strip_prefix(start)).next() {
        Some(rest) => host_is_bad(rest),
        None => SLIPS.iter().any(|start| word.starts_with(start)),
    }
}

fn host_is_bad(rest: &str) -> bool {
    let host = rest.split_once(['/', '?', '#']).map_or(rest, |(host, _)| host).trim_end_matches('.');
    host.is_empty()
        || !host.contains('.') && host != "localhost"
        || host.contains("..")
        || host.ends_with(':')
}

/// Whether a word in lower case is such an address. The beginning alone (`Data: …`) is none.
fn is_unsafe(word: &str) -> bool {
    STARTS.iter().any(|start| word.starts_with(start) && word.len() > start.len())
}
