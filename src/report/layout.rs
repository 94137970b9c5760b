//! Report to pages: line breaking, column widths, pagination and the structure tree.
//!
//! Input: a [`Report`]. Output: [`Pages`], a display list and a structure tree with no PDF in it. A4 landscape; each
//! area starts a page; a row stays whole where it fits on a page, else it is split between lines.

mod builder;
mod columns;
mod lines;
mod table;

use builder::{Block, Builder, draws};
pub use lines::is_invisible;
use lines::{Line, Style, break_lines, measure, width};

use super::fonts::{Face, Fonts};
use super::pages::{Artifact, Color, ElementId, OutlineEntry, Pages, Role};
use super::{Report, RichBlock};
use crate::danish::in_words;

/// A4 landscape, in points.
const PAGE: (f32, f32) = (841.89, 595.276);
const MARGIN: f32 = 28.35;
const PADDING: f32 = 3.0;
/// The lowest line that a table may reach; below it stands the footer.
const BOTTOM: f32 = 36.0;
const FOOTER: f32 = 26.0;

const TITLE: Style = Style { face: Face::Bold, size: 13.0 };
const AREA: Style = Style { face: Face::Bold, size: 11.0 };
const HEAD: Style = Style { face: Face::Bold, size: 7.5 };
const BODY: Style = Style { face: Face::Regular, size: 7.5 };

/// The colours of the publication; text and links have a contrast of more than 4.5:1 to what they stand on.
struct Palette;

impl Palette {
    const INK: Color = Color::rgb(0.1, 0.1, 0.1);
    const WHITE: Color = Color::rgb(1.0, 1.0, 1.0);
    const BLUE: Color = Color::rgb(0.04, 0.2, 0.36);
    const LINK: Color = Color::rgb(0.0, 0.25, 0.6);
    const LINE: Color = Color::rgb(0.66, 0.69, 0.72);
}

/// Lays a report out.
#[must_use]
pub fn layout(report: &Report, fonts: &Fonts) -> Pages {
    let mut document = Document::new(report, fonts);
    let table = table::Table::new(report, fonts, PAGE.0 - 2.0 * MARGIN);
    for (index, area) in report.areas.iter().enumerate() {
        table::area(&mut document, &table, index, &area.heading);
    }
    document.footers(report);
    document.builder.pages
}

/// The pages being made and what stands at the top of each.
struct Document<'a> {
    builder: Builder,
    fonts: &'a Fonts,
    title: Vec<Line>,
    legend: Vec<Vec<Line>>,
    legend_x: f32,
    version: Vec<Line>,
    /// Where the next thing goes on the current page.
    y: f32,
    /// Where the first row of the current page went or will go.
    first_row: f32,
    /// Where each row of the current page ends.
    row_bottoms: Vec<f32>,
    /// The title's element, once it stands on the first page.
    title_element: Option<ElementId>,
    title_text: &'a str,
}

impl<'a> Document<'a> {
    fn new(report: &'a Report, fonts: &'a Fonts) -> Self {
        let full = PAGE.0 - 2.0 * MARGIN;
        let set = |text: &str, style, room| set(text, fonts, style, room);
        let legend: Vec<Vec<Line>> = report.legend.iter().map(|entry| set(entry, BODY, 180.0)).collect();
        let widest = legend.iter().flatten().map(|line| width(line)).fold(0.0, f32::max);
        Self {
            builder: Builder::new(PAGE.0, PAGE.1),
            fonts,
            title: set(&report.title, TITLE, full - widest - 24.0),
            legend,
            legend_x: PAGE.0 - MARGIN - widest,
            version: set(&report.version_line, BODY, full),
            y: 0.0,
            first_row: 0.0,
            row_bottoms: Vec::new(),
            title_element: None,
            title_text: &report.title,
        }
    }

    /// Starts a page with title, legend and version line: content where they stand first, else repetition.
    fn start_page(&mut self) {
        self.builder.start_page();
        let top = PAGE.1 - MARGIN;
        let first = self.title_element.is_none();
        let mut repeated = Vec::new();
        let title = block(&self.title, MARGIN, top, TITLE, Palette::BLUE);
        if first {
            let heading = self.builder.element(Role::Heading1, ElementId(0));
            self.builder.paragraph(heading, &title);
            self.title_element = Some(heading);
            self.builder.pages.outline.push(OutlineEntry {
                title: self.title_text.to_owned(),
                level: 0,
                page: 0,
                top: PAGE.1,
                element: heading,
            });
        } else {
            repeated.extend(draws(&title));
        }
        let below_title = top - self.title.len() as f32 * leading(TITLE);
        let mut y = top - 1.0;
        for entry in &self.legend {
            let entry = block(entry, self.legend_x, y, BODY, Palette::INK);
            y -= entry.lines.len() as f32 * leading(BODY);
            place(&mut self.builder, first, &entry, &mut repeated);
        }
        let version = block(&self.version, MARGIN, below_title.min(y) - 3.0, BODY, Palette::INK);
        place(&mut self.builder, first, &version, &mut repeated);
        self.y = version.top - version.lines.len() as f32 * leading(BODY) - 9.0;
        if !first {
            self.builder.artifact(Artifact::Header, repeated);
        }
    }

    /// Version and page number at the foot of each page, once their number is known.
    fn footers(&mut self, report: &Report) {
        let total = self.builder.pages.pages.len();
        let version = format!("Version {} · {}", report.version, in_words(report.date));
        let left = set(&version, self.fonts, BODY, PAGE.0);
        for page in 0..total {
            let number = set(&format!("Side {} af {total}", page + 1), self.fonts, BODY, PAGE.0);
            let x = PAGE.0 - MARGIN - number.iter().map(|line| width(line)).fold(0.0, f32::max);
            let mut footer = draws(&block(&left, MARGIN, FOOTER, BODY, Palette::INK));
            footer.extend(draws(&block(&number, x, FOOTER, BODY, Palette::INK)));
            self.builder.artifact_on(page, Artifact::Footer, footer);
        }
    }
}

fn place(builder: &mut Builder, first: bool, block: &Block<'_>, repeated: &mut Vec<super::pages::Draw>) {
    if first {
        let paragraph = builder.element(Role::Paragraph, ElementId(0));
        builder.paragraph(paragraph, block);
    } else {
        repeated.extend(draws(block));
    }
}

fn set(text: &str, fonts: &Fonts, style: Style, room: f32) -> Vec<Line> {
    let text = RichBlock::plain(text);
    break_lines(&measure(&text, fonts, style), &text, fonts, style, room)
}

/// Distance from baseline to baseline.
fn leading(style: Style) -> f32 {
    (style.size * 1.26 * 10.0).round() / 10.0
}

fn block(lines: &[Line], x: f32, top: f32, style: Style, color: Color) -> Block<'_> {
    Block { lines, x, top, leading: leading(style), style, color }
}
