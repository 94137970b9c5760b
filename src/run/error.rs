//! Why a command stops; each class of reasons has its exit code.

use std::fmt::Display;

use leveranceplan::{
    EditionError, Explain, ExtractError, InputError, Message, NextQuarterError, Refusal, VerifyError,
};

/// Why a command stops.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RunError {
    /// The plan is not published.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Error-level findings in a plan whose data was written all the same.
    #[error("planen har fejl; dens data er skrevet, som de er\n  hjælp: ret fejlene ovenfor i projektmappen")]
    Extracted,
    /// `check`, `compare` or `verify` found something, and has shown it.
    #[error("planen har fund")]
    Checked,
    /// An argument that names nothing.
    #[error("{0}")]
    Arguments(String),
    /// No workbook, or a file that cannot be read as one.
    #[error("{0}")]
    Input(String),
    /// The file holds no plan that can be read.
    #[error("{path}: {error}")]
    Plan {
        /// The file.
        path: String,
        /// Why.
        error: InputError,
    },
    /// The settings cannot be used.
    #[error("{path}")]
    Config {
        /// The file.
        path: String,
        /// Why.
        reason: Message,
    },
    /// There is no next quarter's workbook.
    #[error(transparent)]
    NextQuarter(#[from] NextQuarterError),
    /// There is nothing to verify.
    #[error(transparent)]
    Verify(#[from] VerifyError),
    /// The edition was not written.
    #[error(transparent)]
    Edition(#[from] EditionError),
    /// A result could not be made.
    #[error("resultatet kan ikke dannes: {0}")]
    Output(String),
}

impl RunError {
    /// The exit code of the process.
    pub(crate) const fn exit_code(&self) -> u8 {
        match self {
            Self::Extracted
            | Self::Checked
            | Self::Refused(Refusal::Findings | Refusal::Incomplete | Refusal::CannotBeSet) => 1,
            Self::Config { .. } | Self::Arguments(_) | Self::NextQuarter(NextQuarterError::Plan(_)) => 2,
            Self::Input(_) | Self::Plan { .. } | Self::Verify(_) => 3,
            Self::Refused(_) | Self::NextQuarter(_) | Self::Edition(_) | Self::Output(_) => 4,
        }
    }

    /// A result that could not be made or written.
    pub(crate) fn output(error: impl Display) -> Self {
        Self::Output(error.to_string())
    }
}

impl Explain for RunError {
    fn message(&self) -> Message {
        match self {
            Self::Plan { path, error } => {
                Message::layout("{path}: {error}").with("path", path).with("error", error.message())
            }
            Self::Config { path, reason } => {
                Message::layout("{path}: {reason}").with("path", path).with("reason", reason.clone())
            }
            other => Message::lines(&other.to_string()),
        }
    }
}

impl From<ExtractError> for RunError {
    fn from(error: ExtractError) -> Self {
        Self::output(error)
    }
}
