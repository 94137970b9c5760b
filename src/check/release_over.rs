//! A release that was over at the version's date, of a deliverable that has not come.

use super::shared::{awaited_until, place};
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::plan::{Deliverable, Field};

pub(super) const CHECK: Check = Check { code: Code::ReleaseOver, finds: Finds::EachDeliverable(find) };

fn find(subject: &Subject<'_>, deliverable: &Deliverable, findings: &mut Vec<Finding>) {
    let Some(last) = awaited_until(deliverable) else { return };
    // Before the plan's period is a finding of its own.
    let before = subject.plan.period().is_some_and(|period| last < period.from);
    if !before && subject.plan.version.date.is_some_and(|date| last < date) {
        let finding = Finding::new(CHECK.code, place(deliverable, Field::Release));
        findings.push(finding.quoting("text", &deliverable.field(Field::Release).value));
    }
}
