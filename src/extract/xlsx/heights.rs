//! The height of a row in which all its text shows, in Excel and in LibreOffice.
//!
//! Neither program is asked: the lines are counted with the measures of DejaVu Sans, which is wider than Calibri, than
//! Carlito, which stands in for it, and is itself what a machine without both falls back to. So there may be a line too
//! many, and never one too few.

use super::formats::SIZE;
use crate::report::fonts::{Face, Fonts};

/// A line's height for a size: Excel gives Calibri 11 rows of 15 points.
const LEADING: f64 = 15.0 / SIZE;
/// The width of bold letters, relative to others.
const BOLD: f64 = 1.15;
/// A column's width unit, a digit of Calibri 11 at 96 pixels an inch, in points.
const UNIT: f64 = 7.0 * 0.75;
/// The least that a character may be taken for, em: no font of a reader is known to be narrower for what DejaVu lacks.
const UNKNOWN: f64 = 1.1;

/// The width of a text's cell, and its font.
#[derive(Clone, Copy, Debug)]
pub(super) struct CellSetting {
    /// Width of its cell in units of Excel.
    pub(super) width: f64,
    /// Size of the font, points.
    pub(super) size: f64,
    /// Whether it is bold.
    pub(super) bold: bool,
}

/// The height of a row that shows a text whole, points.
pub(super) fn height(text: &str, setting: CellSetting, fonts: &Fonts<'_>) -> f64 {
    lines(text, setting, fonts) as f64 * setting.size * LEADING + 1.0
}

/// The lines of a text in a cell.
pub(super) fn lines(text: &str, setting: CellSetting, fonts: &Fonts<'_>) -> usize {
    let em = setting.size * if setting.bold { BOLD } else { 1.0 };
    let width = setting.width * UNIT / em;
    text.split('\n').map(|line| lines_of(line, width, fonts)).sum()
}

/// The lines of a line, filled word by word; a word that is wider than the cell is cut wherever the edge is.
fn lines_of(line: &str, width: f64, fonts: &Fonts<'_>) -> usize {
    let (mut lines, mut filled) = (1, 0.0);
    for word in line.split_inclusive(' ') {
        let advance = |c: char| fonts.advance(c, Face::Symbols).map_or(UNKNOWN, f64::from);
        let seen: f64 = word.trim_end().chars().map(advance).sum();
        let blank = if word.ends_with(' ') { advance(' ') } else { 0.0 };
        if filled > 0.0 && filled + seen > width {
            lines += 1;
            filled = 0.0;
        }
        filled += seen;
        // The cut leaves less than a character free at each edge.
        let widest = 1.4;
        while filled > width && width > widest {
            lines += 1;
            filled -= width - widest;
        }
        filled += blank;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted() {
        let fonts = Fonts::load().unwrap();
        let count = |text: &str| lines(text, CellSetting { width: 20.0, size: 11.0, bold: false }, &fonts);
        assert_eq!([count(""), count("kort"), count("a\nb\n\nc")], [1, 1, 4]);
        assert_eq!(count("femten tegn her femten tegn her"), 2);
        assert_eq!(count(&"x".repeat(100)), 8);
    }
}
