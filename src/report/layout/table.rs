//! Areas and their tables over pages.

use std::ops::Range;

use super::builder::{Builder, draws};
use super::lines::{Glyph, Line, Style, break_lines, measure, width};
use super::{
    AREA, BODY, BOTTOM, Document, HEAD, MARGIN, PADDING, PAGE, Palette, block, columns, leading, set,
};
use crate::report::fonts::Fonts;
use crate::report::pages::{Area, Artifact, Draw, ElementId, Numbering, OutlineEntry, Role};
use crate::report::{Report, RichBlock, RichText};

/// A split row has at least so many lines on each side.
const TOGETHER: usize = 2;

/// The tables of a report, broken into lines.
pub(super) struct Table<'a> {
    /// Left edges of the columns and the right edge of the last.
    edges: Vec<f32>,
    header: Vec<Vec<Line>>,
    header_height: f32,
    areas: Vec<Vec<Row<'a>>>,
}

struct Row<'a> {
    cells: Vec<Cell<'a>>,
    /// Lines of its longest cell, at least one.
    height: usize,
}

/// The cells of a row, measured.
pub(super) type Measured = [Vec<MeasuredBlock>; 7];

/// A block, measured.
pub(super) struct MeasuredBlock {
    /// The label with a blank after it; empty for a paragraph.
    pub(super) label: Vec<Glyph>,
    pub(super) body: Vec<Glyph>,
}

struct Cell<'a> {
    blocks: Vec<Block<'a>>,
}

/// A block, broken into lines.
struct Block<'a> {
    text: &'a RichBlock,
    /// Empty for a paragraph.
    label: Line,
    lines: Vec<Line>,
}

impl Cell<'_> {
    fn height(&self) -> usize {
        self.blocks.iter().map(|block| block.lines.len()).sum()
    }
}

impl<'a> Table<'a> {
    pub(super) fn new(report: &'a Report, fonts: &Fonts, total: f32) -> Self {
        let headings = report.columns.each_ref().map(|heading| RichBlock::plain(heading));
        let header: Measured = headings.each_ref().map(|text| vec![measured(text, fonts, HEAD)]);
        let measured: Vec<Vec<Measured>> = report
            .areas
            .iter()
            .map(|area| {
                let cell =
                    |text: &RichText| text.blocks.iter().map(|block| measured(block, fonts, BODY)).collect();
                area.rows.iter().map(|row| row.each_ref().map(cell)).collect()
            })
            .collect();
        let all: Vec<&Measured> = measured.iter().flatten().collect();
        let widths = columns::widths(&header, &all, total);
        let mut edges = vec![MARGIN];
        for width in widths {
            edges.push(edges.last().copied().unwrap_or(MARGIN) + width);
        }
        let header: Vec<Vec<Line>> = (headings.iter().zip(header.iter().flatten()).zip(widths))
            .map(|((text, block), width)| break_lines(&block.body, text, fonts, HEAD, width - 2.0 * PADDING))
            .collect();
        let lines = header.iter().map(Vec::len).max().unwrap_or(1);
        let areas = report.areas.iter().zip(&measured).map(|(area, measured)| {
            let rows = area.rows.iter().zip(measured);
            rows.map(|(texts, glyphs)| row(texts, glyphs, &widths, fonts)).collect()
        });
        Self {
            edges,
            header,
            header_height: lines as f32 * leading(HEAD) + 2.0 * PADDING + 1.0,
            areas: areas.collect(),
        }
    }

    fn right(&self) -> f32 {
        self.edges.last().copied().unwrap_or(MARGIN)
    }
}

fn measured(block: &RichBlock, fonts: &Fonts, style: Style) -> MeasuredBlock {
    let label = block.label.as_ref().map(|label| RichBlock::plain(&format!("{label} ")));
    let label = label.map(|label| measure(&label, fonts, style)).unwrap_or_default();
    MeasuredBlock { label, body: measure(block, fonts, style) }
}

fn row<'a>(texts: &'a [RichText; 7], measured: &Measured, widths: &[f32; 7], fonts: &Fonts) -> Row<'a> {
    let cells: Vec<Cell<'a>> = (texts.iter().zip(measured).zip(widths))
        .map(|((text, blocks), room)| Cell {
            blocks: (text.blocks.iter().zip(blocks))
                .map(|(text, block)| Block {
                    text,
                    label: block.label.clone(),
                    lines: break_lines(
                        &block.body,
                        text,
                        fonts,
                        BODY,
                        room - 2.0 * PADDING - width(&block.label),
                    ),
                })
                .filter(|block| !block.lines.is_empty())
                .collect(),
        })
        .collect();
    let height = cells.iter().map(Cell::height).max().unwrap_or(0).max(1);
    Row { cells, height }
}

/// Lays out one area: it starts a page.
pub(super) fn area(document: &mut Document<'_>, table: &Table<'_>, index: usize, heading: &str) {
    document.start_page();
    let section = document.builder.element(Role::Section, ElementId(0));
    if let Some(section) = document.builder.pages.elements.get_mut(section.0) {
        section.title = Some(heading.to_owned());
    }
    let element = document.builder.element(Role::Heading2, section);
    document.builder.pages.outline.push(OutlineEntry {
        title: heading.to_owned(),
        level: 1,
        page: document.builder.page(),
        top: document.y + 4.0,
        element,
    });
    let lines = set(heading, document.fonts, AREA, PAGE.0 - 2.0 * MARGIN);
    document.builder.paragraph(element, &block(&lines, MARGIN, document.y, AREA, Palette::BLUE));
    document.y -= lines.len() as f32 * leading(AREA) + 3.0;
    let Some(rows) = table.areas.get(index).filter(|rows| !rows.is_empty()) else { return };
    let structure = document.builder.element(Role::Table, section);
    first_header(document, table, structure);
    let body = document.builder.element(Role::TableBody, structure);
    for row in rows {
        add_row(document, table, row, body, heading);
    }
    grid(document, table);
}

/// The column header as content.
fn first_header(document: &mut Document<'_>, table: &Table<'_>, structure: ElementId) {
    let head = document.builder.element(Role::TableHead, structure);
    let row = document.builder.element(Role::TableRow, head);
    header_background(document, table);
    for (lines, x) in table.header.iter().zip(&table.edges) {
        let cell = document.builder.element(Role::HeaderCell, row);
        let paragraph = document.builder.element(Role::Paragraph, cell);
        document
            .builder
            .paragraph(paragraph, &block(lines, x + PADDING, document.y - PADDING, HEAD, Palette::WHITE));
    }
    document.y -= table.header_height;
    document.first_row = document.y;
}

fn header_background(document: &mut Document<'_>, table: &Table<'_>) {
    let area = Area {
        x: MARGIN,
        y: document.y - table.header_height,
        width: table.right() - MARGIN,
        height: table.header_height,
    };
    document.builder.artifact(Artifact::Layout, vec![Draw::Fill { area, color: Palette::BLUE }]);
}

/// Goes on with an area on a new page: its name with '(fortsat)' and the column header, both repetitions.
fn continue_page(document: &mut Document<'_>, table: &Table<'_>, heading: &str) {
    grid(document, table);
    document.start_page();
    let lines = set(&format!("{heading} (fortsat)"), document.fonts, AREA, PAGE.0 - 2.0 * MARGIN);
    let mut repeated = draws(&block(&lines, MARGIN, document.y, AREA, Palette::BLUE));
    document.y -= lines.len() as f32 * leading(AREA) + 3.0;
    header_background(document, table);
    for (lines, x) in table.header.iter().zip(&table.edges) {
        repeated.extend(draws(&block(lines, x + PADDING, document.y - PADDING, HEAD, Palette::WHITE)));
    }
    document.builder.artifact(Artifact::Repeated, repeated);
    document.y -= table.header_height;
    document.first_row = document.y;
}

/// How many lines of a row fit above the foot.
fn room(document: &Document<'_>) -> usize {
    lines_above_foot(document.y)
}

fn lines_above_foot(y: f32) -> usize {
    ((y - BOTTOM - 2.0 * PADDING) / leading(BODY)).floor().max(0.0) as usize
}

fn add_row(document: &mut Document<'_>, table: &Table<'_>, row: &Row<'_>, body: ElementId, heading: &str) {
    let structure = document.builder.element(Role::TableRow, body);
    let mut cells: Vec<CellElements> = (row.cells.iter())
        .map(|_| CellElements::new(document.builder.element(Role::DataCell, structure)))
        .collect();
    if room(document) < row.height {
        continue_unless_fresh(document, table, heading, row.height);
    }
    let mut done = 0;
    while done < row.height {
        let left = row.height - done;
        // A page always takes a line, however tall its title block is, so that this ends.
        let mut take = room(document).min(left).max(1);
        if left > take && left - take < TOGETHER && take > TOGETHER {
            take = left - TOGETHER;
        }
        let height = take as f32 * leading(BODY) + 2.0 * PADDING;
        for ((cell, elements), x) in row.cells.iter().zip(&mut cells).zip(&table.edges) {
            add_cell(document, cell, elements, done..done + take, x + PADDING);
        }
        document.y -= height;
        document.row_bottoms.push(document.y);
        done += take;
        if done < row.height {
            continue_page(document, table, heading);
        }
    }
}

/// The elements of a cell that have begun.
struct CellElements {
    cell: ElementId,
    /// The list that an item goes on with.
    list: Option<ElementId>,
    /// For each block that has begun, the element of its text and its links.
    blocks: Vec<(ElementId, Vec<(usize, ElementId)>)>,
}

impl CellElements {
    const fn new(cell: ElementId) -> Self {
        Self { cell, list: None, blocks: Vec::new() }
    }

    /// The element of the next block's text, and of its label if it is an item.
    fn begin(&mut self, builder: &mut Builder, label: Option<&str>) -> Option<ElementId> {
        let Some(label) = label else {
            self.list = None;
            self.blocks.push((builder.element(Role::Paragraph, self.cell), Vec::new()));
            return None;
        };
        let list = self.list.unwrap_or_else(|| builder.element(Role::List(numbering(label)), self.cell));
        self.list = Some(list);
        let item = builder.element(Role::ListItem, list);
        let label = builder.element(Role::Label, item);
        self.blocks.push((builder.element(Role::ListBody, item), Vec::new()));
        Some(label)
    }
}

fn numbering(label: &str) -> Numbering {
    match label.chars().next() {
        Some('0'..='9') => Numbering::Decimal,
        Some('a'..='z') => Numbering::LowerAlpha,
        _ => Numbering::Disc,
    }
}

/// Paints those of a cell's lines that stand in a range; `x` is the left edge of its text.
fn add_cell(
    document: &mut Document<'_>,
    cell: &Cell<'_>,
    elements: &mut CellElements,
    range: Range<usize>,
    x: f32,
) {
    let top = document.y - PADDING;
    let mut first = 0;
    for (index, part) in cell.blocks.iter().enumerate() {
        let from = range.start.clamp(first, first + part.lines.len());
        let to = range.end.clamp(first, first + part.lines.len());
        let lines = part.lines.get(from - first..to - first).unwrap_or_default();
        first += part.lines.len();
        if lines.is_empty() {
            continue;
        }
        let top = top - (from - range.start) as f32 * leading(BODY);
        if elements.blocks.len() <= index {
            let label = elements.begin(&mut document.builder, part.text.label.as_deref());
            if let Some(label) = label {
                let line = std::slice::from_ref(&part.label);
                document.builder.paragraph(label, &block(line, x, top, BODY, Palette::INK));
            }
        }
        if let Some((element, links)) = elements.blocks.get_mut(index) {
            let lines = block(lines, x + width(&part.label), top, BODY, Palette::INK);
            document.builder.block(*element, part.text, links, &lines);
        }
    }
}

/// Moves on to a new page, unless this one has no row yet; a row taller than a page starts where there is room for a
/// good part of it.
fn continue_unless_fresh(document: &mut Document<'_>, table: &Table<'_>, heading: &str, lines: usize) {
    const WORTHWHILE: usize = 12;
    let fresh = document.y >= document.first_row;
    let full = lines_above_foot(document.first_row);
    if !fresh && (lines <= full || room(document) < WORTHWHILE) {
        continue_page(document, table, heading);
    }
}

/// Draws the rules of the rows that stand on the page: one below each row, one beside each column.
fn grid(document: &mut Document<'_>, table: &Table<'_>) {
    let bottoms = std::mem::take(&mut document.row_bottoms);
    let Some(last) = bottoms.last().copied() else { return };
    let rule = |from, to| Draw::Rule { from, to, width: 0.4, color: Palette::LINE };
    let rows = bottoms.iter().map(|y| rule((MARGIN, *y), (table.right(), *y)));
    let columns = table.edges.iter().map(|x| rule((*x, document.first_row), (*x, last)));
    let rules = rows.chain(columns).collect();
    document.builder.artifact(Artifact::Layout, rules);
}
