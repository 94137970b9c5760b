//! What a person saw: numbers, percentages, dates and booleans as a Danish Excel shows them.

use calamine::{CellErrorType, DataRef};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::CellKind;
use crate::danish::MONTHS;

/// The text and the kind of a value; `None` for an empty cell.
pub(super) fn display(value: &DataRef<'_>, format: Option<&str>) -> Option<(String, CellKind)> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) => (text.clone(), CellKind::Text),
        DataRef::SharedString(text) => ((*text).to_owned(), CellKind::Text),
        DataRef::Int(number) => (with_format(*number as f64, format), CellKind::Number),
        DataRef::Float(number) => (with_format(*number, format), CellKind::Number),
        DataRef::Bool(truth) => (if *truth { "SAND" } else { "FALSK" }.to_owned(), CellKind::Boolean),
        DataRef::DateTime(serial) => match serial.as_datetime() {
            Some(moment) if !serial.is_duration() => {
                let day = Some(moment.date()).filter(|_| serial.as_f64() >= 1.0);
                (moment_text(moment, format), CellKind::Date(day))
            }
            _ => (with_format(serial.as_f64(), None), CellKind::Number),
        },
        DataRef::DateTimeIso(text) => {
            let day = text.get(..10).and_then(|day| day.parse().ok());
            (iso(text), CellKind::Date(day))
        }
        DataRef::DurationIso(text) => (text.clone(), CellKind::Number),
        DataRef::Error(error) => (error_text(error), CellKind::Error),
    })
}

fn error_text(error: &CellErrorType) -> String {
    error.to_string()
}

/// A number as its format shows it: decimals, percent sign and decimal comma.
fn with_format(number: f64, format: Option<&str>) -> String {
    let format = format.filter(|format| !format.eq_ignore_ascii_case("general"));
    let section = format.and_then(|format| format.split(';').next()).unwrap_or_default();
    let percent = section.contains('%');
    let value = if percent { number * 100.0 } else { number };
    let decimals = section.split_once('.').map(|(_, after)| after.chars().take_while(|c| *c == '0').count());
    let digits = match decimals {
        Some(count) => format!("{value:.count$}"),
        None if section.contains('0') => format!("{value:.0}"),
        None => general(value),
    };
    let digits = digits.replace('.', ",");
    if percent { format!("{digits} %") } else { digits }
}

/// Excel's General format shows at most 11 characters; binary noise beyond the tenth significant digit is no text.
fn general(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return format!("{value:.0}");
    }
    let rounded: f64 = format!("{value:.9e}").parse().unwrap_or(value);
    rounded.to_string()
}

fn iso(text: &str) -> String {
    let moment = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f")
        .or_else(|_| NaiveDate::parse_from_str(text, "%Y-%m-%d").map(|date| date.and_time(NaiveTime::MIN)));
    moment.map_or_else(|_| text.to_owned(), |moment| moment_text(moment, None))
}

fn moment_text(moment: NaiveDateTime, format: Option<&str>) -> String {
    match format.map(strip).filter(|format| format.contains(['d', 'y', 'm', 'h'])) {
        // Format 14 is stored as m/d/yyyy and shown by the system's locale.
        Some(format) if !["mm-dd-yy", "m/d/yy", "m/d/yyyy", "mm/dd/yyyy"].contains(&format.as_str()) => {
            by_tokens(moment, &format)
        }
        _ if moment.time() == NaiveTime::MIN => moment.format("%d-%m-%Y").to_string(),
        _ => moment.format("%d-%m-%Y %H:%M").to_string(),
    }
}

/// A number format's first section without locale, colour and quoting.
fn strip(format: &str) -> String {
    let (mut out, mut bracket) = (String::new(), false);
    for c in format.split(';').next().unwrap_or_default().to_lowercase().chars() {
        match c {
            '[' => bracket = true,
            ']' => bracket = false,
            '\\' | '"' | '@' => {}
            _ if bracket => {}
            _ => out.push(c),
        }
    }
    out
}

/// Date format codes of ECMA-376 part 1, 18.8.31: runs of d, m, y, h, s; anything else stands for itself.
fn by_tokens(moment: NaiveDateTime, format: &str) -> String {
    let (mut out, mut rest, mut hours) = (String::new(), format, false);
    while let Some(c) = rest.chars().next() {
        let run = rest.chars().take_while(|other| *other == c).count();
        out.push_str(&match c {
            'y' if run <= 2 => format!("{:02}", moment.year() % 100),
            'y' => format!("{:04}", moment.year()),
            'm' if hours => format!("{:02}", moment.minute()),
            'm' if run >= 4 => month(moment).to_owned(),
            'm' if run == 3 => month(moment).chars().take(3).collect(),
            'm' => padded(moment.month(), run),
            'd' if run <= 2 => padded(moment.day(), run),
            'd' => weekday(moment, run),
            'h' => padded(moment.hour(), run),
            's' => padded(moment.second(), run),
            other => other.to_string().repeat(run),
        });
        hours = c == 'h' || hours && !c.is_alphabetic();
        rest = rest.get(run * c.len_utf8()..).unwrap_or_default();
    }
    out
}

fn padded(number: u32, width: usize) -> String {
    if width >= 2 { format!("{number:02}") } else { number.to_string() }
}

fn month(moment: NaiveDateTime) -> &'static str {
    MONTHS.get(moment.month0() as usize).copied().unwrap_or_default()
}

fn weekday(moment: NaiveDateTime, run: usize) -> String {
    const DAYS: [&str; 7] = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
    let day = DAYS.get(moment.weekday().num_days_from_monday() as usize).copied().unwrap_or_default();
    if run >= 4 { day.to_owned() } else { day.chars().take(3).collect() }
}
