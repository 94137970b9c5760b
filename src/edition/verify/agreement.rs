//! The files of an edition held against its `plan.json`: each in a file of its own.

mod csv;
mod json;
mod pdf;
mod xlsx;

use std::path::Path;

use super::edition::Contents;
use super::{Position, Verified, What};
use crate::edition::Manifest;
use crate::plan::{Marker, Plan};

/// An edition whose files are compared.
pub(super) struct Compared<'a> {
    /// What `plan.json` says.
    plan: Plan,
    /// The manifest, where it is as it was written.
    manifest: Option<&'a Manifest>,
    contents: &'a Contents,
    /// What comes before the files' names.
    prefix: &'a str,
}

impl Compared<'_> {
    /// Whether this very program made the edition: then all that it writes must come out the same. Of another version's
    /// edition only the plan's own texts are compared.
    fn is_ours(&self) -> bool {
        self.manifest.is_some_and(Manifest::is_of_this_program)
    }

    fn differ(&self, file: &str, at: Position, what: What, verified: &mut Verified) {
        verified.differ(format!("{}{file}", self.prefix), Some(at), what);
    }

    /// Compares a text and counts it.
    fn same(
        &self,
        file: &str,
        at: impl FnOnce() -> Position,
        expected: &str,
        found: &str,
        verified: &mut Verified,
    ) {
        verified.texts += 1;
        if expected != found {
            self.differ(file, at(), What::Text(expected.to_owned(), found.to_owned()), verified);
        }
    }
}

/// Compares all files of an edition that say something of the plan.
pub(super) fn agree(manifest: Option<&Manifest>, contents: &Contents, prefix: &str, verified: &mut Verified) {
    const PLAN: &str = "plan.json";
    let listed = manifest.is_some_and(|manifest| manifest.files.iter().any(|file| file.path == PLAN));
    let Some((bytes, _)) = contents.get(PLAN) else {
        // Where the manifest names it, it is missed already.
        if !listed {
            verified.differ(format!("{prefix}{PLAN}"), None, What::Missing);
        }
        return;
    };
    let plan = match crate::extract::json::read(bytes) {
        Ok(plan) => plan,
        Err(error) => {
            return verified.differ(format!("{prefix}{PLAN}"), None, What::Unreadable(error.to_string()));
        }
    };
    let compared = Compared { plan, manifest, contents, prefix };
    json::agree(&compared, PLAN, bytes, verified);
    counts(&compared, verified);
    for (path, (bytes, holds)) in contents {
        match Path::new(path).extension().and_then(|end| end.to_str()) {
            Some("csv") => csv::agree(&compared, path, bytes, verified),
            Some("xlsx") => xlsx::agree(&compared, path, bytes, verified),
            // Of a PDF that was changed there is no telling what its parts would do to a reader.
            Some("pdf") if *holds => pdf::agree(&compared, path, bytes, verified),
            _ => {}
        }
    }
    csv::agree_package(&compared, verified);
}

/// Version, date and counts of the manifest.
fn counts(compared: &Compared<'_>, verified: &mut Verified) {
    let Some(manifest) = compared.manifest else { return };
    let plan = &compared.plan;
    let marked = |marker| plan.deliverables().filter(|(_, deliverable)| deliverable.is(marker)).count();
    let date = plan.version.date.map(|date| date.to_string()).unwrap_or_default();
    let number = plan.version.number.map(|number| number.to_string()).unwrap_or_default();
    let pairs = [
        ("part-version", number, manifest.version.to_string()),
        ("part-date", date, manifest.date.to_string()),
    ];
    for (part, expected, found) in pairs {
        compared.same(Manifest::NAME, || Position::Part(part), &expected, &found, verified);
    }
    let counted = [
        (plan.areas.len(), manifest.counts.areas),
        (plan.deliverables().count(), manifest.counts.deliverables),
        (marked(Marker::Delivered), manifest.counts.delivered),
        (marked(Marker::Changed), manifest.counts.changed),
    ];
    for (expected, found) in counted.into_iter().filter(|(expected, found)| expected != found) {
        let what = What::Count(expected, found);
        compared.differ(Manifest::NAME, Position::Part("part-counts"), what, verified);
    }
}
