//! A project that stands twice in its area; case, blanks and markers tell no names apart.

use std::collections::BTreeMap;

use super::shared::place;
use super::{Check, Finds, Subject};
use crate::address::Place;
use crate::finding::{Code, Finding};
use crate::plan::{Area, Field};

pub(super) const CHECK: Check = Check { code: Code::DuplicateProject, finds: Finds::Once(find) };

fn find(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    subject.plan.areas.iter().for_each(|area| in_area(area, findings));
}

fn in_area(area: &Area, findings: &mut Vec<Finding>) {
    let mut seen: BTreeMap<String, Option<Place>> = BTreeMap::new();
    for deliverable in area.deliverables.iter().filter(|deliverable| !deliverable.project().is_empty()) {
        let name = deliverable.project().to_lowercase();
        let here = place(deliverable, Field::Project);
        match seen.get(&name) {
            Some(first) => findings.push(
                Finding::new(CHECK.code, here)
                    .quoting("text", deliverable.project())
                    .with_related(first.as_ref()),
            ),
            None => drop(seen.insert(name, here)),
        }
    }
}
