//! A text from left to right: periods where the grammar finds them, words that say how it stands, and the rest.

use winnow::Parser;

use super::calendar::{Days2, Terms, Unit};
use super::grammar::{Input, Item, Join, items, recurring};
use super::vocabulary::{Lexeme, Token};
use super::{Precision, Span};

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
    pub(super) months: Vec<u32>,
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
    let lexemes: Vec<Lexeme> = tokens.iter().map(|token| token.lexeme).collect();
    let mut reading = Reading { fates: vec![Fate::Residue; tokens.len()], ..Reading::default() };
    let mut at = 0;
    while at < lexemes.len() {
        let used = reading.take(&lexemes, at, terms);
        at += used.max(1);
    }
    reading.settle_neutrals(&lexemes);
    reading
}

fn lexeme(lexemes: &[Lexeme], at: Option<usize>) -> Option<Lexeme> {
    lexemes.get(at?).copied()
}

impl Reading {
    /// Reads what stands at a token and gives the number of tokens used; 0 for a token that is left over.
    fn take(&mut self, lexemes: &[Lexeme], at: usize, terms: &Terms) -> usize {
        let recurring = self.take_recurring(lexemes, at).map(|used| (used, Fate::Content));
        let taken = recurring.or_else(|| self.take_period(lexemes, at, terms));
        let (used, fate) = taken.unwrap_or_else(|| self.take_word(lexemes, at));
        self.mark(at, used.max(1), fate);
        used
    }

    fn mark(&mut self, at: usize, count: usize, fate: Fate) {
        self.fates.iter_mut().skip(at).take(count).for_each(|slot| *slot = fate);
    }

    /// Months of every year; not those of a day, as in `30. april hvert år`.
    fn take_recurring(&mut self, lexemes: &[Lexeme], at: usize) -> Option<usize> {
        let (before, rest) = lexemes.split_at_checked(at)?;
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

    /// `inden udgangen af …`, `senest …`, `i løbet af …`, `fra … til …`, or the period alone. A period that another
    /// word shifts, or that is part of something else, is left over as a whole.
    fn take_period(&mut self, lexemes: &[Lexeme], at: usize, terms: &Terms) -> Option<(usize, Fate)> {
        let rest = lexemes.get(at..)?;
        let (lead, bound) = lead(rest);
        let mut input = rest.get(lead..)?;
        let mut found = items.parse_next(&mut input).ok()?;
        found.truncate(found.iter().rposition(|item| item.year.is_some())? + 1);
        let used = lead + found.last()?.end;
        let after = lexemes.get(at + used..).unwrap_or_default();
        let ranged = found.iter().any(|item| item.join == Some(Join::Range));
        // `Løbende fra Q1 2019` has a start and goes on; `fra Q1 2019` alone says neither.
        let starts = bound == Bound::From && !ranged;
        let shifted = is_shifted(lexeme(lexemes, at.checked_sub(1))) && bound != Bound::End;
        let left_over = at.checked_sub(1).and_then(|before| self.fate(before)) == Some(Fate::Residue);
        let alone = lead > 0 || is_a_date(&found, lexemes, at, left_over);
        if shifted || !alone || goes_on(&found, after) || starts && !self.ongoing && !ongoing_follows(after) {
            return Some((used, Fate::Residue));
        }
        match spans(&found, terms) {
            Some(spans) => self.spans.extend(spans.into_iter().map(|span| bound.apply(span))),
            None => self.impossible = self.impossible.or(Some((at, used))),
        }
        self.open_ended |= starts;
        Some((used, Fate::Content))
    }

    fn take_word(&mut self, lexemes: &[Lexeme], at: usize) -> (usize, Fate) {
        let before = lexeme(lexemes, at.checked_sub(1));
        let negated = before == Some(Lexeme::Not);
        let Some(here) = lexeme(lexemes, Some(at)) else { return (1, Fate::Residue) };
        match here {
            Lexeme::Ongoing if !negated => {
                self.open_ended |= !self.spans.is_empty();
                self.ongoing = true;
                let need = matches!(lexemes.get(at + 1..at + 3), Some([Lexeme::After, Lexeme::Need]));
                (if need { 3 } else { 1 }, Fate::Content)
            }
            Lexeme::Released if !negated => {
                self.delivered |= !self.expected && (before.is_none() || before == Some(Lexeme::Is));
                (1, if self.delivered { Fate::Content } else { Fate::Neutral })
            }
            Lexeme::Cancelled if !negated && lexeme(lexemes, Some(at + 1)) != Some(Lexeme::Not) => {
                self.cancelled = true;
                (1, Fate::Content)
            }
            Lexeme::Expected if !negated => {
                self.expected = true;
                (1, Fate::Content)
            }
            Lexeme::Delayed if !negated => {
                self.delay(lexemes, at);
                (1, Fate::Content)
            }
            Lexeme::And
            | Lexeme::But
            | Lexeme::In
            | Lexeme::The
            | Lexeme::To
            | Lexeme::Is
            | Lexeme::Filler => (1, Fate::Neutral),
            Lexeme::Sign(_) => (1, Fate::Neutral),
            _ => (0, Fate::Residue),
        }
    }

    /// A delay, or the risk of one: `kan blive forsinket`, in the same clause.
    fn delay(&mut self, lexemes: &[Lexeme], at: usize) {
        let before = lexemes.get(..at).unwrap_or_default();
        let clause = before
            .iter()
            .rposition(|lexeme| matches!(lexeme, Lexeme::Sign('.' | ';')))
            .map_or(0, |end| end + 1);
        let may = before.iter().rposition(|lexeme| *lexeme == Lexeme::May).filter(|may| *may >= clause);
        self.at_risk |= may.is_some();
        self.delayed |= may.is_none();
        if let Some(may) = may {
            let words = (may..at)
                .filter(|at| matches!(lexeme(lexemes, Some(*at)), Some(Lexeme::May | Lexeme::Become)));
            words.for_each(|at| self.mark(at, 1, Fate::Content));
        }
    }

    /// A neutral word belongs to the residue where it leads into it or stands inside it.
    fn settle_neutrals(&mut self, lexemes: &[Lexeme]) {
        let is_sign = |at| matches!(lexeme(lexemes, Some(at)), Some(Lexeme::Sign(_)));
        let ties = |at| matches!(lexeme(lexemes, Some(at)), Some(Lexeme::And | Lexeme::But));
        for at in (0..lexemes.len()).rev().filter(|at| !is_sign(*at)) {
            let before = at.checked_sub(1).and_then(|before| self.fate(before));
            let leads_on = self.fate(at + 1) == Some(Fate::Residue);
            if self.fate(at) == Some(Fate::Neutral)
                && leads_on
                && !(before == Some(Fate::Content) && ties(at))
            {
                self.mark(at, 1, Fate::Residue);
            }
        }
        for at in (1..lexemes.len()).filter(|at| !is_sign(*at)) {
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

/// The words that lead into a period: how many, and what they make of it.
fn lead(rest: &[Lexeme]) -> (usize, Bound) {
    use Lexeme::{By, Course, EndOf, From, In, Of, To, Within, Years};
    match rest {
        [Within, EndOf, Of, ..] => (3, Bound::End),
        [By, In, ..] => (2, Bound::End),
        [By, ..] => (1, Bound::End),
        [In, Course, Of, ..] => (3, Bound::Both),
        [From, ..] => (1, Bound::From),
        [In | To | Years, ..] => (1, Bound::Both),
        _ => (0, Bound::Both),
    }
}

/// Whether the word before a period makes another time of it: `før`, `efter`, `inden`, `ikke`.
const fn is_shifted(before: Option<Lexeme>) -> bool {
    matches!(before, Some(Lexeme::Shifts | Lexeme::Not | Lexeme::Within | Lexeme::After))
}

/// `og løbende`, `og derefter løbende` after a period.
fn ongoing_follows(after: &[Lexeme]) -> bool {
    let mut after = after.iter().skip_while(|lexeme| matches!(lexeme, Lexeme::And | Lexeme::Filler));
    after.next() == Some(&Lexeme::Ongoing)
}

/// What the words before a period make of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    Both,
    End,
    From,
}

impl Bound {
    fn apply(self, span: Span) -> Span {
        if self == Self::End { Span { from: None, ..span } } else { span }
    }
}

/// A year alone counts only at a text's start, after a sign of punctuation or after a word that leads to a date: in
/// `ISO 27001:2013`, `3 2018` or `udgave 2018` it is none.
fn is_a_date(found: &[Item], lexemes: &[Lexeme], at: usize, left_over: bool) -> bool {
    use Lexeme::{Cancelled, Delayed, Expected, Filler, Ongoing, Released, Sign};
    let Some(Item { unit: Unit::Year, third: None, .. }) = found.first() else { return true };
    let behind = lexeme(lexemes, at.checked_sub(2));
    if left_over {
        return false;
    }
    match lexeme(lexemes, at.checked_sub(1)) {
        None | Some(Expected | Released | Filler | Ongoing | Cancelled | Delayed | Sign(';')) => true,
        Some(Sign(',' | '.' | '-' | ':')) => !matches!(behind, Some(Lexeme::Number(..))),
        _ => false,
    }
}

/// Whether a number goes on after a period, so that it was none: `2018-3`, `2017/18`, `Q3 2019 4`.
fn goes_on(found: &[Item], after: &[Lexeme]) -> bool {
    let is_year = matches!(found, [Item { unit: Unit::Year, third: None, .. }]);
    match after {
        [Lexeme::Number(..), ..] | [Lexeme::Sign('/'), Lexeme::Number(..), ..] => true,
        [Lexeme::Sign('-' | '.' | ':'), Lexeme::Number(..), ..] => is_year,
        _ => false,
    }
}

/// The spans of units; `None` where the calendar lacks one, or a range runs backwards.
fn spans(items: &[Item], terms: &Terms) -> Option<Vec<Span>> {
    let mut year = None;
    let mut days: Vec<(Item, Days2)> = Vec::with_capacity(items.len());
    for item in items.iter().rev() {
        year = item.year.or(year);
        days.push((*item, item.unit.days(year?, item.third, terms)?));
    }
    let mut spans: Vec<Span> = Vec::with_capacity(items.len());
    for (item, (from, to)) in days.into_iter().rev() {
        let span = span(&item, (from, to));
        let joins = |last: &Span| {
            last.precision == span.precision
                && match item.join {
                    Some(Join::Range) => true,
                    Some(Join::List) => {
                        last.approximate == span.approximate
                            && last.to.and_then(|to| to.succ_opt()) == Some(from)
                    }
                    None => false,
                }
        };
        match spans.last_mut().filter(|last| joins(last)) {
            Some(last) if last.from > Some(to) => return None,
            Some(last) => {
                last.to = Some(to);
                last.approximate |= span.approximate;
            }
            None => spans.push(span),
        }
    }
    Some(spans)
}

fn span(item: &Item, (from, to): Days2) -> Span {
    let precision = item.unit.precision();
    let approximate = item.third.is_some() || matches!(precision, Precision::Season | Precision::TurnOfYear);
    Span { from: Some(from), to: Some(to), precision, approximate }
}
