//! .xls, .xlsb and .ods: calamine reads whole sheets. Damaged files can make it loop or exhaust memory; callers
//! outside tests run this in a process of its own.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{
    Data, DataRef, Ods, OdsError, Reader, SheetVisible, Xls, XlsError, Xlsb, XlsbError, XlsxError,
};

use super::display::display;
use super::limits::{Budget, MAX_SHEETS, check};
use super::ods_xml::{self, OdsSheet};
use super::{Damage, Format, Gather, Quantity, ReadError, Sheet, Workbook};
use crate::address::CellRef;

/// Reads the sheets of a workbook.
pub(super) fn read(bytes: &[u8], format: Format) -> Result<Workbook, ReadError> {
    let own = if format == Format::Ods { ods_xml::sheets(bytes) } else { BTreeMap::new() };
    let bytes = Cursor::new(bytes);
    match format {
        Format::Xls => sheets(Xls::new(bytes).map_err(|error| failed(error, format))?, format, own),
        Format::Xlsb => sheets(Xlsb::new(bytes).map_err(|error| failed(error, format))?, format, own),
        Format::Ods | Format::Xlsx => {
            sheets(Ods::new(bytes).map_err(|error| failed(error, format))?, format, own)
        }
    }
}

/// Reads the sheets; `own` is what only their XML tells, by name.
fn sheets<'a, R>(
    mut source: R,
    format: Format,
    mut own: BTreeMap<String, OdsSheet>,
) -> Result<Workbook, ReadError>
where
    R: Reader<Cursor<&'a [u8]>>,
    R::Error: Into<calamine::Error>,
{
    let listed = source.sheets_metadata().to_vec();
    check(Quantity::Sheets, listed.len() as u64, MAX_SHEETS)?;
    let mut budget = Budget::default();
    let mut sheets = Vec::new();
    for sheet in listed {
        let range =
            source.worksheet_range(&sheet.name).map_err(|error| in_sheet(&sheet.name, error, format))?;
        let own = own.remove(&sheet.name).unwrap_or_default();
        let mut gather = Gather::default();
        let start = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            // calamine counts from the first used cell; addresses here are absolute.
            let at = CellRef::new(start.0 + row as u32, start.1 + column as u32);
            if let Some((text, kind)) = display(&borrowed(value), None) {
                let text = own.shown.get(&at).cloned().unwrap_or(text);
                gather.add(&mut budget, at, &text, kind, false)?;
            }
        }
        let rows = gather.rows();
        // Many a sheet hides all the rows below its last one.
        let mut hidden = own.hidden;
        hidden.rows.retain(|row| rows.last().is_some_and(|last| *row <= last.row));
        let visible = sheet.visible == SheetVisible::Visible;
        sheets.push(Sheet { name: sheet.name.into(), visible, rows, merged: Vec::new(), hidden });
    }
    Ok(Workbook { sheets })
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// Why a workbook cannot be read.
pub(super) fn failed(error: impl Into<calamine::Error>, format: Format) -> ReadError {
    error_of(error.into(), format, |detail| Damage::Content { detail })
}

/// Why a sheet cannot be read.
pub(super) fn in_sheet(sheet: &str, error: impl Into<calamine::Error>, format: Format) -> ReadError {
    error_of(error.into(), format, |detail| Damage::Sheet { sheet: sheet.to_owned(), detail })
}

fn error_of(error: calamine::Error, format: Format, damage: impl Fn(String) -> Damage) -> ReadError {
    match error {
        calamine::Error::Xlsx(XlsxError::Password)
        | calamine::Error::Xlsb(XlsbError::Password)
        | calamine::Error::Xls(XlsError::Password)
        | calamine::Error::Ods(OdsError::Password) => ReadError::Encrypted,
        error => damage(error.to_string()).of(format),
    }
}
