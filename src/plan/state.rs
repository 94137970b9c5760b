//! How a deliverable stands: one state, derived from marker, release and status, with its evidence.

use std::ops::Range;

use chrono::Datelike;
use serde::Serialize;

use super::release::{Kind, Release};
use super::{Field, Marker};
use crate::danish::calendar::YEARS;
use crate::danish::clauses::clauses;
use crate::danish::lexicon::Lexeme;
use crate::danish::statements::{About, Claim, Modality, Statement, statements};
use crate::danish::tokens::{Token, tokens};

/// How a deliverable stands; of several, the first in this order wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(transform = crate::extract::json::open))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It will not come.
    Cancelled,
    /// It is there.
    Delivered,
    /// It is late.
    Delayed,
    /// Work on it has begun.
    InProgress,
    /// It goes on all the time, or comes back.
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
    pub const ALL: [Self; 8] = [
        Self::Delivered,
        Self::InProgress,
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
            Self::InProgress => "in_progress",
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

/// All that speaks for a state with certainty, strongest first; never empty.
#[must_use]
pub(crate) fn evidence(
    markers: &[Marker],
    release_text: &str,
    release: &Release,
    status: &[Said],
) -> Vec<Evidence> {
    let mut all = Vec::new();
    if markers.contains(&Marker::Delivered) {
        all.push(Evidence { state: State::Delivered, field: Field::Project, words: 0..0 });
    }
    let of_release = |state| Evidence { state, field: Field::Release, words: 0..release_text.len() };
    // What came late has come.
    let is_late = release.delayed && release.kind != Kind::Delivered;
    all.extend(is_late.then(|| of_release(State::Delayed)));
    all.push(of_release(match release.kind {
        Kind::Cancelled => State::Cancelled,
        Kind::Delivered => State::Delivered,
        Kind::Ongoing | Kind::Recurring => State::Ongoing,
        Kind::Dated if release.open_ended => State::Ongoing,
        Kind::Dated => State::Planned,
        Kind::Unplanned => State::Unplanned,
        Kind::Unrecognised => State::Unknown,
    }));
    all.extend(status.iter().filter(|said| said.is_certain).map(|said| said.evidence.clone()));
    all.sort_by_key(|evidence| evidence.state);
    all
}

/// A statement of a status about how its deliverable stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    /// The state and the words for it.
    pub(crate) evidence: Evidence,
    /// It is a fact about the whole deliverable as it is now.
    pub(crate) is_certain: bool,
    /// It is a fact, and not of a part alone.
    pub(crate) holds: bool,
    /// It names when the deliverable is to come; the bytes of its clause.
    pub(crate) when: Option<Range<usize>>,
    /// It is said that the deliverable is not so.
    pub(crate) is_denied: bool,
    /// It may be meant of the whole deliverable, and an editor should say so plainly.
    pub(crate) is_doubtful: bool,
}

/// The statements of a status text, in order, beside the name of its project and its release.
pub(crate) fn said(text: &str, project: &str, release: &Release) -> Vec<Said> {
    let tokens = tokens(text);
    let on_track = tokens.iter().any(|token| token.lexeme == Lexeme::OnTrack);
    let said = |statement: Statement| {
        let token = tokens.get(statement.token)?;
        let whole = match statement.about {
            About::Whole => true,
            About::Named(noun) => {
                let noun = tokens.get(noun).and_then(|noun| text.get(noun.start..noun.end));
                noun.is_some_and(|noun| names(noun, project))
            }
            About::Part | About::Other => false,
        };
        let is_certain = match statement.claim {
            Claim::Cancelled | Claim::Delivered | Claim::Delayed => {
                let elsewhere = is_of_elsewhere(&tokens, &statement);
                whole && statement.holds() && !elsewhere && !is_of_earlier_round(&tokens, &statement, release)
            }
            Claim::InProgress | Claim::Ongoing | Claim::Planned => {
                let possible = statement.modality == Modality::Possible;
                statement.about != About::Other && !statement.is_denied && !possible
            }
        };
        Some(Said {
            evidence: Evidence {
                state: state(statement.claim),
                field: Field::Status,
                words: token.start..token.end,
            },
            is_certain,
            holds: statement.holds() && statement.about != About::Part,
            when: is_to_come(&statement).then(|| bytes(&tokens, &statement.clause)),
            is_denied: whole && statement.is_denied,
            is_doubtful: !is_certain && !on_track && is_doubtful(&statement, whole),
        })
    };
    statements(&tokens, &clauses(&tokens)).into_iter().filter_map(said).collect()
}

/// Whether a statement may name a time when the deliverable is to come.
fn is_to_come(statement: &Statement) -> bool {
    matches!(statement.claim, Claim::Delayed | Claim::Planned)
        && !statement.is_denied
        && statement.modality != Modality::Possible
        && statement.about == About::Whole
}

fn bytes(tokens: &[Token], clause: &Range<usize>) -> Range<usize> {
    let inside = tokens.get(clause.clone()).unwrap_or(&[]);
    inside.first().zip(inside.last()).map_or(0..0, |(first, last)| first.start..last.end)
}

const fn state(claim: Claim) -> State {
    match claim {
        Claim::Cancelled => State::Cancelled,
        Claim::Delivered => State::Delivered,
        Claim::Delayed => State::Delayed,
        Claim::InProgress => State::InProgress,
        Claim::Ongoing => State::Ongoing,
        Claim::Planned => State::Planned,
    }
}

/// Whether an editor should look: the whole may be cancelled or delivered, or a thing that may be the whole is.
fn is_doubtful(statement: &Statement, whole: bool) -> bool {
    let ends = matches!(statement.claim, Claim::Cancelled | Claim::Delivered);
    let possible = statement.modality == Modality::Possible && !statement.is_denied;
    ends && whole && possible && !statement.is_past && !statement.is_draft
}

/// Whether a noun in the definite form is the project's first word: `vejledningen` of `Vejledning om sletning`.
fn names(noun: &str, project: &str) -> bool {
    let head = project.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    let (noun, head) = (noun.to_lowercase(), head.unwrap_or_default().to_lowercase());
    // The head may be the last part of a compound: `kurset` is that of `Lederkurs`.
    let is_stem = |stem: &str| stem.chars().count() >= 3 && head.ends_with(stem);
    let mut stems = ["en", "et", "n", "t"].iter().filter_map(|ending| noun.strip_suffix(ending));
    noun == head || stems.any(is_stem)
}

/// Whether a clause names years that are all before the release, or a release that comes back: then it tells of earlier
/// rounds, as in `Leveret i 2017 og 2018` beside `23. november 2019`.
fn is_of_earlier_round(tokens: &[Token], statement: &Statement, release: &Release) -> bool {
    let clause = tokens.get(statement.clause.clone()).unwrap_or(&[]);
    let years = clause.iter().filter_map(|token| match token.lexeme {
        Lexeme::Number(year, 4) => i32::try_from(year).ok().filter(|year| YEARS.contains(year)),
        _ => None,
    });
    let Some(last) = years.max().filter(|_| statement.claim != Claim::Delayed) else { return false };
    let comes_back = matches!(release.kind, Kind::Ongoing | Kind::Recurring);
    comes_back || release.first_day().is_some_and(|first| last < first.year())
}

/// Whether a delay is said of no time: `Flyttet til den nye portal` is none.
fn is_of_elsewhere(tokens: &[Token], statement: &Statement) -> bool {
    let moved = tokens.get(statement.token).is_some_and(|token| token.lexeme == Lexeme::Moved);
    let behind = tokens.get(statement.token + 1..statement.clause.end).unwrap_or(&[]);
    let is_time =
        |token: &Token| matches!(token.lexeme, Lexeme::Number(..) | Lexeme::Month(_) | Lexeme::Season(_));
    moved && behind.iter().any(|token| token.lexeme == Lexeme::Word) && !behind.iter().any(is_time)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::release::Terms;

    fn state(markers: &[Marker], release: &str, status: &str) -> State {
        let read = Release::read(release, &Terms::default());
        evidence(markers, release, &read, &said(status, "Vejledning om prøver", &read))
            .first()
            .map(|evidence| evidence.state)
            .unwrap_or_default()
    }

    #[test]
    fn precedence() {
        use State::{Cancelled, Delayed, Delivered, InProgress, Ongoing, Planned, Unknown, Unplanned};
        let delivered = [Marker::Delivered];
        assert_eq!(state(&delivered, "Udgår", ""), Cancelled);
        assert_eq!(state(&delivered, "Q2 2018", "Vejledningen er forsinket"), Delivered);
        assert_eq!(state(&[], "Forsinket forventes Q3 2019", "I gang"), Delayed);
        assert_eq!(state(&[], "Q1 2017 og løbende", ""), Ongoing);
        assert_eq!(state(&[], "Marts måned alle årene", ""), Ongoing);
        assert_eq!(state(&[], "Q2 2019", "I gang."), InProgress);
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
        let found = evidence(&[], "Q2 2019", &release, &said(status, "", &release));
        let words: Vec<_> = found.iter().map(|e| (e.state, e.field, e.words.clone())).collect();
        assert_eq!(words, [(State::Delayed, Field::Status, 7..16), (State::Planned, Field::Release, 0..7)]);
    }
}
