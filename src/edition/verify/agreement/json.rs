//! `plan.json` against itself: what follows from its texts (blocks, links, period, state) is what stands there.

use serde_json::Value;

use super::Compared;
use crate::edition::verify::{Position, Verified, What};

pub(super) fn agree(compared: &Compared<'_>, path: &str, bytes: &[u8], verified: &mut Verified) {
    if !compared.is_ours() {
        return;
    }
    let again = crate::extract::json::write(&compared.plan).unwrap_or_default();
    if again == *bytes {
        return;
    }
    let read = |bytes| serde_json::from_slice::<Value>(bytes);
    let (Ok(expected), Ok(found)) = (read(&again), read(bytes)) else { return };
    let mut differing = Vec::new();
    compare("", &expected, &found, &mut differing);
    for (at, expected, found) in differing {
        compared.differ(path, Position::Value(at), What::Derived(expected, found), verified);
    }
}

/// The values that differ, each with its path such as `areas[0].name`.
fn compare(at: &str, expected: &Value, found: &Value, differing: &mut Vec<(String, String, String)>) {
    match (expected, found) {
        (Value::Object(one), Value::Object(other)) => {
            for key in one.keys().chain(other.keys().filter(|key| !one.contains_key(*key))) {
                let at = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
                let value = |map: &serde_json::Map<_, _>| map.get(key).cloned().unwrap_or(Value::Null);
                compare(&at, &value(one), &value(other), differing);
            }
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            for (index, (one, other)) in one.iter().zip(other).enumerate() {
                compare(&format!("{at}[{index}]"), one, other, differing);
            }
        }
        _ if expected != found => differing.push((at.to_owned(), shown(expected), shown(found))),
        _ => {}
    }
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
