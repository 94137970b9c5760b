//! The next quarter's plan from this quarter's: what an office does by hand before it edits.

use chrono::{Datelike, NaiveDate};

use super::id::Ids;
use super::{Marker, Period, Plan, VersionNumber};
use crate::address::At;
use crate::texts::{Explain, Message, explained};

/// What is to be otherwise than usual.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The version's number; left out: the next whole number, `5.0` or `5.2` to `6.0`.
    pub number: Option<VersionNumber>,
    /// The version's date; left out: the first day of the quarter after the old date.
    pub date: Option<NaiveDate>,
    /// The title; left out: the old one, its period moved on by a quarter.
    pub title: Option<String>,
    /// Leaves out the deliverables that are marked ✓.
    pub drop_delivered: bool,
}

/// Why there is no next quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextError {
    /// The old version has no number to count on from.
    NoNumber,
    /// The old version has no date to count on from.
    NoDate,
    /// The version that is asked for is not above the old one.
    NotHigher(VersionNumber, VersionNumber),
    /// The title's period is written in a form that cannot be moved on.
    Title(String),
}

explained!(NextError);

impl Explain for NextError {
    fn message(&self) -> Message {
        match self {
            Self::NoNumber => Message::error("quarter-no-number"),
            Self::NoDate => Message::error("quarter-no-date"),
            Self::NotHigher(new, old) => {
                Message::error("quarter-not-higher").with("new", new.to_string()).with("old", old.to_string())
            }
            Self::Title(title) => Message::error("quarter-title").with("title", title),
        }
    }
}

/// The plan of the next quarter: number, date and period raised, \* taken off, the rest as it is. A title without a period
/// stays. An area that loses all its deliverables stays too.
///
/// # Errors
/// The plan has no number or date to count on from, and none is given; or its period cannot be moved on.
pub fn next_quarter(plan: &Plan, options: &Options) -> Result<Plan, NextError> {
    let number = options.number.or_else(|| plan.version.number?.next_whole());
    let number = number.ok_or(NextError::NoNumber)?;
    if let Some(old) = plan.version.number.filter(|old| *old >= number) {
        return Err(NextError::NotHigher(number, old));
    }
    let date = options.date.or_else(|| next_date(plan.version.date?)).ok_or(NextError::NoDate)?;
    let mut next = plan.clone();
    next.version = plan.version.rewritten(number, date);
    if let Some(title) = &options.title {
        let place = plan.title.as_ref().and_then(|title| title.place.clone());
        next.title = Some(At { value: title.clone(), place });
    } else if let Some(title) = next.title.as_mut().filter(|title| Period::in_title(&title.value).is_some()) {
        title.value = Period::moved_on(&title.value).ok_or_else(|| NextError::Title(title.value.clone()))?;
    }
    let mut ids = Ids::default();
    for area in &mut next.areas {
        area.mark(Marker::Changed, false);
        area.deliverables.retain(|row| !(options.drop_delivered && row.is(Marker::Delivered)));
        for row in &mut area.deliverables {
            row.mark(Marker::Changed, false);
            row.id = ids.next(&area.name.value, row.project());
        }
    }
    Ok(next)
}

/// The first day of the quarter after a day.
fn next_date(date: NaiveDate) -> Option<NaiveDate> {
    let month = date.month0() / 3 * 3 + 4;
    NaiveDate::from_ymd_opt(date.year() + i32::from(month > 12), (month - 1) % 12 + 1, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_quarter_begins_after_the_date() {
        let day = |day: &str| day.parse().ok().and_then(next_date).map(|day| day.to_string());
        assert_eq!(day("2019-04-01").as_deref(), Some("2019-07-01"));
        assert_eq!(day("2019-03-28").as_deref(), Some("2019-04-01"));
        assert_eq!(day("2019-12-31").as_deref(), Some("2020-01-01"));
    }
}
