//! Why an edition was not written: what happened, what became of the last edition, and what to do.

use std::io;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::texts::{Message, unwritable};

/// Why an edition was not written.
#[derive(Debug)]
pub(super) enum Failure {
    /// The disk refused.
    Disk {
        /// The state of the editions after it.
        state: State,
        /// The file or folder that it is about.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Something else is in the way.
    Refused(Error),
}

/// The state of the editions after the disk refused.
#[derive(Debug)]
pub(super) enum State {
    /// As before: nothing of this publication had been changed yet.
    Untouched,
    /// The new edition stands, but the ledger does not name it yet.
    Unrecorded,
    /// The old edition had to make place, and neither of the two could be put there. The old one lies in this folder.
    Displaced(PathBuf),
}

impl Failure {
    /// Says which path an operation failed on; the editions are as before.
    pub(super) fn disk(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Disk { state: State::Untouched, path, source }
    }

    /// The disk refused when the new edition stood in its folder already.
    pub(super) fn unrecorded(folder: &Path, source: io::Error) -> Self {
        Self::Disk { state: State::Unrecorded, path: folder.to_owned(), source }
    }

    /// Something else than the disk is in the way.
    pub(super) const fn refused(message: Message) -> Self {
        Self::Refused(Error::output(message))
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        let (state, path, source) = match failure {
            Failure::Disk { state, path, source } => (state, path, source),
            Failure::Refused(error) => return error,
        };
        let message = match state {
            State::Untouched => Message::error("edition-untouched"),
            State::Unrecorded => Message::error("edition-unrecorded"),
            State::Displaced(old) => Message::error("edition-displaced").with("old", old.as_path()),
        };
        Self::output(unwritable(message, &path, &source))
    }
}
