//! Danish as offices write it in plans: its words, how a text is cut into them, and what a clause says.
//!
//! Input: a text. `lexicon` knows the words, `tokens` cuts a text into them, `clauses` finds its clauses, `statements`
//! says what each clause states and of what; `grammar` finds units of time and `calendar` their days. Title, version
//! line, releases and statuses are all read with these.

pub(crate) mod calendar;
pub(crate) mod clauses;
pub(crate) mod grammar;
pub(crate) mod lexicon;
pub(crate) mod statements;
pub(crate) mod tokens;

use chrono::{Datelike, NaiveDate};

/// The months' names, January first.
pub(crate) const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];

/// The name of a date's month.
pub(crate) fn month_name(date: NaiveDate) -> &'static str {
    let [january, ..] = MONTHS;
    MONTHS.get(date.month0() as usize).copied().unwrap_or(january)
}

/// A date in figures as Danes write them: `1.4.2019`.
#[must_use]
pub(crate) fn in_figures(date: NaiveDate) -> String {
    format!("{}.{}.{}", date.day(), date.month(), date.year())
}

/// A date in Danish words: `1. april 2019`.
#[must_use]
pub(crate) fn in_words(date: NaiveDate) -> String {
    format!("{}. {} {}", date.day(), month_name(date), date.year())
}
