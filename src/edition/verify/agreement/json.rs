//! `plan.json` against itself: what follows from its texts (blocks, links, period, state) is what stands there.

use serde_json::{Map, Value};

use super::Compared;
use crate::edition::verify::FileCheck;
use crate::edition::verify::problem::{self, unreadable};
use crate::texts::Message;

pub(super) fn agree(compared: &Compared<'_>, bytes: &[u8], file: &mut FileCheck<'_>) -> Result<(), Message> {
    if !compared.is_of_this_program() {
        return Ok(());
    }
    let again = compared.plan.json().map_err(|error| unreadable(&error))?;
    if again != *bytes {
        let read = |bytes: &[u8]| {
            let mut value: Value = serde_json::from_slice(bytes).map_err(|error| unreadable(&error))?;
            value.sort_all_objects();
            Ok::<_, Message>(value)
        };
        compare("", &read(&again)?, &read(bytes)?, file);
    }
    Ok(())
}

/// Reports the values that differ, each with its path such as `areas[0].name`.
fn compare<'a>(at: &str, expected: &'a Value, found: &'a Value, file: &mut FileCheck<'_>) {
    match (expected, found) {
        (Value::Object(one), Value::Object(other)) => {
            for key in one.keys().chain(other.keys().filter(|key| !one.contains_key(*key))) {
                let at = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
                let value = |map: &'a Map<_, _>| map.get(key).unwrap_or(&Value::Null);
                compare(&at, value(one), value(other), file);
            }
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            for (index, (one, other)) in one.iter().zip(other).enumerate() {
                compare(&format!("{at}[{index}]"), one, other, file);
            }
        }
        _ if expected != found => {
            let problem = problem::texts("verify-derived", &shown(expected), &shown(found));
            file.differ(Message::words(at), problem);
        }
        _ => {}
    }
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
