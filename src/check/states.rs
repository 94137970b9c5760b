//! Checks of markers against the texts that speak for a state.

use super::subject::{Subject, about_words, at};
use crate::finding::{Code, Finding};
use crate::plan::release::Release;
use crate::plan::state::Evidence;
use crate::plan::{Deliverable, Field, Marker, State};

/// ✓ beside a text that says delayed.
pub(super) fn delivered_but_delayed(_: &Subject<'_>, deliverable: &Deliverable) -> Option<Finding> {
    against_marker(deliverable, State::Delayed, Code::DeliveredButDelayed)
}

/// ✓ beside a text that says cancelled.
pub(super) fn delivered_but_cancelled(_: &Subject<'_>, deliverable: &Deliverable) -> Option<Finding> {
    against_marker(deliverable, State::Cancelled, Code::DeliveredButCancelled)
}

/// ✓ beside a status that says not delivered.
pub(super) fn delivered_but_unfinished(_: &Subject<'_>, deliverable: &Deliverable) -> Option<Finding> {
    let mut said = deliverable.said().iter();
    let denied = said.find(|said| said.is_denied && said.evidence.state == State::Delivered)?;
    let finding = speaks(deliverable, &denied.evidence, Code::DeliveredButUnfinished);
    deliverable.is(Marker::Delivered).then_some(finding)
}

/// A status that may mean that the deliverable is delivered or cancelled, and does not say so plainly.
pub(super) fn status_uncertain(_: &Subject<'_>, deliverable: &Deliverable) -> Option<Finding> {
    let doubtful = deliverable.said().iter().find(|said| said.is_doubtful)?;
    Some(speaks(deliverable, &doubtful.evidence, Code::StatusUncertain))
}

/// A status that names another time than the release.
pub(super) fn status_names_other_time(subject: &Subject<'_>, deliverable: &Deliverable) -> Option<Finding> {
    if matches!(deliverable.state(), State::Delivered | State::Cancelled) {
        return None;
    }
    let (status, release) = (deliverable.field(Field::Status), deliverable.field(Field::Release));
    let clauses = deliverable.said().iter().filter_map(|said| said.when.clone());
    let mut other = clauses.filter(|clause| {
        let words = status.value.get(clause.clone()).unwrap_or("");
        lies_apart(&Release::read(words, &subject.config.terms), &deliverable.release)
    });
    let finding =
        about_words(Code::StatusNamesOtherTime, status.place.as_ref(), &status.value, other.next()?);
    Some(finding.quoting("other", &release.value).with_related(release.place.as_ref()))
}

/// Whether two times have no day in common.
fn lies_apart(one: &Release, other: &Release) -> bool {
    let before = |one: &Release, other: &Release| {
        one.last_day().zip(other.first_day()).is_some_and(|(last, first)| last < first)
    };
    before(one, other) || before(other, one)
}

/// A finding about ✓ beside a text that says otherwise, of whatever it speaks, unless the status says delivered too.
fn against_marker(deliverable: &Deliverable, state: State, code: Code) -> Option<Finding> {
    if !deliverable.is(Marker::Delivered) {
        return None;
    }
    let holds =
        |state| deliverable.said().iter().find(move |said| said.holds && said.evidence.state == state);
    let by_status = holds(state).filter(|_| holds(State::Delivered).is_none());
    says(deliverable, state, code).or_else(|| Some(speaks(deliverable, &by_status?.evidence, code)))
}

/// A text that says delivered, without ✓.
pub(super) fn delivered_without_marker(_: &Subject<'_>, deliverable: &Deliverable) -> Option<Finding> {
    let finding = says(deliverable, State::Delivered, Code::DeliveredWithoutMarker);
    finding.filter(|_| deliverable.is_delivered_without_marker())
}

/// A cancelled deliverable that is marked new or changed.
pub(super) fn cancelled_but_new(_: &Subject<'_>, deliverable: &Deliverable) -> Option<Finding> {
    let is_wrong = deliverable.is(Marker::Changed) && deliverable.state() == State::Cancelled;
    is_wrong.then(|| at(Code::CancelledButNew, deliverable, Field::Project))
}

/// A finding about the first words that say that a deliverable is in a state.
fn says(deliverable: &Deliverable, state: State, code: Code) -> Option<Finding> {
    let mut evidence = deliverable.evidence.iter().filter(|evidence| evidence.field != Field::Project);
    Some(speaks(deliverable, evidence.find(|evidence| evidence.state == state)?, code))
}

/// A finding about the words that speak for a state.
fn speaks(deliverable: &Deliverable, evidence: &Evidence, code: Code) -> Finding {
    let text = deliverable.field(evidence.field);
    let finding = about_words(code, text.place.as_ref(), &text.value, evidence.words.clone());
    finding.with_related(deliverable.field(Field::Project).place.as_ref())
}
