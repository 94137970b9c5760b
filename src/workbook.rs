//! Bytes to sheets of cells: the first stage, and the only place that names calamine.
//!
//! Input: the bytes of a workbook, whatever its file is called. Output: a [`Workbook`] whose cells hold the text that
//! a person saw, cleaned, each at its absolute address. The bytes are untrusted: `package` looks into a zip before
//! anything parses it, and the formats whose readers can fail hard (.xls, .xlsb, .ods) are meant to be read in a
//! process of their own (see [`Workbook::read_with`]).

mod account;
mod calamine_error;
mod clean;
mod display;
mod drawings;
mod error;
mod format;
mod isolated;
mod limits;
mod look;
mod number_format;
mod ods_xml;
mod opc;
mod package;
mod rich_text;
mod sheet_xml;
mod styles;
mod symbols;
mod xls_formats;
mod xlsx;
mod xml;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::address::{CellRef, Column, Row};
use crate::characters::{is_bidirectional_control, is_stray};

pub use account::{Kind, LeftOut, SheetDetails};
pub use clean::clean;
use display::Display;
pub use error::{Content, Damage, Quantity, ReadError};
pub use format::Format;
use format::WorkbookFile;
use limits::MAX_FILE;
pub use look::Look;

/// A workbook: its sheets, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workbook {
    /// The sheets that can hold cells, in the workbook's order.
    pub sheets: Vec<Sheet>,
}

/// A sheet: its cells that hold something, sparse.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name.
    pub name: Arc<str>,
    /// Whether it is shown; hidden and very hidden sheets are not.
    pub visible: bool,
    /// The rows that hold something, in order.
    pub rows: Vec<SheetRow>,
    /// What the sheet has beside the texts of its cells.
    #[serde(default)]
    pub details: SheetDetails,
}

impl Workbook {
    /// The most bytes that the file of a workbook may have.
    pub const MAX_FILE: u64 = MAX_FILE;

    /// Reads a workbook in this process.
    ///
    /// # Errors
    /// The bytes are no workbook, or a damaged, encrypted or oversized one.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        match open(bytes)? {
            WorkbookFile::Xlsx(archive) => xlsx::read(&archive.unpack(Format::Xlsx)?),
            WorkbookFile::Xlsb(archive) => isolated::xlsb(archive),
            WorkbookFile::Xls(bytes) => isolated::xls(bytes),
            WorkbookFile::Ods(archive) => isolated::ods(archive),
        }
    }

    /// Reads a workbook: an .xlsx here, one of another format by `isolated`. The readers of .xls, .xlsb and .ods can use up
    /// time and memory on damaged files, so that they belong in a process of their own, which calls [`Self::read`].
    ///
    /// # Errors
    /// The bytes are no workbook, or a damaged, encrypted or oversized one; or what `isolated` gives.
    pub fn read_with(
        bytes: &[u8],
        isolated: impl FnOnce(Format) -> Result<Self, ReadError>,
    ) -> Result<Self, ReadError> {
        match open(bytes)? {
            WorkbookFile::Xlsx(archive) => xlsx::read(&archive.unpack(Format::Xlsx)?),
            file => isolated(file.format()),
        }
    }

    /// The cell at a place.
    #[must_use]
    pub fn cell(&self, place: &crate::address::Place) -> Option<&Cell> {
        self.row(place)?.cell(place.cell.column)
    }

    /// The row of a place.
    #[must_use]
    pub fn row(&self, place: &crate::address::Place) -> Option<&SheetRow> {
        let rows = &self.sheets.get(place.sheet_index)?.rows;
        let index = rows.binary_search_by_key(&place.cell.row, |row| row.row).ok()?;
        rows.get(index)
    }
}

/// A row of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRow {
    /// Which row it is.
    pub row: Row,
    /// Its cells that hold something, by column, each column once.
    pub cells: Vec<Cell>,
}

/// A cell that holds something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Its column.
    pub column: Column,
    /// What a person saw in it, cleaned (see [`clean()`]).
    pub text: String,
    /// What kind of value it holds.
    pub kind: CellKind,
    /// Whether its text is struck through as a whole.
    #[serde(default)]
    pub struck: bool,
    /// A character of its text that nobody sees, else one that turns the direction of writing, if it has one.
    #[serde(default)]
    pub stray: Option<char>,
    /// How many characters the cell holds, before cleaning.
    #[serde(default)]
    pub length: usize,
}

/// What kind of value a cell holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellKind {
    /// Text.
    Text,
    /// A number, a percentage or a duration.
    Number,
    /// A date, or `None` for a time of the day.
    Date(Option<Box<CellDate>>),
    /// True or false.
    Boolean,
    /// An error value such as `#N/A`.
    Error,
}

/// The date of a cell, and how much of it the cell shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellDate {
    /// The day and the time.
    pub moment: chrono::NaiveDateTime,
    /// The finest unit that is shown: `aug-24` is a month.
    pub unit: DateUnit,
    /// The number format, as Excel writes it.
    pub format: String,
}

/// A unit of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DateUnit {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl SheetRow {
    /// The cell in a column.
    #[must_use]
    pub fn cell(&self, column: Column) -> Option<&Cell> {
        let index = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        self.cells.get(index)
    }
}

fn open(bytes: &[u8]) -> Result<WorkbookFile<'_>, ReadError> {
    limits::check(Quantity::File, bytes.len() as u64, MAX_FILE)?;
    WorkbookFile::of(bytes)
}

/// Gathers cells, in any order, into sorted rows, within the limits; of two cells at one address the last wins.
#[derive(Default)]
struct Gather {
    rows: std::collections::BTreeMap<Row, std::collections::BTreeMap<Column, Cell>>,
    unshown: Vec<CellRef>,
    unfollowed: Vec<CellRef>,
}

impl Gather {
    fn add(
        &mut self,
        budget: &mut limits::Budget,
        at: CellRef,
        value: Display,
        struck: bool,
    ) -> Result<(), ReadError> {
        let Display { text, kind, is_unshown, is_doubtful } = value;
        self.unshown.extend(is_unshown.then_some(at));
        self.unfollowed.extend(is_doubtful.then_some(at));
        budget.spend(&text)?;
        let stray = text.chars().filter(|c| is_stray(*c)).min_by_key(|c| is_bidirectional_control(*c));
        let length = text.chars().count();
        let text = clean(&text);
        if !text.is_empty() {
            let cell = Cell { column: at.column, text, kind, struck, stray, length };
            self.rows.entry(at.row).or_default().insert(at.column, cell);
        }
        Ok(())
    }

    /// The rows; what was found of the cells' formats goes into the details.
    fn rows(mut self, details: &mut SheetDetails) -> Vec<SheetRow> {
        self.unshown.sort_unstable();
        self.unfollowed.sort_unstable();
        (details.unshown, details.unfollowed) = (self.unshown, self.unfollowed);
        let row = |(row, cells): (Row, std::collections::BTreeMap<Column, Cell>)| SheetRow {
            row,
            cells: cells.into_values().collect(),
        };
        self.rows.into_iter().map(row).collect()
    }
}
