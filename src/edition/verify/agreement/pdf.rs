//! The PDF, read back through its structure tree, against what the plan comes to as a report.

use std::collections::BTreeMap;

use super::{Compared, unreadable};
use crate::edition::names;
use crate::edition::verify::{FileCheck, Position, Problem};
use crate::extract::CHANGES;
use crate::plan::{Field, Plan, marker};
use crate::report::pdf::{self, ElementText};
use crate::report::self_check::{plain, seen};
use crate::report::{ReportArea, ReportTable, compose};

pub(super) fn agree(compared: &Compared<'_>, bytes: &[u8], file: &mut FileCheck<'_>) -> Result<(), Problem> {
    if compared.is_of_this_program() {
        agree_in_place(compared, bytes, file)
    } else {
        agree_anywhere(&compared.plan, bytes, file)
    }
}

/// Compares the texts of a PDF of another version: each text of the plan is the text of an element, wherever it stands.
fn agree_anywhere(plan: &Plan, bytes: &[u8], file: &mut FileCheck<'_>) -> Result<(), Problem> {
    // Markers, and blanks after the sign of a list item, may be set otherwise.
    let bare = |text: &str| seen(&marker::split(text).0).replace(' ', "");
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for element in pdf::read_back(bytes, &["Title", "H1", "H2", "H3", "TH", "TD"]).map_err(unreadable)? {
        *found.entry(bare(&element.text)).or_default() += 1;
    }
    let mut agree = |at: Position, text: &str| {
        let times = found.get_mut(&bare(text)).filter(|times| **times > 0);
        let is_there = text.is_empty() || times.is_some();
        if let Some(times) = times {
            *times -= 1;
        }
        file.text(|| at, text, if is_there { text } else { "" });
    };
    if let Some(title) = &plan.title {
        agree(Position::Part("part-title"), &title.value);
    }
    for area in &plan.areas {
        agree(Position::Part("part-areas"), &area.name.value);
        for (row, deliverable) in (1..).zip(&area.deliverables) {
            for field in Field::ALL {
                let at = Position::Text(area.name.value.clone(), row, field.heading().to_owned());
                agree(at, &deliverable.field(field).value);
            }
        }
    }
    Ok(())
}

fn agree_in_place(compared: &Compared<'_>, bytes: &[u8], file: &mut FileCheck<'_>) -> Result<(), Problem> {
    let found = pdf::read_back(bytes, &["H1", "H2", "TD"]).map_err(unreadable)?;
    // A plan without title, version or date is published by nobody; what it lacks is found elsewhere.
    let Some(report) = compose::compose(&compared.plan) else { return Ok(()) };
    // The title, then each heading with the cells that follow it.
    let mut sections = found.chunk_by(|_, next| next.role == "TD").peekable();
    let title = sections.next_if(|section| matches!(section, [title] if title.role == "H1"));
    let title = title.and_then(|title| title.first()).map_or("", |title| &title.text);
    let sections: Vec<&[ElementText]> = sections.collect();
    file.text(|| Position::Part("part-title"), &seen(&report.title), &seen(title));
    // After the areas the changes since the version before may stand, which do not follow from the plan alone.
    let changes = usize::from(compared.has(&names::table(CHANGES)));
    let Some(table) = report.tables.first() else { return Ok(()) };
    let areas = table.areas.len();
    if !(areas..=areas + changes).contains(&sections.len()) {
        file.differ(Position::Part("part-areas"), Problem::Count(areas, sections.len()));
    }
    for (area, section) in table.areas.iter().zip(sections) {
        agree_area(table, area, section, file);
    }
    Ok(())
}

/// Compares the heading of an area and the cells of its rows.
fn agree_area(table: &ReportTable, area: &ReportArea, section: &[ElementText], file: &mut FileCheck<'_>) {
    let Some((found, cells)) = section.split_first() else { return };
    let heading = seen(&area.heading.text());
    file.text(|| Position::Part("part-areas"), &heading, &seen(&found.text));
    let expected = area.rows.iter().map(|row| &row.cells).enumerate();
    let expected = expected.flat_map(|(row, texts)| {
        table.columns.iter().zip(texts).map(move |(column, text)| (row + 1, &column.heading, text))
    });
    file.count(Position::Text(heading.clone(), 0, String::new()), expected.clone().count(), cells.len());
    for ((row, column, text), found) in expected.zip(cells) {
        let at = || Position::Text(heading.clone(), row, column.clone());
        file.text(at, &seen(&plain(text)), &seen(&found.text));
    }
}
