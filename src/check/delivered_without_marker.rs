//! A text that says delivered, without ✓.

use super::shared::speaks_for;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::plan::{Deliverable, State};

pub(super) const CHECK: Check =
    Check { code: Code::DeliveredWithoutMarker, finds: Finds::EachDeliverable(find) };

fn find(subject: &Subject<'_>, deliverable: &Deliverable, findings: &mut Vec<Finding>) {
    if subject.plan.says_delivered(deliverable) {
        findings.extend(speaks_for(deliverable, State::Delivered, CHECK.code));
    }
}
