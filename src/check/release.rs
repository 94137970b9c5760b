//! Releases: not understood, impossible, before the plan's period, over.

use chrono::Datelike;

use super::{Subject, place};
use crate::finding::{Code, Finding};
use crate::plan::release::{Kind, Precision};
use crate::plan::{Deliverable, Field, Marker, State};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let year = subject.plan.period().map(|period| period.from.year());
    let year = year.or_else(|| subject.plan.version.date.map(|date| date.year())).unwrap_or(2019).to_string();
    for deliverable in subject.deliverables() {
        findings.extend(understood(deliverable, &year));
        findings.extend(in_time(subject, deliverable));
    }
}

fn understood(deliverable: &Deliverable, year: &str) -> Option<Finding> {
    let text = &deliverable.field(Field::Release).value;
    let release = &deliverable.release;
    let finding = |code| Finding::new(code, place(deliverable, Field::Release));
    if let Some(impossible) = &release.impossible {
        let words = text.get(impossible.clone()).unwrap_or(text);
        return Some(finding(Code::ImpossibleDate).quoting("text", words).about(text, impossible.clone()));
    }
    if release.kind == Kind::Unrecognised {
        return Some(finding(Code::ReleaseUnrecognised).quoting("text", text).naming("year", year));
    }
    // Of what has come, the words beside the date no longer matter; what follows a day after a comma is its place.
    let matters = release.kind == Kind::Dated && deliverable.state() != State::Delivered;
    let first = release.residue.first().filter(|_| matters)?;
    let before = text.get(..first.start).unwrap_or_default().trim_end();
    if release.precision() == Some(Precision::Day) && before.ends_with(',') {
        return None;
    }
    let finding = finding(Code::ReleasePartlyUnderstood).quoting("text", &release.residue_in(text));
    Some(finding.about(text, first.clone()))
}

fn in_time(subject: &Subject<'_>, deliverable: &Deliverable) -> Option<Finding> {
    let settled = matches!(deliverable.state(), State::Delivered | State::Cancelled);
    if deliverable.is(Marker::Delivered) || settled || deliverable.release.kind != Kind::Dated {
        return None;
    }
    let last = deliverable.release.last_day()?;
    let before = subject.plan.period().is_some_and(|period| last < period.from);
    let over = subject.plan.version.date.is_some_and(|date| last < date);
    let code = if before { Code::ReleaseBeforePlan } else { Code::ReleaseOver };
    let finding = Finding::new(code, place(deliverable, Field::Release));
    (before || over).then(|| finding.quoting("text", &deliverable.field(Field::Release).value))
}
