//! The files of an edition held against its `plan.json`: each in a file of its own.

mod csv;
mod json;
mod pdf;
mod xlsx;

use std::path::Path;

use super::edition::{EditionFile, EditionFiles};
use super::problem::unreadable;
use super::{FileCheck, Verified};
use crate::edition::Manifest;
use crate::edition::names;
use crate::plan::{Marker, Plan};
use crate::texts::Message;

/// An edition whose files are compared.
struct Compared<'a> {
    /// The plan of `plan.json`.
    plan: Plan,
    /// The manifest where it is as it was written.
    manifest: Option<&'a Manifest>,
    files: &'a EditionFiles,
}

impl Compared<'_> {
    /// Whether this very version of the program made the edition: then all that it writes must come out the same. Other
    /// versions may read more in a text, and show it in other places. Of their editions only the plan's own texts are
    /// compared.
    fn is_of_this_program(&self) -> bool {
        self.manifest.is_some_and(Manifest::is_of_this_program)
    }

    fn has(&self, path: &str) -> bool {
        self.files.others.contains_key(path)
    }
}

/// Compares all files of an edition that say something of the plan.
pub(super) fn agree(files: &EditionFiles, prefix: &str, verified: &mut Verified) {
    let manifest = files.manifest.as_ref().map(|(manifest, _)| manifest);
    let mut file = verified.file(format!("{prefix}{}", names::PLAN));
    let Some(EditionFile { bytes, .. }) = files.others.get(names::PLAN) else {
        // Where the manifest lists it, it was reported already.
        if !manifest.is_some_and(|manifest| manifest.files.iter().any(|file| file.path == names::PLAN)) {
            file.differ(None, Message::new("verify-missing"));
        }
        return;
    };
    let compared = match crate::plan::Plan::from_json(bytes) {
        Ok(plan) => Compared { plan, manifest, files },
        Err(error) => return file.differ(None, unreadable(&error)),
    };
    report(json::agree(&compared, bytes, &mut file), &mut file);
    if let Some(manifest) = manifest {
        counts(&compared.plan, manifest, &mut verified.file(format!("{prefix}{}", Manifest::NAME)));
    }
    for (path, EditionFile { bytes, is_as_listed }) in &files.others {
        let mut file = verified.file(format!("{prefix}{path}"));
        let outcome = match Path::new(path).extension().and_then(|end| end.to_str()) {
            Some("csv") => csv::agree(&compared, path, bytes, &mut file),
            Some("xlsx") => xlsx::agree(&compared, bytes, &mut file),
            // Of a PDF that was changed there is no telling what its parts would do to a reader.
            Some("pdf") if *is_as_listed => pdf::agree(&compared, bytes, &mut file),
            _ => Ok(()),
        };
        report(outcome, &mut file);
    }
    csv::agree_package(&compared, &mut verified.file(format!("{prefix}{}", names::PACKAGE)));
}

/// Reports why a file could not be compared.
fn report(outcome: Result<(), Message>, file: &mut FileCheck<'_>) {
    if let Err(problem) = outcome {
        file.differ(None, problem);
    }
}

/// Version, date and counts of the manifest.
fn counts(plan: &Plan, manifest: &Manifest, file: &mut FileCheck<'_>) {
    let marked = |marker| plan.deliverables().filter(|(_, deliverable)| deliverable.is(marker)).count();
    let version = plan.version.number.map(|number| number.to_string());
    let date = plan.version.date.map(|date| date.to_string());
    for (part, expected, found) in [
        ("part-version", version, manifest.version.to_string()),
        ("part-date", date, manifest.date.to_string()),
    ] {
        file.text(|| Message::new(part), expected.as_deref().unwrap_or(""), &found);
    }
    for (expected, found) in [
        (plan.areas.len(), manifest.counts.areas),
        (plan.deliverables().count(), manifest.counts.deliverables),
        (marked(Marker::Delivered), manifest.counts.delivered),
        (marked(Marker::Changed), manifest.counts.changed),
    ] {
        file.count(Message::new("part-counts"), expected, found);
    }
}
