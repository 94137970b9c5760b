//! The rows of the tables, from the plan.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::dictionary::{self, TableInfo};
use super::{Change, Table, Value};
use crate::plan::release::Precision;
use crate::plan::text::Addresses;
use crate::plan::{Deliverable, Field, Marker, Plan, State};

fn table<'a>(info: &'static TableInfo, rows: impl Iterator<Item = Vec<Value<'a>>> + 'a) -> Table<'a> {
    Table { info, rows: Box::new(rows) }
}

fn text(text: &str) -> Value<'_> {
    Value::Text(Cow::Borrowed(text))
}

fn count<'a>(count: usize) -> Value<'a> {
    Value::Integer(count as u64)
}

fn day(day: Option<NaiveDate>) -> Value<'static> {
    day.map_or(Value::Empty, Value::Date)
}

/// `leverancer`: a row for each deliverable.
#[must_use]
pub fn deliverables(plan: &Plan) -> Table<'_> {
    let rows = plan.deliverables().map(|(area, deliverable)| {
        let mut row = vec![
            text(&area.name.value),
            text(deliverable.project()),
            Value::Boolean(deliverable.is(Marker::Delivered)),
            Value::Boolean(deliverable.is(Marker::Changed)),
        ];
        row.extend(Field::ALL.into_iter().skip(1).map(|field| text(&deliverable.field(field).value)));
        row.push(text(&deliverable.id));
        row.extend(typed(deliverable));
        row.push(text(deliverable.sheet()));
        row.push(Value::Integer(u64::from(deliverable.range.first.row.0) + 1));
        row
    });
    table(&dictionary::DELIVERABLES, rows)
}

/// What was read in the release text, and the state.
fn typed(deliverable: &Deliverable) -> [Value<'static>; 8] {
    let release = &deliverable.release;
    [
        text(release.kind.name()),
        day(release.first_day()),
        day(release.last_day()),
        text(release.precision().map_or("", Precision::name)),
        Value::Boolean(release.periods.iter().any(|span| span.approximate)),
        Value::Boolean(release.expected),
        Value::Boolean(release.delayed),
        text(deliverable.state().name()),
    ]
}

/// `omraader`: a row for each area.
#[must_use]
pub fn areas(plan: &Plan) -> Table<'_> {
    let rows = plan.areas.iter().map(|area| {
        let marked = |marker| area.deliverables.iter().filter(|deliverable| deliverable.is(marker)).count();
        vec![
            text(&area.name.value),
            count(area.deliverables.len()),
            count(marked(Marker::Delivered)),
            count(marked(Marker::Changed)),
        ]
    });
    table(&dictionary::AREAS, rows)
}

/// `perioder`: a row for each period of a release.
#[must_use]
pub fn periods(plan: &Plan) -> Table<'_> {
    let rows = plan.deliverables().flat_map(|(_, deliverable)| {
        deliverable.release.periods.iter().enumerate().map(move |(index, span)| {
            vec![
                text(&deliverable.id),
                count(index + 1),
                day(span.from),
                day(span.to),
                text(span.precision.name()),
                Value::Boolean(span.approximate),
            ]
        })
    });
    table(&dictionary::PERIODS, rows)
}

/// `kontakter`: a row for each contact, in the order in which the plan first names them.
#[must_use]
pub fn contacts(plan: &Plan) -> Table<'_> {
    let mut order: Vec<(&str, [usize; 3])> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, deliverable) in plan.deliverables() {
        let name = deliverable.field(Field::Contact).value.as_str();
        if name.is_empty() {
            continue;
        }
        let index = *known.entry(name).or_insert(order.len());
        if index == order.len() {
            order.push((name, [0; 3]));
        }
        if let Some((_, [all, delivered, open])) = order.get_mut(index) {
            *all += 1;
            *delivered += usize::from(deliverable.state() == State::Delivered);
            *open += usize::from(!matches!(deliverable.state(), State::Delivered | State::Cancelled));
        }
    }
    let rows = order
        .into_iter()
        .map(|(name, counts)| std::iter::once(text(name)).chain(counts.into_iter().map(count)).collect());
    table(&dictionary::CONTACTS, rows)
}

/// `links`: a row for each address in a deliverable's texts.
#[must_use]
pub fn links(plan: &Plan) -> Table<'_> {
    let addresses = Addresses::default();
    let rows = plan.deliverables().flat_map(move |(_, deliverable)| links_of(deliverable, &addresses));
    table(&dictionary::LINKS, rows)
}

fn links_of<'a>(deliverable: &'a Deliverable, addresses: &Addresses) -> Vec<Vec<Value<'a>>> {
    let mut rows = Vec::new();
    for field in Field::ALL {
        let cell = deliverable.field(field);
        for (index, address) in addresses.links(&cell.value).into_iter().enumerate() {
            let place = cell.place.as_ref();
            rows.push(vec![
                text(&deliverable.id),
                text(field.heading()),
                count(index + 1),
                Value::Text(Cow::Owned(address)),
                place.map_or(Value::Empty, |place| text(&place.sheet)),
                place.map_or(Value::Empty, |place| Value::Text(Cow::Owned(place.cell.to_string()))),
            ]);
        }
    }
    rows
}

/// `aendringer`: a row for each change that a comparison with the previous version found.
#[must_use]
pub fn changes<'a>(changes: &'a [Change<'a>]) -> Table<'a> {
    let rows = changes.iter().map(|change| {
        vec![
            text(&change.id),
            text(&change.area),
            text(&change.project),
            text(change.change),
            text(&change.field),
            text(&change.before),
            text(&change.after),
            change.likeness.map_or(Value::Empty, Value::Number),
        ]
    });
    table(&dictionary::CHANGES, rows)
}
