//! Checks of markers against the texts that speak for a state.

use super::subject::{Subject, about_words, at};
use crate::finding::{Code, Finding};
use crate::plan::{Deliverable, Field, Marker, State};

/// ✓ beside a text that says delayed.
pub(super) fn delivered_but_delayed(_: &Subject<'_>, deliverable: &Deliverable) -> Option<Finding> {
    says(deliverable, State::Delayed, Code::DeliveredButDelayed).filter(|_| deliverable.is(Marker::Delivered))
}

/// ✓ beside a text that says cancelled.
pub(super) fn delivered_but_cancelled(_: &Subject<'_>, deliverable: &Deliverable) -> Option<Finding> {
    let finding = says(deliverable, State::Cancelled, Code::DeliveredButCancelled);
    finding.filter(|_| deliverable.is(Marker::Delivered))
}

/// A text that says delivered, without ✓.
pub(super) fn delivered_without_marker(subject: &Subject<'_>, deliverable: &Deliverable) -> Option<Finding> {
    let finding = says(deliverable, State::Delivered, Code::DeliveredWithoutMarker);
    finding.filter(|_| subject.plan.says_delivered(deliverable))
}

/// A cancelled deliverable that is marked new or changed.
pub(super) fn cancelled_but_new(_: &Subject<'_>, deliverable: &Deliverable) -> Option<Finding> {
    let is_wrong = deliverable.is(Marker::Changed) && deliverable.state() == State::Cancelled;
    is_wrong.then(|| at(Code::CancelledButNew, deliverable, Field::Project))
}

/// A finding about the first words that say that a deliverable is in a state.
fn says(deliverable: &Deliverable, state: State, code: Code) -> Option<Finding> {
    let mut evidence = deliverable.evidence.iter().filter(|evidence| evidence.field != Field::Project);
    let evidence = evidence.find(|evidence| evidence.state == state)?;
    let text = deliverable.field(evidence.field);
    let finding = about_words(code, text.place.as_ref(), &text.value, evidence.words.clone());
    Some(finding.with_related(deliverable.field(Field::Project).place.as_ref()))
}
