//! The ledger held against the editions, and its versions and dates against each other.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::edition::{self, Sealed};
use super::{Difference, Position, Verified, What};
use crate::edition::ledger::Entry;
use crate::edition::{Building, Ledger, Source, folder_name, names, version_of};

/// Verifies an output folder.
pub(super) fn all(output: &Path, verified: &mut Verified) -> io::Result<()> {
    let names = names(output)?;
    let is_edition = |name: &&str| version_of(name).is_some();
    let cut_off: BTreeSet<&str> =
        names.iter().filter_map(|name| name.strip_prefix(Building::PREFIX)).filter(is_edition).collect();
    let note = |name: &&str| Difference { file: (*name).to_owned(), at: None, what: What::CutOff };
    verified.notes.extend(cut_off.iter().map(note));
    let ledger = read(output, Ledger::NAME, verified);
    let here = names.iter().map(String::as_str).filter(is_edition);
    let mut folders: BTreeSet<String> = here.clone().map(str::to_owned).collect();
    let known = ledger.iter().flat_map(Ledger::editions);
    folders
        .extend(known.map(|entry| folder_name(entry.version, here.clone().chain(cut_off.iter().copied()))));
    for name in &folders {
        let building = Building::of(output, name);
        // A run that was killed between two renames has left the edition beside its place.
        let moved = building.place.symlink_metadata().is_err() && building.old.is_dir();
        let folder = if moved { &building.old } else { &building.place };
        let prefix = if folder.symlink_metadata().is_ok() { format!("{name}/") } else { String::new() };
        if prefix.is_empty() {
            verified.differ(name.clone(), None, What::Missing);
            continue;
        }
        let sealed = edition::verify(folder, &prefix, verified)?;
        if let (Some(ledger), Some(sealed)) = (&ledger, &sealed) {
            let due = building.due();
            let entry = || version_of(name).and_then(|version| ledger.entry(version));
            against(due.as_ref().or_else(entry), sealed, name, verified);
        }
    }
    for pair in ledger.iter().flat_map(|ledger| ledger.editions().windows(2)) {
        rises(pair, verified);
    }
    Ok(())
}

/// Verifies one edition, with the ledger of the folder above it where there is one.
pub(super) fn one(folder: &Path, output: Option<&Path>, verified: &mut Verified) -> io::Result<()> {
    let sealed = edition::verify(folder, "", verified)?;
    let (Some(output), Some(sealed)) = (output, sealed) else { return Ok(()) };
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let shown = format!("../{}", Ledger::NAME);
    if let Some(ledger) = read(output, &shown, verified).filter(|_| version_of(&name).is_some()) {
        let due = Building::of(output, &name).due();
        against(due.as_ref().or_else(|| ledger.entry(sealed.manifest.version)), &sealed, &name, verified);
    }
    Ok(())
}

fn read(output: &Path, shown: &str, verified: &mut Verified) -> Option<Ledger> {
    verified.files += 1;
    let what = match fs::read(output.join(Ledger::NAME)) {
        Ok(bytes) => match Ledger::parse(&bytes) {
            Ok(ledger) => return Some(ledger),
            Err(error) => error.into(),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => What::Missing,
        Err(error) => What::Unreadable(error.to_string()),
    };
    verified.differ(shown, None, what);
    None
}

/// What the ledger says of an edition, held against the edition's manifest.
fn against(entry: Option<&Entry>, sealed: &Sealed, name: &str, verified: &mut Verified) {
    let Some(entry) = entry else {
        return verified.differ(name, None, What::NotInLedger);
    };
    let here = Entry::new(&sealed.manifest, &sealed.bytes, None);
    let parts = |entry: &Entry| {
        let source = |source: &Source| format!("{} ({} bytes)", source.sha256, source.size);
        let mut parts = vec![
            ("part-version", entry.version.to_string()),
            ("part-date", entry.date.to_string()),
            ("part-input", source(&entry.input)),
            ("part-manifest", source(&entry.manifest)),
            ("part-counts", serde_json::to_string(&entry.counts).unwrap_or_default()),
        ];
        parts.extend(
            entry
                .files
                .iter()
                .map(|file| ("part-file", format!("{} {} ({})", file.path, file.sha256, file.size))),
        );
        parts
    };
    let (said, found) = (parts(entry), parts(&here));
    for ((part, said), (_, found)) in said.iter().zip(&found).filter(|(said, found)| said != found) {
        verified.differ(name, Some(Position::Part(part)), What::Ledger(said.clone(), found.clone()));
    }
    if said.len() != found.len() {
        let count = |parts: &Vec<_>| parts.len().to_string();
        verified.differ(name, Some(Position::Part("part-file")), What::Ledger(count(&said), count(&found)));
    }
}

/// Versions rise, and dates do not fall.
fn rises(pair: &[Entry], verified: &mut Verified) {
    let [before, entry] = pair else { return };
    let at = || Some(Position::Version(entry.version));
    if entry.version <= before.version {
        verified.differ(Ledger::NAME, at(), What::VersionNotAbove(before.version));
    }
    if entry.date < before.date {
        verified.differ(
            Ledger::NAME,
            at(),
            What::DateBefore(format!("{} ({})", before.version, before.date)),
        );
    }
}
