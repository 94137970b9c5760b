//! The clean workbook, read by the reader that reads the office's, against the plan.

use std::collections::BTreeMap;

use super::Compared;
use crate::address::{At, CellRef, Place};
use crate::edition::verify::{Position, Verified, What};
use crate::extract::xlsx;
use crate::plan::read::{Supplied, read};
use crate::plan::{Area, Deliverable, Field, Plan, marker};
use crate::workbook::{self, Workbook};

pub(super) fn agree(compared: &Compared<'_>, path: &str, bytes: &[u8], verified: &mut Verified) {
    let workbook = match workbook::read(bytes) {
        Ok(workbook) => workbook,
        Err(error) => {
            let what = What::Unreadable(error.to_string());
            return verified.differ(format!("{}{path}", compared.prefix), None, what);
        }
    };
    let before = verified.differences.len();
    if compared.is_ours()
        && let Ok((again, _)) = xlsx::write(&compared.plan, &xlsx::Limits::default())
        && let Ok(expected) = workbook::read(&again)
    {
        cells(compared, path, &expected, &workbook, verified);
    }
    // What the cells come to, as anyone reads them who has not seen how they were written.
    if verified.differences.len() == before {
        match read(&workbook, &Supplied::default()) {
            Ok((plan, _)) => Texts { compared, path, verified }.plan(&plan),
            Err(error) => {
                let what = What::Unreadable(error.to_string());
                verified.differ(format!("{}{path}", compared.prefix), None, what);
            }
        }
    }
}

/// All cells of all sheets, by sheet and cell.
fn by_place(workbook: &Workbook) -> BTreeMap<(usize, CellRef), (&str, &str)> {
    let sheets = workbook.sheets.iter().enumerate();
    let cells = sheets.flat_map(|(index, sheet)| {
        let cells = sheet.rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (row.row, cell)));
        cells.map(move |(row, cell)| {
            ((index, CellRef { row, column: cell.column }), (&*sheet.name, cell.text.as_str()))
        })
    });
    cells.collect()
}

fn cells(
    compared: &Compared<'_>,
    path: &str,
    expected: &Workbook,
    found: &Workbook,
    verified: &mut Verified,
) {
    let (expected, found) = (by_place(expected), by_place(found));
    let places = expected.keys().chain(found.keys().filter(|place| !expected.contains_key(place)));
    for place in places {
        let sheet = found.get(place).or_else(|| expected.get(place)).map_or("", |(sheet, _)| sheet);
        let text =
            |cells: &BTreeMap<_, (&str, &str)>| cells.get(place).map_or("", |(_, text)| text).to_owned();
        let at = || Position::Cell(format!("{sheet}!{}", place.1));
        compared.same(path, at, &text(&expected), &text(&found), verified);
    }
}

/// The texts of two plans, one of them read from the workbook.
struct Texts<'a> {
    compared: &'a Compared<'a>,
    path: &'a str,
    verified: &'a mut Verified,
}

fn cell(place: Option<&Place>) -> Position {
    place.map_or(Position::Part("part-rows"), |place| Position::Cell(place.to_string()))
}

impl Texts<'_> {
    fn same(&mut self, place: Option<&Place>, expected: &str, found: &str) {
        self.compared.same(self.path, || cell(place), expected, found, self.verified);
    }

    fn count(&mut self, at: Position, expected: usize, found: usize) {
        if expected != found {
            self.compared.differ(self.path, at, What::Count(expected, found), self.verified);
        }
    }

    fn plan(&mut self, found: &Plan) {
        let expected = &self.compared.plan;
        let text = |text: &Option<At<String>>| text.as_ref().map_or("", |text| &text.value).to_owned();
        let place = |text: &Option<At<String>>| text.as_ref().and_then(|text| text.place.clone());
        self.same(place(&found.title).as_ref(), &text(&expected.title), &text(&found.title));
        let line = |plan: &Plan| plan.version.shown().unwrap_or_default();
        self.same(place(&found.version.line).as_ref(), &line(expected), &line(found));
        self.count(Position::Part("part-legend"), expected.legend.len(), found.legend.len());
        for (expected, found) in expected.legend.iter().zip(&found.legend) {
            let line = |entry: &crate::plan::LegendEntry| format!("{} = {}", entry.symbol, entry.text);
            self.same(found.place.as_ref(), &line(&expected.value), &line(&found.value));
        }
        self.count(Position::Part("part-areas"), expected.areas.len(), found.areas.len());
        for (expected, found) in expected.areas.iter().zip(&found.areas) {
            self.area(expected, found);
        }
    }

    fn area(&mut self, expected: &Area, found: &Area) {
        let heading = |area: &Area| marker::join(&area.name.value, &area.markers);
        self.same(found.name.place.as_ref(), &heading(expected), &heading(found));
        self.count(cell(found.name.place.as_ref()), expected.deliverables.len(), found.deliverables.len());
        for (expected, found) in expected.deliverables.iter().zip(&found.deliverables) {
            for field in Field::ALL {
                let text = |row: &Deliverable| match field {
                    Field::Project => marker::join(row.project(), &row.markers),
                    _ => row.field(field).value.clone(),
                };
                self.same(found.field(field).place.as_ref(), &text(expected), &text(found));
            }
        }
    }
}
