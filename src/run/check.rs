//! `check`: what may be wrong with a plan.

use leveranceplan::{Error, Findings, Message, Severity};

use super::context::{Context, draft};
use super::error::Stop;
use super::input;
use crate::cli::{Check, Deny, Form};

/// Checks a plan.
pub(crate) fn check(options: &Check, context: &Context<'_>) -> Result<(), Stop> {
    let publisher = context.publisher_with_files()?;
    let input = input::read(options.workbook.as_deref())?;
    let draft = match draft(&publisher, &input, &options.overrides.supplied()) {
        Err(error) if matches!(options.format, Form::Json) => {
            // A program that reads JSON gets it also where there is no plan.
            let json = Findings::default().json(Some(&error), context.terminal.texts);
            let json = json.map_err(|error| Error::unwritten(&error))?;
            context.terminal.data(format!("{json}\n").as_bytes())?;
            return Err(error.into());
        }
        draft => draft?,
    };
    let previous = options.previous.as_deref().map(|path| context.plan(Some(path))).transpose()?;
    let findings = draft.check(previous.as_ref());
    let terminal = context.terminal;
    let texts = terminal.texts;
    match options.format {
        Form::Text => {
            let mut shown = vec![terminal.wanted(&findings).message()];
            if !terminal.is_quiet() {
                shown.push(Message::layout("{read}\n").with("read", findings.read()));
                shown.push(Message::layout("{counts}\n").with("counts", findings.counts()));
            }
            terminal.result(&Message::list("", shown))?;
            terminal.accepted(findings.accepted);
        }
        Form::Json => {
            let json = findings.json(None, texts).map_err(|error| Error::unwritten(&error))?;
            terminal.data(format!("{json}\n").as_bytes())?;
        }
        Form::Github => {
            let path = input.path.display().to_string();
            terminal.data(findings.github(texts, &path).as_bytes())?;
        }
    }
    let warned = options.deny == Some(Deny::Warnings) && findings.count(Severity::Warning) > 0;
    if warned || findings.count(Severity::Error) > 0 { Err(Stop::Checked) } else { Ok(()) }
}
