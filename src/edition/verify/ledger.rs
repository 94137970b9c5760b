//! The ledger held against the editions, and its versions and dates against each other.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::edition::{self, EditionFiles};
use super::{Difference, Verified, agreement, problem};
use crate::edition::ledger::Entry;
use crate::edition::{Building, FileEntry, Files, Ledger, Source, entries, folder_name, version_of};
use crate::texts::Message;

/// Verifies an output folder.
pub(super) fn all(disk: &dyn Files, output: &Path, verified: &mut Verified) -> io::Result<()> {
    let names = entries(disk, output)?;
    let is_edition = |name: &&str| version_of(name).is_some();
    let cut_off: BTreeSet<&str> =
        names.iter().filter_map(|name| name.strip_prefix(Building::PREFIX)).filter(is_edition).collect();
    let note = |name: &&str| {
        let problem = Message::new("verify-cut-off");
        Difference { file: (*name).to_owned(), at: None, problem }
    };
    verified.notes.extend(cut_off.iter().map(note));
    let ledger = verified.file(Ledger::NAME).sealed(disk, &output.join(Ledger::NAME), Ledger::parse);
    let ledger = ledger.map(|(ledger, _)| ledger);
    let here = names.iter().map(String::as_str).filter(is_edition);
    let mut folders: BTreeSet<String> = here.clone().map(str::to_owned).collect();
    let known = ledger.iter().flat_map(Ledger::editions);
    folders
        .extend(known.map(|entry| folder_name(entry.version, here.clone().chain(cut_off.iter().copied()))));
    for name in &folders {
        let building = Building::of(output, name);
        // A run that was killed between two renames has left the edition beside its place.
        let folder = if building.is_displaced(disk) { &building.old } else { &building.place };
        let prefix = if disk.kind(folder).is_some() { format!("{name}/") } else { String::new() };
        if prefix.is_empty() {
            verified.differ(name.clone(), None, Message::new("verify-missing"));
            continue;
        }
        let files = edition(disk, folder, &prefix, verified)?;
        if let Some(ledger) = &ledger {
            let due = building.due(disk);
            let entry = || version_of(name).and_then(|version| ledger.entry(version));
            against(due.as_ref().or_else(entry), &files, name, verified)?;
        }
    }
    for pair in ledger.iter().flat_map(|ledger| ledger.editions().windows(2)) {
        rises(pair, verified);
    }
    Ok(())
}

/// Verifies one edition, with the ledger of the folder above it where there is one.
pub(super) fn one(
    disk: &dyn Files,
    folder: &Path,
    output: Option<&Path>,
    verified: &mut Verified,
) -> io::Result<()> {
    let files = edition(disk, folder, "", verified)?;
    let (Some(output), Some((manifest, _)), Some(name)) = (output, &files.manifest, folder.file_name())
    else {
        return Ok(());
    };
    let mut file = verified.file(format!("../{}", Ledger::NAME));
    let ledger = file.sealed(disk, &output.join(Ledger::NAME), Ledger::parse);
    let name = name.to_string_lossy();
    if let Some((ledger, _)) = ledger.filter(|_| version_of(&name).is_some()) {
        let due = Building::of(output, &name).due(disk);
        against(due.as_ref().or_else(|| ledger.entry(manifest.version)), &files, &name, verified)?;
    }
    Ok(())
}

/// Reads the files of an edition and holds them against each other.
fn edition(
    disk: &dyn Files,
    folder: &Path,
    prefix: &str,
    verified: &mut Verified,
) -> io::Result<EditionFiles> {
    let files = edition::read(disk, folder, prefix, verified)?;
    agreement::agree(&files, prefix, verified);
    Ok(files)
}

/// Compares the ledger's entry of an edition with the edition's manifest, where that can be read.
fn against(
    entry: Option<&Entry>,
    files: &EditionFiles,
    name: &str,
    verified: &mut Verified,
) -> io::Result<()> {
    let Some((manifest, bytes)) = &files.manifest else { return Ok(()) };
    let mut edition = verified.file(name);
    let Some(entry) = entry else {
        edition.differ(None, Message::new("verify-not-in-ledger"));
        return Ok(());
    };
    let (said, found) = (parts(entry)?, parts(&Entry::new(manifest, bytes, None))?);
    for ((part, said), (_, found)) in said.iter().zip(&found).filter(|(said, found)| said != found) {
        edition.differ(Message::new(part), problem::values("verify-ledger", said, found));
    }
    if said.len() != found.len() {
        let problem = problem::values("verify-ledger", said.len(), found.len());
        edition.differ(Message::new("part-file"), problem);
    }
    Ok(())
}

/// The parts of an entry, each by the name of a text.
fn parts(entry: &Entry) -> serde_json::Result<Vec<(&'static str, String)>> {
    let source = |source: &Source| format!("{} ({} bytes)", source.sha256, source.size);
    let mut parts = vec![
        ("part-version", entry.version.to_string()),
        ("part-date", entry.date.to_string()),
        ("part-input", source(&entry.input)),
        ("part-manifest", source(&entry.manifest)),
        ("part-counts", serde_json::to_string(&entry.counts)?),
    ];
    let file = |file: &FileEntry| ("part-file", format!("{} {} ({})", file.path, file.sha256, file.size));
    parts.extend(entry.files.iter().map(file));
    Ok(parts)
}

/// Versions rise, and dates do not fall.
fn rises(pair: &[Entry], verified: &mut Verified) {
    let [before, entry] = pair else { return };
    let mut ledger = verified.file(Ledger::NAME);
    let at = Message::new("at-version").with("version", entry.version.to_string());
    if entry.version <= before.version {
        let problem = Message::new("verify-version").with("before", before.version.to_string());
        ledger.differ(at.clone(), problem);
    }
    if entry.date < before.date {
        let before = format!("{} ({})", before.version, before.date);
        ledger.differ(at, Message::new("verify-date").with("before", before));
    }
}
