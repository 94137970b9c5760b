//! The next quarter's workbook.

use super::{Publisher, readback};
use crate::compare::Comparison;
use crate::error::Error;
use crate::extract::xlsx;
use crate::finding::Findings;
use crate::plan::Plan;
use crate::plan::next::{Options, next_quarter};
use crate::texts::Explain;

/// The next version: findings, changes, and the workbook in which it is edited.
#[derive(Debug)]
pub struct NextQuarter {
    /// Findings about parts of the plan that Excel cannot hold.
    pub findings: Findings,
    /// The changes from the old plan to the next one.
    pub comparison: Comparison,
    /// The bytes of the .xlsx, or why there is none.
    pub workbook: Result<Vec<u8>, Error>,
}

impl Publisher {
    /// Writes the next quarter's workbook from this quarter's plan.
    ///
    /// # Errors
    /// The plan has nothing to count on from, or the writer of the workbook stops.
    pub fn next_quarter(&self, plan: &Plan, options: &Options) -> Result<NextQuarter, Error> {
        let next = next_quarter(plan, options).map_err(|error| Error::arguments(error.message()))?;
        let (bytes, list) = xlsx::write(&next, &xlsx::Limits::default())?;
        let held = readback::run(&bytes, &next, self.config.terms, &[]);
        let workbook = held.map(|()| bytes).map_err(|error| Error::unwritten(&error));
        Ok(NextQuarter { findings: list.into(), comparison: Comparison::of(plan, &next), workbook })
    }
}
