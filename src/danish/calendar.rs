//! Units of time to days: ISO 8601 weeks, months, quarters, half-years, seasons, and the thirds of them that Danish
//! offices call primo, medio and ultimo.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::lexicon::{Season, Third};

/// The years that a text can name.
pub(crate) const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// How approximate terms map to days; `leveranceplan.toml` may say otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The days of a month on which medio and ultimo begin (2-28).
    pub thirds: [u32; 2],
    /// First and last month (1-12) of spring, summer, autumn and winter; a last month before the first is of the next
    /// year.
    pub seasons: [[u32; 2]; 4],
    /// Month and day on which the turn of the year begins, in the year that ends, and on which it is over.
    pub turn_of_year: [[u32; 2]; 2],
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            thirds: [11, 21],
            seasons: [[3, 5], [6, 8], [9, 11], [12, 2]],
            turn_of_year: [[12, 1], [1, 31]],
        }
    }
}

/// The unit in which a text names a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(transform = crate::extract::json::open))]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// A day.
    Day,
    /// A week of ISO 8601, Monday to Sunday.
    Week,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// Half a year.
    HalfYear,
    /// Spring, summer, autumn or winter.
    Season,
    /// The weeks around New Year.
    TurnOfYear,
    /// A year; also a unit that only a later version knows.
    #[serde(other)]
    Year,
}

impl Precision {
    /// All units, the finest first.
    pub const ALL: [Self; 8] = [
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::HalfYear,
        Self::Season,
        Self::TurnOfYear,
        Self::Year,
    ];

    /// The name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half-year",
            Self::Season => "season",
            Self::TurnOfYear => "turn-of-year",
            Self::Year => "year",
        }
    }
}

/// A unit of time as a text names it; the year may stand elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// A day of a month: day, month.
    Day(u32, u32),
    Week(u32),
    Month(u32),
    Quarter(u32),
    Half(u32),
    Season(Season),
    /// The year itself.
    Year,
    /// From the year named to the next.
    TurnOfYear,
}

/// A span of days, both included.
pub(crate) type DayRange = (NaiveDate, NaiveDate);

impl Unit {
    pub(crate) const fn precision(self) -> Precision {
        match self {
            Self::Day(..) => Precision::Day,
            Self::Week(_) => Precision::Week,
            Self::Month(_) => Precision::Month,
            Self::Quarter(_) => Precision::Quarter,
            Self::Half(_) => Precision::HalfYear,
            Self::Season(_) => Precision::Season,
            Self::Year => Precision::Year,
            Self::TurnOfYear => Precision::TurnOfYear,
        }
    }

    /// Its days in a year; `None` where the calendar has no such unit.
    pub(crate) fn days(self, year: i32, third: Option<Third>, terms: &Terms) -> Option<DayRange> {
        match (self, third) {
            (Self::Day(day, month), None) => {
                NaiveDate::from_ymd_opt(year, month, day).map(|date| (date, date))
            }
            (Self::Week(week), None) => {
                let monday = NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)?;
                Some((monday, monday.checked_add_days(Days::new(6))?))
            }
            (Self::Month(month), None) => months(year, month, 1),
            (Self::Month(month), Some(third)) => part_of_month(year, month, third, terms),
            (Self::Quarter(quarter @ 1..=4), None) => months(year, quarter * 3 - 2, 3),
            (Self::Quarter(quarter @ 1..=4), Some(third)) => months(year, quarter * 3 - 2 + third as u32, 1),
            (Self::Half(half @ 1..=2), None) => months(year, half * 6 - 5, 6),
            (Self::Half(half @ 1..=2), Some(third)) => months(year, half * 6 - 5 + 2 * third as u32, 2),
            (Self::Year, None) => months(year, 1, 12),
            (Self::Year, Some(third)) => months(year, 1 + 4 * third as u32, 4),
            (Self::Season(season), None) => {
                let [first, last] = terms.seasons.get(season as usize).copied()?;
                months(year, first, (last + 12 - first) % 12 + 1)
            }
            (Self::TurnOfYear, None) => {
                let [[month, day], [until_month, until]] = terms.turn_of_year;
                let from = NaiveDate::from_ymd_opt(year, month, day)?;
                Some((from, NaiveDate::from_ymd_opt(year + 1, until_month, until)?))
            }
            _ => None,
        }
    }

    /// The months that it covers each year, 1 to 12.
    pub(crate) fn months(self) -> Option<std::ops::RangeInclusive<u32>> {
        match self {
            Self::Month(month) => Some(month..=month),
            Self::Quarter(quarter @ 1..=4) => Some(quarter * 3 - 2..=quarter * 3),
            _ => None,
        }
    }
}

/// So many whole months from the first of a month on.
fn months(year: i32, month: u32, count: u32) -> Option<DayRange> {
    let from = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some((from, from.checked_add_months(Months::new(count))?.pred_opt()?))
}

fn part_of_month(year: i32, month: u32, third: Third, terms: &Terms) -> Option<DayRange> {
    let (first, last) = months(year, month, 1)?;
    let [medio, ultimo] = terms.thirds;
    Some(match third {
        Third::First => (first, first.with_day(medio)?.pred_opt()?),
        Third::Middle => (first.with_day(medio)?, first.with_day(ultimo)?.pred_opt()?),
        Third::Last => (first.with_day(ultimo)?, last),
    })
}
