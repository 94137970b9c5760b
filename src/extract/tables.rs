//! The tables of a plan.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{Table, Value};
use crate::address::At;
use crate::plan::release::Precision;
use crate::plan::{Deliverable, Field, Marker, Plan};

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
        "id",
        "frigives_art",
        "frigives_fra",
        "frigives_til",
        "frigives_noejagtighed",
        "frigives_omtrentlig",
        "frigives_forventet",
        "frigives_forsinket",
        "tilstand",
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
        row.push(id(deliverable));
        row.extend(typed(deliverable));
        row.push(Value { text: Cow::Borrowed(deliverable.sheet()), place: None });
        row.push(own(deliverable.range.first.row.to_string()));
        row
    });
    Table { name: "leverancer", columns: COLUMNS, rows: rows.collect() }
}

fn id(deliverable: &Deliverable) -> Value<'_> {
    Value { text: Cow::Borrowed(&deliverable.id), place: None }
}

/// What was read in the release text, and the state.
fn typed(deliverable: &Deliverable) -> [Value<'static>; 8] {
    let release = &deliverable.release;
    [
        own(release.kind.name()),
        day(release.first_day()),
        day(release.last_day()),
        own(release.precision().map_or("", Precision::name)),
        yes_no(release.periods.iter().any(|span| span.approximate)),
        yes_no(release.expected),
        yes_no(release.delayed),
        own(deliverable.state().name()),
    ]
}

/// A date in ISO 8601; empty where there is none.
fn day(day: Option<NaiveDate>) -> Value<'static> {
    own(day.map_or_else(String::new, |day| day.to_string()))
}

/// `perioder`: a row for each period of a release.
#[must_use]
pub fn periods(plan: &Plan) -> Table<'_> {
    const COLUMNS: &[&str] = &["leverance", "nummer", "fra", "til", "noejagtighed", "omtrentlig"];
    let rows = plan.deliverables().flat_map(|(_, deliverable)| {
        deliverable.release.periods.iter().enumerate().map(move |(index, span)| {
            vec![
                id(deliverable),
                own((index + 1).to_string()),
                day(span.from),
                day(span.to),
                own(span.precision.name()),
                yes_no(span.approximate),
            ]
        })
    });
    Table { name: "perioder", columns: COLUMNS, rows: rows.collect() }
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
