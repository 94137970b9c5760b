//! Lines and rows to painting instructions.

use super::lines::{Glyph, Line, width};
use super::setting::{MARGIN, PADDING, Style};
use crate::report::Standing;
use crate::report::design::{CANCELLED, DELIVERED};
use crate::report::pages::{Area, Color, Draw, TextRun};

/// The rules of the grid.
const RULE: Color = Color::rgb(0.66, 0.69, 0.72);

/// The rule through a text: lighter than the letters, which stay readable below it.
const STRIKE: Color = Color::rgb(0.45, 0.45, 0.45);

/// Lines and where the top left corner of the first one stands.
pub(super) struct Block<'a> {
    pub(super) lines: &'a [Line],
    pub(super) x: f32,
    pub(super) top: f32,
    pub(super) style: Style,
}

impl<'a> Block<'a> {
    /// The height of the lower edge.
    pub(super) fn bottom(&self) -> f32 {
        self.top - self.lines.len() as f32 * self.style.leading()
    }

    /// The baseline of a line: its text hangs from the line's top by about the height of its capitals and accents.
    fn baseline(&self, line: usize) -> f32 {
        self.top - self.style.size * 0.98 - line as f32 * self.style.leading()
    }

    /// The lines cut where a span ends, in reading order.
    pub(super) fn pieces(&self) -> Vec<Piece<'a>> {
        let mut pieces = Vec::new();
        for (line, glyphs) in self.lines.iter().enumerate() {
            let (mut x, y) = (self.x, self.baseline(line));
            for glyphs in glyphs.chunk_by(|a, b| a.span == b.span) {
                pieces.push(Piece { glyphs, x, y, style: self.style });
                x += width(glyphs);
            }
        }
        pieces
    }

    /// Paints the lines in the colour of their style.
    pub(super) fn draws(&self) -> Vec<Draw> {
        self.pieces().iter().flat_map(|piece| piece.draws(self.style.color)).collect()
    }

    /// Rules through the middle of small letters, which strike the lines through.
    pub(super) fn strikes(&self) -> Vec<Draw> {
        let size = self.style.size;
        let lines = self.lines.iter().enumerate().map(|(line, glyphs)| {
            let blanks = glyphs.iter().rev().take_while(|glyph| glyph.character == ' ').count();
            let struck = glyphs.iter().take(glyphs.len() - blanks);
            let right = self.x + struck.map(|glyph| glyph.advance).sum::<f32>();
            let y = self.baseline(line) + 0.27 * size;
            Draw::Rule { from: (self.x, y), to: (right, y), width: 0.07 * size, color: STRIKE }
        });
        lines.collect()
    }
}

/// A part of one line that belongs to one span.
pub(super) struct Piece<'a> {
    glyphs: &'a [Glyph],
    x: f32,
    /// The height of the baseline.
    y: f32,
    style: Style,
}

impl Piece<'_> {
    /// Index of its span.
    pub(super) fn span(&self) -> Option<usize> {
        self.glyphs.first().map(|glyph| glyph.span)
    }

    /// Paints it, one run for each face.
    pub(super) fn draws(&self, color: Color) -> Vec<Draw> {
        let (mut x, y, size) = (self.x, self.y, self.style.size);
        let runs = self.glyphs.chunk_by(|a, b| a.face == b.face).filter_map(|glyphs| {
            let text = glyphs.iter().map(|glyph| glyph.painted()).collect();
            let run = TextRun { x, y, size, face: glyphs.first()?.face, color, text };
            x += width(glyphs);
            Some(Draw::Text(run))
        });
        runs.collect()
    }

    /// The rectangle that it fills.
    pub(super) fn area(&self) -> Area {
        let size = self.style.size;
        Area { x: self.x, y: self.y - 0.22 * size, width: width(self.glyphs), height: 1.1 * size }
    }
}

/// A fill from the left margin to the right edge of a table.
pub(super) fn band(right: f32, y: f32, height: f32, color: Color) -> Draw {
    Draw::Fill { area: Area { x: MARGIN, y, width: right - MARGIN, height }, color }
}

/// The ground of a row, which tells its standing: a tint, and a bar at its left where it is delivered.
pub(super) fn ground(standing: Standing, right: f32, y: f32, height: f32, bar: Color) -> Vec<Draw> {
    // The bar stands beside the grid, clear of the text.
    const BAR: f32 = 2.5;
    match standing {
        Standing::Open => Vec::new(),
        Standing::Cancelled => vec![band(right, y, height, CANCELLED)],
        Standing::Delivered => {
            let area = Area { x: MARGIN - BAR, y, width: BAR, height };
            vec![band(right, y, height, DELIVERED), Draw::Fill { area, color: bar }]
        }
    }
}

/// The rules of the rows on a page, which begin at a height: one below each row, one beside each column.
pub(super) fn grid(edges: impl Iterator<Item = f32>, right: f32, top: f32, bottoms: &[f32]) -> Vec<Draw> {
    let Some(last) = bottoms.last() else { return Vec::new() };
    let rule = |from, to| Draw::Rule { from, to, width: 0.4, color: RULE };
    let rows = bottoms.iter().map(|y| rule((MARGIN, *y), (right, *y)));
    let columns = edges.chain([right]).map(|x| rule((x, top), (x, *last)));
    rows.chain(columns).collect()
}

/// The lines of a cell's text; `left` and `top` are the cell's edges.
pub(super) fn in_cell(lines: &[Line], left: f32, top: f32, style: Style) -> Block<'_> {
    Block { lines, x: left + PADDING, top: top - PADDING, style }
}
