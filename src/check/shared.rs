//! What several checks need.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Subject;
use crate::address::{CellRef, Place};
use crate::finding::{Code, Finding};
use crate::plan::release::Kind;
use crate::plan::state::Evidence;
use crate::plan::{Deliverable, Field, Marker, State};
use crate::workbook::SheetDetails;

/// The columns of running text.
pub(super) const RUNNING: [Field; 4] = [Field::Purpose, Field::Description, Field::Status, Field::Remarks];

/// Where a deliverable has a column.
pub(super) fn place(deliverable: &Deliverable, field: Field) -> Option<Place> {
    deliverable.field(field).place.clone()
}

/// A finding about the words that speak for a state other than the marker does.
pub(super) fn speaks_for(deliverable: &Deliverable, state: State, code: Code) -> Option<Finding> {
    let speaks = |evidence: &&Evidence| evidence.state == state && evidence.field != Field::Project;
    let evidence = deliverable.evidence.iter().find(speaks)?;
    let text = deliverable.field(evidence.field);
    let words = text.value.get(evidence.words.clone()).unwrap_or_default();
    let finding = Finding::new(code, text.place.clone()).quoting("text", words);
    let finding = finding.about(&text.value, evidence.words.clone());
    Some(finding.with_related(place(deliverable, Field::Project).as_ref()))
}

/// A finding for each cell in a column of the plan that a sheet's details name: such a cell may be read as empty, so that
/// no text of the plan leads to it.
pub(super) fn each_cell(
    subject: &Subject<'_>,
    code: Code,
    cells: fn(&SheetDetails) -> &[CellRef],
    findings: &mut Vec<Finding>,
) {
    if subject.workbook.sheets.iter().all(|sheet| cells(&sheet.details).is_empty()) {
        return;
    }
    let places = subject.parts().filter_map(|(_, _, place)| place);
    let columns: BTreeSet<_> = places.map(|place| (place.sheet_index, place.cell.column)).collect();
    for (sheet_index, sheet) in subject.workbook.sheets.iter().enumerate() {
        let of_plan =
            cells(&sheet.details).iter().filter(|cell| columns.contains(&(sheet_index, cell.column)));
        findings.extend(of_plan.map(|cell| {
            Finding::new(code, Some(Place { sheet_index, sheet: sheet.name.clone(), cell: *cell }))
        }));
    }
}

/// The words of a text that may be addresses, without the signs around them, each with its first byte.
pub(super) fn addresses(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = text.split_whitespace().map(|word| {
        let word = word.trim_matches(['(', ')', '<', '>', '"', '»', '«', ',', ';']);
        (word.as_ptr() as usize - text.as_ptr() as usize, word)
    });
    words.filter(|(_, word)| may_be_address(word))
}

/// Most words are none.
fn may_be_address(word: &str) -> bool {
    word.contains([':', '/', '\\', ';'])
        || word.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www."))
}

/// The last day of a release that is still to come: not of what is there, cancelled, or without an end.
pub(super) fn awaited_until(deliverable: &Deliverable) -> Option<NaiveDate> {
    let settled = matches!(deliverable.state(), State::Delivered | State::Cancelled);
    let awaited = !settled && !deliverable.is(Marker::Delivered) && deliverable.release.kind == Kind::Dated;
    deliverable.release.last_day().filter(|_| awaited)
}
