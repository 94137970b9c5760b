//! A release text that the grammar does not cover.

use chrono::Datelike;

use super::shared::place;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::plan::release::Kind;
use crate::plan::{Deliverable, Field};

pub(super) const CHECK: Check =
    Check { code: Code::ReleaseUnrecognised, finds: Finds::EachDeliverable(find) };

fn find(subject: &Subject<'_>, deliverable: &Deliverable, findings: &mut Vec<Finding>) {
    let release = &deliverable.release;
    // What the calendar does not have is a finding of its own.
    if release.kind == Kind::Unrecognised && release.impossible.is_none() {
        let finding = Finding::new(CHECK.code, place(deliverable, Field::Release));
        let finding = finding.quoting("text", &deliverable.field(Field::Release).value);
        findings.push(finding.naming("year", year(subject)));
    }
}

/// The year that the remedy names: that of the plan's period.
fn year(subject: &Subject<'_>) -> String {
    let year = subject.plan.period().map(|period| period.from.year());
    year.or_else(|| subject.plan.version.date.map(|date| date.year())).unwrap_or(2019).to_string()
}
