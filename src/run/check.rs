//! `check`: what may be wrong with a plan.

use leveranceplan::finding::show::{self, Tally};
use leveranceplan::finding::{Finding, Severity, Texts};

use super::context::{Context, draft};
use super::error::RunError;
use super::input;
use crate::cli::{Check, Deny, Form};

/// Checks a plan.
pub(crate) fn check(options: &Check, context: &Context<'_>) -> Result<(), RunError> {
    let publisher = context.publisher_with_files()?;
    let input = input::read(options.workbook.as_deref())?;
    let draft = draft(&publisher, &input, &context.supplied)?;
    let previous = options.previous.as_deref().map(|path| context.plan(Some(path))).transpose()?;
    let checked = draft.check(previous.as_ref());
    let terminal = context.terminal;
    let texts = &terminal.texts;
    match options.format {
        Form::Text => {
            let mut shown = show::text(&terminal.wanted(&checked.findings), texts);
            if !terminal.is_quiet() {
                shown.push_str(&last_line(&checked.findings, texts));
            }
            terminal.result(&shown)?;
            terminal.accepted(checked.accepted);
        }
        Form::Json => {
            let json = show::json(&checked.findings, texts).map_err(RunError::output)?;
            terminal.result(&format!("{json}\n"))?;
        }
        Form::Github => {
            let path = input.path.display().to_string();
            terminal.result(&show::github(&checked.findings, texts, &path))?;
        }
    }
    let warned = options.deny == Some(Deny::Warnings) && checked.count(Severity::Warning) > 0;
    if warned || checked.count(Severity::Error) > 0 { Err(RunError::Checked) } else { Ok(()) }
}

fn last_line(findings: &[Finding], texts: &Texts) -> String {
    let Tally { errors, warnings, notes } = Tally::of(findings);
    format!("{}\n", texts.counts("counts", &[("errors", errors), ("warnings", warnings), ("notes", notes)]))
}
