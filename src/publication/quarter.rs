//! The next quarter's workbook.

use super::readback::{self, ReadBackError};
use super::{Findings, Publisher, unwritten};
use crate::compare::Comparison;
use crate::extract::xlsx;
use crate::plan::Plan;
use crate::plan::next::{NextError, Options, next_quarter};
use crate::texts::{Explain, Message, explained};

/// The next version: what was found, what is new, and the workbook in which it is edited.
#[derive(Debug)]
pub struct NextQuarter {
    /// What Excel cannot hold of the plan.
    pub findings: Findings,
    /// What is new against the old plan.
    pub comparison: Comparison,
    /// The bytes of the .xlsx, or why there is none.
    pub workbook: Result<Vec<u8>, NextQuarterError>,
}

/// Why there is no next quarter's workbook.
#[derive(Debug)]
pub enum NextQuarterError {
    /// The next version cannot be told from the old one.
    Plan(NextError),
    /// The workbook cannot be written.
    Write(xlsx::WriteError),
    /// The written workbook does not hold the plan.
    ReadBack(ReadBackError),
}

explained!(NextQuarterError { Plan(NextError), Write(xlsx::WriteError), ReadBack(ReadBackError) });

impl Explain for NextQuarterError {
    fn message(&self) -> Message {
        match self {
            Self::Plan(error) => error.message(),
            Self::Write(error) => unwritten(error),
            Self::ReadBack(error) => unwritten(error),
        }
    }
}

impl Publisher {
    /// Writes the next quarter's workbook from this quarter's plan.
    ///
    /// # Errors
    /// The plan has nothing to count on from, or the writer of the workbook stops.
    pub fn next_quarter(&self, plan: &Plan, options: &Options) -> Result<NextQuarter, NextQuarterError> {
        let next = next_quarter(plan, options)?;
        let (bytes, list) = xlsx::write(&next, &xlsx::Limits::default())?;
        let held = readback::run(&bytes, &next, self.config.terms, &[]);
        let workbook = held.map(|()| bytes).map_err(NextQuarterError::from);
        let findings = Findings { list, accepted: 0 };
        Ok(NextQuarter { findings, comparison: Comparison::of(plan, &next), workbook })
    }
}
