//! `explain`: the meaning of a finding's code.

use leveranceplan::{Code, Error};

use super::context::Context;

/// Explains a code.
pub(crate) fn explain(name: &str, context: &Context<'_>) -> Result<(), Error> {
    context.terminal.result(&name.parse::<Code>()?.entry())
}
