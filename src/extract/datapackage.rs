//! `datapackage.json`: what the CSV files hold, Data Package v1 with Table Schema v1 and CSV Dialect 1.2.
//!
//! Input: the plan's title and version and the finished files. Output: JSON without a clock in it. `hash` and `bytes`
//! of each file are there, so that a reader sees a file that was changed afterwards.

use serde::Serialize;

use super::csv::Dialect;
use super::dictionary::{Column, TableInfo, Type};
use crate::plan::{Plan, VersionNumber};

/// A finished CSV file.
#[derive(Clone, Copy, Debug)]
pub struct Resource<'a> {
    /// The table that it holds; its name is `<table>.csv`, beside the data package.
    pub info: &'static TableInfo,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// How the guard of `excel-da` reads back.
const GUARD: &str = "Dialekten excel-da sætter en apostrof (') foran en tekst, som et regneark ellers ville regne ud: en tekst, hvis første tegn efter blanktegn og apostroffer er = + - @ (eller deres brede former), eller som begynder med et linjeskift. Fjern apostroffen for at få planens tekst.";
/// What the other dialect does.
const PLAIN: &str = "Teksterne står, som de står i planen.";

#[derive(Serialize)]
struct PackageJson<'a> {
    profile: &'static str,
    name: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<VersionNumber>,
    description: String,
    sources: [SourceJson<'a>; 1],
    resources: Vec<ResourceJson>,
}

#[derive(Serialize)]
struct SourceJson<'a> {
    title: &'static str,
    sha256: &'a str,
}

#[derive(Serialize)]
struct ResourceJson {
    profile: &'static str,
    name: &'static str,
    path: String,
    title: &'static str,
    description: &'static str,
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
    title: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    true_values: Option<[&'static str; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    false_values: Option<[&'static str; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decimal_char: Option<char>,
    description: &'static str,
    /// Unit or form.
    unit: &'static str,
    example: String,
    constraints: ConstraintsJson,
}

#[derive(Serialize)]
struct ConstraintsJson {
    required: bool,
    #[serde(rename = "enum", skip_serializing_if = "<[&str]>::is_empty")]
    one_of: &'static [&'static str],
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
    files: &[Resource<'_>],
    source: &str,
) -> serde_json::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(&PackageJson {
        profile: "tabular-data-package",
        name: "aktivitets-og-leveranceplan",
        title: plan.title.as_ref().map_or("Aktivitets- og leveranceplan", |title| &title.value),
        version: plan.version.number,
        description: description(plan, dialect),
        sources: [SourceJson { title: "Kontorets projektmappe", sha256: source }],
        resources: files.iter().map(|file| resource(*file, dialect)).collect(),
    })?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn description(plan: &Plan, dialect: Dialect) -> String {
    let date = plan.version.date.map_or(String::new(), |date| format!("Versionens dato: {date}. "));
    let texts = if dialect == Dialect::ExcelDa { GUARD } else { PLAIN };
    format!("{date}{texts}")
}

fn resource(file: Resource<'_>, dialect: Dialect) -> ResourceJson {
    ResourceJson {
        profile: "tabular-data-resource",
        name: file.info.name,
        path: format!("{}.csv", file.info.name),
        title: file.info.title,
        description: file.info.row,
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        bytes: file.bytes.len(),
        hash: format!("sha256:{}", crate::edition::digest(file.bytes)),
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
        schema: schema(file.info, dialect),
    }
}

fn schema(table: &TableInfo, dialect: Dialect) -> SchemaJson {
    let foreign = table.references.iter().map(|reference| ForeignKeyJson {
        fields: [reference.column],
        reference: ReferenceJson { resource: reference.table, fields: [reference.target] },
    });
    SchemaJson {
        fields: table.columns.iter().map(|column| field(column, dialect)).collect(),
        missing_values: [""],
        primary_key: table.key,
        foreign_keys: foreign.collect(),
    }
}

fn field(column: &Column, dialect: Dialect) -> FieldJson {
    let is = |kind| column.kind == kind;
    let mark = dialect.decimal_mark();
    FieldJson {
        name: column.name,
        title: column.heading,
        kind: column.kind.name(),
        true_values: is(Type::Boolean).then_some(["ja"]),
        false_values: is(Type::Boolean).then_some(["nej"]),
        decimal_char: is(Type::Number).then_some(mark),
        description: column.description,
        unit: column.form,
        example: if is(Type::Number) {
            column.example.replace('.', &mark.to_string())
        } else {
            column.example.to_owned()
        },
        constraints: ConstraintsJson {
            required: column.required,
            one_of: column.one_of,
            minimum: column.minimum,
            maximum: column.maximum,
            pattern: column.pattern,
        },
    }
}
