//! The plan as data: tables, CSV with its data package, the workbook written back, JSON.
//!
//! Input: the typed plan. Output: bytes, and findings where a format cannot hold a text as it is. What tables and
//! columns there are stands in [`dictionary`], and only there. The only place that names csv and rust_xlsxwriter.

pub mod csv;
pub mod datapackage;
pub mod dictionary;
pub mod guard;
pub mod json;
mod tables;
pub mod xlsx;

use std::borrow::Cow;

use chrono::NaiveDate;

use dictionary::TableInfo;

/// A table: what it is and its rows, which are made one by one while they are read.
pub struct Table<'a> {
    /// Its columns, and what they mean.
    pub info: &'static TableInfo,
    rows: Box<dyn Iterator<Item = Vec<Value<'a>>> + 'a>,
}

impl<'a> Table<'a> {
    /// The rows, each as long as the columns.
    pub fn rows(self) -> impl Iterator<Item = Vec<Value<'a>>> {
        self.rows
    }
}

/// A value of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// No value.
    Empty,
    /// A text; an empty one is no value.
    Text(Cow<'a, str>),
    /// A whole number.
    Integer(u64),
    /// A number.
    Number(f64),
    /// Yes or no.
    Boolean(bool),
    /// A day.
    Date(NaiveDate),
}

/// What happened to a deliverable since the previous version.
#[derive(Clone, Debug, PartialEq)]
pub struct Change<'a> {
    /// The deliverable's id; of a removed one, that of the previous version.
    pub id: Cow<'a, str>,
    /// Its area's name.
    pub area: Cow<'a, str>,
    /// Its project's name.
    pub project: Cow<'a, str>,
    /// What happened, a name of [`dictionary::CHANGES`].
    pub change: &'static str,
    /// The heading of the column that changed; empty where the whole row did.
    pub field: Cow<'a, str>,
    /// The text before.
    pub before: Cow<'a, str>,
    /// The text now.
    pub after: Cow<'a, str>,
    /// How like the texts are, 0 to 1, where that was measured.
    pub likeness: Option<f64>,
}

impl Change<'static> {
    /// The rows of a comparison.
    #[must_use]
    pub fn all(comparison: &crate::compare::Comparison) -> Vec<Self> {
        crate::compare::show::lines(comparison).into_iter().map(Self::from).collect()
    }
}

impl From<crate::compare::show::Line> for Change<'static> {
    fn from(line: crate::compare::show::Line) -> Self {
        Self {
            id: line.id.into(),
            area: line.area.into(),
            project: line.project.into(),
            change: line.change,
            field: line.field.into(),
            before: line.old.into(),
            after: line.new.into(),
            likeness: line.likeness.map(crate::compare::likeness::rounded),
        }
    }
}

pub use tables::{areas, changes, contacts, deliverables, links, periods};

/// All tables of a plan, in the dictionary's order; that of changes where there are any rows given.
#[must_use]
pub fn tables<'a>(plan: &'a crate::plan::Plan, changed: Option<&'a [Change<'a>]>) -> Vec<Table<'a>> {
    let mut tables = vec![deliverables(plan), areas(plan), periods(plan), contacts(plan), links(plan)];
    tables.extend(changed.map(changes));
    tables
}
