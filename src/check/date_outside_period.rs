//! A version's date far before or after the title's period: a plan is published some time before its period begins,
//! and its last version when the last quarter is over.

use chrono::Months;

use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};

pub(super) const CHECK: Check = Check { code: Code::DateOutsidePeriod, finds: Finds::Once(find) };

fn find(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let plan = subject.plan;
    let (Some(period), Some(date)) = (plan.period(), plan.version.date) else { return };
    let months = Months::new(subject.config.thresholds.date_months);
    let early = period.from.checked_sub_months(months).is_some_and(|first| date < first);
    let late = period.to.checked_add_months(months).is_some_and(|last| date > last);
    if early || late {
        let place = plan.version.line.as_ref().and_then(|line| line.place.clone());
        let finding = Finding::new(CHECK.code, place).naming("text", date.to_string());
        let finding = finding.quoting("other", &period.text);
        let finding = finding.naming("count", subject.config.thresholds.date_months.to_string());
        findings.push(finding.with_related(plan.title.as_ref().and_then(|title| title.place.as_ref())));
    }
}
