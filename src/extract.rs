//! The plan as data: tables and JSON.
//!
//! Input: the typed plan. Output: bytes of `plan.json` and of the CSV extracts, whose columns `docs/columns.md`
//! describes. The only place that names csv.

pub mod csv;
pub mod json;
mod tables;

use std::borrow::Cow;

use crate::address::Place;

/// A table: a file's name, its columns and its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<'a> {
    /// Name of the table; its file is `<name>.csv`.
    pub name: &'static str,
    /// The columns' names.
    pub columns: &'static [&'static str],
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<Value<'a>>>,
}

/// A value of a table, with the cell it comes from where it is a text of the workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value<'a> {
    text: Cow<'a, str>,
    place: Option<&'a Place>,
}

pub use tables::{areas, deliverables, periods};
