//! Writes the file that a person asks for, whole or not at all: beside its place first, then under its name.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use leveranceplan::{Disk, Error, Files, Message};
use tempfile::{NamedTempFile, PersistError};

/// Writes a file; one that is there already is replaced.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    write_beside(path, bytes, |file| file.persist(path)).map_err(|error| Error::unwritable_file(path, &error))
}

/// Writes a file that must not be there yet.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let exists = || {
        let reason = Message::error("quarter-file-exists").with("path", path);
        Error::output(Message::new("unwritten").with("reason", reason))
    };
    if path.symlink_metadata().is_ok() {
        return Err(exists());
    }
    write_beside(path, bytes, |file| file.persist_noclobber(path)).map_err(|error| match error.kind() {
        // The system says the same where a file stands in the place of the folder.
        ErrorKind::AlreadyExists if path.symlink_metadata().is_ok() => exists(),
        _ => Error::unwritable_file(path, &error),
    })
}

/// Writes a temporary file beside a path, and lets `name` give it its name.
fn write_beside(
    path: &Path,
    bytes: &[u8],
    name: impl FnOnce(NamedTempFile) -> Result<fs::File, PersistError>,
) -> io::Result<()> {
    // The folder of a bare name is the empty path.
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut out = new_file(folder)?;
    out.write_all(bytes)?;
    out.as_file().sync_all()?;
    name(out)?;
    Disk.sync_folder(folder)
}

/// A temporary file that everyone may read: the usual temporary files are for their owner alone.
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.prefix(".bygges-").tempfile_in(folder)
}
