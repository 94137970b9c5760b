//! The next quarter's workbook.

use super::{Findings, Publisher};
use crate::compare::Comparison;
use crate::error::Error;
use crate::extract::xlsx;
use crate::plan::Plan;
use crate::plan::next::{Options, next_quarter};
use crate::plan::read::{self, Supplied};
use crate::texts::{Explain, Message, quote};
use crate::workbook::Workbook;

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
        let written = xlsx::write(&next, &xlsx::Limits::default());
        let (bytes, list) = written.map_err(|error| Error::unwritten(&error))?;
        let workbook = self.holds(&bytes, &next).map(|()| bytes);
        let findings = Findings { list, accepted: 0 };
        Ok(NextQuarter { findings, comparison: Comparison::of(plan, &next), workbook })
    }

    /// Reads a written workbook back: it must hold every text of its plan.
    fn holds(&self, bytes: &[u8], plan: &Plan) -> Result<(), Error> {
        let terms = Supplied { terms: self.config.terms, ..Supplied::default() };
        let written = Workbook::read(bytes).map_err(|error| Error::unwritten(&error))?;
        let (written, _) = read::read(&written, &terms).map_err(|error| Error::unwritten(&error))?;
        let lost = plan.texts().zip(written.texts()).find(|(text, back)| text.0 != back.0);
        if lost.is_none() && plan.texts().count() == written.texts().count() {
            return Ok(());
        }
        let text = lost.map_or_else(String::new, |(text, _)| quote(text.0));
        let reason = Message::new("quarter-lost").with("text", text);
        Err(Error::output(Message::new("unwritten").with("reason", reason)))
    }
}
