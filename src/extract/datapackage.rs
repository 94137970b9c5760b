//! `datapackage.json`: what the CSV files hold, Data Package v1 with Table Schema v1.
//!
//! Input: the plan's title and version and the finished files. Output: JSON without a clock in it. `hash` and `bytes`
//! of each file are there, so that a reader sees a file that was changed afterwards.

use serde_json::{Map, Value as Json, json};

use super::csv::Dialect;
use super::dictionary::{Column, TableInfo, Type};
use crate::plan::Plan;

/// A finished CSV file.
#[derive(Clone, Copy, Debug)]
pub struct Resource<'a> {
    /// The table that it holds; its name is `<table>.csv`, beside the data package.
    pub info: &'static TableInfo,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// How the guard of `excel-da` reads back.
const GUARD: &str = "Dialekten excel-da sætter en apostrof (') foran en tekst, hvis første tegn efter blanktegn og apostroffer er = + - @ eller et af deres brede former, så et regneark ikke regner den ud. Fjern apostroffen for at få planens tekst.";

/// Writes `datapackage.json`; `source` is the SHA-256 of the workbook that the plan came from, in hexadecimal.
///
/// # Errors
/// None that a plan can cause.
pub fn write(
    plan: &Plan,
    dialect: Dialect,
    files: &[Resource<'_>],
    source: &str,
) -> serde_json::Result<Vec<u8>> {
    let title = plan.title.as_ref().map_or("Aktivitets- og leveranceplan", |title| &title.value);
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": "aktivitets-og-leveranceplan",
        "title": title,
        "description": description(plan, dialect),
        "sources": [{"title": "Kontorets projektmappe", "sha256": source}],
        "resources": files.iter().map(|file| resource(*file, dialect)).collect::<Vec<_>>(),
    });
    if let (Some(number), Some(package)) = (&plan.version.number, package.as_object_mut()) {
        package.insert("version".into(), json!(number));
    }
    let mut bytes = serde_json::to_vec_pretty(&package)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn description(plan: &Plan, dialect: Dialect) -> String {
    let version = &plan.version;
    let number = version.number.as_deref().map_or(String::new(), |number| format!("Version {number}"));
    let date = version.date.map_or(String::new(), |date| format!(" af {date}"));
    let guard = if dialect == Dialect::ExcelDa { GUARD } else { "Teksterne står, som de står i planen." };
    format!("{number}{date}. {guard}").trim_start_matches(['.', ' ']).to_owned()
}

fn resource(file: Resource<'_>, dialect: Dialect) -> Json {
    json!({
        "profile": "tabular-data-resource",
        "name": file.info.name,
        "path": format!("{}.csv", file.info.name),
        "title": file.info.title,
        "description": file.info.row,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.bytes.len(),
        "hash": format!("sha256:{}", crate::edition::digest(file.bytes)),
        "dialect": {
            "csvddfVersion": "1.2",
            "delimiter": dialect.delimiter().to_string(),
            "lineTerminator": "\r\n",
            "quoteChar": "\"",
            "doubleQuote": true,
            "skipInitialSpace": false,
            "header": true,
            "caseSensitiveHeader": true,
        },
        "schema": schema(file.info, dialect),
    })
}

fn schema(table: &TableInfo, dialect: Dialect) -> Json {
    let fields: Vec<Json> = table.columns.iter().map(|column| field(column, dialect)).collect();
    let mut schema = json!({"fields": fields, "missingValues": [""], "primaryKey": table.key});
    let foreign: Vec<Json> = table
        .references
        .iter()
        .map(|reference| {
            json!({
                "fields": [reference.column],
                "reference": {"resource": reference.table, "fields": [reference.target]},
            })
        })
        .collect();
    if let Some(schema) = schema.as_object_mut().filter(|_| !foreign.is_empty()) {
        schema.insert("foreignKeys".into(), foreign.into());
    }
    schema
}

fn field(column: &Column, dialect: Dialect) -> Json {
    let mut field = json!({
        "name": column.name,
        "title": column.heading,
        "type": column.kind.name(),
        "description": column.description,
        "unit": column.form,
        "example": example(column, dialect),
    });
    let constraints = constraints(column);
    if let Some(field) = field.as_object_mut() {
        if column.kind == Type::Boolean {
            field.insert("trueValues".into(), json!(["ja"]));
            field.insert("falseValues".into(), json!(["nej"]));
        }
        if column.kind == Type::Number {
            field.insert("decimalChar".into(), json!(dialect.decimal_mark().to_string()));
        }
        if column.kind == Type::Date {
            field.insert("format".into(), json!("default"));
        }
        if !constraints.is_empty() {
            field.insert("constraints".into(), constraints.into());
        }
    }
    field
}

/// An example as the dialect writes it.
fn example(column: &Column, dialect: Dialect) -> String {
    if column.kind == Type::Number {
        column.example.replace('.', &dialect.decimal_mark().to_string())
    } else {
        column.example.to_owned()
    }
}

fn constraints(column: &Column) -> Map<String, Json> {
    let mut constraints = Map::new();
    if column.required {
        constraints.insert("required".into(), true.into());
    }
    if !column.one_of.is_empty() {
        constraints.insert("enum".into(), json!(column.one_of));
    }
    for (name, bound) in [("minimum", column.minimum), ("maximum", column.maximum)] {
        constraints.extend(bound.map(|bound| (name.to_owned(), bound.into())));
    }
    constraints.extend(column.pattern.map(|pattern| ("pattern".to_owned(), pattern.into())));
    constraints
}
