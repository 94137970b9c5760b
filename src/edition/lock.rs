//! The lock of an output folder: one run at a time changes it, however many there are.

use std::io::ErrorKind;
use std::path::Path;

use super::failure::Failure;
use super::files::{Access, Files, Guard};
use crate::error::Error;
use crate::texts::{Message, unwritable};

/// The empty file on which the lock is.
const NAME: &str = ".editions.lock";

/// Waits for the folder to be free and takes it for this run alone.
pub(super) fn alone(files: &dyn Files, output: &Path) -> Result<Guard, Failure> {
    let path = output.join(NAME);
    files.lock(&path, Access::Alone).map_err(|error| match error.kind() {
        ErrorKind::TimedOut => Failure::refused(busy(output)),
        _ => Failure::disk(&path)(error),
    })
}

/// Waits for the folder to be free of runs that change it; `None` where no run has ever locked it, or where the lock is
/// not ours to open.
pub(super) fn shared(files: &dyn Files, output: &Path) -> Result<Option<Guard>, Error> {
    let path = output.join(NAME);
    match files.lock(&path, Access::Shared) {
        Ok(guard) => Ok(Some(guard)),
        Err(error) => match error.kind() {
            ErrorKind::NotFound | ErrorKind::PermissionDenied => Ok(None),
            ErrorKind::TimedOut => Err(Error::input(busy(output))),
            _ => Err(Error::input(unwritable(Message::error("edition-unwritable"), &path, &error))),
        },
    }
}

fn busy(output: &Path) -> Message {
    Message::error("edition-busy").with("folder", output)
}
