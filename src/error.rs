//! Why the library gives no result: [`Error`], one type for all of it.

use std::io;
use std::path::Path;

use crate::texts::{Explain, Message, explained, unwritable, writing};

/// The thing that has to be mended before the call can succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The plan has errors, or lacks something that a publication needs.
    Plan,
    /// The settings, or the values that the caller gives.
    Arguments,
    /// A file that is read.
    Input,
    /// A result that cannot be made or written.
    Output,
}

/// Why there is no result, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    message: Message,
}

explained!(Error);

impl Explain for Error {
    fn message(&self) -> Message {
        self.message.clone()
    }
}

impl Error {
    /// The thing that has to be mended.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The plan is not fit to be published.
    #[must_use]
    pub const fn plan(message: Message) -> Self {
        Self { kind: ErrorKind::Plan, message }
    }

    /// Settings, or values that the caller gives, cannot be used.
    #[must_use]
    pub const fn arguments(message: Message) -> Self {
        Self { kind: ErrorKind::Arguments, message }
    }

    /// A file cannot be read.
    #[must_use]
    pub const fn input(message: Message) -> Self {
        Self { kind: ErrorKind::Input, message }
    }

    /// A result cannot be made or written.
    #[must_use]
    pub const fn output(message: Message) -> Self {
        Self { kind: ErrorKind::Output, message }
    }

    /// A result cannot be made or written, for the reason of another error.
    #[must_use]
    pub fn unwritten(reason: &impl Explain) -> Self {
        Self::output(Message::new("unwritten").with("reason", reason.message()))
    }

    /// A result cannot be written, because the system refuses.
    #[must_use]
    pub fn unwritable(error: &io::Error) -> Self {
        Self::output(Message::new("unwritten").with("reason", writing(error)))
    }

    /// A file cannot be written, because the system refuses.
    #[must_use]
    pub fn unwritable_file(path: &Path, error: &io::Error) -> Self {
        Self::output(unwritable(Message::error("edition-unwritable"), path, error))
    }

    /// The same error, after the name of the file that it is about.
    #[must_use]
    pub fn in_file(mut self, path: &Path) -> Self {
        let layout = Message::layout("{path}: {message}").with("path", path);
        self.message = layout.with("message", self.message);
        self
    }
}
