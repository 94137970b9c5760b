//! What a person reads goes to standard error, what a program reads to standard output.

use std::fmt::Display;
use std::io::{IsTerminal, Write};

use leveranceplan::finding::{Finding, Language, Severity, Texts, show};

use crate::cli::Color;

/// The person at the terminal.
pub(crate) struct Terminal {
    quiet: bool,
    pub(crate) texts: Texts,
}

impl Terminal {
    pub(crate) fn new(quiet: bool, language: Option<Language>, color: Color) -> Self {
        let choice = match color {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
        Self { quiet, texts: Texts::new(language.unwrap_or_else(of_environment)) }
    }

    /// Shows findings; of a quiet run only errors.
    pub(crate) fn findings(&self, findings: &[Finding]) {
        let shown = |finding: &&Finding| !self.quiet || finding.severity == Severity::Error;
        let shown: Vec<Finding> = findings.iter().filter(shown).cloned().collect();
        let _ = write!(anstream::stderr().lock(), "{}", show::text(&shown, &self.texts));
    }

    /// Whether progress is shown: a person is there and wants to see it.
    pub(crate) fn shows_progress(&self) -> bool {
        !self.quiet && std::io::stderr().is_terminal()
    }

    /// Shows how a run went.
    pub(crate) fn say(&self, message: &str) {
        if !self.quiet {
            let _ = writeln!(anstream::stderr().lock(), "{message}");
        }
    }

    /// Shows why a run stopped.
    pub(crate) fn error(&self, error: &dyn Display) {
        // A terminal that is gone is no reason to fail.
        let _ = writeln!(anstream::stderr().lock(), "{}: {error}", self.texts.severity(Severity::Error));
    }

    /// Writes a result.
    pub(crate) fn result(&self, text: &str) -> std::io::Result<()> {
        anstream::stdout().lock().write_all(text.as_bytes())
    }
}

/// The language of the environment (POSIX, 8.2), where it is one of ours.
fn of_environment() -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| std::env::var(name).ok());
    let first = set.into_iter().find(|value| !value.is_empty()).unwrap_or_default();
    first.get(..2).and_then(|name| name.parse().ok()).unwrap_or_default()
}
