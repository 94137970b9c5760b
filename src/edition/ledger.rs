//! `editions.json`: the ledger of all editions in an output folder, schema `leveranceplan/editions/v1`. It is sealed (see
//! [`super::seal`]) and changed only under the lock (see [`super::lock`]).

use std::io;
use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::texts::{Explain, Message};

use super::failure::Failure;
use super::files::Files;
use super::manifest::{Counts, FileEntry, Manifest, Source};
use super::seal::{self, SealError};
use crate::plan::VersionNumber;

const SCHEMA: &str = "leveranceplan/editions/v1";

/// The ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    schema: String,
    editions: Vec<Entry>,
}

/// The ledger's entry of an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The version's number, such as `5.0`.
    pub version: VersionNumber,
    /// The version's date.
    pub date: NaiveDate,
    /// When it was published, in whole seconds; `None` where the ledger was made later than the edition.
    pub published: Option<DateTime<Utc>>,
    /// The workbook it was made from.
    pub input: Source,
    /// Its manifest.
    pub manifest: Source,
    /// Its other files.
    pub files: Vec<FileEntry>,
    /// How much it holds.
    pub counts: Counts,
    /// The editions of this version that were replaced later, oldest first.
    pub replaced: Vec<Replaced>,
}

/// An edition that another one of the same version took the place of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replaced {
    /// When it had been published.
    pub published: Option<DateTime<Utc>>,
    /// The workbook it was made from.
    pub input: Source,
    /// Its manifest.
    pub manifest: Source,
}

impl Entry {
    /// The entry of an edition, from its manifest and the manifest's bytes.
    #[must_use]
    pub fn new(manifest: &Manifest, bytes: &[u8], published: Option<DateTime<Utc>>) -> Self {
        Self {
            version: manifest.version,
            date: manifest.date,
            published,
            input: manifest.input.clone(),
            manifest: Source::of(bytes),
            files: manifest.files.clone(),
            counts: manifest.counts,
            replaced: Vec::new(),
        }
    }

    /// The same entry with the history of the version: the entry before it becomes a replaced edition, unless it has the same
    /// content.
    #[must_use]
    pub fn after(mut self, before: Option<&Self>) -> Self {
        if let Some(before) = before {
            self.replaced.clone_from(&before.replaced);
            if before.manifest != self.manifest {
                let Self { published, input, manifest, .. } = before.clone();
                self.replaced.push(Replaced { published, input, manifest });
            }
        }
        self
    }
}

impl Ledger {
    /// The name of its file.
    pub const NAME: &str = "editions.json";
    /// The name of its file while it is written.
    const WRITTEN_AS: &str = ".bygges-editions.json";

    /// The editions, lowest version first.
    #[must_use]
    pub fn editions(&self) -> &[Entry] {
        &self.editions
    }

    /// The entry of a version.
    #[must_use]
    pub fn entry(&self, version: VersionNumber) -> Option<&Entry> {
        self.editions.iter().find(|entry| entry.version == version)
    }

    /// Puts an entry in its place; one of the same version goes.
    pub fn put(&mut self, entry: Entry) {
        self.editions.retain(|other| other.version != entry.version);
        let place = self.editions.partition_point(|other| other.version < entry.version);
        self.editions.insert(place, entry);
    }

    /// Whether dates still rise with versions when an entry is put in.
    ///
    /// # Errors
    /// A lower version has a later date, or a higher one an earlier date.
    pub(super) fn rises_with(&self, entry: &Entry) -> Result<(), Failure> {
        let others = self.editions.iter().filter(|other| other.version != entry.version);
        let mut pairs =
            others.map(|other| if other.version < entry.version { (other, entry) } else { (entry, other) });
        let dated = |entry: &Entry| {
            let message = Message::new("edition-dated").with("version", entry.version.to_string());
            message.with("date", entry.date.to_string())
        };
        pairs.find(|(lower, higher)| lower.date > higher.date).map_or(Ok(()), |(lower, higher)| {
            let message = Message::error("edition-not-rising").with("earlier", dated(lower));
            Err(Failure::refused(message.with("later", dated(higher))))
        })
    }

    /// Reads a ledger.
    ///
    /// # Errors
    /// It is none of this schema, or not as it was written.
    pub fn parse(bytes: &[u8]) -> Result<Self, SealError> {
        seal::read(bytes, SCHEMA, |ledger: &Self| &ledger.schema)
    }

    /// Reads the ledger of an output folder; one that is not there yet is empty.
    ///
    /// # Errors
    /// It cannot be read.
    pub(super) fn read(files: &dyn Files, output: &Path) -> Result<Self, Failure> {
        let path = output.join(Self::NAME);
        let read = match files.read(&path) {
            Ok(bytes) => Self::parse(&bytes).map_err(|error| error.message()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Ok(Self { schema: SCHEMA.to_owned(), editions: Vec::new() })
            }
            Err(error) => Err(error.message()),
        };
        read.map_err(|reason| unusable(&path, reason))
    }

    /// Writes the ledger beside its place, then puts it there.
    pub(super) fn write(&self, files: &dyn Files, output: &Path) -> Result<(), Failure> {
        let (path, new) = (output.join(Self::NAME), output.join(Self::WRITTEN_AS));
        let bytes = seal::write(self).map_err(|error| unusable(&path, error.message()))?;
        let write = || {
            files.remove(&new)?;
            files.write(&new, &bytes)?;
            files.rename(&new, &path)?;
            files.sync_folder(output)
        };
        write().map_err(Failure::disk(&path))
    }
}

/// The ledger cannot be used, so nothing was written.
fn unusable(path: &Path, reason: Message) -> Failure {
    Failure::refused(Message::error("edition-ledger").with("path", path).with("reason", reason))
}
