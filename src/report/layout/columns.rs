//! Column widths for a whole document: chosen by content, so that the rows need the least height.

use super::PADDING;
use super::lines::{widest_word, width};
use super::table::{Measured, MeasuredBlock};

/// Narrowest column and the widest word that a column makes room for, in points.
const NARROWEST: f32 = 48.0;
const WIDEST_WORD: f32 = 96.0;
/// So many rows speak for a long plan; they are taken at equal distances.
const SAMPLE: usize = 200;

/// Widths of the seven columns that sum up to `total`.
pub(super) fn widths(header: &Measured, rows: &[&Measured], total: f32) -> [f32; 7] {
    let step = rows.len().div_ceil(SAMPLE).max(1);
    let sample: Vec<&Measured> = rows.iter().step_by(step).copied().collect();
    let mut least = [NARROWEST; 7];
    for cells in std::iter::once(header).chain(sample.iter().copied()) {
        for (least, cell) in least.iter_mut().zip(cells) {
            *least = least.max(widest(cell) + 2.0 * PADDING + 0.5);
        }
    }
    let needed: f32 = least.iter().sum();
    if needed > total {
        least = least.map(|width| width * total / needed);
    }
    let demands: Vec<[Vec<f32>; 7]> =
        sample.iter().map(|row| row.each_ref().map(|cell| paragraphs(cell))).collect();
    let spare = (total - least.iter().sum::<f32>()).max(0.0);
    let mut widths = least.map(|width| width + spare / 7.0);
    let mut cost = height(&demands, &widths);
    for amount in [32.0, 16.0, 8.0, 4.0] {
        while let Some((better, lower)) =
            best_move(&demands, &widths, &least, amount).filter(|found| found.1 < cost)
        {
            (widths, cost) = (better, lower);
        }
    }
    widths
}

/// The best way to give `amount` points of one column to another.
fn best_move(
    demands: &[[Vec<f32>; 7]],
    widths: &[f32; 7],
    least: &[f32; 7],
    amount: f32,
) -> Option<([f32; 7], usize)> {
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
        let cost = height(demands, &moved);
        (moved, cost)
    });
    moved.min_by_key(|(_, cost)| *cost)
}

/// The widest word of a cell, beside its label, up to a bound.
fn widest(cell: &[MeasuredBlock]) -> f32 {
    cell.iter().map(|block| width(&block.label) + widest_word(&block.body, WIDEST_WORD)).fold(0.0, f32::max)
}

/// The natural widths of a text's paragraphs.
fn paragraphs(cell: &[MeasuredBlock]) -> Vec<f32> {
    cell.iter().map(|block| width(&block.label) + width(&block.body)).collect()
}

/// Lines that all rows need together; breaking wastes about one part in twelve of a line.
fn height(demands: &[[Vec<f32>; 7]], widths: &[f32; 7]) -> usize {
    let lines = |paragraphs: &Vec<f32>, width: f32| -> usize {
        let room = (width - 2.0 * PADDING) * 0.92;
        paragraphs.iter().map(|natural| ((natural / room).ceil() as usize).max(1)).sum()
    };
    demands
        .iter()
        .map(|row| row.iter().zip(widths).map(|(cell, width)| lines(cell, *width)).max().unwrap_or(0))
        .sum()
}
