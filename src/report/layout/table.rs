//! Areas and their tables over pages.

use std::ops::Range;

use rayon::prelude::*;

use super::builder::{Builder, draws, strikes};
use super::columns::{self, Demand};
use super::lines::{Glyph, Line, Style, break_lines, measure, width};
use super::{Document, MARGIN, PADDING, REPEATED, Setting, block, lines_above_foot, set_block};
use crate::plan::{Field, PerField};
use crate::report::design::{CANCELLED, DELIVERED, WHITE};
use crate::report::fonts::Fonts;
use crate::report::pages::{Area, Artifact, Color, Draw, ElementId, Numbering, Role};
use crate::report::{ReportArea, ReportRow, ReportTable, RichBlock, RichText, Standing};

/// The rules of the grid.
const RULE: Color = Color::rgb(0.66, 0.69, 0.72);

/// A split row has at least so many lines on each side.
const TOGETHER: usize = 2;

/// Below an area's name is room for so many lines.
const LEAST_ROOM: usize = 6;

/// So many rows are broken into lines at once, on all processors: a long plan's rows are not all in memory.
const AT_ONCE: usize = 256;

/// A table of a report: what all its rows have in common.
pub(super) struct Table<'a> {
    /// Left edges of the columns.
    edges: PerField<f32>,
    /// Right edge of the last column.
    right: f32,
    header: PerField<Vec<Line>>,
    header_height: f32,
    /// Room and style of each column's text.
    columns: PerField<(f32, Style)>,
    fonts: &'a Fonts<'a>,
}

/// A row, broken into lines.
struct Row<'a> {
    cells: PerField<Cell<'a>>,
    standing: Standing,
    /// The project's name, for the outline.
    name: String,
    /// Lines of its longest cell, at least one.
    height: usize,
}

/// The cells of a row, measured.
pub(super) type Measured = PerField<Vec<MeasuredBlock>>;

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
    pub(super) fn new(content: &ReportTable, fonts: &'a Fonts<'a>, setting: Setting) -> Self {
        let headings = content.columns.map(|column| RichBlock::plain(&column.heading));
        let header: Measured = headings.map(|text| vec![measured(text, fonts, setting.head)]);
        let widths =
            columns::widths(&Demand::of(&header, &setting), &demands(content, fonts, &setting), &setting);
        let mut right = MARGIN;
        let edges = widths.map(|width| {
            let left = right;
            right += width;
            left
        });
        let room = |field| widths[field] - 2.0 * PADDING;
        let header = PerField::from_fn(|field| {
            let lines = |block: &MeasuredBlock| {
                break_lines(&block.body, &headings[field], fonts, setting.head, room(field))
            };
            header[field].iter().flat_map(lines).collect::<Vec<_>>()
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
    fn row<'r>(&self, texts: &'r ReportRow) -> Row<'r> {
        let cells = PerField::from_fn(|field| {
            let (room, style) = self.columns[field];
            cell(&texts.cells[field], room, self.fonts, style)
        });
        let height = cells.iter().map(Cell::height).max().unwrap_or(0).max(1);
        let name = texts.cells[Field::Project].blocks.first().map(RichBlock::text);
        Row { cells, standing: texts.standing, name: name.unwrap_or_default(), height }
    }
}

/// What the rows of each section ask for; of a long plan, those of a sample.
fn demands(content: &ReportTable, fonts: &Fonts<'_>, setting: &Setting) -> Vec<Vec<Demand>> {
    let step = columns::step(content.areas.iter().map(|area| area.rows.len()).sum());
    let demand = |row: &ReportRow| {
        let measured =
            |cell: &RichText| cell.blocks.iter().map(|block| measured(block, fonts, setting.body)).collect();
        Demand::of(&row.cells.map(measured), setting)
    };
    // Every so many-th row of all, whatever area it is in.
    let mut number = 0..;
    let mut is_asked = || number.next().is_some_and(|number: usize| number.is_multiple_of(step));
    let asked = content.areas.iter().map(|area| area.rows.iter().filter(|_| is_asked()).collect());
    let asked: Vec<Vec<&ReportRow>> = asked.collect();
    asked.par_iter().map(|rows| rows.iter().map(|row| demand(row)).collect()).collect()
}

fn measured(block: &RichBlock, fonts: &Fonts<'_>, style: Style) -> MeasuredBlock {
    // An item stands further in than a paragraph.
    let label = block.label.as_ref().map(|label| RichBlock::plain(&format!("   {label} ")));
    let label = label.map(|label| measure(&label, fonts, style)).unwrap_or_default();
    MeasuredBlock { label, body: measure(block, fonts, style) }
}

fn cell<'a>(text: &'a RichText, room: f32, fonts: &Fonts<'_>, style: Style) -> Cell<'a> {
    let blocks = text.blocks.iter().map(|text| {
        let MeasuredBlock { label, body } = measured(text, fonts, style);
        let lines = break_lines(&body, text, fonts, style, room - width(&label));
        Block { text, label, lines }
    });
    Cell { blocks: blocks.filter(|block| !block.lines.is_empty()).collect() }
}

/// Lays out one area: it starts a page.
pub(super) fn area(document: &mut Document<'_>, table: &Table<'_>, content: &ReportArea) {
    let heading = &content.heading;
    document.start_page();
    let section = document.builder.element(Role::Section, ElementId(0));
    let title = heading.text();
    document.builder.edit(section, |element| element.title = Some(title.replace('\u{a0}', " ")));
    let element = document.builder.element(Role::Heading2, section);
    document.outline(&title, 1, document.y + 4.0, element);
    let Setting { area: style, colors, .. } = document.setting;
    let lines = set_block(heading, document.fonts, style, document.setting.width());
    let mut links = Vec::new();
    document.flow(&lines, style, colors.heading, |builder, lines| {
        builder.block(element, heading, &mut links, lines);
    });
    document.y -= 3.0;
    if content.rows.is_empty() {
        return;
    }
    // A name that fills its page leaves no room for the header and a row.
    if room(document) < LEAST_ROOM {
        document.start_page();
    }
    let structure = document.builder.element(Role::Table, section);
    first_header(document, table, structure);
    let body = document.builder.element(Role::TableBody, structure);
    for rows in content.rows.chunks(AT_ONCE) {
        let rows: Vec<Row<'_>> = rows.par_iter().map(|row| table.row(row)).collect();
        rows.iter().for_each(|row| add_row(document, table, row, body, heading));
    }
    grid(document, table);
}

/// The column header as content.
fn first_header(document: &mut Document<'_>, table: &Table<'_>, structure: ElementId) {
    let head = document.builder.element(Role::TableHead, structure);
    let row = document.builder.element(Role::TableRow, head);
    header_background(document, table);
    let head = document.setting.head;
    for (lines, x) in table.header.iter().zip(&table.edges) {
        let cell = document.builder.element(Role::HeaderCell, row);
        let paragraph = document.builder.element(Role::Paragraph, cell);
        document.builder.paragraph(paragraph, &block(lines, x + PADDING, document.y - PADDING, head, WHITE));
    }
    document.y -= table.header_height;
    document.first_row = document.y;
}

fn header_background(document: &mut Document<'_>, table: &Table<'_>) {
    let area = Area {
        x: MARGIN,
        y: document.y - table.header_height,
        width: table.right - MARGIN,
        height: table.header_height,
    };
    document
        .builder
        .artifact(Artifact::Layout, vec![Draw::Fill { area, color: document.setting.colors.heading }]);
}

/// Goes on with an area on a new page: its name with '(fortsat)' and the column header, both repetitions.
fn continue_page(document: &mut Document<'_>, table: &Table<'_>, heading: &RichBlock) {
    grid(document, table);
    document.start_page();
    let Setting { area: style, head, colors, .. } = document.setting;
    let again = RichBlock::plain(&format!("{} (fortsat)", heading.text()));
    let mut lines = set_block(&again, document.fonts, style, document.setting.width());
    if lines.len() > 2 * REPEATED {
        lines.truncate(REPEATED);
    }
    let mut repeated = draws(&block(&lines, MARGIN, document.y, style, colors.heading));
    document.y -= lines.len() as f32 * style.leading() + 3.0;
    header_background(document, table);
    for (lines, x) in table.header.iter().zip(&table.edges) {
        repeated.extend(draws(&block(lines, x + PADDING, document.y - PADDING, head, WHITE)));
    }
    document.builder.artifact(Artifact::Repeated, repeated);
    document.y -= table.header_height;
    document.first_row = document.y;
}

/// How many lines of a row fit above the foot.
fn room(document: &Document<'_>) -> usize {
    room_below(document.y, document)
}

/// The same from another height on.
fn room_below(y: f32, document: &Document<'_>) -> usize {
    lines_above_foot(y - 2.0 * PADDING, document.setting.body)
}

fn add_row(
    document: &mut Document<'_>,
    table: &Table<'_>,
    row: &Row<'_>,
    body: ElementId,
    heading: &RichBlock,
) {
    let structure = document.builder.element(Role::TableRow, body);
    let mut cells = row.cells.map(|_| CellElements::new(document.builder.element(Role::DataCell, structure)));
    if room(document) < row.height {
        continue_unless_fresh(document, table, heading, row.height);
    }
    document.outline(&row.name, 2, document.y + 2.0, structure);
    let mut done = 0;
    while done < row.height {
        let left = row.height - done;
        // A page always takes a line, however tall its title block is, so that this ends.
        let mut take = room(document).min(left).max(1);
        if left > take && left - take < TOGETHER && take > TOGETHER {
            take = left - TOGETHER;
        }
        let height = take as f32 * document.setting.body.leading() + 2.0 * PADDING;
        background(document, table, row.standing, height);
        for ((cell, elements), x) in row.cells.iter().zip(cells.iter_mut()).zip(&table.edges) {
            add_cell(document, cell, elements, done..done + take, x + PADDING);
        }
        if row.standing == Standing::Cancelled {
            strike_name(document, row, done..done + take);
        }
        document.y -= height;
        document.row_bottoms.push(document.y);
        done += take;
        if done < row.height {
            continue_page(document, table, heading);
        }
    }
}

/// What tells a row apart behind its text: a tint, and a bar at its left where it is delivered.
fn background(document: &mut Document<'_>, table: &Table<'_>, standing: Standing, height: f32) {
    // The bar stands beside the grid, clear of the text.
    const BAR: f32 = 2.5;
    let (y, fill) = (document.y - height, |x, y, width, color: Color| Draw::Fill {
        area: Area { x, y, width, height },
        color,
    });
    let full = table.right - MARGIN;
    let draws = match standing {
        Standing::Open => return,
        Standing::Cancelled => vec![fill(MARGIN, y, full, CANCELLED)],
        Standing::Delivered => {
            let bar = fill(MARGIN - BAR, y, BAR, document.setting.colors.heading);
            vec![fill(MARGIN, y, full, DELIVERED), bar]
        }
    };
    document.builder.artifact(Artifact::Layout, draws);
}

/// Strikes through those of the name's lines that stand in a range.
fn strike_name(document: &mut Document<'_>, row: &Row<'_>, range: Range<usize>) {
    let name = row.cells[Field::Project].blocks.first();
    let lines = name
        .and_then(|name| name.lines.get(range.start.min(name.lines.len())..range.end.min(name.lines.len())));
    let Setting { body, colors, .. } = document.setting;
    let top = document.y - PADDING;
    let strikes = strikes(&block(lines.unwrap_or_default(), MARGIN + PADDING, top, body, colors.text));
    if !strikes.is_empty() {
        document.builder.artifact(Artifact::Layout, strikes);
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
    let Setting { body, colors, .. } = document.setting;
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
        let top = top - (from - range.start) as f32 * body.leading();
        if elements.blocks.len() <= index {
            let label = elements.begin(&mut document.builder, part.text.label.as_deref());
            if let Some(label) = label {
                let line = std::slice::from_ref(&part.label);
                document.builder.paragraph(label, &block(line, x, top, body, colors.text));
            }
        }
        if let Some((element, links)) = elements.blocks.get_mut(index) {
            let lines = block(lines, x + width(&part.label), top, body, colors.text);
            document.builder.block(*element, part.text, links, &lines);
        }
    }
}

/// Moves on to a new page, unless this one has no row yet; a row taller than a page starts where there is room for a
/// good part of it.
fn continue_unless_fresh(document: &mut Document<'_>, table: &Table<'_>, heading: &RichBlock, lines: usize) {
    const WORTHWHILE: usize = 12;
    let fresh = document.y >= document.first_row;
    let full = room_below(document.first_row, document);
    if !fresh && (lines <= full || room(document) < WORTHWHILE) {
        continue_page(document, table, heading);
    }
}

/// Draws the rules of the rows that stand on the page: one below each row, one beside each column.
fn grid(document: &mut Document<'_>, table: &Table<'_>) {
    let bottoms = std::mem::take(&mut document.row_bottoms);
    let Some(last) = bottoms.last().copied() else { return };
    let rule = |from, to| Draw::Rule { from, to, width: 0.4, color: RULE };
    let rows = bottoms.iter().map(|y| rule((MARGIN, *y), (table.right, *y)));
    let columns =
        table.edges.iter().chain([&table.right]).map(|x| rule((*x, document.first_row), (*x, last)));
    let rules = rows.chain(columns).collect();
    document.builder.artifact(Artifact::Layout, rules);
}
