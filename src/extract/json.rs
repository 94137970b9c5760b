//! `plan.json`: the typed plan, schema `leveranceplan/plan/v2`.
//!
//! One model serves writing, reading and the schema in `docs/schema/`: the comments on its keys are the descriptions
//! there. A value that follows from others is written and not read.

mod read;
#[cfg(test)]
mod schema;
mod write;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::address::{CellRange, CellRef};
use crate::plan::text::Block;
use crate::plan::{LegendEntry, Marker, Period, Release, State, Version, marker};
use crate::summary::Summary;

#[cfg(test)]
pub(crate) use schema::open;

/// The schema of `plan.json`.
const SCHEMA: &str = "leveranceplan/plan/v2";
/// The schema of program version 0.1.0. It has the same keys, and is read as well.
const SCHEMA_V1: &str = "leveranceplan/plan/v1";

/// An activity and delivery plan, typed. Dates are ISO 8601; empty cells are "". A later version of the program may add
/// keys, and names of states, kinds, units, markers and columns: a reader passes over those that it does not know.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(title = SCHEMA))]
struct PlanFile<'a> {
    /// The name and the version of this form.
    #[cfg_attr(test, schemars(extend("const" = SCHEMA)))]
    schema: Cow<'a, str>,
    /// The title as the workbook has it, or as it was supplied; "" where there is none.
    title: Cow<'a, str>,
    /// The whole quarters that the title names; null where it names none.
    #[serde(skip_deserializing)]
    period: Option<Period>,
    /// The version line and its parts.
    version: VersionFile<'a>,
    /// The plan at a glance.
    #[serde(borrow, skip_deserializing)]
    summary: Summary<'a>,
    /// The meaning of the symbols, in the workbook's order.
    legend: Vec<Cow<'a, LegendEntry>>,
    /// The areas, in the workbook's order.
    areas: Vec<AreaFile<'a>>,
}

/// The version line and its parts.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct VersionFile<'a> {
    /// The whole line; "" where there is none.
    text: String,
    #[serde(flatten)]
    parts: Cow<'a, Version>,
}

/// An area.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct AreaFile<'a> {
    /// The name without markers.
    name: Cow<'a, str>,
    /// The markers at the name's end.
    #[serde(deserialize_with = "marker::known")]
    markers: Vec<Marker>,
    /// The cell of the name; null where the area has no cell of its own.
    source: Option<CellFile<'a>>,
    /// The deliverables, in the workbook's order.
    deliverables: Vec<DeliverableFile<'a>>,
}

/// A cell of the workbook.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct CellFile<'a> {
    /// The name of the sheet.
    sheet: Cow<'a, str>,
    /// The cell, as A47.
    cell: CellRef,
}

/// A deliverable.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct DeliverableFile<'a> {
    /// The id, made from the names of area and project: the same in the next version.
    #[cfg_attr(test, schemars(extend("pattern" = "^[^/]+/[^/]+$")))]
    id: Cow<'a, str>,
    /// Projekt, without markers.
    project: Cow<'a, str>,
    /// The markers at the project's end.
    #[serde(deserialize_with = "marker::known")]
    markers: Vec<Marker>,
    /// Formål.
    purpose: Cow<'a, str>,
    /// Leverance beskrivelse.
    description: Cow<'a, str>,
    /// Leverance frigives, read.
    release: ReleaseFile<'a>,
    /// Status.
    status: StatusFile<'a>,
    /// The state, by the strongest of the evidence.
    #[serde(skip_deserializing)]
    state: State,
    /// The evidence for a state, strongest first; at least one.
    #[serde(skip_deserializing)]
    evidence: Vec<EvidenceFile<'a>>,
    /// Kontakt.
    contact: Cow<'a, str>,
    /// Bemærkninger.
    remarks: Cow<'a, str>,
    /// The texts that have more than one block, cut into paragraphs and list items.
    #[serde(skip_deserializing)]
    blocks: BlocksFile<'a>,
    /// The addresses in its texts, in order, each with http, https or mailto in front.
    #[serde(skip_deserializing)]
    links: Vec<String>,
    /// The addresses to which whole cells lead, by the headings of their columns; left out where there is none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    cell_links: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
    /// The cells that it was read from.
    source: RangeFile<'a>,
}

/// A release text and what was read in it.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ReleaseFile<'a> {
    /// The text of the cell.
    text: Cow<'a, str>,
    #[serde(flatten)]
    parts: Cow<'a, Release>,
    /// The words that were not understood, stretches apart by " … ".
    #[serde(skip_deserializing)]
    residue: String,
    /// The place of each stretch: characters from the text's start, first and one past the last.
    residue_at: Vec<[usize; 2]>,
}

/// A status.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct StatusFile<'a> {
    /// The text of the cell.
    text: Cow<'a, str>,
}

/// Words that speak for a state.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct EvidenceFile<'a> {
    /// The state that they speak for.
    state: State,
    /// The heading of the column that they stand in.
    column: &'static str,
    /// The cell, as A7; null where the column is missing.
    cell: Option<CellRef>,
    /// The words; "" where a marker speaks or an empty cell.
    words: &'a str,
}

/// The texts that have more than one block.
#[derive(Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct BlocksFile<'a> {
    /// The blocks of Formål.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    purpose: Vec<Block<'a>>,
    /// The blocks of Leverance beskrivelse.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    description: Vec<Block<'a>>,
    /// The blocks of Status.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    status: Vec<Block<'a>>,
    /// The blocks of Bemærkninger.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    remarks: Vec<Block<'a>>,
}

/// The cells of a deliverable.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct RangeFile<'a> {
    /// The name of the sheet.
    sheet: Cow<'a, str>,
    /// The cells from the first to the last column, as A7:G7.
    range: CellRange,
    /// The cells of the seven texts, in the usual order of the columns; null where a column is missing.
    cells: Vec<Option<CellRef>>,
}
