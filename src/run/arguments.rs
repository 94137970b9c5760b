//! Wrong arguments, said in Danish: what was found, what was expected, and how to mend it.

use clap::error::{ContextKind, ErrorKind};

/// What is wrong with the arguments.
pub(crate) fn wrong(error: &clap::Error) -> String {
    let said = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let (argument, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    let found = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} mangler sin værdi"),
        ErrorKind::InvalidValue => format!("{argument} kan ikke være »{value}«"),
        ErrorKind::ValueValidation => {
            let reason = std::error::Error::source(error).map(|source| format!(": {source}"));
            format!("{argument} kan ikke være »{value}«{}", reason.unwrap_or_default())
        }
        ErrorKind::UnknownArgument => format!("argumentet {argument} findes ikke"),
        ErrorKind::InvalidSubcommand => {
            format!("kommandoen {} findes ikke", said(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("der mangler et argument: {argument}"),
        ErrorKind::ArgumentConflict => match said(ContextKind::PriorArg) {
            other if other.is_empty() || other == argument => format!("{argument} er givet to gange"),
            other => format!("{argument} kan ikke bruges sammen med {other}"),
        },
        ErrorKind::TooManyValues => format!("{argument} har for mange værdier"),
        ErrorKind::InvalidUtf8 => "et argument er ikke UTF-8".into(),
        _ => "argumenterne er forkerte".into(),
    };
    let expected = said(ContextKind::ValidValue);
    let expected = if expected.is_empty() { String::new() } else { format!("\n  forventet: {expected}") };
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near = near.into_iter().map(said).find(|near| !near.is_empty());
    let help = near.map_or_else(
        || "leveranceplan --help viser kommandoer og tilvalg".to_owned(),
        |near| format!("mente du {near}?"),
    );
    format!("{found}{expected}\n  hjælp: {help}")
}
