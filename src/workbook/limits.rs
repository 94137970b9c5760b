//! How large a workbook may be. The limits read 2,088 of 2,094 readable public files and stop crafted ones.

use super::{Quantity, ReadError};

/// The most bytes that a file may have.
pub(super) const MAX_FILE: u64 = 50 << 20;
/// The most entries of an archive.
pub(super) const MAX_ENTRIES: u64 = 2_000;
/// The most bytes of one part of an archive, unpacked.
pub(super) const MAX_PART: u64 = 128 << 20;
/// The most bytes of all parts of an archive, unpacked.
pub(super) const MAX_PARTS: u64 = 256 << 20;
/// The most sheets.
pub(super) const MAX_SHEETS: u64 = 1_000;
const MAX_CELLS: u64 = 2_000_000;
const MAX_TEXT: u64 = 64 << 20;
const MAX_CELL: u64 = 32_767;

/// Fails where a value is over its limit.
pub(super) fn check(quantity: Quantity, found: u64, limit: u64) -> Result<(), ReadError> {
    if found <= limit { Ok(()) } else { Err(ReadError::OverLimit { quantity, found, limit }) }
}

/// What is left of the cells and the text that a workbook may have.
#[derive(Default)]
pub(super) struct Budget {
    cells: u64,
    text: u64,
}

impl Budget {
    /// Counts a cell's text.
    pub(super) fn spend(&mut self, text: &str) -> Result<(), ReadError> {
        self.cells += 1;
        self.text += text.len() as u64;
        check(Quantity::Cells, self.cells, MAX_CELLS)?;
        check(Quantity::Text, self.text, MAX_TEXT)?;
        if text.len() as u64 > MAX_CELL {
            check(Quantity::Cell, text.chars().count() as u64, MAX_CELL)?;
        }
        Ok(())
    }
}
