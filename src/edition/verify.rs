//! Proof of what was published: digests, the ledger, and the files of an edition held against each other.
//!
//! Input: the folder of an edition or an output folder. Output: each difference with its file and cell; nothing is
//! changed. What a killed run left for the next one to put in order is a note, no difference.

mod agreement;
mod edition;
mod ledger;
mod show;

use std::io;
use std::path::Path;

use super::{Files, Kind, Ledger, Manifest, SealError, entries, lock, names, version_of};
use crate::error::Error;
use crate::plan::VersionNumber;
use crate::texts::{Explain, Message};

/// What was looked at and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many editions.
    pub editions: usize,
    /// How many files were held against their digests.
    pub files: usize,
    /// How many texts of CSV, XLSX and PDF were held against `plan.json`.
    pub texts: usize,
    /// What is not as it should be.
    pub differences: Vec<Difference>,
    /// What the next run will put in order.
    pub notes: Vec<Difference>,
}

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The file, from the folder that was given, with `/`; or the edition.
    pub file: String,
    /// Where in it.
    pub at: Option<Position>,
    /// What is wrong.
    pub problem: Problem,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Position {
    /// A cell of a table: its row as a spreadsheet counts, the heading being row 1, and its column's name.
    Row(usize, String),
    /// A cell of a workbook, such as `Plan!B7`.
    Cell(String),
    /// A text of the PDF: the area, the row in it counted from 1, the column's heading; row 0 is the area itself.
    Text(String, usize, String),
    /// A value of JSON, such as `areas[0].name`.
    Value(String),
    /// A part of a document such as its title, by the name of a text.
    Part(&'static str),
    /// An edition in the ledger, by its version.
    Version(VersionNumber),
}

/// What is wrong with a file, an edition or one of their values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The file is not there.
    Missing,
    /// The file is not of the edition.
    Extra,
    /// The file's size is not that of the manifest: expected, found.
    Size(usize, usize),
    /// The file's SHA-256 is not that of the manifest: expected, found.
    Digest(String, String),
    /// The file cannot be read; why.
    Unreadable(Message),
    /// The file was changed since it was written.
    Changed,
    /// A text is not that of `plan.json`: expected, found.
    Text(String, String),
    /// A value of `plan.json` is not what its texts come to: expected, found.
    Derived(String, String),
    /// The data package is not that of its tables.
    Package,
    /// There are not as many of something as in `plan.json`: expected, found.
    Count(usize, usize),
    /// Something is not as the ledger says: expected, found.
    Ledger(String, String),
    /// The ledger does not name the edition.
    NotInLedger,
    /// The version is not above the one before it in the ledger.
    VersionNotAbove(VersionNumber),
    /// The date lies before that of the version before in the ledger.
    DateBefore(String),
    /// A run was killed while it published this version.
    CutOff,
}

impl From<SealError> for Problem {
    fn from(error: SealError) -> Self {
        match error {
            SealError::Changed => Self::Changed,
            SealError::Unreadable(error) => Self::Unreadable(error.message()),
        }
    }
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            _ => Self::Unreadable(error.message()),
        }
    }
}

impl Verified {
    /// Each difference and each note on a line, for people.
    #[must_use]
    pub fn message(&self) -> Message {
        show::message(self)
    }

    /// Whether all is as it was published.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.differences.is_empty()
    }

    /// One file, to be compared; its name is the one that people see.
    fn file(&mut self, name: impl Into<String>) -> FileCheck<'_> {
        FileCheck { name: name.into(), verified: self }
    }

    fn differ(&mut self, file: impl Into<String>, at: Option<Position>, problem: Problem) {
        self.differences.push(Difference { file: file.into(), at, problem });
    }
}

/// A file that is compared with what it should hold.
struct FileCheck<'a> {
    name: String,
    verified: &'a mut Verified,
}

impl FileCheck<'_> {
    fn differ(&mut self, at: impl Into<Option<Position>>, problem: Problem) {
        self.verified.differ(self.name.clone(), at.into(), problem);
    }

    /// Compares a text and counts it.
    fn text(&mut self, at: impl FnOnce() -> Position, expected: &str, found: &str) {
        self.verified.texts += 1;
        if expected != found {
            self.differ(at(), Problem::Text(expected.to_owned(), found.to_owned()));
        }
    }

    fn count(&mut self, at: Position, expected: usize, found: usize) {
        if expected != found {
            self.differ(at, Problem::Count(expected, found));
        }
    }

    /// Reads a sealed file by `parse`; gives it with its bytes.
    fn sealed<T>(
        &mut self,
        disk: &dyn Files,
        path: &Path,
        parse: impl FnOnce(&[u8]) -> Result<T, SealError>,
    ) -> Option<(T, Vec<u8>)> {
        self.verified.files += 1;
        let read = || {
            let bytes = disk.read(path)?;
            Ok((parse(&bytes)?, bytes))
        };
        read().inspect_err(|problem: &Problem| self.differ(None, problem.clone())).ok()
    }
}

/// Verifies the folder of an edition, or all editions of an output folder and their ledger.
///
/// # Errors
/// There is nothing to verify, or it cannot be read at all.
pub fn verify(disk: &dyn Files, folder: &Path) -> Result<Verified, Error> {
    let failed = |error: io::Error| {
        let message = Message::error("verify-no-folder").with("path", folder);
        Error::input(message.with("reason", error.message()))
    };
    let inside = entries(disk, folder).map_err(failed)?;
    let has = |name: &str| inside.iter().any(|other| other == name);
    let mut verified = Verified::default();
    if has(Ledger::NAME) || inside.iter().any(|name| version_of(name).is_some()) {
        let _lock = lock::shared(disk, folder)?;
        ledger::all(disk, folder, &mut verified).map_err(failed)?;
    } else if [Manifest::NAME, names::PLAN, names::TABLES].into_iter().any(has) {
        // The ledger above speaks for one edition too, where it is there.
        let above = disk.whole_path(folder).map_err(failed)?;
        let output =
            above.parent().filter(|output| disk.kind(&output.join(Ledger::NAME)) == Some(Kind::File));
        let _lock = output.map(|output| lock::shared(disk, output)).transpose()?;
        ledger::one(disk, &above, output, &mut verified).map_err(failed)?;
    } else {
        return Err(Error::input(Message::error("verify-no-edition").with("path", folder)));
    }
    Ok(verified)
}
