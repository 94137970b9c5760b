//! A marker that the legend does not explain, at the first name that carries it. A plan without any legend is
//! a finding of its own.

use super::shared::place;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::plan::{Field, Marker};

pub(super) const CHECK: Check = Check { code: Code::MarkerWithoutLegend, finds: Finds::Once(find) };

fn find(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
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
            findings.push(Finding::new(CHECK.code, first).naming("symbol", marker.symbol()));
        }
    }
}
