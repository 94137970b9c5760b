//! A project that stands with the same description in two areas: a row copied instead of moved.

use std::collections::BTreeMap;

use super::shared::place;
use super::{Check, Finds, Subject};
use crate::address::Place;
use crate::finding::{Code, Finding};
use crate::plan::Field;

pub(super) const CHECK: Check = Check { code: Code::ProjectInTwoAreas, finds: Finds::Once(find) };

fn find(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let mut seen: BTreeMap<(String, &str), (usize, Option<Place>)> = BTreeMap::new();
    for (index, area) in subject.plan.areas.iter().enumerate() {
        for deliverable in &area.deliverables {
            let description = deliverable.field(Field::Description).value.as_str();
            if deliverable.project().is_empty() || description.is_empty() {
                continue;
            }
            let here = place(deliverable, Field::Project);
            let first = seen
                .entry((deliverable.project().to_lowercase(), description))
                .or_insert_with(|| (index, here.clone()));
            // Twice in one area is a finding of its own.
            if first.0 != index {
                let finding = Finding::new(CHECK.code, here).quoting("text", deliverable.project());
                findings.push(finding.with_related(first.1.as_ref()));
            }
        }
    }
}
