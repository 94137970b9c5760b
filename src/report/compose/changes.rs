//! Comparison to report: the publication's last section, what changed since the version before.

use super::spans;
use crate::address::At;
use crate::compare::{
    AreaChange, AreaEvent, Change, Changed, Comparison, DeliverableChange, TextChange, show,
};
use crate::plan::text::Addresses;
use crate::plan::version::named;
use crate::plan::{Field, PerField};
use crate::report::{ReportArea, ReportColumn, ReportRow, ReportTable, RichBlock, RichText};
use crate::texts::Message;

/// A row: area, project, what happened, column, before, after, note.
type Row = PerField<String>;

/// The table of changes. Rows that only stand elsewhere, and markers, which follow from the changes, are left out.
#[must_use]
pub fn table(comparison: &Comparison) -> ReportTable {
    let addresses = Addresses::default();
    let areas = comparison.areas.iter().filter_map(of_area);
    let deliverables = comparison.deliverables.iter().flat_map(of_deliverable);
    let mut rows: Vec<Row> = areas.chain(deliverables).collect();
    if rows.is_empty() {
        rows.push(row("", "", &Message::new("changes-none").printed()));
    }
    let version = named(comparison.old.number, None);
    let heading = Message::new("changes-heading").with("version", version).printed();
    let rows = rows
        .iter()
        .map(|texts| ReportRow { cells: texts.map(|text| rich(text, &addresses)), ..ReportRow::default() });
    let area = ReportArea { heading: RichBlock::plain(&heading), rows: rows.collect() };
    ReportTable { columns: columns(), areas: vec![area] }
}

fn columns() -> PerField<ReportColumn> {
    let columns = PerField::new([
        ("area", false),
        ("project", false),
        ("change", false),
        ("column", false),
        ("old", true),
        ("new", true),
        ("note", false),
    ]);
    columns.map(|(key, running)| ReportColumn {
        heading: Message::of("changes-column", key).printed(),
        running: *running,
    })
}

/// A text as it is: what has changed is quoted, not laid out anew.
fn rich(text: &str, addresses: &Addresses) -> RichText {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let block = |line: &str| RichBlock { label: None, spans: spans(line, addresses) };
    RichText { blocks: lines.map(block).collect() }
}

fn row(area: &str, project: &str, change: &str) -> Row {
    with([area, project, change], Default::default())
}

/// The row of its first three cells and its last four.
fn with([area, project, change]: [&str; 3], [column, old, new, note]: [&str; 4]) -> Row {
    PerField::new([area, project, change, column, old, new, note].map(str::to_owned))
}

fn of_area(change: &AreaChange) -> Option<Row> {
    let name = |name: &Option<At<String>>| name.as_ref().map_or("", |name| &name.value).to_owned();
    let (old, new) = (name(&change.old), name(&change.new));
    if matches!(change.event, AreaEvent::Order | AreaEvent::Markers) {
        return None;
    }
    let event = Message::of("changes", change.event.name()).printed();
    Some(match change.event {
        AreaEvent::Removed => row(&old, "", &event),
        AreaEvent::MergedInto => with([&old, "", &event], ["", &old, &new, ""]),
        AreaEvent::Renamed | AreaEvent::SplitFrom => with([&new, "", &event], ["", &old, &new, ""]),
        _ => row(&new, "", &event),
    })
}

fn of_deliverable(deliverable: &DeliverableChange) -> Vec<Row> {
    let Some(shown) = deliverable.row() else { return Vec::new() };
    let changes = deliverable.changes.iter().filter(|change| match change {
        Change::Order | Change::Markers(_) => false,
        // The text of the release says when; its row has a note of how much later.
        Change::Release(_) => !has_text(deliverable, Field::Release),
        _ => true,
    });
    let row = |change: &Change| {
        let event = Message::of("changes", change.name()).printed();
        with(
            [&shown.area, &shown.project, &event],
            before_and_after(change, deliverable).each_ref().map(|cell| &**cell),
        )
    };
    changes.map(row).collect()
}

/// The column that changed, its text before and after, and a note.
fn before_and_after(change: &Change, deliverable: &DeliverableChange) -> [String; 4] {
    match change {
        Change::Moved => {
            let [old, new] = [&deliverable.old, &deliverable.new]
                .map(|row| row.as_ref().map_or_else(String::new, |row| row.area.clone()));
            [String::new(), old, new, String::new()]
        }
        Change::Renamed(TextChange { old, new, .. }) => {
            [Field::Project.heading().to_owned(), old.clone(), new.clone(), String::new()]
        }
        Change::Text { column, text: TextChange { old, new, .. } } => {
            let note = if *column == Field::Release { later(deliverable) } else { String::new() };
            [column.heading().to_owned(), old.clone(), new.clone(), note]
        }
        Change::Release(shift) => {
            let (old, new) = (shift.old.to_string(), shift.new.to_string());
            [Field::Release.heading().to_owned(), old, new, show::amount(shift).printed()]
        }
        Change::State(Changed { old, new }) => {
            let [old, new] = [old, new].map(|state| Message::of("state", state.name()).printed());
            [String::new(), old, new, String::new()]
        }
        _ => Default::default(),
    }
}

fn has_text(deliverable: &DeliverableChange, field: Field) -> bool {
    deliverable.changes.iter().any(|change| matches!(change, Change::Text { column, .. } if *column == field))
}

/// How much earlier or later the release is.
fn later(deliverable: &DeliverableChange) -> String {
    let shifts = deliverable.changes.iter().filter_map(|change| match change {
        Change::Release(shift) => Some(show::amount(shift).printed()),
        _ => None,
    });
    shifts.take(1).collect()
}
