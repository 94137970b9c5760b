//! `check`: what may be wrong with a plan.

use leveranceplan::{Findings, Severity, Tally, Texts};

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
    let findings = draft.check(previous.as_ref());
    let terminal = context.terminal;
    let texts = &terminal.texts;
    match options.format {
        Form::Text => {
            let mut shown = terminal.wanted(&findings).text(texts);
            if !terminal.is_quiet() {
                shown.push_str(&last_line(&findings, texts));
            }
            terminal.result(&shown)?;
            terminal.accepted(findings.accepted);
        }
        Form::Json => {
            let json = findings.json(texts).map_err(RunError::output)?;
            terminal.result(&format!("{json}\n"))?;
        }
        Form::Github => {
            let path = input.path.display().to_string();
            terminal.result(&findings.github(texts, &path))?;
        }
    }
    let warned = options.deny == Some(Deny::Warnings) && findings.count(Severity::Warning) > 0;
    if warned || findings.count(Severity::Error) > 0 { Err(RunError::Checked) } else { Ok(()) }
}

fn last_line(findings: &Findings, texts: &Texts) -> String {
    let Tally { errors, warnings, notes } = findings.tally();
    format!("{}\n", texts.counts("counts", &[("errors", errors), ("warnings", warnings), ("notes", notes)]))
}
