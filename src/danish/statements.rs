//! What the clauses of a text state: of what, how surely, and whether it is so now.
//!
//! Only a certain statement about the whole deliverable says how it stands. `Udgår ikke`, `Kapitel 3 udgår`, `Udgår måske`,
//! `Var forsinket` and `Udkast er leveret` all have the words for a state and do not say it.

use std::ops::Range;

use super::clauses::{Clause, Tie};
use super::lexicon::Lexeme;
use super::tokens::Token;

/// How something stands, as a clause says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Claim {
    Cancelled,
    Delivered,
    Delayed,
    InProgress,
    Ongoing,
    Planned,
}

/// What a clause speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// The deliverable as a whole.
    Whole,
    /// One thing, which may be the deliverable: `vejledningen`. Its token.
    Named(usize),
    /// A part of the deliverable.
    Part,
    /// Something else, or a thing that may be anything.
    Other,
}

/// How sure a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Modality {
    Fact,
    /// It is to happen.
    Intended,
    /// It may be, or is so only on a condition.
    Possible,
}

/// A word for a state, and what its clause makes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) claim: Claim,
    /// The token of its word.
    pub(crate) token: usize,
    /// The tokens of its clause.
    pub(crate) clause: Range<usize>,
    pub(crate) about: About,
    pub(crate) modality: Modality,
    pub(crate) is_denied: bool,
    /// It was so, or no longer holds.
    pub(crate) is_past: bool,
    /// It is said of a draft, a pilot or another stage before the last.
    pub(crate) is_draft: bool,
}

impl Statement {
    /// Whether it is a fact as things are now, of whatever it speaks.
    pub(crate) fn holds(&self) -> bool {
        self.modality == Modality::Fact && !self.is_denied && !self.is_past && !self.is_draft
    }
}

/// The statements of a text that is cut into clauses, in order.
pub(crate) fn statements(tokens: &[Token], clauses: &[Clause]) -> Vec<Statement> {
    let mut all = Vec::new();
    for (index, clause) in clauses.iter().enumerate() {
        for token in clause.tokens.clone() {
            let claim = tokens.get(token).and_then(|token| claim(token.lexeme));
            all.extend(claim.map(|claim| Context { tokens, clauses, index }.statement(claim, token)));
        }
    }
    all
}

const fn claim(lexeme: Lexeme) -> Option<Claim> {
    Some(match lexeme {
        Lexeme::Cancelled => Claim::Cancelled,
        Lexeme::Delivered => Claim::Delivered,
        Lexeme::Delayed | Lexeme::Moved => Claim::Delayed,
        Lexeme::InProgress => Claim::InProgress,
        Lexeme::Ongoing => Claim::Ongoing,
        Lexeme::Planned | Lexeme::Expected | Lexeme::Awaits => Claim::Planned,
        _ => return None,
    })
}

/// A clause among the others of its text.
struct Context<'a> {
    tokens: &'a [Token],
    clauses: &'a [Clause],
    index: usize,
}

impl Context<'_> {
    fn statement(&self, claim: Claim, token: usize) -> Statement {
        let clause = self.clauses.get(self.index).map_or(token..token + 1, |clause| clause.tokens.clone());
        let lexemes = self.lexemes(clause.clone());
        let at = token - clause.start;
        let has = |lexeme| lexemes.contains(&lexeme);
        Statement {
            claim,
            token,
            about: self.about(&lexemes, at, clause.start),
            modality: self.modality(&lexemes, claim),
            is_denied: is_denied(&lexemes, at),
            is_past: self.is_past(&lexemes, at, claim),
            is_draft: has(Lexeme::Draft),
            clause,
        }
    }

    fn lexemes(&self, tokens: Range<usize>) -> Vec<Lexeme> {
        self.tokens.get(tokens).unwrap_or(&[]).iter().map(|token| token.lexeme).collect()
    }

    /// The other clauses of the same sentence.
    fn sentence(&self) -> impl Iterator<Item = (usize, &Clause)> {
        let here = self.clauses.get(self.index).map(|clause| clause.sentence);
        self.clauses.iter().enumerate().filter(move |(_, other)| Some(other.sentence) == here)
    }

    fn modality(&self, lexemes: &[Lexeme], claim: Claim) -> Modality {
        let tie = self.clauses.get(self.index).map(|clause| clause.tie);
        // What goes on or is late is so whatever it hangs on: `Løbende, når der er nyt`.
        let hangs = matches!(claim, Claim::Cancelled | Claim::Delivered);
        let conditional = self.sentence().any(|(_, clause)| clause.tie == Tie::Condition)
            || lexemes.contains(&Lexeme::Condition);
        if matches!(tie, Some(Tie::Question | Tie::Condition))
            || lexemes.contains(&Lexeme::May)
            || hangs && conditional
        {
            return Modality::Possible;
        }
        if tie == Some(Tie::Content) {
            let before = self.index.checked_sub(1).and_then(|before| self.clauses.get(before));
            let before = before.map_or_else(Vec::new, |clause| self.lexemes(clause.tokens.clone()));
            if before.iter().any(|lexeme| matches!(lexeme, Lexeme::May | Lexeme::Not | Lexeme::Whether)) {
                return Modality::Possible;
            }
            if before.iter().any(|lexeme| is_intended(*lexeme)) {
                return Modality::Intended;
            }
        }
        let waits = lexemes.iter().any(|lexeme| is_intended(*lexeme) || *lexeme == Lexeme::Awaits);
        let becomes = claim == Claim::Delivered && lexemes.contains(&Lexeme::Become);
        if hangs && (waits || becomes) { Modality::Intended } else { Modality::Fact }
    }

    fn is_past(&self, lexemes: &[Lexeme], at: usize, claim: Claim) -> bool {
        let before = lexemes.get(..at).unwrap_or(&[]);
        let undone = |lexeme| self.tokens.iter().any(|token| token.lexeme == lexeme);
        match claim {
            Claim::Cancelled | Claim::Delayed => {
                before.iter().any(|lexeme| matches!(lexeme, Lexeme::Was | Lexeme::Formerly))
                    || undone(Lexeme::Undone)
            }
            Claim::Delivered => undone(Lexeme::Withdrawn),
            Claim::InProgress | Claim::Ongoing | Claim::Planned => false,
        }
    }

    /// What a word for a state is said of: what stands before it in its clause, else right behind it.
    fn about(&self, lexemes: &[Lexeme], at: usize, start: usize) -> About {
        let rest = self.sentence().any(|(index, clause)| {
            index != self.index && self.lexemes(clause.tokens.clone()).contains(&Lexeme::Rest)
        });
        let relative = self.clauses.get(self.index).is_some_and(|clause| clause.tie == Tie::Relative);
        let before = lexemes.get(..at).unwrap_or(&[]);
        let behind = lexemes.get(at + 1..).unwrap_or(&[]);
        if rest || lexemes.contains(&Lexeme::Rest) || shares(lexemes, at) {
            return About::Part;
        }
        let mut nouns = before.iter().enumerate().filter(|(_, lexeme)| **lexeme == Lexeme::Word);
        match (nouns.next(), nouns.next()) {
            _ if relative => About::Other,
            (None, _) if before.contains(&Lexeme::Whole) || speaks_alone(behind) => About::Whole,
            (Some((noun, _)), None) => About::Named(start + noun),
            _ => About::Other,
        }
    }
}

fn is_intended(lexeme: Lexeme) -> bool {
    matches!(lexeme, Lexeme::Intended | Lexeme::Expected | Lexeme::Planned)
}

/// Whether no noun stands right behind a word for a state: in `Leveret materiale` one does, in `Leveret til tiden` none.
fn speaks_alone(behind: &[Lexeme]) -> bool {
    behind.first() != Some(&Lexeme::Word)
}

/// Whether a clause speaks of a part: by a word, by an ordinal or by a count that is no date and not of all.
fn shares(lexemes: &[Lexeme], at: usize) -> bool {
    if lexemes.contains(&Lexeme::All) {
        return false;
    }
    let counts = |index: usize| match lexemes.get(index) {
        Some(Lexeme::Part) => true,
        Some(Lexeme::Ordinal(_)) => !matches!(lexemes.get(index + 1), Some(Lexeme::Quarter | Lexeme::Half)),
        Some(Lexeme::Number(value, digits)) => is_count(lexemes, index, *value, *digits),
        _ => false,
    };
    // Behind the word only what stands right there, or a word for a share: `Udgår delvist`.
    let behind = lexemes.get(at + 1..).unwrap_or(&[]);
    let is_time =
        |lexeme: &Lexeme| matches!(lexeme, Lexeme::Preposition | Lexeme::To | Lexeme::In | Lexeme::About);
    let near = behind.iter().position(is_time).unwrap_or(behind.len()).min(3);
    (0..at).any(counts) || (at + 1..at + 1 + near).any(counts)
}

/// Whether a number counts something: not a year, a day, a week, a quarter, nor all of a hundred.
fn is_count(lexemes: &[Lexeme], index: usize, value: u32, digits: u8) -> bool {
    use Lexeme::{Clock, Half, Month, Number, Quarter, Sign, The, Week};
    let before = index.checked_sub(1).and_then(|before| lexemes.get(before));
    let behind = lexemes.get(index + 1);
    let is_date =
        matches!(before, Some(Week | Quarter | Half | The | Clock | Sign('/' | '.' | '-') | Number(..)))
            || matches!(behind, Some(Month(_) | Quarter | Half | Sign('.' | '/' | '-')));
    let all = value == 100 && behind == Some(&Sign('%'));
    !(is_date || all || digits >= 4)
}

/// Whether `ikke` or the like stands before a word in its clause, or within two words behind it.
fn is_denied(lexemes: &[Lexeme], at: usize) -> bool {
    let before = lexemes.get(..at).unwrap_or(&[]);
    let behind = lexemes.get(at + 1..).unwrap_or(&[]);
    before.contains(&Lexeme::Not) || behind.iter().take(2).any(|lexeme| *lexeme == Lexeme::Not)
}
