//! The command line. Its help stands in the texts, under `command-<name>` and `argument-<id>`. An argument that means
//! different things in two commands has an id of its own in each.

mod help;

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{ArgAction, Args, FromArgMatches, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use leveranceplan::{Dialect, Error, Language, Message, Supplied, Texts, VersionNumber};

pub(crate) use self::help::command_line;

/// All arguments.
#[derive(Debug, Parser)]
#[command(
    name = "leveranceplan",
    version,
    arg_required_else_help = true,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) global: Global,
    #[arg(long, short, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(long, short = 'V', action = ArgAction::Version)]
    version: Option<bool>,
}

/// Options of every command.
#[derive(Debug, Args)]
pub(crate) struct Global {
    #[arg(long, global = true)]
    pub(crate) config: Option<PathBuf>,
    #[arg(long, global = true)]
    pub(crate) lang: Option<Language>,
    #[arg(long, global = true, default_value = "auto")]
    pub(crate) color: Color,
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
}

/// What the command line says of the plan in a workbook. It overrides what stands there.
#[derive(Debug, Args)]
pub(crate) struct Overrides {
    #[arg(long)]
    sheet: Vec<String>,
    #[arg(long, value_parser = title)]
    title: Option<String>,
    #[arg(long)]
    plan_version: Option<VersionNumber>,
    #[arg(long, value_parser = date)]
    date: Option<NaiveDate>,
}

impl Overrides {
    /// The same for the library.
    pub(crate) fn supplied(&self) -> Supplied {
        let Self { sheet, title, plan_version: version, date } = self;
        Supplied { title: title.clone(), version: *version, date: *date, sheets: sheet.clone() }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Publish(Publish),
    Check(Check),
    Compare(Compare),
    NewQuarter(NewQuarter),
    Explain {
        code: Option<String>,
    },
    Extract(Extract),
    Verify {
        folder: PathBuf,
    },
    Completions {
        shell: Shell,
    },
    #[command(hide = true)]
    ReadWorkbook,
}

/// Arguments of `publish`.
#[derive(Debug, Args)]
pub(crate) struct Publish {
    pub(crate) workbook: Option<PathBuf>,
    #[arg(long, default_value = "output")]
    pub(crate) output: PathBuf,
    #[command(flatten)]
    pub(crate) overrides: Overrides,
    #[arg(id = "publish_previous", long = "previous")]
    pub(crate) previous: Option<PathBuf>,
    #[arg(long, conflicts_with = "publish_previous")]
    pub(crate) no_previous: bool,
    #[arg(long, conflicts_with = "no_previous")]
    pub(crate) mark: bool,
    #[arg(long)]
    pub(crate) replace: bool,
    #[arg(long, default_value = "excel-da")]
    pub(crate) dialect: Dialect,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    pub(crate) workbook: Option<PathBuf>,
    #[arg(id = "findings_format", long = "format", default_value = "text")]
    pub(crate) format: Form,
    #[command(flatten)]
    pub(crate) overrides: Overrides,
    #[arg(long)]
    pub(crate) deny: Option<Deny>,
    #[arg(long)]
    pub(crate) previous: Option<PathBuf>,
}

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub(crate) struct Compare {
    pub(crate) old: PathBuf,
    pub(crate) new: PathBuf,
    #[arg(id = "comparison_format", long = "format", default_value = "text")]
    pub(crate) format: CompareForm,
    #[arg(long, default_value = "excel-da")]
    pub(crate) dialect: Dialect,
    #[arg(long)]
    pub(crate) exit_code: bool,
}

/// Arguments of `new-quarter`.
#[derive(Debug, Args)]
pub(crate) struct NewQuarter {
    #[arg(id = "this_workbook")]
    pub(crate) workbook: Option<PathBuf>,
    #[arg(id = "next_output", long = "output")]
    pub(crate) output: PathBuf,
    #[arg(id = "next_version", long = "version")]
    pub(crate) version: Option<VersionNumber>,
    #[arg(id = "next_title", long = "title", value_parser = title)]
    pub(crate) title: Option<String>,
    #[arg(id = "next_date", long = "date", value_parser = date)]
    pub(crate) date: Option<NaiveDate>,
    #[arg(long)]
    pub(crate) sheet: Vec<String>,
    #[arg(long, default_value = "keep")]
    pub(crate) delivered: Delivered,
}

/// Whether deliverables that are marked ✓ are kept or dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Delivered {
    Keep,
    Drop,
}

/// The form of a comparison.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum CompareForm {
    Text,
    Json,
    Csv,
}

/// The form of findings.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Form {
    Text,
    Json,
    Github,
}

/// Findings that give exit code 1 besides errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    Warnings,
}

/// When colours are used.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

/// Arguments of `extract`.
#[derive(Debug, Args)]
pub(crate) struct Extract {
    pub(crate) workbook: Option<PathBuf>,
    #[arg(id = "extract_format", long = "format", required_unless_present = "table")]
    pub(crate) format: Option<Format>,
    #[arg(long, conflicts_with_all = ["extract_format", "extract_output"])]
    pub(crate) table: Option<String>,
    #[arg(long, default_value = "excel-da")]
    pub(crate) dialect: Dialect,
    #[command(flatten)]
    pub(crate) overrides: Overrides,
    #[arg(id = "extract_output", long = "output", default_value = "output")]
    pub(crate) output: PathBuf,
}

/// The format of an extract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Csv,
    Xlsx,
    Json,
    All,
}

/// Reads arguments.
pub(crate) fn parse(arguments: &[OsString], language: Language) -> Result<Cli, clap::Error> {
    let arguments = spelled_out(arguments);
    let matches = command_line(Texts::of(language)).try_get_matches_from(arguments)?;
    Cli::from_arg_matches(&matches)
}

/// The arguments as they are meant: `help COMMAND` asks for the help of a command, and a workbook alone, as when a file is
/// dropped on the program, is published into `udgivelser` beside it.
fn spelled_out(arguments: &[OsString]) -> Vec<OsString> {
    let with = |more: &[&OsStr]| {
        arguments.iter().take(1).cloned().chain(more.iter().map(|word| (*word).to_owned())).collect()
    };
    match arguments {
        [_, help] if help == "help" => with(&["--help".as_ref()]),
        [_, help, command] if help == "help" => with(&[command, "--help".as_ref()]),
        [_, file] if is_workbook(Path::new(file)) && Path::new(file).is_file() => {
            let folder = Path::new(file).with_file_name("udgivelser");
            with(&["publish".as_ref(), file, "--output".as_ref(), folder.as_os_str()])
        }
        _ => arguments.to_vec(),
    }
}

/// Whether a file is named as a workbook; lock files of Excel and hidden files are none.
pub(crate) fn is_workbook(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let known = ["xlsx", "xlsm", "xls", "xlsb", "ods"];
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    known.contains(&extension) && !name.starts_with("~$") && !name.starts_with('.')
}

/// The language that the arguments name, before they are read: help and errors are in it too.
pub(crate) fn named_language(arguments: &[OsString]) -> Option<Language> {
    let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
    let named = arguments.find_map(|argument| match argument.strip_prefix("--lang")? {
        "" => Some(None),
        value => value.strip_prefix('=').map(Some),
    })?;
    named.or_else(|| arguments.next())?.parse().ok()
}

fn title(text: &str) -> Result<String, Error> {
    if text.trim().is_empty() { Err(wrong("wrong-title")) } else { Ok(text.to_owned()) }
}

fn date(text: &str) -> Result<NaiveDate, Error> {
    text.parse().map_err(|_| wrong("wrong-date"))
}

/// An argument's value that cannot be used; the text of the key says what it must be.
fn wrong(key: &'static str) -> Error {
    Error::arguments(Message::new(key))
}
