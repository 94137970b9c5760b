//! The help of the command line in the reader's language.

use clap::{Arg, Command, CommandFactory};
use leveranceplan::{Message, Texts};

use super::Cli;

/// The command line with its help.
pub(crate) fn command_line(texts: &Texts) -> Command {
    let label = |key| text(&Message::new(key), texts);
    let commands = label("help-commands") + "\n{subcommands}";
    let arguments = label("help-arguments") + "\n{positionals}";
    described(Cli::command(), &commands, texts).after_help(label("help-after")).mut_subcommands(|command| {
        if command.is_hide_set() { command } else { described(command, &arguments, texts) }
    })
}

/// A command with its help: what it does, its usage, a list of what it takes, and its options.
fn described(command: Command, list: &str, texts: &Texts) -> Command {
    let name = Message::of("command", command.get_name());
    let [usage, options] = ["help-usage", "help-options"].map(|key| text(&Message::new(key), texts));
    let template = "{about-with-newline}\n".to_owned() + &usage + " {usage}\n\n" + list;
    command
        .about(text(&name, texts))
        .override_usage(text(&name.part("usage"), texts))
        .help_template(template + "\n\n" + &options + "\n{options}{after-help}")
        .mut_args(|argument| explained(argument, texts))
}

/// An argument with its help, which names default and possible values itself.
fn explained(argument: Arg, texts: &Texts) -> Arg {
    let name = Message::of("argument", argument.get_id().as_str());
    let argument = argument.help(text(&name, texts));
    if !argument.get_action().takes_values() {
        return argument;
    }
    argument.value_name(text(&name.part("value"), texts)).hide_default_value(true).hide_possible_values(true)
}

fn text(message: &Message, texts: &Texts) -> String {
    texts.text(message).into()
}
