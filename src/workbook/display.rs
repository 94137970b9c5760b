//! What a person saw: numbers, percentages, dates and booleans as a Danish Excel shows them.

use std::sync::LazyLock;

use calamine::DataRef;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::number_format::{Calendar, NumberFormat, Shown, general};
use super::{CellDate, CellKind};

/// The format of dates where a cell's own is not known: Danish Excel's short date.
const SHORT_DATE: &str = "dd-mm-yyyy";
/// The same with a time.
const SHORT_MOMENT: &str = "dd-mm-yyyy hh:mm";
/// How cells usually show a date, where only their text is known.
const USUAL: [&str; 24] = [
    SHORT_DATE,
    "yyyy-mm-dd",
    "d. mmmm yyyy",
    "mmm-yy",
    "mmmm yyyy",
    "yyyy",
    "mmm yyyy",
    "mmmm-yy",
    "mmmm yy",
    "d. mmm yyyy",
    "d. mmmm",
    "d. mmm",
    "dd-mmm-yy",
    "dd-mmm",
    "d-mmm-yyyy",
    "dd-mm-yy",
    "d-m-yyyy",
    "dd.mm.yyyy",
    "dd.mm.yy",
    "d.m.yyyy",
    "dddd d. mmmm yyyy",
    "yyyy-mm",
    "mm-yyyy",
    SHORT_MOMENT,
];

/// The number format of a cell.
#[derive(Clone, Debug, Default)]
pub(super) enum CellFormat {
    /// General, which shows a value as it is.
    #[default]
    General,
    /// A format of its own.
    Own(Box<NumberFormat>),
    /// It has one that is not read.
    Unknown,
}

/// A value as a person saw it.
pub(super) struct Display {
    pub(super) text: String,
    pub(super) kind: CellKind,
    /// Whether the cell holds something, and its format shows nothing of it.
    pub(super) is_unshown: bool,
    /// Whether the format is not followed.
    pub(super) is_doubtful: bool,
}

impl CellFormat {
    /// The format with a code.
    pub(super) fn of(code: &str) -> Self {
        NumberFormat::parse(code).map_or(Self::General, |format| Self::Own(Box::new(format)))
    }

    fn text(&self, text: &str) -> String {
        match self {
            Self::Own(format) => format.text(text),
            _ => text.to_owned(),
        }
    }

    fn number(&self, number: f64, calendar: Calendar) -> Display {
        match self {
            Self::Own(format) => format.number(number, calendar).into(),
            Self::General => Display::plain(general(number), CellKind::Number),
            Self::Unknown => {
                Display { is_doubtful: true, ..Display::plain(general(number), CellKind::Number) }
            }
        }
    }

    /// A date or a time; one whose format shows none is shown as usual.
    fn moment(&self, moment: NaiveDateTime) -> Display {
        let own = match self {
            Self::Own(format) => Some(format.moment(moment)),
            _ => None,
        };
        let usual = if moment.time() == NaiveTime::MIN { SHORT_DATE } else { SHORT_MOMENT };
        let shown = own.or_else(|| Some(NumberFormat::parse(usual)?.moment(moment)));
        let shown =
            shown.map_or_else(|| Display::plain(moment.to_string(), CellKind::Date(None)), Display::from);
        Display { is_doubtful: shown.is_doubtful || matches!(self, Self::Unknown), ..shown }
    }
}

impl Display {
    fn plain(text: String, kind: CellKind) -> Self {
        Self { text, kind, is_unshown: false, is_doubtful: false }
    }
}

impl From<Shown> for Display {
    fn from(shown: Shown) -> Self {
        let Shown { text, is_moment, date, is_doubtful } = shown;
        let kind = if is_moment { CellKind::Date(date.map(Box::new)) } else { CellKind::Number };
        Self { is_unshown: text.trim().is_empty(), text, kind, is_doubtful }
    }
}

/// A value as its format shows it; `None` for an empty cell.
pub(super) fn display(value: &DataRef<'_>, format: &CellFormat, calendar: Calendar) -> Option<Display> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) => worded(text, format),
        DataRef::SharedString(text) => worded(text, format),
        DataRef::Int(number) => format.number(*number as f64, calendar),
        DataRef::Float(number) => format.number(*number, calendar),
        DataRef::Bool(truth) => {
            Display::plain(if *truth { "SAND" } else { "FALSK" }.to_owned(), CellKind::Boolean)
        }
        DataRef::DateTime(serial) => match (format, serial.as_datetime()) {
            (CellFormat::Own(_), _) => format.number(serial.as_f64(), calendar),
            (_, Some(moment)) if !serial.is_duration() => format.moment(moment),
            _ => format.number(serial.as_f64(), calendar),
        },
        DataRef::DateTimeIso(text) => match moment(text) {
            Some(moment) => format.moment(moment),
            None => Display::plain(text.clone(), CellKind::Date(None)),
        },
        DataRef::DurationIso(text) => Display::plain(text.clone(), CellKind::Number),
        DataRef::Error(error) => Display::plain(error.to_string(), CellKind::Error),
    })
}

/// A value beside the text that its cell shows; `None` for an empty cell.
pub(super) fn as_shown(value: &DataRef<'_>, text: &str) -> Option<Display> {
    let value = display(value, &CellFormat::General, Calendar::From1900)?;
    let kind = match value.kind {
        CellKind::Date(date) => CellKind::Date(date.and_then(|date| usual(date.moment, text)).map(Box::new)),
        kind => kind,
    };
    Some(Display { text: text.to_owned(), kind, is_unshown: text.trim().is_empty(), is_doubtful: false })
}

/// A date as a usual format shows it by this text.
fn usual(moment: NaiveDateTime, text: &str) -> Option<CellDate> {
    static FORMATS: LazyLock<Vec<NumberFormat>> =
        LazyLock::new(|| USUAL.iter().filter_map(|code| NumberFormat::parse(code)).collect());
    FORMATS.iter().map(|format| format.moment(moment)).find(|shown| shown.text == text)?.date
}

fn worded(text: &str, format: &CellFormat) -> Display {
    let shown = format.text(text);
    let is_unshown = shown.trim().is_empty() && !text.trim().is_empty();
    Display { is_unshown, ..Display::plain(shown, CellKind::Text) }
}

/// A moment of ISO 8601, with or without a time; a zone says nothing of what is shown.
fn moment(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim_end_matches('Z');
    let time = |form| NaiveDateTime::parse_from_str(text, form).ok();
    let day = || text.parse::<NaiveDate>().ok().map(|day| day.and_time(NaiveTime::MIN));
    time("%Y-%m-%dT%H:%M:%S%.f").or_else(|| time("%Y-%m-%dT%H:%M")).or_else(day)
}
