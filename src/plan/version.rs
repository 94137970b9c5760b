//! The version line: `Version 5.0 _1. april 2019 - Listen …`, number, date and notice.

use chrono::NaiveDate;

use crate::address::At;
use crate::danish::{MONTHS, in_words};

/// The version of a plan; what the line lacks is `None`, unless the command line supplied it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Version {
    /// The line as the workbook has it.
    pub line: Option<At<String>>,
    /// The number, such as `5.0`.
    pub number: Option<String>,
    /// The date.
    pub date: Option<NaiveDate>,
    /// What follows the date.
    pub notice: String,
}

impl Version {
    /// Whether a text is a version line: `Version`, then a number that no words follow, or a date anywhere.
    #[must_use]
    pub fn is_line(text: &str) -> bool {
        after_word(text).is_some_and(|rest| {
            let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim_start();
            !after.starts_with(char::is_alphanumeric) || find_date(rest).is_some()
        })
    }

    /// Reads a version line.
    #[must_use]
    pub fn parse(line: At<String>) -> Self {
        let rest = after_word(&line.value).unwrap_or_default();
        let digits = rest.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
        // `Version 1. april 2019` has a date and no number.
        let starts_with_date = find_date(rest).is_some_and(|(start, _, _)| start == 0);
        let digits = if starts_with_date { 0 } else { digits };
        let number = number(rest.get(..digits).unwrap_or_default(), rest.get(digits..).unwrap_or_default());
        let after = rest.get(digits..).unwrap_or_default();
        let (date, notice) = match find_date(after) {
            Some((_, end, date)) => (Some(date), after.get(end..).unwrap_or_default()),
            None => (None, after),
        };
        let notice = notice.trim_start_matches([' ', '-', '–', '_', '.', ':', ',']).to_owned();
        Self { number, date, notice, line: Some(line) }
    }

    /// The line as a workbook shows it: its own where it says number and date, else one in its form with what the command
    /// line supplied; `None` where there is nothing to say.
    #[must_use]
    pub fn shown(&self) -> Option<String> {
        let parsed = self.line.clone().map(Self::parse);
        let own = parsed.filter(|own| own.number == self.number && own.date == self.date);
        if let Some(line) = own.and_then(|own| own.line) {
            return Some(line.value);
        }
        let number = self.number.as_deref().map_or(String::new(), |number| format!(" {number}"));
        let date = self.date.map_or(String::new(), |date| format!(" _{}", in_words(date)));
        let notice = if self.notice.is_empty() { String::new() } else { format!(" - {}", self.notice) };
        (!number.is_empty() || !date.is_empty()).then(|| format!("Version{number}{date}{notice}"))
    }
}

/// Digits with a dot between them; a comma is read as a dot. `5.0b` and `5..0` are no numbers of a version.
fn number(digits: &str, after: &str) -> Option<String> {
    let number = digits.trim_end_matches(['.', ',']).replace(',', ".");
    let whole = number.split('.').all(|part| !part.is_empty()) && !after.starts_with(char::is_alphabetic);
    whole.then_some(number)
}

fn after_word(text: &str) -> Option<&str> {
    let head = text.get(..7)?;
    let rest = text.get(7..)?;
    let bounded = !rest.starts_with(|c: char| c.is_alphabetic());
    (head.eq_ignore_ascii_case("version") && bounded).then(|| rest.trim_start_matches([' ', ':', '.']))
}

/// The first date of a text, `1. april 2019`, `01-04-2019`, `1/4 2019` or `2019-04-01`: its byte range and its day.
fn find_date(text: &str) -> Option<(usize, usize, NaiveDate)> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|index| {
        let [first, second, third] = tokens.get(index..index + 3)? else { return None };
        let date = date_of(first.1, second.1, third.1)?;
        Some((first.0, third.0 + third.1.len(), date))
    })
}

fn date_of(first: &str, second: &str, third: &str) -> Option<NaiveDate> {
    let number = |text: &str| text.parse::<u32>().ok();
    if first.len() == 4 {
        return NaiveDate::from_ymd_opt(i32::try_from(number(first)?).ok()?, number(second)?, number(third)?);
    }
    if third.len() != 4 {
        return None;
    }
    let month = number(second).or_else(|| {
        let short = second.to_lowercase();
        let named =
            MONTHS.iter().position(|month| short.chars().count() >= 3 && month.starts_with(&short))?;
        u32::try_from(named + 1).ok()
    });
    NaiveDate::from_ymd_opt(i32::try_from(number(third)?).ok()?, month?, number(first)?)
}

/// Runs of digits and runs of letters, with their place.
fn tokens(text: &str) -> Vec<(usize, &str)> {
    let mut tokens: Vec<(usize, &str)> = Vec::new();
    let class = |c: char| if c.is_ascii_digit() { 1 } else { u8::from(c.is_alphabetic()) * 2 };
    let (mut start, mut current) = (0, 0);
    for (index, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if class(c) != current {
            if current > 0 {
                tokens.extend(text.get(start..index).map(|token| (start, token)));
            }
            (start, current) = (index, class(c));
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (Option<String>, Option<String>, String) {
        let version = Version::parse(At::supplied(line.to_owned()));
        (version.number, version.date.map(|date| date.to_string()), version.notice)
    }

    #[test]
    fn forms_of_version_lines() {
        let full = (Some("5.0".into()), Some("2019-04-01".into()), "Listen er".to_owned());
        for line in [
            "Version 5.0 _1. april 2019 - Listen er",
            "version 5.0, 01-04-2019 – Listen er",
            "Version: 5.0 2019-04-01: Listen er",
            "VERSION 5.0 _1. apr. 2019 - Listen er",
        ] {
            assert_eq!(read(line), full, "{line}");
        }
        assert_eq!(read("Version 5,1 _1. april 2019").0, Some("5.1".into()));
        assert_eq!(read("Version 5.0b _1. april 2019").0, None);
        assert_eq!(read("Version 5..0 _1. april 2019").0, None);
        assert_eq!(read("Version 5.0"), (Some("5.0".into()), None, String::new()));
        assert_eq!(read("Version 1. april 2019").1, Some("2019-04-01".into()));
        assert_eq!(read("Version 1. april 2019").0, None);
        assert_eq!(read("Version 5.0 _31. februar 2019").1, None);
        assert!(!Version::is_line("Versionering af skabeloner"));
        assert!(Version::is_line("Version 5.0 _1. april 2019 - Listen"));
        assert!(Version::is_line("Version 5.0"));
        assert!(!Version::is_line("Version 1 af vejledningen"));
        assert!(!Version::is_line("Version to af vejledningen"));
    }
}
