//! What several checks need.

use chrono::NaiveDate;

use crate::address::Place;
use crate::finding::{Code, Finding};
use crate::plan::release::Kind;
use crate::plan::state::Evidence;
use crate::plan::{Deliverable, Field, Marker, State};

/// The columns of running text.
pub(super) const RUNNING: [Field; 4] = [Field::Purpose, Field::Description, Field::Status, Field::Remarks];

/// Where a deliverable has a column.
pub(super) fn place(deliverable: &Deliverable, field: Field) -> Option<Place> {
    deliverable.field(field).place.clone()
}

/// A finding about the words that speak for a state other than the marker does.
pub(super) fn speaks_for(deliverable: &Deliverable, state: State, code: Code) -> Option<Finding> {
    let speaks = |evidence: &&Evidence| evidence.state == state && evidence.field != Field::Project;
    let evidence = deliverable.evidence.iter().find(speaks)?;
    let text = deliverable.field(evidence.field);
    let words = text.value.get(evidence.words.clone()).unwrap_or_default();
    let finding = Finding::new(code, text.place.clone()).quoting("text", words);
    let finding = finding.about(&text.value, evidence.words.clone());
    Some(finding.with_related(place(deliverable, Field::Project).as_ref()))
}

/// The words of a text that may be addresses, without the signs around them, each with its first byte.
pub(super) fn addresses(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = text.split_whitespace().map(|word| {
        let word = word.trim_matches(['(', ')', '<', '>', '"', '»', '«', ',', ';']);
        (word.as_ptr() as usize - text.as_ptr() as usize, word)
    });
    words.filter(|(_, word)| may_be_address(word))
}

/// Most words are none.
fn may_be_address(word: &str) -> bool {
    word.contains([':', '/', '\\', ';'])
        || word.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www."))
}

/// The last day of a release that is still to come: not of what is there, cancelled, or without an end.
pub(super) fn awaited_until(deliverable: &Deliverable) -> Option<NaiveDate> {
    let settled = matches!(deliverable.state(), State::Delivered | State::Cancelled);
    let awaited = !settled && !deliverable.is(Marker::Delivered) && deliverable.release.kind == Kind::Dated;
    deliverable.release.last_day().filter(|_| awaited)
}
