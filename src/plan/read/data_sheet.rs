//! The sheet of data in a workbook that this program wrote. It is never read as a plan; where it says something else than
//! the plan, somebody may have mended the wrong sheet.

use std::collections::HashMap;

use super::PlanSheet;
use crate::address::{CellRef, Column};
use crate::finding::{Code, Finding};
use crate::plan::{Deliverable, Field, Plan};
use crate::texts::Message;
use crate::workbook::SheetRow;

/// The headings of the texts in a sheet of data.
const HEADINGS: [(&str, Field); 6] = [
    ("formaal", Field::Purpose),
    ("leverance_beskrivelse", Field::Description),
    ("leverance_frigives", Field::Release),
    ("status", Field::Status),
    ("kontakt", Field::Contact),
    ("bemaerkninger", Field::Remarks),
];

/// A finding at the first cell of a data sheet that says something else than the plan.
pub(super) fn difference(sheet: &PlanSheet<'_>, plan: &Plan) -> Option<Finding> {
    let (start, _) = sheet.headers.first()?;
    let headings = sheet.sheet.rows.get(*start)?;
    let column = |name: &str| headings.cells.iter().find(|cell| cell.text == name).map(|cell| cell.column);
    let id = column("id")?;
    let columns: Vec<(Column, Field)> =
        HEADINGS.into_iter().filter_map(|(name, field)| Some((column(name)?, field))).collect();
    let rows: HashMap<&str, &Deliverable> =
        plan.deliverables().map(|(_, row)| (row.id.as_str(), row)).collect();
    let differ = |row: &SheetRow| -> Option<Vec<CellRef>> {
        let deliverable = rows.get(row.cell(id)?.text.as_str())?;
        let other = |(column, field): &&(Column, Field)| {
            row.cell(*column).map_or("", |cell| cell.text.as_str()) != deliverable.field(*field).value
        };
        let cell = |(column, _): &(Column, Field)| CellRef { row: row.row, column: *column };
        Some(columns.iter().filter(other).map(cell).collect())
    };
    let below = sheet.sheet.rows.get(start + 1..)?;
    let cells: Vec<CellRef> = below.iter().filter_map(differ).flatten().collect();
    let finding = Finding::new(Code::DataSheetDiffers, Some(sheet.place(*cells.first()?)));
    let finding = finding.quoting("text", &sheet.sheet.name).naming("count", cells.len().to_string());
    Some(finding.because(Message::new("evidence-data-sheet")))
}
