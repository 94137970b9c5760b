//! Danish words for dates.

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

/// A date in Danish words: `1. april 2019`.
#[must_use]
pub(crate) fn in_words(date: NaiveDate) -> String {
    let month = MONTHS.get(date.month0() as usize).copied().unwrap_or_default();
    format!("{}. {month} {}", date.day(), date.year())
}
