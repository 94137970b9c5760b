//! `new-quarter`: the workbook in which the next version is edited.

use std::io::ErrorKind;
use std::path::Path;

use leveranceplan::{EditionError, NextOptions, write_new_file};

use super::context::Context;
use super::error::RunError;
use super::terminal::shown;
use crate::cli::{Delivered, NewQuarter};

/// Writes the next quarter's workbook.
pub(crate) fn new_quarter(options: NewQuarter, context: &Context<'_>) -> Result<(), RunError> {
    if options.output.extension().is_none_or(|end| !end.eq_ignore_ascii_case("xlsx")) {
        return Err(RunError::Arguments(format!(
            "{} er ikke navnet på en .xlsx-fil\n  hjælp: lad navnet ende på .xlsx",
            shown(&options.output)
        )));
    }
    let old = context.plan(options.workbook.as_deref())?;
    // What the global options supply is the new version's.
    let next = NextOptions {
        number: options.version,
        date: context.supplied.date,
        title: context.supplied.title.clone(),
        drop_delivered: options.delivered == Delivered::Drop,
    };
    let next = context.publisher().next_quarter(&old, &next)?;
    let terminal = context.terminal;
    terminal.findings(&next.findings);
    write_new(&options.output, &next.workbook)?;
    terminal.say(&next.comparison.text(&terminal.texts));
    if old.period().is_none() && context.supplied.title.is_none() {
        terminal.say("Titlen nævner ingen kvartaler og er uændret; angiv en ny med --title, hvis den skal følge kvartalet.");
    }
    terminal.say(&format!("Skrevet: {}", shown(&options.output)));
    Ok(())
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
