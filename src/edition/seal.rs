//! A seal: the last value of a JSON file is the SHA-256 of all the rest, so that the file alone shows any change of it.
//!
//! Sealed are `manifest.json` and `editions.json`. The digest is that of the file as it is without its last line but
//! one: the text from its first byte to the end of the last value before `digest`, then a line feed, `}` and a line feed.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::digest::digest;
use crate::schema::{self, SchemaError};
use crate::texts::{Explain, Message, explained};

const BEFORE: &str = ",\n  \"digest\": \"";
const AFTER: &str = "\"\n}\n";
const END: &str = "\n}\n";
/// Characters of a SHA-256 in hexadecimal.
const HEX: usize = 64;

/// An object as indented JSON, sealed.
///
/// # Errors
/// The value is no object, or cannot be written as JSON.
pub(super) fn write(object: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut text = serde_json::to_string_pretty(object)?;
    text.push('\n');
    let digest = digest(text.as_bytes());
    match text.strip_suffix(END) {
        Some(body) => Ok(format!("{body}{BEFORE}{digest}{AFTER}").into_bytes()),
        None => Err(serde::ser::Error::custom("only an object can be sealed")),
    }
}

/// Why a sealed file cannot be used.
#[derive(Debug)]
pub enum SealError {
    /// It cannot be read by its schema.
    Unreadable(SchemaError),
    /// It was changed after it was written.
    Changed,
}

explained!(SealError { Unreadable(SchemaError) });

impl Explain for SealError {
    fn message(&self) -> Message {
        match self {
            Self::Unreadable(error) => error.message(),
            Self::Changed => Message::new("seal-changed"),
        }
    }
}

/// Reads a sealed file of a schema; `named` gives the schema that the file names.
///
/// # Errors
/// It is none of it, or not as it was written.
pub(super) fn read<T: DeserializeOwned>(
    bytes: &[u8],
    schema: &'static str,
    named: impl FnOnce(&T) -> &str,
) -> Result<T, SealError> {
    let read = schema::read(bytes, schema, &[], named)?;
    if holds(bytes) { Ok(read) } else { Err(SealError::Changed) }
}

/// Whether a sealed file is as it was written, to the byte.
#[must_use]
fn holds(bytes: &[u8]) -> bool {
    let Some(at) = bytes.len().checked_sub(BEFORE.len() + HEX + AFTER.len()) else { return false };
    let Some((body, tail)) = bytes.split_at_checked(at) else { return false };
    let expected = digest(&[body, END.as_bytes()].concat());
    tail == format!("{BEFORE}{expected}{AFTER}").as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_changed_byte_is_seen() {
        let sealed = write(&serde_json::json!({"version": "5.0", "files": [1, 2]})).unwrap();
        assert!(holds(&sealed));
        assert!(serde_json::from_slice::<serde_json::Value>(&sealed).unwrap()["digest"].is_string());
        for at in 0..sealed.len() {
            for other in 0..=255 {
                let mut changed = sealed.clone();
                changed[at] = other;
                assert_eq!(holds(&changed), changed == sealed, "byte {at} to {other}");
            }
            assert!(!holds(&sealed[..at]) && !holds(&sealed[at + 1..]));
        }
    }
}
