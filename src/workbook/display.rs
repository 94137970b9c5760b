//! What a person saw: numbers, percentages, dates and booleans as a Danish Excel shows them.

use calamine::{CellErrorType, DataRef};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::CellKind;
use super::number_format::NumberFormat;

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
            _ => {
                let shown =
                    format.and_then(NumberFormat::parse).and_then(|format| format.duration(serial.as_f64()));
                (shown.unwrap_or_else(|| general(serial.as_f64())), CellKind::Number)
            }
        },
        DataRef::DateTimeIso(text) => {
            let day = text.get(..10).and_then(|day| day.parse().ok());
            (iso(text), CellKind::Date(day))
        }
        DataRef::DurationIso(text) => (text.clone(), CellKind::Number),
        DataRef::Error(error) => (error_text(error), CellKind::Error),
    })
}

/// The format in which a date cell shows a text; `None` where no usual one does.
#[must_use]
pub(crate) fn date_format_of(day: NaiveDate, text: &str) -> Option<&'static str> {
    const USUAL: [&str; 9] = [
        "dd-mm-yyyy",
        "yyyy-mm-dd",
        "d. mmmm yyyy",
        "mmm-yy",
        "mmmm yyyy",
        "mmm yyyy",
        "mmmm-yy",
        "d. mmm",
        "dd-mmm-yy",
    ];
    let shown = |format: &str| NumberFormat::parse(format).map(|it| it.moment(day.and_time(NaiveTime::MIN)));
    USUAL.into_iter().find(|format| shown(format).as_deref() == Some(text))
}

fn error_text(error: &CellErrorType) -> String {
    error.to_string()
}

fn with_format(number: f64, format: Option<&str>) -> String {
    match format.and_then(NumberFormat::parse) {
        Some(format) => format.number(number, general),
        None => general(number),
    }
}

/// Excel's General format shows at most 11 characters; binary noise beyond the tenth significant digit is no text.
fn general(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return format!("{value:.0}");
    }
    let rounded: f64 = format!("{value:.9e}").parse().unwrap_or(value);
    rounded.to_string().replace('.', ",")
}

fn iso(text: &str) -> String {
    let moment = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f")
        .or_else(|_| NaiveDate::parse_from_str(text, "%Y-%m-%d").map(|date| date.and_time(NaiveTime::MIN)));
    moment.map_or_else(|_| text.to_owned(), |moment| moment_text(moment, None))
}

fn moment_text(moment: NaiveDateTime, format: Option<&str>) -> String {
    // Format 14 is stored as m/d/yyyy and shown by the system's locale.
    let local = |format: &str| ["mm-dd-yy", "m/d/yy", "m/d/yyyy", "mm/dd/yyyy"].contains(&format);
    match format.filter(|format| !local(format)).and_then(NumberFormat::parse).filter(NumberFormat::is_date) {
        Some(format) => format.moment(moment),
        None if moment.time() == NaiveTime::MIN => moment.format("%d-%m-%Y").to_string(),
        None => moment.format("%d-%m-%Y %H:%M").to_string(),
    }
}
