//! Putting an edition in its place and into the ledger, so that a kill at any moment leaves the last one whole.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rayon::prelude::*;

use super::failure::{Failure, State};
use super::files::Files;
use super::ledger::{Entry, Ledger};
use super::recover::{Recovery, recover};
use super::standing::Standing;
use crate::error::Error;

use super::{Building, Edition, File, Outcome, entries, folder_name, lock};

/// How an edition is published.
#[derive(Clone, Copy, Debug)]
pub struct Occasion {
    /// When it is published.
    pub published: DateTime<Utc>,
    /// Whether it may take the place of one with other content.
    pub replace: bool,
}

/// The result of publishing an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Where the edition stands.
    pub folder: PathBuf,
    /// Whether it was written, replaced or left alone.
    pub outcome: Outcome,
    /// The remains of killed runs that this run put in order.
    pub recovered: Vec<Recovery>,
}

impl Edition {
    /// Publishes the edition into its folder under `output` and enters it in the ledger there.
    ///
    /// # Errors
    /// The version is published with other content and may not be replaced, the ledger cannot be read, another run does not
    /// come to an end, or the disk refuses.
    pub fn publish(&self, disk: &dyn Files, output: &Path, occasion: Occasion) -> Result<Published, Error> {
        Ok(publish_locked(self, disk, output, occasion)?)
    }
}

fn publish_locked(
    edition: &Edition,
    disk: &dyn Files,
    output: &Path,
    occasion: Occasion,
) -> Result<Published, Failure> {
    disk.create_folder(output).map_err(Failure::disk(output))?;
    let _lock = lock::alone(disk, output)?;
    let mut ledger = Ledger::read(disk, output)?;
    let recovered = recover(disk, output, &mut ledger)?;
    let version = edition.manifest.version;
    let before = ledger.entry(version);
    let entry = Entry::new(&edition.manifest, &edition.manifest_file.bytes, Some(occasion.published));
    let names = entries(disk, output).map_err(Failure::disk(output))?;
    let building = Building::of(output, &folder_name(version, names.iter().map(String::as_str)));
    let standing = Standing { disk, place: &building.place, before };
    let outcome = standing.outcome(edition, &entry.manifest, occasion.replace)?;
    if matches!(outcome, Outcome::Unchanged | Outcome::Kept) {
        return Ok(Published { folder: building.place, outcome, recovered });
    }
    ledger.rises_with(&entry)?;
    let entry = entry.after(before);
    build(disk, &building, &edition.files().collect::<Vec<_>>(), &entry)?;
    take_place(disk, &building, outcome == Outcome::Replaced)?;
    ledger.put(entry);
    ledger.write(disk, output).map_err(|error| match error {
        Failure::Disk { source, .. } => Failure::unrecorded(&building.place, source),
        refused => refused,
    })?;
    // All is published. If the building folder cannot be removed now, the next run does it.
    let _ = disk.remove(&building.root);
    Ok(Published { folder: building.place, outcome, recovered })
}

/// Writes the whole edition beside its place, and last the new entry of the ledger.
fn build(disk: &dyn Files, building: &Building, files: &[&File], entry: &Entry) -> Result<(), Failure> {
    let write = || {
        let folders = files.iter().filter_map(|file| Path::new(&file.path).parent());
        let folders: BTreeSet<PathBuf> = folders.map(|folder| building.new.join(folder)).collect();
        folders.iter().try_for_each(|folder| disk.create_folder(folder))?;
        // Waiting for the disk is most of the time, and a disk can do more than one thing at once.
        files.par_iter().try_for_each(|file| disk.write(&building.new.join(&file.path), &file.bytes))?;
        folders.iter().rev().try_for_each(|folder| disk.sync_folder(folder))?;
        disk.write(&building.entry, &serde_json::to_vec(entry)?)?;
        disk.sync_folder(&building.root)
    };
    write().map_err(|source| {
        let _ = disk.remove(&building.root);
        Failure::disk(&building.place)(source)
    })
}

/// Puts the new edition in its place. The old one, if there is one, moves into the building folder and is removed with it.
fn take_place(disk: &dyn Files, building: &Building, exists: bool) -> Result<(), Failure> {
    let Building { place, new, old, .. } = building;
    let refused = |source| {
        let _ = disk.remove(&building.root);
        Failure::disk(place)(source)
    };
    if !exists {
        disk.rename(new, place).map_err(refused)?;
    } else if let Err(error) = disk.exchange(new, place) {
        if error.kind() != ErrorKind::Unsupported {
            return Err(refused(error));
        }
        disk.rename(place, old).map_err(refused)?;
        if let Err(source) = disk.rename(new, place) {
            // The old one back; if that fails too, it stays where the next run looks for it.
            return Err(match disk.rename(old, place) {
                Ok(()) => refused(source),
                Err(_) => Failure::Disk { state: State::Displaced(old.clone()), path: place.clone(), source },
            });
        }
    }
    let output = building.root.parent().unwrap_or(place);
    disk.sync_folder(output).map_err(|source| Failure::unrecorded(place, source))
}
