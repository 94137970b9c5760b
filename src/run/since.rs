//! What a plan is against the version before it: the comparison, the findings that follow, the markers it earns.

use std::path::Path;

use leveranceplan::compare::Comparison;
use leveranceplan::compare::marks::{self, Mark};
use leveranceplan::extract::Change;
use leveranceplan::finding::{Finding, Texts, escape};
use leveranceplan::plan::{Plan, Version};

use super::{Context, RunError, source};

/// The version before, and what changed since.
pub(crate) struct Since {
    old: Plan,
    /// What changed.
    pub(crate) comparison: Comparison,
}

impl Since {
    /// Compares a plan with the version before it, where one is named.
    pub(crate) fn read(
        previous: Option<&Path>,
        plan: &Plan,
        context: &Context,
    ) -> Result<Option<Self>, RunError> {
        let Some(path) = previous else { return Ok(None) };
        let old = source::read(Some(path), context)?;
        let comparison = Comparison::of(&old, plan);
        Ok(Some(Self { old, comparison }))
    }

    /// Puts the markers of a plan right; the comparison is then with the marked plan.
    pub(crate) fn mark(&mut self, plan: &mut Plan) -> Vec<Mark> {
        let marks = marks::set(plan, &self.comparison);
        self.comparison = Comparison::of(&self.old, plan);
        marks
    }

    /// Which version it was.
    pub(crate) const fn previous(&self) -> &Version {
        &self.old.version
    }

    /// What is wrong with the markers of a plan against the version before.
    pub(crate) fn findings(&self, plan: &Plan) -> Vec<Finding> {
        marks::findings(&marks::faults(plan, &self.comparison)).collect()
    }

    /// The rows of the table of changes.
    pub(crate) fn changes(&self) -> Vec<Change<'static>> {
        Change::all(&self.comparison)
    }
}

/// A marker that was put on or taken off, in a sentence.
pub(crate) fn said(mark: &Mark, texts: &Texts) -> String {
    let cell = mark.place.as_ref().map(|place| escape(&place.to_string())).unwrap_or_default();
    texts.with(&format!("mark-{}", mark.fault.name()), &[("cell", &cell), ("name", &escape(&mark.name))])
}
