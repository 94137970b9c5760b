//! The rows below a header: areas and deliverables.

use crate::address::{At, CellRange, CellRef, Place};
use crate::finding::{Code, Finding, quote};
use crate::plan::{Area, Deliverable, Field, marker};
use crate::workbook::{Cell, CellKind, Sheet, SheetRow};

use super::header::{Header, Role, key};
use super::title::is_page_number;

/// The areas read so far.
pub(super) struct Rows {
    areas: Vec<Area>,
    /// The area that a deliverable belongs to, by index; none before a sheet's first area.
    current: Option<usize>,
    sheet_name: String,
    /// Several sheets hold a plan: then a sheet without area rows is an area by its name.
    sheet_is_area: bool,
}

impl Rows {
    pub(super) fn new(sheet_is_area: bool) -> Self {
        Self { areas: Vec::new(), current: None, sheet_name: String::new(), sheet_is_area }
    }

    /// Starts a sheet: no area of the sheet before goes on.
    pub(super) fn start_sheet(&mut self, name: &str) {
        self.current = None;
        name.clone_into(&mut self.sheet_name);
    }

    /// The areas, and a finding for each without a deliverable.
    pub(super) fn areas(self, findings: &mut Vec<Finding>) -> Vec<Area> {
        for area in self.areas.iter().filter(|area| area.deliverables.is_empty()) {
            let message = format!("Området {} har ingen leverancer.", quote(&area.name.value));
            let help = "Tilføj områdets leverancer, eller slet rækken; er den en leverance, så udfyld dens andre celler.";
            findings.push(Finding::new(Code::EmptyArea, area.name.place.clone(), message, help));
        }
        self.areas
    }

    /// Reads one row.
    pub(super) fn add(
        &mut self,
        sheet_index: usize,
        sheet: &Sheet,
        header: &Header,
        row: &SheetRow,
        findings: &mut Vec<Finding>,
    ) {
        let place = |cell: &Cell| Place {
            sheet_index,
            sheet: sheet.name.clone(),
            cell: CellRef { row: row.row, column: cell.column },
        };
        if let [only] = row.cells.as_slice() {
            if is_page_number(&only.text) {
                return;
            }
            if !header.has_area_column() && is_area_row(header, only) {
                self.enter(&only.text, place(only));
                return;
            }
        }
        for cell in &row.cells {
            if header.role(cell.column).is_none() {
                findings.push(super::outside(&At::cell(cell.text.clone(), place(cell))));
            } else if cell.kind == CellKind::Error {
                findings.push(error_value(&cell.text, place(cell)));
            }
            if header.role(cell.column) == Some(&Role::Area) {
                self.enter(&cell.text, place(cell));
            }
        }
        if let Some(deliverable) = deliverable(sheet_index, sheet, header, row) {
            self.push(deliverable, findings);
        }
    }

    /// Goes on in the area of a name; makes it where there is none.
    fn enter(&mut self, text: &str, place: Place) {
        let (name, markers) = marker::split(text);
        let name = name.strip_suffix("(fortsat)").map_or(name.as_str(), str::trim_end);
        let known = self.areas.iter().position(|area| key(&area.name.value) == key(name));
        if let Some(area) = known.and_then(|index| self.areas.get_mut(index)) {
            area.markers.extend(markers);
            area.markers.sort_unstable();
            area.markers.dedup();
        } else {
            self.areas.push(Area {
                name: At::cell(name.to_owned(), place),
                markers,
                deliverables: Vec::new(),
            });
        }
        self.current = known.or(self.areas.len().checked_sub(1));
    }

    fn push(&mut self, deliverable: Deliverable, findings: &mut Vec<Finding>) {
        let place = deliverable.field(Field::Project).place.clone();
        if deliverable.project().is_empty() {
            let message = "Rækken har tekst, men intet projekt.";
            let help = "Skriv projektets navn; hører teksten til rækken ovenfor, så flyt den dertil.";
            findings.push(Finding::new(Code::MissingProject, place.clone(), message, help));
        }
        if self.current.is_none()
            && let Some(place) = place
        {
            if !self.sheet_is_area {
                let message = format!(
                    "Leverancen står før det første område; arkets navn {} er brugt.",
                    quote(&self.sheet_name)
                );
                let help = "Indsæt en række med områdets navn over leverancen.";
                findings.push(Finding::new(Code::MissingArea, Some(place.clone()), message, help));
            }
            self.enter(&self.sheet_name.clone(), place);
        }
        if let Some(area) = self.current.and_then(|index| self.areas.get_mut(index)) {
            area.deliverables.push(deliverable);
        }
    }
}

fn error_value(text: &str, place: Place) -> Finding {
    let message = format!("Cellen viser fejlværdien {}.", quote(text));
    Finding::new(Code::ErrorValue, Some(place), message, "Ret formlen, eller skriv teksten i stedet.")
}

/// An area's name stands alone in its row, at the table's left or in the project's column.
fn is_area_row(header: &Header, only: &Cell) -> bool {
    only.column <= header.first_column() || Some(only.column) == header.column(Field::Project)
}

/// The deliverable of a row; `None` where no column of the plan has a text.
fn deliverable(sheet_index: usize, sheet: &Sheet, header: &Header, row: &SheetRow) -> Option<Deliverable> {
    let mut empty = true;
    let mut fields = Field::ALL.map(|field| {
        let of_field = |cell: &&Cell| header.role(cell.column) == Some(&Role::Field(field));
        let texts: Vec<&str> = row.cells.iter().filter(of_field).map(|cell| cell.text.as_str()).collect();
        empty &= texts.is_empty();
        let column = row.cells.iter().find(of_field).map(|cell| cell.column).or_else(|| header.column(field));
        let place = column.map(|column| Place {
            sheet_index,
            sheet: sheet.name.clone(),
            cell: CellRef { row: row.row, column },
        });
        At { value: texts.join("\n"), place }
    });
    if empty {
        return None;
    }
    let [project, ..] = &mut fields;
    let (name, markers) = marker::split(&project.value);
    project.value = name;
    let known = || {
        header.columns.iter().filter(|(_, role)| matches!(role, Role::Field(_))).map(|(column, _)| *column)
    };
    let first = known().min().unwrap_or(header.first_column());
    let last = known().max().unwrap_or(first);
    let range = CellRange {
        first: CellRef { row: row.row, column: first },
        last: CellRef { row: row.row, column: last },
    };
    Some(Deliverable { markers, fields, range })
}
