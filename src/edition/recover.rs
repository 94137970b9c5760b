//! Puts in order what a killed run left: an edition that had to make place goes back, an edition that stands in its place is
//! entered in the ledger, and the rest is removed. If this is killed too, the next run does it again with the same result.

use std::path::Path;

use super::failure::Failure;
use super::files::Files;
use super::ledger::{Entry, Ledger};
use super::{Building, Manifest, entries, version_of};
use crate::plan::VersionNumber;
use crate::texts::Message;

/// A thing that was put in order, with the name of its folder or file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recovery {
    /// The remains of a publication that was cut off before it changed anything, or after all was done.
    Removed(String),
    /// An edition that stood in its place but not in the ledger; it is in the ledger now.
    Entered(String),
    /// An edition that had been moved away to make place; it is back.
    Restored(String),
    /// An edition that the ledger did not name, for example because it is older than the ledger; it is in the ledger now.
    Adopted(String),
}

impl Recovery {
    /// The sentence that says so.
    #[must_use]
    pub fn message(&self) -> Message {
        let (key, name) = match self {
            Self::Removed(name) => ("recovered-removed", name),
            Self::Entered(name) => ("recovered-entered", name),
            Self::Restored(name) => ("recovered-restored", name),
            Self::Adopted(name) => ("recovered-adopted", name),
        };
        Message::new(key).with("name", name)
    }
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
        if let Some(entry) =
            version.and_then(|version| missing_entry(disk, &output.join(name), version, ledger))
        {
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
fn missing_entry(disk: &dyn Files, folder: &Path, version: VersionNumber, ledger: &Ledger) -> Option<Entry> {
    let bytes = disk.read(&folder.join(Manifest::NAME)).ok()?;
    let manifest = Manifest::read(&bytes).ok()?;
    if manifest.version != version || ledger.entry(version).is_some() {
        return None;
    }
    manifest.is_whole_in(disk, folder).then(|| Entry::new(&manifest, &bytes, None))
}
