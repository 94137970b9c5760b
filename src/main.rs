//! The command `leveranceplan`: arguments to exit code.

mod cli;
mod run;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    ExitCode::from(run::run(cli::Cli::parse()))
}
