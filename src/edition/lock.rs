//! The lock of an output folder: one run at a time changes it, however many there are.

use std::io::ErrorKind;
use std::path::Path;

use super::EditionError;
use super::files::{Access, Files, Guard};

/// The empty file on which the lock is.
const NAME: &str = ".editions.lock";

/// Waits for the folder to be free and takes it for this run alone.
pub(super) fn alone(files: &dyn Files, output: &Path) -> Result<Guard, EditionError> {
    take(files, output, Access::Alone)
}

/// Waits for the folder to be free of runs that change it; `None` where no run has ever locked it.
pub(super) fn shared(files: &dyn Files, output: &Path) -> Result<Option<Guard>, EditionError> {
    match take(files, output, Access::Shared) {
        Ok(guard) => Ok(Some(guard)),
        // The file is not there, or is not ours to open.
        Err(EditionError::Io { source, .. })
            if matches!(source.kind(), ErrorKind::NotFound | ErrorKind::PermissionDenied) =>
        {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

fn take(files: &dyn Files, output: &Path, access: Access) -> Result<Guard, EditionError> {
    let path = output.join(NAME);
    files.lock(&path, access).map_err(|source| match source.kind() {
        ErrorKind::TimedOut => EditionError::Busy { folder: output.to_owned() },
        _ => EditionError::Io { path, source },
    })
}
