//! What all commands share: the settings, what the command line supplies, the terminal and the clock.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use leveranceplan::{Config, Draft, Explain, Message, Plan, Publisher, Supplied};

use super::clock::Clock;
use super::error::RunError;
use super::input::{self, Input};
use super::isolate;
use super::terminal::Terminal;
use crate::cli::Global;

/// The settings of the working folder.
const SETTINGS: &str = "leveranceplan.toml";

/// What all commands share.
pub(crate) struct Context<'a> {
    pub(crate) terminal: &'a Terminal,
    pub(crate) clock: Clock,
    /// The parts of a plan that the command line supplies.
    pub(crate) supplied: Supplied,
    config: Config,
    /// Where the settings stand, or would stand.
    settings: PathBuf,
}

impl<'a> Context<'a> {
    /// Reads clock and settings.
    pub(crate) fn new(global: Global, terminal: &'a Terminal) -> Result<Self, RunError> {
        let clock = Clock::start()?;
        let config = config(global.config.as_deref())?;
        let settings = global.config.unwrap_or_else(|| SETTINGS.into());
        let Global { title, plan_version: version, date, .. } = global;
        let supplied = Supplied { title, version, date, ..Supplied::default() };
        Ok(Self { terminal, clock, supplied, config, settings })
    }

    /// The publisher of the settings, without the fonts and the logo that they name.
    pub(crate) fn publisher(&self) -> Publisher {
        Publisher::new(self.config.clone()).reading_with(isolate::read)
    }

    /// The publisher of the settings, for a command that lays out pages.
    pub(crate) fn publisher_with_files(&self) -> Result<Publisher, RunError> {
        let failed = |reason| in_file(&self.settings, reason);
        self.publisher()
            .with_files(|file| fs::read(file))
            .map_err(|error| RunError::Arguments(failed(error.message())))
    }

    /// Reads a plan as it was written: a workbook, a `plan.json`, or an edition's folder. What the command line supplies
    /// is meant for the workbook that is published.
    pub(crate) fn plan(&self, path: Option<&Path>) -> Result<Plan, RunError> {
        let path = path.map(input::plan_of).transpose()?;
        let input = input::read(path.as_deref())?;
        if input.path.extension().is_none_or(|end| !end.eq_ignore_ascii_case("json")) {
            return Ok(draft(&self.publisher(), &input, &Supplied::default())?.into_plan());
        }
        let plan = Plan::from_json(&input.bytes);
        plan.map_err(|error| RunError::Input(in_file(&input.path, error.message())))
    }
}

/// Reads the plan of a workbook's file.
pub(crate) fn draft<'a>(
    publisher: &'a Publisher,
    input: &Input,
    supplied: &Supplied,
) -> Result<Draft<'a>, RunError> {
    let draft = publisher.read(&input.bytes, supplied);
    draft.map_err(|error| RunError::Input(in_file(&input.path, error.message())))
}

/// The named settings, or those in the working folder, or none.
fn config(named: Option<&Path>) -> Result<Config, RunError> {
    let path = named.unwrap_or(Path::new(SETTINGS));
    let failed = |reason| RunError::Arguments(in_file(path, reason));
    match fs::read_to_string(path) {
        Ok(text) => {
            let config = Config::parse(&text).map_err(|error| failed(error.message()))?;
            Ok(config.in_folder(path.parent().unwrap_or(Path::new(""))))
        }
        Err(error) if named.is_none() && error.kind() == io::ErrorKind::NotFound => Ok(Config::default()),
        Err(error) => Err(failed(Message::new("settings-unreadable").with("reason", error.message()))),
    }
}

/// What is wrong with a file, after its name.
fn in_file(path: &Path, message: Message) -> Message {
    Message::layout("{path}: {message}").with("path", path).with("message", message)
}
