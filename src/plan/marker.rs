//! Markers: the signs at the end of a name that say how its row stands.

use crate::texts::Message;
use serde::de::IntoDeserializer;
use serde::de::value::StringDeserializer;
use serde::{Deserialize, Deserializer, Serialize};

use crate::characters::is_invisible;

/// A marker of the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(transform = crate::extract::json::open))]
#[serde(rename_all = "lowercase")]
pub enum Marker {
    /// ✓: delivered.
    Delivered,
    /// `*`: new or changed since the last version.
    Changed,
}

impl Marker {
    /// The symbol in its standard form.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Delivered => "✓",
            Self::Changed => "*",
        }
    }

    /// What it means, in words.
    #[must_use]
    pub fn meaning(self) -> Message {
        Message::new(match self {
            Self::Delivered => "marker-delivered",
            Self::Changed => "marker-changed",
        })
    }

    /// The marker that a character is: ✓ and its look-alikes, among them the check characters of Wingdings in the
    /// private use area that Excel stores; * and its full-width and operator forms.
    #[must_use]
    pub const fn of(symbol: char) -> Option<Self> {
        match symbol {
            '✓' | '✔' | '√' | '☑' | '🗸' | '\u{f0fc}' | '\u{f0fe}' => Some(Self::Delivered),
            '*' | '＊' | '∗' | '﹡' => Some(Self::Changed),
            _ => None,
        }
    }
}

/// Reads a list of markers; those that only a later version has are passed over.
pub(crate) fn known<'de, D: Deserializer<'de>>(list: D) -> Result<Vec<Marker>, D::Error> {
    let marker = |name: String| {
        let name: StringDeserializer<serde::de::value::Error> = name.into_deserializer();
        Marker::deserialize(name).ok()
    };
    Ok(Vec::deserialize(list)?.into_iter().filter_map(marker).collect())
}

/// Splits the markers off a name's end. A sign inside the name stays text; invisible characters may follow a sign.
#[must_use]
pub fn split(text: &str) -> (String, Vec<Marker>) {
    let mut name = text.trim_end();
    let mut markers = Vec::new();
    while let Some(last) = name.trim_end_matches(is_invisible).chars().next_back() {
        let Some(marker) = Marker::of(last) else { break };
        markers.push(marker);
        name = name.trim_end_matches(is_invisible).strip_suffix(last).unwrap_or_default().trim_end();
    }
    markers.sort_unstable();
    markers.dedup();
    (name.to_owned(), markers)
}

/// A name with its markers in their standard form, as the publication shows it.
#[must_use]
pub fn join(name: &str, markers: &[Marker]) -> String {
    let signs = markers.iter().map(|marker| marker.symbol());
    std::iter::once(name).chain(signs).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markers_stand_at_the_end() {
        use Marker::{Changed, Delivered};
        assert_eq!(split("E-læring ✓"), ("E-læring".into(), vec![Delivered]));
        assert_eq!(split("E-læring✔\u{fe0f} ＊"), ("E-læring".into(), vec![Delivered, Changed]));
        assert_eq!(split("A * B"), ("A * B".into(), vec![]));
        assert_eq!(split("✓"), (String::new(), vec![Delivered]));
    }

    proptest! {
        #[test]
        fn joining_what_was_split_splits_the_same(text in "[ab ✓*√]{0,8}") {
            let (name, markers) = split(&text);
            prop_assert_eq!(split(&join(&name, &markers)), (name, markers));
        }
    }
}
