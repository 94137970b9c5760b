//! Cells merged downwards: their text holds for each row that they span.

use std::borrow::Cow;

use super::PlanSheet;
use super::header::{Header, Role};
use crate::address::{CellRange, CellRef};
use crate::finding::{Code, Finding};
use crate::workbook::{Cell, SheetRow};

/// A row with the texts of merged cells that begin above it; a finding for each such text.
pub(super) fn filled<'a>(
    sheet: &PlanSheet<'_>,
    header: &Header,
    row: &'a SheetRow,
    findings: &mut Vec<Finding>,
) -> Cow<'a, SheetRow> {
    let below_header = header.row.0 + u32::try_from(header.height).unwrap_or(u32::MAX);
    let covers = |region: &&CellRange| {
        region.first.row.0 >= below_header && region.first.row < row.row && row.row <= region.last.row
    };
    let mut filled = Cow::Borrowed(row);
    for region in sheet.sheet.details.merged.iter().filter(covers) {
        let is_field = matches!(header.role(region.first.column), Some(Role::Field(_)));
        let Some(cell) = anchor(sheet, region).filter(|_| is_field) else { continue };
        let Err(at) = filled.cells.binary_search_by_key(&cell.column, |cell| cell.column) else { continue };
        filled.to_mut().cells.insert(at, cell.clone());
        let place = |row| sheet.place(CellRef { row, column: cell.column });
        let finding = Finding::new(Code::MergedText, Some(place(row.row))).quoting("text", &cell.text);
        findings.push(finding.with_related(Some(&place(region.first.row))));
    }
    filled
}

/// The cell that holds the text of a merged region.
fn anchor<'a>(sheet: &PlanSheet<'a>, region: &CellRange) -> Option<&'a Cell> {
    let index = sheet.sheet.rows.binary_search_by_key(&region.first.row, |row| row.row).ok()?;
    sheet.sheet.rows.get(index)?.cell(region.first.column)
}
