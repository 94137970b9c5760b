//! Wrong arguments: what was written, what was expected, and how to mend it.

use std::error::Error as StdError;

use clap::error::{ContextKind, ErrorKind};
use leveranceplan::{Error, Explain, Message};

/// The error of wrong arguments.
pub(crate) fn wrong(error: &clap::Error) -> Message {
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near = near.into_iter().map(|kind| said(error, kind)).find(|near| !near.is_empty());
    let help =
        near.map_or_else(|| Message::new("wrong-help"), |near| Message::new("wrong-near").with("near", near));
    Message::error("wrong-arguments")
        .with("fault", fault(error))
        .with("expected", said(error, ContextKind::ValidValue))
        .with("help", help)
}

fn fault(error: &clap::Error) -> Message {
    let said = |kind| said(error, kind);
    let (argument, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    let about = |key| Message::new(key).with("argument", &argument);
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => about("wrong-no-value"),
        ErrorKind::InvalidValue => about("wrong-value").with("value", value),
        ErrorKind::ValueValidation => match error.source().and_then(reason) {
            Some(reason) => about("wrong-value-why").with("value", value).with("reason", reason),
            None => about("wrong-value").with("value", value),
        },
        ErrorKind::UnknownArgument => about("wrong-unknown"),
        ErrorKind::InvalidSubcommand => {
            Message::new("wrong-no-command").with("command", said(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => about("wrong-missing"),
        ErrorKind::ArgumentConflict => match said(ContextKind::PriorArg) {
            other if other.is_empty() || other == argument => about("wrong-twice"),
            other => about("wrong-conflict").with("other", other),
        },
        ErrorKind::TooManyValues => about("wrong-too-many-values"),
        ErrorKind::InvalidUtf8 => Message::new("wrong-no-text"),
        _ => Message::new("wrong-other"),
    }
}

/// The words of the arguments that an error names; empty where it names none of the kind.
fn said(error: &clap::Error, kind: ContextKind) -> String {
    error.get(kind).map_or_else(String::new, ToString::to_string)
}

/// Why a value cannot be used.
fn reason(error: &(dyn StdError + 'static)) -> Option<Message> {
    error.downcast_ref::<Error>().map(Explain::message)
}
