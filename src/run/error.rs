//! Why a command stops; each class of reasons has its exit code.

use leveranceplan::{
    EditionError, Explain, ExtractError, Message, NextQuarterError, Refusal, VerifyError, writing,
};
use std::io;

/// Why a command stops, as the person reads it.
#[derive(Debug)]
pub(crate) enum RunError {
    /// `check`, `compare` or `verify` found something, and has shown it.
    Checked,
    /// The plan has errors.
    Plan(Message),
    /// Arguments or settings cannot be used.
    Arguments(Message),
    /// A file cannot be read, or holds no plan.
    Input(Message),
    /// A result cannot be made or written.
    Output(Message),
}

impl RunError {
    /// The exit code of the process.
    pub(crate) const fn exit_code(&self) -> u8 {
        match self {
            Self::Checked | Self::Plan(_) => 1,
            Self::Arguments(_) => 2,
            Self::Input(_) => 3,
            Self::Output(_) => 4,
        }
    }

    /// What is said of it; `None` where all is said.
    pub(crate) const fn message(&self) -> Option<&Message> {
        match self {
            Self::Checked => None,
            Self::Plan(message) | Self::Arguments(message) | Self::Input(message) | Self::Output(message) => {
                Some(message)
            }
        }
    }

    /// A result that could not be made or written.
    pub(crate) fn output(error: impl Explain) -> Self {
        Self::output_of(error.message())
    }

    /// A result that could not be written.
    pub(crate) fn unwritable(error: &io::Error) -> Self {
        Self::output_of(writing(error))
    }

    /// A result that could not be made or written; why.
    pub(crate) fn output_of(reason: Message) -> Self {
        Self::Output(Message::new("unwritten").with("reason", reason))
    }
}

impl From<Refusal> for RunError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Findings | Refusal::Incomplete | Refusal::CannotBeSet => Self::Plan(refusal.message()),
            Refusal::Pdf(_) | Refusal::Data(_) => Self::Output(refusal.message()),
        }
    }
}

impl From<NextQuarterError> for RunError {
    fn from(error: NextQuarterError) -> Self {
        match error {
            NextQuarterError::Plan(_) => Self::Arguments(error.message()),
            _ => Self::Output(error.message()),
        }
    }
}

impl From<VerifyError> for RunError {
    fn from(error: VerifyError) -> Self {
        Self::Input(error.message())
    }
}

impl From<EditionError> for RunError {
    fn from(error: EditionError) -> Self {
        Self::Output(error.message())
    }
}

impl From<ExtractError> for RunError {
    fn from(error: ExtractError) -> Self {
        Self::output(error)
    }
}
