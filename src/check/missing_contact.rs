//! A deliverable that names nobody whom readers can ask.

use super::shared::place;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::plan::{Deliverable, Field};

pub(super) const CHECK: Check = Check { code: Code::MissingContact, finds: Finds::EachDeliverable(find) };

fn find(_: &Subject<'_>, deliverable: &Deliverable, findings: &mut Vec<Finding>) {
    if deliverable.field(Field::Contact).value.is_empty() {
        let finding = Finding::new(CHECK.code, place(deliverable, Field::Contact));
        findings.push(finding.quoting("text", deliverable.project()));
    }
}
