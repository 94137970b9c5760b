//! The lock of an output folder: one run at a time changes it, however many there are.

use std::io::ErrorKind;
use std::path::Path;

use super::EditionError;
use super::files::{Access, Files, Guard};

/// The empty file on which the lock is.
const NAME: &str = ".editions.lock";

/// Waits for the folder to be free and takes it for this run alone.
pub(super) fn alone(files: &dyn Files, output: &Path) -> Result<Guard, EditionError> {
    let path = output.join(NAME);
    files.lock(&path, Access::Alone).map_err(|source| match source.kind() {
        ErrorKind::TimedOut => EditionError::Busy { folder: output.to_owned() },
        _ => EditionError::Io { path, source },
    })
}

/// Waits for the folder to be free of runs that change it; `None` where no run has ever locked it.
pub(super) fn shared(files: &dyn Files, output: &Path) -> Result<Option<Guard>, EditionError> {
    let path = output.join(NAME);
    match files.lock(&path, Access::Shared) {
        Ok(guard) => Ok(Some(guard)),
        Err(error) if error.kind() == ErrorKind::TimedOut => {
            Err(EditionError::Busy { folder: output.to_owned() })
        }
        // A folder that cannot be locked can still be read.
        Err(_) => Ok(None),
    }
}
