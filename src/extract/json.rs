//! `plan.json`: the typed plan, schema `leveranceplan/plan/v2`.

mod read;

use chrono::NaiveDate;
use serde::Serialize;

use crate::plan::release::{Kind, Precision, Span};
use crate::plan::state::Evidence;
use crate::plan::text::{self, Addresses, Block};
use crate::plan::{Area, Deliverable, Field, Marker, Plan, Release, State, VersionNumber};

pub use read::{JsonError, read};

/// The schema of `plan.json`.
const SCHEMA: &str = "leveranceplan/plan/v2";

/// The schema before, which is still read: `plan/v2` has the same keys and is open for more.
const SCHEMA_V1: &str = "leveranceplan/plan/v1";

#[derive(Serialize)]
struct PlanJson<'a> {
    schema: &'static str,
    title: &'a str,
    period: Option<PeriodJson>,
    version: VersionJson<'a>,
    legend: Vec<LegendJson<'a>>,
    areas: Vec<AreaJson<'a>>,
}

#[derive(Serialize)]
struct PeriodJson {
    text: String,
    from: String,
    to: String,
}

#[derive(Serialize)]
struct VersionJson<'a> {
    /// The line as it is published.
    text: String,
    number: Option<VersionNumber>,
    date: Option<String>,
    notice: &'a str,
}

#[derive(Serialize)]
struct LegendJson<'a> {
    symbol: &'a str,
    marker: Option<Marker>,
    text: &'a str,
}

#[derive(Serialize)]
struct AreaJson<'a> {
    name: &'a str,
    markers: &'a [Marker],
    source: Option<CellJson<'a>>,
    deliverables: Vec<DeliverableJson<'a>>,
}

#[derive(Serialize)]
struct CellJson<'a> {
    sheet: &'a str,
    cell: String,
}

#[derive(Serialize)]
struct RangeJson<'a> {
    sheet: &'a str,
    range: String,
    /// The cells of the seven texts, in the usual order of the columns; `null` where a column is missing.
    cells: [Option<String>; 7],
}

#[derive(Serialize)]
struct SpanJson {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    precision: Precision,
    approximate: bool,
}

#[derive(Serialize)]
struct ReleaseJson<'a> {
    text: &'a str,
    kind: Kind,
    periods: Vec<SpanJson>,
    open_ended: bool,
    expected: bool,
    delayed: bool,
    at_risk: bool,
    #[serde(skip_serializing_if = "<[u32]>::is_empty")]
    months: &'a [u32],
    residue: String,
    /// Where the residue stands in the text: characters from its start, first and one past the last.
    residue_at: Vec<[usize; 2]>,
}

#[derive(Serialize)]
struct StatusJson<'a> {
    text: &'a str,
}

#[derive(Serialize)]
struct EvidenceJson<'a> {
    state: State,
    column: &'static str,
    cell: Option<String>,
    words: &'a str,
}

/// The texts that have more than one block, cut into them.
#[derive(Serialize)]
struct BlocksJson<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    purpose: Vec<Block<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    description: Vec<Block<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    status: Vec<Block<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    remarks: Vec<Block<'a>>,
}

#[derive(Serialize)]
struct DeliverableJson<'a> {
    id: &'a str,
    project: &'a str,
    markers: &'a [Marker],
    purpose: &'a str,
    description: &'a str,
    release: ReleaseJson<'a>,
    status: StatusJson<'a>,
    state: State,
    evidence: Vec<EvidenceJson<'a>>,
    contact: &'a str,
    remarks: &'a str,
    blocks: BlocksJson<'a>,
    links: Vec<String>,
    source: RangeJson<'a>,
}

/// Writes `plan.json`.
///
/// # Errors
/// None that a plan can cause.
pub fn write(plan: &Plan) -> serde_json::Result<Vec<u8>> {
    let period = plan.period().map(|period| PeriodJson {
        text: period.text,
        from: period.from.to_string(),
        to: period.to.to_string(),
    });
    let version = VersionJson {
        text: plan.version.shown().unwrap_or_default(),
        number: plan.version.number,
        date: plan.version.date.map(|date| date.to_string()),
        notice: &plan.version.notice,
    };
    let legend = plan.legend.iter().map(|entry| LegendJson {
        symbol: &entry.value.symbol,
        marker: entry.value.marker,
        text: &entry.value.text,
    });
    let addresses = Addresses::default();
    let mut bytes = serde_json::to_vec_pretty(&PlanJson {
        schema: SCHEMA,
        title: plan.title.as_ref().map_or("", |title| &title.value),
        period,
        version,
        legend: legend.collect(),
        areas: plan.areas.iter().map(|row| area(row, &addresses)).collect(),
    })?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn area<'a>(area: &'a Area, addresses: &Addresses) -> AreaJson<'a> {
    let source = area.name.place.as_ref();
    AreaJson {
        name: &area.name.value,
        markers: &area.markers,
        source: source.map(|place| CellJson { sheet: &place.sheet, cell: place.cell.to_string() }),
        deliverables: area.deliverables.iter().map(|row| deliverable(row, addresses)).collect(),
    }
}

fn deliverable<'a>(deliverable: &'a Deliverable, addresses: &Addresses) -> DeliverableJson<'a> {
    let text = |field| deliverable.field(field).value.as_str();
    let blocks =
        |field| Some(text::blocks(text(field))).filter(|blocks| blocks.len() > 1).unwrap_or_default();
    DeliverableJson {
        id: &deliverable.id,
        project: text(Field::Project),
        markers: &deliverable.markers,
        purpose: text(Field::Purpose),
        description: text(Field::Description),
        release: release(&deliverable.release, text(Field::Release)),
        status: StatusJson { text: text(Field::Status) },
        state: deliverable.state(),
        evidence: deliverable.evidence.iter().map(|evidence| self::evidence(evidence, deliverable)).collect(),
        contact: text(Field::Contact),
        remarks: text(Field::Remarks),
        blocks: BlocksJson {
            purpose: blocks(Field::Purpose),
            description: blocks(Field::Description),
            status: blocks(Field::Status),
            remarks: blocks(Field::Remarks),
        },
        links: Field::ALL.into_iter().flat_map(|field| addresses.links(text(field))).collect(),
        source: RangeJson {
            sheet: deliverable.sheet(),
            range: deliverable.range.to_string(),
            cells: Field::ALL
                .map(|field| deliverable.field(field).place.as_ref().map(|place| place.cell.to_string())),
        },
    }
}

fn release<'a>(release: &'a Release, text: &'a str) -> ReleaseJson<'a> {
    let characters = |end: usize| text.get(..end).map_or(0, |head| head.chars().count());
    let span = |span: &Span| SpanJson {
        from: span.from,
        to: span.to,
        precision: span.precision,
        approximate: span.approximate,
    };
    ReleaseJson {
        text,
        kind: release.kind,
        periods: release.periods.iter().map(span).collect(),
        open_ended: release.open_ended,
        expected: release.expected,
        delayed: release.delayed,
        at_risk: release.at_risk,
        months: &release.months,
        residue: release.residue_in(text),
        residue_at: release.residue.iter().map(|at| [characters(at.start), characters(at.end)]).collect(),
    }
}

fn evidence<'a>(evidence: &Evidence, deliverable: &'a Deliverable) -> EvidenceJson<'a> {
    let text = deliverable.field(evidence.field);
    EvidenceJson {
        state: evidence.state,
        column: evidence.field.heading(),
        cell: text.place.as_ref().map(|place| place.cell.to_string()),
        words: text.value.get(evidence.words.clone()).unwrap_or_default(),
    }
}
