//! `extract`: the plan as data, without an edition.

use std::io;

use leveranceplan::{Draft, Error, Extract as Form, Findings, Message, Publisher, Severity};

use super::context::{Context, draft};
use super::terminal::Terminal;
use super::{input, output};
use crate::cli::{Extract, Format};

/// Writes the extracts of a format into the output folder, or one table to standard output.
pub(crate) fn extract(options: &Extract, context: &Context<'_>) -> Result<(), Error> {
    if let Some(name) = &options.table {
        Publisher::knows_table(name)?;
    }
    let publisher = context.publisher();
    let input = input::read(options.workbook.as_deref())?;
    let draft = draft(&publisher, &input, &options.overrides.supplied())?;
    match &options.table {
        Some(name) => table(name, options, &draft, context.terminal),
        None => files(options, &draft, context.terminal),
    }
}

fn files(options: &Extract, draft: &Draft<'_>, terminal: &Terminal) -> Result<(), Error> {
    let wanted = |format| options.format.is_some_and(|named| [format, Format::All].contains(&named));
    let forms =
        [(Format::Xlsx, Form::Xlsx), (Format::Csv, Form::Csv(options.dialect)), (Format::Json, Form::Json)];
    let forms: Vec<Form> =
        forms.into_iter().filter(|(format, _)| wanted(*format)).map(|(_, form)| form).collect();
    let (files, findings) = draft.extract(&forms)?;
    let outcome = show(&findings, terminal);
    for file in files {
        let path = options.output.join(&file.path);
        output::write(&path, &file.bytes)?;
        terminal.say(&Message::new("written").with("path", path.as_path()));
    }
    outcome
}

/// Writes one table to standard output, row by row. A reader may close it when it has read enough.
fn table(name: &str, options: &Extract, draft: &Draft<'_>, terminal: &Terminal) -> Result<(), Error> {
    let (table, findings) = draft.table(name, options.dialect)?;
    let outcome = show(&findings, terminal);
    match table.write_csv(options.dialect, io::stdout().lock()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Error::unwritable(&error)),
        _ => outcome,
    }
}

/// Shows the findings. Errors stop nothing, for who asks for the data wants it as it is; the exit code tells of them.
fn show(findings: &Findings, terminal: &Terminal) -> Result<(), Error> {
    terminal.findings(findings);
    terminal.accepted(findings.accepted);
    if findings.count(Severity::Error) > 0 { Err(Error::plan(Message::error("extracted"))) } else { Ok(()) }
}
