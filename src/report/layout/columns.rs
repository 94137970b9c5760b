//! Column widths for a whole document: chosen by content, so that it needs the fewest pages, and of those the fewest lines.

use super::lines::{Glyph, width};
use super::setting::{BOTTOM, MARGIN, PADDING, Setting};
use crate::plan::{Field, PerField};

/// Narrowest column and the widest word that a column makes room for, in points of text of standard size.
const NARROWEST: f32 = 48.0;
const WIDEST_WORD: f32 = 96.0;
/// The most rows that are asked in a long plan. They are taken at equal distances.
const SAMPLE: usize = 200;
/// Breaking wastes about one part in fourteen of a line.
const USED: f32 = 0.93;

/// The widths that a cell asks for.
pub(super) struct Demand {
    /// The natural widths of its paragraphs.
    pub(super) paragraphs: Vec<f32>,
    /// The widest word.
    pub(super) widest: f32,
}

/// The width of the widest word, up to the bound that a column makes room for.
pub(super) fn widest_word(glyphs: &[Glyph], setting: &Setting) -> f32 {
    let words = glyphs.split(|glyph| matches!(glyph.character, ' ' | '\n' | '/' | '-'));
    words.map(width).fold(0.0, f32::max).min(setting.scaled(WIDEST_WORD))
}

/// The distance between the rows that are asked, for a number of rows: 1 asks each row, 2 each second one.
pub(super) fn step(rows: usize) -> usize {
    rows.div_ceil(SAMPLE).max(1)
}

/// Pages and lines that widths come to; the less, the better.
type Cost = (usize, usize);

/// For each row the lines that a column takes.
type Lines = Vec<usize>;

/// Widths of the seven columns that fill the page, from what the header and the rows of each section ask for.
pub(super) fn widths(
    header: &PerField<Demand>,
    areas: &[Vec<PerField<Demand>>],
    setting: &Setting,
) -> PerField<f32> {
    let total = setting.width();
    let least = least(std::iter::once(header).chain(areas.iter().flatten()), setting, total);
    let model = Model::of(areas, setting);
    let spare = (total - least.iter().sum::<f32>()).max(0.0);
    let mut widths = least.map(|width| width + spare / 7.0);
    // Lines alone lead down a slope; pages are steps, which are only found near its foot.
    for cost in [Model::by_lines, Model::by_pages] {
        let mut lowest = cost(&model, &model.lines(&widths).map(|lines| lines));
        for amount in [32.0, 16.0, 8.0, 4.0] {
            let amount = setting.scaled(amount);
            while let Some((better, lower)) =
                model.best_move(&widths, &least, amount, cost).filter(|found| found.1 < lowest)
            {
                (widths, lowest) = (better, lower);
            }
        }
    }
    widths
}

/// The least width of each column: its widest word, within bounds.
fn least<'a>(
    rows: impl Iterator<Item = &'a PerField<Demand>>,
    setting: &Setting,
    total: f32,
) -> PerField<f32> {
    let mut least = PerField::from_fn(|_| setting.scaled(NARROWEST));
    for row in rows {
        for (least, cell) in least.iter_mut().zip(row) {
            *least = least.max(cell.widest + 2.0 * PADDING + 0.5);
        }
    }
    let needed: f32 = least.iter().sum();
    if needed > total { least.map(|width| width * total / needed) } else { least }
}

/// The demands of the rows, and how much a page holds.
struct Model<'a> {
    areas: &'a [Vec<PerField<Demand>>],
    /// Lines of a page below its headings.
    page: f32,
    /// Lines that the room around a row's text takes.
    around: f32,
}

impl<'a> Model<'a> {
    fn of(areas: &'a [Vec<PerField<Demand>>], setting: &Setting) -> Self {
        let leading = setting.body.leading();
        let heads = setting.title.leading() + setting.area.leading() + 2.0 * leading + 2.0 * PADDING + 16.0;
        Self {
            areas,
            page: (setting.page.1 - MARGIN - BOTTOM - heads) / leading,
            around: 2.0 * PADDING / leading,
        }
    }

    /// The best way to give `amount` points of one column to another.
    fn best_move(
        &self,
        widths: &PerField<f32>,
        least: &PerField<f32>,
        amount: f32,
        cost: impl Fn(&Self, &PerField<&Lines>) -> Cost,
    ) -> Option<(PerField<f32>, Cost)> {
        // Each move changes two columns, so that all of them are made of three sets of lines.
        let narrower = widths.map(|width| width - amount);
        let wider = widths.map(|width| width + amount);
        let lines = self.lines(widths);
        let (fewer, more) = (self.lines(&wider), self.lines(&narrower));
        let givers = Field::ALL.into_iter().filter(|from| narrower[*from] >= least[*from]);
        let pairs = givers.flat_map(|from| Field::ALL.map(|to| (from, to))).filter(|(from, to)| from != to);
        let moved = pairs.map(|(from, to)| {
            (changed(widths, &narrower, &wider, from, to), changed(&lines, &more, &fewer, from, to))
        });
        let moved = moved.map(|(widths, lines)| (widths.map(|width| **width), cost(self, &lines)));
        moved.min_by_key(|(_, cost)| *cost)
    }

    fn lines(&self, widths: &PerField<f32>) -> PerField<Lines> {
        PerField::from_fn(|field| {
            let room = (widths[field] - 2.0 * PADDING) * USED;
            let cells = self.areas.iter().flatten().map(|row| &row[field].paragraphs);
            cells.map(|cell| cell.iter().map(|natural| lines_of(*natural, room)).sum()).collect()
        })
    }

    fn by_lines(&self, lines: &PerField<&Lines>) -> Cost {
        (0, heights(lines).sum())
    }

    fn by_pages(&self, lines: &PerField<&Lines>) -> Cost {
        let (mut pages, mut total) = (0, 0);
        let mut heights = heights(lines);
        for rows in self.areas {
            let mut left = 0.0;
            for lines in heights.by_ref().take(rows.len()) {
                let needed = lines as f32 + self.around;
                total += lines;
                if needed > left {
                    let taken = (needed / self.page).ceil().max(1.0);
                    pages += taken as usize;
                    left = taken * self.page;
                }
                left -= needed;
            }
        }
        (pages, total)
    }
}

/// The lines of a paragraph in a room.
fn lines_of(natural: f32, room: f32) -> usize {
    ((natural / room).ceil() as usize).max(1)
}

/// The values of the columns when one gives and one takes.
fn changed<'a, T>(
    all: &'a PerField<T>,
    given: &'a PerField<T>,
    taken: &'a PerField<T>,
    from: Field,
    to: Field,
) -> PerField<&'a T> {
    let mut changed = all.map(|value| value);
    changed[from] = &given[from];
    changed[to] = &taken[to];
    changed
}

/// For each row the lines of its longest cell, at least one.
fn heights(lines: &PerField<&Lines>) -> impl Iterator<Item = usize> {
    let rows = lines.iter().map(|column| column.len()).min().unwrap_or(0);
    (0..rows).map(|row| lines.iter().filter_map(|column| column.get(row)).copied().max().unwrap_or(0).max(1))
}
