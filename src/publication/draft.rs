//! A workbook that was read: its plan, and what is found in it.

use super::Publisher;
use crate::check::{self, Subject};
use crate::compare::Comparison;
use crate::compare::marks;
use crate::edition::Source;
use crate::finding::{Code, Finding, Findings, Severity};
use crate::plan::Plan;
use crate::plan::read::SheetUse;
use crate::report::fonts::Fonts;
use crate::report::layout;
use crate::workbook::Workbook;

/// A workbook that was read. It can be checked, extracted or published.
pub struct Draft<'a> {
    pub(super) publisher: &'a Publisher,
    pub(super) source: Source,
    pub(super) fonts: Fonts<'a>,
    pub(super) workbook: Workbook,
    pub(super) plan: Plan,
    pub(super) findings: Vec<Finding>,
    pub(super) sheets: Vec<SheetUse>,
}

impl Draft<'_> {
    /// The plan.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The sheets of the workbook that hold something, and which of them were read.
    #[must_use]
    pub fn sheets(&self) -> &[SheetUse] {
        &self.sheets
    }

    /// The plan alone, without the workbook that it was read from.
    #[must_use]
    pub fn into_plan(self) -> Plan {
        self.plan
    }

    /// Runs all checks; with the plan of the version before also those that compare with it.
    #[must_use]
    pub fn check(&self, previous: Option<&Plan>) -> Findings {
        let comparison = previous.map(|old| Comparison::of(old, &self.plan));
        self.checked(previous.zip(comparison.as_ref()), Vec::new())
    }

    /// The findings of what the workbook has beside the plan, which no workbook that is written from it has.
    #[must_use]
    pub fn left_out(&self) -> Findings {
        use Code::{
            DuplicateColumn, HiddenSheet, LeftOut, RowLeftOut, SheetLeftOut, TextOutsideColumns,
            UnknownColumn,
        };
        let beside = [
            DuplicateColumn,
            HiddenSheet,
            LeftOut,
            RowLeftOut,
            SheetLeftOut,
            TextOutsideColumns,
            UnknownColumn,
        ];
        let mut findings = self.check(None);
        findings.list.retain(|finding| beside.contains(&finding.code));
        findings
    }

    /// Runs all checks, adds other findings, and settles them all.
    pub(super) fn checked(&self, since: Option<(&Plan, &Comparison)>, others: Vec<Finding>) -> Findings {
        let can_show = |character| layout::can_show(character, &self.fonts);
        let mut findings = check::run(&Subject {
            previous: since.map(|(old, _)| &old.version),
            can_show: Some(&can_show),
            ..Subject::new(&self.plan, &self.workbook, &self.publisher.config)
        });
        findings.extend(others);
        if let Some((_, comparison)) = since {
            findings.extend(marks::findings(&marks::faults(&self.plan, comparison)));
        }
        self.settled(findings)
    }

    /// The findings of reading and others, by the settings.
    pub(super) fn settled(&self, others: Vec<Finding>) -> Findings {
        let findings = self.findings.iter().cloned().chain(others).collect();
        let (list, accepted) = check::settle(findings, &self.publisher.config, &self.workbook);
        Findings { list, accepted, sheets: self.sheets.clone() }
    }

    /// Whether a character is in no typeface of the PDF, though the settings accept it or do not call it an error.
    pub(super) fn has_unshown_character(&self, accepted: usize) -> bool {
        let severity = self.publisher.config.severity(Code::CharacterWithoutFont);
        let is_shown = |character| layout::can_show(character, &self.fonts);
        (severity != Some(Severity::Error) || accepted > 0)
            && self.plan.texts().any(|(text, _)| !text.chars().all(is_shown))
    }
}
