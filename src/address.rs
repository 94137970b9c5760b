//! Addresses in a workbook: rows, columns and cells. Numbers in the code begin with 0; people see `A1`.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A row of a sheet, zero-based: row 1 of the sheet is `Row(0)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Row(pub u32);

/// A column of a sheet, zero-based: column A is `Column(0)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Column(pub u32);

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", u64::from(self.0) + 1)
    }
}

impl fmt::Display for Column {
    /// The letters of bijective base 26: A, …, Z, AA, …
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut left = u64::from(self.0) + 1;
        while left > 0 {
            left -= 1;
            letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
            left /= 26;
        }
        letters.iter().rev().try_for_each(|letter| write!(f, "{letter}"))
    }
}

/// A cell of a sheet; shown as `B7`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(extend("pattern" = "^[A-Z]+[0-9]+$")))]
#[serde(into = "String", try_from = "String")]
pub struct CellRef {
    /// The row it stands in.
    pub row: Row,
    /// The column it stands in.
    pub column: Column,
}

impl CellRef {
    /// The cell at a zero-based row and column.
    #[must_use]
    pub const fn new(row: u32, column: u32) -> Self {
        Self { row: Row(row), column: Column(column) }
    }

    /// The cell of an address such as `B7`.
    #[must_use]
    pub fn parse(address: &str) -> Option<Self> {
        let letters = address.bytes().take_while(u8::is_ascii_uppercase).count();
        let (column, row) = address.split_at_checked(letters)?;
        let digit =
            |number: u32, letter: u8| number.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1);
        let column = column.bytes().try_fold(0, digit)?.checked_sub(1)?;
        Some(Self::new(row.parse::<u32>().ok()?.checked_sub(1)?, column))
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.column, self.row)
    }
}

/// A rectangle of cells, both corners included; shown as `A7:G7`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(extend("pattern" = "^[A-Z]+[0-9]+(:[A-Z]+[0-9]+)?$")))]
#[serde(into = "String", try_from = "String")]
pub struct CellRange {
    /// Top left corner.
    pub first: CellRef,
    /// Bottom right corner.
    pub last: CellRef,
}

impl CellRange {
    /// The range of an address such as `A7:G7` or `B7`.
    #[must_use]
    pub fn parse(address: &str) -> Option<Self> {
        let (first, last) = address.split_once(':').unwrap_or((address, address));
        Some(Self { first: CellRef::parse(first)?, last: CellRef::parse(last)? })
    }

    /// Its cells, row by row.
    pub(crate) fn cells(self) -> impl Iterator<Item = CellRef> {
        let columns = move || self.first.column.0..=self.last.column.0;
        (self.first.row.0..=self.last.row.0)
            .flat_map(move |row| columns().map(move |column| CellRef::new(row, column)))
    }
}

impl fmt::Display for CellRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last { self.first.fmt(f) } else { write!(f, "{}:{}", self.first, self.last) }
    }
}

/// In data, a cell and a range are their address.
macro_rules! as_address {
    ($type:ident, $expected:literal) => {
        impl From<$type> for String {
            fn from(cells: $type) -> Self {
                cells.to_string()
            }
        }

        impl TryFrom<String> for $type {
            type Error = &'static str;

            fn try_from(address: String) -> Result<Self, Self::Error> {
                Self::parse(&address).ok_or($expected)
            }
        }
    };
}

as_address!(CellRef, "not a cell such as A7");
as_address!(CellRange, "not a range such as A7:G7");

/// A cell of a workbook: sheet and cell; shown as `Plan!B7`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Position of the sheet in the workbook, zero-based; findings are sorted by it.
    pub sheet_index: usize,
    /// Name of the sheet.
    pub sheet: Arc<str>,
    /// The cell in that sheet.
    pub cell: CellRef,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}!{}", self.sheet, self.cell)
    }
}

/// A value that knows the cell it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// The cell; `None` for a value that the command line supplied.
    pub place: Option<Place>,
}

impl<T> At<T> {
    /// A value read from a cell.
    pub const fn cell(value: T, place: Place) -> Self {
        Self { value, place: Some(place) }
    }

    /// A value that stands in no cell: an option of the command line.
    pub const fn supplied(value: T) -> Self {
        Self { value, place: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_bijective_base_26() {
        let names: Vec<String> =
            [0, 25, 26, 51, 701, 702, 16_383].into_iter().map(|c| Column(c).to_string()).collect();
        assert_eq!(names, ["A", "Z", "AA", "AZ", "ZZ", "AAA", "XFD"]);
        assert_eq!(Column(u32::MAX).to_string(), "MWLQKWV");
    }

    #[test]
    fn cells_and_ranges_are_a1() {
        assert_eq!(CellRef::new(6, 1).to_string(), "B7");
        let row = CellRange { first: CellRef::new(6, 0), last: CellRef::new(6, 6) };
        assert_eq!(row.to_string(), "A7:G7");
        assert_eq!(CellRange::parse("A7:G7"), Some(row));
        assert_eq!(CellRange::parse("A7:"), None);
    }
}
