//! JSON files that name their schema in a key of its own, as `leveranceplan/plan/v2`.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::texts::{Explain, Message, explained, quote};

/// Why a JSON file cannot be read by its schema.
#[derive(Debug)]
pub enum SchemaError {
    /// It is no JSON, lacks a key, or has a value that it cannot have; the error knows line and column.
    Json(serde_json::Error),
    /// It is of another schema.
    Other {
        /// The schema that it names.
        found: String,
        /// The schema that it should name.
        expected: &'static str,
    },
}

explained!(SchemaError { Json(serde_json::Error) });

impl Explain for SchemaError {
    fn message(&self) -> Message {
        match self {
            Self::Json(error) => error.message(),
            Self::Other { found, expected } => {
                Message::new("schema-other").with("found", quote(found)).with("expected", quote(expected))
            }
        }
    }
}

#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    schema: String,
}

/// Reads a JSON file of today's schema or an earlier one.
///
/// # Errors
/// It is of none of them.
pub(crate) fn read<T: DeserializeOwned>(
    bytes: &[u8],
    today: &'static str,
    earlier: &[&str],
) -> Result<T, SchemaError> {
    let Head { schema } = serde_json::from_slice(bytes)?;
    if schema != today && !earlier.contains(&&*schema) {
        return Err(SchemaError::Other { found: schema, expected: today });
    }
    Ok(serde_json::from_slice(bytes)?)
}
