//! `plan.json` back into a [`Plan`]; written again it gives the same bytes.
//!
//! Keys that are not known are passed over, so that a later program's file can be read. What the file does not hold is
//! lost: the cells of title, legend and version line, and where an impossible date stands in its text.

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Deserialize;

use super::{SCHEMA, SCHEMA_V1};
use crate::address::{At, CellRange, CellRef, Place};
use crate::plan::release::{Kind, Precision, Span};
use crate::plan::state::{self, Evidence};
use crate::plan::{
    Area, Deliverable, Field, LegendEntry, Marker, PerField, Plan, Release, State, Version, VersionNumber,
};

/// Why a `plan.json` cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum JsonError {
    /// It is no JSON, or a key lacks or has a value of another kind.
    #[error("indholdet er ikke en plan: {0}")]
    Json(#[from] serde_json::Error),
    /// It is of another kind.
    #[error("skemaet er »{found}«, men skulle være »{SCHEMA}«")]
    Schema {
        /// The schema that it names.
        found: String,
    },
    /// A value is impossible.
    #[error("værdien »{found}« i {at} er ikke {expected}")]
    Value {
        /// Where it stands.
        at: &'static str,
        /// What stands there.
        found: String,
        /// What was expected.
        expected: &'static str,
    },
}

#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    schema: String,
}

#[derive(Deserialize)]
struct PlanFile {
    title: String,
    version: VersionFile,
    legend: Vec<LegendFile>,
    areas: Vec<AreaFile>,
}

#[derive(Deserialize)]
struct VersionFile {
    text: String,
    number: Option<VersionNumber>,
    date: Option<NaiveDate>,
    notice: String,
}

#[derive(Deserialize)]
struct LegendFile {
    symbol: String,
    marker: Option<Marker>,
    text: String,
}

#[derive(Deserialize)]
struct AreaFile {
    name: String,
    markers: Vec<Marker>,
    source: Option<CellFile>,
    deliverables: Vec<DeliverableFile>,
}

#[derive(Deserialize)]
struct CellFile {
    sheet: String,
    cell: String,
}

#[derive(Deserialize)]
struct DeliverableFile {
    id: String,
    project: String,
    markers: Vec<Marker>,
    purpose: String,
    description: String,
    release: ReleaseFile,
    status: StatusFile,
    evidence: Vec<EvidenceFile>,
    contact: String,
    remarks: String,
    source: RangeFile,
}

#[derive(Deserialize)]
struct ReleaseFile {
    text: String,
    kind: Kind,
    periods: Vec<SpanFile>,
    open_ended: bool,
    expected: bool,
    delayed: bool,
    at_risk: bool,
    #[serde(default)]
    months: Vec<u32>,
    residue_at: Vec<[usize; 2]>,
}

#[derive(Deserialize)]
struct SpanFile {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    precision: Precision,
    approximate: bool,
}

#[derive(Deserialize)]
struct StatusFile {
    text: String,
}

#[derive(Deserialize)]
struct EvidenceFile {
    state: State,
    column: String,
    words: String,
}

#[derive(Deserialize)]
struct RangeFile {
    sheet: String,
    range: String,
    #[serde(default)]
    cells: Vec<Option<String>>,
}

impl Plan {
    /// Reads a `plan.json` of schema `leveranceplan/plan/v1` or `v2`.
    ///
    /// # Errors
    /// The bytes are no plan of these schemas.
    pub fn from_json(bytes: &[u8]) -> Result<Self, JsonError> {
        read(bytes)
    }
}

/// Reads `plan.json`.
///
/// # Errors
/// The bytes are no JSON of the schema `leveranceplan/plan/v2` or `leveranceplan/plan/v1`.
pub fn read(bytes: &[u8]) -> Result<Plan, JsonError> {
    let head: Head = serde_json::from_slice(bytes)?;
    if ![SCHEMA, SCHEMA_V1].contains(&head.schema.as_str()) {
        return Err(JsonError::Schema { found: head.schema });
    }
    let file: PlanFile = serde_json::from_slice(bytes)?;
    let mut sheets = Sheets::default();
    let said = |text: String| Some(text).filter(|text| !text.is_empty()).map(At::supplied);
    let version = Version {
        line: said(file.version.text),
        number: file.version.number,
        date: file.version.date,
        notice: file.version.notice,
    };
    let legend = file.legend.into_iter().map(|entry| {
        At::supplied(LegendEntry { symbol: entry.symbol, marker: entry.marker, text: entry.text })
    });
    let areas = file.areas.into_iter().map(|area| sheets.area(area)).collect::<Result<_, _>>()?;
    Ok(Plan { title: said(file.title), legend: legend.collect(), version, areas })
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

    fn area(&mut self, area: AreaFile) -> Result<Area, JsonError> {
        let place = match &area.source {
            Some(source) => self.place(&source.sheet, cell(&source.cell)?),
            None => None,
        };
        let name = At { value: area.name, place };
        let deliverables =
            area.deliverables.into_iter().map(|row| self.deliverable(row)).collect::<Result<_, _>>()?;
        Ok(Area { name, markers: area.markers, deliverables })
    }

    fn deliverable(&mut self, row: DeliverableFile) -> Result<Deliverable, JsonError> {
        let range = CellRange::parse(&row.source.range)
            .ok_or_else(|| wrong("source.range", &row.source.range, "et område som A7:G7"))?;
        let release = release(&row.release)?;
        let evidence = evidence(&row, &release)?;
        let texts = [
            row.project,
            row.purpose,
            row.description,
            row.release.text,
            row.status.text,
            row.contact,
            row.remarks,
        ];
        let mut places = cells(&row.source, range)?.into_iter();
        let fields = texts.map(|value| {
            let place = places.next().flatten().and_then(|cell| self.place(&row.source.sheet, cell));
            At { value, place }
        });
        Ok(Deliverable::new(row.id, PerField::new(fields), row.markers, release, evidence, range))
    }
}

/// The cells of the seven texts; a file that does not name them has the columns in their usual order.
fn cells(source: &RangeFile, range: CellRange) -> Result<Vec<Option<CellRef>>, JsonError> {
    if source.cells.is_empty() {
        let usual =
            (0..7).map(|column| CellRef::new(range.first.row.0, range.first.column.0.saturating_add(column)));
        return Ok(usual.map(|cell| Some(cell).filter(|cell| cell.column <= range.last.column)).collect());
    }
    source.cells.iter().map(|address| address.as_deref().map(cell).transpose()).collect()
}

fn cell(address: &str) -> Result<CellRef, JsonError> {
    CellRef::parse(address).ok_or_else(|| wrong("source", address, "en celle som A7"))
}

fn wrong(at: &'static str, found: &str, expected: &'static str) -> JsonError {
    JsonError::Value { at, found: found.to_owned(), expected }
}

fn release(file: &ReleaseFile) -> Result<Release, JsonError> {
    let bytes = |[from, to]: &[usize; 2]| {
        let at = |count: usize| byte_of(&file.text, count);
        let range = at(*from).zip(at(*to)).map(|(from, to)| from..to);
        range
            .filter(|range| range.start <= range.end)
            .ok_or_else(|| wrong("release.residue_at", &format!("{from}, {to}"), "et sted i teksten"))
    };
    let span = |span: &SpanFile| Span {
        from: span.from,
        to: span.to,
        precision: span.precision,
        approximate: span.approximate,
    };
    Ok(Release {
        kind: file.kind,
        periods: file.periods.iter().map(span).collect(),
        open_ended: file.open_ended,
        expected: file.expected,
        delayed: file.delayed,
        at_risk: file.at_risk,
        months: file.months.clone(),
        residue: file.residue_at.iter().map(bytes).collect::<Result<_, _>>()?,
        impossible: None,
    })
}

/// The byte at which a text's character of this number begins; the number of all is the text's end.
fn byte_of(text: &str, count: usize) -> Option<usize> {
    text.char_indices().map(|(byte, _)| byte).chain([text.len()]).nth(count)
}

fn evidence(row: &DeliverableFile, release: &Release) -> Result<Vec<Evidence>, JsonError> {
    let derived = state::evidence(&row.markers, &row.release.text, release, &row.status.text);
    let read = |file: &EvidenceFile| {
        let (field, text) = match file.column.as_str() {
            "Projekt" => (Field::Project, row.project.as_str()),
            "Leverance frigives" => (Field::Release, row.release.text.as_str()),
            "Status" => (Field::Status, row.status.text.as_str()),
            other => return Err(wrong("evidence.column", other, "Projekt, Leverance frigives eller Status")),
        };
        // The same words may stand in a text twice; which of them speak, the derivation knows.
        let same = |evidence: &&Evidence| {
            evidence.state == file.state
                && evidence.field == field
                && text.get(evidence.words.clone()) == Some(&file.words)
        };
        let known = derived.iter().find(same).map(|evidence| evidence.words.clone());
        let words = known.or_else(|| found(text, &file.words));
        let words = words.ok_or_else(|| wrong("evidence.words", &file.words, "ord i cellens tekst"))?;
        Ok(Evidence { state: file.state, field, words })
    };
    row.evidence.iter().map(read).collect()
}

fn found(text: &str, words: &str) -> Option<Range<usize>> {
    text.find(words).map(|start| start..start + words.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(json: &str) -> String {
        read(json.as_bytes()).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn what_is_no_plan_says_why() {
        assert!(error("{").starts_with("indholdet er ikke en plan: "));
        assert_eq!(error("{}"), "skemaet er »«, men skulle være »leveranceplan/plan/v2«");
        assert!(error("{\"schema\": \"leveranceplan/plan/v2\"}").contains("missing field `title`"));
    }

    #[test]
    fn characters_are_counted_not_bytes() {
        assert_eq!(byte_of("æøå", 0), Some(0));
        assert_eq!(byte_of("æøå", 2), Some(4));
        assert_eq!(byte_of("æøå", 3), Some(6));
        assert_eq!(byte_of("æøå", 4), None);
    }
}
