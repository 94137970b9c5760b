//! `compare`: the changes from one version to another.

use leveranceplan::Comparison;

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
        CompareForm::Text => comparison.text(&terminal.texts),
        CompareForm::Json => comparison.json().map_err(RunError::output)? + "\n",
        CompareForm::Csv => {
            let bytes = comparison.csv(options.dialect).map_err(RunError::output)?;
            String::from_utf8(bytes).map_err(RunError::output)?
        }
    };
    terminal.result(&text)?;
    if options.exit_code && !comparison.is_empty() { Err(RunError::Checked) } else { Ok(()) }
}
