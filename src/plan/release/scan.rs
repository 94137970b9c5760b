//! A text from left to right: periods where the grammar finds them, words that say how it stands, and the rest.

use winnow::Parser;

use super::Span;
use super::calendar::{Terms, Unit};
use super::grammar::{Input, Item, Join, items, recurring};
use super::spans::spans;
use super::vocabulary::{Lexeme, Token, is_punctuation};

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
        let before = lexemes.get(..at)?;
        let fate = |back| at.checked_sub(back).and_then(|at| self.fate(at));
        let (lead, bound) = lead(rest, before.last().copied());
        let mut input = rest.get(lead..)?;
        let mut found = items.parse_next(&mut input).ok()?;
        found.truncate(found.iter().rposition(|item| item.year.is_some())? + 1);
        let used = lead + found.last()?.end;
        let after = lexemes.get(at + used..).unwrap_or_default();
        let ranged = found.iter().any(|item| item.join == Some(Join::Range));
        // `Løbende fra Q1 2019` has a start and goes on; `fra Q1 2019` alone says neither.
        let starts = bound == Bound::From && !ranged;
        if bound == Bound::From && ranged && before.last() == Some(&Lexeme::Delayed) {
            // `Forsinket fra Q1 til Q3 2019`: the last is when it comes.
            found.drain(..found.len() - 1);
        }
        let after_decimal = matches!(before, [.., Lexeme::Number(..), Lexeme::Sign('.' | ',')])
            && fate(2) == Some(Fate::Residue);
        if (fate(1) == Some(Fate::Residue) || after_decimal) && is_a_count(rest, &found) {
            return None;
        }
        let shifted = is_shifted(before) && bound != Bound::End || ends_in_years(&found);
        // After a word with a dot that was not understood, `nr. 2019`, a year alone may be anything.
        let in_dark =
            before.last() == Some(&Lexeme::Sign('.')) && fate(2).is_some_and(|it| it != Fate::Content);
        let left_over = fate(1) == Some(Fate::Residue) || in_dark;
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
        let after = lexeme(lexemes, Some(at + 1));
        let negated = is_negated(lexemes.get(..at).unwrap_or_default());
        let Some(here) = lexeme(lexemes, Some(at)) else { return (1, Fate::Residue) };
        match here {
            Lexeme::Ongoing if !negated => {
                self.open_ended |= !self.spans.is_empty();
                self.ongoing = true;
                let need = matches!(lexemes.get(at + 1..at + 3), Some([Lexeme::After, Lexeme::Need]));
                (if need { 3 } else { 1 }, Fate::Content)
            }
            Lexeme::Released if !negated => {
                let ends = || {
                    let said = at.checked_sub(2).and_then(|behind| self.fate(behind)) == Some(Fate::Content);
                    let rest = lexemes.get(at + 1..).unwrap_or_default();
                    said && rest.iter().all(|lexeme| matches!(lexeme, Lexeme::Sign(_)))
                };
                let says = match before {
                    None | Some(Lexeme::Is) => true,
                    Some(Lexeme::Sign(_)) => ends(),
                    _ => false,
                };
                self.delivered |= !self.expected && says;
                (1, if self.delivered { Fate::Content } else { Fate::Neutral })
            }
            Lexeme::Cancelled
                if !negated
                    && !matches!(after, Some(Lexeme::Not | Lexeme::May))
                    && may_before(lexemes, at).is_none() =>
            {
                self.cancelled = true;
                (1, Fate::Content)
            }
            Lexeme::Expected if !negated => {
                self.expected = true;
                (1, Fate::Content)
            }
            Lexeme::Delayed if !negated && after != Some(Lexeme::Not) => {
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
            Lexeme::Sign(sign) if is_punctuation(sign) => (1, Fate::Neutral),
            _ => (0, Fate::Residue),
        }
    }

    /// A delay, or the risk of one: `kan blive forsinket`, in the same clause.
    fn delay(&mut self, lexemes: &[Lexeme], at: usize) {
        let may = may_before(lexemes, at);
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

/// A word in the same clause that makes what follows only possible.
fn may_before(lexemes: &[Lexeme], at: usize) -> Option<usize> {
    let may = lexemes.get(..at)?.iter().rposition(|lexeme| *lexeme == Lexeme::May)?;
    (may..at).all(|at| !ends_clause(lexemes, at)).then_some(may)
}

/// Whether a clause ends at a sign. The dot inside a date, as in `30. juni` and `3. kv. 2019`, ends none.
fn ends_clause(lexemes: &[Lexeme], at: usize) -> bool {
    use Lexeme::{Half, Jul, Month, MonthWord, Number, Quarter, Sign, Week};
    let is_unit = |at: Option<usize>| {
        matches!(lexeme(lexemes, at), Some(Number(..) | Month(_) | Jul | MonthWord | Quarter | Half | Week))
    };
    match lexeme(lexemes, Some(at)) {
        Some(Sign(';')) => true,
        Some(Sign('.')) => !(is_unit(at.checked_sub(1)) && is_unit(Some(at + 1))),
        _ => false,
    }
}

/// Whether `ikke` or the like stands within two words before.
fn is_negated(before: &[Lexeme]) -> bool {
    matches!(before, [.., Lexeme::Not])
        || matches!(before, [.., Lexeme::Not, last] if !matches!(last, Lexeme::Sign(_)))
}

/// Whether the number at the start may count what stands before it: in `fase 1 maj 2019`, `trin 1 - 2. kvartal 2019` and
/// `udgave 2.1 maj 2019` it is no day and no quarter.
fn is_a_count(rest: &[Lexeme], found: &[Item]) -> bool {
    match rest {
        [Lexeme::Number(..), Lexeme::Month(_) | Lexeme::Jul, ..] => true,
        [Lexeme::Number(..), Lexeme::Sign('-'), ..] => found.len() > 1,
        _ => false,
    }
}

/// Whether a year alone stands in a list after another unit: `maj 2019/2020` may mean May of both years.
fn ends_in_years(found: &[Item]) -> bool {
    let is_year = |item: &Item| item.unit == Unit::Year && item.third.is_none();
    let mut pairs = found.iter().zip(found.iter().skip(1));
    pairs.any(|(one, two)| !is_year(one) && is_year(two) && two.join == Some(Join::List))
}

/// The words that lead into a period: how many, and what they make of it.
fn lead(rest: &[Lexeme], before: Option<Lexeme>) -> (usize, Bound) {
    use Lexeme::{And, By, Course, EndOf, From, In, Of, Ongoing, To, With, Within, Years};
    match rest {
        [Within, EndOf, Of, ..] => (3, Bound::End),
        [By, In, ..] => (2, Bound::End),
        [By, ..] => (1, Bound::End),
        [In, Course, Of, ..] => (3, Bound::Both),
        [From, And, With, ..] => (3, Bound::From),
        [From, ..] => (1, Bound::From),
        [To, ..] if before == Some(Ongoing) => (1, Bound::End),
        [In | To | Years, ..] => (1, Bound::Both),
        _ => (0, Bound::Both),
    }
}

/// Whether a word before a period makes another time of it: `før`, `efter`, `inden`, `ikke`, `senest fredag`.
const fn is_shifted(before: &[Lexeme]) -> bool {
    use Lexeme::{After, By, Not, Shifts, Within, Word};
    matches!(before, [.., Shifts | Not | Within | After] | [.., Shifts | Not | Within | After | By, Word])
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
