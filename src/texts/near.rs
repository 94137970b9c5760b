//! The name that a person perhaps meant.

use super::Message;

/// The text of a key with the known name that is most like another; empty where none is like it.
pub(crate) fn near<'a>(key: &'static str, name: &str, known: impl Iterator<Item = &'a str>) -> Message {
    let alike = known.map(|other| (strsim::jaro_winkler(name, other), other));
    let best = alike.max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(likeness, _)| *likeness > 0.7)
        .map_or_else(Message::empty, |(_, other)| Message::new(key).with("near", other))
}
