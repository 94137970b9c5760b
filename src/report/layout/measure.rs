//! The texts of a table, measured and broken into the lines of their columns.

use rayon::prelude::*;

use super::columns::{self, Demand};
use super::lines::{Glyph, Line, break_lines, measure, width};
use super::setting::{MARGIN, PADDING, Setting, Style};
use crate::plan::{Field, PerField};
use crate::report::fonts::Fonts;
use crate::report::{ReportRow, ReportTable, RichBlock, RichText, Standing};

/// A table of a report: what all its rows have in common.
pub(super) struct Table<'a> {
    /// Left edges of the columns.
    pub(super) edges: PerField<f32>,
    /// Right edge of the last column.
    pub(super) right: f32,
    /// The headings of the columns.
    pub(super) header: PerField<Vec<Line>>,
    pub(super) header_height: f32,
    /// Room and style of each column's text.
    columns: PerField<(f32, Style)>,
    fonts: &'a Fonts<'a>,
}

/// A row, broken into lines.
pub(super) struct Row<'a> {
    pub(super) cells: PerField<Cell<'a>>,
    pub(super) standing: Standing,
    /// Lines of its longest cell, at least one.
    pub(super) height: usize,
}

/// The blocks of a cell that have lines.
pub(super) struct Cell<'a>(pub(super) Vec<BrokenBlock<'a>>);

/// A block, broken into lines.
pub(super) struct BrokenBlock<'a> {
    pub(super) text: &'a RichBlock,
    /// Empty for a paragraph.
    pub(super) label: Line,
    pub(super) lines: Vec<Line>,
}

/// A block, measured.
struct MeasuredBlock<'a> {
    text: &'a RichBlock,
    /// The label with a blank after it; empty for a paragraph.
    label: Line,
    body: Vec<Glyph>,
}

impl<'a> MeasuredBlock<'a> {
    fn of(text: &'a RichBlock, fonts: &Fonts<'_>, style: Style) -> Self {
        // An item stands further in than a paragraph.
        let label = text.label.iter().map(|label| RichBlock::plain(&format!("   {label} ")));
        let label = label.flat_map(|label| measure(&label, fonts, style)).collect();
        Self { text, label, body: measure(text, fonts, style) }
    }

    fn broken(self, fonts: &Fonts<'_>, style: Style, room: f32) -> BrokenBlock<'a> {
        let lines = break_lines(&self.body, self.text, fonts, style, room - width(&self.label));
        BrokenBlock { text: self.text, label: self.label, lines }
    }
}

impl<'a> Table<'a> {
    pub(super) fn new(content: &ReportTable, fonts: &'a Fonts<'a>, setting: Setting) -> Self {
        let headings = content.columns.map(|column| RichBlock::plain(&column.heading));
        let measured = |heading| MeasuredBlock::of(heading, fonts, setting.head);
        let header = headings.map(|heading| demand(&[measured(heading)], &setting));
        let widths = columns::widths(&header, &demands(content, fonts, &setting), &setting);
        let mut right = MARGIN;
        let edges = widths.map(|width| {
            let left = right;
            right += width;
            left
        });
        let room = |field| widths[field] - 2.0 * PADDING;
        let header = PerField::from_fn(|field| {
            measured(&headings[field]).broken(fonts, setting.head, room(field)).lines
        });
        let lines = header.iter().map(Vec::len).max().unwrap_or(1);
        Self {
            edges,
            right,
            header,
            header_height: lines as f32 * setting.head.leading() + 2.0 * PADDING + 1.0,
            columns: PerField::from_fn(|field| {
                (room(field), Style { running: content.columns[field].running, ..setting.body })
            }),
            fonts,
        }
    }

    /// Breaks a row into lines.
    pub(super) fn row<'r>(&self, row: &'r ReportRow) -> Row<'r> {
        let cells = PerField::from_fn(|field| {
            let (room, style) = self.columns[field];
            let blocks = row.cells[field].blocks.iter();
            let blocks = blocks.map(|text| MeasuredBlock::of(text, self.fonts, style));
            let blocks = blocks.map(|block| block.broken(self.fonts, style, room));
            Cell(blocks.filter(|block| !block.lines.is_empty()).collect())
        });
        let height =
            |cell: &Cell<'_>| -> usize { cell.0.iter().map(|block| block.lines.len()).sum::<usize>() };
        let height = cells.iter().map(height).max().unwrap_or(0).max(1);
        Row { cells, standing: row.standing, height }
    }
}

impl<'a> Row<'a> {
    /// The first block of the project's name.
    pub(super) fn name(&self) -> Option<&BrokenBlock<'a>> {
        self.cells[Field::Project].0.first()
    }
}

/// The widths that the rows of each area ask for; in a long plan, those of a sample.
fn demands(content: &ReportTable, fonts: &Fonts<'_>, setting: &Setting) -> Vec<Vec<PerField<Demand>>> {
    let step = columns::step(content.areas.iter().map(|area| area.rows.len()).sum());
    let cell = |cell: &RichText| {
        let blocks = cell.blocks.iter().map(|block| MeasuredBlock::of(block, fonts, setting.body));
        demand(&blocks.collect::<Vec<_>>(), setting)
    };
    // Every so many-th row of all, whatever area it is in.
    let mut number = 0..;
    let mut is_asked = || number.next().is_some_and(|number: usize| number.is_multiple_of(step));
    let asked = content.areas.iter().map(|area| area.rows.iter().filter(|_| is_asked()).collect());
    let asked: Vec<Vec<&ReportRow>> = asked.collect();
    asked.par_iter().map(|rows| rows.iter().map(|row| row.cells.map(cell)).collect()).collect()
}

/// The widths that a cell asks for.
fn demand(blocks: &[MeasuredBlock<'_>], setting: &Setting) -> Demand {
    let widths = |width_of: &dyn Fn(&[Glyph]) -> f32| -> Vec<f32> {
        blocks.iter().map(|block| width(&block.label) + width_of(&block.body)).collect()
    };
    let words = widths(&|body| columns::widest_word(body, setting));
    Demand { paragraphs: widths(&|body| width(body)), widest: words.into_iter().fold(0.0, f32::max) }
}
