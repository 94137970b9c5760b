//! The tables of a plan.

use std::borrow::Cow;

use super::{Table, Value};
use crate::address::At;
use crate::plan::{Field, Marker, Plan};

fn own(text: impl Into<Cow<'static, str>>) -> Value<'static> {
    Value { text: text.into(), place: None }
}

fn cell(text: &At<String>) -> Value<'_> {
    Value { text: Cow::Borrowed(&text.value), place: text.place.as_ref() }
}

fn yes_no(truth: bool) -> Value<'static> {
    own(if truth { "ja" } else { "nej" })
}

/// `leverancer`: a row for each deliverable.
#[must_use]
pub fn deliverables(plan: &Plan) -> Table<'_> {
    const COLUMNS: &[&str] = &[
        "omraade",
        "projekt",
        "leveret",
        "ny_aendret",
        "formaal",
        "leverance_beskrivelse",
        "leverance_frigives",
        "status",
        "kontakt",
        "bemaerkninger",
        "ark",
        "raekke",
    ];
    let rows = plan.deliverables().map(|(area, deliverable)| {
        let mut row = vec![
            cell(&area.name),
            cell(deliverable.field(Field::Project)),
            yes_no(deliverable.is(Marker::Delivered)),
            yes_no(deliverable.is(Marker::Changed)),
        ];
        row.extend(Field::ALL.into_iter().skip(1).map(|field| cell(deliverable.field(field))));
        row.push(Value { text: Cow::Borrowed(deliverable.sheet()), place: None });
        row.push(own(deliverable.range.first.row.to_string()));
        row
    });
    Table { name: "leverancer", columns: COLUMNS, rows: rows.collect() }
}

/// `omraader`: a row for each area.
#[must_use]
pub fn areas(plan: &Plan) -> Table<'_> {
    const COLUMNS: &[&str] = &["omraade", "leverancer", "leveret", "ny_aendret"];
    let rows = plan.areas.iter().map(|area| {
        let marked = |marker| area.deliverables.iter().filter(|deliverable| deliverable.is(marker)).count();
        vec![
            cell(&area.name),
            own(area.deliverables.len().to_string()),
            own(marked(Marker::Delivered).to_string()),
            own(marked(Marker::Changed).to_string()),
        ]
    });
    Table { name: "omraader", columns: COLUMNS, rows: rows.collect() }
}
