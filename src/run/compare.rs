//! `compare`: the changes from one version to another.

use leveranceplan::compare::{Comparison, show};
use leveranceplan::extract::{self, csv};

use super::context::Context;
use super::error::RunError;
use crate::cli::{Compare, CompareForm};

/// Compares two plans.
pub(crate) fn compare(options: &Compare, context: &Context<'_>) -> Result<(), RunError> {
    let old = context.plan(Some(&options.old))?;
    let new = context.plan(Some(&options.new))?;
    let comparison = Comparison::of(&old, &new);
    let terminal = context.terminal;
    let text = match options.format {
        CompareForm::Text => show::text(&comparison, &terminal.texts),
        CompareForm::Json => show::json(&comparison).map_err(RunError::output)? + "\n",
        CompareForm::Csv => table(&comparison, options.dialect)?,
    };
    terminal.result(&text)?;
    if options.exit_code && !comparison.is_empty() { Err(RunError::Checked) } else { Ok(()) }
}

/// The table of changes as CSV.
fn table(comparison: &Comparison, dialect: csv::Dialect) -> Result<String, RunError> {
    let changes = show::lines(comparison);
    let mut bytes = Vec::new();
    csv::write(&extract::changes(&changes), dialect, &mut bytes).map_err(RunError::output)?;
    String::from_utf8(bytes).map_err(RunError::output)
}
