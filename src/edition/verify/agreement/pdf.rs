//! The PDF, read back through its structure tree, against what the plan comes to as a report.

use std::collections::BTreeMap;

use super::Compared;
use crate::edition::names;
use crate::edition::verify::FileCheck;
use crate::edition::verify::problem::{self, unreadable};
use crate::extract::CHANGES;
use crate::plan::{Field, Plan, marker};
use crate::report::pdf::{self, ElementText};
use crate::report::self_check::{plain, seen};
use crate::report::{ReportArea, ReportTable, compose};
use crate::texts::{Message, quote};

pub(super) fn agree(compared: &Compared<'_>, bytes: &[u8], file: &mut FileCheck<'_>) -> Result<(), Message> {
    if compared.is_of_this_program() {
        agree_in_place(compared, bytes, file)
    } else {
        agree_anywhere(&compared.plan, bytes, file)
    }
}

/// Compares the texts of a PDF of another version: each text of the plan is the text of an element, wherever it stands.
fn agree_anywhere(plan: &Plan, bytes: &[u8], file: &mut FileCheck<'_>) -> Result<(), Message> {
    // Markers, and blanks after the sign of a list item, may be set otherwise.
    let bare = |text: &str| seen(&marker::split(text).0).replace(' ', "");
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for element in
        pdf::read_back(bytes, &["Title", "H1", "H2", "H3", "TH", "TD"]).map_err(|error| unreadable(&error))?
    {
        *found.entry(bare(&element.text)).or_default() += 1;
    }
    let mut agree = |at: Message, text: &str| {
        let times = found.get_mut(&bare(text)).filter(|times| **times > 0);
        let is_there = text.is_empty() || times.is_some();
        if let Some(times) = times {
            *times -= 1;
        }
        file.text(|| at, text, if is_there { text } else { "" });
    };
    if let Some(title) = &plan.title {
        agree(Message::new("part-title"), &title.value);
    }
    for area in &plan.areas {
        agree(Message::new("part-areas"), &area.name.value);
        for (row, deliverable) in (1..).zip(&area.deliverables) {
            for field in Field::ALL {
                agree(at_text(&area.name.value, row, field.heading()), &deliverable.field(field).value);
            }
        }
    }
    Ok(())
}

fn agree_in_place(compared: &Compared<'_>, bytes: &[u8], file: &mut FileCheck<'_>) -> Result<(), Message> {
    let found = pdf::read_back(bytes, &["H1", "H2", "TH", "TD"]).map_err(|error| unreadable(&error))?;
    // A plan without title, version or date is published by nobody; what it lacks is found elsewhere.
    let Some(report) = compose::compose(&compared.plan) else { return Ok(()) };
    // The title, then each heading with the cells that follow it.
    let mut sections = found.chunk_by(|_, next| !next.role.starts_with('H')).peekable();
    let title = sections.next_if(|section| matches!(section, [title] if title.role == "H1"));
    let title = title.and_then(|title| title.first()).map_or("", |title| &title.text);
    let sections: Vec<&[ElementText]> = sections.collect();
    file.text(|| Message::new("part-title"), &seen(&report.title), &seen(title));
    // After the areas the changes since the version before may stand, which do not follow from the plan alone.
    let changes = usize::from(compared.has(&names::table(CHANGES)));
    let Some(table) = report.tables.first() else { return Ok(()) };
    let areas = table.areas.len();
    if !(areas..=areas + changes).contains(&sections.len()) {
        file.differ(Message::new("part-areas"), problem::values("verify-count", areas, sections.len()));
    }
    for (area, section) in table.areas.iter().zip(sections) {
        agree_area(table, area, section, file);
    }
    Ok(())
}

/// Compares the heading of an area and the cells of its rows.
fn agree_area(table: &ReportTable, area: &ReportArea, section: &[ElementText], file: &mut FileCheck<'_>) {
    let Some((found, cells)) = section.split_first() else { return };
    // Where there are rows, the headings of the columns come first.
    let (_, cells) = cells.split_at(table.columns.iter().len().min(cells.len()));
    let heading = seen(&area.heading.text());
    file.text(|| Message::new("part-areas"), &heading, &seen(&found.text));
    let expected = area.rows.iter().map(|row| &row.cells).enumerate();
    let expected = expected.flat_map(|(row, texts)| {
        table.columns.iter().zip(texts).map(move |(column, text)| (row + 1, &column.heading, text))
    });
    let at = Message::new("at-area").with("area", quote(&heading));
    file.count(at, expected.clone().count(), cells.len());
    for ((row, column, text), found) in expected.zip(cells) {
        file.text(|| at_text(&heading, row, column), &seen(&plain(text)), &seen(&found.text));
    }
    // Each cell but the first of its row has two headers: its column's and its row's.
    let headed = cells.iter().filter(|cell| cell.headers.len() == 2).count();
    file.count(Message::new("part-headers"), area.rows.len() * (table.columns.iter().len() - 1), headed);
}

/// A text of the PDF: the area, the row in it counted from 1, the column's heading.
fn at_text(area: &str, row: usize, column: &str) -> Message {
    let message = Message::new("at-text").with("area", quote(area));
    message.with("row", row.to_string()).with("column", column)
}
