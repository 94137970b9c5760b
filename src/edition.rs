//! An edition: the folder of one published version, written whole or not at all, and the ledger of all of them.
//!
//! Input: finished files and the time of publication. The folder is built beside its place, synced, and then takes it in
//! one step; the ledger follows. A kill at any moment leaves the last edition whole and so much on the disk that the next
//! run can finish or clear up (`recover`). The same content again changes nothing; other content needs the caller's word.
//! [`verify`] proves afterwards that all of it is as it was published.

#[cfg(feature = "command")]
mod disk;
mod failure;
mod files;
mod ledger;
mod lock;
mod manifest;
pub mod names;
mod publish;
mod recover;
mod seal;
mod standing;
pub mod verify;

#[cfg(feature = "command")]
pub use disk::Disk;
pub use files::{Access, Files, Guard, Kind};
pub use ledger::{Entry, Ledger, Replaced};
pub use manifest::{Counts, FileEntry, Manifest, Source};
pub use publish::{Occasion, Published};
pub use recover::Recovery;
pub use seal::SealError;

use std::path::{Path, PathBuf};

use files::{entries, paths};

use crate::error::Error;
use crate::plan::VersionNumber;

/// A file of an edition: its path inside the folder, with `/`, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it goes.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A finished edition, in memory: its manifest, and the files that the manifest lists.
#[derive(Clone, Debug)]
pub struct Edition {
    manifest: Manifest,
    manifest_file: File,
    listed: Vec<File>,
}

impl Edition {
    /// The name of the file that holds the whole plan as data.
    pub const PLAN_FILE: &str = names::PLAN;

    /// The edition of a manifest and the files that it lists.
    ///
    /// # Errors
    /// None that a manifest can cause.
    pub fn new(manifest: Manifest, listed: Vec<File>) -> Result<Self, Error> {
        let bytes = seal::write(&manifest).map_err(|error| Error::unwritten(&error))?;
        let manifest_file = File { path: Manifest::NAME.to_owned(), bytes };
        Ok(Self { manifest, manifest_file, listed })
    }

    /// The manifest.
    #[must_use]
    pub const fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// All files, the manifest last.
    pub fn files(&self) -> impl Iterator<Item = &File> {
        self.listed.iter().chain([&self.manifest_file])
    }
}

/// The outcome of publishing an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The folder is new.
    Written,
    /// The folder has this very content already; nothing was touched.
    Unchanged,
    /// The folder had other content and was replaced.
    Replaced,
    /// Another version of the program published the same plan there; nothing was touched.
    Kept,
}

/// The version whose edition a folder's name names: `v5.0`; `None` for the name of anything else.
fn version_of(name: &str) -> Option<VersionNumber> {
    name.strip_prefix('v')?.parse().ok()
}

/// The name of a version's folder: that of a new edition, unless one of these names is another form of it. Editions of
/// program version 0.1.0 may stand in `v5` or `v5.0.0`.
fn folder_name<'a>(version: VersionNumber, names: impl Iterator<Item = &'a str>) -> String {
    let new = format!("v{version}");
    let there = names.filter(|name| version_of(name) == Some(version)).min_by_key(|name| *name != new);
    there.map_or_else(|| new.clone(), str::to_owned)
}

/// The folder beside an edition's place in which it is built: `.bygges-v5.0`. It is there exactly as long as that version
/// is being published, so that whoever finds it without a lock knows that a run was killed.
struct Building {
    /// The edition's place.
    place: PathBuf,
    /// The folder itself.
    root: PathBuf,
    /// The new edition, until it takes its place; the old one, once they have changed places.
    new: PathBuf,
    /// The old edition, where the two cannot change places in one step.
    old: PathBuf,
    /// The file with the new entry of the ledger. It is there from the moment that the new edition is whole.
    entry: PathBuf,
}

impl Building {
    const PREFIX: &str = ".bygges-";

    fn of(output: &Path, name: &str) -> Self {
        let root = output.join(format!("{}{name}", Self::PREFIX));
        Self {
            place: output.join(name),
            new: root.join("ny"),
            old: root.join("gammel"),
            entry: root.join("udgives.json"),
            root,
        }
    }

    /// Whether the edition stands beside its place: a run was killed between two renames.
    fn is_displaced(&self, files: &dyn Files) -> bool {
        files.kind(&self.place).is_none() && files.kind(&self.old) == Some(Kind::Folder)
    }

    /// The entry that is to come into the ledger, where the edition that it describes has taken its place.
    fn due(&self, files: &dyn Files) -> Option<Entry> {
        let entry: Entry = serde_json::from_slice(&files.read(&self.entry).ok()?).ok()?;
        let manifest = files.read(&self.place.join(Manifest::NAME)).ok()?;
        (entry.manifest == Source::of(&manifest)).then_some(entry)
    }
}
