//! Column widths for a whole document: chosen by content, so that it needs the fewest pages, and of those the fewest lines.

use super::lines::{widest_word, width};
use super::table::{Measured, MeasuredBlock};
use super::{BOTTOM, MARGIN, PADDING, Setting};

/// Narrowest column and the widest word that a column makes room for, in points of text of standard size.
const NARROWEST: f32 = 48.0;
const WIDEST_WORD: f32 = 96.0;
/// So many rows speak for a long plan; they are taken at equal distances.
const SAMPLE: usize = 200;
/// Breaking wastes about one part in fourteen of a line.
const USED: f32 = 0.93;

/// The natural widths of a row's paragraphs, cell by cell.
type Demand = [Vec<f32>; 7];

/// Pages and lines that widths come to; the less, the better.
type Cost = (usize, usize);

/// Widths of the seven columns that fill the page.
pub(super) fn widths(header: &Measured, areas: &[Vec<Measured>], setting: &Setting) -> [f32; 7] {
    let total = setting.width();
    let rows: Vec<&Measured> = areas.iter().flatten().collect();
    let step = rows.len().div_ceil(SAMPLE).max(1);
    let sample = rows.iter().step_by(step).copied();
    let least = least(std::iter::once(header).chain(sample), setting, total);
    let model = Model::of(areas, step, setting);
    let spare = (total - least.iter().sum::<f32>()).max(0.0);
    let mut widths = least.map(|width| width + spare / 7.0);
    // Lines alone lead down a slope; pages are steps, which are only found near its foot.
    for by in [Model::by_lines, Model::by_pages] {
        let mut cost = by(&model, &widths);
        for amount in [32.0, 16.0, 8.0, 4.0] {
            let amount = setting.scaled(amount);
            while let Some((better, lower)) =
                best_move(&widths, &least, amount, |widths| by(&model, widths)).filter(|found| found.1 < cost)
            {
                (widths, cost) = (better, lower);
            }
        }
    }
    widths
}

/// The least width of each column: its widest word, within bounds.
fn least<'a>(rows: impl Iterator<Item = &'a Measured>, setting: &Setting, total: f32) -> [f32; 7] {
    let mut least = [setting.scaled(NARROWEST); 7];
    for cells in rows {
        for (least, cell) in least.iter_mut().zip(cells) {
            *least = least.max(widest(cell, setting.scaled(WIDEST_WORD)) + 2.0 * PADDING + 0.5);
        }
    }
    let needed: f32 = least.iter().sum();
    if needed > total { least.map(|width| width * total / needed) } else { least }
}

/// The widest word of a cell, beside its label, up to a bound.
fn widest(cell: &[MeasuredBlock], bound: f32) -> f32 {
    cell.iter().map(|block| width(&block.label) + widest_word(&block.body, bound)).fold(0.0, f32::max)
}

/// The best way to give `amount` points of one column to another.
fn best_move(
    widths: &[f32; 7],
    least: &[f32; 7],
    amount: f32,
    cost: impl Fn(&[f32; 7]) -> Cost,
) -> Option<([f32; 7], Cost)> {
    let givers =
        (0..7).filter(|from| widths.get(*from).zip(least.get(*from)).is_some_and(|(w, l)| w - amount >= *l));
    let pairs = givers.flat_map(|from| (0..7).filter(move |to| *to != from).map(move |to| (from, to)));
    let moved = pairs.map(|(from, to)| {
        let mut moved = *widths;
        for (index, width) in moved.iter_mut().enumerate() {
            *width += if index == to {
                amount
            } else if index == from {
                -amount
            } else {
                0.0
            };
        }
        let cost = cost(&moved);
        (moved, cost)
    });
    moved.min_by_key(|(_, cost)| *cost)
}

/// What the rows ask for, and how much a page holds.
struct Model {
    areas: Vec<Vec<Demand>>,
    /// Lines of a page below its headings.
    page: f32,
    /// Lines that the room around a row's text takes.
    around: f32,
}

impl Model {
    fn of(areas: &[Vec<Measured>], step: usize, setting: &Setting) -> Self {
        let demand = |row: &Measured| row.each_ref().map(|cell| paragraphs(cell));
        let areas = areas.iter().map(|rows| rows.iter().step_by(step).map(demand).collect()).collect();
        let leading = setting.body.leading();
        let heads = setting.title.leading() + setting.area.leading() + 2.0 * leading + 2.0 * PADDING + 16.0;
        Self {
            areas,
            page: (setting.page.1 - MARGIN - BOTTOM - heads) / leading,
            around: 2.0 * PADDING / leading,
        }
    }

    fn by_lines(&self, widths: &[f32; 7]) -> Cost {
        (0, self.areas.iter().flatten().map(|row| lines(row, widths)).sum())
    }

    fn by_pages(&self, widths: &[f32; 7]) -> Cost {
        let (mut pages, mut total) = (0, 0);
        for rows in &self.areas {
            let mut left = 0.0;
            for row in rows {
                let lines = lines(row, widths);
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

/// The natural widths of a text's paragraphs.
fn paragraphs(cell: &[MeasuredBlock]) -> Vec<f32> {
    cell.iter().map(|block| width(&block.label) + width(&block.body)).collect()
}

/// The lines of a row's longest cell.
fn lines(row: &Demand, widths: &[f32; 7]) -> usize {
    let lines = |paragraphs: &Vec<f32>, width: f32| -> usize {
        let room = (width - 2.0 * PADDING) * USED;
        paragraphs.iter().map(|natural| ((natural / room).ceil() as usize).max(1)).sum()
    };
    row.iter().zip(widths).map(|(cell, width)| lines(cell, *width)).max().unwrap_or(0).max(1)
}
