//! Names: projects twice in an area, markers that are none, markers without a legend entry.

use std::collections::BTreeMap;

use super::{Subject, place};
use crate::address::Place;
use crate::finding::{Code, Finding};
use crate::plan::{Field, Marker};

/// Signs that people put at a name's end as if they were markers.
const SIGNS: [char; 17] =
    ['#', '†', '‡', '°', '¹', '²', '³', '+', '§', '●', '■', '►', '★', '☆', '✗', '✘', '¤'];

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    duplicates(subject, findings);
    let areas = subject.plan.areas.iter().map(|area| (area.name.value.as_str(), area.name.place.clone()));
    let projects =
        subject.deliverables().map(|deliverable| (deliverable.project(), place(deliverable, Field::Project)));
    for (name, place) in areas.chain(projects) {
        markers_in(name, place, findings);
    }
    without_legend(subject, findings);
}

/// Case, blanks and markers tell no names apart.
fn duplicates(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for area in &subject.plan.areas {
        let mut seen: BTreeMap<String, Option<Place>> = BTreeMap::new();
        for deliverable in area.deliverables.iter().filter(|deliverable| !deliverable.project().is_empty()) {
            let words: Vec<String> =
                deliverable.project().split_whitespace().map(str::to_lowercase).collect();
            let here = place(deliverable, Field::Project);
            match seen.get(&words.join(" ")) {
                Some(first) => findings.push(
                    Finding::new(Code::DuplicateProject, here)
                        .quoting("text", deliverable.project())
                        .with_related(first.as_ref()),
                ),
                None => drop(seen.insert(words.join(" "), here)),
            }
        }
    }
}

fn markers_in(name: &str, place: Option<Place>, findings: &mut Vec<Finding>) {
    if let Some((at, sign)) = name.char_indices().find(|(_, c)| Marker::of(*c).is_some()) {
        let finding =
            Finding::new(Code::MarkerInsideName, place.clone()).naming("symbol", sign).quoting("text", name);
        findings.push(finding.about(name, at..at + sign.len_utf8()));
    }
    if let Some(sign) = name.chars().next_back().filter(|c| SIGNS.contains(c)) {
        let finding = Finding::new(Code::UnknownMarker, place).naming("symbol", sign).quoting("text", name);
        findings.push(finding.about(name, name.len() - sign.len_utf8()..name.len()));
    }
}

/// Each marker once, at the first name that carries it; a plan without a legend is a finding of its own.
fn without_legend(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let plan = subject.plan;
    if plan.legend.is_empty() {
        return;
    }
    for marker in [Marker::Delivered, Marker::Changed] {
        let explained = plan.legend.iter().any(|entry| entry.value.marker == Some(marker));
        let area =
            plan.areas.iter().find(|area| area.markers.contains(&marker)).map(|area| area.name.place.clone());
        let project = subject.deliverables().find(|deliverable| deliverable.is(marker));
        let first = project.map(|deliverable| place(deliverable, Field::Project)).or(area);
        if let Some(first) = first.filter(|_| !explained) {
            findings.push(Finding::new(Code::MarkerWithoutLegend, first).naming("symbol", marker.symbol()));
        }
    }
}
