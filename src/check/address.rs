//! Addresses that do not work, and those that do not become links.

use super::{RUNNING, Subject, place};
use crate::finding::{Code, Finding};
use crate::plan::Field;

/// Schemes that lead to a program, a file, or data.
const UNSAFE: [&str; 7] = ["javascript:", "vbscript:", "data:", "file:", "ftp:", "smb:", "\\\\"];

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for deliverable in subject.deliverables() {
        for field in RUNNING.into_iter().chain([Field::Release, Field::Contact]) {
            let text = &deliverable.field(field).value;
            for (start, word) in words(text).filter(|(_, word)| may_be_address(word)) {
                let code = match word.to_lowercase().as_str() {
                    lower
                        if UNSAFE
                            .iter()
                            .any(|scheme| lower.starts_with(scheme) && lower.len() > scheme.len()) =>
                    {
                        Code::UnsafeAddress
                    }
                    lower if is_broken(lower) => Code::BrokenAddress,
                    _ => continue,
                };
                let finding = Finding::new(code, place(deliverable, field)).quoting("text", word);
                findings.push(finding.about(text, start..start + word.len()));
            }
        }
    }
}

/// The words of a text without the signs around them, each with its first byte.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(|word| {
        let word = word.trim_matches(['(', ')', '<', '>', '"', '»', '«', ',', ';']);
        (word.as_ptr() as usize - text.as_ptr() as usize, word)
    })
}

/// Most words are none.
fn may_be_address(word: &str) -> bool {
    word.contains([':', '/', '\\', ';'])
        || word.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www."))
}

/// Whether a word in lower case begins like a web address and is none.
fn is_broken(word: &str) -> bool {
    let host_is_bad = |rest: &str| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default().trim_end_matches('.');
        host.is_empty()
            || !host.contains('.') && host != "localhost"
            || host.contains("..")
            || host.ends_with(':')
    };
    if let Some(rest) = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://")) {
        return host_is_bad(rest);
    }
    if let Some(rest) = word.strip_prefix("www.") {
        return host_is_bad(rest);
    }
    ["http:", "https:", "http/", "https/", "htpp:", "htpps:", "http;", "https;"]
        .iter()
        .any(|start| word.starts_with(start))
}
