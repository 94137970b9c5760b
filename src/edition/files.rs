//! The operations that an edition asks of a disk, one each: [`Files`].
//!
//! The command hands in the real disk. A test hands in one that fails, and a browser one that is only in memory.

use std::any::Any;
use std::io;
use std::path::{Path, PathBuf};

/// A lock, held as long as the value lives.
pub type Guard = Box<dyn Any>;

/// Who else may hold a lock at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Nobody: the folder is changed.
    Alone,
    /// Others that only read.
    Shared,
}

/// A thing on a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A folder.
    Folder,
    /// A file or anything else that is no folder.
    File,
}

/// The operations on a disk. Some are asked for at the same time. Each fails where the disk refuses.
pub trait Files: Sync {
    /// Reads a whole file.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`] where it is not there.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// The kind of what stands at a path, links not followed; `None` where nothing is there.
    fn kind(&self, path: &Path) -> Option<Kind>;

    /// The names in a folder, in any order, each with its kind.
    ///
    /// # Errors
    /// The folder cannot be read.
    fn list(&self, folder: &Path) -> io::Result<Vec<(String, Kind)>>;

    /// The whole path of a folder, from the root of the disk, links followed.
    ///
    /// # Errors
    /// The folder is not there.
    fn whole_path(&self, folder: &Path) -> io::Result<PathBuf>;

    /// Waits for the lock of a file and takes it. For access alone the file is made where it is missing.
    ///
    /// # Errors
    /// [`io::ErrorKind::TimedOut`] where another run does not let go; [`io::ErrorKind::NotFound`] where there is no file.
    fn lock(&self, path: &Path, access: Access) -> io::Result<Guard>;

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

    /// Removes a file or a folder with all that is in it; one that is not there is no error.
    ///
    /// # Errors
    /// See [`Files::create_folder`]; a folder may be there in part.
    fn remove(&self, path: &Path) -> io::Result<()>;
}

/// The names in a folder, sorted.
pub(super) fn entries(files: &dyn Files, folder: &Path) -> io::Result<Vec<String>> {
    let mut names: Vec<String> = files.list(folder)?.into_iter().map(|(name, _)| name).collect();
    names.sort();
    Ok(names)
}

/// The paths of all files under a folder, with `/`, sorted.
pub(super) fn paths(files: &dyn Files, folder: &Path) -> io::Result<Vec<String>> {
    let mut paths = Vec::new();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for (name, kind) in files.list(&folder)? {
            let path = format!("{prefix}{name}");
            match kind {
                Kind::Folder => folders.push((folder.join(name), format!("{path}/"))),
                Kind::File => paths.push(path),
            }
        }
    }
    paths.sort();
    Ok(paths)
}
