//! Why a command stops; each class of reasons has its exit code.

use leveranceplan::{Error, ErrorKind};

/// Why a command stops.
#[derive(Debug)]
pub(crate) enum Stop {
    /// `check`, `compare` or `verify` found something, and has shown it.
    Checked,
    /// The command cannot do its work.
    Failed(Error),
}

impl Stop {
    /// The exit code of the process.
    pub(crate) const fn exit_code(&self) -> u8 {
        match self {
            Self::Checked => 1,
            Self::Failed(error) => match error.kind() {
                ErrorKind::Plan => 1,
                ErrorKind::Arguments => 2,
                ErrorKind::Input => 3,
                ErrorKind::Output => 4,
            },
        }
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}
