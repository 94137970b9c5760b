//! The number formats of an .xls, which its reader does not tell: records of the workbook's stream (MS-XLS) of Excel 5.0 and
//! later.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use super::display::CellFormat;
use super::number_format::Calendar;
use crate::address::CellRef;

/// The records that are looked at (MS-XLS, 2.3).
mod kind {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const END: u16 = 0x000A;
    pub(super) const CALENDAR: u16 = 0x0022;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const MANY_NUMBERS: u16 = 0x00BD;
    pub(super) const RICH_TEXT: u16 = 0x00D6;
    pub(super) const CELL_STYLE: u16 = 0x00E0;
    pub(super) const SHARED_TEXT: u16 = 0x00FD;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const TEXT: u16 = 0x0204;
    pub(super) const SHORT_NUMBER: u16 = 0x027E;
    pub(super) const FORMAT: u16 = 0x041E;
    pub(super) const START: u16 = 0x0809;
}

/// The number formats of a workbook's cells; by default they are not known.
#[derive(Default)]
pub(super) struct CellFormats {
    pub(super) calendar: Calendar,
    /// The formats of the cell styles.
    styles: Vec<CellFormat>,
    /// The styles of each sheet's cells, by their index.
    sheets: Vec<BTreeMap<CellRef, u16>>,
}

impl CellFormats {
    /// The formats of an .xls; not known where its stream is not found.
    pub(super) fn of_xls(bytes: &[u8]) -> Self {
        stream(bytes).map_or_else(Self::default, |stream| Self::of_stream(&stream))
    }

    /// The format of a cell.
    pub(super) fn of(&self, sheet: usize, cell: CellRef) -> &CellFormat {
        let style = self.sheets.get(sheet).and_then(|sheet| sheet.get(&cell));
        style.and_then(|style| self.styles.get(usize::from(*style))).unwrap_or(&CellFormat::Unknown)
    }

    fn of_stream(stream: &[u8]) -> Self {
        let mut formats = Self::default();
        let (mut codes, mut is_wide) = (BTreeMap::new(), true);
        let mut starts = Vec::new();
        for (kind, body) in Records(stream) {
            match kind {
                kind::START => is_wide = word(body, 0) == Some(0x0600),
                kind::CALENDAR if word(body, 0) == Some(1) => formats.calendar = Calendar::From1904,
                kind::FORMAT => codes.extend(word(body, 0).zip(code(body, is_wide))),
                kind::CELL_STYLE => {
                    let number = word(body, 2).unwrap_or(0);
                    let code = codes.get(&number).map(String::as_str).or_else(|| built_in(number));
                    formats.styles.push(code.map_or(CellFormat::Unknown, CellFormat::of));
                }
                kind::SHEET => starts.extend(body.first_chunk().map(|start| u32::from_le_bytes(*start))),
                kind::END => break,
                _ => {}
            }
        }
        let part =
            |start: u32| stream.get(usize::try_from(start).unwrap_or(usize::MAX)..).unwrap_or_default();
        formats.sheets = starts.into_iter().map(|start| styles(part(start))).collect();
        formats
    }
}

/// The stream of the workbook in its compound file.
fn stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let names = ["/Workbook", "/Book"];
    let mut stream = names.iter().find_map(|name| file.open_stream(name).ok())?;
    let mut content = Vec::new();
    stream.read_to_end(&mut content).ok()?;
    Some(content)
}

/// The styles of a sheet's cells.
fn styles(sheet: &[u8]) -> BTreeMap<CellRef, u16> {
    let mut styles = BTreeMap::new();
    for (kind, body) in Records(sheet) {
        let [Some(row), Some(column), Some(style)] = [0, 2, 4].map(|at| word(body, at)) else {
            if kind == kind::END {
                break;
            }
            continue;
        };
        let mut add = |column: u16, style| {
            styles.insert(CellRef::new(row.into(), column.into()), style);
        };
        match kind {
            kind::FORMULA
            | kind::RICH_TEXT
            | kind::SHARED_TEXT
            | kind::NUMBER
            | kind::TEXT
            | kind::SHORT_NUMBER => add(column, style),
            // Row and first column, then style and number of each cell, and the last column.
            kind::MANY_NUMBERS => {
                let cells = body.get(4..).unwrap_or_default().chunks_exact(6);
                (column..=u16::MAX).zip(cells).for_each(|(column, cell)| {
                    word(cell, 0).into_iter().for_each(|style| add(column, style));
                });
            }
            _ => {}
        }
    }
    styles
}

/// The code of a format: in UTF-16 or in bytes, each a letter; before Excel 97 always in bytes.
fn code(body: &[u8], is_wide: bool) -> Option<String> {
    let letters = |bytes: &[u8]| bytes.iter().map(|byte| char::from(*byte)).collect();
    if !is_wide {
        let length = usize::from(*body.get(2)?);
        return body.get(3..3 + length).map(letters);
    }
    let length = usize::from(word(body, 2)?);
    if *body.get(4)? & 1 == 0 {
        return body.get(5..5 + length).map(letters);
    }
    let units = body.get(5..5 + 2 * length)?.chunks_exact(2).filter_map(|unit| word(unit, 0));
    char::decode_utf16(units).collect::<Result<_, _>>().ok()
}

/// The codes that Excel knows by number (ECMA-376 part 1, 18.8.30).
const fn built_in(number: u16) -> Option<&'static str> {
    Some(match number {
        0 => "General",
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14 => "mm-dd-yy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "m/d/yy h:mm",
        37 | 38 => "#,##0 ;(#,##0)",
        39 | 40 => "#,##0.00;(#,##0.00)",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        48 => "##0.0E+0",
        49 => "@",
        _ => return None,
    })
}

/// The little-endian number of two bytes at a place.
fn word(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
}

/// The records of a stream: kind and body.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = (word(self.0, 0)?, usize::from(word(self.0, 2)?));
        let body = self.0.get(4..4 + length)?;
        self.0 = self.0.get(4 + length..)?;
        Some((kind, body))
    }
}

#[cfg(test)]
mod tests {
    use super::super::CellKind;
    use super::super::display::display;
    use super::*;

    fn record(stream: &mut Vec<u8>, kind: u16, body: &[u8]) {
        stream.extend(kind.to_le_bytes());
        stream.extend((body.len() as u16).to_le_bytes());
        stream.extend(body);
    }

    fn words(words: &[u16]) -> Vec<u8> {
        words.iter().flat_map(|word| word.to_le_bytes()).collect()
    }

    /// A stream with the styles General, `0" både"` and `mmm-yy`, and a sheet with a cell of each.
    fn made() -> Vec<u8> {
        let mut stream = Vec::new();
        record(&mut stream, kind::START, &words(&[0x0600, 5]));
        let code: Vec<u8> = words(&"0\" både\"".encode_utf16().collect::<Vec<_>>());
        record(&mut stream, kind::FORMAT, &[words(&[164, 8]), vec![1], code].concat());
        for number in [0, 164, 17] {
            record(&mut stream, kind::CELL_STYLE, &words(&[0, number, 0]));
        }
        let start = stream.len() as u32 + 14 + 4;
        record(&mut stream, kind::SHEET, &[&start.to_le_bytes()[..], &[0, 0, 4, 0], b"Pl"].concat());
        record(&mut stream, kind::END, &[]);
        record(&mut stream, kind::START, &words(&[0x0600, 16]));
        record(&mut stream, kind::NUMBER, &words(&[7, 2, 1, 0, 0, 0, 0]));
        record(&mut stream, kind::MANY_NUMBERS, &words(&[8, 3, 2, 0, 0, 0, 0, 0, 4]));
        record(&mut stream, kind::END, &[]);
        stream
    }

    #[test]
    fn formats_of_cells() {
        let formats = CellFormats::of_stream(&made());
        let shown = |row, column, number| {
            let format = formats.of(0, CellRef::new(row, column));
            display(&calamine::DataRef::Float(number), format, formats.calendar)
        };
        let text = |row, column, number| shown(row, column, number).map(|shown| shown.text);
        assert_eq!(text(7, 2, 3.0).as_deref(), Some("3 både"));
        assert_eq!(text(8, 3, 44_509.0).as_deref(), Some("nov-21"));
        assert_eq!(text(8, 4, 3.0).as_deref(), Some("3"));
        assert!(matches!(shown(8, 3, 44_509.0).map(|shown| shown.kind), Some(CellKind::Date(Some(_)))));
        assert!(shown(9, 9, 1.0).is_some_and(|shown| shown.is_doubtful), "a cell that has no record");
    }

    #[test]
    fn a_stream_that_ends_anywhere_is_read_so_far() {
        let stream = made();
        for end in 0..stream.len() {
            let formats = CellFormats::of_stream(&stream[..end]);
            assert!(formats.styles.len() <= 3);
        }
    }
}
