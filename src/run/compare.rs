//! `compare`: the changes from one version to another.

use leveranceplan::{Comparison, Error};

use super::context::Context;
use super::error::Stop;
use crate::cli::{Compare, CompareForm};

/// Compares two plans.
pub(crate) fn compare(options: &Compare, context: &Context<'_>) -> Result<(), Stop> {
    let old = context.plan(Some(&options.old))?;
    let new = context.plan(Some(&options.new))?;
    let comparison = Comparison::of(&old, &new);
    let terminal = context.terminal;
    match options.format {
        CompareForm::Text => terminal.result(&comparison.message()),
        CompareForm::Json => {
            terminal.data((comparison.json().map_err(|error| Error::unwritten(&error))? + "\n").as_bytes())
        }
        CompareForm::Csv => {
            terminal.data(&comparison.csv(options.dialect).map_err(|error| Error::unwritable(&error))?)
        }
    }?;
    if options.exit_code && !comparison.is_empty() { Err(Stop::Checked) } else { Ok(()) }
}
