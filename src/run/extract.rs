//! `extract`: the plan as data, without an edition.

use std::io;

use leveranceplan::check;
use leveranceplan::edition::{File, Source, write_file};
use leveranceplan::extract::csv::{self, Dialect};
use leveranceplan::extract::datapackage::{self, Resource};
use leveranceplan::extract::{Change, Table, dictionary, guard, json, tables, xlsx};
use leveranceplan::finding::{Finding, Severity};
use leveranceplan::plan::Plan;

use super::terminal::shown;
use super::{Context, Loaded, RunError, count, load};
use crate::cli::{Extract, Format};

/// Writes the extracts of a format into the output folder, or one table to standard output.
pub(crate) fn extract(options: &Extract, context: &Context) -> Result<(), RunError> {
    if let Some(name) = &options.table {
        return table(name, options, context);
    }
    let mut loaded = load(options.workbook.as_deref(), context)?;
    let wanted = |format| options.format.is_some_and(|named| [format, Format::All].contains(&named));
    let mut files = Vec::new();
    if wanted(Format::Xlsx) {
        let (file, findings) = xlsx_file(&loaded.plan)?;
        files.push(file);
        loaded.findings.extend(findings);
    }
    if wanted(Format::Csv) {
        let source = Source::of(&loaded.input.bytes);
        let (csv, findings) = csv_files(&loaded.plan, None, options.dialect, &source)?;
        files.extend(csv);
        loaded.findings.extend(findings);
    }
    if wanted(Format::Json) {
        files.push(json_file(&loaded.plan)?);
    }
    let outcome = settle(&mut loaded, context);
    for file in files {
        let path = options.output.join(&file.path);
        write_file(&path, &file.bytes)?;
        context.terminal.say(&format!("Skrevet: {}", shown(&path)));
    }
    outcome
}

/// Settles the findings by the settings and shows them. Errors stop nothing, for who asks for the data wants it as it is;
/// they are told by the exit code.
fn settle(loaded: &mut Loaded, context: &Context) -> Result<(), RunError> {
    let findings = std::mem::take(&mut loaded.findings);
    (loaded.findings, loaded.accepted) = check::settle(findings, &context.config, &loaded.workbook);
    context.terminal.findings(&loaded.findings);
    loaded.say_accepted(&context.terminal);
    if count(&loaded.findings, Severity::Error) > 0 { Err(RunError::Extracted) } else { Ok(()) }
}

/// Writes one table to standard output, row by row; who closes it has read enough.
fn table(name: &str, options: &Extract, context: &Context) -> Result<(), RunError> {
    let names: Vec<&str> = dictionary::TABLES.iter().map(|table| table.name).collect();
    // The changes need a previous version, which `publish --previous` and `compare` have.
    let known = names.iter().any(|known| *known == name && name != dictionary::CHANGES.name);
    if !known {
        return Err(RunError::Arguments(unknown_table(name, &names)));
    }
    let mut loaded = load(options.workbook.as_deref(), context)?;
    if options.dialect == Dialect::ExcelDa {
        loaded.findings.extend(guard::findings(&loaded.plan));
    }
    let outcome = settle(&mut loaded, context);
    let Some(table) = tables(&loaded.plan, None).into_iter().find(|table| table.info.name == name) else {
        return outcome;
    };
    match csv::write(table, options.dialect, io::stdout().lock()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(RunError::output(error)),
        _ => outcome,
    }
}

fn unknown_table(name: &str, names: &[&str]) -> String {
    let near = leveranceplan::config::nearest(name, names.iter().copied()).filter(|near| near != name);
    let near = near.map_or(String::new(), |near| format!(" Mente du »{near}«?"));
    let known = names.split_last().map_or(String::new(), |(_, known)| known.join(", "));
    format!("der er ingen tabel »{name}« at skrive\n  forventet: {known}\n  hjælp: ret tabellens navn.{near}")
}

/// The clean workbook, and what Excel cannot hold of the plan.
pub(crate) fn xlsx_file(plan: &Plan) -> Result<(File, Vec<Finding>), RunError> {
    let (bytes, findings) = xlsx::write(plan, &xlsx::Limits::default()).map_err(RunError::output)?;
    let version = plan.version.number.as_deref().map_or(String::new(), |number| format!("-v{number}"));
    Ok((File { path: format!("aktivitets-og-leveranceplan{version}.xlsx"), bytes }, findings))
}

/// The tables and their data package, and a finding for each text that the dialect has to guard.
pub(crate) fn csv_files(
    plan: &Plan,
    changes: Option<&[Change<'_>]>,
    dialect: Dialect,
    source: &Source,
) -> Result<(Vec<File>, Vec<Finding>), RunError> {
    let mut written = Vec::new();
    for table in tables(plan, changes) {
        written.push(csv_file(table, dialect)?);
    }
    let resources: Vec<Resource<'_>> =
        written.iter().map(|(info, file)| Resource { info, bytes: &file.bytes }).collect();
    let bytes = datapackage::write(plan, dialect, &resources, &source.sha256).map_err(RunError::output)?;
    let mut files: Vec<File> = written.into_iter().map(|(_, file)| file).collect();
    files.push(File { path: "csv/datapackage.json".into(), bytes });
    let guarded = if dialect == Dialect::ExcelDa { guard::findings(plan) } else { Vec::new() };
    Ok((files, guarded))
}

fn csv_file(table: Table<'_>, dialect: Dialect) -> Result<(&'static dictionary::TableInfo, File), RunError> {
    let info = table.info;
    let mut bytes = Vec::new();
    csv::write(table, dialect, &mut bytes).map_err(RunError::output)?;
    Ok((info, File { path: format!("csv/{}.csv", info.name), bytes }))
}

/// `plan.json`.
pub(crate) fn json_file(plan: &Plan) -> Result<File, RunError> {
    let bytes = json::write(plan).map_err(RunError::output)?;
    Ok(File { path: "plan.json".into(), bytes })
}
