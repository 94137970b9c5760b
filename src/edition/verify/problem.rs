//! The texts of what is wrong with a file, an edition or one of their values.

use std::io;

use crate::edition::SealError;
use crate::texts::{Explain, Message, quote};

/// A file that could not be read from the disk.
pub(super) fn unread(error: &io::Error) -> Message {
    match error.kind() {
        io::ErrorKind::NotFound => Message::new("verify-missing"),
        _ => unreadable(error),
    }
}

/// A sealed file that cannot be used.
pub(super) fn unsealed(error: &SealError) -> Message {
    match error {
        SealError::Changed => Message::new("verify-changed"),
        SealError::Unreadable(error) => unreadable(error),
    }
}

/// A file whose content cannot be read.
pub(super) fn unreadable(error: &impl Explain) -> Message {
    Message::new("verify-unreadable").with("reason", error.message().brief())
}

/// Two values that should be equal, in the text of a key.
pub(super) fn values(key: &'static str, expected: impl ToString, found: impl ToString) -> Message {
    Message::new(key).with("expected", expected.to_string()).with("found", found.to_string())
}

/// Two texts that should be equal, in the text of a key. Long ones are shown from shortly before they differ.
pub(super) fn texts(key: &'static str, expected: &str, found: &str) -> Message {
    const BEFORE: usize = 20;
    let same = expected.chars().zip(found.chars()).take_while(|(one, other)| one == other).count();
    let skipped = if same > 2 * BEFORE { same - BEFORE } else { 0 };
    let from = |text: &str| {
        let tail: String = text.chars().skip(skipped).collect();
        quote(&if skipped > 0 { format!("…{tail}") } else { tail })
    };
    values(key, from(expected), from(found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_shown_where_they_differ() {
        let (one, other) = (format!("{}er her{}", "a".repeat(90), "z".repeat(90)), "a".repeat(90));
        let [tail, rest, end] = ["a".repeat(20), "z".repeat(33), "a".repeat(20)];
        let expected = values("verify-text", format!("»…{tail}er her{rest}…«"), format!("»…{end}«"));
        assert_eq!(texts("verify-text", &one, &other), expected);
        assert_eq!(texts("verify-text", "kort", "kor"), values("verify-text", "»kort«", "»kor«"));
    }
}
