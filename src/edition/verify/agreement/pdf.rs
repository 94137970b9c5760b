//! The PDF, read back through its structure tree, against what the plan comes to as a report.

use super::Compared;
use crate::edition::verify::{Position, Verified, What};
use crate::report::{RichBlock, RichText, compose, layout, pdf};

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
    let areas = report.areas.len();
    if !(areas..=areas + changes).contains(&sections.len()) {
        let what = What::Count(areas, sections.len());
        compared.differ(path, Position::Part("part-areas"), what, verified);
    }
    for (area, section) in report.areas.iter().zip(&sections) {
        let heading = seen(&area.heading);
        let part = || Position::Part("part-areas");
        compared.same(path, part, &heading, &section.heading, verified);
        let expected: Vec<String> = area.rows.iter().flatten().map(plain).collect();
        if expected.len() != section.cells.len() {
            let what = What::Count(expected.len(), section.cells.len());
            compared.differ(path, Position::Text(heading.clone(), 0, String::new()), what, verified);
        }
        let columns = report.columns.iter().cycle();
        for (index, ((expected, found), column)) in
            expected.iter().zip(&section.cells).zip(columns).enumerate()
        {
            let row = index / report.columns.len() + 1;
            let at = || Position::Text(heading.clone(), row, column.clone());
            compared.same(path, at, expected, found, verified);
        }
    }
}

/// A cell's text as a screen reader gets it.
fn plain(text: &RichText) -> String {
    let block = |block: &RichBlock| {
        let spans: String = block.spans.iter().map(|span| span.text.as_str()).collect();
        format!("{} {spans}", block.label.as_deref().unwrap_or_default())
    };
    seen(&text.blocks.iter().map(block).collect::<Vec<_>>().join(" "))
}

/// A text as it is compared: without characters that leave no mark on paper, blanks single.
fn seen(text: &str) -> String {
    pdf::folded(&text.chars().filter(|c| !layout::is_invisible(*c)).collect::<String>())
}
