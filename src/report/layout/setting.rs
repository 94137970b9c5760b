//! The lengths and styles of a page, from the design.

use crate::report::design::{Colors, Design, WHITE};
use crate::report::fonts::Face;
use crate::report::pages::Color;

/// The margin of a page.
pub(super) const MARGIN: f32 = 28.35;
/// The room around the text of a cell.
pub(super) const PADDING: f32 = 3.0;
/// The lowest line that a table may reach; below it stands the footer.
pub(super) const BOTTOM: f32 = 36.0;
/// The size of text for which lengths are given here.
const STANDARD: f32 = 7.5;

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) face: Face,
    /// Size in points.
    pub(super) size: f32,
    pub(super) color: Color,
    /// Whether words may be cut to fill a short line.
    pub(super) running: bool,
}

impl Style {
    /// Distance from baseline to baseline.
    pub(super) fn leading(self) -> f32 {
        (self.size * 1.26 * 10.0).round() / 10.0
    }

    /// The number of lines that fit between a height and the foot of a page.
    pub(super) fn lines_above_foot(self, y: f32) -> usize {
        ((y - BOTTOM) / self.leading()).floor().max(0.0) as usize
    }
}

/// The design in lengths of a page.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    /// Width and height of a page in points.
    pub(super) page: (f32, f32),
    pub(super) title: Style,
    /// The name of an area.
    pub(super) area: Style,
    /// The headings of columns.
    pub(super) head: Style,
    pub(super) body: Style,
    pub(super) colors: Colors,
}

impl Setting {
    pub(super) fn of(design: &Design) -> Self {
        let colors = design.colors;
        let style = |face, size: f32, color| Style {
            face,
            size: size * design.size / STANDARD,
            color,
            running: false,
        };
        Self {
            page: design.paper.size(),
            title: style(Face::Bold, 13.0, colors.heading),
            area: style(Face::Bold, 11.0, colors.heading),
            head: style(Face::Bold, STANDARD, WHITE),
            body: style(Face::Regular, STANDARD, colors.text),
            colors,
        }
    }

    /// The width between the margins.
    pub(super) fn width(&self) -> f32 {
        self.page.0 - 2.0 * MARGIN
    }

    /// The height of the upper margin's edge.
    pub(super) fn top(&self) -> f32 {
        self.page.1 - MARGIN
    }

    /// A length that grows with the text.
    pub(super) fn scaled(&self, length: f32) -> f32 {
        length * self.body.size / STANDARD
    }
}
