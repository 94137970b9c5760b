//! ✓ beside a text that says delayed.

use super::shared::speaks_for;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::plan::{Deliverable, Marker, State};

pub(super) const CHECK: Check =
    Check { code: Code::DeliveredButDelayed, finds: Finds::EachDeliverable(find) };

fn find(_: &Subject<'_>, deliverable: &Deliverable, findings: &mut Vec<Finding>) {
    if deliverable.is(Marker::Delivered) {
        findings.extend(speaks_for(deliverable, State::Delayed, CHECK.code));
    }
}
