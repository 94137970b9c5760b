//! Composes the stages into commands; the only place that touches files, processes and the terminal.

mod extract;
mod input;
mod isolate;
mod publish;
mod terminal;

use std::path::Path;

use leveranceplan::config::Config;
use leveranceplan::edition::EditionError;
use leveranceplan::finding::{Finding, Severity};
use leveranceplan::plan::Plan;
use leveranceplan::plan::read::{PlanError, Supplied};
use leveranceplan::workbook::ReadError;

use crate::cli::{Cli, Command};

/// Why a command stopped; each class has its exit code.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RunError {
    /// Error-level findings.
    #[error(
        "planen har fejl, så intet er udgivet\n  hjælp: ret fejlene ovenfor i projektmappen, og kør kommandoen igen"
    )]
    Findings,
    /// No workbook, or a file that cannot be read as one.
    #[error("{0}")]
    Input(String),
    /// The file is no workbook.
    #[error("{path}: {error}")]
    Workbook {
        /// The file.
        path: String,
        /// What is wrong with it.
        error: ReadError,
    },
    /// The settings cannot be read.
    #[error("{path}: {reason}")]
    Config {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The workbook holds no plan.
    #[error("{path}: {error}")]
    Plan {
        /// The file.
        path: String,
        /// What is missing.
        error: PlanError,
    },
    /// The edition was not written.
    #[error(transparent)]
    Edition(#[from] EditionError),
    /// A result could not be made.
    #[error("resultatet kan ikke dannes: {0}")]
    Output(String),
}

impl RunError {
    const fn exit_code(&self) -> u8 {
        match self {
            Self::Findings => 1,
            Self::Config { .. } => 2,
            Self::Input(_) | Self::Workbook { .. } | Self::Plan { .. } => 3,
            Self::Edition(_) | Self::Output(_) => 4,
        }
    }

    fn output(error: impl std::fmt::Display) -> Self {
        Self::Output(error.to_string())
    }
}

/// Runs a command and gives its exit code.
pub(crate) fn run(cli: Cli) -> u8 {
    let terminal = terminal::Terminal::new(cli.quiet);
    match command(cli, &terminal) {
        Ok(()) => 0,
        Err(error) => {
            terminal.error(&error);
            error.exit_code()
        }
    }
}

fn command(cli: Cli, terminal: &terminal::Terminal) -> Result<(), RunError> {
    let config = config(cli.config.as_deref())?;
    let supplied =
        Supplied { title: cli.title, version: cli.plan_version, date: cli.date, terms: config.terms };
    match cli.command {
        Command::Publish(options) => publish::publish(&options, &supplied, terminal),
        Command::Extract(options) => extract::extract(&options, &supplied, terminal),
        Command::ReadWorkbook => isolate::serve(),
    }
}

/// The named settings, or those in the working folder, or none.
fn config(named: Option<&Path>) -> Result<Config, RunError> {
    let path = named.unwrap_or(Path::new("leveranceplan.toml"));
    let failed = |reason: String| RunError::Config { path: path.display().to_string(), reason };
    match std::fs::read_to_string(path) {
        Ok(text) => Config::parse(&text).map_err(|error| failed(error.to_string())),
        Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => {
            Ok(Config::default())
        }
        Err(error) => Err(failed(format!("kan ikke læses: {error}"))),
    }
}

/// A plan, what was found in it, and the file it came from.
struct Loaded {
    input: input::Input,
    plan: Plan,
    findings: Vec<Finding>,
}

fn load(workbook: Option<&Path>, supplied: &Supplied) -> Result<Loaded, RunError> {
    let input = input::read(workbook)?;
    let path = input.path.display().to_string();
    let sheets =
        isolate::read(&input.bytes).map_err(|error| RunError::Workbook { path: path.clone(), error })?;
    let (plan, findings) =
        leveranceplan::plan::read::read(&sheets, supplied).map_err(|error| RunError::Plan { path, error })?;
    Ok(Loaded { input, plan, findings })
}

fn count(findings: &[Finding], severity: Severity) -> usize {
    findings.iter().filter(|finding| finding.severity() == severity).count()
}
