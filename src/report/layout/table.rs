//! Areas and their tables over pages.

use super::builder::draws;
use super::lines::{Glyph, Line, break_lines, measure};
use super::{
    AREA, BODY, BOTTOM, Document, HEAD, MARGIN, PADDING, PAGE, Palette, block, columns, leading, plain, set,
};
use crate::report::fonts::Fonts;
use crate::report::pages::{Area, Artifact, Draw, ElementId, OutlineEntry, Role};
use crate::report::{Report, RichText};

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

struct Cell<'a> {
    text: &'a RichText,
    lines: Vec<Line>,
}

impl<'a> Table<'a> {
    pub(super) fn new(report: &'a Report, fonts: &Fonts, total: f32) -> Self {
        let headings = report.columns.each_ref().map(|heading| plain(heading));
        let header = headings.each_ref().map(|text| measure(text, fonts, HEAD));
        let measured: Vec<Vec<[Vec<Glyph>; 7]>> = report
            .areas
            .iter()
            .map(|area| {
                area.rows.iter().map(|row| row.each_ref().map(|text| measure(text, fonts, BODY))).collect()
            })
            .collect();
        let all: Vec<&[Vec<Glyph>; 7]> = measured.iter().flatten().collect();
        let widths = columns::widths(&header, &all, total);
        let mut edges = vec![MARGIN];
        for width in widths {
            edges.push(edges.last().copied().unwrap_or(MARGIN) + width);
        }
        let header: Vec<Vec<Line>> = (headings.iter().zip(&header).zip(widths))
            .map(|((text, glyphs), width)| break_lines(glyphs, text, fonts, HEAD, width - 2.0 * PADDING))
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

fn row<'a>(texts: &'a [RichText; 7], glyphs: &[Vec<Glyph>; 7], widths: &[f32; 7], fonts: &Fonts) -> Row<'a> {
    let cells: Vec<Cell<'a>> = (texts.iter().zip(glyphs).zip(widths))
        .map(|((text, glyphs), width)| Cell {
            text,
            lines: break_lines(glyphs, text, fonts, BODY, width - 2.0 * PADDING),
        })
        .collect();
    let height = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0).max(1);
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
    let paragraphs: Vec<Option<ElementId>> = (row.cells.iter())
        .map(|cell| {
            let data = document.builder.element(Role::DataCell, structure);
            (!cell.lines.is_empty()).then(|| document.builder.element(Role::Paragraph, data))
        })
        .collect();
    let mut links: Vec<Vec<(usize, ElementId)>> = vec![Vec::new(); row.cells.len()];
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
        let content = row.cells.iter().zip(&paragraphs).zip(&mut links).zip(&table.edges);
        let height = take as f32 * leading(BODY) + 2.0 * PADDING;
        document.builder.artifact(Artifact::Layout, rules(table, document.y, height));
        for (((cell, paragraph), links), x) in content {
            let lines = cell.lines.get(done..cell.lines.len().min(done + take)).unwrap_or_default();
            let Some(paragraph) = paragraph.filter(|_| !lines.is_empty()) else { continue };
            let block = block(lines, x + PADDING, document.y - PADDING, BODY, Palette::INK);
            document.builder.cell(paragraph, cell.text, links, &block);
        }
        document.y -= height;
        done += take;
        if done < row.height {
            continue_page(document, table, heading);
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

/// The rules around a row's cells.
fn rules(table: &Table<'_>, y: f32, height: f32) -> Vec<Draw> {
    let rule = |from, to| Draw::Rule { from, to, width: 0.4, color: Palette::LINE };
    let mut rules: Vec<Draw> = table.edges.iter().map(|x| rule((*x, y), (*x, y - height))).collect();
    rules.push(rule((MARGIN, y - height), (table.right(), y - height)));
    rules
}
