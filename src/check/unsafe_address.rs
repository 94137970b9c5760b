//! An address that leads to a program, a file or data, and does not become a link.

use super::shared::addresses;
use super::subject::Text;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};

pub(super) const CHECK: Check = Check { code: Code::UnsafeAddress, finds: Finds::EachText(find) };

/// How such addresses begin.
const STARTS: [&str; 7] = ["javascript:", "vbscript:", "data:", "file:", "ftp:", "smb:", "\\\\"];

fn find(_: &Subject<'_>, text: &Text<'_>, findings: &mut Vec<Finding>) {
    for (start, word) in addresses(text.value).filter(|(_, word)| is_unsafe(&word.to_lowercase())) {
        let finding = Finding::new(CHECK.code, text.place.cloned()).quoting("text", word);
        findings.push(finding.about(text.value, start..start + word.len()));
    }
}

/// Whether a word in lower case is such an address, not its beginning alone (`Data: …`).
fn is_unsafe(word: &str) -> bool {
    STARTS.iter().any(|start| word.starts_with(start) && word.len() > start.len())
}
