//! The things that all commands share: settings, parts of the plan from the command line, terminal and clock.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use leveranceplan::{Config, Draft, Error, Explain, Findings, Message, Plan, Publisher, Supplied};

use super::clock::Clock;
use super::input::{self, Input};
use super::isolate;
use super::terminal::Terminal;
use crate::cli::Global;

/// The settings of the working folder.
const SETTINGS: &str = "leveranceplan.toml";

/// The things that all commands share.
pub(crate) struct Context<'a> {
    pub(crate) terminal: &'a Terminal,
    pub(crate) clock: Clock,
    config: Config,
    /// Where the settings stand, or would stand.
    settings: PathBuf,
}

impl<'a> Context<'a> {
    /// Reads clock and settings.
    pub(crate) fn new(global: Global, terminal: &'a Terminal) -> Result<Self, Error> {
        let clock = Clock::start()?;
        let config = config(global.config.as_deref())?;
        let settings = global.config.unwrap_or_else(|| SETTINGS.into());
        Ok(Self { terminal, clock, config, settings })
    }

    /// The publisher of the settings, without the fonts and the logo that they name.
    pub(crate) fn publisher(&self) -> Publisher {
        Publisher::new(self.config.clone()).reading_with(isolate::read)
    }

    /// The publisher of the settings, for a command that lays out pages.
    pub(crate) fn publisher_with_files(&self) -> Result<Publisher, Error> {
        let publisher = self.publisher().with_files(|file| fs::read(file));
        publisher.map_err(|error| error.in_file(&self.settings))
    }

    /// Reads a plan as it was written: a workbook, a `plan.json`, or an edition's folder. What the command line says is
    /// meant for the workbook that is published.
    pub(crate) fn plan(&self, path: Option<&Path>) -> Result<Plan, Error> {
        Ok(self.plan_on(path, &Supplied::default(), |_| Findings::default())?.0)
    }

    /// Reads a plan as it was written, from a workbook with what is supplied for it, and some findings of the workbook.
    pub(crate) fn plan_on(
        &self,
        path: Option<&Path>,
        supplied: &Supplied,
        wanted: impl Fn(&Draft<'_>) -> Findings,
    ) -> Result<(Plan, Findings), Error> {
        let path = path.map(input::plan_of).transpose()?;
        let input = input::read(path.as_deref())?;
        if input.path.extension().is_none_or(|end| !end.eq_ignore_ascii_case("json")) {
            let publisher = self.publisher();
            let draft = draft(&publisher, &input, supplied)?;
            let findings = wanted(&draft);
            return Ok((draft.into_plan(), findings));
        }
        let plan = Plan::from_json(&input.bytes).map(|plan| (plan, Findings::default()));
        plan.map_err(|error| {
            let message = Message::error("plan-json").with("reason", error.message());
            Error::input(message).in_file(&input.path)
        })
    }
}

/// Reads the plan of a workbook's file.
pub(crate) fn draft<'a>(
    publisher: &'a Publisher,
    input: &Input,
    supplied: &Supplied,
) -> Result<Draft<'a>, Error> {
    publisher.read(&input.bytes, supplied).map_err(|error| error.in_file(&input.path))
}

/// The named settings, or those in the working folder, or none.
fn config(named: Option<&Path>) -> Result<Config, Error> {
    let path = named.unwrap_or(Path::new(SETTINGS));
    match fs::read_to_string(path) {
        Ok(text) => {
            let config = Config::parse(&text).map_err(|error| error.in_file(path))?;
            Ok(config.in_folder(path.parent().unwrap_or(Path::new(""))))
        }
        Err(error) if named.is_none() && error.kind() == io::ErrorKind::NotFound => Ok(Config::default()),
        Err(error) => {
            let message = Message::new("settings-unreadable").with("reason", error.message());
            Err(Error::arguments(message).in_file(path))
        }
    }
}
