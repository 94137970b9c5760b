//! Marker, release and status that contradict each other.

use super::{Subject, place};
use crate::finding::{Code, Finding};
use crate::plan::state::Evidence;
use crate::plan::{Deliverable, Field, Marker, State};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for deliverable in subject.deliverables() {
        if deliverable.is(Marker::Delivered) {
            findings.extend(against(deliverable, State::Cancelled, Code::DeliveredButCancelled));
            findings.extend(against(deliverable, State::Delayed, Code::DeliveredButDelayed));
        } else if subject.plan.says_delivered(deliverable) {
            findings.extend(against(deliverable, State::Delivered, Code::DeliveredWithoutMarker));
        }
        if deliverable.is(Marker::Changed) && deliverable.state() == State::Cancelled {
            findings.push(Finding::new(Code::CancelledButNew, place(deliverable, Field::Project)));
        }
    }
}

/// The words that speak for a state other than the marker does.
fn against(deliverable: &Deliverable, state: State, code: Code) -> Option<Finding> {
    let speaks = |evidence: &&Evidence| evidence.state == state && evidence.field != Field::Project;
    let evidence = deliverable.evidence.iter().find(speaks)?;
    let text = deliverable.field(evidence.field);
    let words = text.value.get(evidence.words.clone()).unwrap_or_default();
    let finding = Finding::new(code, text.place.clone()).quoting("text", words);
    let finding = finding.about(&text.value, evidence.words.clone());
    Some(finding.with_related(place(deliverable, Field::Project).as_ref()))
}
