//! A version whose number or date is not above that of the version before.

use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::plan::version::named;

pub(super) const CHECK: Check = Check { code: Code::VersionNotNewer, finds: Finds::Once(find) };

fn find(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let (version, Some(previous)) = (&subject.plan.version, subject.previous) else { return };
    let higher = version.number.zip(previous.number).is_none_or(|(number, before)| number > before);
    let later = version.date.zip(previous.date).is_none_or(|(date, before)| date > before);
    if !higher || !later {
        let place = version.line.as_ref().and_then(|line| line.place.clone());
        let finding = Finding::new(CHECK.code, place).naming("text", named(version.number, version.date));
        findings.push(finding.naming("other", named(previous.number, previous.date)));
    }
}
