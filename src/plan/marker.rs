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
            '✓' | '✔' | '✅' | '√' | '☑' | '🗸' | '\u{f0fc}' | '\u{f0fe}' => Some(Self::Delivered),
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

/// The signs of a workbook: everyone's, and those that its legend or the settings define.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    /// Signs of the office and the marker that each is; none where it means something else.
    own: Vec<(String, Option<Marker>)>,
}

impl Signs {
    /// Defines a sign. Everyone's signs keep their meaning.
    pub fn define(&mut self, sign: &str, marker: Option<Marker>) {
        let sign = unbracketed(sign.trim()).unwrap_or(sign.trim());
        let is_known = !sign.is_empty() && !sign.chars().any(|c| Marker::of(c).is_none());
        if !sign.is_empty() && !is_known && !self.own.iter().any(|(own, _)| own == sign) {
            self.own.push((sign.to_owned(), marker));
        }
    }

    /// Splits the markers off a name. They stand at its end, in any order, with or without brackets, also behind signs of
    /// another meaning, which stay in the name; ✓ and the office's signs may stand before the name too. A sign inside
    /// the name stays text; invisible characters may follow a sign.
    #[must_use]
    pub fn split(&self, text: &str) -> (String, Vec<Marker>) {
        let mut name = text.trim_end();
        let (mut markers, mut others) = (Vec::new(), Vec::new());
        loop {
            if let Some((rest, found)) = self.last(name) {
                markers.extend(found);
                name = rest.trim_end();
            } else if let Some((rest, other)) = name
                .rsplit_once(' ')
                .filter(|(rest, other)| self.is_other(other) && self.last(rest.trim_end()).is_some())
            {
                others.push(other);
                name = rest.trim_end();
            } else {
                break;
            }
        }
        while let Some((rest, marker)) = self.first(name) {
            markers.push(marker);
            name = rest;
        }
        markers.sort_unstable();
        markers.dedup();
        let parts: Vec<&str> = std::iter::once(name).chain(others.into_iter().rev()).collect();
        (parts.join(" "), markers)
    }

    /// The markers at the end of a name, and the name before them.
    fn last<'a>(&self, name: &'a str) -> Option<(&'a str, Vec<Marker>)> {
        let seen = name.trim_end_matches(is_invisible);
        let last = seen.chars().next_back()?;
        if let Some(marker) = Marker::of(last) {
            return Some((seen.strip_suffix(last)?, vec![marker]));
        }
        if let Some(inner) = bracketed(seen) {
            let rest = seen.get(..seen.len().checked_sub(inner.len() + 2)?)?;
            let signs: Option<Vec<Marker>> =
                inner.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).map(Marker::of).collect();
            let own = || self.marker(inner.trim()).map(|marker| vec![marker]);
            return signs.filter(|signs| !signs.is_empty()).or_else(own).map(|markers| (rest, markers));
        }
        self.own.iter().find_map(|(sign, marker)| {
            let rest = seen.strip_suffix(sign.as_str())?;
            let apart = !sign.contains(char::is_alphanumeric) || rest.ends_with(char::is_whitespace);
            marker.filter(|_| apart).map(|marker| (rest, vec![marker]))
        })
    }

    /// The marker before a name, and the name after it.
    fn first<'a>(&self, name: &'a str) -> Option<(&'a str, Marker)> {
        let (sign, rest) = name.split_once(char::is_whitespace)?;
        let mut signs = sign.chars().filter(|c| !is_invisible(*c)).map(Marker::of);
        let known =
            signs.next().flatten().filter(|marker| *marker == Marker::Delivered && signs.next().is_none());
        // A letter before a name is a sign only in brackets: `[N] Kursus`.
        let plain = || self.marker(sign).filter(|_| !sign.contains(char::is_alphanumeric));
        let own = || unbracketed(sign).and_then(|inner| self.marker(inner)).or_else(plain);
        known.or_else(own).map(|marker| (rest.trim_start(), marker)).filter(|(rest, _)| !rest.is_empty())
    }

    /// The marker that an office's sign is.
    fn marker(&self, sign: &str) -> Option<Marker> {
        self.own.iter().find(|(own, _)| own == sign).and_then(|(_, marker)| *marker)
    }

    /// Whether a word is a sign that is no marker.
    fn is_other(&self, word: &str) -> bool {
        let is_explained = self.own.iter().any(|(own, marker)| own == word && marker.is_none());
        is_explained || word.chars().count() == 1 && word.chars().all(|c| UNEXPLAINED.contains(&c))
    }
}

/// Signs that people put at a name's end as if they were markers.
pub(crate) const UNEXPLAINED: [char; 17] =
    ['#', '†', '‡', '°', '¹', '²', '³', '+', '§', '●', '■', '►', '★', '☆', '✗', '✘', '¤'];

/// What stands in the brackets at the end of a text.
fn bracketed(text: &str) -> Option<&str> {
    let open = if text.ends_with(')') {
        '('
    } else if text.ends_with(']') {
        '['
    } else {
        return None;
    };
    let inner = text.get(..text.len() - 1)?;
    inner.rfind(open).and_then(|at| inner.get(at + 1..))
}

/// A sign without the brackets around it.
fn unbracketed(sign: &str) -> Option<&str> {
    bracketed(sign).filter(|inner| inner.len() + 2 == sign.len()).map(str::trim)
}

/// Splits everyone's markers off a name (see [`Signs::split`]).
#[must_use]
pub fn split(text: &str) -> (String, Vec<Marker>) {
    Signs::default().split(text)
}

/// The marker that words of a legend mean.
pub(crate) fn meant(words: &str) -> Option<Marker> {
    const DELIVERED: [&str; 8] =
        ["leveret", "leverede", "frigivet", "færdig", "færdige", "afsluttet", "delivered", "done"];
    const CHANGED: [&str; 9] =
        ["ny", "nye", "nyt", "ændret", "ændrede", "ændring", "revideret", "new", "changed"];
    let lower = words.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
    if has(&["ikke", "delvis", "delvist", "snart", "forventes", "not", "partly"]) {
        return None;
    }
    match (has(&DELIVERED), has(&CHANGED)) {
        (true, false) => Some(Marker::Delivered),
        (false, true) => Some(Marker::Changed),
        _ => None,
    }
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

    #[test]
    fn a_sign_in_brackets_may_stand_before_the_name() {
        let mut signs = Signs::default();
        signs.define("[N]", Some(Marker::Changed));
        assert_eq!(signs.split("[N] Kursus"), ("Kursus".to_owned(), vec![Marker::Changed]));
        assert_eq!(signs.split("N Kursus"), ("N Kursus".to_owned(), vec![]));
        assert_eq!(signs.split("[X] Kursus"), ("[X] Kursus".to_owned(), vec![]));
    }

    use proptest::prelude::*;

    #[test]
    fn markers_stand_at_the_end() {
        use Marker::{Changed, Delivered};
        assert_eq!(split("E-læring ✓"), ("E-læring".into(), vec![Delivered]));
        assert_eq!(split("E-læring✔\u{fe0f} ＊"), ("E-læring".into(), vec![Delivered, Changed]));
        assert_eq!(split("A * B"), ("A * B".into(), vec![]));
        assert_eq!(split("✓"), (String::new(), vec![Delivered]));
        for text in
            ["Rejsehold ✓", "Rejsehold (✓)", "Rejsehold✓✓", "✓ Rejsehold", "Rejsehold ✅", "Rejsehold [ ✓ ]"]
        {
            assert_eq!(split(text), ("Rejsehold".into(), vec![Delivered]), "{text}");
        }
        assert_eq!(split("Rejsehold ✓ #"), ("Rejsehold #".into(), vec![Delivered]), "the other sign stays");
        assert_eq!(split("* Rejsehold"), ("* Rejsehold".into(), vec![]));
        assert_eq!(split("Rejsehold (nord)"), ("Rejsehold (nord)".into(), vec![]));
    }

    #[test]
    fn an_office_has_signs_of_its_own() {
        use Marker::{Changed, Delivered};
        let mut signs = Signs::default();
        for (sign, meaning) in [("●", "Er leveret"), ("(N)", "Ny i år"), ("!", "Forsinket"), ("*", "Leveret")]
        {
            signs.define(sign, meant(meaning));
        }
        let cases: [(&str, &str, &[Marker]); 7] = [
            ("Rejsehold ●", "Rejsehold", &[Delivered]),
            ("● Rejsehold (N)", "Rejsehold", &[Delivered, Changed]),
            ("Rejsehold N", "Rejsehold", &[Changed]),
            ("RejseholdN", "RejseholdN", &[]),
            ("Rejsehold ● !", "Rejsehold !", &[Delivered]),
            ("Rejsehold ! ●", "Rejsehold !", &[Delivered]),
            ("Rejsehold *", "Rejsehold", &[Changed]),
        ];
        for (text, name, markers) in cases {
            assert_eq!(signs.split(text), (name.into(), markers.to_vec()), "{text}");
        }
        assert_eq!(meant("Delvist leveret"), None);
    }

    proptest! {
        #[test]
        fn joining_what_was_split_splits_the_same(text in "[ab ✓*√#()]{0,8}") {
            let (name, markers) = split(&text);
            prop_assert_eq!(split(&join(&name, &markers)), (name, markers));
        }
    }
}
