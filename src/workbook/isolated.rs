//! .xls, .xlsb and .ods: calamine reads whole sheets. Damaged files can make it loop or use up the memory, so that callers
//! outside tests read these formats in a process of their own.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataRef, Ods, Reader, SheetVisible, Xls, Xlsb};

use super::account::Kind;
use super::calamine_error::{failed, in_sheet};
use super::display::{as_shown, display};
use super::limits::{Budget, MAX_SHEETS, check};
use super::ods_xml::{self, OdsSheet};
use super::package::Archive;
use super::xls_formats::CellFormats;
use super::xlsx::pack;
use super::{Format, Gather, Quantity, ReadError, Sheet, Workbook};
use crate::address::CellRef;

/// Reads an .xls.
pub(super) fn xls(bytes: &[u8]) -> Result<Workbook, ReadError> {
    let source = Xls::new(Cursor::new(bytes)).map_err(|error| failed(error, Format::Xls))?;
    sheets(source, Format::Xls, BTreeMap::new(), &CellFormats::of_xls(bytes))
}

/// Reads an .xlsb.
pub(super) fn xlsb(archive: Archive<'_>) -> Result<Workbook, ReadError> {
    let package = archive.unpack(Format::Xlsb)?;
    // Calamine looks for parts by names of one case.
    let again = pack(package.parts());
    let source = Xlsb::new(Cursor::new(again.as_slice())).map_err(|error| failed(error, Format::Xlsb))?;
    // The reader tells no formats.
    sheets(source, Format::Xlsb, BTreeMap::new(), &CellFormats::default())
}

/// Reads an .ods.
pub(super) fn ods(archive: Archive<'_>) -> Result<Workbook, ReadError> {
    let package = archive.unpack(Format::Ods)?;
    let own = ods_xml::sheets(&package);
    let again = ods_xml::plain(&package)?;
    let source = Ods::new(Cursor::new(again.as_slice())).map_err(|error| failed(error, Format::Ods))?;
    // A cell says itself what it shows.
    sheets(source, Format::Ods, own, &CellFormats::default())
}

/// Reads the sheets; `own` is what only their XML tells, by name.
fn sheets<'a, R>(
    mut source: R,
    format: Format,
    mut own: BTreeMap<String, OdsSheet>,
    formats: &CellFormats,
) -> Result<Workbook, ReadError>
where
    R: Reader<Cursor<&'a [u8]>>,
    R::Error: Into<calamine::Error>,
{
    let listed = source.sheets_metadata().to_vec();
    check(Quantity::Sheets, listed.len() as u64, MAX_SHEETS)?;
    let mut budget = Budget::default();
    let mut sheets = Vec::new();
    for (index, sheet) in listed.into_iter().enumerate() {
        let range =
            source.worksheet_range(&sheet.name).map_err(|error| in_sheet(&sheet.name, error, format))?;
        let OdsSheet { shown, mut details } = own.remove(&sheet.name).unwrap_or_default();
        let mut gather = Gather::default();
        // calamine counts from the first used cell; addresses here are absolute.
        let (first_row, first_column) = range.start().unwrap_or((0, 0));
        for (row, column, value) in range.used_cells() {
            let at = CellRef::new(first_row + row as u32, first_column + column as u32);
            let seen = match shown.get(&at) {
                Some(text) => as_shown(&borrowed(value), text),
                None => display(&borrowed(value), formats.of(index, at), formats.calendar),
            };
            if let Some(value) = seen {
                gather.add(&mut budget, at, value, false)?;
            }
        }
        let rows = gather.rows(&mut details);
        // Many a sheet hides all the rows below its last one.
        details.hidden_rows.retain(|row| rows.last().is_some_and(|last| *row <= last.row));
        if format != Format::Ods {
            details.leave_out(Kind::Unread, None, "");
        }
        details.sort();
        let visible = sheet.visible == SheetVisible::Visible;
        sheets.push(Sheet { name: sheet.name.into(), visible, rows, details });
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
