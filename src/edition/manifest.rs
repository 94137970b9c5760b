//! `manifest.json`: what an edition was made from and what it holds. It is sealed (see [`super::seal`]).

use std::path::{Component, Path};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::File;
use super::files::Files;
use super::seal::{self, SealError};
use crate::digest::digest;
use crate::plan::VersionNumber;
use crate::report::self_check::SelfCheck;

const SCHEMA: &str = "leveranceplan/manifest/v1";

/// The manifest of an edition, schema `leveranceplan/manifest/v1`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    schema: String,
    program: String,
    program_version: String,
    /// The version's number, such as `5.0`.
    pub version: VersionNumber,
    /// The version's date.
    pub date: NaiveDate,
    /// The dialect of the CSV files.
    pub dialect: String,
    /// The workbook it was made from.
    pub input: Source,
    /// The file of the previous version that it was compared with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Source>,
    /// How much it holds.
    pub counts: Counts,
    /// The numbers of texts that were found in the PDF when it was read back. They are written, and never read.
    #[serde(skip_deserializing)]
    self_check: Option<SelfCheck>,
    /// All files but the manifest.
    pub files: Vec<FileEntry>,
}

/// The workbook that an edition was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub size: usize,
}

impl Source {
    /// The entry of a file; its name is not in it, so that the same content under another name is the same edition.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self { sha256: digest(bytes), size: bytes.len() }
    }
}

/// How much an edition holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Areas.
    pub areas: usize,
    /// Deliverables.
    pub deliverables: usize,
    /// Deliverables marked ✓.
    pub delivered: usize,
    /// Deliverables marked \*.
    pub changed: usize,
    /// Pages of the PDF.
    pub pages: usize,
    /// Findings of level warning.
    pub warnings: usize,
    /// Findings of level note.
    pub notes: usize,
}

/// A file of an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileEntry {
    /// Its path inside the edition, with `/`.
    pub path: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub size: usize,
}

impl FileEntry {
    /// Whether the path stays inside the edition's folder.
    #[must_use]
    pub fn is_inside(&self) -> bool {
        Path::new(&self.path).components().all(|part| matches!(part, Component::Normal(_)))
    }

    /// Whether these bytes are the file's.
    #[must_use]
    pub fn is(&self, bytes: &[u8]) -> bool {
        self.size == bytes.len() && self.sha256 == digest(bytes)
    }
}

impl Manifest {
    /// The name of its file.
    pub const NAME: &str = "manifest.json";

    /// The manifest of finished files.
    #[must_use]
    pub fn new(
        version: VersionNumber,
        date: NaiveDate,
        dialect: &'static str,
        input: Source,
        counts: Counts,
        self_check: SelfCheck,
        files: &[File],
    ) -> Self {
        let entry = |file: &File| FileEntry {
            path: file.path.clone(),
            sha256: digest(&file.bytes),
            size: file.bytes.len(),
        };
        Self {
            schema: SCHEMA.to_owned(),
            program: env!("CARGO_PKG_NAME").to_owned(),
            program_version: env!("CARGO_PKG_VERSION").to_owned(),
            version,
            date,
            dialect: dialect.to_owned(),
            input,
            previous: None,
            counts,
            self_check: Some(self_check),
            files: files.iter().map(entry).collect(),
        }
    }

    /// The same manifest, of an edition that was compared with a previous version.
    #[must_use]
    pub fn compared_with(self, previous: Option<Source>) -> Self {
        Self { previous, ..self }
    }

    /// Whether this very version of the program made the edition.
    #[must_use]
    pub fn is_of_this_program(&self) -> bool {
        self.program == env!("CARGO_PKG_NAME") && self.program_version == env!("CARGO_PKG_VERSION")
    }

    /// Whether all files that it lists stand in a folder as it says.
    #[must_use]
    pub(super) fn is_whole_in(&self, disk: &dyn Files, folder: &Path) -> bool {
        self.files.iter().all(|file| {
            file.is_inside() && disk.read(&folder.join(&file.path)).is_ok_and(|bytes| file.is(&bytes))
        })
    }

    /// Reads a manifest.
    ///
    /// # Errors
    /// It is none of this schema, or it is not as it was written.
    pub fn read(bytes: &[u8]) -> Result<Self, SealError> {
        seal::read(bytes, SCHEMA, |manifest: &Self| &manifest.schema)
    }
}
