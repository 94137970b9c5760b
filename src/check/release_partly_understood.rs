//! A release text with words that were not understood and may change its time.

use super::shared::place;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::plan::release::{Kind, Precision};
use crate::plan::{Deliverable, Field, State};

pub(super) const CHECK: Check =
    Check { code: Code::ReleasePartlyUnderstood, finds: Finds::EachDeliverable(find) };

fn find(_: &Subject<'_>, deliverable: &Deliverable, findings: &mut Vec<Finding>) {
    let (text, release) = (&deliverable.field(Field::Release).value, &deliverable.release);
    // Of what has come, the words beside the date no longer matter.
    let matters = release.kind == Kind::Dated && deliverable.state() != State::Delivered;
    let Some(first) = release.residue.first().filter(|_| matters) else { return };
    // What follows a day after a comma is its place.
    let before = text.get(..first.start).unwrap_or_default().trim_end();
    if release.precision() == Some(Precision::Day) && before.ends_with(',') {
        return;
    }
    let finding = Finding::new(CHECK.code, place(deliverable, Field::Release));
    findings.push(finding.quoting("text", &release.residue_in(text)).about(text, first.clone()));
}
