//! A word that begins like a web address and cannot be opened.

use super::shared::addresses;
use super::subject::Text;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};

pub(super) const CHECK: Check = Check { code: Code::BrokenAddress, finds: Finds::EachText(find) };

/// Beginnings that are near a web address and none.
const SLIPS: [&str; 12] = [
    "http:", "https:", "http/", "https/", "htpp:", "htpps:", "http;", "https;", "ttp:", "ttps:", "hhtp:",
    "hhtps:",
];

fn find(_: &Subject<'_>, text: &Text<'_>, findings: &mut Vec<Finding>) {
    for (start, word) in addresses(text.value).filter(|(_, word)| is_broken(&word.to_lowercase())) {
        let finding = Finding::new(CHECK.code, text.place.cloned()).quoting("text", word);
        findings.push(finding.about(text.value, start..start + word.len()));
    }
}

/// Whether a word in lower case begins like a web address and is none.
fn is_broken(word: &str) -> bool {
    let starts = ["https://", "http://", "www."].into_iter();
    match starts.filter_map(|start| word.strip_prefix(start)).next() {
        Some(rest) => host_is_bad(rest),
        None => SLIPS.iter().any(|start| word.starts_with(start)),
    }
}

fn host_is_bad(rest: &str) -> bool {
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default().trim_end_matches('.');
    host.is_empty()
        || !host.contains('.') && host != "localhost"
        || host.contains("..")
        || host.ends_with(':')
}
