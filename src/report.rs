//! The content of the publication, before anything has a place on a page: [`Report`].
//!
//! Input: the typed plan. Output: a report, which [`layout`] turns into [`pages::Pages`] and [`pdf`] into bytes.

pub mod compose;
pub mod design;
pub mod fonts;
pub mod layout;
pub mod logo;
pub mod pages;
pub mod pdf;
pub mod self_check;

use chrono::NaiveDate;

use crate::plan::{PerField, VersionNumber};

/// The publication's content, in reading order.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The title as the workbook has it.
    pub title: String,
    /// The legend's lines, such as `✓ = Leveret`.
    pub legend: Vec<String>,
    /// The version line as the workbook has it.
    pub version_line: String,
    /// The version's number, such as `5.0`.
    pub version: VersionNumber,
    /// The version's date; the document's dates come from it, never from a clock.
    pub date: NaiveDate,
    /// The plan, then what changed since the version before.
    pub tables: Vec<ReportTable>,
}

/// Sections whose rows have the same columns.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportTable {
    /// The columns. The table of changes has seven as well, in the places of the plan's.
    pub columns: PerField<ReportColumn>,
    /// The sections, each of which starts a page: the areas of the plan.
    pub areas: Vec<ReportArea>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportColumn {
    /// Its heading.
    pub heading: String,
    /// Whether it holds running text, whose words may be cut to fill a line; names are cut only where they must be.
    pub running: bool,
}

/// A section: a heading and its rows.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportArea {
    /// The area's name with its markers.
    pub heading: RichBlock,
    /// Its rows: one for each deliverable.
    pub rows: Vec<ReportRow>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportRow {
    /// The seven cells.
    pub cells: PerField<RichText>,
    /// How it is told apart from the others.
    pub standing: Standing,
}

/// How a row is told apart: by more than colour, so that it prints in grey.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Not at all.
    #[default]
    Open,
    /// It carries ✓: a bar at its left, a tint.
    Delivered,
    /// It will not come: its name is struck through, a tint.
    Cancelled,
}

/// A cell's text: paragraphs and list items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RichText {
    /// The blocks, in order; none for an empty cell.
    pub blocks: Vec<RichBlock>,
}

/// A paragraph or a list item, cut into plain stretches and links.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RichBlock {
    /// The sign or number of a list item.
    pub label: Option<String>,
    /// The stretches, in order.
    pub spans: Vec<Span>,
}

impl RichBlock {
    /// A paragraph without links.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self { label: None, spans: vec![Span { text: text.to_owned(), uri: None, spoken: None }] }
    }

    /// Its characters without its label.
    #[must_use]
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }
}

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The characters.
    pub text: String,
    /// The address it leads to, with its scheme.
    pub uri: Option<String>,
    /// The text that is read aloud instead of it: the meaning of a symbol.
    pub spoken: Option<String>,
}
