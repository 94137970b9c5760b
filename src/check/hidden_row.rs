//! Hidden rows that are published; one finding for rows that follow each other, as a filter hides many.

use std::collections::BTreeMap;

use super::{Check, Finds, Subject};
use crate::address::{Place, Row};
use crate::finding::{Code, Finding};

pub(super) const CHECK: Check = Check { code: Code::HiddenRow, finds: Finds::Once(find) };

fn find(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let mut hidden: BTreeMap<(usize, Row), &Place> = BTreeMap::new();
    for (_, text, place) in subject.parts() {
        let Some(place) = place.filter(|_| !text.is_empty()) else { continue };
        let sheet = subject.workbook.sheets.get(place.sheet_index);
        if sheet.is_some_and(|sheet| sheet.details.hidden_rows.binary_search(&place.cell.row).is_ok()) {
            hidden.entry((place.sheet_index, place.cell.row)).or_insert(place);
        }
    }
    let mut runs: Vec<(&Place, Row)> = Vec::new();
    for ((sheet, row), place) in hidden {
        match runs.last_mut() {
            Some((first, last)) if first.sheet_index == sheet && last.0 + 1 == row.0 => *last = row,
            _ => runs.push((place, row)),
        }
    }
    findings.extend(runs.into_iter().map(|(first, last)| run(first, last)));
}

fn run(first: &Place, last: Row) -> Finding {
    let rows = if first.cell.row == last { last.to_string() } else { format!("{}-{last}", first.cell.row) };
    Finding::new(CHECK.code, Some(first.clone())).naming("text", rows)
}
