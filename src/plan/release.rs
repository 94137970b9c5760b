//! When a deliverable is due: the free Danish text of `Leverance frigives`, read.
//!
//! Input: a text. Output: a [`Release`] with its kind, its periods as dates, what else the text says, and the residue,
//! which is what was not understood. Nothing is guessed: what the grammar does not cover is
//! [`Kind::Unrecognised`]. Stages: `scan` goes over the tokens that `crate::danish` cuts the text into, `spans` ties
//! units of time together, `phrase` writes a release in its standard words.

mod phrase;
mod scan;
mod spans;

use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::danish::calendar::Unit;
pub use crate::danish::calendar::{Precision, Terms};
use crate::danish::lexicon::Lexeme;
use crate::danish::tokens::{Token, tokens};
use scan::{Fate, Reading};

use crate::workbook::{CellDate, DateUnit};

/// The kind of a release text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(transform = crate::extract::json::open))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// It names a time.
    Dated,
    /// It goes on all the time.
    Ongoing,
    /// It comes back each year.
    Recurring,
    /// It says that the deliverable is there.
    Delivered,
    /// It will not come.
    Cancelled,
    /// The cell is empty.
    #[default]
    Unplanned,
    /// The grammar does not cover it.
    #[serde(other)]
    Unrecognised,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Dated,
        Self::Ongoing,
        Self::Recurring,
        Self::Delivered,
        Self::Cancelled,
        Self::Unplanned,
        Self::Unrecognised,
    ];

    /// The name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dated => "dated",
            Self::Ongoing => "ongoing",
            Self::Recurring => "recurring",
            Self::Delivered => "delivered",
            Self::Cancelled => "cancelled",
            Self::Unplanned => "unplanned",
            Self::Unrecognised => "unrecognised",
        }
    }
}

/// A span of days in which a deliverable is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Span {
    /// The first day; none where the text names only an end.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// The unit in which the text names it.
    pub precision: Precision,
    /// Whether the text names it roughly: `primo`, `sommeren`.
    pub approximate: bool,
}

/// A release text, read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Release {
    /// The kind of text that it is.
    pub kind: Kind,
    /// Its periods, in the text's order.
    pub periods: Vec<Span>,
    /// It starts in its period and goes on.
    pub open_ended: bool,
    /// The text says `forventes`.
    pub expected: bool,
    /// The text says that it is late.
    pub delayed: bool,
    /// The text says that it may become late.
    pub at_risk: bool,
    /// The months in which it comes back, 1 to 12; only where its kind is `recurring`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub months: Vec<u32>,
    /// How many months lie between one time and the next, where it comes back: 12 for each year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every: Option<u32>,
    /// Bytes of the text that were not understood, in order.
    #[serde(skip)]
    pub residue: Vec<Range<usize>>,
    /// Bytes of what looks like a date and is none: week 53 of a year with 52 weeks.
    #[serde(skip)]
    pub impossible: Option<Range<usize>>,
}

impl Release {
    /// The years that a release can name.
    pub const YEARS: std::ops::RangeInclusive<i32> = crate::danish::calendar::YEARS;

    /// Reads a text.
    #[must_use]
    pub fn read(text: &str, terms: &Terms) -> Self {
        let tokens = tokens(text);
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return Self::default() };
        let reading = scan::scan(&tokens, terms);
        let kind = if has_no_time(&tokens) { Kind::Unplanned } else { kind(&reading) };
        let bytes = |(at, count): (usize, usize)| {
            let last = tokens.get(at + count - 1).map_or(last.end, |token| token.end);
            tokens.get(at).map(|first| first.start..last)
        };
        if kind == Kind::Unplanned {
            return Self::default();
        }
        if kind == Kind::Unrecognised {
            return Self {
                kind,
                expected: reading.expected,
                delayed: reading.delayed,
                at_risk: reading.at_risk,
                residue: std::iter::once(first.start..last.end).collect(),
                impossible: reading.impossible.and_then(bytes),
                ..Self::default()
            };
        }
        Self {
            kind,
            residue: residue(&tokens, &reading.fates),
            periods: reading.spans,
            open_ended: reading.open_ended,
            expected: reading.expected,
            delayed: reading.delayed,
            at_risk: reading.at_risk,
            every: if reading.months.is_empty() { reading.every } else { Some(12) },
            months: reading.months,
            impossible: None,
        }
    }

    /// The release of a cell that holds a date: the day, month or year that it shows. `None` for a year out of range.
    #[must_use]
    pub fn of_date(date: &CellDate) -> Option<Self> {
        let day = date.moment.date();
        let unit = match date.unit {
            DateUnit::Day => Unit::Day(day.day(), day.month()),
            DateUnit::Month => Unit::Month(day.month()),
            DateUnit::Year => Unit::Year,
        };
        let year = Some(day.year()).filter(|year| Self::YEARS.contains(year))?;
        let (from, to) = unit.days(year, None, &Terms::default())?;
        let precision = unit.precision();
        let span = Span { from: Some(from), to: Some(to), precision, approximate: false };
        Some(Self { kind: Kind::Dated, periods: vec![span], ..Self::default() })
    }

    /// Whether a text that was read says it all, so that the date of its cell has nothing to add: `Q3 2024` shown of a day
    /// in July, but not `aug-24`. Days that it names must be about the date.
    #[must_use]
    pub fn says_all_of(&self, date: &Self) -> bool {
        let reaches =
            |span: &Span, other: &Span| span.from <= other.to && (span.to.is_none() || span.to >= other.from);
        let is_about = self.periods.iter().any(|span| date.periods.iter().any(|other| reaches(span, other)));
        match self.kind {
            Kind::Unrecognised | Kind::Unplanned => false,
            Kind::Dated => self.residue.is_empty() && is_about,
            _ => true,
        }
    }

    /// The stretches that were not understood, one after the other with ` … ` between them.
    #[must_use]
    pub fn residue_in(&self, text: &str) -> String {
        let pieces: Vec<&str> = self.residue.iter().filter_map(|range| text.get(range.clone())).collect();
        pieces.join(" … ")
    }

    /// The first day of all periods; `None` where one has only an end, or there is none.
    #[must_use]
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.periods.iter().map(|span| span.from).min().flatten()
    }

    /// The last day of all periods; `None` where it is open-ended or there is none.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        let ends = self.periods.iter().all(|span| span.to.is_some()) && !self.open_ended;
        self.periods.iter().filter_map(|span| span.to).max().filter(|_| ends)
    }

    /// The coarsest precision of its periods.
    #[must_use]
    pub fn precision(&self) -> Option<Precision> {
        self.periods.iter().map(|span| span.precision).max()
    }
}

/// Whether a text says that there is no time: `TBD`, `Ikke fastlagt`, `Afventer`, `-`.
fn has_no_time(tokens: &[Token]) -> bool {
    use Lexeme::{Awaits, Is, NoTime, Not, Planned, Sign};
    let says = |lexeme| matches!(lexeme, NoTime | Awaits | Sign('-' | '?')) || lexeme == Planned;
    let denied = tokens.iter().any(|token| token.lexeme == Not);
    let fits = |lexeme| match lexeme {
        Planned => denied,
        Not | Is | Lexeme::Filler => true,
        Sign('-' | '?') => tokens.len() == 1,
        Sign('.') => true,
        other => says(other),
    };
    tokens.iter().any(|token| says(token.lexeme)) && tokens.iter().all(|token| fits(token.lexeme))
}

fn kind(reading: &Reading) -> Kind {
    if reading.impossible.is_some() {
        Kind::Unrecognised
    } else if reading.cancelled {
        Kind::Cancelled
    } else if !reading.months.is_empty() || reading.every.is_some() && reading.spans.is_empty() {
        Kind::Recurring
    } else if reading.delivered {
        Kind::Delivered
    } else if reading.ongoing && !reading.open_ended {
        Kind::Ongoing
    } else if !reading.spans.is_empty() {
        Kind::Dated
    } else {
        Kind::Unrecognised
    }
}

/// Runs of tokens that were left over; a sign between two of them belongs to them, one at an end does not.
fn residue(tokens: &[Token], fates: &[Fate]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut broken = true;
    for (token, fate) in tokens.iter().zip(fates) {
        let is_sign = matches!(token.lexeme, Lexeme::Sign(_));
        match (fate, ranges.last_mut()) {
            (Fate::Residue, Some(last)) if !broken => last.end = token.end,
            (Fate::Residue, _) => {
                ranges.push(token.start..token.end);
                broken = false;
            }
            (Fate::Neutral, _) if is_sign => {}
            _ => broken = true,
        }
    }
    ranges
}
