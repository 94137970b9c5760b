//! The next quarter's workbook.

use super::{Findings, Publisher, readback};
use crate::compare::Comparison;
use crate::error::Error;
use crate::extract::xlsx;
use crate::plan::Plan;
use crate::plan::next::{Options, next_quarter};
use crate::texts::Explain;

/// The next version: what was found, what is new, and the workbook in which it is edited.
#[derive(Debug)]
pub struct NextQuarter {
    /// What Excel cannot hold of the plan.
    pub findings: Findings,
    /// What is new against the old plan.
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
        let findings = Findings { list, accepted: 0 };
        Ok(NextQuarter { findings, comparison: Comparison::of(plan, &next), workbook })
    }
}
