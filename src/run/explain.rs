//! `explain`: the meaning of a finding's code.

use leveranceplan::{Code, Error, Message, nearest};

use super::context::Context;

/// Explains a code.
pub(crate) fn explain(name: &str, context: &Context<'_>) -> Result<(), Error> {
    let Some(code) = Code::named(name) else {
        let near = nearest(name, Code::ALL.iter().map(|code| code.name()));
        let near = near.map_or_else(Message::empty, |near| Message::new("explain-near").with("near", near));
        let message = Message::error("explain-unknown").with("code", name).with("near", near);
        return Err(Error::arguments(message));
    };
    context.terminal.result(&code.entry())
}
