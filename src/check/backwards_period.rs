//! A title whose period ends before it begins.

use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::plan::Period;

pub(super) const CHECK: Check = Check { code: Code::BackwardsPeriod, finds: Finds::Once(find) };

fn find(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(title) = &subject.plan.title else { return };
    if let Some(words) = Period::backwards_in(&title.value) {
        let text = title.value.get(words.clone()).unwrap_or_default();
        let finding = Finding::new(CHECK.code, title.place.clone()).quoting("text", text);
        findings.push(finding.about(&title.value, words));
    }
}
