//! The PDF, read back through its structure tree, against what the plan comes to as a report.

use super::Compared;
use crate::edition::verify::{Position, Verified, What};
use crate::report::self_check::{plain, seen};
use crate::report::{compose, pdf};

/// A heading and the cells of the rows below it.
#[derive(Default)]
struct Section {
    heading: String,
    cells: Vec<String>,
}

pub(super) fn agree(compared: &Compared<'_>, path: &str, bytes: &[u8], verified: &mut Verified) {
    let found = match pdf::read_back(bytes, &["H1", "H2", "TD"]) {
        Ok(found) => found,
        Err(error) => {
            let what = What::Unreadable(error.to_string());
            return verified.differ(format!("{}{path}", compared.prefix), None, what);
        }
    };
    // A plan without title, version or date is published by nobody; what it lacks is found elsewhere.
    let Some(report) = compose::compose(&compared.plan) else { return };
    let (mut title, mut sections) = (String::new(), Vec::new());
    for element in found {
        match element.role.as_str() {
            "H1" => title = seen(&element.text),
            "H2" => sections.push(Section { heading: seen(&element.text), cells: Vec::new() }),
            _ => match sections.last_mut() {
                Some(Section { cells, .. }) => cells.push(seen(&element.text)),
                None => sections.push(Section { cells: vec![seen(&element.text)], ..Section::default() }),
            },
        }
    }
    compared.same(path, || Position::Part("part-title"), &seen(&report.title), &title, verified);
    // After the areas the changes since the version before may stand, which do not follow from the plan alone.
    let changes = usize::from(compared.contents.contains_key("csv/aendringer.csv"));
    let Some(table) = report.tables.first() else { return };
    let areas = table.areas.len();
    if !(areas..=areas + changes).contains(&sections.len()) {
        let what = What::Count(areas, sections.len());
        compared.differ(path, Position::Part("part-areas"), what, verified);
    }
    for (area, section) in table.areas.iter().zip(&sections) {
        let heading = seen(&area.heading.text());
        let part = || Position::Part("part-areas");
        compared.same(path, part, &heading, &section.heading, verified);
        let expected: Vec<String> =
            area.rows.iter().flat_map(|row| &row.cells).map(plain).map(|text| seen(&text)).collect();
        if expected.len() != section.cells.len() {
            let what = What::Count(expected.len(), section.cells.len());
            compared.differ(path, Position::Text(heading.clone(), 0, String::new()), what, verified);
        }
        let columns = table.columns.iter().cycle();
        for (index, ((expected, found), column)) in
            expected.iter().zip(&section.cells).zip(columns).enumerate()
        {
            let row = index / table.columns.len() + 1;
            let at = || Position::Text(heading.clone(), row, column.heading.clone());
            compared.same(path, at, expected, found, verified);
        }
    }
}
