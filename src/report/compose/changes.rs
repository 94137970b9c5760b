//! Comparison to report: the publication's last section, what changed since the version before.

use super::spans;
use crate::address::At;
use crate::compare::{AreaChange, AreaEvent, Change, Comparison, DeliverableChange, TextChange, show};
use crate::plan::text::Addresses;
use crate::plan::version::named;
use crate::plan::{Field, PerField, State};
use crate::report::{ReportArea, ReportColumn, ReportRow, ReportTable, RichBlock, RichText};
use crate::texts::{Language, Message, Texts};

/// A row: area, project, what happened, column, before, after, note.
type Row = PerField<String>;

/// The table of changes. Rows that only stand elsewhere, and markers, which follow from the changes, are left out.
#[must_use]
pub fn table(comparison: &Comparison) -> ReportTable {
    let texts = Texts::of(Language::Danish);
    let addresses = Addresses::default();
    let areas = comparison.areas.iter().filter_map(|change| of_area(change, texts));
    let deliverables = comparison.deliverables.iter().flat_map(|row| of_deliverable(row, texts));
    let mut rows: Vec<Row> = areas.chain(deliverables).collect();
    if rows.is_empty() {
        rows.push(row("", "", texts.text(&Message::new("changes-none")).as_str()));
    }
    let version = named(comparison.old.number, None);
    let heading = texts.text(&Message::new("changes-heading").with("version", version));
    let rows = rows
        .iter()
        .map(|texts| ReportRow { cells: texts.map(|text| rich(text, &addresses)), ..ReportRow::default() });
    let area = ReportArea { heading: RichBlock::plain(heading.as_str()), rows: rows.collect() };
    ReportTable { columns: columns(texts), areas: vec![area] }
}

fn columns(texts: &Texts) -> PerField<ReportColumn> {
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
        heading: texts.text(&Message::of("changes-column", key)).into(),
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

fn of_area(change: &AreaChange, texts: &Texts) -> Option<Row> {
    let name = |name: &Option<At<String>>| name.as_ref().map_or("", |name| &name.value).to_owned();
    let (old, new) = (name(&change.old), name(&change.new));
    let what = texts.text(&Message::of("changes", change.event.name()));
    let what = what.as_str();
    Some(match &change.event {
        AreaEvent::Order | AreaEvent::Markers { .. } => return None,
        AreaEvent::Added => row(&new, "", what),
        AreaEvent::Removed => row(&old, "", what),
        AreaEvent::Renamed(_) | AreaEvent::SplitFrom => with([&new, "", what], ["", &old, &new, ""]),
        AreaEvent::MergedInto => with([&old, "", what], ["", &old, &new, ""]),
    })
}

fn of_deliverable(deliverable: &DeliverableChange, texts: &Texts) -> Vec<Row> {
    let Some(shown) = deliverable.row() else { return Vec::new() };
    let changes = deliverable.changes.iter().filter_map(|change| {
        let what = texts.text(&Message::of("changes", change.name()));
        let head = [shown.area.as_str(), &shown.project, what.as_str()];
        Some(match change {
            Change::Order | Change::Markers { .. } => return None,
            // The text of the release says when; its row has a note of how much later.
            Change::Release(_) if has_text(deliverable, Field::Release) => return None,
            Change::Added | Change::Removed => with(head, Default::default()),
            Change::Area => {
                let area = |row: &Option<crate::compare::Row>| {
                    row.as_ref().map(|row| row.area.clone()).unwrap_or_default()
                };
                with(head, ["", &area(&deliverable.old), &area(&deliverable.new), ""])
            }
            Change::Text(field, TextChange { old, new, .. }) => {
                let note = if *field == Field::Release { later(deliverable, texts) } else { String::new() };
                with(head, [field.heading(), old, new, &note])
            }
            Change::Release(shift) => {
                let (old, new) = (shift.old.to_string(), shift.new.to_string());
                with(head, [Field::Release.heading(), &old, &new, texts.text(&show::amount(shift)).as_str()])
            }
            Change::State { old, new } => {
                let word = |state: &State| texts.text(&Message::of("state", state.name()));
                with(head, ["", word(old).as_str(), word(new).as_str(), ""])
            }
        })
    });
    changes.collect()
}

fn has_text(deliverable: &DeliverableChange, field: Field) -> bool {
    deliverable.changes.iter().any(|change| matches!(change, Change::Text(other, _) if *other == field))
}

/// How much earlier or later the release is.
fn later(deliverable: &DeliverableChange, texts: &Texts) -> String {
    let shift = deliverable.changes.iter().find_map(|change| match change {
        Change::Release(shift) => Some(texts.text(&show::amount(shift)).into()),
        _ => None,
    });
    shift.unwrap_or_default()
}
