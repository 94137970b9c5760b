//! Any texts in the cells of a workbook, published whole: plan, checks, comparison, data, PDF and its self-check.
//!
//! The input is the text of a sheet: a line is a row, a tab divides cells. A form feed begins the next sheet.
#![no_main]

use std::sync::Arc;

use leveranceplan::address::{Column, Row};
use leveranceplan::workbook::{Cell, CellKind, Sheet, SheetDetails, SheetRow, clean};
use leveranceplan::{Config, ErrorKind, NextOptions, Options, Publisher, ReadError, Supplied, Workbook};
use libfuzzer_sys::fuzz_target;

fn workbook(bytes: &[u8]) -> Result<Workbook, ReadError> {
    let text = String::from_utf8_lossy(bytes);
    let sheets = text.split('\u{c}').enumerate().map(|(number, text)| Sheet {
        name: Arc::from(format!("Ark {number}")),
        visible: true,
        rows: text.split('\n').enumerate().map(|(at, line)| row(at, line)).collect(),
        details: SheetDetails::default(),
    });
    Ok(Workbook { sheets: sheets.collect() })
}

fn row(at: usize, line: &str) -> SheetRow {
    let cell = |(at, text): (usize, &str)| Cell {
        column: Column(at as u32),
        text: clean(text),
        kind: CellKind::Text,
        struck: false,
        stray: None,
        length: text.chars().count(),
    };
    let cells = line.split('\t').enumerate().map(cell).filter(|cell| !cell.text.is_empty());
    SheetRow { row: Row(at as u32), cells: cells.collect() }
}

fuzz_target!(|bytes: &[u8]| {
    let publisher = Publisher::new(Config::default()).reading_with(workbook);
    let Ok(draft) = publisher.read(bytes, &Supplied::default()) else { return };
    let plan = draft.plan().clone();
    let _ = publisher.next_quarter(&plan, &NextOptions::default());
    let options = Options { previous: Some(plan), mark: true, ..Options::default() };
    // What the program wrote itself always reads back right.
    if let Err(error) = draft.publish(&options, &|_| {}).edition {
        assert_eq!(error.kind(), ErrorKind::Plan, "{error:?}");
    }
});
