//! `plan.json`: the typed plan, schema `leveranceplan/plan/v1`.

use serde::Serialize;

use crate::plan::{Area, Deliverable, Field, Marker, Plan};
use crate::report::compose::links;

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
    text: &'a str,
    number: Option<&'a str>,
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
}

#[derive(Serialize)]
struct TextJson<'a> {
    text: &'a str,
}

#[derive(Serialize)]
struct DeliverableJson<'a> {
    project: &'a str,
    markers: &'a [Marker],
    purpose: &'a str,
    description: &'a str,
    release: TextJson<'a>,
    status: TextJson<'a>,
    contact: &'a str,
    remarks: &'a str,
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
        text: plan.version.line.as_ref().map_or("", |line| &line.value),
        number: plan.version.number.as_deref(),
        date: plan.version.date.map(|date| date.to_string()),
        notice: &plan.version.notice,
    };
    let legend = plan.legend.iter().map(|entry| LegendJson {
        symbol: &entry.value.symbol,
        marker: entry.value.marker,
        text: &entry.value.text,
    });
    let mut bytes = serde_json::to_vec_pretty(&PlanJson {
        schema: "leveranceplan/plan/v1",
        title: plan.title.as_ref().map_or("", |title| &title.value),
        period,
        version,
        legend: legend.collect(),
        areas: plan.areas.iter().map(area).collect(),
    })?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn area(area: &Area) -> AreaJson<'_> {
    let source = area.name.place.as_ref();
    AreaJson {
        name: &area.name.value,
        markers: &area.markers,
        source: source.map(|place| CellJson { sheet: &place.sheet, cell: place.cell.to_string() }),
        deliverables: area.deliverables.iter().map(deliverable).collect(),
    }
}

fn deliverable(deliverable: &Deliverable) -> DeliverableJson<'_> {
    let text = |field| deliverable.field(field).value.as_str();
    DeliverableJson {
        project: text(Field::Project),
        markers: &deliverable.markers,
        purpose: text(Field::Purpose),
        description: text(Field::Description),
        release: TextJson { text: text(Field::Release) },
        status: TextJson { text: text(Field::Status) },
        contact: text(Field::Contact),
        remarks: text(Field::Remarks),
        links: Field::ALL.into_iter().flat_map(|field| links(text(field))).collect(),
        source: RangeJson { sheet: deliverable.sheet(), range: deliverable.range.to_string() },
    }
}
