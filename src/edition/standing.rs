//! The edition that stands in a version's place already, and what becomes of it when the version is published again.

use std::io::{self, ErrorKind};
use std::path::Path;

use super::failure::Failure;
use super::files::{Files, paths};
use super::ledger::{Entry, Ledger};
use super::{Edition, Manifest, Outcome, Source, names};
use crate::extract::CHANGES;
use crate::plan::Plan;
use crate::texts::Message;

/// A version's place and what the ledger says of it.
pub(super) struct Standing<'a> {
    pub(super) disk: &'a dyn Files,
    pub(super) place: &'a Path,
    pub(super) before: Option<&'a Entry>,
}

impl Standing<'_> {
    /// The outcome of publishing an edition here. Other content in the place, or in the ledger though the folder is gone,
    /// is replaced only where that is wanted.
    pub(super) fn outcome(
        &self,
        edition: &Edition,
        manifest: &Source,
        replace: bool,
    ) -> Result<Outcome, Failure> {
        let exists = self.disk.kind(self.place).is_some();
        let mut differing = Vec::new();
        if exists {
            differing = self.differences(edition).map_err(Failure::disk(self.place))?;
        }
        if self.before.is_some_and(|before| before.manifest != *manifest) {
            differing.push(Message::words(Ledger::NAME));
        }
        Ok(match (exists, differing.is_empty()) {
            (true, true) => Outcome::Unchanged,
            (false, true) => Outcome::Written,
            (true, false) if replace => Outcome::Replaced,
            (false, false) if replace => Outcome::Written,
            (true, false) if self.has_same_plan(edition) => Outcome::Kept,
            _ => {
                let message = Message::error("edition-exists").with("folder", self.place);
                let differing = Message::list(", ", differing);
                return Err(Failure::refused(message.with("differences", differing)));
            }
        })
    }

    /// The paths that the folder and an edition disagree about.
    fn differences(&self, edition: &Edition) -> io::Result<Vec<Message>> {
        let mut differing = Vec::new();
        for file in edition.files() {
            match self.disk.read(&self.place.join(&file.path)) {
                Ok(bytes) if bytes == file.bytes => {}
                Ok(_) => differing.push(Message::words(&file.path)),
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    differing.push(Message::new("edition-file-missing").with("file", &file.path));
                }
                Err(error) => return Err(error),
            }
        }
        let extra = paths(self.disk, self.place)?.into_iter();
        let extra = extra.filter(|path| edition.files().all(|file| file.path != *path));
        differing.extend(extra.map(|path| Message::new("edition-file-extra").with("file", path)));
        Ok(differing)
    }

    /// Whether another version of the program published the same plan from the same workbook, and its edition is whole.
    /// The bytes of the two differ because the programs do.
    fn has_same_plan(&self, edition: &Edition) -> bool {
        let Some(old) = self.manifest() else { return false };
        let new = &edition.manifest;
        let here = |path: &str| self.disk.read(&self.place.join(path)).ok();
        let given = |path: &str| edition.listed.iter().find(|file| file.path == path).map(|file| &file.bytes);
        let plan = |bytes: &[u8]| Plan::from_json(bytes).ok().map(Plan::without_readings);
        let changes = names::table(CHANGES);
        let old_plan = here(names::PLAN).and_then(|bytes| plan(&bytes));
        !old.is_of_this_program()
            && (&old.input, old.date, &old.dialect) == (&new.input, new.date, &new.dialect)
            && old.is_whole_in(self.disk, self.place)
            && paths(self.disk, self.place).is_ok_and(|paths| paths.len() == old.files.len() + 1)
            && old_plan.is_some()
            && old_plan == given(names::PLAN).and_then(|bytes| plan(bytes))
            // The table of changes depends on the version before as well.
            && here(&changes).as_ref() == given(&changes)
    }

    /// The manifest here, where it is the one that the ledger names.
    fn manifest(&self) -> Option<Manifest> {
        let bytes = self.disk.read(&self.place.join(Manifest::NAME)).ok()?;
        self.before.filter(|before| before.manifest == Source::of(&bytes))?;
        Manifest::read(&bytes).ok()
    }
}
