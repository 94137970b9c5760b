//! `leveranceplan.toml`: what an office wants otherwise. Every part may be left out.
//!
//! Input: the file's text. Output: a [`Config`]. An unknown key is an error that names the nearest known one.

pub mod publication;
mod table;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::Path;

use self::publication::Appearance;
use self::table::Table;
use crate::error::Error;
use crate::finding::{Code, Severity};
use crate::plan::release::Terms;
use crate::plan::{Field, Marker};
use crate::texts::{Message, near};

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
    /// Other signs of the markers.
    pub signs: Vec<(String, Marker)>,
    /// The sheets that hold the plan; the program finds them where none is named.
    pub sheets: Vec<String>,
    /// The areas; the program tells them by their rows where none is named.
    pub areas: Vec<String>,
    /// Contacts that are spelled right, and what others are compared with.
    pub contacts: Vec<String>,
    /// From where on a check finds something.
    pub thresholds: Thresholds,
    /// How the PDF looks.
    pub publication: Appearance,
}

/// From where on a check finds something.
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Its code.
    pub code: String,
    /// The whole text of its cell.
    pub text: String,
    /// Why it is accepted.
    pub reason: String,
}

/// The words for severities under `[checks]`; `off` turns a check off.
const LEVELS: [(&str, Option<Severity>); 4] = [
    ("error", Some(Severity::Error)),
    ("warning", Some(Severity::Warning)),
    ("note", Some(Severity::Note)),
    ("off", None),
];

impl Config {
    /// Reads settings.
    ///
    /// # Errors
    /// The text is no TOML, or has a key, a code or a value that is not known.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut file = Table::parse(text)?;
        let terms = terms(file.table("release")?)?;
        let severities = file.table("checks")?.choices(&LEVELS, "level")?.into_iter();
        let severities = severities.map(|(name, severity)| Ok((code(&name)?, severity)));
        let severities = severities.collect::<Result<_, Error>>()?;
        let accepted = file.tables("accept")?.into_iter().map(Accepted::read).collect::<Result<_, _>>()?;
        let mut aliases = Vec::new();
        for (heading, others) in file.table("columns")?.entries::<Vec<String>>("texts")? {
            let field = field(&heading)?;
            aliases.extend(others.into_iter().map(|other| (other, field)));
        }
        let mut contacts = file.table("contacts")?;
        let known = contacts.value("known", "texts")?.unwrap_or_default();
        contacts.end()?;
        let mut signs = Vec::new();
        for (symbol, others) in file.table("markers")?.entries::<Vec<String>>("texts")? {
            let mut known = symbol.chars().filter_map(Marker::of);
            let marker = known.next().filter(|marker| marker.symbol() == symbol);
            let unknown =
                || Error::arguments(Message::error("settings-unknown-marker").with("symbol", symbol.clone()));
            let marker = marker.ok_or_else(unknown)?;
            signs.extend(others.into_iter().map(|other| (other, marker)));
        }
        let mut reading = file.table("reading")?;
        let sheets = reading.value("sheets", "texts")?.unwrap_or_default();
        let areas = reading.value("areas", "texts")?.unwrap_or_default();
        reading.end()?;
        let publication = Appearance::read(file.table("publication")?)?;
        let thresholds = Thresholds::read(file.table("thresholds")?)?;
        file.end()?;
        Ok(Self {
            terms,
            severities,
            accepted,
            aliases,
            signs,
            sheets,
            areas,
            contacts: known,
            thresholds,
            publication,
        })
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

impl Accepted {
    fn read(mut table: Table<'_>) -> Result<Self, Error> {
        let accepted = Self {
            code: table.required("code", "text")?,
            text: table.required("text", "text")?,
            reason: table.required("reason", "text")?,
        };
        table.end()?;
        code(&accepted.code)?;
        if accepted.reason.trim().is_empty() {
            return Err(Error::arguments(Message::error("settings-no-reason").with("code", accepted.code)));
        }
        Ok(accepted)
    }
}

impl Thresholds {
    fn read(mut table: Table<'_>) -> Result<Self, Error> {
        let usual = Self::default();
        let thresholds = Self {
            contact_distance: table.value("contact_distance", "count")?.unwrap_or(usual.contact_distance),
            contact_shortest: table.value("contact_shortest", "count")?.unwrap_or(usual.contact_shortest),
            date_months: table.value("date_months", "count")?.unwrap_or(usual.date_months),
            cut_lengths: table.value("cut_lengths", "counts")?.unwrap_or(usual.cut_lengths),
        };
        table.end()?;
        let wrong = |key: &'static str| Err(Error::arguments(Message::error(key)));
        if thresholds.contact_distance > 10 {
            return wrong("settings-contact-distance");
        }
        if thresholds.date_months > 120 {
            return wrong("settings-date-months");
        }
        if thresholds.cut_lengths.iter().any(|length| !(2..=32_767).contains(length)) {
            return wrong("settings-cut-lengths");
        }
        Ok(thresholds)
    }
}

/// A month and a day.
type Day = [u32; 2];

/// How approximate terms map to days.
fn terms(mut table: Table<'_>) -> Result<Terms, Error> {
    let mut terms = Terms::default();
    if let Some(thirds) = table.value::<[u32; 2]>("month_thirds", "days")? {
        within("month_thirds", &thirds, 2..=28)?;
        if thirds[0] >= thirds[1] {
            return Err(Error::arguments(Message::error("settings-thirds")));
        }
        terms.thirds = thirds;
    }
    for (name, slot) in ["spring", "summer", "autumn", "winter"].into_iter().zip(&mut terms.seasons) {
        if let Some(months) = table.value::<[u32; 2]>(name, "months")? {
            within(name, &months, 1..=12)?;
            *slot = months;
        }
    }
    if let Some([[month, day], [until_month, until]]) =
        table.value::<[Day; 2]>("turn_of_year", "turn-of-year")?
    {
        within("turn_of_year", &[month, until_month], 1..=12)?;
        // All months that lie at the turn have 31 days; others may have 28.
        let has_31 = [month, until_month].iter().all(|month| [1, 12].contains(month));
        let days_fit = has_31 && [day, until].iter().all(|day| (1..=31).contains(day));
        if !days_fit {
            within("turn_of_year", &[day, until], 1..=28)?;
        }
        terms.turn_of_year = [[month, day], [until_month, until]];
    }
    table.end()?;
    Ok(terms)
}

fn within(name: &str, values: &[u32], range: RangeInclusive<u32>) -> Result<(), Error> {
    let Some(value) = values.iter().find(|value| !range.contains(value)) else { return Ok(()) };
    let message = Message::error("settings-range").with("key", name).with("value", *value);
    Err(Error::arguments(message.with("least", *range.start()).with("most", *range.end())))
}

fn code(name: &str) -> Result<Code, Error> {
    Code::named(name).ok_or_else(|| {
        let near = near("settings-near", name, Code::ALL.iter().map(|code| code.name()));
        let message = Message::error("settings-unknown-code").with("code", name);
        Error::arguments(message.with("near", near))
    })
}

fn field(heading: &str) -> Result<Field, Error> {
    Field::ALL.into_iter().find(|field| field.heading() == heading).ok_or_else(|| {
        let near = near("settings-near", heading, Field::ALL.iter().map(|field| field.heading()));
        let message = Message::error("settings-unknown-column").with("column", heading);
        Error::arguments(message.with("near", near))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        Config::parse(text).unwrap_err().to_string()
    }

    #[test]
    fn settings_are_read() {
        let text = "[release]\nmonth_thirds = [10, 20]\nspring = [4, 6]\n[checks]\nmissing-legend = \"off\"\ntitle-drift = \"error\"\n\
                    [[accept]]\ncode = \"empty-area\"\ntext = \"Nyt område\"\nreason = \"kommer\"\n[columns]\nProjekt = [\"Aktivitet\"]\n\
                    [contacts]\nknown = [\"Jonas Friis\"]\n";
        let config = Config::parse(text).unwrap();
        assert_eq!((config.terms.thirds, config.terms.seasons[0]), ([10, 20], [4, 6]));
        assert_eq!(config.severity(Code::MissingLegend), None);
        assert_eq!(config.severity(Code::TitleDrift), Some(Severity::Error));
        assert_eq!(config.severity(Code::EmptyArea), Some(Severity::Warning));
        assert_eq!(config.aliases, [("Aktivitet".to_owned(), Field::Project)]);
        assert_eq!(Config::parse(""), Ok(Config::default()));
    }

    #[test]
    fn unknown_names_come_with_a_suggestion() {
        assert!(error("[relase]\n").contains("did you mean »release«?"), "{}", error("[relase]\n"));
        assert!(error("[checks]\nmissing-titel = \"off\"\n").contains("did you mean »missing-title«?"));
        assert!(error("[columns]\nProject = []\n").contains("did you mean »Projekt«?"));
        assert_eq!(
            error("[release]\n\n spring = [3, 5]\n sprng = [1, 2]\n"),
            "line 4: there is no release.sprng\n  \
             expected: month_thirds, spring, summer, autumn, winter, turn_of_year\n  \
             help: did you mean »spring«?"
        );
    }

    #[test]
    fn values_that_do_not_fit_are_named_with_their_line() {
        let cases = [
            ("\n[release\n", "line 2, column 9 cannot be read (unclosed table, expected `]`)"),
            ("[release]\nspring = \"maj\"", "line 2: release.spring has a value"),
            ("[checks]\ntitle-drift = \"of\"", "expected: \"error\", \"warning\", \"note\" or \"off\""),
            ("release = 3", "line 1: release has a value that cannot be used\n  expected: a section"),
            ("[accept]", "expected: one or more sections in double brackets"),
            ("[[accept]]\ncode = \"x\"\ntext = \"y\"", "line 1: accept.reason is missing"),
            ("[thresholds]\ndate_months = -1", "expected: a whole number, 0 or above"),
            ("[release]\nspring = [0, 13]\n", "spring: 0 does not lie between 1 and 12"),
            ("[release]\nturn_of_year = [[11, 31], [1, 15]]\n", "turn_of_year: 31 does not lie"),
        ];
        for (text, expected) in cases {
            assert!(error(text).contains(expected), "{text}: {}", error(text));
        }
    }
}
