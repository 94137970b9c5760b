//! What a killed run left, put in order by the next one: an edition that had to make place goes back, one that stands is
//! entered in the ledger, the rest is removed. Run again after a kill of its own it comes to the same.

use std::path::Path;

use super::failure::Failure;
use super::files::Files;
use super::ledger::{Entry, Ledger};
use super::{Building, Manifest, entries, version_of};
use crate::plan::VersionNumber;

/// What was put in order; each with the name of a folder or file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recovery {
    /// What was left of a publication that was cut off, before it changed anything or after all was done.
    Removed(String),
    /// An edition that stood in its place; it is in the ledger now.
    Entered(String),
    /// An edition that had been moved away to make place; it is back.
    Restored(String),
    /// An edition that no ledger named, such as one from before there was one; it is in it now.
    Adopted(String),
}

/// Puts an output folder in order; the caller holds its lock, so that whatever is half done is so for good.
pub(super) fn recover(
    disk: &dyn Files,
    output: &Path,
    ledger: &mut Ledger,
) -> Result<Vec<Recovery>, Failure> {
    let (mut recovered, mut left) = (Vec::new(), Vec::new());
    let written = ledger.clone();
    let names = entries(disk, output).map_err(Failure::disk(output))?;
    for name in &names {
        let Some(of) = name.strip_prefix(Building::PREFIX) else { continue };
        left.push(output.join(name));
        if version_of(of).is_some() {
            recovered.push(settle(disk, output, of, ledger)?);
        }
    }
    for name in &names {
        let version = version_of(name);
        if let Some(entry) = version.and_then(|version| unknown(disk, &output.join(name), version, ledger)) {
            ledger.put(entry);
            recovered.push(Recovery::Adopted(name.clone()));
        }
    }
    if *ledger != written {
        ledger.write(disk, output)?;
    }
    for path in left {
        disk.remove(&path).map_err(Failure::disk(&path))?;
    }
    Ok(recovered)
}

/// Brings a publication that was cut off to one of its two ends.
fn settle(disk: &dyn Files, output: &Path, name: &str, ledger: &mut Ledger) -> Result<Recovery, Failure> {
    let building = Building::of(output, name);
    if building.is_displaced(disk) {
        let back = || {
            disk.rename(&building.old, &building.place)?;
            disk.sync_folder(output)
        };
        back().map_err(Failure::disk(&building.place))?;
        return Ok(Recovery::Restored(name.to_owned()));
    }
    Ok(match building.due(disk).filter(|due| ledger.entry(due.version) != Some(due)) {
        Some(due) => {
            ledger.put(due);
            Recovery::Entered(name.to_owned())
        }
        None => Recovery::Removed(name.to_owned()),
    })
}

/// The entry of a whole edition that the ledger does not name.
fn unknown(disk: &dyn Files, folder: &Path, version: VersionNumber, ledger: &Ledger) -> Option<Entry> {
    let bytes = disk.read(&folder.join(Manifest::NAME)).ok()?;
    let manifest = Manifest::read(&bytes).ok()?;
    if manifest.version != version || ledger.entry(version).is_some() {
        return None;
    }
    manifest.is_whole_in(disk, folder).then(|| Entry::new(&manifest, &bytes, None))
}
