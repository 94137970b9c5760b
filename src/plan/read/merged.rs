//! Cells merged downwards: their text holds for each row that they span.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::PlanSheet;
use super::header::{Header, Role};
use crate::address::{CellRange, CellRef, Column, Row};
use crate::finding::{Code, Finding};
use crate::workbook::{Cell, Sheet, SheetRow};

/// The regions of a sheet that are merged downwards, by column and first row. Regions do not overlap.
pub(super) type Downwards = BTreeMap<(Column, Row), CellRange>;

/// Finds them.
pub(super) fn downwards(sheet: &Sheet) -> Downwards {
    let regions = sheet.details.merged.iter().filter(|region| region.first.row < region.last.row);
    regions.map(|region| ((region.first.column, region.first.row), *region)).collect()
}

/// The rows below a header with the texts of merged cells that begin above them; a finding for each such text.
pub(super) fn filled<'a>(
    sheet: &PlanSheet<'_>,
    header: &Header,
    rows: &'a [SheetRow],
    findings: &mut Vec<Finding>,
) -> Cow<'a, [SheetRow]> {
    if sheet.merged.is_empty() {
        return Cow::Borrowed(rows);
    }
    rows.iter().map(|row| filled_row(sheet, header, row, findings)).collect()
}

fn filled_row(
    sheet: &PlanSheet<'_>,
    header: &Header,
    row: &SheetRow,
    findings: &mut Vec<Finding>,
) -> SheetRow {
    let below_header = header.row.0 + u32::try_from(header.height).unwrap_or(u32::MAX);
    let mut filled = row.clone();
    for (column, _) in header.columns.iter().filter(|(_, role)| matches!(role, Role::Field(_))) {
        let mut above =
            sheet.merged.range((*column, Row(below_header))..(*column, row.row.max(Row(below_header))));
        let Some((_, region)) = above.next_back().filter(|(_, region)| row.row <= region.last.row) else {
            continue;
        };
        let Some(cell) = anchor(sheet, region) else { continue };
        let Err(at) = filled.cells.binary_search_by_key(&cell.column, |cell| cell.column) else { continue };
        filled.cells.insert(at, cell.clone());
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
