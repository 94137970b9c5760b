//! The next quarter's workbook.

use super::{Findings, InputError, Publisher, unwritten};
use crate::compare::Comparison;
use crate::extract::xlsx;
use crate::plan::Plan;
use crate::plan::next::{NextError, Options, next_quarter};
use crate::plan::read::{self, Supplied};
use crate::texts::{Explain, Message, explained, quote};
use crate::workbook::Workbook;

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
    /// The written workbook cannot be read.
    Unreadable(InputError),
    /// The written workbook does not hold the plan; with the first text that is lost.
    Lost(String),
}

explained!(NextQuarterError { Plan(NextError), Write(xlsx::WriteError), Unreadable(InputError) });

impl Explain for NextQuarterError {
    fn message(&self) -> Message {
        match self {
            Self::Plan(error) => error.message(),
            Self::Write(error) => unwritten(error),
            Self::Unreadable(error) => unwritten(error),
            Self::Lost(text) => {
                let reason = Message::new("quarter-lost").with("text", text);
                Message::new("unwritten").with("reason", reason)
            }
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
        let workbook = self.holds(&bytes, &next).map(|()| bytes);
        let findings = Findings { list, accepted: 0 };
        Ok(NextQuarter { findings, comparison: Comparison::of(plan, &next), workbook })
    }

    /// Reads a written workbook back: it must hold every text of its plan.
    fn holds(&self, bytes: &[u8], plan: &Plan) -> Result<(), NextQuarterError> {
        let terms = Supplied { terms: self.config.terms, ..Supplied::default() };
        let written = Workbook::read(bytes).map_err(InputError::from)?;
        let (written, _) = read::read(&written, &terms).map_err(InputError::from)?;
        let lost = plan.texts().zip(written.texts()).find(|(text, back)| text.0 != back.0);
        if lost.is_none() && plan.texts().count() == written.texts().count() {
            return Ok(());
        }
        Err(NextQuarterError::Lost(lost.map_or_else(String::new, |(text, _)| quote(text.0))))
    }
}
