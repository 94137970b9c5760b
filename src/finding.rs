//! What the office should look at, with its cell: [`Finding`].
//!
//! A finding has one code, one severity, at most one primary cell and any related ones. The place is never inside
//! the message. Findings are collected and sorted; a bad cell never stops the run.

use std::fmt;

use crate::address::Place;

/// How much a finding matters to the people who read the publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The publication would be wrong or incomplete: nothing is published.
    Error,
    /// A reader will probably be misled, or the office wants to look.
    Warning,
    /// Tidying.
    Note,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "fejl",
            Self::Warning => "advarsel",
            Self::Note => "bemærkning",
        })
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $variant:ident = $name:literal, $severity:ident;)*) => {
        /// What kind of finding it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($(#[doc = $doc])* $variant,)* }

        impl Code {
            /// All codes, in the order of the catalogue.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The code of a name.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.name() == name)
            }

            /// The stable name, in kebab case.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// How much it matters.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// No title above the header, and none supplied.
    MissingTitle = "missing-title", Error;
    /// No version number, and none supplied.
    MissingVersion = "missing-version", Error;
    /// No version date, and none supplied.
    MissingDate = "missing-date", Error;
    /// No legend line above the header.
    MissingLegend = "missing-legend", Warning;
    /// The title has no period that can be read as quarters.
    MissingPeriod = "missing-period", Warning;
    /// A repeated title differs from the first.
    TitleDrift = "title-drift", Warning;
    /// A repeated version line differs from the first.
    VersionDrift = "version-drift", Warning;
    /// A repeated legend line contradicts the first for its symbol.
    LegendDrift = "legend-drift", Warning;
    /// One of the seven columns has no header.
    MissingColumn = "missing-column", Warning;
    /// A header that is none of the seven columns.
    UnknownColumn = "unknown-column", Warning;
    /// Text that stands outside the plan's columns and is not published.
    TextOutsideColumns = "text-outside-columns", Warning;
    /// A row with texts but no project name.
    MissingProject = "missing-project", Error;
    /// Deliverables before any area.
    MissingArea = "missing-area", Warning;
    /// An area without a deliverable.
    EmptyArea = "empty-area", Warning;
    /// A cell that holds an error value.
    ErrorValue = "error-value", Error;
    /// A leftover tag of HTML.
    LeftoverMarkup = "leftover-markup", Note;
    /// A hidden sheet that holds a plan and is not published.
    HiddenSheet = "hidden-sheet", Warning;
    /// A character that no font of the publication has.
    CharacterWithoutFont = "character-without-font", Error;
    /// A text that a spreadsheet would take for a formula got an apostrophe in the CSV.
    FormulaGuarded = "formula-guarded", Note;
}

/// One thing to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind it is.
    pub code: Code,
    /// The cell it is about; `None` where something is missing as a whole.
    pub place: Option<Place>,
    /// Other cells that it is about.
    pub related: Vec<Place>,
    /// What was found, in Danish.
    pub message: String,
    /// How to mend it, in Danish.
    pub help: String,
}

impl Finding {
    /// A finding; its severity is that of its code.
    #[must_use]
    pub fn new(
        code: Code,
        place: Option<Place>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { code, place, related: Vec::new(), message: message.into(), help: help.into() }
    }

    /// The same finding, also about another cell.
    #[must_use]
    pub fn with_related(mut self, place: Option<&Place>) -> Self {
        self.related.extend(place.cloned());
        self
    }

    /// How much it matters.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// Sorts findings by sheet and cell, those without a cell first.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| (&a.place, a.code, &a.message).cmp(&(&b.place, b.code, &b.message)));
}

impl fmt::Display for Finding {
    /// Severity, code, place, message and help, safe to show on a terminal: control and bidirectional characters
    /// are escaped.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]", self.severity(), self.code.name())?;
        if let Some(place) = &self.place {
            write!(f, " {}", escape(&place.to_string()))?;
        }
        write!(f, ": {}", escape(&self.message))?;
        for place in &self.related {
            write!(f, "\n  se også: {}", escape(&place.to_string()))?;
        }
        write!(f, "\n  hjælp: {}", escape(&self.help))
    }
}

/// A workbook's text made safe for a terminal, and shortened where it is long.
#[must_use]
pub fn escape(text: &str) -> String {
    let bidirectional = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars()
        .map(
            |c| {
                if c.is_control() || bidirectional(c) {
                    c.escape_default().to_string()
                } else {
                    c.to_string()
                }
            },
        )
        .collect()
}

/// A cell's text, quoted and shortened for a message.
#[must_use]
pub fn quote(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.replace('\n', " ");
    if line.chars().count() <= LONGEST {
        return format!("»{line}«");
    }
    let head: String = line.chars().take(LONGEST).collect();
    format!("»{}…«", head.trim_end())
}
