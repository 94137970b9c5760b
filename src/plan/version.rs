//! The version line: `Version 5.0 _1. april 2019 - Listen …`, number, date and notice.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::address::At;
use crate::danish::lexicon::Lexeme;
use crate::danish::tokens::{Token, tokens};
use crate::danish::{MONTHS, grammar, in_figures, in_words, month_name};
use crate::plan::VersionNumber;

/// The version of a plan; what the line lacks is `None`, unless the command line supplied it.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Version {
    /// The line as the workbook has it.
    #[serde(skip)]
    pub line: Option<At<String>>,
    /// The number, such as `5.0`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub number: Option<VersionNumber>,
    /// The day of the version.
    pub date: Option<NaiveDate>,
    /// The words after number and date.
    pub notice: String,
}

impl Version {
    /// Whether a text is nothing but the word that a version line begins with; number and date stand in other cells then.
    #[must_use]
    pub fn is_word(text: &str) -> bool {
        let word = text.trim_end_matches([':', '.', ' ']);
        WORDS.iter().any(|known| word.len() > 1 && known.eq_ignore_ascii_case(word))
    }

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

    /// The same version line with another number and date, in its own form, its notice kept; a standard line where it does
    /// not say both.
    #[must_use]
    pub fn rewritten(&self, number: VersionNumber, date: NaiveDate) -> Self {
        let place = self.line.as_ref().and_then(|line| line.place.clone());
        let parse = |value: String| Self::parse(At { value, place: place.clone() });
        let own = self.line.as_ref().and_then(|line| replaced(&line.value, number, date)).map(&parse);
        let own = own.filter(|own| own.number == Some(number) && own.date == Some(date));
        own.unwrap_or_else(|| {
            let new =
                Self { line: None, number: Some(number), date: Some(date), notice: self.notice.clone() };
            parse(new.shown().unwrap_or_default())
        })
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
        let number = self.number.map_or(String::new(), |number| format!(" {number}"));
        let date = self.date.map_or(String::new(), |date| format!(" _{}", in_words(date)));
        let notice = if self.notice.is_empty() { String::new() } else { format!(" - {}", self.notice) };
        (!number.is_empty() || !date.is_empty()).then(|| format!("Version{number}{date}{notice}"))
    }
}

/// How messages name a version: `5.0 (2019-04-01)`, `?` where it has no number.
pub(crate) fn named(number: Option<VersionNumber>, date: Option<NaiveDate>) -> String {
    let number = number.map_or_else(|| "?".to_owned(), |number| number.to_string());
    date.map_or(number.clone(), |date| format!("{number} ({})", in_figures(date)))
}

/// A version line with another number and date; `None` where it does not say both.
fn replaced(line: &str, new_number: VersionNumber, new_date: NaiveDate) -> Option<String> {
    let rest = after_word(line)?;
    let start = line.len() - rest.len();
    let digits: usize = rest.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
    let old_number = rest.get(..digits)?.trim_end_matches(['.', ',']);
    number(old_number, rest.get(digits..)?)?;
    let after = start + digits;
    let (from, to, _) = find_date(line.get(after..)?)?;
    let date = line.get(after + from..after + to)?;
    let is_part = |token: &Token| matches!(token.lexeme, Lexeme::Number(..) | Lexeme::Month(_) | Lexeme::Jul);
    let parts = tokens(date).into_iter().filter(is_part);
    let parts: Vec<(usize, &str)> =
        parts.filter_map(|part| Some((from + part.start, date.get(part.start..part.end)?))).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let values = date_in_form([first.1, second.1, third.1], new_date);
    let mut out = line.to_owned();
    // From the end, so that the places before it stay right.
    for ((at, part), value) in parts.iter().zip(values).rev() {
        let place: Range<usize> = after + at..after + at + part.len();
        out.replace_range(place, &value);
    }
    // With as many parts as the old number has, and its signs between them.
    let mut number = new_number.in_parts(old_number.split(['.', ',']).count());
    if old_number.contains(',') {
        number = number.replace('.', ",");
    }
    out.replace_range(start..start + old_number.len(), &number);
    Some(out)
}

/// The three parts of a date in the form of another: its order, its zeros, its month as number, word or short word.
fn date_in_form(old: [&str; 3], date: NaiveDate) -> [String; 3] {
    let [first, second, third] = old;
    let is_iso = first.len() == 4;
    let day_part = if is_iso { third } else { first };
    let is_number = second.bytes().all(|b| b.is_ascii_digit());
    // `01-04-2019` and `15-10-2019` have two digits each, `1/4 2019` has not; before a word only a zero tells.
    let padded = if is_number { day_part.len() == 2 && second.len() == 2 } else { day_part.starts_with('0') };
    let digits = |number: u32| if padded { format!("{number:02}") } else { number.to_string() };
    let month = if is_number { digits(date.month()) } else { month_in_form(second, date) };
    let (year, day) = (date.year().to_string(), digits(date.day()));
    if is_iso { [year, month, day] } else { [day, month, year] }
}

/// A month's name, short and with a capital as the old one was.
fn month_in_form(old: &str, date: NaiveDate) -> String {
    let name = month_name(date);
    let length = old.chars().count();
    let is_short = !MONTHS.contains(&old.to_lowercase().as_str());
    let name: String = if is_short { name.chars().take(length).collect() } else { name.to_owned() };
    if old.starts_with(char::is_uppercase) {
        let (first, rest) = name.split_at_checked(1).unwrap_or_default();
        return first.to_uppercase() + rest;
    }
    name
}

/// Digits with a dot between them; a comma is read as a dot. `5.0b` and `5..0` are no numbers of a version.
fn number(digits: &str, after: &str) -> Option<VersionNumber> {
    let number = digits.trim_end_matches(['.', ',']).replace(',', ".").parse().ok()?;
    (!after.starts_with(char::is_alphabetic)).then_some(number)
}

fn after_word(text: &str) -> Option<&str> {
    let word = WORDS.into_iter().find(|word| {
        let head = text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
        head && text.get(word.len()..).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphabetic()))
    })?;
    let rest = text.get(word.len()..)?.trim_start_matches([' ', ':', '.']);
    // Other words than `version` also name areas and projects: `Revision 2019`.
    let is_sure = word == "version" || rest.starts_with(|c: char| c.is_ascii_digit()) && says_more(rest);
    is_sure.then_some(rest)
}

/// Whether a number has parts, or a date stands beside it: `5.1`, `5 - 1. juli 2019`.
fn says_more(rest: &str) -> bool {
    let mut parts = rest.split('.');
    let number = |part: Option<&str>| part.is_some_and(|part| part.starts_with(|c: char| c.is_ascii_digit()));
    number(parts.next()) && number(parts.next()) || find_date(rest).is_some_and(|(start, _, _)| start > 0)
}

/// The words that a version line begins with.
const WORDS: [&str; 8] = ["version", "udgave", "revision", "vers", "ver", "udg", "rev", "v"];

/// The first date of a text: its byte range and its day.
fn find_date(text: &str) -> Option<(usize, usize, NaiveDate)> {
    let tokens = tokens(text);
    let lexemes: Vec<Lexeme> = tokens.iter().map(|token| token.lexeme).collect();
    (0..tokens.len()).find_map(|index| {
        let (used, date) = grammar::date(lexemes.get(index..)?)?;
        Some((tokens.get(index)?.start, tokens.get(index + used - 1)?.end, date))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_line_begins_with_many_words() {
        for line in
            ["Ver. 5.1 _1. juli 2019", "v5.1 - 1/7-2019", "Udgave 5.1, 1. juli 2019", "Rev. 5.1 1. juli 2019"]
        {
            let (number, date, _) = read(line);
            assert_eq!((number.as_deref(), date.as_deref()), (Some("5.1"), Some("2019-07-01")), "{line}");
        }
        for text in ["Revision 2019", "Udgave 2 af vejledningen", "Verdensmål 3.1", "Vi mødes 1. juli 2019"]
        {
            assert!(!Version::is_line(text), "{text}");
        }
    }

    fn read(line: &str) -> (Option<String>, Option<String>, String) {
        let version = Version::parse(At::supplied(line.to_owned()));
        let number = version.number.map(|number| number.to_string());
        (number, version.date.map(|date| date.to_string()), version.notice)
    }

    #[test]
    fn lines_are_rewritten_in_their_own_form() {
        let date = NaiveDate::from_ymd_opt(2019, 7, 1).unwrap_or_default();
        let next = |line: &str| {
            let version = Version::parse(At::supplied(line.to_owned())).rewritten("6".parse().unwrap(), date);
            version.line.map(|line| line.value).unwrap_or_default()
        };
        assert_eq!(next("Version 5.0 _1. april 2019 - Listen er"), "Version 6.0 _1. juli 2019 - Listen er");
        assert_eq!(
            next("version 5,1, 01-04-2019 – fra 1. maj 2018"),
            "version 6,0, 01-07-2019 – fra 1. maj 2018"
        );
        assert_eq!(next("Version: 5.0 2019-04-01: Listen"), "Version: 6.0 2019-07-01: Listen");
        assert_eq!(next("VERSION 5.0 _1. Apr. 2019 - Listen"), "VERSION 6.0 _1. Jul. 2019 - Listen");
        assert_eq!(next("Version 5 _1. april 2019"), "Version 6 _1. juli 2019");
        assert_eq!(next("Version 5.0.1 _1. april 2019"), "Version 6.0.0 _1. juli 2019");
        assert_eq!(next("Version 5.0 (1/4 2019)"), "Version 6.0 (1/7 2019)");
        assert_eq!(next("Version 5.0 - Listen"), "Version 6.0 _1. juli 2019 - Listen");
        assert_eq!(next("Version 1. april 2019 - Listen"), "Version 6.0 _1. juli 2019 - Listen");
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
        assert_eq!(read("Version 05.0.0 _1. april 2019").0, Some("5.0".into()));
        assert_eq!(read("Version 5000000000 _1. april 2019").0, None);
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
