//! .xlsx and .xlsm, cell by cell: a range would allocate the whole rectangle up to the furthest cell.

use std::io::Cursor;

use calamine::{Reader, SheetType, SheetVisible, Xlsx};

use super::calamine_error::{failed, in_sheet};
use super::display::{CellFormat, display};
use super::limits::{Budget, MAX_SHEETS, check};
use super::number_format::Calendar;
use super::package::Archive;
use super::sheet_xml::SheetParts;
use super::{Format, Gather, Quantity, ReadError, Sheet, Workbook};
use crate::address::CellRef;

/// Reads the sheets of a workbook.
pub(super) fn read(archive: Archive<'_>) -> Result<Workbook, ReadError> {
    let mut package = archive.inspect(Format::Xlsx)?;
    let mut source = Xlsx::new(package.reader()).map_err(|error| failed(error, Format::Xlsx))?;
    let listed = source.sheets_metadata().to_vec();
    check(Quantity::Sheets, listed.len() as u64, MAX_SHEETS)?;
    let mut parts = SheetParts::of(&mut package);
    let calendar = if source.has_1904_epoch() { Calendar::From1904 } else { Calendar::From1900 };
    let mut budget = Budget::default();
    let mut sheets = Vec::new();
    for sheet in listed.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let mut details = parts.details(&sheet.name);
        let rows = cells(&mut source, &sheet.name, calendar, &mut budget)?.rows(&mut details);
        let visible = sheet.visible == SheetVisible::Visible;
        sheets.push(Sheet { visible, rows, details, name: sheet.name.into() });
    }
    Ok(Workbook { sheets })
}

fn cells(
    source: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    calendar: Calendar,
    budget: &mut Budget,
) -> Result<Gather, ReadError> {
    let mut reader =
        source.worksheet_cells_reader(name).map_err(|error| in_sheet(name, error, Format::Xlsx))?;
    let styles: Vec<(CellFormat, bool)> = reader
        .styles()
        .iter()
        .map(|style| {
            let format = style.number_format.as_ref().map(|format| CellFormat::of(&format.format_code));
            let is_struck = style.font.as_ref().is_some_and(calamine::Font::has_strikethrough);
            (format.unwrap_or_default(), is_struck)
        })
        .collect();
    let mut gather = Gather::default();
    while let Some((cell, style)) =
        reader.next_cell_with_style_id().map_err(|error| in_sheet(name, error, Format::Xlsx))?
    {
        let (format, struck) =
            styles.get(style).map_or((&CellFormat::General, false), |(format, struck)| (format, *struck));
        if let Some(value) = display(cell.get_value(), format, calendar) {
            let (row, column) = cell.get_position();
            gather.add(budget, CellRef::new(row, column), value, struck)?;
        }
    }
    Ok(gather)
}
