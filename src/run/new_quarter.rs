//! `new-quarter`: the workbook in which the next version is edited.

use std::io::ErrorKind;
use std::path::Path;

use leveranceplan::compare::{Comparison, show};
use leveranceplan::edition::{EditionError, write_new_file};
use leveranceplan::extract::xlsx;
use leveranceplan::plan::next::{Options, next_quarter};
use leveranceplan::plan::read::Supplied;
use leveranceplan::plan::{Plan, read};
use leveranceplan::workbook;

use super::terminal::shown;
use super::{Context, RunError, source};
use crate::cli::{Delivered, NewQuarter};

/// Writes the next quarter's workbook.
pub(crate) fn new_quarter(options: &NewQuarter, context: &Context) -> Result<(), RunError> {
    if options.output.extension().is_none_or(|end| !end.eq_ignore_ascii_case("xlsx")) {
        return Err(RunError::Arguments(format!(
            "{} er ikke navnet på en .xlsx-fil\n  hjælp: lad navnet ende på .xlsx",
            shown(&options.output)
        )));
    }
    let old = source::read(options.workbook.as_deref(), context)?;
    // What the global options supply is the new version's.
    let next = Options {
        number: options.version.clone(),
        date: context.supplied.date,
        title: context.supplied.title.clone(),
        drop_delivered: options.delivered == Delivered::Drop,
    };
    let next = next_quarter(&old, &next).map_err(|error| RunError::Arguments(error.to_string()))?;
    let (bytes, findings) = xlsx::write(&next, &xlsx::Limits::default()).map_err(RunError::output)?;
    context.terminal.findings(&findings);
    whole(&next, &bytes, context)?;
    write_new(&options.output, &bytes)?;
    let comparison = Comparison::of(&old, &next);
    context.terminal.say(&show::text(&comparison, &context.terminal.texts));
    if old.period().is_none() && context.supplied.title.is_none() {
        context.terminal.say("Titlen nævner ingen kvartaler og er uændret; angiv en ny med --title, hvis den skal følge kvartalet.");
    }
    context.terminal.say(&format!("Skrevet: {}", shown(&options.output)));
    Ok(())
}

/// Reads the written workbook back: it must hold every text of the plan.
fn whole(plan: &Plan, bytes: &[u8], context: &Context) -> Result<(), RunError> {
    let terms = Supplied { terms: context.supplied.terms, ..Supplied::default() };
    let written = workbook::read(bytes).map_err(RunError::output)?;
    let (written, _) = read::read(&written, &terms).map_err(RunError::output)?;
    let lost = plan.texts().zip(written.texts()).find(|(text, back)| text.0 != back.0);
    if lost.is_none() && plan.texts().count() == written.texts().count() {
        return Ok(());
    }
    let text = lost.map_or_else(String::new, |(text, _)| leveranceplan::finding::quote(text.0));
    Err(RunError::Output(format!("den skrevne projektmappe giver ikke planen igen: {text}")))
}

/// Writes a file that is not there yet, whole or not at all.
fn write_new(path: &Path, bytes: &[u8]) -> Result<(), RunError> {
    write_new_file(path, bytes).map_err(|error| match error {
        // A file in the place of its folder says so too.
        EditionError::Io { source, .. }
            if source.kind() == ErrorKind::AlreadyExists && path.symlink_metadata().is_ok() =>
        {
            RunError::Output(format!(
                "{} findes allerede, og den overskrives ikke\n  hjælp: vælg et andet navn, eller flyt filen først",
                shown(path)
            ))
        }
        error => error.into(),
    })
}
