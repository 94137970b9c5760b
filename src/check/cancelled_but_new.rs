//! A cancelled deliverable that is marked new or changed.

use super::shared::place;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::plan::{Deliverable, Field, Marker, State};

pub(super) const CHECK: Check = Check { code: Code::CancelledButNew, finds: Finds::EachDeliverable(find) };

fn find(_: &Subject<'_>, deliverable: &Deliverable, findings: &mut Vec<Finding>) {
    if deliverable.is(Marker::Changed) && deliverable.state() == State::Cancelled {
        findings.push(Finding::new(CHECK.code, place(deliverable, Field::Project)));
    }
}
