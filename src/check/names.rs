//! Checks of the names of areas and projects.

use std::collections::BTreeMap;

use super::subject::{Subject, at};
use crate::address::Place;
use crate::finding::{Code, Finding};
use crate::plan::marker::UNEXPLAINED;
use crate::plan::{Area, Deliverable, Field, Marker};

/// A project that stands twice in its area. Case, blanks and markers make no difference between two names.
pub(super) fn duplicate_project(subject: &Subject<'_>) -> Vec<Finding> {
    subject.plan.areas.iter().flat_map(duplicates).collect()
}

fn duplicates(area: &Area) -> Vec<Finding> {
    let mut seen: BTreeMap<String, &Deliverable> = BTreeMap::new();
    let mut findings = Vec::new();
    for deliverable in area.deliverables.iter().filter(|deliverable| !deliverable.project().is_empty()) {
        let first = *seen.entry(deliverable.project().to_lowercase()).or_insert(deliverable);
        if !std::ptr::eq(first, deliverable) {
            findings.push(copied(Code::DuplicateProject, deliverable, first));
        }
    }
    findings
}

/// A project that stands with the same description in two areas: a row copied instead of moved. Twice in one area has
/// a finding of another code.
pub(super) fn project_in_two_areas(subject: &Subject<'_>) -> Vec<Finding> {
    let mut seen: BTreeMap<(String, &str), (&Area, &Deliverable)> = BTreeMap::new();
    let mut findings = Vec::new();
    for (area, deliverable) in subject.plan.deliverables() {
        let description = deliverable.field(Field::Description).value.as_str();
        if deliverable.project().is_empty() || description.is_empty() {
            continue;
        }
        let key = (deliverable.project().to_lowercase(), description);
        let (first_area, first) = *seen.entry(key).or_insert((area, deliverable));
        if !std::ptr::eq(first_area, area) {
            findings.push(copied(Code::ProjectInTwoAreas, deliverable, first));
        }
    }
    findings
}

fn copied(code: Code, deliverable: &Deliverable, first: &Deliverable) -> Finding {
    let finding = at(code, deliverable, Field::Project).quoting("text", deliverable.project());
    finding.with_related(first.field(Field::Project).place.as_ref())
}

/// A marker that is not at its name's end, and so is text.
pub(super) fn marker_inside_name(subject: &Subject<'_>) -> Vec<Finding> {
    with_sign(Code::MarkerInsideName, subject, |name| {
        name.char_indices().find(|(_, c)| Marker::of(*c).is_some())
    })
}

/// A sign at a name's end that looks like a marker and is none.
pub(super) fn unknown_marker(subject: &Subject<'_>) -> Vec<Finding> {
    let is_explained =
        |sign: char| subject.plan.legend.iter().any(|entry| entry.value.symbol.chars().eq([sign]));
    with_sign(Code::UnknownMarker, subject, |name| {
        let last = name.char_indices().next_back();
        last.filter(|(_, sign)| UNEXPLAINED.contains(sign) && !is_explained(*sign))
    })
}

/// A finding for each name in which a sign is found; a sign comes with its first byte.
fn with_sign(
    code: Code,
    subject: &Subject<'_>,
    sign: impl Fn(&str) -> Option<(usize, char)>,
) -> Vec<Finding> {
    let finding = |(name, place): (&str, Option<&Place>)| {
        let (start, sign) = sign(name)?;
        let finding = Finding::new(code, place.cloned()).naming("symbol", sign).quoting("text", name);
        Some(finding.about(name, start..start + sign.len_utf8()))
    };
    subject.names().filter_map(finding).collect()
}
