//! The terminal. Messages for a person go to standard error, results for a program to standard output.

use std::io::{ErrorKind, IsTerminal, Write};

use leveranceplan::{Error, Findings, Language, Message, Severity, Texts};

use crate::cli::Color;

/// The person at the terminal.
pub(crate) struct Terminal {
    quiet: bool,
    pub(crate) texts: &'static Texts,
}

impl Terminal {
    pub(crate) fn new(quiet: bool, language: Language, color: Color) -> Self {
        let choice = match color {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
        Self { quiet, texts: Texts::of(language) }
    }

    /// Shows findings; of a quiet run only errors.
    pub(crate) fn findings(&self, findings: &Findings) {
        let shown = self.texts.text(&self.wanted(findings).message());
        let _ = write!(anstream::stderr().lock(), "{shown}");
    }

    /// The findings that the person wants to see: in a quiet run only errors.
    pub(crate) fn wanted(&self, findings: &Findings) -> Findings {
        if self.quiet { findings.errors() } else { findings.clone() }
    }

    pub(crate) const fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Whether progress is shown: a person is there and wants to see it.
    pub(crate) fn shows_progress(&self) -> bool {
        !self.quiet && std::io::stderr().is_terminal()
    }

    /// Shows how a run went.
    pub(crate) fn say(&self, message: &Message) {
        if !self.quiet {
            let _ = writeln!(anstream::stderr().lock(), "{}", self.texts.text(message));
        }
    }

    /// Shows why a run stopped.
    pub(crate) fn error(&self, error: &Message) {
        // A terminal that is gone is no reason to fail.
        let [word, text] = [&Severity::Error.message(), error].map(|message| self.texts.text(message));
        let _ = writeln!(anstream::stderr().lock(), "{word}: {text}");
    }

    /// Says how many findings the settings accept, where there are any.
    pub(crate) fn accepted(&self, count: usize) {
        if count > 0 {
            self.say(&Message::new("accepted").with("count", count));
        }
    }

    /// Writes a result that a person reads.
    pub(crate) fn result(&self, message: &Message) -> Result<(), Error> {
        self.data(self.texts.text(message).as_str().as_bytes())
    }

    /// Writes a result that a program reads. A reader may close it when it has read enough.
    pub(crate) fn data(&self, bytes: &[u8]) -> Result<(), Error> {
        match anstream::stdout().lock().write_all(bytes) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Error::unwritable(&error)),
            _ => Ok(()),
        }
    }
}
