//! Tables as CSV, in two dialects, row by row.

use std::fmt::Write as _;
use std::io::Write;
use std::str::FromStr;

pub use csv::StringRecord;
use csv::{QuoteStyle, ReaderBuilder, Terminator, WriterBuilder};

use super::guard::is_formula;
use super::{Table, Value};
use crate::error::Error;
use crate::texts::{Explain, Message};

/// The byte-order mark, by which Excel knows UTF-8.
pub const MARK: &[u8] = "\u{feff}".as_bytes();

/// A form of CSV.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// For a Danish Excel: semicolon, UTF-8 with byte-order mark, CRLF, decimal comma, and an apostrophe before a text
    /// that a spreadsheet would take for a formula.
    #[default]
    ExcelDa,
    /// For programs: RFC 4180, comma, UTF-8 without a mark, CRLF, text exactly as it is.
    Rfc4180,
}

impl Dialect {
    /// The name on the command line and in the manifest.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ExcelDa => "excel-da",
            Self::Rfc4180 => "rfc4180",
        }
    }

    /// The sign between two values.
    #[must_use]
    pub const fn delimiter(self) -> char {
        match self {
            Self::ExcelDa => ';',
            Self::Rfc4180 => ',',
        }
    }

    /// The sign before the decimals of a number.
    #[must_use]
    pub const fn decimal_mark(self) -> char {
        match self {
            Self::ExcelDa => ',',
            Self::Rfc4180 => '.',
        }
    }
}

impl FromStr for Dialect {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        [Self::ExcelDa, Self::Rfc4180]
            .into_iter()
            .find(|dialect| dialect.name() == name)
            .ok_or_else(|| Error::arguments(Message::new("unknown-dialect")))
    }
}

impl Table<'_> {
    /// Writes the table as CSV, a row at a time, so that memory does not grow with the rows.
    ///
    /// # Errors
    /// `out` refuses.
    pub fn write_csv(&self, dialect: Dialect, mut out: impl Write) -> std::io::Result<()> {
        if dialect == Dialect::ExcelDa {
            out.write_all(MARK)?;
        }
        let mut writer = WriterBuilder::new()
            .delimiter(dialect.delimiter() as u8)
            .terminator(Terminator::CRLF)
            .quote_style(QuoteStyle::Necessary)
            .from_writer(out);
        writer.write_record(self.columns.iter().map(|column| column.name)).map_err(io)?;
        let mut shown = String::new();
        for row in self.rows() {
            for value in &row {
                shown.clear();
                writer.write_field(show(value, dialect, &mut shown)).map_err(io)?;
            }
            writer.write_record(None::<&[u8]>).map_err(io)?;
        }
        writer.flush()
    }
}

/// Reads all rows of a file, the heading first; a mark at its start is no part of them.
///
/// # Errors
/// It is not UTF-8.
pub fn read(bytes: &[u8], dialect: Dialect) -> Result<Vec<StringRecord>, csv::Error> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(dialect.delimiter() as u8)
        .from_reader(bytes.strip_prefix(MARK).unwrap_or(bytes));
    reader.records().collect()
}

/// A value as it stands in the file; `shown` is scratch space.
fn show<'a>(value: &'a Value<'_>, dialect: Dialect, shown: &'a mut String) -> &'a str {
    let written = match value {
        Value::Text(text) if dialect == Dialect::ExcelDa && is_formula(text) => write!(shown, "'{text}"),
        Value::Text(text) => return text,
        Value::Empty => return "",
        Value::Boolean(truth) => return if *truth { "ja" } else { "nej" },
        Value::Integer(number) => write!(shown, "{number}"),
        Value::Number(number) if dialect == Dialect::ExcelDa => {
            write!(shown, "{}", number.to_string().replace('.', ","))
        }
        Value::Number(number) => write!(shown, "{number}"),
        Value::Date(day) => write!(shown, "{day}"),
    };
    // Writing into a string does not fail.
    written.map_or("", |()| shown)
}

impl Explain for csv::Error {
    fn message(&self) -> Message {
        Message::new("csv-unreadable").with("detail", self.to_string())
    }
}

/// The error of the system, whose kind tells why `out` refuses.
fn io(error: csv::Error) -> std::io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        // A table's rows are as long as its columns.
        other => std::io::Error::other(format!("{other:?}")),
    }
}
