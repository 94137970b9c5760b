//! Excel's number formats (ECMA-376 part 1, 18.8.30 and 18.8.31), as a Danish Excel shows them: decimal comma, dot
//! between thousands, Danish names of months and days.

use chrono::{Datelike, NaiveDateTime, Timelike};

use crate::danish::MONTHS;

/// A part of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// Text that stands for itself.
    Text(String),
    /// A run of `d`, `m`, `y`, `h` or `s`.
    Date(char, usize),
    /// `[h]`, `[m]`, `[s]`: all hours, minutes or seconds.
    Elapsed(char, usize),
    /// `AM/PM`.
    HalfDay,
    /// A pattern of digits.
    Number(String),
}

/// A format, its first section: the one for positive numbers.
pub(super) struct NumberFormat(Vec<Part>);

impl NumberFormat {
    /// Reads a format; `None` for General.
    pub(super) fn parse(format: &str) -> Option<Self> {
        if format.eq_ignore_ascii_case("general") || format.is_empty() || format == "@" {
            return None;
        }
        let mut parts: Vec<Part> = Vec::new();
        let mut rest = section(format);
        while let Some(c) = rest.chars().next() {
            let (part, used) = part(rest, c);
            match (parts.last_mut(), part) {
                (_, None) => {}
                (Some(Part::Text(text)), Some(Part::Text(more))) => text.push_str(&more),
                (Some(Part::Number(pattern)), Some(Part::Number(more))) => pattern.push_str(&more),
                (_, Some(part)) => parts.push(part),
            }
            rest = rest.get(used..).unwrap_or_default();
        }
        Some(Self(parts))
    }

    pub(super) fn is_date(&self) -> bool {
        self.0.iter().any(|part| matches!(part, Part::Date(..)))
    }

    /// A moment as the format shows it.
    pub(super) fn moment(&self, moment: NaiveDateTime) -> String {
        let half_day = self.0.contains(&Part::HalfDay);
        let shown = self.0.iter().enumerate().map(|(index, part)| match part {
            Part::Text(text) => text.clone(),
            Part::Number(pattern) => pattern.clone(),
            Part::HalfDay => if moment.hour() < 12 { "AM" } else { "PM" }.to_owned(),
            Part::Date('m', run) if self.is_minute(index) => padded(moment.minute(), *run),
            Part::Date('h', run) if half_day => padded((moment.hour() + 11) % 12 + 1, *run),
            Part::Date(code, run) | Part::Elapsed(code, run) => date_part(moment, *code, *run),
        });
        shown.collect()
    }

    /// An `m` after hours or before seconds is minutes.
    fn is_minute(&self, index: usize) -> bool {
        let code = |part: &Part| match part {
            Part::Date(code, _) | Part::Elapsed(code, _) => Some(*code),
            _ => None,
        };
        let before = self.0.iter().take(index).rev().find_map(code);
        let after = self.0.iter().skip(index + 1).find_map(code);
        before == Some('h') || after == Some('s')
    }

    /// A duration in days, shown in all its hours; `None` where the format shows none.
    pub(super) fn duration(&self, days: f64) -> Option<String> {
        self.0.iter().find(|part| matches!(part, Part::Elapsed(..)))?;
        let seconds = (days.abs() * 86_400.0).round() as u64;
        let shown = self.0.iter().map(|part| match part {
            Part::Elapsed('h', run) => format!("{:0run$}", seconds / 3_600),
            Part::Elapsed('m', run) => format!("{:0run$}", seconds / 60),
            Part::Elapsed(_, run) => format!("{seconds:0run$}"),
            Part::Date('m', run) => format!("{:0run$}", seconds / 60 % 60),
            Part::Date('s', run) => format!("{:0run$}", seconds % 60),
            Part::Date('h', run) => format!("{:0run$}", seconds / 3_600 % 24),
            Part::Text(text) | Part::Number(text) => text.clone(),
            _ => String::new(),
        });
        let shown: String = shown.collect();
        Some(if days < 0.0 { format!("-{shown}") } else { shown })
    }

    /// A number as the format shows it; `general` shows it where the format has no pattern for it.
    pub(super) fn number(&self, number: f64, general: impl Fn(f64) -> String) -> String {
        let has_pattern = self.0.iter().any(|part| matches!(part, Part::Number(_)));
        if !has_pattern {
            return general(number);
        }
        let shown = self.0.iter().map(|part| match part {
            Part::Text(text) => text.clone(),
            Part::Number(pattern) => digits(number, pattern).unwrap_or_else(|| general(number)),
            _ => String::new(),
        });
        shown.collect::<String>().trim().to_owned()
    }
}

/// The first section; a semicolon inside quotes ends none.
fn section(format: &str) -> &str {
    let (mut quoted, mut escaped) = (false, false);
    let end = format.char_indices().find(|(_, c)| {
        let ends = *c == ';' && !quoted && !escaped;
        quoted ^= *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    });
    end.and_then(|(end, _)| format.get(..end)).unwrap_or(format)
}

/// The part at the start of a format, and its bytes.
fn part(rest: &str, first: char) -> (Option<Part>, usize) {
    let after = rest.get(first.len_utf8()..).unwrap_or_default();
    let next = after.chars().next().map_or(0, char::len_utf8);
    match first {
        '"' => {
            let end = after.find('"').unwrap_or(after.len());
            (after.get(..end).map(|text| Part::Text(text.to_owned())), end + 2)
        }
        '\\' => (after.get(..next).map(|text| Part::Text(text.to_owned())), 1 + next),
        // A blank as wide as the next character, and a character that fills the cell.
        '_' | '*' => (None, 1 + next),
        '[' => {
            let end = after.find(']').unwrap_or(after.len());
            (after.get(..end).and_then(bracketed), end + 2)
        }
        'A' | 'a' if after.get(..4).is_some_and(|text| text.eq_ignore_ascii_case("M/PM")) => {
            (Some(Part::HalfDay), 5)
        }
        '0' | '#' | '?' | '.' | ',' | '%' => (Some(Part::Number(first.to_string())), 1),
        'E' | 'e' if after.starts_with(['+', '-']) => (Some(Part::Number("E".into())), 2),
        '@' => (None, 1),
        _ => match first.to_ascii_lowercase() {
            code @ ('d' | 'm' | 'y' | 'h' | 's') => {
                let run = rest.chars().take_while(|c| c.eq_ignore_ascii_case(&code)).count();
                (Some(Part::Date(code, run)), run)
            }
            _ => (Some(Part::Text(first.to_string())), first.len_utf8()),
        },
    }
}

/// What stands in brackets: elapsed time, a currency; colours, conditions and locales are not shown.
fn bracketed(inside: &str) -> Option<Part> {
    let lower = inside.to_ascii_lowercase();
    let code = lower.chars().next()?;
    if matches!(code, 'h' | 'm' | 's') && lower.chars().all(|c| c == code) {
        return Some(Part::Elapsed(code, lower.len()));
    }
    let currency = inside.strip_prefix('$')?.split('-').next()?;
    (!currency.is_empty()).then(|| Part::Text(currency.to_owned()))
}

fn date_part(moment: NaiveDateTime, code: char, run: usize) -> String {
    let month = MONTHS.get(moment.month0() as usize).copied().unwrap_or_default();
    match (code, run) {
        ('y', ..=2) => format!("{:02}", moment.year() % 100),
        ('y', _) => format!("{:04}", moment.year()),
        ('m', 5) => month.chars().take(1).collect(),
        ('m', 4..) => month.to_owned(),
        ('m', 3) => month.chars().take(3).collect(),
        ('m', _) => padded(moment.month(), run),
        ('d', ..=2) => padded(moment.day(), run),
        ('d', _) => weekday(moment, run),
        ('h', _) => padded(moment.hour(), run),
        _ => padded(moment.second(), run),
    }
}

fn padded(number: u32, width: usize) -> String {
    if width >= 2 { format!("{number:02}") } else { number.to_string() }
}

fn weekday(moment: NaiveDateTime, run: usize) -> String {
    const DAYS: [&str; 7] = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
    let day = DAYS.get(moment.weekday().num_days_from_monday() as usize).copied().unwrap_or_default();
    if run >= 4 { day.to_owned() } else { day.chars().take(3).collect() }
}

/// A number in a pattern of digits; `None` for a scientific one and for one without digits.
fn digits(number: f64, pattern: &str) -> Option<String> {
    if pattern.contains('E') || !pattern.contains(['0', '#', '?']) {
        return None;
    }
    let percent = pattern.contains('%');
    let (whole, decimals) = pattern.split_once('.').unwrap_or((pattern, ""));
    let least = decimals.matches('0').count();
    let most = decimals.matches(['0', '#', '?']).count();
    let value = if percent { number * 100.0 } else { number };
    let shown = format!("{:.most$}", value.abs());
    let (integer, fraction) = shown.split_once('.').unwrap_or((&shown, ""));
    let mut fraction = fraction.to_owned();
    while fraction.len() > least && fraction.ends_with('0') {
        fraction.pop();
    }
    let zeros = whole.matches('0').count();
    let mut integer = format!("{integer:0>zeros$}");
    if whole.trim_end_matches(['%', ' ']).trim_end_matches(',').contains(',') {
        integer = grouped(&integer);
    }
    let is_zero = !shown.contains(|c: char| matches!(c, '1'..='9'));
    let sign = if value < 0.0 && !is_zero { "-" } else { "" };
    let comma = if fraction.is_empty() { "" } else { "," };
    Some(format!("{sign}{integer}{comma}{fraction}{}", if percent { " %" } else { "" }))
}

/// Digits with a dot between thousands.
fn grouped(digits: &str) -> String {
    let count = digits.len();
    let spaced = digits.char_indices().map(|(index, digit)| {
        let dot = index > 0 && (count - index).is_multiple_of(3);
        if dot { format!(".{digit}") } else { digit.to_string() }
    });
    spaced.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn numbers() {
        let cases = [
            (1_234_567.0, "#,##0", "1.234.567"),
            (3.0, "\"Q\"0", "Q3"),
            (12.5, "0.00 \"kr.\"", "12,50 kr."),
            (5.0, "00", "05"),
            (0.5, "0%", "50 %"),
            (0.1234, "0.0%", "12,3 %"),
            (-3.25, "0.00;[Red]-0.00", "-3,25"),
            (7.0, "[$kr.-406] #,##0.00", "kr. 7,00"),
            (2.5, "0.##", "2,5"),
            (4.0, "0.##", "4"),
        ];
        for (number, format, expected) in cases {
            let format = NumberFormat::parse(format);
            let shown = format.map(|format| format.number(number, |number| number.to_string()));
            assert_eq!(shown.as_deref(), Some(expected));
        }
    }

    #[test]
    fn moments_and_durations() {
        let moment = NaiveDate::from_ymd_opt(2019, 4, 1)
            .and_then(|day| day.and_hms_opt(14, 5, 30))
            .unwrap_or_default();
        let cases = [
            ("\"Medio\" mmmm yyyy", "Medio april 2019"),
            ("\"den\" d. mmmm", "den 1. april"),
            ("mm:ss", "05:30"),
            ("h:mm AM/PM", "2:05 PM"),
            ("dddd d/m-yy", "mandag 1/4-19"),
            ("[$-406]d. mmm yyyy;@", "1. apr 2019"),
            ("hh:mm", "14:05"),
            ("yyyy-mm-dd\\Thh:mm", "2019-04-01T14:05"),
        ];
        for (format, expected) in cases {
            let shown = NumberFormat::parse(format).map(|format| format.moment(moment));
            assert_eq!(shown.as_deref(), Some(expected));
        }
        let hours = NumberFormat::parse("[h]:mm").and_then(|format| format.duration(1.5));
        assert_eq!(hours.as_deref(), Some("36:00"));
    }
}
