//! The lock of an output folder: one run at a time changes it, however many there are.
//!
//! It is a lock of the operating system on an empty file, `.editions.lock`, which stays; a run that is killed holds
//! nothing any more.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::EditionError;

const NAME: &str = ".editions.lock";
const PAUSE: Duration = Duration::from_millis(20);
/// How often to try: a minute in all. A run needs far less than a second.
const TRIES: u32 = 3_000;

/// A lock that is held as long as the value lives.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Waits for the folder to be free and takes it for this run alone.
    pub(super) fn alone(output: &Path) -> Result<Self, EditionError> {
        let path = output.join(NAME);
        let file = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(&path);
        let file = file.map_err(EditionError::io(&path))?;
        wait(|| file.try_lock(), output)?;
        Ok(Self { _file: file })
    }

    /// Waits for the folder to be free of runs that change it; `None` where no run has ever locked it.
    pub(super) fn shared(output: &Path) -> Result<Option<Self>, EditionError> {
        let Ok(file) = File::open(output.join(NAME)) else { return Ok(None) };
        wait(|| file.try_lock_shared(), output)?;
        Ok(Some(Self { _file: file }))
    }
}

fn wait(take: impl Fn() -> Result<(), TryLockError>, output: &Path) -> Result<(), EditionError> {
    for _ in 0..TRIES {
        match take() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(TryLockError::Error(source)) => {
                return Err(EditionError::Io { path: output.join(NAME), source });
            }
        }
    }
    Err(EditionError::Busy { folder: output.to_owned() })
}
