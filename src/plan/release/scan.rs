//! A text from left to right: periods where the grammar finds them, words that say how it stands, and the rest.

mod lead;
mod period;
mod text;
mod words;

use winnow::Parser;

use self::text::Text;
use super::Span;
use crate::danish::calendar::Terms;
use crate::danish::grammar::{Input, recurring};
use crate::danish::lexicon::Lexeme;
use crate::danish::tokens::Token;

/// The most tokens of a text that are read as one time. No office writes so many; without it, a cell full of dates would take
/// minutes.
const LONGEST: usize = 128;

/// The lexemes from a token on, as many as one time may have.
fn ahead(lexemes: &[Lexeme], at: usize) -> Option<&[Lexeme]> {
    lexemes.get(at..lexemes.len().min(at.saturating_add(LONGEST)))
}

/// What became of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Understood.
    Content,
    /// Understood beside something understood, else left over: prepositions, `og`, `er`.
    Neutral,
    /// Left over.
    Residue,
}

/// What a text says, before its kind is settled.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) spans: Vec<Span>,
    /// When it was to come before.
    former: Vec<Span>,
    pub(super) months: Vec<u32>,
    /// How many months lie between, where it comes back.
    pub(super) every: Option<u32>,
    pub(super) ongoing: bool,
    pub(super) open_ended: bool,
    pub(super) delivered: bool,
    pub(super) cancelled: bool,
    pub(super) expected: bool,
    pub(super) delayed: bool,
    pub(super) at_risk: bool,
    /// A unit that the calendar does not have, such as week 53 of 2019: its tokens.
    pub(super) impossible: Option<(usize, usize)>,
    pub(super) fates: Vec<Fate>,
}

/// Reads tokens.
pub(super) fn scan(tokens: &[Token], terms: &Terms) -> Reading {
    let text = Text::of(tokens);
    let mut reading = Reading { fates: vec![Fate::Residue; tokens.len()], ..Reading::default() };
    let mut at = 0;
    while at < tokens.len() {
        let used = reading.take(&text, at, terms);
        at += used.max(1);
    }
    reading.settle_former();
    reading.settle_neutrals(&text);
    reading
}

impl Reading {
    /// Reads what stands at a token and gives the number of tokens used; 0 for a token that is left over.
    fn take(&mut self, text: &Text<'_>, at: usize, terms: &Terms) -> usize {
        let recurring = self.take_recurring(&text.lexemes, at).map(|used| (used, Fate::Content));
        let taken = recurring.or_else(|| self.take_period(text, at, terms));
        let (used, fate) = taken.unwrap_or_else(|| self.take_word(text, at));
        self.mark(at, used.max(1), fate);
        used
    }

    /// A time that took the place of an earlier one is a delay.
    fn settle_former(&mut self) {
        let day = |span: Option<&Span>| span.and_then(|span| span.to.or(span.from));
        let later = day(self.former.last()).zip(day(self.spans.first()));
        self.delayed |= later.is_some_and(|(former, now)| now > former);
        // `Tidligst Q3 2019, senest Q1 2020` is one span.
        if let [first, last] = self.spans.as_slice()
            && (first.to, last.from) == (None, None)
            && first.precision == last.precision
            && !(first.approximate || last.approximate)
            && first.from <= last.to
        {
            self.spans = vec![Span { to: last.to, ..*first }];
        }
    }

    fn mark(&mut self, at: usize, count: usize, fate: Fate) {
        self.fates.iter_mut().skip(at).take(count).for_each(|slot| *slot = fate);
    }

    /// Months of every year; not those of a day, as in `30. april hvert år`.
    fn take_recurring(&mut self, lexemes: &[Lexeme], at: usize) -> Option<usize> {
        let (before, rest) = (lexemes.get(..at)?, ahead(lexemes, at)?);
        if matches!(
            before,
            [.., Lexeme::Number(..)] | [.., Lexeme::Number(..), Lexeme::Sign('.' | '-' | '/')]
        ) {
            return None;
        }
        let mut input: Input<'_> = rest;
        self.months = recurring.parse_next(&mut input).ok().filter(|_| self.months.is_empty())?;
        Some(rest.len() - input.len())
    }

    /// What was read so far is when it was to come before.
    fn no_longer(&mut self) {
        self.former.append(&mut self.spans);
        self.open_ended = false;
    }

    /// A neutral word belongs to the residue where it leads into it or stands inside it.
    fn settle_neutrals(&mut self, text: &Text<'_>) {
        let count = text.lexemes.len();
        let is_sign = |at| matches!(text.lexeme(Some(at)), Some(Lexeme::Sign(_)));
        let ties = |at| matches!(text.lexeme(Some(at)), Some(Lexeme::And | Lexeme::But));
        for at in (0..count).rev().filter(|at| !is_sign(*at)) {
            let before = at.checked_sub(1).and_then(|before| self.fate(before));
            let leads_on = self.fate(at + 1) == Some(Fate::Residue);
            if self.fate(at) == Some(Fate::Neutral)
                && leads_on
                && !(before == Some(Fate::Content) && ties(at))
            {
                self.mark(at, 1, Fate::Residue);
            }
        }
        for at in (1..count).filter(|at| !is_sign(*at)) {
            let ends = self.fate(at - 1) == Some(Fate::Residue) && self.fate(at + 1) != Some(Fate::Content);
            if self.fate(at) == Some(Fate::Neutral) && ends {
                self.mark(at, 1, Fate::Residue);
            }
        }
    }

    fn fate(&self, at: usize) -> Option<Fate> {
        self.fates.get(at).copied()
    }
}
