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

/// Reads a JSON file of today's schema or an earlier one; `named` gives the schema that the file names.
///
/// # Errors
/// It is of none of them.
pub(crate) fn read<T: DeserializeOwned>(
    bytes: &[u8],
    today: &'static str,
    earlier: &[&str],
    named: impl FnOnce(&T) -> &str,
) -> Result<T, SchemaError> {
    let read = serde_json::from_slice::<T>(bytes);
    // A file of another schema may well lack what this one needs. Its reader is told which schema it is.
    let schema = match &read {
        Ok(read) => named(read).to_owned(),
        Err(_) => serde_json::from_slice::<Head>(bytes)?.schema,
    };
    if schema != today && !earlier.contains(&&*schema) {
        return Err(SchemaError::Other { found: schema, expected: today });
    }
    Ok(read?)
}
