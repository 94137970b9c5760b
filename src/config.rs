//! `leveranceplan.toml`: what an office wants otherwise. Every part may be left out.
//!
//! Input: the file's text. Output: a [`Config`]. An unknown key is an error that names the nearest known one.

pub mod publication;

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use self::publication::{Appearance, PublicationTable};
use crate::finding::{Code, Severity};
use crate::plan::Field;
use crate::plan::release::Terms;

/// The settings of an office.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// How approximate terms of releases map to days.
    pub terms: Terms,
    /// Severity by code; `None` turns a check off.
    pub severities: BTreeMap<Code, Option<Severity>>,
    /// Findings that the office has looked at and accepts.
    pub accepted: Vec<Accepted>,
    /// Other headings of the seven columns.
    pub aliases: Vec<(String, Field)>,
    /// Contacts that are spelled right, and what others are compared with.
    pub contacts: Vec<String>,
    /// From where on a check finds something.
    pub thresholds: Thresholds,
    /// How the PDF looks.
    pub publication: Appearance,
}

/// From where on a check finds something.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Thresholds {
    /// Contacts this many letters apart, at most, are probably one person (0-10); 0 compares no names.
    pub contact_distance: usize,
    /// Shorter names are not compared, in letters: `Bo` and `Ib` are two people.
    pub contact_shortest: usize,
    /// How far the version's date may be outside the title's period, in months (0-120).
    pub date_months: u32,
    /// Lengths at which spreadsheets and databases cut texts, in characters.
    pub cut_lengths: Vec<usize>,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            contact_distance: 2,
            contact_shortest: 6,
            date_months: 3,
            cut_lengths: vec![255, 256, 1_024, 4_000, 32_767],
        }
    }
}

/// A finding that the office accepts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// Its code.
    pub code: String,
    /// The whole text of its cell.
    pub text: String,
    /// Why it is accepted.
    pub reason: String,
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{what}{}", suggestion(.near))]
pub struct ConfigError {
    what: String,
    near: Option<String>,
}

fn suggestion(near: &Option<String>) -> String {
    near.as_ref().map(|near| format!("\n  hjælp: mente du »{near}«?")).unwrap_or_default()
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    release: ReleaseTable,
    checks: BTreeMap<String, Level>,
    accept: Vec<Accepted>,
    columns: BTreeMap<String, Vec<String>>,
    contacts: Contacts,
    publication: PublicationTable,
    thresholds: Thresholds,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ReleaseTable {
    month_thirds: Option<[u32; 2]>,
    spring: Option<[u32; 2]>,
    summer: Option<[u32; 2]>,
    autumn: Option<[u32; 2]>,
    winter: Option<[u32; 2]>,
    turn_of_year: Option<[[u32; 2]; 2]>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Contacts {
    known: Vec<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    Error,
    Warning,
    Note,
    Off,
}

impl Config {
    /// Reads settings.
    ///
    /// # Errors
    /// The text is no TOML, or has a key, a code or a value that is not known.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let file: File = toml::from_str(text).map_err(|error| unreadable(&error))?;
        let severities = file.checks.into_iter().map(|(name, level)| Ok((code(&name)?, level.severity())));
        let severities = severities.collect::<Result<_, ConfigError>>()?;
        for accepted in &file.accept {
            code(&accepted.code)?;
            if accepted.reason.trim().is_empty() {
                return Err(wrong(&format!("[[accept]] {}: reason er tom; skriv hvorfor", accepted.code)));
            }
        }
        let mut aliases = Vec::new();
        for (heading, others) in file.columns {
            let field = field(&heading)?;
            aliases.extend(others.into_iter().map(|other| (other, field)));
        }
        let terms = file.release.terms()?;
        let (publication, thresholds) = (file.publication.settings()?, file.thresholds.checked()?);
        let (accepted, contacts) = (file.accept, file.contacts.known);
        Ok(Self { terms, severities, accepted, aliases, contacts, thresholds, publication })
    }

    /// The same settings, read from a file in a folder: the files that they name lie there unless their names are absolute.
    #[must_use]
    pub fn in_folder(mut self, folder: &Path) -> Self {
        for file in self.publication.files() {
            *file = folder.join(&*file);
        }
        self
    }

    /// The severity of a finding of a code; `None` where its check is turned off.
    #[must_use]
    pub fn severity(&self, code: Code) -> Option<Severity> {
        self.severities.get(&code).copied().unwrap_or(Some(code.severity()))
    }
}

impl Thresholds {
    fn checked(self) -> Result<Self, ConfigError> {
        if self.contact_distance > 10 {
            return Err(wrong("contact_distance: højst 10 bogstaver"));
        }
        if self.date_months > 120 {
            return Err(wrong("date_months: højst 120 måneder"));
        }
        if self.cut_lengths.iter().any(|length| !(2..=32_767).contains(length)) {
            return Err(wrong("cut_lengths: længderne skal ligge mellem 2 og 32767 tegn"));
        }
        Ok(self)
    }
}

impl Level {
    const fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Off => None,
        }
    }
}

impl ReleaseTable {
    fn terms(&self) -> Result<Terms, ConfigError> {
        let mut terms = Terms::default();
        if let Some(thirds) = self.month_thirds {
            within("month_thirds", &thirds, 2..=28)?;
            if thirds[0] >= thirds[1] {
                return Err(wrong("month_thirds: den første dag skal komme før den anden"));
            }
            terms.thirds = thirds;
        }
        let seasons = [
            ("spring", self.spring),
            ("summer", self.summer),
            ("autumn", self.autumn),
            ("winter", self.winter),
        ];
        for ((name, months), slot) in seasons.into_iter().zip(&mut terms.seasons) {
            if let Some(months) = months {
                within(name, &months, 1..=12)?;
                *slot = months;
            }
        }
        if let Some([[month, day], [until_month, until]]) = self.turn_of_year {
            within("turn_of_year", &[month, until_month], 1..=12)?;
            within("turn_of_year", &[day, until], 1..=28).or_else(|error| {
                if [day, until].iter().all(|day| (1..=31).contains(day))
                    && [month, until_month].iter().all(|month| [1, 12].contains(month))
                {
                    Ok(())
                } else {
                    Err(error)
                }
            })?;
            terms.turn_of_year = [[month, day], [until_month, until]];
        }
        Ok(terms)
    }
}

fn within(name: &str, values: &[u32], range: std::ops::RangeInclusive<u32>) -> Result<(), ConfigError> {
    match values.iter().find(|value| !range.contains(value)) {
        Some(value) => {
            Err(wrong(&format!("{name}: {value} ligger ikke mellem {} og {}", range.start(), range.end())))
        }
        None => Ok(()),
    }
}

fn wrong(what: &str) -> ConfigError {
    ConfigError { what: what.to_owned(), near: None }
}

fn code(name: &str) -> Result<Code, ConfigError> {
    Code::named(name).ok_or_else(|| ConfigError {
        what: format!("koden »{name}« findes ikke"),
        near: nearest(name, Code::ALL.iter().map(|code| code.name())),
    })
}

fn field(heading: &str) -> Result<Field, ConfigError> {
    Field::ALL.into_iter().find(|field| field.heading() == heading).ok_or_else(|| ConfigError {
        what: format!("kolonnen »{heading}« er ikke en af planens syv"),
        near: nearest(heading, Field::ALL.iter().map(|field| field.heading())),
    })
}

/// serde names the unknown key and the known ones, each between backticks.
fn unreadable(error: &toml::de::Error) -> ConfigError {
    let message = error.message();
    let mut quoted = message.split('`').skip(1).step_by(2);
    let near = message.starts_with("unknown").then(|| quoted.next().and_then(|found| nearest(found, quoted)));
    ConfigError { what: error.to_string().trim_end().to_owned(), near: near.flatten() }
}

/// The known name that is most like another, if one is like it at all.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let alike = known.map(|other| (strsim::jaro_winkler(name, other), other));
    let best = alike.max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(likeness, _)| *likeness > 0.7).map(|(_, other)| other.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        Config::parse(text).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn settings_are_read() {
        let text = "[release]\nmonth_thirds = [10, 20]\nspring = [4, 6]\n[checks]\nmissing-legend = \"off\"\ntitle-drift = \"error\"\n\
                    [[accept]]\ncode = \"empty-area\"\ntext = \"Nyt område\"\nreason = \"kommer\"\n[columns]\nProjekt = [\"Aktivitet\"]\n\
                    [contacts]\nknown = [\"Jonas Friis\"]\n";
        let config = Config::parse(text).unwrap_or_default();
        assert_eq!((config.terms.thirds, config.terms.seasons[0]), ([10, 20], [4, 6]));
        assert_eq!(config.severity(Code::MissingLegend), None);
        assert_eq!(config.severity(Code::TitleDrift), Some(Severity::Error));
        assert_eq!(config.severity(Code::EmptyArea), Some(Severity::Warning));
        assert_eq!(config.aliases, [("Aktivitet".to_owned(), Field::Project)]);
        assert_eq!(Config::parse(""), Ok(Config::default()));
    }

    #[test]
    fn what_is_unknown_is_named_with_a_suggestion() {
        assert!(error("[relase]\n").contains("mente du »release«?"), "{}", error("[relase]\n"));
        assert!(error("[release]\nsprng = [1, 2]\n").contains("mente du »spring«?"));
        assert!(error("[checks]\nmissing-titel = \"off\"\n").contains("mente du »missing-title«?"));
        assert!(error("[columns]\nProject = []\n").contains("mente du »Projekt«?"));
        assert!(error("[release]\nspring = [0, 13]\n").contains("0 ligger ikke mellem 1 og 12"));
        assert!(error("[release]\nturn_of_year = [[11, 31], [1, 15]]\n").contains("turn_of_year"));
        assert!(!error("[release\n").is_empty());
    }
}
