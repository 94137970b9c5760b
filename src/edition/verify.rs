//! Proof of what was published: digests, the ledger, and the files of an edition held against each other.
//!
//! Input: the folder of an edition or an output folder. Output: each difference with its file and cell; nothing is
//! changed. What a killed run left for the next one to put in order is a note, no difference.

mod agreement;
mod edition;
mod ledger;
mod problem;

use std::io;
use std::path::Path;

use super::{Files, Kind, Ledger, Manifest, SealError, entries, lock, names, version_of};
use crate::error::Error;
use crate::texts::{Explain, Message};

/// The result of verifying: how much was looked at, and the differences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many editions.
    pub editions: usize,
    /// How many files were held against their digests.
    pub files: usize,
    /// How many texts of CSV, XLSX and PDF were held against `plan.json`.
    pub texts: usize,
    /// The things that are not as they were published.
    pub differences: Vec<Difference>,
    /// Remains of a killed run, which the next run will put in order.
    pub notes: Vec<Difference>,
}

/// A file, an edition or a value that is not as it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The file, from the folder that was given, with `/`; or the edition.
    pub file: String,
    /// The place in it; `None` where the whole file is meant.
    pub at: Option<Message>,
    /// The text that says what is wrong.
    pub problem: Message,
}

impl Difference {
    /// The file, the place in it and what is wrong.
    fn message(&self) -> Message {
        let place = |at: &Message| Message::layout(" {place}").with("place", at.clone());
        Message::layout("{file}{place}: {problem}")
            .with("file", &self.file)
            .with("place", self.at.as_ref().map_or_else(Message::empty, place))
            .with("problem", self.problem.clone())
    }
}

impl Verified {
    /// Each difference and each note on a line, for people.
    #[must_use]
    pub fn message(&self) -> Message {
        let notes = self.notes.iter().map(|note| {
            let label = Message::new("severity-note");
            Message::layout("{label}: {line}\n").with("label", label).with("line", note.message())
        });
        let line = |difference: &Difference| Message::layout("{line}\n").with("line", difference.message());
        Message::list("", self.differences.iter().map(line).chain(notes))
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

    fn differ(&mut self, file: impl Into<String>, at: Option<Message>, problem: Message) {
        self.differences.push(Difference { file: file.into(), at, problem });
    }
}

/// A file that is compared with what it should hold.
struct FileCheck<'a> {
    name: String,
    verified: &'a mut Verified,
}

impl FileCheck<'_> {
    fn differ(&mut self, at: impl Into<Option<Message>>, problem: Message) {
        self.verified.differ(self.name.clone(), at.into(), problem);
    }

    /// Compares a text and counts it.
    fn text(&mut self, at: impl FnOnce() -> Message, expected: &str, found: &str) {
        self.verified.texts += 1;
        if expected != found {
            self.differ(at(), problem::texts("verify-text", expected, found));
        }
    }

    fn count(&mut self, at: Message, expected: usize, found: usize) {
        if expected != found {
            self.differ(at, problem::values("verify-count", expected, found));
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
            let bytes = disk.read(path).map_err(|error| problem::unread(&error))?;
            Ok((parse(&bytes).map_err(|error| problem::unsealed(&error))?, bytes))
        };
        read().map_err(|problem| self.differ(None, problem)).ok()
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
