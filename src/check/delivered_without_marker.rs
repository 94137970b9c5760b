//! A text that says delivered, without ✓.

use super::shared::speaks_for;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::plan::{Deliverable, Field, Marker, State};

pub(super) const CHECK: Check =
    Check { code: Code::DeliveredWithoutMarker, finds: Finds::EachDeliverable(find) };

fn find(subject: &Subject<'_>, deliverable: &Deliverable, findings: &mut Vec<Finding>) {
    let delivered = deliverable.state() == State::Delivered && !deliverable.is(Marker::Delivered);
    if delivered && !comes_again(subject, deliverable) {
        findings.extend(speaks_for(deliverable, State::Delivered, CHECK.code));
    }
}

/// A status may name the years of earlier rounds while the release names the next one.
fn comes_again(subject: &Subject<'_>, deliverable: &Deliverable) -> bool {
    let names_years = deliverable.field(Field::Status).value.contains(|c: char| c.is_ascii_digit());
    let next = deliverable.release.last_day().zip(subject.plan.version.date);
    names_years && next.is_some_and(|(last, date)| last >= date)
}
