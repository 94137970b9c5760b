//! The command `leveranceplan`: arguments to exit code.

mod cli;
mod run;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    ExitCode::from(match cli::Cli::try_parse() {
        Ok(cli) => run::run(cli),
        Err(error) => run::answer(&error),
    })
}
