//! Composes the stages into commands; the only place that touches files, processes and the terminal.

mod arguments;
mod check;
mod clock;
mod compare;
mod completions;
mod design;
mod extract;
mod input;
mod isolate;
mod new_quarter;
mod progress;
mod publish;
mod since;
mod source;
mod summary;
mod terminal;
mod verify;

use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use leveranceplan::check::Subject;
use leveranceplan::config::Config;
use leveranceplan::edition::EditionError;
use leveranceplan::edition::verify::VerifyError;
use leveranceplan::finding::{Code, Finding, Severity};
use leveranceplan::plan::Plan;
use leveranceplan::plan::read::{PlanError, Supplied};
use leveranceplan::report::{fonts::Fonts, layout};
use leveranceplan::workbook::{ReadError, Workbook};

use self::clock::Clock;
use self::since::Since;
use self::terminal::{Terminal, shown};

use crate::cli::{Cli, Color, Command};

/// Why a command stopped; each class has its exit code.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RunError {
    /// Error-level findings.
    #[error(
        "planen har fejl, så intet er udgivet\n  hjælp: ret fejlene ovenfor i projektmappen, og kør kommandoen igen"
    )]
    Findings,
    /// The plan lacks its title, version or date, and the settings say nothing about it.
    #[error(
        "planen mangler titel, versionsnummer eller dato, så intet er udgivet\n  hjælp: skriv dem over overskrifterne, eller angiv dem med --title, --plan-version og --date"
    )]
    Incomplete,
    /// A character that cannot be set, though the settings accept it or do not call it an error.
    #[error(
        "et tegn i planen findes ikke i PDF'ens skrifttyper, så intet er udgivet\n  hjælp: erstat tegnet i projektmappen, eller angiv en skrifttype, der har det, under [publication]; fjern character-without-font fra indstillingerne, så viser check, hvor det står"
    )]
    CannotBeSet,
    /// Error-level findings in a plan whose data was written all the same.
    #[error("planen har fejl; dens data er skrevet, som de er\n  hjælp: ret fejlene ovenfor i projektmappen")]
    Extracted,
    /// `check`, `compare` or `verify` found what it was to find, and has shown it.
    #[error("planen har fund")]
    Checked,
    /// An argument that names nothing.
    #[error("{0}")]
    Arguments(String),
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
    /// There is nothing to verify.
    #[error(transparent)]
    Verify(#[from] VerifyError),
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
            Self::Findings | Self::Incomplete | Self::CannotBeSet | Self::Extracted | Self::Checked => 1,
            Self::Config { .. } | Self::Arguments(_) => 2,
            Self::Input(_) | Self::Workbook { .. } | Self::Plan { .. } | Self::Verify(_) => 3,
            Self::Edition(_) | Self::Output(_) => 4,
        }
    }

    fn output(error: impl std::fmt::Display) -> Self {
        Self::Output(error.to_string())
    }
}

/// What every command has: the settings, what the command line supplies, and the terminal.
pub(crate) struct Context {
    config: Config,
    /// Where the settings stand, or would stand.
    config_path: PathBuf,
    supplied: Supplied,
    terminal: Terminal,
    clock: Clock,
}

/// Answers arguments that name no command to run: help and version, which are results, or what is wrong with them.
pub(crate) fn answer(error: &clap::Error) -> u8 {
    let terminal = Terminal::new(false, None, Color::Auto);
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
pub(crate) fn run(cli: Cli) -> u8 {
    let terminal = Terminal::new(cli.quiet, cli.lang, cli.color);
    let config_path = cli.config.clone().unwrap_or_else(|| PathBuf::from(SETTINGS));
    let started = Clock::start().and_then(|clock| Ok((clock, config(cli.config.as_deref())?)));
    let (clock, config) = match started {
        Ok(started) => started,
        Err(error) => {
            terminal.error(&error);
            return error.exit_code();
        }
    };
    let supplied = Supplied {
        title: cli.title,
        version: cli.plan_version,
        date: cli.date,
        terms: config.terms,
        aliases: config.aliases.clone(),
    };
    let context = Context { config, config_path, supplied, terminal, clock };
    let result = match cli.command {
        Command::Publish(options) => publish::publish(&options, &context),
        Command::Check(options) => check::check(&options, &context),
        Command::Compare(options) => compare::compare(&options, &context),
        Command::NewQuarter(options) => new_quarter::new_quarter(&options, &context),
        Command::Explain { code } => check::explain(&code, &context),
        Command::Extract(options) => extract::extract(&options, &context),
        Command::Verify { folder } => verify::verify(&folder, &context),
        Command::Completions { shell } => completions::completions(shell, &context),
        Command::ReadWorkbook => isolate::serve(),
    };
    match result {
        Ok(()) => 0,
        Err(error) => {
            // The command has shown why.
            if !matches!(error, RunError::Checked) {
                context.terminal.error(&error);
            }
            error.exit_code()
        }
    }
}

/// The settings of the working folder.
const SETTINGS: &str = "leveranceplan.toml";

/// The named settings, or those in the working folder, or none.
fn config(named: Option<&Path>) -> Result<Config, RunError> {
    let path = named.unwrap_or(Path::new(SETTINGS));
    let failed = |reason: String| RunError::Config { path: shown(path), reason };
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
    workbook: Workbook,
    plan: Plan,
    findings: Vec<Finding>,
    /// How many findings the settings accept.
    accepted: usize,
}

fn read_plan(
    workbook: Option<&Path>,
    supplied: &Supplied,
) -> Result<(input::Input, Workbook, Plan, Vec<Finding>), RunError> {
    let input = input::read(workbook)?;
    let path = shown(&input.path);
    let workbook =
        isolate::read(&input.bytes).map_err(|error| RunError::Workbook { path: path.clone(), error })?;
    let (plan, findings) = leveranceplan::plan::read::read(&workbook, supplied)
        .map_err(|error| RunError::Plan { path, error })?;
    Ok((input, workbook, plan, findings))
}

fn load(workbook: Option<&Path>, context: &Context) -> Result<Loaded, RunError> {
    let (input, workbook, plan, findings) = read_plan(workbook, &context.supplied)?;
    Ok(Loaded { input, workbook, plan, findings, accepted: 0 })
}

impl Loaded {
    /// Runs the checks, adds other findings, and settles them all by the settings.
    fn check(&mut self, since: Option<&Since>, fonts: &Fonts<'_>, others: Vec<Finding>, context: &Context) {
        let mut findings = std::mem::take(&mut self.findings);
        findings.extend(others);
        let can_show = |character| layout::can_show(character, fonts);
        findings.extend(leveranceplan::check::run(&Subject {
            previous: since.map(Since::previous),
            can_show: Some(&can_show),
            ..Subject::new(&self.plan, &self.workbook, &context.config)
        }));
        findings.extend(since.into_iter().flat_map(|since| since.findings(&self.plan)));
        (self.findings, self.accepted) =
            leveranceplan::check::settle(findings, &context.config, &self.workbook);
    }

    /// Whether a character is in no typeface of the PDF, though the settings accept it or do not call it an error.
    fn cannot_be_set(&self, fonts: &Fonts<'_>, context: &Context) -> bool {
        let is_error = context.config.severity(Code::CharacterWithoutFont) == Some(Severity::Error);
        (!is_error || self.accepted > 0)
            && self
                .plan
                .texts()
                .any(|(text, _)| !text.chars().all(|character| layout::can_show(character, fonts)))
    }

    fn say_accepted(&self, terminal: &Terminal) {
        if self.accepted > 0 {
            terminal.say(&terminal.texts.counts("accepted", &[("count", self.accepted)]));
        }
    }
}

fn count(findings: &[Finding], severity: Severity) -> usize {
    findings.iter().filter(|finding| finding.severity == severity).count()
}
