//! Report to pages: line breaking, column widths, pagination and the structure tree.
//!
//! Input: a [`Report`] and a [`Design`]. Output: [`Pages`], a display list and a structure tree with no PDF in it. Landscape;
//! each area starts a page; a row stays whole where it fits on a page, else it is split between lines.

mod builder;
mod columns;
mod document;
mod lines;
mod measure;
mod paginate;
mod paint;
mod setting;

use document::Document;
pub use lines::can_show;
use measure::Table;

use super::Report;
use super::design::Design;
use super::fonts::Fonts;
use super::pages::Pages;

/// Lays a report out.
#[must_use]
pub fn layout(report: &Report, fonts: &Fonts<'_>, design: &Design) -> Pages {
    let mut document = Document::new(report, fonts, design);
    for content in &report.tables {
        let table = Table::new(content, fonts, document.setting);
        content.areas.iter().for_each(|area| paginate::area(&mut document, &table, area));
    }
    document.finish(report)
}
