//! How a cell looks, as far as it tells the rows of a plan apart: an area is often bold or filled.

use serde::{Deserialize, Serialize};

/// How a cell looks. The default is plain text on no fill.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Look {
    /// Whether its text is bold.
    pub bold: bool,
    /// Whether its text is in italics.
    pub italic: bool,
    /// The size of its text in tenths of a point; `None` where the workbook does not say.
    pub size: Option<u16>,
    /// Its fill, where it has a colour: a number that all cells of that colour in the workbook share.
    pub fill: Option<u32>,
    /// By how many steps its text is indented.
    pub indent: u8,
}
