//! The plan as data: tables, CSV with its data package, the workbook written back, JSON.
//!
//! Input: the typed plan. Output: bytes, and findings where a format cannot hold a text as it is. `tables.rs` has all
//! tables and columns. No other module uses csv and rust_xlsxwriter.

pub mod csv;
pub mod datapackage;
pub mod guard;
pub mod json;
mod table;
mod tables;
pub mod xlsx;

use std::io;

use crate::compare::{Comparison, show};
use csv::Dialect;
pub use table::{ColumnSpec, Form, Reference, Table, Value};
pub use tables::{CHANGES, areas, changes, contacts, deliverables, links, periods, tables};

impl Comparison {
    /// The table of changes as CSV.
    ///
    /// # Errors
    /// None that a comparison can cause.
    pub fn csv(&self, dialect: Dialect) -> io::Result<Vec<u8>> {
        let (lines, mut bytes) = (show::lines(self), Vec::new());
        changes(&lines).write_csv(dialect, &mut bytes)?;
        Ok(bytes)
    }
}
