//! What a person reads goes to standard error.

use std::fmt::Display;
use std::io::Write;

use leveranceplan::finding::{Finding, Severity};

/// The person at the terminal.
pub(crate) struct Terminal {
    quiet: bool,
}

impl Terminal {
    pub(crate) const fn new(quiet: bool) -> Self {
        Self { quiet }
    }

    /// Shows findings; of a quiet run only errors.
    pub(crate) fn findings(&self, findings: &[Finding]) {
        let shown = |finding: &&Finding| !self.quiet || finding.severity() == Severity::Error;
        findings.iter().filter(shown).for_each(|finding| write(finding));
    }

    /// Shows how a run went.
    pub(crate) fn say(&self, message: &str) {
        if !self.quiet {
            write(&message);
        }
    }

    /// Shows why a run stopped.
    pub(crate) fn error(&self, error: &dyn Display) {
        write(&format!("fejl: {error}"));
    }
}

/// A terminal that is gone is no reason to fail.
fn write(text: &dyn Display) {
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}
