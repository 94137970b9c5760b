//! The period of a plan, in whole quarters, as its title names it.

use std::ops::Range;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::Serialize;

use super::Release;
use super::release::Terms;
use crate::danish::grammar;
use crate::danish::lexicon::Lexeme;
use crate::danish::tokens::{Token, tokens};

/// No period of a title has more words.
const LONGEST: usize = 8;

/// Whole quarters of a year, first to last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Period {
    /// The words of the title: `1 kv. 2019 - 4 kv. 2019`.
    pub text: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

/// A quarter found in a text: its byte range and its first day.
struct Quarter {
    start: usize,
    end: usize,
    first_day: NaiveDate,
    /// The bytes of its number and of its year.
    digits: [Range<usize>; 2],
}

impl Period {
    /// The period at the end of a title: one quarter, or two with a hyphen between them.
    #[must_use]
    pub fn in_title(title: &str) -> Option<Self> {
        let quarters = in_period(title);
        let (first, last) = (quarters.first()?, quarters.last()?);
        let to = last.first_day.checked_add_months(Months::new(3))?.checked_sub_days(Days::new(1))?;
        let text = title.get(first.start..last.end)?.to_owned();
        (first.first_day <= to).then_some(Self { text, from: first.first_day, to })
    }

    /// The period of a title in any form that names whole quarters: also `Q1-Q4 2019`, `1. halvår 2019`, `2019`.
    #[must_use]
    pub fn of_title(title: &str) -> Option<Self> {
        let quarters = Self::in_title(title);
        let other = Self::as_release(title);
        let longer = |one: &Self| quarters.as_ref().is_none_or(|two| two.text.len() < one.text.len());
        other.filter(longer).or_else(|| quarters.clone())
    }

    /// The longest end of a title that is understood whole as the period of a release.
    fn as_release(title: &str) -> Option<Self> {
        let starts = title.char_indices().filter(|(at, c)| {
            let before = title.get(..*at).unwrap_or_default();
            !c.is_whitespace() && (before.is_empty() || before.ends_with(char::is_whitespace))
        });
        let starts: Vec<usize> = starts.map(|(at, _)| at).collect();
        let understood = |at: &usize| {
            let text = title.get(*at..)?;
            let Release { periods, residue, .. } = Release::read(text, &Terms::default());
            // `5 kv. 2019` is no year with something before it.
            let before = title.get(..*at)?.split_whitespace().next_back().unwrap_or_default();
            let alone = before.ends_with(|c: char| c.is_alphabetic() || ",:".contains(c));
            let is_whole = alone && residue.is_empty() && text.ends_with(|c: char| c.is_alphanumeric());
            match periods.as_slice() {
                [span] if is_whole && !span.approximate => Some((text, span.from?, span.to?)),
                _ => None,
            }
        };
        let (text, from, to) = starts.iter().rev().take(LONGEST).rev().find_map(understood)?;
        let is_quarter = |day: NaiveDate| day.day() == 1 && day.month0().is_multiple_of(3);
        let whole = is_quarter(from) && is_quarter(to.succ_opt()?);
        whole.then(|| Self { text: text.to_owned(), from, to })
    }

    /// The words of a period at the end of a title that ends before it begins.
    #[must_use]
    pub fn backwards_in(title: &str) -> Option<Range<usize>> {
        let quarters = in_period(title);
        let (first, last) = (quarters.first()?, quarters.last()?);
        (last.first_day < first.first_day).then_some(first.start..last.end)
    }

    /// A title with its period a quarter later, in its own words: `1 kv. 2019 - 4 kv. 2019` becomes `2 kv. 2019 - 1 kv. 2020`.
    /// `None` where there is no period, or one whose first quarter has no year of its own: `1.-4. kv. 2019`.
    #[must_use]
    pub fn moved_on(title: &str) -> Option<String> {
        let quarters = in_period(title);
        let before = title.get(..quarters.first()?.start)?.trim_end();
        let shares_year = ["-", "–", "—", "/", ",", "&", "og", "til"].iter().any(|sign| {
            let before = before.strip_suffix(sign).map(|before| before.trim_end().trim_end_matches('.'));
            before.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
        });
        if shares_year {
            return None;
        }
        let mut moved = title.to_owned();
        for quarter in quarters.iter().rev() {
            let next = quarter.first_day.checked_add_months(Months::new(3))?;
            let [number, year] = quarter.digits.clone();
            // From the end, so that the places before it stay right.
            let mut values = [(year, next.year().to_string()), (number, (next.month0() / 3 + 1).to_string())];
            values.sort_by_key(|(place, _)| std::cmp::Reverse(place.start));
            for (place, value) in values {
                moved.replace_range(place, &value);
            }
        }
        Some(moved)
    }
}

/// The quarters that bound the period of a title, first and last; one where it is a single quarter.
fn in_period(title: &str) -> Vec<Quarter> {
    let mut quarters = quarters(title);
    let Some(last) = quarters.pop() else { return Vec::new() };
    let before = quarters.pop();
    let first = before.filter(|first| title.get(first.end..last.start).is_some_and(is_dash));
    first.into_iter().chain([last]).collect()
}

fn is_dash(between: &str) -> bool {
    matches!(between.trim(), "-" | "–" | "—")
}

/// The quarters of a text with their years: `1 kv. 2019`, `1. kvartal 2019`, `Q1 2019`.
fn quarters(text: &str) -> Vec<Quarter> {
    let tokens = tokens(text);
    let lexemes: Vec<Lexeme> = tokens.iter().map(|token| token.lexeme).collect();
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(rest) = lexemes.get(at..).filter(|rest| !rest.is_empty()) {
        let Some((used, number, year)) = grammar::quarter(rest) else {
            at += 1;
            continue;
        };
        // A fifth quarter makes nonsense of the whole period.
        if !(1..=4).contains(&number) {
            return Vec::new();
        }
        let taken = tokens.get(at..at + used).unwrap_or(&[]);
        all.extend(quarter(taken, number, year));
        at += used;
    }
    all
}

fn quarter(tokens: &[Token], number: u32, year: i32) -> Option<Quarter> {
    let mut digits = tokens.iter().filter(|token| matches!(token.lexeme, Lexeme::Number(..)));
    let mut next = || digits.next().map(|token| token.start..token.end);
    Some(Quarter {
        start: tokens.first()?.start,
        end: tokens.last()?.end,
        first_day: NaiveDate::from_ymd_opt(year, number * 3 - 2, 1)?,
        digits: [next()?, next()?],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_its_period_in_many_forms() {
        let cases = [
            ("Havneplan Q1-Q4 2019", Some(("2019-01-01", "2019-12-31"))),
            ("Havneplan for 2019", Some(("2019-01-01", "2019-12-31"))),
            ("Havneplan 1. halvår 2019", Some(("2019-01-01", "2019-06-30"))),
            ("Havneplan 1/1-31/12 2019", Some(("2019-01-01", "2019-12-31"))),
            ("Havneplan 1 kv. 2019 - 4 kv. 2019", Some(("2019-01-01", "2019-12-31"))),
            ("Havneplan maj 2019", None),
            ("Havneplan for året", None),
        ];
        for (title, expected) in cases {
            let period =
                Period::of_title(title).map(|period| (period.from.to_string(), period.to.to_string()));
            let expected = expected.map(|(from, to)| (from.to_owned(), to.to_owned()));
            assert_eq!(period, expected, "{title}");
        }
    }

    fn read(title: &str) -> Option<(String, String, String)> {
        Period::in_title(title).map(|period| (period.text, period.from.to_string(), period.to.to_string()))
    }

    #[test]
    fn forms_of_titles() {
        let year = |text: &str| Some((text.into(), "2019-01-01".into(), "2019-12-31".into()));
        assert_eq!(read("Plan 1 kv. 2019 - 4 kv. 2019"), year("1 kv. 2019 - 4 kv. 2019"));
        assert_eq!(read("Plan 1. kvrt. 2019 – 4. kvrt. 2019"), year("1. kvrt. 2019 – 4. kvrt. 2019"));
        assert_eq!(read("Plan Q1 2019-Q4 2019"), year("Q1 2019-Q4 2019"));
        assert_eq!(read("Plan 4 kv. 2019").map(|p| p.2), Some("2019-12-31".into()));
        assert_eq!(read("Plan for 2019"), None);
        assert_eq!(read("Plan 5 kv. 2019"), None);
        assert_eq!(read("Plan 4 kv. 0019"), None);
        assert_eq!(read("Plan 4 kv. 02019"), None);
        assert_eq!(read("Plan 4 kv. 2019 - 1 kv. 2019"), None);
        assert_eq!(Period::backwards_in("Plan 4 kv. 2019 - 1 kv. 2019"), Some(5..28));
        assert_eq!(Period::backwards_in("Plan 4 kv. 2019 - 4 kv. 2019"), None);
    }

    #[test]
    fn periods_move_on_in_their_own_words() {
        let moved = |title: &str| Period::moved_on(title).unwrap_or_default();
        assert_eq!(moved("Plan 1 kv. 2019 - 4 kv. 2019"), "Plan 2 kv. 2019 - 1 kv. 2020");
        assert_eq!(moved("Plan 1. kvrt. 2019 – 4. kvrt. 2019"), "Plan 2. kvrt. 2019 – 1. kvrt. 2020");
        assert_eq!(moved("2019: Q1 2019-Q4 2019"), "2019: Q2 2019-Q1 2020");
        assert_eq!(moved("Plan - 4. kvartal 2019"), "Plan - 1. kvartal 2020");
        assert_eq!(Period::moved_on("Plan 1.-4. kv. 2019"), None);
        assert_eq!(Period::moved_on("Plan 3. og 4. kv. 2019"), None);
        assert_eq!(Period::moved_on("Plan"), None);
    }
}
