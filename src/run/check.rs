//! `check` and `explain`: what may be wrong with a plan, and what a code means.

use leveranceplan::config::nearest;
use leveranceplan::finding::show::{self, Tally};
use leveranceplan::finding::{Code, Finding, Severity, Texts};
use leveranceplan::report::fonts::Fonts;

use super::since::Since;
use super::{Context, RunError, count, design, load};
use crate::cli::{Check, Deny, Form};

/// Checks a plan.
pub(crate) fn check(options: &Check, context: &Context) -> Result<(), RunError> {
    let mut loaded = load(options.workbook.as_deref(), context)?;
    let typeface = design::typeface(context)?;
    let fonts = Fonts::of(&typeface).map_err(RunError::output)?;
    let since = Since::read(options.previous.as_deref(), &loaded.plan, context)?;
    loaded.check(since.as_ref(), &fonts, Vec::new(), context);
    let terminal = &context.terminal;
    let texts = &terminal.texts;
    match options.format {
        Form::Text => {
            let mut shown = show::text(&terminal.wanted(&loaded.findings), texts);
            if !terminal.is_quiet() {
                shown.push_str(&last_line(&loaded.findings, texts));
            }
            terminal.result(&shown).map_err(RunError::output)?;
            loaded.say_accepted(terminal);
        }
        Form::Json => {
            let json = show::json(&loaded.findings, texts).map_err(RunError::output)?;
            terminal.result(&format!("{json}\n")).map_err(RunError::output)?;
        }
        Form::Github => {
            let path = loaded.input.path.display().to_string();
            terminal.result(&show::github(&loaded.findings, texts, &path)).map_err(RunError::output)?;
        }
    }
    let warned = options.deny == Some(Deny::Warnings) && count(&loaded.findings, Severity::Warning) > 0;
    if warned || count(&loaded.findings, Severity::Error) > 0 { Err(RunError::Checked) } else { Ok(()) }
}

fn last_line(findings: &[Finding], texts: &Texts) -> String {
    let Tally { errors, warnings, notes } = Tally::of(findings);
    format!("{}\n", texts.counts("counts", &[("errors", errors), ("warnings", warnings), ("notes", notes)]))
}

/// Explains a code.
pub(crate) fn explain(name: &str, context: &Context) -> Result<(), RunError> {
    let Some(code) = Code::named(name) else {
        let near = nearest(name, Code::ALL.iter().map(|code| code.name()));
        let near = near.map(|near| format!("; mente du {near}?")).unwrap_or_default();
        return Err(RunError::Arguments(format!(
            "koden {name} findes ikke{near}\n  hjælp: docs/checks.md har dem alle"
        )));
    };
    context.terminal.result(&explained(code, &context.terminal.texts)).map_err(RunError::output)
}

fn explained(code: Code, texts: &Texts) -> String {
    let label = |key| texts.label(key);
    format!(
        "{}: {}\n{}: {}\n{}: {}\n{}: {}\n{}: {}\n",
        code.name(),
        texts.entry(code, "title"),
        label("label-severity"),
        texts.severity(code.severity()),
        label("label-why"),
        texts.entry(code, "why"),
        label("label-example"),
        texts.entry(code, "example"),
        label("label-help"),
        texts.entry(code, "help"),
    )
}
