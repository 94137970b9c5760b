//! `datapackage.json`, a description of the CSV files: Data Package v1 with Table Schema v1 and CSV Dialect 1.2.
//!
//! Input: the plan's title and version and the finished files. Output: JSON without a clock in it. `hash` and `bytes`
//! of each file are there, so that a reader sees a file that was changed afterwards.

use serde_json::{Value, json};

use super::csv::Dialect;
use super::{ColumnSpec, Form, Table};
use crate::digest::digest;
use crate::edition::names;
use crate::plan::Plan;
use crate::texts::Message;

/// A finished CSV file.
#[derive(Clone, Copy)]
pub struct Resource<'a, 'p> {
    /// The table that it holds; its name is `<table>.csv`, beside the data package.
    pub table: &'a Table<'p>,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// A regular expression for addresses.
const ADDRESS: &str = "([hH][tT][tT][pP][sS]?://|[mM][aA][iI][lL][tT][oO]:).+";

/// Writes `datapackage.json`; `source` is the SHA-256 of the workbook that the plan came from, in hexadecimal.
///
/// # Errors
/// None that a plan can cause.
pub fn write(
    plan: &Plan,
    dialect: Dialect,
    files: &[Resource<'_, '_>],
    source: &str,
) -> serde_json::Result<Vec<u8>> {
    let title = plan.title.as_ref().map(|title| title.value.clone());
    let package = object(json!({
        "profile": "tabular-data-package",
        "name": names::DOCUMENT,
        "title": title.unwrap_or_else(|| Message::new("package-title").printed()),
        "version": plan.version.number,
        "description": description(plan, dialect),
        "sources": [{ "title": Message::new("package-source").printed(), "sha256": source }],
        "resources": files.iter().map(|file| resource(*file, dialect)).collect::<Vec<_>>(),
    }));
    let mut bytes = serde_json::to_vec_pretty(&package)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// An object without the keys whose value is null: those that do not apply.
fn object(mut object: Value) -> Value {
    if let Value::Object(keys) = &mut object {
        keys.retain(|_, value| !value.is_null());
    }
    object
}

/// A list; `None` for an empty one, so that its key is left out.
fn unless_empty<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}

fn description(plan: &Plan, dialect: Dialect) -> String {
    let date = plan.version.date.map(|date| Message::new("package-date").with("date", date.to_string()));
    let guard = if dialect == Dialect::ExcelDa { "package-guarded" } else { "package-plain" };
    Message::list(" ", date.into_iter().chain([Message::new(guard)])).printed()
}

fn resource(file: Resource<'_, '_>, dialect: Dialect) -> Value {
    let name = file.table.name;
    let meaning = Message::of("table", name);
    json!({
        "profile": "tabular-data-resource",
        "name": name,
        "path": format!("{name}.csv"),
        "title": meaning.clone().part("title").printed(),
        "description": meaning.printed(),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.bytes.len(),
        "hash": format!("sha256:{}", digest(file.bytes)),
        "dialect": {
            "csvddfVersion": "1.2",
            "delimiter": dialect.delimiter(),
            "lineTerminator": "\r\n",
            "quoteChar": "\"",
            "doubleQuote": true,
            "skipInitialSpace": false,
            "header": true,
            "caseSensitiveHeader": true,
        },
        "schema": schema(file.table, dialect),
    })
}

fn schema(table: &Table<'_>, dialect: Dialect) -> Value {
    let references = table.columns.iter().filter_map(|column| {
        let reference = column.reference?;
        let other = json!({ "resource": reference.table, "fields": [reference.column] });
        Some(json!({ "fields": [column.name], "reference": other }))
    });
    object(json!({
        "fields": table.columns.iter().map(|column| field(table.name, column, dialect)).collect::<Vec<_>>(),
        "missingValues": [""],
        "primaryKey": table.key,
        "foreignKeys": unless_empty(references.collect()),
    }))
}

fn field(table: &str, column: &ColumnSpec, dialect: Dialect) -> Value {
    let meaning = Message::of("column", &format!("{table}-{}", column.name));
    let is_truth = column.form == Form::YesNo;
    let mark = (column.form == Form::Share).then_some(dialect.decimal_mark());
    let example = mark.map(|mark| column.example.replace('.', &mark.to_string()));
    let (minimum, maximum) = column.form.bounds();
    let constraints = json!({
        "required": column.required,
        "enum": unless_empty(column.form.words().to_vec()),
        "minimum": minimum,
        "maximum": maximum,
        "pattern": (column.form == Form::Url).then_some(ADDRESS),
    });
    object(json!({
        "name": column.name,
        "title": meaning.clone().part("heading").printed(),
        "type": column.form.type_name(),
        "trueValues": is_truth.then_some(["ja"]),
        "falseValues": is_truth.then_some(["nej"]),
        "decimalChar": mark,
        "description": meaning.printed(),
        "unit": Message::new(column.form.key()).printed(),
        "example": example.as_deref().unwrap_or(column.example),
        "constraints": object(constraints),
    }))
}
