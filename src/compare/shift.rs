//! By how much a release came earlier or later.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::plan::Release;
use crate::plan::release::Precision;

/// The unit in which people speak of a shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShiftUnit {
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Quarters.
    Quarters,
    /// Half-years.
    HalfYears,
    /// Years.
    Years,
}

impl ShiftUnit {
    /// The name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Weeks => "weeks",
            Self::Months => "months",
            Self::Quarters => "quarters",
            Self::HalfYears => "half-years",
            Self::Years => "years",
        }
    }
}

/// The end of a release's period that moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Edge {
    /// Its last day: it is ready earlier or later.
    End,
    /// Its first day, while the last stayed or is open.
    Start,
}

/// A release that came earlier or later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Shift {
    /// The end that moved.
    pub edge: Edge,
    /// The day before.
    pub old: NaiveDate,
    /// The day after.
    pub new: NaiveDate,
    /// By how many days: above 0 later, below 0 earlier.
    pub days: i64,
    /// By how much, in the largest unit that both texts use and that divides the shift without a rest.
    pub count: i64,
    /// The unit of `count`.
    pub unit: ShiftUnit,
}

impl Shift {
    /// The shift between two releases; `None` where neither end can be compared, or none moved.
    #[must_use]
    pub fn between(old: &Release, new: &Release) -> Option<Self> {
        let precision = old.precision().zip(new.precision()).map(|(old, new)| old.min(new))?;
        let ends = old.last_day().zip(new.last_day());
        let starts = old.first_day().zip(new.first_day());
        let differ = |(old, new): &(NaiveDate, NaiveDate)| old != new;
        let (edge, (before, after)) = match (ends.filter(differ), starts.filter(differ)) {
            (Some(days), _) => (Edge::End, days),
            (None, Some(days)) => (Edge::Start, days),
            (None, None) => return None,
        };
        let days = after.signed_duration_since(before).num_days();
        let months = whole_months(edge, before, after);
        let (count, unit) = in_words(days, months, precision);
        Some(Self { edge, old: before, new: after, days, count, unit })
    }
}

/// The months between two days that are both the first, or both the last, of a month.
fn whole_months(edge: Edge, old: NaiveDate, new: NaiveDate) -> Option<i64> {
    let bound = |day: NaiveDate| match edge {
        Edge::Start => day.day() == 1,
        Edge::End => day.succ_opt().is_none_or(|next| next.day() == 1),
    };
    let number = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    (bound(old) && bound(new)).then(|| number(new) - number(old))
}

fn in_words(days: i64, months: Option<i64>, precision: Precision) -> (i64, ShiftUnit) {
    let fits = |unit| match unit {
        ShiftUnit::Days | ShiftUnit::Weeks => true,
        ShiftUnit::Months => precision >= Precision::Month,
        ShiftUnit::Quarters => precision >= Precision::Quarter,
        ShiftUnit::HalfYears => precision >= Precision::HalfYear && precision != Precision::Season,
        ShiftUnit::Years => precision >= Precision::Month,
    };
    let units =
        [(ShiftUnit::Years, 12), (ShiftUnit::HalfYears, 6), (ShiftUnit::Quarters, 3), (ShiftUnit::Months, 1)];
    for (unit, length) in units {
        if let Some(months) = months.filter(|months| months % length == 0 && fits(unit)) {
            return (months / length, unit);
        }
    }
    if precision == Precision::Week && days % 7 == 0 {
        (days / 7, ShiftUnit::Weeks)
    } else {
        (days, ShiftUnit::Days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::release::Terms;

    fn shift(old: &str, new: &str) -> Option<(i64, i64, ShiftUnit, Edge)> {
        let read = |text| Release::read(text, &Terms::default());
        Shift::between(&read(old), &read(new)).map(|shift| (shift.days, shift.count, shift.unit, shift.edge))
    }

    #[test]
    fn shifts_in_the_unit_of_both_texts() {
        assert_eq!(shift("Q2 2019", "Q4 2019"), Some((184, 2, ShiftUnit::Quarters, Edge::End)));
        assert_eq!(shift("Q2-Q3 2019", "Q3-Q4 2019"), Some((92, 1, ShiftUnit::Quarters, Edge::End)));
        assert_eq!(shift("Q4 2019", "Q1 2019"), Some((-275, -3, ShiftUnit::Quarters, Edge::End)));
        assert_eq!(shift("Q4 2018", "Q4 2019"), Some((365, 1, ShiftUnit::Years, Edge::End)));
        assert_eq!(shift("maj 2019", "juli 2019"), Some((61, 2, ShiftUnit::Months, Edge::End)));
        assert_eq!(shift("Q2 2019", "juli 2019"), Some((31, 1, ShiftUnit::Months, Edge::End)));
        assert_eq!(
            shift("1. halvår 2019", "2. halvår 2019"),
            Some((184, 1, ShiftUnit::HalfYears, Edge::End))
        );
        assert_eq!(shift("uge 10 2019", "uge 12 2019"), Some((14, 2, ShiftUnit::Weeks, Edge::End)));
        assert_eq!(shift("1. maj 2019", "15. maj 2019"), Some((14, 14, ShiftUnit::Days, Edge::End)));
        assert_eq!(shift("Q2 2019", "12. september 2019"), Some((74, 74, ShiftUnit::Days, Edge::End)));
        assert_eq!(shift("Q1-Q2 2019", "Q2 2019"), Some((90, 1, ShiftUnit::Quarters, Edge::Start)));
        assert_eq!(
            shift("Q1 2019 og løbende", "Q2 2019 og løbende"),
            Some((90, 1, ShiftUnit::Quarters, Edge::Start))
        );
        assert_eq!(shift("Q2 2019", "2. kvartal 2019"), None);
        assert_eq!(shift("Q2 2019", "Løbende"), None);
    }
}
