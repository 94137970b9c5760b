//! Areas and their tables over pages.

use std::ops::Range;

use rayon::prelude::*;

use super::builder::{Builder, ROOT, SpanElements};
use super::document::{Document, REPEATED};
use super::lines::{Line, set, width};
use super::measure::{BrokenBlock, Cell, Row, Table};
use super::paint::{Block, band, grid, ground, in_cell};
use super::setting::{MARGIN, PADDING};
use crate::plan::{Field, PerField};
use crate::report::pages::{Artifact, ElementId, Numbering, Role, Scope};
use crate::report::{ReportArea, RichBlock, Standing};

/// A split row has at least so many lines on each side.
const TOGETHER: usize = 2;
/// Below an area's name is room for so many lines.
const LEAST_ROOM: usize = 6;
/// A row taller than a page starts where there is room for so many lines.
const WORTHWHILE: usize = 12;
/// So many rows are broken into lines at once, on all processors: a long plan's rows are not all in memory.
const AT_ONCE: usize = 256;

/// Lays out one area: it starts a page.
pub(super) fn area(document: &mut Document<'_>, table: &Table<'_>, content: &ReportArea) {
    let heading = &content.heading;
    document.start_page();
    let section = document.builder.element(Role::Section, ROOT);
    let title = heading.text();
    document.builder.edit(section, |element| element.title = Some(title.replace('\u{a0}', " ")));
    let element = document.builder.element(Role::Heading2, section);
    document.builder.outline(&title, 1, document.y + 4.0, element);
    let style = document.setting.area;
    let lines = set(heading, document.fonts, style, document.setting.width());
    let mut begun = SpanElements::new();
    document.flow(&lines, style, |builder, lines| builder.block(element, heading, &mut begun, lines));
    document.y -= 3.0;
    if content.rows.is_empty() {
        return;
    }
    // A name that fills its page leaves no room for the header and a row.
    if room_below(document.y, document) < LEAST_ROOM {
        document.start_page();
    }
    let structure = document.builder.element(Role::Table, section);
    header(document, table, structure);
    let body = document.builder.element(Role::TableBody, structure);
    let first_row = document.y;
    let mut open = OpenTable { document, table, heading, body, first_row, row_bottoms: Vec::new() };
    for rows in content.rows.chunks(AT_ONCE) {
        let rows: Vec<Row<'_>> = rows.par_iter().map(|row| table.row(row)).collect();
        rows.iter().for_each(|row| open.add_row(row));
    }
    open.grid();
}

/// The column header as content.
fn header(document: &mut Document<'_>, table: &Table<'_>, structure: ElementId) {
    let head = document.builder.element(Role::TableHead, structure);
    let row = document.builder.element(Role::TableRow, head);
    header_ground(document, table);
    for block in header_blocks(document, table) {
        let cell = document.builder.element(Role::HeaderCell(Scope::Column), row);
        document.builder.paragraph(Role::Paragraph, cell, &block);
    }
    document.y -= table.header_height;
}

fn header_ground(document: &mut Document<'_>, table: &Table<'_>) {
    let y = document.y - table.header_height;
    let ground = band(table.right, y, table.header_height, document.setting.colors.heading);
    document.builder.artifact(Artifact::Layout, vec![ground]);
}

fn header_blocks<'t>(document: &Document<'_>, table: &'t Table<'_>) -> Vec<Block<'t>> {
    let cells = table.header.iter().zip(&table.edges);
    cells.map(|(lines, x)| in_cell(lines, *x, document.y, document.setting.head)).collect()
}

/// The number of lines of a row that fit between a height and the foot.
fn room_below(y: f32, document: &Document<'_>) -> usize {
    document.setting.body.lines_above_foot(y - 2.0 * PADDING)
}

/// A table whose rows go onto pages.
struct OpenTable<'d, 'a, 't> {
    document: &'d mut Document<'a>,
    table: &'d Table<'t>,
    /// The name of the area.
    heading: &'d RichBlock,
    body: ElementId,
    /// Where the first row of the current page went or will go.
    first_row: f32,
    /// Where each row of the current page ends.
    row_bottoms: Vec<f32>,
}

impl OpenTable<'_, '_, '_> {
    fn room(&self) -> usize {
        room_below(self.document.y, self.document)
    }

    /// Goes on on a new page: the area's name with '(fortsat)' and the column header, both repetitions.
    fn continue_page(&mut self) {
        self.grid();
        let Self { document, table, .. } = self;
        document.start_page();
        let style = document.setting.area;
        let again = RichBlock::plain(&format!("{} (fortsat)", self.heading.text()));
        let mut lines = set(&again, document.fonts, style, document.setting.width());
        if lines.len() > 2 * REPEATED {
            lines.truncate(REPEATED);
        }
        let name = Block { lines: &lines, x: MARGIN, top: document.y, style };
        document.y -= lines.len() as f32 * style.leading() + 3.0;
        header_ground(document, table);
        let repeated = [name].into_iter().chain(header_blocks(document, table));
        let repeated = repeated.flat_map(|block| block.draws()).collect();
        document.builder.artifact(Artifact::Repeated, repeated);
        document.y -= table.header_height;
        self.first_row = document.y;
    }

    /// Draws the grid of the rows that stand on the page.
    fn grid(&mut self) {
        let Table { edges, right, .. } = self.table;
        let rules = grid(edges.iter().copied(), *right, self.first_row, &self.row_bottoms);
        self.row_bottoms.clear();
        if !rules.is_empty() {
            self.document.builder.artifact(Artifact::Layout, rules);
        }
    }

    fn add_row(&mut self, row: &Row<'_>) {
        let structure = self.document.builder.element(Role::TableRow, self.body);
        let mut cells = PerField::from_fn(|field| {
            let role = if field == Field::Project { Role::HeaderCell(Scope::Row) } else { Role::DataCell };
            let element = self.document.builder.element(role, structure);
            OpenCell { element, list: None, blocks: row.cells[field].0.iter().map(|_| None).collect() }
        });
        if self.room() < row.height {
            self.continue_unless_fresh(row.height);
        }
        let name = row.name().map_or_else(String::new, |name| name.text.text());
        self.document.builder.outline(&name, 2, self.document.y + 2.0, structure);
        let mut done = 0;
        while done < row.height {
            let left = row.height - done;
            // A page always takes a line, however tall its title block is, so that this ends.
            let mut take = self.room().min(left).max(1);
            if left > take && left - take < TOGETHER && take > TOGETHER {
                take = left - TOGETHER;
            }
            self.add_lines(row, &mut cells, done..done + take);
            done += take;
            if done < row.height {
                self.continue_page();
                self.repeat_name(row, done);
            }
        }
    }

    /// Paints the beginning of a row's name again, where the row goes on after so many lines and the name does not.
    fn repeat_name(&mut self, row: &Row<'_>, done: usize) {
        let Some(name) = row.name().filter(|name| name.lines.len() <= done) else { return };
        let lines = part(&name.lines, 0..(row.height - done).min(REPEATED));
        let name = in_cell(lines, MARGIN, self.document.y, self.document.setting.body);
        self.document.builder.artifact(Artifact::Repeated, name.draws());
    }

    /// Paints those lines of a row that stand in a range.
    fn add_lines(&mut self, row: &Row<'_>, cells: &mut PerField<OpenCell>, range: Range<usize>) {
        let Self { document, table, .. } = self;
        let height = range.len() as f32 * document.setting.body.leading() + 2.0 * PADDING;
        let bottom = document.y - height;
        let ground = ground(row.standing, table.right, bottom, height, document.setting.colors.heading);
        let style = document.setting.body;
        if !ground.is_empty() {
            document.builder.artifact(Artifact::Layout, ground);
        }
        for ((cell, open), left) in row.cells.iter().zip(cells.iter_mut()).zip(&table.edges) {
            open.add(document, cell, range.clone(), *left);
        }
        if row.standing == Standing::Cancelled
            && let Some(name) = row.name()
            && let lines = part(&name.lines, range.clone())
            && !lines.is_empty()
        {
            let strikes = in_cell(lines, MARGIN, document.y, style).strikes();
            document.builder.artifact(Artifact::Layout, strikes);
        }
        document.y = bottom;
        self.row_bottoms.push(bottom);
    }

    /// Moves on to a new page for a row of so many lines, unless this one has no row yet; a row taller than a page starts
    /// where there is room for a good part of it.
    fn continue_unless_fresh(&mut self, lines: usize) {
        let fresh = self.document.y >= self.first_row;
        let full = room_below(self.first_row, self.document);
        if !fresh && (lines <= full || self.room() < WORTHWHILE) {
            self.continue_page();
        }
    }
}

/// Those of the lines whose index is in a range.
fn part(lines: &[Line], range: Range<usize>) -> &[Line] {
    let (to_end, _) = lines.split_at(range.end.min(lines.len()));
    to_end.split_at(range.start.min(to_end.len())).1
}

/// A cell whose lines go onto pages.
struct OpenCell {
    element: ElementId,
    /// The list that an item goes on with.
    list: Option<ElementId>,
    /// For each block, once it has begun, the element of its text and those of its spans.
    blocks: Vec<Option<(ElementId, SpanElements)>>,
}

impl OpenCell {
    /// Paints those of a cell's lines that stand in a range; `left` is the cell's left edge.
    fn add(&mut self, document: &mut Document<'_>, cell: &Cell<'_>, range: Range<usize>, left: f32) {
        let style = document.setting.body;
        let Self { element, list, blocks } = self;
        // The number of lines of the blocks before.
        let mut before = 0;
        for (block, open) in cell.0.iter().zip(blocks) {
            let inside = range.start.saturating_sub(before)..range.end.saturating_sub(before);
            let lines = part(&block.lines, inside);
            let top = document.y - PADDING - before.saturating_sub(range.start) as f32 * style.leading();
            before += block.lines.len();
            if lines.is_empty() {
                continue;
            }
            let x = left + PADDING;
            let (body, spans) = open.get_or_insert_with(|| {
                let label = Block { lines: std::slice::from_ref(&block.label), x, top, style };
                (begin(&mut document.builder, *element, list, block, &label), SpanElements::new())
            });
            let lines = Block { lines, x: x + width(&block.label), top, style };
            document.builder.block(*body, block.text, spans, &lines);
        }
    }
}

/// Begins a block in its cell: an item goes on with the list that is open, and its label is painted. Gives the element of
/// the text.
fn begin(
    builder: &mut Builder,
    cell: ElementId,
    list: &mut Option<ElementId>,
    block: &BrokenBlock<'_>,
    label: &Block<'_>,
) -> ElementId {
    let Some(text) = &block.text.label else {
        *list = None;
        return builder.element(Role::Paragraph, cell);
    };
    let list = *list.get_or_insert_with(|| builder.element(Role::List(numbering(text)), cell));
    let item = builder.element(Role::ListItem, list);
    builder.paragraph(Role::Label, item, label);
    builder.element(Role::ListBody, item)
}

fn numbering(label: &str) -> Numbering {
    match label.chars().next() {
        Some('0'..='9') => Numbering::Decimal,
        Some('a'..='z') => Numbering::LowerAlpha,
        _ => Numbering::Disc,
    }
}
