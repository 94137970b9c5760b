//! The command line: types only. Its help is Danish throughout, so headings, usage and the two standard options are
//! our own.

use std::error::Error;
use std::fmt;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use leveranceplan::{Dialect, Language, VersionNumber};

const COMMANDS: &str = "\
{about-with-newline}
Brug: {usage}

Kommandoer:
{subcommands}

Tilvalg:
{options}{after-help}";

const ARGUMENTS: &str = "\
{about-with-newline}
Brug: {usage}

Argumenter:
{positionals}

Tilvalg:
{options}";

const AFTER: &str = "\
Slutkoder:
  0  udført; der kan være advarsler
  1  planen har fejl, så intet er udgivet; check --deny warnings fandt en advarsel;
     verify eller compare --exit-code fandt en forskel
  2  argumenterne eller indstillingerne er forkerte
  3  projektmappen kan ikke læses, eller der er ingen plan i den; intet at efterprøve
  4  resultatet kan ikke skrives, eller versionen er udgivet med et andet indhold

Eksempel:
  leveranceplan check plan.xlsx
  leveranceplan publish plan.xlsx --output udgivelser";

/// Gør kontorets projektmappe til den udgivne aktivitets- og leveranceplan: PDF, Excel, CSV og JSON.
#[derive(Debug, Parser)]
#[command(
    name = "leveranceplan",
    version,
    arg_required_else_help = true,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    help_template = COMMANDS,
    override_usage = "leveranceplan [TILVALG] <KOMMANDO>",
    after_help = AFTER
)]
pub(crate) struct Cli {
    /// Hvad der skal gøres.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// What every command takes.
    #[command(flatten)]
    pub(crate) global: Global,
    /// Vis denne hjælp
    #[arg(long, short, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Vis programmets version
    #[arg(long, short = 'V', action = ArgAction::Version)]
    version: Option<bool>,
}

/// Tilvalg, som alle kommandoer har.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// Indstillinger; udeladt: leveranceplan.toml i arbejdsmappen, hvis den findes
    #[arg(long, global = true, value_name = "FIL")]
    pub(crate) config: Option<PathBuf>,
    /// Sproget i fund: da eller en; udeladt: efter omgivelserne, ellers dansk
    #[arg(long, global = true, value_name = "SPROG")]
    pub(crate) lang: Option<Language>,
    /// Farver: auto, always eller never; udeladt: auto, det vil sige på en terminal
    #[arg(
        long,
        global = true,
        value_name = "HVORNÅR",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) color: Color,
    /// Vis kun fejl
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    /// Planens titel, hvis projektmappen mangler den
    #[arg(long, global = true, value_name = "TITEL", value_parser = title)]
    pub(crate) title: Option<String>,
    /// Planens versionsnummer, hvis projektmappen mangler det
    #[arg(long, global = true, value_name = "X.Y")]
    pub(crate) plan_version: Option<VersionNumber>,
    /// Versionens dato, hvis projektmappen mangler den
    #[arg(long, global = true, value_name = "ÅÅÅÅ-MM-DD", value_parser = date)]
    pub(crate) date: Option<NaiveDate>,
}

/// Hvad der skal gøres.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Udgiv planen: PDF, ren projektmappe, CSV-udtræk, plan.json og manifest.json i en mappe for versionen
    #[command(help_template = ARGUMENTS, override_usage = "leveranceplan publish [TILVALG] [PROJEKTMAPPE]")]
    Publish(Publish),
    /// Find planens fejl og tvivlsomheder uden at udgive den
    #[command(help_template = ARGUMENTS, override_usage = "leveranceplan check [TILVALG] [PROJEKTMAPPE]")]
    Check(Check),
    /// Vis, hvad der er ændret fra en version til en anden
    #[command(help_template = ARGUMENTS, override_usage = "leveranceplan compare [TILVALG] <GAMMEL> <NY>")]
    Compare(Compare),
    /// Skriv næste kvartals projektmappe ud fra dette kvartals
    #[command(help_template = ARGUMENTS, override_usage = "leveranceplan new-quarter [TILVALG] --output <FIL> [PROJEKTMAPPE]")]
    NewQuarter(NewQuarter),
    /// Forklar en kode: hvad den betyder, hvorfor, et eksempel og hvad der kan gøres
    #[command(help_template = ARGUMENTS, override_usage = "leveranceplan explain [TILVALG] <KODE>")]
    Explain {
        /// Koden, som den står i et fund
        #[arg(value_name = "KODE")]
        code: String,
    },
    /// Skriv planens udtræk: CSV, den rene projektmappe, JSON eller en enkelt tabel
    #[command(help_template = ARGUMENTS, override_usage = "leveranceplan extract [TILVALG] <--format <FORMAT>|--table <TABEL>> [PROJEKTMAPPE]")]
    Extract(Extract),
    /// Efterprøv, at udgaver er, som de blev udgivet: digests, fortegnelsen, og om filerne siger det samme
    #[command(help_template = ARGUMENTS, override_usage = "leveranceplan verify [TILVALG] <MAPPE>")]
    Verify {
        /// En udgaves mappe (output/v5.0), eller mappen med alle udgaver
        #[arg(value_name = "MAPPE")]
        folder: PathBuf,
    },
    /// Skriv det script, der lader en kommandofortolker udfylde kommandoer og tilvalg
    #[command(help_template = ARGUMENTS, override_usage = "leveranceplan completions [TILVALG] <FORTOLKER>")]
    Completions {
        /// Kommandofortolkeren: bash, elvish, fish, powershell eller zsh
        #[arg(value_name = "FORTOLKER", hide_possible_values = true)]
        shell: Shell,
    },
    /// Læs en projektmappe fra standard input, og skriv dens celler som JSON
    #[command(hide = true)]
    ReadWorkbook,
}

/// Udgiv planen.
#[derive(Debug, Args)]
pub(crate) struct Publish {
    /// Projektmappen; udeladt: den ene i input/
    #[arg(value_name = "PROJEKTMAPPE")]
    pub(crate) workbook: Option<PathBuf>,
    /// Mappen, som versionens mappe lægges i; udeladt: output
    #[arg(long, value_name = "MAPPE", default_value = "output", hide_default_value = true)]
    pub(crate) output: PathBuf,
    /// Den forrige version: dens mappe, plan.json eller projektmappe
    #[arg(long, value_name = "FORRIGE")]
    pub(crate) previous: Option<PathBuf>,
    /// Sæt og fjern * og ✓ i udgaven efter det, der er ændret siden --previous; projektmappen ændres ikke
    #[arg(long, requires = "previous")]
    pub(crate) mark: bool,
    /// Erstat versionen, hvis den er udgivet med et andet indhold
    #[arg(long)]
    pub(crate) replace: bool,
    /// CSV-dialekt: excel-da eller rfc4180; udeladt: excel-da
    #[arg(long, value_name = "DIALEKT", default_value = "excel-da", hide_default_value = true)]
    pub(crate) dialect: Dialect,
}

/// Find planens fejl.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Projektmappen; udeladt: den ene i input/
    #[arg(value_name = "PROJEKTMAPPE")]
    pub(crate) workbook: Option<PathBuf>,
    /// Form: text, json eller github; udeladt: text
    #[arg(
        long,
        value_name = "FORM",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) format: Form,
    /// Hvad der skal give slutkode 1 ud over fejl: warnings
    #[arg(long, value_name = "HVAD", hide_possible_values = true)]
    pub(crate) deny: Option<Deny>,
    /// Den forrige version: dens mappe, plan.json eller projektmappe
    #[arg(long, value_name = "FORRIGE")]
    pub(crate) previous: Option<PathBuf>,
}

/// Sammenlign to versioner.
#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// Den gamle: en projektmappe, en plan.json eller en udgaves mappe
    #[arg(value_name = "GAMMEL")]
    pub(crate) old: PathBuf,
    /// Den nye
    #[arg(value_name = "NY")]
    pub(crate) new: PathBuf,
    /// Form: text, json eller csv; udeladt: text
    #[arg(
        long,
        value_name = "FORM",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) format: CompareForm,
    /// CSV-dialekt: excel-da eller rfc4180; udeladt: excel-da
    #[arg(long, value_name = "DIALEKT", default_value = "excel-da", hide_default_value = true)]
    pub(crate) dialect: Dialect,
    /// Slutkode 1, hvis der er en forskel
    #[arg(long)]
    pub(crate) exit_code: bool,
}

/// Begynd næste kvartal; --date er den nye versions dato, --title dens titel.
#[derive(Debug, Args)]
pub(crate) struct NewQuarter {
    /// Dette kvartals projektmappe, plan.json eller udgaves mappe; udeladt: projektmappen i input/
    #[arg(value_name = "PROJEKTMAPPE")]
    pub(crate) workbook: Option<PathBuf>,
    /// Filen, som skrives; den må ikke findes
    #[arg(long, value_name = "FIL")]
    pub(crate) output: PathBuf,
    /// Den nye versions nummer; udeladt: det næste hele tal, 6.0 efter 5.0
    #[arg(long, value_name = "X.Y")]
    pub(crate) version: Option<VersionNumber>,
    /// Hvad der sker med leverancer, der er markeret ✓: keep eller drop; udeladt: keep
    #[arg(
        long,
        value_name = "HVAD",
        default_value = "keep",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) delivered: Delivered,
}

/// Hvad der sker med leverede.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Delivered {
    /// De bliver stående
    Keep,
    /// De udelades
    Drop,
}

/// Formen af en sammenligning.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum CompareForm {
    /// Til mennesker
    Text,
    /// Til programmer
    Json,
    /// Som tabel
    Csv,
}

/// Formen af fund.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Form {
    /// Til mennesker
    Text,
    /// Til programmer
    Json,
    /// Til GitHub
    Github,
}

/// Hvad der også skal standse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    /// Advarsler
    Warnings,
}

/// Hvornår der bruges farver.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Color {
    /// På en terminal
    Auto,
    /// Altid
    Always,
    /// Aldrig
    Never,
}

/// Skriv planens udtræk.
#[derive(Debug, Args)]
pub(crate) struct Extract {
    /// Projektmappen; udeladt: den ene i input/
    #[arg(value_name = "PROJEKTMAPPE")]
    pub(crate) workbook: Option<PathBuf>,
    /// Format: csv, xlsx, json eller all
    #[arg(long, value_name = "FORMAT", required_unless_present = "table", hide_possible_values = true)]
    pub(crate) format: Option<Format>,
    /// Skriv én tabel som CSV til standard output: leverancer, omraader, perioder, kontakter eller links
    #[arg(long, value_name = "TABEL", conflicts_with_all = ["format", "output"])]
    pub(crate) table: Option<String>,
    /// CSV-dialekt: excel-da eller rfc4180; udeladt: excel-da
    #[arg(long, value_name = "DIALEKT", default_value = "excel-da", hide_default_value = true)]
    pub(crate) dialect: Dialect,
    /// Mappen, som filerne skrives i; udeladt: output
    #[arg(long, value_name = "MAPPE", default_value = "output", hide_default_value = true)]
    pub(crate) output: PathBuf,
}

/// Formatet af et udtræk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Tabellerne som CSV, med en datapakke
    Csv,
    /// Den rene projektmappe
    Xlsx,
    /// Planen som JSON
    Json,
    /// Alle
    All,
}

/// An argument's value that cannot be used; the key of the text that says what it must be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WrongValue(pub(crate) &'static str);

impl fmt::Display for WrongValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Error for WrongValue {}

fn title(text: &str) -> Result<String, WrongValue> {
    if text.trim().is_empty() { Err(WrongValue("argument-title")) } else { Ok(text.to_owned()) }
}

fn date(text: &str) -> Result<NaiveDate, WrongValue> {
    text.parse().map_err(|_| WrongValue("argument-date"))
}
