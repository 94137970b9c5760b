//! `explain`: the meaning of a finding's code.

use leveranceplan::{Code, Error, Message};

use super::context::Context;

/// Explains a code, or lists all of them.
pub(crate) fn explain(name: Option<&str>, context: &Context<'_>) -> Result<(), Error> {
    let shown = match name {
        Some(name) => name.parse::<Code>()?.entry(),
        None => Message::list("", Code::ALL.iter().map(|code| code.heading())),
    };
    context.terminal.result(&shown)
}
