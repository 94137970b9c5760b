//! `plan.json` back into a [`Plan`]; written again it gives the same bytes.
//!
//! Keys and names that this version does not know are passed over, so that the file of a later version can be read. The
//! file does not have the cells of title, legend and version line, nor the bytes of an impossible date in its text.

use std::sync::Arc;

use super::{AreaFile, DeliverableFile, PlanFile, ReleaseFile, SCHEMA, SCHEMA_V1};
use crate::address::{At, CellRef, Place};
use crate::plan::{Area, Deliverable, Field, LegendEntry, PerField, Plan, Release, Version, text};
use crate::schema::{self, SchemaError};

impl Plan {
    /// Reads a `plan.json` of schema `leveranceplan/plan/v1` or `v2`.
    ///
    /// # Errors
    /// The bytes are no plan of these schemas.
    pub fn from_json(bytes: &[u8]) -> Result<Self, SchemaError> {
        let file: PlanFile<'_> =
            schema::read(bytes, SCHEMA, &[SCHEMA_V1], |file: &PlanFile<'_>| &file.schema)?;
        let mut sheets = Sheets::default();
        let supplied = |text: String| Some(text).filter(|text| !text.is_empty()).map(At::supplied);
        let legend = file.legend.into_iter().map(|entry| LegendEntry::new(&entry.symbol, &entry.text));
        Ok(Self {
            title: supplied(file.title.into_owned()),
            version: Version { line: supplied(file.version.text), ..file.version.parts.into_owned() },
            legend: legend.map(At::supplied).collect(),
            areas: file.areas.into_iter().map(|area| sheets.area(area)).collect(),
        })
    }
}

/// The sheets in the order in which the file names them.
#[derive(Default)]
struct Sheets(Vec<Arc<str>>);

impl Sheets {
    fn place(&mut self, sheet: &str, cell: CellRef) -> Option<Place> {
        if sheet.is_empty() {
            return None;
        }
        let known = self.0.iter().position(|known| **known == *sheet);
        let sheet_index = known.unwrap_or_else(|| {
            self.0.push(sheet.into());
            self.0.len() - 1
        });
        Some(Place { sheet_index, sheet: self.0.get(sheet_index)?.clone(), cell })
    }

    fn area(&mut self, area: AreaFile<'_>) -> Area {
        let place = area.source.and_then(|source| self.place(&source.sheet, source.cell));
        Area {
            name: At { value: area.name.into_owned(), place },
            markers: area.markers,
            deliverables: area.deliverables.into_iter().map(|row| self.deliverable(row)).collect(),
        }
    }

    fn deliverable(&mut self, row: DeliverableFile<'_>) -> Deliverable {
        let release = release(&row.release);
        let texts = [
            row.project,
            row.purpose,
            row.description,
            row.release.text,
            row.status.text,
            row.contact,
            row.remarks,
        ];
        let mut cells = row.source.cells.into_iter();
        let fields = texts.map(|text| {
            let place = cells.next().flatten().and_then(|cell| self.place(&row.source.sheet, cell));
            At { value: text.into_owned(), place }
        });
        let link = |field: Field| row.cell_links.get(field.heading()).and_then(|link| text::safe(link));
        let cell_links = PerField::from_fn(link);
        let mut read = Deliverable::new(
            row.id.into_owned(),
            PerField::new(fields),
            row.markers,
            release,
            row.source.range,
        );
        read.cell_links = cell_links;
        read
    }
}

/// The release. A stretch that does not stand in the text is no residue.
fn release(file: &ReleaseFile<'_>) -> Release {
    let byte = |count| file.text.char_indices().map(|(byte, _)| byte).chain([file.text.len()]).nth(count);
    let range =
        |[from, to]: &[usize; 2]| Some(byte(*from)?..byte(*to)?).filter(|range| range.start <= range.end);
    Release { residue: file.residue_at.iter().filter_map(range).collect(), ..file.parts.as_ref().clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_tell_kind_and_place() {
        let error = |json: &str| Plan::from_json(json.as_bytes()).unwrap_err();
        assert!(matches!(error("{}"), SchemaError::Other { .. }));
        let missing = error("{\"schema\": \"leveranceplan/plan/v2\"}");
        assert!(
            matches!(&missing, SchemaError::Json(error) if error.is_data() && error.column() == 35),
            "{missing:?}"
        );
    }

    #[test]
    fn residue_is_counted_in_characters() {
        let bytes = |at| {
            let parts = std::borrow::Cow::default();
            let file =
                ReleaseFile { text: "æøå".into(), parts, residue: String::new(), residue_at: vec![at] };
            release(&file).residue.first().map(|range| (range.start, range.end))
        };
        assert_eq!(bytes([0, 2]), Some((0, 4)));
        assert_eq!(bytes([2, 3]), Some((4, 6)));
        assert_eq!(bytes([2, 4]), None);
        assert_eq!(bytes([2, 1]), None);
    }
}
