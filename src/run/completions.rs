//! `completions`: what a shell needs to complete commands and options.

use clap::Command;
use clap_complete::Shell;

use leveranceplan::Error;

use super::context::Context;
use crate::cli::command_line;

/// Writes the script of a shell.
pub(crate) fn completions(shell: Shell, context: &Context<'_>) -> Result<(), Error> {
    let mut script = Vec::new();
    clap_complete::generate(
        shell,
        &mut public(&command_line(context.terminal.texts)),
        "leveranceplan",
        &mut script,
    );
    context.terminal.data(&script)
}

/// The command line without what is not meant for people.
fn public(cli: &Command) -> Command {
    let shown = cli.get_subcommands().filter(|command| !command.is_hide_set());
    Command::new("leveranceplan")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .args(cli.get_arguments())
        .subcommands(shown)
}
