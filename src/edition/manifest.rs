//! `manifest.json`: what an edition was made from and what it holds.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::File;
use crate::report::self_check::SelfCheck;

/// The manifest of an edition, schema `leveranceplan/manifest/v1`.
#[derive(Clone, Debug, Serialize)]
pub struct Manifest {
    schema: &'static str,
    program: &'static str,
    program_version: &'static str,
    version: String,
    date: String,
    dialect: &'static str,
    input: Source,
    counts: Counts,
    self_check: SelfCheck,
    files: Vec<FileEntry>,
}

/// The workbook that an edition was made from.
#[derive(Clone, Debug, Serialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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

#[derive(Clone, Debug, Serialize)]
struct FileEntry {
    path: String,
    sha256: String,
    size: usize,
}

impl Manifest {
    /// The manifest of finished files.
    #[must_use]
    pub fn new(
        version: &str,
        date: chrono::NaiveDate,
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
            schema: "leveranceplan/manifest/v1",
            program: env!("CARGO_PKG_NAME"),
            program_version: env!("CARGO_PKG_VERSION"),
            version: version.to_owned(),
            date: date.to_string(),
            dialect,
            input,
            counts,
            self_check,
            files: files.iter().map(entry).collect(),
        }
    }

    /// The manifest as a file of the edition.
    ///
    /// # Errors
    /// None that a manifest can cause.
    pub fn to_file(&self) -> serde_json::Result<File> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(File { path: "manifest.json".into(), bytes })
    }
}

/// SHA-256 in hexadecimal.
pub(crate) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
