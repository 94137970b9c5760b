//! The account of a sheet: all that a person can see on it beside the plain texts of its cells. It is in the plan, or it
//! stands here with its place, so that a check can say what is left out.

use serde::{Deserialize, Serialize};

use super::Look;
use crate::address::{CellRange, CellRef, Column, Row};

/// What a sheet has beside the texts of its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetDetails {
    /// Merged regions.
    pub merged: Vec<CellRange>,
    /// Hidden rows, in order; those that a filter hides are among them.
    pub hidden_rows: Vec<Row>,
    /// Hidden columns, first and last of each run.
    pub hidden_columns: Vec<(Column, Column)>,
    /// The areas that are printed; none where the whole sheet is.
    pub print_areas: Vec<CellRange>,
    /// Cells with a formula and no value.
    pub uncalculated: Vec<CellRef>,
    /// Cells with words that are struck through in part of their text, in order, and those words.
    pub struck: Vec<(CellRef, String)>,
    /// Cells that hold a value of which their number format shows nothing, in order.
    pub unshown: Vec<CellRef>,
    /// Cells whose number format is not followed, so that Excel may show another text, in order.
    pub unfollowed: Vec<CellRef>,
    /// Cells with a link, in order, and its address as the workbook has it.
    pub links: Vec<(CellRef, String)>,
    /// What cannot be published.
    pub left_out: Vec<LeftOut>,
    /// Whether it is known how the cells look; only of .xlsx.
    pub looks_are_known: bool,
    /// Cells that look otherwise than plain text, in order.
    pub looks: Vec<(CellRef, Look)>,
    /// Rows that belong to a group, in order, and how deep they stand in it (1-7); only of .xlsx.
    pub levels: Vec<(Row, u8)>,
}

/// Something on a sheet that cannot be published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// What it is.
    pub kind: Kind,
    /// The cell where it stands, or its top left corner; none for a header or footer of the page.
    pub cell: Option<CellRef>,
    /// The text that it holds, if it does.
    pub text: String,
}

/// The kinds of things that are not published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// A note or a comment at a cell.
    Note,
    /// A box with text.
    TextBox,
    /// A picture.
    Picture,
    /// A chart or another object.
    Chart,
    /// A check box, a button or another form control.
    Control,
    /// An icon in a cell, by its number.
    Icon,
    /// A header or footer of the printed page.
    PageHeader,
    /// A text in the colour of its ground.
    GroundColour,
    /// A number or date that its column is too narrow for: `####` is seen.
    Narrow,
    /// A picture inside a cell.
    CellPicture,
    /// A letter of a symbol font whose sign is not known.
    Symbol,
    /// All that is beside the texts of cells, in a format of which no more is read: .xls and .xlsb.
    Unread,
    /// A raised letter that has no character of its own.
    Raised,
}

impl SheetDetails {
    /// How a cell looks.
    #[must_use]
    pub fn look(&self, cell: CellRef) -> Look {
        let index = self.looks.binary_search_by_key(&cell, |(at, _)| *at).ok();
        index.and_then(|index| self.looks.get(index)).map(|(_, look)| *look).unwrap_or_default()
    }

    /// How deep a row stands in a group; 0 outside any.
    #[must_use]
    pub fn level(&self, row: Row) -> u8 {
        let index = self.levels.binary_search_by_key(&row, |(at, _)| *at).ok();
        index.and_then(|index| self.levels.get(index)).map_or(0, |(_, level)| *level)
    }

    /// Notes the text of a page's header or footer; numbers of pages say nothing.
    pub(super) fn leave_out_of_page(&mut self, text: &str) {
        const NUMBERING: [&str; 4] = ["side", "af", "page", "of"];
        let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        if words.any(|word| !NUMBERING.contains(&word.to_lowercase().as_str())) {
            self.leave_out(Kind::PageHeader, None, text);
        }
    }

    /// Notes what is left out at a cell. A crafted sheet can have more of it than memory holds; no office has.
    pub(super) fn leave_out(&mut self, kind: Kind, cell: Option<CellRef>, text: &str) {
        const MOST: usize = 100_000;
        if self.left_out.len() >= MOST {
            return;
        }
        self.left_out.push(LeftOut { kind, cell, text: super::clean(text) });
    }

    /// Puts in order what is looked up.
    pub(super) fn sort(&mut self) {
        self.hidden_rows.sort_unstable();
        self.hidden_rows.dedup();
        self.looks.sort_unstable_by_key(|(at, _)| *at);
        self.looks.dedup_by_key(|(at, _)| *at);
        self.levels.sort_unstable();
        self.levels.dedup_by_key(|(row, _)| *row);
        self.struck.sort();
        self.links.sort();
        self.links.dedup_by_key(|(cell, _)| *cell);
        self.left_out.sort_by_key(|it| (it.kind, it.cell));
    }

    /// The address of a cell's link.
    #[must_use]
    pub fn link(&self, cell: CellRef) -> Option<&str> {
        let index = self.links.binary_search_by_key(&cell, |(cell, _)| *cell).ok()?;
        self.links.get(index).map(|(_, address)| address.as_str())
    }
}
