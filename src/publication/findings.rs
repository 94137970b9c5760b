//! The findings of a publication, and how people and programs read them.

use crate::finding::show::{self, Tally};
use crate::finding::{Finding, Severity};
use crate::texts::{Message, Texts};

/// The findings of a draft, as the settings want them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The findings, sorted by cell.
    pub list: Vec<Finding>,
    /// How many more there are that the settings accept.
    pub accepted: usize,
}

impl Findings {
    /// How many findings have a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|finding| finding.severity == severity).count()
    }

    /// How many findings there are of each severity.
    #[must_use]
    pub fn tally(&self) -> Tally {
        Tally::of(&self.list)
    }

    /// The errors alone.
    #[must_use]
    pub fn errors(&self) -> Self {
        let errors = self.list.iter().filter(|finding| finding.severity == Severity::Error);
        Self { list: errors.cloned().collect(), accepted: self.accepted }
    }

    /// The findings for people, grouped by sheet, with colours for a terminal.
    #[must_use]
    pub fn message(&self) -> Message {
        show::message(&self.list)
    }

    /// How many findings there are of each severity, in a sentence.
    #[must_use]
    pub fn counts(&self) -> Message {
        let Tally { errors, warnings, notes } = self.tally();
        Message::new("counts").with("errors", errors).with("warnings", warnings).with("notes", notes)
    }

    /// JSON, schema `leveranceplan/findings/v1`.
    ///
    /// # Errors
    /// None that findings can cause.
    pub fn json(&self, texts: &Texts) -> serde_json::Result<String> {
        show::json(&self.list, texts)
    }

    /// Workflow commands, which GitHub shows beside the file.
    #[must_use]
    pub fn github(&self, texts: &Texts, file: &str) -> String {
        show::github(&self.list, texts, file)
    }
}
