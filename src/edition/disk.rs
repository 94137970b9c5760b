//! The real disk. The lock is one of the operating system on an empty file, which stays: a run that is killed holds
//! nothing any more.

use std::fs::{self, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::files::{Access, Files, Guard, Kind};

/// The disk of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Files for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn kind(&self, path: &Path) -> Option<Kind> {
        path.symlink_metadata().ok().map(|metadata| kind(metadata.file_type()))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(String, Kind)>> {
        let entry = |entry: fs::DirEntry| {
            Ok((entry.file_name().to_string_lossy().into_owned(), kind(entry.file_type()?)))
        };
        fs::read_dir(folder)?.map(|next| entry(next?)).collect()
    }

    fn whole_path(&self, folder: &Path) -> io::Result<PathBuf> {
        folder.canonicalize()
    }

    fn lock(&self, path: &Path, access: Access) -> io::Result<Guard> {
        let file = match access {
            Access::Alone => {
                fs::OpenOptions::new().create(true).truncate(false).read(true).write(true).open(path)?
            }
            Access::Shared => fs::File::open(path)?,
        };
        wait(|| if access == Access::Alone { file.try_lock() } else { file.try_lock_shared() })?;
        Ok(Box::new(file))
    }

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

fn kind(file_type: fs::FileType) -> Kind {
    if file_type.is_dir() { Kind::Folder } else { Kind::File }
}

/// The pause between two tries to get a lock.
const PAUSE: Duration = Duration::from_millis(20);
/// How often to try: a minute in all. A run needs far less than a second.
const TRIES: u32 = 3_000;

fn wait(take: impl Fn() -> Result<(), TryLockError>) -> io::Result<()> {
    for _ in 0..TRIES {
        match take() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    Err(io::ErrorKind::TimedOut.into())
}
