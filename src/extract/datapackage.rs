//! `datapackage.json`: what the CSV files hold, Data Package v1 with Table Schema v1 and CSV Dialect 1.2.
//!
//! Input: the plan's title and version and the finished files. Output: JSON without a clock in it. `hash` and `bytes`
//! of each file are there, so that a reader sees a file that was changed afterwards.

use serde::Serialize;

use super::csv::Dialect;
use super::{Column, Form, Table};
use crate::digest::digest;
use crate::edition::names;
use crate::plan::{Plan, VersionNumber};
use crate::texts::Message;

/// A finished CSV file.
#[derive(Clone, Copy)]
pub struct Resource<'a, 'p> {
    /// The table that it holds; its name is `<table>.csv`, beside the data package.
    pub table: &'a Table<'p>,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// The form of an address, a regular expression.
const ADDRESS: &str = "([hH][tT][tT][pP][sS]?://|[mM][aA][iI][lL][tT][oO]:).+";

#[derive(Serialize)]
struct PackageJson<'a> {
    profile: &'static str,
    name: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<VersionNumber>,
    description: String,
    sources: [SourceJson<'a>; 1],
    resources: Vec<ResourceJson>,
}

#[derive(Serialize)]
struct SourceJson<'a> {
    title: String,
    sha256: &'a str,
}

#[derive(Serialize)]
struct ResourceJson {
    profile: &'static str,
    name: &'static str,
    path: String,
    title: String,
    description: String,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    bytes: usize,
    hash: String,
    dialect: DialectJson,
    schema: SchemaJson,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DialectJson {
    csvddf_version: &'static str,
    delimiter: char,
    line_terminator: &'static str,
    quote_char: char,
    double_quote: bool,
    skip_initial_space: bool,
    header: bool,
    case_sensitive_header: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SchemaJson {
    fields: Vec<FieldJson>,
    missing_values: [&'static str; 1],
    primary_key: &'static [&'static str],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKeyJson>,
}

#[derive(Serialize)]
struct ForeignKeyJson {
    fields: [&'static str; 1],
    reference: ReferenceJson,
}

#[derive(Serialize)]
struct ReferenceJson {
    resource: &'static str,
    fields: [&'static str; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FieldJson {
    name: &'static str,
    title: String,
    #[serde(rename = "type")]
    type_name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    true_values: Option<[&'static str; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    false_values: Option<[&'static str; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decimal_char: Option<char>,
    description: String,
    /// Unit or form.
    unit: String,
    example: String,
    constraints: ConstraintsJson,
}

#[derive(Serialize)]
struct ConstraintsJson {
    required: bool,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    one_of: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'static str>,
}

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
    let mut bytes = serde_json::to_vec_pretty(&PackageJson {
        profile: "tabular-data-package",
        name: names::DOCUMENT,
        title: title.unwrap_or_else(|| Message::new("package-title").printed()),
        version: plan.version.number,
        description: description(plan, dialect),
        sources: [SourceJson { title: Message::new("package-source").printed(), sha256: source }],
        resources: files.iter().map(|file| resource(*file, dialect)).collect(),
    })?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn description(plan: &Plan, dialect: Dialect) -> String {
    let date = plan.version.date.map(|date| Message::new("package-date").with("date", date.to_string()));
    let guard = if dialect == Dialect::ExcelDa { "package-guarded" } else { "package-plain" };
    Message::list(" ", date.into_iter().chain([Message::new(guard)])).printed()
}

fn resource(file: Resource<'_, '_>, dialect: Dialect) -> ResourceJson {
    let name = file.table.name;
    let meaning = Message::of("table", name);
    ResourceJson {
        profile: "tabular-data-resource",
        name,
        path: format!("{name}.csv"),
        title: meaning.clone().part("title").printed(),
        description: meaning.printed(),
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        bytes: file.bytes.len(),
        hash: format!("sha256:{}", digest(file.bytes)),
        dialect: DialectJson {
            csvddf_version: "1.2",
            delimiter: dialect.delimiter(),
            line_terminator: "\r\n",
            quote_char: '"',
            double_quote: true,
            skip_initial_space: false,
            header: true,
            case_sensitive_header: true,
        },
        schema: schema(file.table, dialect),
    }
}

fn schema(table: &Table<'_>, dialect: Dialect) -> SchemaJson {
    let foreign = table.columns.iter().filter_map(|column| {
        let reference = column.reference?;
        let reference = ReferenceJson { resource: reference.table, fields: [reference.column] };
        Some(ForeignKeyJson { fields: [column.name], reference })
    });
    let field = |column| field(table.name, column, dialect);
    SchemaJson {
        fields: table.columns.iter().map(field).collect(),
        missing_values: [""],
        primary_key: table.key,
        foreign_keys: foreign.collect(),
    }
}

fn field(table: &str, column: &Column, dialect: Dialect) -> FieldJson {
    let meaning = Message::of("column", &format!("{table}-{}", column.name));
    let (is_truth, is_decimal) = (column.form == Form::YesNo, column.form == Form::Share);
    let (minimum, maximum) = column.form.bounds();
    let mark = dialect.decimal_mark();
    FieldJson {
        name: column.name,
        title: meaning.clone().part("heading").printed(),
        type_name: column.form.type_name(),
        true_values: is_truth.then_some(["ja"]),
        false_values: is_truth.then_some(["nej"]),
        decimal_char: is_decimal.then_some(mark),
        description: meaning.printed(),
        unit: Message::new(column.form.key()).printed(),
        example: if is_decimal {
            column.example.replace('.', &mark.to_string())
        } else {
            column.example.to_owned()
        },
        constraints: ConstraintsJson {
            required: column.required,
            one_of: column.form.words().to_vec(),
            minimum,
            maximum,
            pattern: (column.form == Form::Url).then_some(ADDRESS),
        },
    }
}
