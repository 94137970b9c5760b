//! A period with the words that lead into it, and whether it is the time of the release.

use chrono::Datelike;
use winnow::Parser;

use super::lead::{Bound, Lead};
use super::text::Text;
use super::{Fate, Reading, ahead};
use crate::danish::calendar::{Terms, Unit};
use crate::danish::grammar::{Input, Item, Join, items};
use crate::danish::lexicon::Lexeme;
use crate::plan::release::Span;
use crate::plan::release::spans::spans;

/// A period as the grammar finds it, before it is judged.
struct Period<'a> {
    lead: Lead,
    items: Vec<Item>,
    /// How many tokens it takes.
    used: usize,
    /// The lexemes before it, and from it on.
    before: &'a [Lexeme],
    rest: &'a [Lexeme],
    /// A word before it says that the time has moved.
    is_moved: bool,
    /// It takes the place of the time that was named before: `Q2 2019 - er forsinket til Q3`.
    replaces: bool,
    /// It is the end of a range from the old time to the new: `Forsinket fra Q1 til Q3 2019`.
    is_new_end: bool,
}

impl<'a> Period<'a> {
    /// The period at a token; `named` is the last span that was read before it.
    fn at(lexemes: &'a [Lexeme], at: usize, named: Option<&Span>) -> Option<Self> {
        let (before, rest) = (lexemes.get(..at)?, ahead(lexemes, at)?);
        let lead = Lead::of(rest, before.last().copied());
        let mut input: Input<'_> = rest.get(lead.tokens..)?;
        let mut items = items.parse_next(&mut input).ok()?;
        let is_moved = matches!(before, [.., Lexeme::Delayed | Lexeme::Moved | Lexeme::Changed]);
        let last_year = items.iter().rposition(|item| item.year.is_some());
        let replaced = named.and_then(|span| span.to).filter(|_| last_year.is_none());
        if let Some(named) = replaced {
            let (last, _) =
                items.split_last_mut().filter(|_| is_moved && rest.first() == Some(&Lexeme::To))?;
            last.year = Some(named.year());
        } else {
            items.truncate(last_year? + 1);
        }
        let used = lead.tokens + items.last()?.end;
        let replaces = replaced.is_some();
        let mut period = Self { lead, items, used, before, rest, is_moved, replaces, is_new_end: false };
        period.settle_bound();
        Some(period)
    }

    /// A range says with its own words from when to when it is.
    fn settle_bound(&mut self) {
        let is_range = self.items.iter().any(|item| item.join == Some(Join::Range));
        match (self.lead.bound, self.items.as_mut_slice()) {
            (Bound::From, items) if is_range => {
                let last = items.len().saturating_sub(1);
                self.is_new_end = self.is_moved;
                if self.is_moved {
                    self.items.drain(..last);
                }
            }
            (Bound::Between, [_, second]) => second.join = Some(Join::Range),
            _ => return,
        }
        self.lead.bound = Bound::Both;
    }

    fn after(&self) -> &[Lexeme] {
        self.rest.get(self.used..).unwrap_or(&[])
    }

    /// Whether it is when the deliverable was to come before.
    fn is_former(&self) -> bool {
        use Lexeme::{Formerly, InsteadOf, Sign};
        self.lead.bound == Bound::From && self.is_moved
            || matches!(self.before, [.., Formerly | InsteadOf] | [.., Formerly, Sign('.' | ':')])
    }
}

impl Reading {
    /// Reads a period. One that another word shifts, or that is part of something else, is left over as a whole.
    pub(super) fn take_period(&mut self, text: &Text<'_>, at: usize, terms: &Terms) -> Option<(usize, Fate)> {
        let period = Period::at(&text.lexemes, at, self.spans.last())?;
        if self.counts_what_is_before(&period, at) {
            return None;
        }
        if !self.is_a_time(&period, at) || text.is_elsewhere(at) {
            return Some((period.used, Fate::Residue));
        }
        let Some(spans) = spans(&period.items, terms) else {
            self.impossible = self.impossible.or(Some((at, period.used)));
            return Some((period.used, Fate::Content));
        };
        Some((self.take_spans(&period, spans), Fate::Content))
    }

    /// Takes the spans of a period and gives the number of tokens used.
    fn take_spans(&mut self, period: &Period<'_>, spans: Vec<Span>) -> usize {
        if period.replaces {
            self.no_longer();
        }
        self.delayed |= period.is_new_end && period.before.last() != Some(&Lexeme::Changed);
        if period.is_former() {
            self.former.extend(spans);
            return period.used;
        }
        self.spans.extend(spans.into_iter().map(|span| period.lead.apply(span)));
        let goes_onwards = period.after().first() == Some(&Lexeme::Onwards);
        self.open_ended |= period.lead.bound == Bound::From || goes_onwards;
        period.used + usize::from(goes_onwards)
    }

    /// What became of the two tokens before one, the nearer first.
    fn fates_before(&self, at: usize) -> [Option<Fate>; 2] {
        [1, 2].map(|back| at.checked_sub(back).and_then(|before| self.fate(before)))
    }

    /// Whether the number at the start may count what stands before it: in `fase 1 maj 2019`, `trin 1 - 2. kvartal 2019`
    /// and `udgave 2.1 maj 2019` it is no day and no quarter.
    fn counts_what_is_before(&self, period: &Period<'_>, at: usize) -> bool {
        use Lexeme::{Jul, Month, Number, Sign};
        let [last, last_but_one] = self.fates_before(at);
        let after_decimal =
            matches!(period.before, [.., Number(..), Sign('.' | ',')]) && last_but_one == Some(Fate::Residue);
        let may_count = match period.rest {
            [Number(..), Month(_) | Jul, ..] => true,
            [Number(..), Sign('-'), ..] => period.items.len() > 1,
            _ => false,
        };
        may_count && (last == Some(Fate::Residue) || after_decimal)
    }

    /// Whether a period is a time at all, by what stands around it.
    fn is_a_time(&self, period: &Period<'_>, at: usize) -> bool {
        let [last, last_but_one] = self.fates_before(at);
        // After a word with a dot that was not understood, `nr. 2019`, a year alone may be anything.
        let in_dark = period.before.last() == Some(&Lexeme::Sign('.'))
            && last_but_one.is_some_and(|fate| fate != Fate::Content);
        let left_over = last == Some(Fate::Residue) || in_dark;
        let stands = period.lead.tokens > 0 || is_a_date(&period.items, period.before, left_over);
        stands
            && period.lead.bound != Bound::Between
            && !is_shifted(period.before)
            && !ends_in_years(&period.items)
            && !goes_on(&period.items, period.after())
    }
}

/// Whether a year alone stands in a list after another unit: `maj 2019/2020` may mean May of both years.
fn ends_in_years(found: &[Item]) -> bool {
    let is_year = |item: &Item| item.unit == Unit::Year && item.third.is_none();
    let mut pairs = found.iter().zip(found.iter().skip(1));
    pairs.any(|(one, two)| !is_year(one) && is_year(two) && two.join == Some(Join::List))
}

/// Whether a word before a period makes another time of it: `ikke`, `undtagen`, `efter ferien`.
const fn is_shifted(before: &[Lexeme]) -> bool {
    use Lexeme::{After, Before, By, Earliest, Not, Shifts, Until, Word};
    matches!(
        before,
        [.., Shifts | Not | Until] | [.., Shifts | Not | Until | Before | After | Earliest | By, Word]
    )
}

/// A year alone counts only at a text's start, after a sign of punctuation or after a word that leads to a date: in
/// `ISO 27001:2013`, `3 2018` or `udgave 2018` it is none.
fn is_a_date(found: &[Item], before: &[Lexeme], left_over: bool) -> bool {
    use Lexeme::{Cancelled, Delayed, Delivered, Expected, Filler, Moved, Number, Ongoing, Planned, Sign};
    let Some(Item { unit: Unit::Year, third: None, .. }) = found.first() else { return true };
    if left_over {
        return false;
    }
    match before {
        [] => true,
        [.., Expected | Delivered | Planned | Filler | Ongoing | Cancelled | Delayed | Moved | Sign(';')] => {
            true
        }
        [.., Number(..), Sign(',' | '.' | '-' | ':')] => false,
        [.., Sign(',' | '.' | '-' | ':')] => true,
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
