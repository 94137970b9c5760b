//! The commands: files, arguments and the terminal on one side, the library on the other.
//!
//! Each command has a file of its own. It reads what the arguments name, calls the library, and writes and says what came
//! of it. `context` has what all commands share, `error` why one stops.

mod arguments;
mod check;
mod clock;
mod compare;
mod completions;
mod context;
mod error;
mod explain;
mod extract;
mod input;
mod isolate;
mod new_quarter;
mod output;
mod previous;
mod progress;
mod publish;
mod summary;
mod terminal;
mod verify;

use std::ffi::OsString;

use clap::error::ErrorKind;
use leveranceplan::{Explain, Language};

use self::context::Context;
use self::error::Stop;
use self::terminal::Terminal;
use crate::cli::{self, Cli, Color, Command, Global};

/// The language of the person: the one that the arguments name, else that of the environment, else Danish.
pub(crate) fn language(arguments: &[OsString]) -> Language {
    cli::named_language(arguments).or_else(of_environment).unwrap_or_default()
}

/// The language of the environment (POSIX, 8.2), where it is one of ours.
fn of_environment() -> Option<Language> {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| std::env::var(name).ok());
    let first = set.into_iter().find(|value| !value.is_empty())?;
    // `en_GB.UTF-8@euro`: the language comes first.
    first.split(['_', '-', '.', '@']).next()?.to_lowercase().parse().ok()
}

/// Answers arguments that name no command to run: help and version, which are results, or an error in the arguments.
pub(crate) fn answer(error: &clap::Error, language: Language) -> u8 {
    let terminal = Terminal::new(false, language, Color::Auto);
    let asked = !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if asked {
        // A terminal that is gone is no reason to fail.
        let _ = error.print();
    } else {
        terminal.error(&arguments::wrong(error));
    }
    u8::try_from(error.exit_code()).unwrap_or(2)
}

/// Runs a command and gives its exit code.
pub(crate) fn run(cli: Cli, language: Language) -> u8 {
    let language = cli.global.lang.unwrap_or(language);
    let terminal = Terminal::new(cli.global.quiet, language, cli.global.color);
    let Err(stop) = dispatch(cli.command, cli.global, &terminal) else { return 0 };
    if let Stop::Failed(error) = &stop {
        terminal.error(&error.message());
    }
    stop.exit_code()
}

fn dispatch(command: Command, global: Global, terminal: &Terminal) -> Result<(), Stop> {
    let context = &Context::new(global, terminal)?;
    match command {
        Command::Publish(options) => publish::publish(options, context)?,
        Command::Check(options) => check::check(&options, context)?,
        Command::Compare(options) => compare::compare(&options, context)?,
        Command::NewQuarter(options) => new_quarter::new_quarter(options, context)?,
        Command::Explain { code } => explain::explain(code.as_deref(), context)?,
        Command::Extract(options) => extract::extract(&options, context)?,
        Command::Verify { folder } => verify::verify(&folder, context)?,
        Command::Completions { shell } => completions::completions(shell, context)?,
        Command::ReadWorkbook => isolate::serve()?,
    }
    Ok(())
}
