//! The files of one edition, read and held against its manifest.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::{Verified, problem};
use crate::digest::digest;
use crate::edition::{FileEntry, Files, Manifest, paths, version_of};
use crate::texts::Message;

/// The files of an edition that could be read.
pub(super) struct EditionFiles {
    /// The manifest where it is as it was written, with its bytes.
    pub(super) manifest: Option<(Manifest, Vec<u8>)>,
    /// The other files by their path.
    pub(super) others: BTreeMap<String, EditionFile>,
}

/// A file of an edition.
pub(super) struct EditionFile {
    pub(super) bytes: Vec<u8>,
    /// Whether size and digest are those of the manifest.
    pub(super) is_as_listed: bool,
}

/// Reads the edition of a folder and holds its files against its manifest. `prefix` comes before the files' names in the
/// differences: `v5.0/`, or nothing.
pub(super) fn read(
    disk: &dyn Files,
    folder: &Path,
    prefix: &str,
    verified: &mut Verified,
) -> io::Result<EditionFiles> {
    verified.editions += 1;
    let mut file = verified.file(format!("{prefix}{}", Manifest::NAME));
    let manifest = file.sealed(disk, &folder.join(Manifest::NAME), Manifest::read);
    let paths = paths(disk, folder)?;
    let mut others = BTreeMap::new();
    for path in paths.iter().filter(|path| *path != Manifest::NAME) {
        match disk.read(&folder.join(path)) {
            Ok(bytes) => drop(others.insert(path.clone(), EditionFile { bytes, is_as_listed: false })),
            Err(error) => verified.differ(format!("{prefix}{path}"), None, problem::unread(&error)),
        }
    }
    if let Some((manifest, _)) = &manifest {
        against(manifest, &mut others, &paths, prefix, verified);
    }
    Ok(EditionFiles { manifest, others })
}

/// Sizes and digests, files that are missing, files too many, and the folder's name.
fn against(
    manifest: &Manifest,
    files: &mut BTreeMap<String, EditionFile>,
    paths: &[String],
    prefix: &str,
    verified: &mut Verified,
) {
    for entry in &manifest.files {
        verified.files += 1;
        let problem = match files.get_mut(&entry.path) {
            Some(file) => {
                file.is_as_listed = entry.is(&file.bytes);
                if file.is_as_listed {
                    continue;
                }
                changed(entry, &file.bytes)
            }
            None if paths.contains(&entry.path) => continue,
            None => Message::new("verify-missing"),
        };
        verified.differ(format!("{prefix}{}", entry.path), None, problem);
    }
    let is_listed =
        |path: &String| path == Manifest::NAME || manifest.files.iter().any(|entry| entry.path == *path);
    for path in paths.iter().filter(|path| !is_listed(path)) {
        verified.differ(format!("{prefix}{path}"), None, Message::new("verify-extra"));
    }
    let name = prefix.trim_end_matches('/');
    if !name.is_empty() && version_of(name) != Some(manifest.version) {
        let mut file = verified.file(format!("{prefix}{}", Manifest::NAME));
        let problem = problem::texts("verify-text", name, &format!("v{}", manifest.version));
        file.differ(Message::new("part-version"), problem);
    }
}

fn changed(entry: &FileEntry, bytes: &[u8]) -> Message {
    if entry.size == bytes.len() {
        problem::values("verify-digest", &entry.sha256, digest(bytes))
    } else {
        problem::values("verify-size", entry.size, bytes.len())
    }
}
