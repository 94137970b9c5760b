//! What may be wrong with a plan, before it is published.
//!
//! Input: the typed plan, the workbook it came from and the settings. Output: findings. One subject, one file in `check/`;
//! what concerns the layout of sheets is found while reading (see [`crate::plan::read`]). A text is published as written,
//! whatever is found.

mod address;
mod cells;
mod contact;
mod contradiction;
mod cut_off;
mod name;
mod release;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::address::Place;
use crate::config::Config;
use crate::finding::{Code, Finding};
use crate::plan::{Deliverable, Field, Plan};
use crate::workbook::Workbook;

/// What a check looks at.
pub struct Subject<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The workbook that it came from.
    pub workbook: &'a Workbook,
    /// What the office wants otherwise.
    pub config: &'a Config,
}

type Check = fn(&Subject<'_>, &mut Vec<Finding>);

/// All checks.
const CHECKS: [Check; 7] = [
    name::check,
    contact::check,
    release::check,
    contradiction::check,
    cut_off::check,
    address::check,
    cells::check,
];

/// The columns of running text.
const RUNNING: [Field; 4] = [Field::Purpose, Field::Description, Field::Status, Field::Remarks];

impl Subject<'_> {
    fn deliverables(&self) -> impl Iterator<Item = &Deliverable> {
        self.plan.deliverables().map(|(_, deliverable)| deliverable)
    }
}

fn place(deliverable: &Deliverable, field: Field) -> Option<Place> {
    deliverable.field(field).place.clone()
}

/// Runs all checks.
#[must_use]
pub fn run(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for check in CHECKS {
        check(subject, &mut findings);
    }
    findings
}

/// The version before: what a new one must be newer than.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Previous {
    /// Its number.
    pub number: Option<String>,
    /// Its date.
    pub date: Option<NaiveDate>,
}

impl Previous {
    /// That of a plan.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        Self { number: plan.version.number.clone(), date: plan.version.date }
    }
}

/// A finding where number or date of a plan's version is not above that of the version before.
#[must_use]
pub fn version(plan: &Plan, previous: &Previous) -> Option<Finding> {
    let parts =
        |number: &String| -> Vec<u64> { number.split('.').map(|part| part.parse().unwrap_or(0)).collect() };
    let (number, before) = (plan.version.number.as_ref()?, previous.number.as_ref()?);
    let newer = parts(number) > parts(before);
    let later = plan.version.date.zip(previous.date).is_none_or(|(date, before)| date > before);
    let place = plan.version.line.as_ref().and_then(|line| line.place.clone());
    let named = |number: &str, date: Option<NaiveDate>| {
        date.map_or(number.to_owned(), |date| format!("{number} ({date})"))
    };
    let finding = Finding::new(Code::VersionNotNewer, place).naming("text", named(number, plan.version.date));
    (!newer || !later).then(|| finding.naming("other", named(before, previous.date)))
}

/// Gives findings the severities of the settings and sorts them; those that are turned off or accepted go. The second
/// value is the number of accepted ones.
#[must_use]
pub fn settle(findings: Vec<Finding>, config: &Config, workbook: &Workbook) -> (Vec<Finding>, usize) {
    let accepted: BTreeSet<(&str, &str)> =
        config.accepted.iter().map(|accepted| (accepted.code.as_str(), accepted.text.as_str())).collect();
    let is_accepted = |finding: &Finding| {
        let cell = finding.place.as_ref().and_then(|place| workbook.cell(place));
        cell.is_some_and(|cell| accepted.contains(&(finding.code.name(), cell.text.as_str())))
    };
    let mut kept: Vec<Finding> = Vec::new();
    let mut count = 0;
    for mut finding in findings {
        let Some(severity) = config.severity(finding.code) else { continue };
        if is_accepted(&finding) {
            count += 1;
            continue;
        }
        finding.severity = severity;
        kept.push(finding);
    }
    crate::finding::sort(&mut kept);
    (kept, count)
}
