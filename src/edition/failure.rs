//! Why an edition was not written: what happened, what became of the last edition, and what to do.

use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::plan::VersionNumber;
use crate::texts::{Explain, Message, explained, writing};

/// Why an edition was not written.
#[derive(Debug)]
pub enum EditionError {
    /// That version is published already with other content.
    Exists {
        /// The folder of that version.
        folder: PathBuf,
        /// The files that differ.
        differences: Vec<Differing>,
    },
    /// A higher version would have an earlier date than a lower one.
    NotRising {
        /// The lower version, with its date.
        earlier: (VersionNumber, NaiveDate),
        /// The higher version, with its date.
        later: (VersionNumber, NaiveDate),
    },
    /// A file or a folder could not be written.
    Io {
        /// What could not be written.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A publication could not be written; what was published before is as it was.
    Untouched {
        /// What could not be written.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The new edition stands, but the ledger does not name it yet.
    Unrecorded {
        /// The folder of the edition.
        folder: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The old edition had to make place, and neither of the two could be put there.
    Displaced {
        /// The place of the edition.
        folder: PathBuf,
        /// Where the old one lies.
        old: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The ledger cannot be read, so nothing was written.
    Ledger {
        /// The ledger.
        path: PathBuf,
        /// What is wrong with it.
        reason: Message,
    },
    /// Another run holds the folder.
    Busy {
        /// The output folder.
        folder: PathBuf,
    },
}

/// A file in which an edition differs from the published one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Differing {
    /// Its content is another.
    Content(String),
    /// The published edition lacks it.
    Missing(String),
    /// Only the published edition has it.
    Extra(String),
}

explained!(EditionError);

impl Explain for EditionError {
    fn message(&self) -> Message {
        // The message of a failed write, with the folder or file and the help that fits.
        let failed = |key, path: &Path, source: &io::Error| {
            let reason = writing(source);
            let help = reason.clone().part("help");
            Message::error(key).with("path", path).with("reason", reason).with("help", help)
        };
        let dated = |(version, date): &(VersionNumber, NaiveDate)| {
            Message::new("edition-dated").with("version", version.to_string()).with("date", date.to_string())
        };
        match self {
            Self::Exists { folder, differences } => Message::error("edition-exists")
                .with("folder", folder.as_path())
                .with("differences", Message::list(", ", differences.iter().map(Differing::message))),
            Self::NotRising { earlier, later } => Message::error("edition-not-rising")
                .with("earlier", dated(earlier))
                .with("later", dated(later)),
            Self::Io { path, source } => failed("edition-unwritable", path, source),
            Self::Untouched { path, source } => failed("edition-untouched", path, source),
            Self::Unrecorded { folder, source } => failed("edition-unrecorded", folder, source),
            Self::Displaced { folder, old, source } => {
                failed("edition-displaced", folder, source).with("old", old.as_path())
            }
            Self::Ledger { path, reason } => {
                Message::error("edition-ledger").with("path", path.as_path()).with("reason", reason.clone())
            }
            Self::Busy { folder } => Message::error("edition-busy").with("folder", folder.as_path()),
        }
    }
}

impl Differing {
    fn message(&self) -> Message {
        match self {
            Self::Content(path) => Message::words(path),
            Self::Missing(path) => Message::new("edition-file-missing").with("file", path),
            Self::Extra(path) => Message::new("edition-file-extra").with("file", path),
        }
    }
}

impl EditionError {
    /// The same of a publication that had not changed anything yet.
    pub(super) fn of_publication(self) -> Self {
        match self {
            Self::Io { path, source } => Self::Untouched { path, source },
            other => other,
        }
    }

    /// Says which path an operation failed on.
    pub(super) fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { path, source }
    }
}
