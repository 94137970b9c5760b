//! `explain`: the meaning of a finding's code.

use leveranceplan::{Code, Texts, nearest};

use super::context::Context;
use super::error::RunError;

/// Explains a code.
pub(crate) fn explain(name: &str, context: &Context<'_>) -> Result<(), RunError> {
    let Some(code) = Code::named(name) else {
        let near = nearest(name, Code::ALL.iter().map(|code| code.name()));
        let near = near.map(|near| format!("; mente du {near}?")).unwrap_or_default();
        return Err(RunError::Arguments(format!(
            "koden {name} findes ikke{near}\n  hjælp: docs/checks.md har dem alle"
        )));
    };
    context.terminal.result(&explained(code, &context.terminal.texts))
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
