//! The command `leveranceplan`: arguments to exit code.

mod cli;
mod run;

use std::ffi::OsString;
use std::process::ExitCode;

fn main() -> ExitCode {
    // The main thread works with the others instead of waiting for them. Where no others are to be had, it works alone.
    let pool = || rayon::ThreadPoolBuilder::new().use_current_thread();
    let pool = pool().build().or_else(|_| pool().num_threads(1).build());
    ExitCode::from(match pool {
        Ok(pool) => pool.install(start),
        // A pool of the current thread alone starts none, so that nothing can fail.
        Err(_) => start(),
    })
}

/// Runs what the arguments ask for and gives its exit code.
fn start() -> u8 {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let language = run::language(&arguments);
    match cli::parse(&arguments, language) {
        Ok(cli) => run::run(cli, language),
        Err(error) => run::answer(&error, language),
    }
}
