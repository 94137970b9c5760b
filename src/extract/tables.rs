//! The tables of a plan: each column with its name, its form, an example and its value.
//!
//! CSV headers, `datapackage.json`, the sheets of the workbook and `docs/columns.md` all come from here. A new column
//! is a line here and a text in `texts/da/columns.ftl` and `texts/en/columns.ftl`.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::table::{Form, Table, Value, ValueColumn};
use crate::address::Place;
use crate::compare::likeness::rounded;
use crate::compare::show::ChangeLine;
use crate::plan::release::{Kind, Precision, Span};
use crate::plan::text::Addresses;
use crate::plan::{Area, Deliverable, Field, Marker, Plan, State};

/// All tables of a plan, in the order in which an edition lists them; that of changes where they are given.
#[must_use]
pub fn tables<'a>(plan: &'a Plan, changed: Option<&'a [ChangeLine]>) -> Vec<Table<'a>> {
    let mut tables = vec![deliverables(plan), areas(plan), periods(plan), contacts(plan), links(plan)];
    tables.extend(changed.map(changes));
    tables
}

/// `leverancer`: a row for each deliverable, in the plan's order.
#[must_use]
pub fn deliverables(plan: &Plan) -> Table<'_> {
    let column = ValueColumn::<(&Area, &Deliverable)>::new;
    let columns = vec![
        column("omraade", Form::Text, "Cybersikkerhed", |(area, _)| Value::from(&area.name.value))
            .refers_to("omraader", "omraade"),
        column("projekt", Form::Text, "E-læring", |(_, row)| row.project().into()).required(),
        column("leveret", Form::YesNo, "ja", |(_, row)| row.is(Marker::Delivered).into()),
        column("ny_aendret", Form::YesNo, "nej", |(_, row)| row.is(Marker::Changed).into()),
        column("formaal", Form::Text, "At alle kan kende en falsk mail.", |(_, row)| {
            text(row, Field::Purpose)
        }),
        column("leverance_beskrivelse", Form::Text, "Et kursus på en time.", |(_, row)| {
            text(row, Field::Description)
        }),
        column("leverance_frigives", Form::Text, "Q2-Q3 2019", |(_, row)| text(row, Field::Release)),
        column("status", Form::Text, "I gang", |(_, row)| text(row, Field::Status)),
        column("kontakt", Form::Text, "Mette Holm", |(_, row)| text(row, Field::Contact)),
        column("bemaerkninger", Form::Text, "Se www.example.dk.", |(_, row)| text(row, Field::Remarks)),
        column("id", Form::Id, ID, |(_, row)| Value::from(&row.id)).required(),
        column("frigives_art", words(Kind::ALL, Kind::name), "dated", |(_, row)| {
            row.release.kind.name().into()
        })
        .required(),
        column("frigives_fra", Form::Day, "2019-04-01", |(_, row)| row.release.first_day().into()),
        column("frigives_til", Form::Day, "2019-09-30", |(_, row)| row.release.last_day().into()),
        column("frigives_noejagtighed", words(Precision::ALL, Precision::name), "quarter", |(_, row)| {
            row.release.precision().map(Precision::name).into()
        }),
        column("frigives_omtrentlig", Form::YesNo, "nej", |(_, row)| {
            row.release.periods.iter().any(|span| span.approximate).into()
        }),
        column("frigives_forventet", Form::YesNo, "nej", |(_, row)| row.release.expected.into()),
        column("frigives_forsinket", Form::YesNo, "nej", |(_, row)| row.release.delayed.into()),
        column("tilstand", words(State::ALL, State::name), "planned", |(_, row)| row.state().name().into())
            .required(),
        column("ark", Form::Text, "Plan", |(_, row)| row.sheet().into()),
        column("raekke", Form::Ordinal, "47", |(_, row)| (row.range.first.row.0 as usize + 1).into()),
    ];
    Table::new("leverancer", &["id"], columns, || plan.deliverables())
}

/// `omraader`: a row for each area, in the plan's order.
#[must_use]
pub fn areas(plan: &Plan) -> Table<'_> {
    let column = ValueColumn::<&Area>::new;
    let columns = vec![
        column("omraade", Form::Text, "Cybersikkerhed", |area| Value::from(&area.name.value)),
        column("leverancer", Form::Count(0), "11", |area| area.deliverables.len().into()),
        column("leveret", Form::Count(0), "4", |area| marked(area, Marker::Delivered)),
        column("ny_aendret", Form::Count(0), "3", |area| marked(area, Marker::Changed)),
    ];
    Table::new("omraader", &["omraade"], columns, || plan.areas.iter())
}

/// `perioder`: a row for each period of a release.
#[must_use]
pub fn periods(plan: &Plan) -> Table<'_> {
    let column = ValueColumn::<(&Deliverable, usize, &Span)>::new;
    let columns = vec![
        column("leverance", Form::Id, ID, |(row, ..)| Value::from(&row.id))
            .required()
            .refers_to("leverancer", "id"),
        column("nummer", Form::Ordinal, "1", |(_, number, _)| (*number).into()),
        column("fra", Form::Day, "2019-04-01", |(.., span)| span.from.into()),
        column("til", Form::Day, "2019-06-30", |(.., span)| span.to.into()),
        column("noejagtighed", words(Precision::ALL, Precision::name), "quarter", |(.., span)| {
            span.precision.name().into()
        })
        .required(),
        column("omtrentlig", Form::YesNo, "nej", |(.., span)| span.approximate.into()),
    ];
    Table::new("perioder", &["leverance", "nummer"], columns, || {
        plan.deliverables().flat_map(|(_, row)| {
            (1..).zip(&row.release.periods).map(move |(number, span)| (row, number, span))
        })
    })
}

/// `kontakter`: a row for each contact, in the order in which the plan first names them.
#[must_use]
pub fn contacts(plan: &Plan) -> Table<'_> {
    let column = ValueColumn::<Contact>::new;
    let columns = vec![
        column("kontakt", Form::Text, "Mette Holm", |contact| Value::from(contact.name.clone())).required(),
        column("leverancer", Form::Count(1), "23", |contact| contact.deliverables.into()),
        column("leveret", Form::Count(0), "12", |contact| contact.delivered.into()),
        column("aabne", Form::Count(0), "10", |contact| contact.open.into()),
    ];
    Table::new("kontakter", &["kontakt"], columns, || contacts_of(plan).into_iter())
}

/// `links`: a row for each address in a deliverable's texts.
#[must_use]
pub fn links(plan: &Plan) -> Table<'_> {
    let column = ValueColumn::<Link<'_>>::new;
    let columns = vec![
        column("leverance", Form::Id, ID, |link| Value::from(&link.row.id))
            .required()
            .refers_to("leverancer", "id"),
        column("kolonne", words(Field::ALL, Field::heading), "Bemærkninger", |link| {
            link.field.heading().into()
        })
        .required(),
        column("nummer", Form::Ordinal, "1", |link| link.number.into()),
        column("adresse", Form::Url, "https://www.example.dk", |link| link.address.clone().into()).required(),
        column("ark", Form::Text, "Plan", |link| link.place().map(|place| &*place.sheet).into()),
        column("celle", Form::Cell, "G7", |link| link.place().map(|place| place.cell.to_string()).into()),
    ];
    Table::new("links", &["leverance", "kolonne", "nummer"], columns, || {
        let addresses = Addresses::default();
        plan.deliverables().flat_map(move |(_, row)| links_of(row, &addresses))
    })
}

/// The name of the table of changes. An edition has it only where it was compared with the version before.
pub const CHANGES: &str = "aendringer";

/// `aendringer`: a row for each change since the previous version.
#[must_use]
pub fn changes(changed: &[ChangeLine]) -> Table<'_> {
    let column = ValueColumn::<&ChangeLine>::new;
    let columns = vec![
        column("id", Form::Id, ID, |line| Value::from(&line.id)),
        column("omraade", Form::Text, "Cybersikkerhed", |line| Value::from(&line.area)),
        column("projekt", Form::Text, "E-læring", |line| Value::from(&line.project)),
        column("aendring", Form::Word(CHANGE_NAMES.to_vec()), "text", |line| line.change.into()).required(),
        column("felt", Form::Text, "Status", |line| line.field.into()),
        column("foer", Form::Text, "I gang", |line| Value::from(&line.old)),
        column("efter", Form::Text, "Leveret", |line| Value::from(&line.new)),
        column("lighed", Form::Share, "0.25", |line| line.likeness.map(rounded).into()),
    ];
    let key = &["omraade", "id", "aendring", "felt", "foer", "efter"];
    Table::new(CHANGES, key, columns, || changed.iter())
}

/// An id, as an example.
const ID: &str = "cybersikkerhed/e-laering";

/// The names of all changes; see [`Line::change`].
const CHANGE_NAMES: [&str; 17] = [
    "added",
    "removed",
    "moved",
    "order",
    "renamed",
    "text",
    "release",
    "state",
    "markers",
    "area-added",
    "area-removed",
    "area-renamed",
    "area-split",
    "area-merged",
    "area-order",
    "area-markers",
    "document",
];

fn words<T, const N: usize>(all: [T; N], name: fn(T) -> &'static str) -> Form {
    Form::Word(all.map(name).to_vec())
}

fn text(row: &Deliverable, field: Field) -> Value<'_> {
    Value::from(&row.field(field).value)
}

fn marked(area: &Area, marker: Marker) -> Value<'static> {
    area.deliverables.iter().filter(|row| row.is(marker)).count().into()
}

/// A contact and how many deliverables it has.
#[derive(Clone, Default)]
struct Contact {
    name: String,
    deliverables: usize,
    delivered: usize,
    open: usize,
}

fn contacts_of(plan: &Plan) -> Vec<Contact> {
    let mut contacts: Vec<Contact> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for ((_, row), people) in plan.deliverables().zip(plan.people()) {
        for name in people {
            let index = *known.entry(name.clone()).or_insert(contacts.len());
            if index == contacts.len() {
                contacts.push(Contact { name, ..Contact::default() });
            }
            if let Some(contact) = contacts.get_mut(index) {
                contact.deliverables += 1;
                contact.delivered += usize::from(row.state() == State::Delivered);
                contact.open += usize::from(!matches!(row.state(), State::Delivered | State::Cancelled));
            }
        }
    }
    contacts
}

/// An address in a cell.
struct Link<'a> {
    row: &'a Deliverable,
    field: Field,
    /// Counts the addresses of the cell, from 1.
    number: usize,
    address: String,
}

impl<'a> Link<'a> {
    fn place(&self) -> Option<&'a Place> {
        self.row.field(self.field).place.as_ref()
    }
}

fn links_of<'a>(row: &'a Deliverable, addresses: &Addresses) -> Vec<Link<'a>> {
    let of_cell = |field| {
        let links = (1..).zip(row.links(field, addresses));
        links.map(move |(number, address)| Link { row, field, number, address })
    };
    Field::ALL.into_iter().flat_map(of_cell).collect()
}
