//! The command line: its help and its errors, completions, and what long work says.

use crate::harness::{Test, golden};
use crate::table::Table;

const COMMANDS: [&str; 8] =
    ["publish", "check", "compare", "new-quarter", "explain", "extract", "verify", "completions"];

/// The help of the program and of each command, in the language of an environment.
fn help(environment: &str) -> String {
    let mut test = Test::new().environment("LC_ALL", environment).command("--help").show();
    for command in COMMANDS {
        test = test.command(command).argument("--help").show();
    }
    let help = test.transcript();
    // Without a text a command or an argument shows the key that it should have.
    let is_key = |word: &&str| word.starts_with("argument-") || word.starts_with("command-");
    let missing: Vec<&str> = help.split_whitespace().filter(is_key).collect();
    assert!(missing.is_empty(), "add to src/texts/da/help.ftl and src/texts/en/help.ftl: {missing:?}");
    help
}

#[test]
fn help_is_danish_and_as_reviewed() {
    let help = help("");
    for english in ["Usage", "Commands:", "Options", "Arguments", "[default", "[possible", "Print"] {
        // No word of clap's own is left; what else stands there is in the golden.
        assert!(!help.contains(english), "{english}");
    }
    golden("help", &help);
}

#[test]
fn help_is_english_where_the_environment_is() {
    golden("help-english", &help("en_GB.UTF-8"));
}

#[test]
fn each_shell_gets_completions_of_all_that_people_use() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = Test::new().command("completions").argument(shell).show().transcript();
        // The scripts are clap's, and change with it; the names in them are ours.
        assert!(COMMANDS.iter().all(|command| script.contains(command)), "{shell}");
        assert!(script.contains("plan-version") && !script.contains("read-workbook"), "{shell}");
    }
}

#[test]
fn wrong_arguments_are_said_in_danish() {
    let lines = [
        "publsh",
        "publish --replac",
        "publish a b",
        "extract",
        "extract --format",
        "check --format xml",
        "check --lang de",
        "check --color blue",
        "publish --replace --replace",
        "check --date 2019-02-30",
        "extract --table leverance",
        "extract --table aendringer",
        "extract --table links --format csv",
        "explain missing-titel",
    ];
    lines.iter().fold(Test::new(), |test, line| test.command(line).show()).golden("wrong-arguments");
}

/// Where nobody watches, long work says no more than short work.
#[test]
fn a_long_plan_shows_no_bar_where_there_is_no_terminal() {
    let mut table = Table::new("5.0", "1. april 2019");
    for row in 0..1_200 {
        let texts = ["Formål.", "Beskrivelse.", "Q3 2019", "I gang", "Mette Holmgaard", ""];
        let [purpose, description, release, status, contact, remarks] = texts.map(str::to_owned);
        let name = format!("Projekt {row}");
        table.push("Område", [name, purpose, description, release, status, contact, remarks]);
    }
    Test::new().workbook(table.bytes()).command("publish plan.xlsx").show().golden("publish-long");
}

#[test]
fn the_language_of_the_environment_is_used() {
    let english = "missing-contact: The contact is missing\nseverity: warning\nwhy: Readers do not know whom to ask.\n\
        example: An empty cell in the column Kontakt.\nhelp: Write who can be asked.\n";
    let test = Test::new().environment("LC_ALL", "en_GB.UTF-8").command("explain missing-contact");
    test.stdout(english).run();
}
