//! Tables as CSV, in two dialects.

use std::str::FromStr;

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::{Table, Value};
use crate::finding::{Code, Finding};

/// How a CSV file is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// For a Danish Excel: semicolon, UTF-8 with byte-order mark, CRLF, and an apostrophe before a text that a
    /// spreadsheet would take for a formula.
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
}

impl FromStr for Dialect {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        [Self::ExcelDa, Self::Rfc4180]
            .into_iter()
            .find(|dialect| dialect.name() == name)
            .ok_or_else(|| "excel-da eller rfc4180".to_owned())
    }
}

/// Writes a table; in [`Dialect::ExcelDa`] a finding for each text that got an apostrophe.
///
/// # Errors
/// None that a table made here can cause; csv reports rows of different lengths.
pub fn write(table: &Table<'_>, dialect: Dialect) -> Result<(Vec<u8>, Vec<Finding>), csv::Error> {
    let mut findings = Vec::new();
    let mut builder = WriterBuilder::new();
    builder.terminator(Terminator::CRLF).quote_style(QuoteStyle::Necessary);
    let mut bytes = Vec::new();
    if dialect == Dialect::ExcelDa {
        bytes.extend("\u{feff}".as_bytes());
        builder.delimiter(b';');
    }
    {
        let mut writer = builder.from_writer(&mut bytes);
        writer.write_record(table.columns)?;
        for row in &table.rows {
            for value in row {
                if dialect == Dialect::ExcelDa && is_formula(&value.text) {
                    writer.write_field(format!("'{}", value.text))?;
                    findings.push(guarded(value));
                } else {
                    writer.write_field(value.text.as_bytes())?;
                }
            }
            writer.write_record(None::<&[u8]>)?;
        }
        writer.flush()?;
    }
    Ok((bytes, findings))
}

/// What spreadsheets take for a formula when they open CSV (OWASP, CSV injection).
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

fn guarded(value: &Value<'_>) -> Finding {
    Finding::new(Code::FormulaGuarded, value.place.cloned()).quoting("text", &value.text)
}
