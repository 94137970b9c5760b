//! An edition: the folder of one published version, written whole or not at all.
//!
//! Input: finished files. The folder is built beside its place, synced and renamed, so that a failed run leaves the
//! last edition as it was. The same content again changes nothing; other content needs the caller's word.

mod manifest;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub(crate) use manifest::digest;
pub use manifest::{Counts, Manifest, Source};

/// A file of an edition: its path inside the folder, with `/`, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it goes.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What writing an edition came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The folder is new.
    Written,
    /// The folder has this very content already; nothing was touched.
    Unchanged,
    /// The folder had other content and was replaced.
    Replaced,
}

/// Why an edition was not written.
#[derive(Debug, thiserror::Error)]
pub enum EditionError {
    /// That version is published already with other content.
    #[error("versionen er allerede udgivet i {folder} med et andet indhold\n  forskelle: {differences}\n  hjælp: giv planen et nyt versionsnummer, eller udgiv igen med --replace for at erstatte den", folder = folder.display())]
    Exists {
        /// The folder of that version.
        folder: PathBuf,
        /// The files that differ.
        differences: String,
    },
    /// The folder or a file could not be written.
    #[error("{path} kan ikke skrives: {source}\n  hjælp: se efter, om mappen findes og kan skrives i, om disken er fuld, og om en fil er åben i et andet program", path = path.display())]
    Io {
        /// What could not be written.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Writes one file, whole or not at all: beside its place first, then under its name.
///
/// # Errors
/// The disk refuses.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), EditionError> {
    let at = |source| EditionError::Io { path: path.to_owned(), source };
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(at)?;
    let mut out = new_file(folder).map_err(at)?;
    out.write_all(bytes).map_err(at)?;
    out.as_file().sync_all().map_err(at)?;
    out.persist(path).map_err(|error| at(error.error))?;
    sync_folder(folder).map_err(at)
}

/// A temporary file that will be as readable as any other: temporary ones are for their owner alone.
fn new_file(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// Writes an edition into `output/name`.
///
/// # Errors
/// The folder exists with other content and `replace` is not set, or the disk refuses.
pub fn write(output: &Path, name: &str, files: &[File], replace: bool) -> Result<Outcome, EditionError> {
    let folder = output.join(name);
    let at = |path: &Path| {
        let path = path.to_owned();
        move |source| EditionError::Io { path, source }
    };
    let exists = folder.symlink_metadata().is_ok();
    if exists {
        let differences = differences(&folder, files).map_err(at(&folder))?;
        if differences.is_empty() {
            return Ok(Outcome::Unchanged);
        }
        if !replace {
            return Err(EditionError::Exists { folder, differences: differences.join(", ") });
        }
    }
    fs::create_dir_all(output).map_err(at(output))?;
    let building = tempfile::Builder::new().prefix(".bygges-").tempdir_in(output).map_err(at(output))?;
    let built = building.path().join(name);
    build(&built, files).map_err(at(&folder))?;
    if exists {
        // The old edition goes into the temporary folder, and goes with it once the new one stands.
        let old = building.path().join("gammel");
        fs::rename(&folder, &old).map_err(at(&folder))?;
        if let Err(source) = fs::rename(&built, &folder) {
            fs::rename(&old, &folder).map_err(at(&folder))?;
            return Err(EditionError::Io { path: folder, source });
        }
    } else {
        fs::rename(&built, &folder).map_err(at(&folder))?;
    }
    sync_folder(output).map_err(at(output))?;
    Ok(if exists { Outcome::Replaced } else { Outcome::Written })
}

fn build(folder: &Path, files: &[File]) -> io::Result<()> {
    fs::create_dir(folder)?;
    for file in files {
        let path = folder.join(&file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut out = fs::File::create_new(&path)?;
        out.write_all(&file.bytes)?;
        out.sync_all()?;
        path.parent().map_or(Ok(()), sync_folder)?;
    }
    sync_folder(folder)
}

/// A rename is on the disk only once the folder that holds the name is.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

/// Windows keeps folders by its journal and cannot open them as files.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The paths that a folder and the files disagree about.
fn differences(folder: &Path, files: &[File]) -> io::Result<Vec<String>> {
    let mut differing: Vec<String> = Vec::new();
    for file in files {
        match fs::read(folder.join(&file.path)) {
            Ok(bytes) if bytes == file.bytes => {}
            Ok(_) => differing.push(file.path.clone()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                differing.push(format!("{} mangler", file.path))
            }
            Err(error) => return Err(error),
        }
    }
    let mut found = Vec::new();
    list(folder, "", &mut found)?;
    found.sort();
    let extra = found.into_iter().filter(|path| files.iter().all(|file| file.path != *path));
    differing.extend(extra.map(|path| format!("{path} er ny")));
    Ok(differing)
}

fn list(folder: &Path, prefix: &str, found: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{path}/"), found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}
