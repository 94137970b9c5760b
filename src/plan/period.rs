//! The period of a plan, in whole quarters, as its title names it.

use std::ops::Range;

use chrono::{Days, Months, NaiveDate};

/// Whole quarters of a year, first to last.
#[derive(Clone, Debug, PartialEq, Eq)]
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
}

impl Period {
    /// The period at the end of a title: one quarter, or two with a hyphen between them.
    #[must_use]
    pub fn in_title(title: &str) -> Option<Self> {
        let quarters = quarters(title);
        let (first, last) = bounds(title, &quarters)?;
        let to = last.first_day.checked_add_months(Months::new(3))?.checked_sub_days(Days::new(1))?;
        let text = title.get(first.start..last.end)?.to_owned();
        (first.first_day <= to).then_some(Self { text, from: first.first_day, to })
    }

    /// The words of a period at the end of a title that ends before it begins.
    #[must_use]
    pub fn backwards_in(title: &str) -> Option<Range<usize>> {
        let quarters = quarters(title);
        let (first, last) = bounds(title, &quarters)?;
        (last.first_day < first.first_day).then_some(first.start..last.end)
    }
}

/// The first and the last quarter of the period at the end of a title; they may be one.
fn bounds<'a>(title: &str, quarters: &'a [Quarter]) -> Option<(&'a Quarter, &'a Quarter)> {
    let last = quarters.last()?;
    match quarters.iter().rev().nth(1) {
        Some(first) if is_dash(title.get(first.end..last.start)?) => Some((first, last)),
        _ => Some((last, last)),
    }
}

fn is_dash(between: &str) -> bool {
    matches!(between.trim(), "-" | "–" | "—")
}

/// The quarters of a text in the form `1 kv. 2019`, `1. kvartal 2019` or `Q1 2019`.
fn quarters(text: &str) -> Vec<Quarter> {
    let words = words(text);
    let mut found = Vec::new();
    for (index, (start, word)) in words.iter().enumerate() {
        let Some((end, year)) = year_after(&words, index) else { continue };
        let (start, number) = if word.eq_ignore_ascii_case("kv") || is_quarter_word(word) {
            let Some((start, number)) = index.checked_sub(1).and_then(|before| words.get(before)) else {
                continue;
            };
            (*start, *number)
        } else if let Some(number) = word.strip_prefix(['Q', 'q']) {
            (*start, number)
        } else {
            continue;
        };
        let number = number.parse::<u32>().ok();
        // A fifth quarter makes nonsense of the whole period.
        if number.is_some_and(|quarter| !(1..=4).contains(&quarter)) {
            return Vec::new();
        }
        let quarter = number;
        if let Some(first_day) = quarter.and_then(|q| NaiveDate::from_ymd_opt(year, q * 3 - 2, 1)) {
            found.push(Quarter { start, end, first_day });
        }
    }
    found
}

fn is_quarter_word(word: &str) -> bool {
    ["kvt", "kvrt", "kvart", "kvartal"].iter().any(|other| word.eq_ignore_ascii_case(other))
}

/// The end and the number of the year that follows a word.
fn year_after(words: &[(usize, &str)], index: usize) -> Option<(usize, i32)> {
    let (start, word) = words.get(index + 1)?;
    let year = word.parse::<i32>().ok().filter(|year| (1900..2200).contains(year) && word.len() == 4)?;
    Some((start + word.len(), year))
}

/// Runs of letters and digits, with their place.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut start = None;
    for (index, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_alphanumeric()) {
            (None, true) => start = Some(index),
            (Some(begin), false) => {
                words.extend(text.get(begin..index).map(|word| (begin, word)));
                start = None;
            }
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(read("Plan 4 kv. 2019 - 1 kv. 2019"), None);
        assert_eq!(Period::backwards_in("Plan 4 kv. 2019 - 1 kv. 2019"), Some(5..28));
        assert_eq!(Period::backwards_in("Plan 4 kv. 2019 - 4 kv. 2019"), None);
    }
}
