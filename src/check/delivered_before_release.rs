//! ✓ beside a release that begins after the version's date.

use super::shared::place;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::plan::release::Kind;
use crate::plan::{Deliverable, Field, Marker};

pub(super) const CHECK: Check =
    Check { code: Code::DeliveredBeforeRelease, finds: Finds::EachDeliverable(find) };

fn find(subject: &Subject<'_>, deliverable: &Deliverable, findings: &mut Vec<Finding>) {
    if !deliverable.is(Marker::Delivered) || deliverable.release.kind != Kind::Dated {
        return;
    }
    let first = deliverable.release.first_day().zip(subject.plan.version.date);
    if first.is_some_and(|(first, date)| first > date) {
        let finding = Finding::new(CHECK.code, place(deliverable, Field::Release));
        let finding = finding.quoting("text", &deliverable.field(Field::Release).value);
        findings.push(finding.with_related(place(deliverable, Field::Project).as_ref()));
    }
}
