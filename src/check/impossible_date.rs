//! A release that the calendar does not have.

use super::shared::place;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::plan::{Deliverable, Field};

pub(super) const CHECK: Check = Check { code: Code::ImpossibleDate, finds: Finds::EachDeliverable(find) };

fn find(_: &Subject<'_>, deliverable: &Deliverable, findings: &mut Vec<Finding>) {
    let text = &deliverable.field(Field::Release).value;
    if let Some(impossible) = &deliverable.release.impossible {
        let words = text.get(impossible.clone()).unwrap_or(text);
        let finding = Finding::new(CHECK.code, place(deliverable, Field::Release)).quoting("text", words);
        findings.push(finding.about(text, impossible.clone()));
    }
}
