//! The rows below a header: areas and deliverables.

use std::collections::HashMap;

use crate::address::{At, CellRef, Place};
use crate::characters::is_invisible;
use crate::finding::{Code, Finding};
use crate::plan::id::Ids;
use crate::plan::marker::Signs;
use crate::plan::release::{Release, Terms};
use crate::plan::{Area, Deliverable, Field, PerField, text};
use crate::workbook::{Cell, CellDate, CellKind, Sheet, SheetRow};

use super::header::{Header, Role};
use super::kinds::Kind;

/// The areas read so far.
pub(super) struct Rows {
    areas: Vec<Area>,
    /// Their indices by the words of their names.
    known: HashMap<Vec<String>, usize>,
    /// The area that a deliverable belongs to, by index; none before a sheet's first area.
    current: Option<usize>,
    sheet_name: String,
    terms: Terms,
    /// The signs that are markers.
    signs: Signs,
    /// Several sheets hold a plan: then a sheet without area rows is an area by its name.
    sheet_is_area: bool,
}

impl Rows {
    pub(super) fn new(sheet_is_area: bool, terms: Terms) -> Self {
        let (areas, known) = (Vec::new(), HashMap::new());
        Self {
            areas,
            known,
            current: None,
            sheet_name: String::new(),
            terms,
            signs: Signs::default(),
            sheet_is_area,
        }
    }

    /// Starts a sheet: no area of the sheet before goes on.
    pub(super) fn start_sheet(&mut self, name: &str, signs: Signs) {
        self.signs = signs;
        self.current = None;
        name.clone_into(&mut self.sheet_name);
    }

    /// The areas, and a finding for each without a deliverable.
    pub(super) fn areas(mut self, findings: &mut Vec<Finding>) -> Vec<Area> {
        let names = self
            .areas
            .iter()
            .flat_map(|area| area.deliverables.iter().map(|row| (area.name.value.as_str(), row.project())));
        let mut ids = Ids::of(names);
        for area in &mut self.areas {
            for deliverable in &mut area.deliverables {
                deliverable.id = ids.next(&area.name.value, deliverable.project());
            }
        }
        for area in self.areas.iter().filter(|area| area.deliverables.is_empty()) {
            let finding = Finding::new(Code::EmptyArea, area.name.place.clone());
            findings.push(finding.quoting("text", &area.name.value));
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
        kind: Kind,
        findings: &mut Vec<Finding>,
    ) {
        let place = |cell: &Cell| Place {
            sheet_index,
            sheet: sheet.name.clone(),
            cell: CellRef { row: row.row, column: cell.column },
        };
        let area = match kind {
            Kind::Apart => return,
            Kind::Area(column) => row.cell(column),
            Kind::Deliverable => None,
        };
        let of_plan = |cell: &Cell| matches!(header.role(cell.column), Some(Role::Field(_) | Role::Area));
        for cell in &row.cells {
            if area.is_some_and(|area| area.column == cell.column) {
                continue;
            }
            if header.role(cell.column).is_none() {
                findings.push(super::outside(&At::cell(cell.text.clone(), place(cell))));
            } else if cell.kind == CellKind::Error && of_plan(cell) {
                findings.push(error_value(&cell.text, place(cell)));
            }
            if header.role(cell.column) == Some(&Role::Area) {
                self.enter(&cell.text, place(cell));
            }
        }
        if let Some(area) = area {
            self.enter(&area.text, place(area));
            return;
        }
        if let Some(deliverable) = self.deliverable(sheet_index, sheet, header, row, findings) {
            self.push(deliverable, findings);
        }
    }

    /// Goes on in the area of a name; makes it where there is none.
    pub(super) fn enter(&mut self, text: &str, place: Place) {
        let mut text = text;
        while let Some(name) = text.strip_suffix("(fortsat)") {
            text = name.trim_end();
        }
        let (name, markers) = self.signs.split(text);
        let name = name.as_str();
        let words = words(name);
        let known = self.known.get(&words).copied();
        if let Some(area) = known.and_then(|index| self.areas.get_mut(index)) {
            area.markers.extend(markers);
            area.markers.sort_unstable();
            area.markers.dedup();
        } else {
            self.known.insert(words, self.areas.len());
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
            findings.push(Finding::new(Code::MissingProject, place.clone()));
        }
        if self.current.is_none()
            && let Some(place) = place
        {
            if !self.sheet_is_area {
                let finding = Finding::new(Code::MissingArea, Some(place.clone()));
                findings.push(finding.quoting("text", &self.sheet_name));
            }
            self.enter(&self.sheet_name.clone(), place);
        }
        if let Some(area) = self.current.and_then(|index| self.areas.get_mut(index)) {
            area.deliverables.push(deliverable);
        }
    }

    /// The deliverable of a row; `None` where no column of the plan has a text.
    fn deliverable(
        &self,
        sheet_index: usize,
        sheet: &Sheet,
        header: &Header,
        row: &SheetRow,
        findings: &mut Vec<Finding>,
    ) -> Option<Deliverable> {
        let place =
            |column| Place { sheet_index, sheet: sheet.name.clone(), cell: CellRef { row: row.row, column } };
        let cells_of = |field| {
            let role = Role::Field(field);
            row.cells.iter().filter(move |cell| header.role(cell.column) == Some(&role))
        };
        let mut fields = PerField::from_fn(|field| {
            let column = cells_of(field).map(|cell| cell.column).next().or_else(|| header.column(field));
            let texts: Vec<&str> = cells_of(field).map(|cell| cell.text.as_str()).collect();
            let value = without_tags(&texts.join("\n"), column.map(place), findings);
            At { value, place: column.map(place) }
        });
        if fields.iter().all(|text| text.value.is_empty()) {
            return None;
        }
        let (name, markers) = self.signs.split(&fields[Field::Project].value);
        fields[Field::Project].value = name;
        let (release, release_date) = self.release(&fields[Field::Release].value, cells_of(Field::Release));
        let mut deliverable =
            Deliverable::new(String::new(), fields, markers, release, header.range(row.row));
        deliverable.release_date = release_date;
        deliverable.cell_links = PerField::from_fn(|field| {
            let cell = deliverable.field(field).place.as_ref()?.cell;
            text::of_cell(sheet.details.link(cell)?, &deliverable.field(field).value)
        });
        Some(deliverable)
    }

    /// A release by its text, or by the date of its one cell where the text does not say it all; then also that date.
    fn release<'c>(
        &self,
        text: &str,
        mut cells: impl Iterator<Item = &'c Cell>,
    ) -> (Release, Option<CellDate>) {
        let read = Release::read(text, &self.terms);
        let date = match (cells.next().map(|cell| &cell.kind), cells.next()) {
            (Some(CellKind::Date(Some(date))), None) => date,
            _ => return (read, None),
        };
        match Release::of_date(date).filter(|release| !read.says_all_of(release)) {
            Some(release) => (release, Some((**date).clone())),
            None => (read, None),
        }
    }
}

/// A cell's text without leftover tags, each cell with such a tag a finding.
fn without_tags(text: &str, place: Option<Place>, findings: &mut Vec<Finding>) -> String {
    let (mut without, tag) = text::without_tags(text);
    let Some(tag) = tag else { return without };
    let start = text.find(tag).unwrap_or_default();
    let finding = Finding::new(Code::LeftoverMarkup, place).quoting("text", tag);
    findings.push(finding.about(text, start..start + tag.len()));
    // Where a tag goes, two blanks or the halves of another tag can come together.
    let mut more = true;
    while more {
        let cleaned = crate::workbook::clean(&without);
        let (again, tag) = text::without_tags(&cleaned);
        more = tag.is_some();
        without = again;
    }
    without
}

/// A name's words in lower case, by which areas are told apart; `Trin 1.1` is not `Trin 11`.
pub(super) fn words(name: &str) -> Vec<String> {
    let seen: String = name.chars().filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase).collect();
    seen.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn error_value(text: &str, place: Place) -> Finding {
    Finding::new(Code::ErrorValue, Some(place)).quoting("text", text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_goes_on_under_its_name_however_it_is_written() {
        let mut rows = Rows::new(false, Terms::default());
        for text in ["Cyber *", "Awareness", "CYBER (fortsat)", "Cyber: ✓"] {
            let place = Place { sheet_index: 0, sheet: "Plan".into(), cell: CellRef::new(0, 0) };
            rows.enter(text, place);
        }
        assert_eq!(rows.current, Some(0));
        let mut findings = Vec::new();
        let areas = rows.areas(&mut findings);
        let named: Vec<_> = areas.iter().map(|area| (area.name.value.as_str(), area.markers.len())).collect();
        assert_eq!(named, [("Cyber", 2), ("Awareness", 0)]);
        assert_eq!(findings.len(), 2, "both are empty");
        assert_ne!(words("Trin 1.1"), words("Trin 11"));
    }
}
