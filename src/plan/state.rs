//! How a deliverable stands: one state, derived from marker, release and status, with its evidence.

use std::ops::Range;

use chrono::Datelike;
use serde::Serialize;

use super::release::{Kind, Release};
use super::{Field, Marker};

/// How a deliverable stands; of several, the first in this order wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(transform = crate::extract::json::open))]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It will not come.
    Cancelled,
    /// It is there.
    Delivered,
    /// It is late.
    Delayed,
    /// It goes on all the time, or comes back, or work has begun.
    Ongoing,
    /// It has a time.
    Planned,
    /// It has no time.
    Unplanned,
    /// Its release text was not recognised, and nothing else says how it stands.
    #[default]
    Unknown,
}

impl State {
    /// All states, in the order in which the data package and the summary name them.
    pub const ALL: [Self; 7] = [
        Self::Delivered,
        Self::Ongoing,
        Self::Planned,
        Self::Delayed,
        Self::Cancelled,
        Self::Unplanned,
        Self::Unknown,
    ];

    /// The name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Delivered => "delivered",
            Self::Delayed => "delayed",
            Self::Ongoing => "ongoing",
            Self::Planned => "planned",
            Self::Unplanned => "unplanned",
            Self::Unknown => "unknown",
        }
    }
}

/// What speaks for a state: a column and the bytes of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The state it speaks for.
    pub state: State,
    /// The column.
    pub field: Field,
    /// The words; empty where the marker of the name speaks, or a cell without text.
    pub words: Range<usize>,
}

/// The words of a status text that speak for a state, in its first clause, unless `ikke`, `ej` or `kan` stands within
/// two words before them.
const WORDS: [(State, &[&str]); 5] = [
    (State::Cancelled, &["udgår", "udgået", "aflyst", "annulleret"]),
    (State::Delivered, &["leveret", "frigivet", "udgivet", "offentliggjort", "afsluttet"]),
    (State::Delayed, &["forsinket", "udskudt", "udsat"]),
    (State::Ongoing, &["løbende", "i gang", "igangsat", "igangværende", "påbegyndt", "driftes"]),
    (State::Planned, &["planlagt", "planlægges", "forventes", "afventer"]),
];

/// Words that speak wherever they stand; the others are participles, which say how the row stands only at the
/// clause's start or after a word such as `er`: in `vejledninger, der er brugt, er frigivet` the last one does.
const ANYWHERE: [&str; 6] = ["udgår", "løbende", "driftes", "planlægges", "forventes", "afventer"];
const BEFORE_PARTICIPLE: [&str; 8] = ["er", "var", "blev", "bliver", "nu", "allerede", "stadig", "fortsat"];

/// All that speaks for a state, strongest first; never empty.
#[must_use]
pub fn evidence(markers: &[Marker], release_text: &str, release: &Release, status: &str) -> Vec<Evidence> {
    let mut found = Vec::new();
    if markers.contains(&Marker::Delivered) {
        found.push(Evidence { state: State::Delivered, field: Field::Project, words: 0..0 });
    }
    let of_release = |state| Evidence { state, field: Field::Release, words: 0..release_text.len() };
    found.extend(release.delayed.then(|| of_release(State::Delayed)));
    found.push(of_release(match release.kind {
        Kind::Cancelled => State::Cancelled,
        Kind::Delivered => State::Delivered,
        Kind::Ongoing | Kind::Recurring => State::Ongoing,
        Kind::Dated if release.open_ended => State::Ongoing,
        Kind::Dated => State::Planned,
        Kind::Unplanned => State::Unplanned,
        Kind::Unrecognised => State::Unknown,
    }));
    let of_status = in_status(status).into_iter();
    found.extend(
        of_status.filter(|found| found.state != State::Delivered || !speaks_of_earlier(status, release)),
    );
    found.sort_by_key(|evidence| evidence.state);
    found
}

/// Whether a status names years that are all before the release: then it tells of earlier rounds, as in
/// `Leveret i 2017 og 2018` beside `23. november 2019`.
fn speaks_of_earlier(status: &str, release: &Release) -> bool {
    let years = words(first_clause(status)).into_iter().filter_map(|(_, word)| word.parse::<i32>().ok());
    let last = years.filter(|year| (1900..2200).contains(year)).max();
    last.zip(release.first_day()).is_some_and(|(year, first)| year < first.year())
}

/// The words of a status text's first clause that speak for a state.
fn in_status(status: &str) -> Vec<Evidence> {
    let clause = first_clause(status);
    let words = words(clause);
    let mut found = Vec::new();
    for (index, (start, word)) in words.iter().enumerate() {
        let before = words.get(index.saturating_sub(2)..index).unwrap_or_default();
        if before.iter().any(|(_, word)| matches!(word.as_str(), "ikke" | "ej" | "kan")) {
            continue;
        }
        let next = words.get(index + 1).map_or("", |(_, next)| next);
        let is = |phrase: &str| match phrase.split_once(' ') {
            Some((first, second)) => word == first && next == second,
            None => word == phrase,
        };
        let matched = WORDS.iter().find_map(|(state, phrases)| {
            let phrase = phrases.iter().find(|phrase| is(phrase))?;
            Some((*state, *phrase))
        });
        let Some((state, phrase)) = matched else { continue };
        let leads = before.last().is_none_or(|(_, word)| BEFORE_PARTICIPLE.contains(&word.as_str()));
        if leads || ANYWHERE.contains(&phrase) {
            found.push(Evidence { state, field: Field::Status, words: *start..start + phrase.len() });
        }
    }
    found
}

/// What comes first says how a row stands; `Leveret - men en del er annulleret` is delivered.
fn first_clause(text: &str) -> &str {
    let ends = [". ", "; ", " - ", " – ", ": ", "\n", ", men ", " men "];
    let end = ends.iter().filter_map(|sign| text.find(sign)).min();
    text.get(..end.unwrap_or(text.len())).unwrap_or(text)
}

/// The words in lower case, each with its first byte.
fn words(text: &str) -> Vec<(usize, String)> {
    let mut words: Vec<(usize, String)> = Vec::new();
    let mut inside = false;
    for (index, c) in text.char_indices() {
        match words.last_mut().filter(|_| inside) {
            Some((_, word)) if c.is_alphanumeric() => word.extend(c.to_lowercase()),
            _ if c.is_alphanumeric() => words.push((index, c.to_lowercase().collect())),
            _ => {}
        }
        inside = c.is_alphanumeric();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::release::Terms;

    fn state(markers: &[Marker], release: &str, status: &str) -> State {
        let read = Release::read(release, &Terms::default());
        evidence(markers, release, &read, status).first().map(|evidence| evidence.state).unwrap_or_default()
    }

    #[test]
    fn precedence() {
        use State::{Cancelled, Delayed, Delivered, Ongoing, Planned, Unknown, Unplanned};
        let delivered = [Marker::Delivered];
        assert_eq!(state(&delivered, "Udgår", ""), Cancelled);
        assert_eq!(state(&delivered, "Q2 2018", "Vejledningen er forsinket"), Delivered);
        assert_eq!(state(&[], "Forsinket forventes Q3 2019", "I gang"), Delayed);
        assert_eq!(state(&[], "Q1 2017 og løbende", ""), Ongoing);
        assert_eq!(state(&[], "Marts måned alle årene", ""), Ongoing);
        assert_eq!(state(&[], "Q2 2019", "I gang."), Ongoing);
        assert_eq!(state(&[], "Q2 2019", ""), Planned);
        assert_eq!(state(&[], "", ""), Unplanned);
        assert_eq!(state(&[], "", "Er endnu ikke planlagt"), Unplanned);
        assert_eq!(state(&[], "Når tid er", ""), Unknown);
        assert_eq!(state(&[], "Når tid er", "Leveret"), Delivered);
    }

    #[test]
    fn only_the_first_clause_speaks_and_not_when_negated() {
        assert_eq!(state(&[], "Q2 2019", "Leveret - men én del er annulleret"), State::Delivered);
        assert_eq!(state(&[], "Q2 2019", "Ikke leveret"), State::Planned);
        assert_eq!(state(&[], "Q2 2019", "Endnu ikke helt leveret"), State::Planned);
        assert_eq!(state(&[], "Q2 2019", "Kan blive forsinket"), State::Planned);
        assert_eq!(
            state(&[], "Q2 2019", "Uklart, da det materiale, der frigivet, ikke rækker"),
            State::Planned
        );
        assert_eq!(state(&[], "Q2 2019", "Frigivet til alle"), State::Delivered);
        assert_eq!(state(&[], "Q2 2019", "Leveret i 2017 og 2018"), State::Planned);
        assert_eq!(state(&[], "Q2 2018", "Leveret i 2017 og 2018"), State::Delivered);
    }

    #[test]
    fn evidence_names_its_words() {
        let release = Release::read("Q2 2019", &Terms::default());
        let status = "Den er forsinket";
        let found = evidence(&[], "Q2 2019", &release, status);
        let words: Vec<_> = found.iter().map(|e| (e.state, e.field, e.words.clone())).collect();
        assert_eq!(words, [(State::Delayed, Field::Status, 7..16), (State::Planned, Field::Release, 0..7)]);
    }
}
