//! A release in its standard words: reading them gives the same release, but for its residue.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate};

use super::{Kind, Precision, Release, Span};
use crate::danish::{MONTHS, in_words};

impl fmt::Display for Release {
    /// The standard words, with the approximate terms of [`super::Terms::default`]; empty for an unplanned release and
    /// for one that was not recognised.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = Vec::new();
        match self.kind {
            Kind::Cancelled => parts.push("udgår".into()),
            Kind::Delivered => parts.push("frigivet".into()),
            Kind::Ongoing => parts.push("løbende".into()),
            Kind::Dated | Kind::Recurring | Kind::Unplanned | Kind::Unrecognised => {}
        }
        parts.extend((!self.months.is_empty()).then(|| format!("hvert år {}", months(&self.months))));
        let every = self.every.filter(|_| self.months.is_empty());
        parts.extend(every.map(recurs));
        parts.extend(self.expected.then(|| "forventes".to_owned()));
        parts.extend(self.delayed.then(|| "forsinket".to_owned()));
        parts.extend(self.periods.iter().map(Span::to_string));
        parts.extend(self.open_ended.then(|| "og løbende".to_owned()));
        parts.extend(self.at_risk.then(|| "kan blive forsinket".to_owned()));
        f.write_str(&parts.join("; "))
    }
}

/// So many months between: `hvert kvartal`, `hvert andet år`.
fn recurs(every: u32) -> String {
    match every {
        1 => "hver måned".into(),
        3 => "hvert kvartal".into(),
        6 => "hvert halvår".into(),
        12 => "hvert år".into(),
        _ if every.is_multiple_of(12) => format!("hvert {} år", nth(every / 12)),
        _ if every.is_multiple_of(6) => format!("hvert {} halvår", nth(every / 6)),
        _ if every.is_multiple_of(3) => format!("hvert {} kvartal", nth(every / 3)),
        _ => format!("hver {} måned", nth(every)),
    }
}

const fn nth(count: u32) -> &'static str {
    match count {
        1 => "første",
        2 => "andet",
        3 => "tredje",
        _ => "fjerde",
    }
}

fn months(months: &[u32]) -> String {
    let names = months.iter().filter_map(|month| MONTHS.get((*month as usize).checked_sub(1)?));
    names.copied().collect::<Vec<_>>().join(", ")
}

impl fmt::Display for Span {
    /// The span in the unit in which its text named it: `Q2 2019 - Q3 2019`, `senest 1. juni 2019`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last = self.to.and_then(|to| unit(to, self, End::Last));
        match (self.from.and_then(|from| unit(from, self, End::First)), last) {
            (Some(first), Some(last)) if first == last => f.write_str(&first),
            (Some(first), Some(last)) => write!(f, "{first} - {last}"),
            (None, Some(last)) => write!(f, "senest {last}"),
            (Some(first), None) => write!(f, "tidligst {first}"),
            (None, None) => Ok(()),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    First,
    Last,
}

/// The unit that begins or ends on a day.
fn unit(day: NaiveDate, span: &Span, end: End) -> Option<String> {
    let year = day.year();
    let month = MONTHS.get(day.month0() as usize)?;
    let third = |part: u32| ["primo", "medio", "ultimo"].get(part as usize).copied().unwrap_or_default();
    let roughly = |part: u32, unit: String| {
        if span.approximate { format!("{} {unit}", third(part)) } else { unit }
    };
    let about = |unit: String| if span.approximate { format!("ca. {unit}") } else { unit };
    let quarter = day.month0() / 3 + 1;
    Some(match span.precision {
        Precision::Day => about(in_words(day)),
        Precision::Week => about(format!("uge {} {}", day.iso_week().week(), day.iso_week().year())),
        Precision::Month => roughly(part_of_month(day, end), format!("{month} {year}")),
        Precision::Quarter => roughly(day.month0() % 3, format!("Q{quarter} {year}")),
        Precision::HalfYear => {
            roughly(day.month0() % 6 / 2, format!("{}. halvår {year}", day.month0() / 6 + 1))
        }
        Precision::Year => roughly(day.month0() / 4, year.to_string()),
        Precision::Season => season(day, end)?,
        Precision::TurnOfYear => {
            let first = if end == End::First { year } else { year - 1 };
            format!("årsskiftet {first}/{}", first + 1)
        }
    })
}

fn part_of_month(day: NaiveDate, end: End) -> u32 {
    match (day.day(), end) {
        (1, End::First) | (10, End::Last) => 0,
        (11, End::First) | (20, End::Last) => 1,
        _ => 2,
    }
}

fn season(day: NaiveDate, end: End) -> Option<String> {
    // The winter that ends in February is named by the year in which it began.
    let first = if end == End::Last { day.checked_sub_days(Days::new(70))? } else { day };
    let name = ["forår", "sommer", "efterår", "vinter"].get((first.month() as usize).checked_sub(3)? / 3)?;
    Some(format!("{name} {}", first.year()))
}
