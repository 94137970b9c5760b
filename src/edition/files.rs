//! What writing an edition asks of the disk, one operation each: [`Files`], and the real one, [`Disk`].
//!
//! Whoever wants to know what a failing disk leads to hands in another one.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tempfile::{NamedTempFile, PersistError};

use super::EditionError;

/// The operations that change the disk; some are asked for at the same time.
pub trait Files: Sync {
    /// Makes a folder and those above it; one that is there already is no error.
    ///
    /// # Errors
    /// The disk refuses; so for the others.
    fn create_folder(&self, path: &Path) -> io::Result<()>;

    /// Writes a file that is not there yet, to the disk itself.
    ///
    /// # Errors
    /// See [`Files::create_folder`]; the file may be there in part.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Makes sure that a folder's names are on the disk itself.
    ///
    /// # Errors
    /// See [`Files::create_folder`].
    fn sync_folder(&self, path: &Path) -> io::Result<()>;

    /// Gives a file or folder another name.
    ///
    /// # Errors
    /// See [`Files::create_folder`].
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Lets two folders change places, in one step that a kill or a power cut cannot divide.
    ///
    /// # Errors
    /// [`io::ErrorKind::Unsupported`] where system or file system cannot do it; else see [`Files::create_folder`].
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;

    /// Removes a file or a folder with all that is in it; what is not there is no error.
    ///
    /// # Errors
    /// See [`Files::create_folder`]; a folder may be there in part.
    fn remove(&self, path: &Path) -> io::Result<()>;
}

/// The real disk.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Files for Disk {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = fs::File::create_new(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    /// A rename is on the disk only once the folder that holds the name is.
    #[cfg(unix)]
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        fs::File::open(path)?.sync_all()
    }

    /// Windows keeps folders by its journal and cannot open them as files.
    #[cfg(not(unix))]
    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    /// renameat2(2) with RENAME_EXCHANGE; a file system that lacks it says EINVAL.
    #[cfg(target_os = "linux")]
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|error| match error {
            Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP => io::ErrorKind::Unsupported.into(),
            error => error.into(),
        })
    }

    #[cfg(not(target_os = "linux"))]
    fn exchange(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let removed = match path.symlink_metadata() {
            Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(path),
            Ok(_) => fs::remove_file(path),
            Err(error) => Err(error),
        };
        removed.or_else(|error| if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) })
    }
}

/// Writes one file, whole or not at all: beside its place first, then under its name.
///
/// # Errors
/// The disk refuses.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), EditionError> {
    write_beside(path, bytes, |file| file.persist(path))
}

/// The same for a file that must not be there yet.
///
/// # Errors
/// It is there ([`io::ErrorKind::AlreadyExists`]), or the disk refuses.
pub fn write_new_file(path: &Path, bytes: &[u8]) -> Result<(), EditionError> {
    if path.symlink_metadata().is_ok() {
        return Err(EditionError::io(path)(io::ErrorKind::AlreadyExists.into()));
    }
    write_beside(path, bytes, |file| file.persist_noclobber(path))
}

/// Writes a temporary file beside a path, and lets `name` give it its name.
fn write_beside(
    path: &Path,
    bytes: &[u8],
    name: impl FnOnce(NamedTempFile) -> Result<fs::File, PersistError>,
) -> Result<(), EditionError> {
    // The folder of a bare name is the empty path.
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let write = || {
        fs::create_dir_all(folder)?;
        let mut out = new_file(folder)?;
        out.write_all(bytes)?;
        out.as_file().sync_all()?;
        name(out).map_err(|error| error.error)?;
        Disk.sync_folder(folder)
    };
    write().map_err(EditionError::io(path))
}

/// A temporary file that will be as readable as any other: temporary ones are for their owner alone.
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.prefix(".bygges-").tempfile_in(folder)
}
