//! A comparison as lines, one for each change.

use crate::address::At;
use crate::compare::{
    AreaChange, AreaEvent, Change, Comparison, DeliverableChange, DeliverableKey, DocumentChange,
};
use crate::plan::{Field, Marker};

/// One change; empty texts where a line has no such value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChangeLine {
    /// The deliverable's id; of a gone deliverable, its old id.
    pub id: String,
    /// The area's name; of a gone area, its old name.
    pub area: String,
    /// The deliverable's name; empty where the change is one of an area or of the plan.
    pub project: String,
    /// The name of the change, in kebab case.
    pub change: &'static str,
    /// The column, or the part of the plan.
    pub field: &'static str,
    /// The value before.
    pub old: String,
    /// The value after.
    pub new: String,
    /// How like the old row or area it is (0-1), where they were matched by it.
    pub likeness: Option<f64>,
}

/// All changes: those of the plan, of areas, of deliverables.
#[must_use]
pub fn lines(comparison: &Comparison) -> Vec<ChangeLine> {
    let document = comparison.document.iter().map(of_document);
    let areas = comparison.areas.iter().map(of_area);
    document.chain(areas).chain(comparison.deliverables.iter().flat_map(of_deliverable)).collect()
}

fn of_document(change: &DocumentChange) -> ChangeLine {
    ChangeLine {
        change: "document",
        field: change.part.name(),
        old: change.text.old.clone(),
        new: change.text.new.clone(),
        ..ChangeLine::default()
    }
}

fn of_area(change: &AreaChange) -> ChangeLine {
    let name = |name: &Option<At<String>>| name.as_ref().map_or_else(String::new, |name| name.value.clone());
    let (old, new) = (name(&change.old), name(&change.new));
    let is_gone = matches!(change.event, AreaEvent::Removed | AreaEvent::MergedInto);
    let area = if is_gone { old.clone() } else { new.clone() };
    let (old, new) = match (&change.markers, change.event) {
        (Some(markers), _) => (signs(&markers.old), signs(&markers.new)),
        (None, AreaEvent::Order) => Default::default(),
        _ => (old, new),
    };
    ChangeLine {
        area,
        change: change.event.name(),
        old,
        new,
        likeness: change.likeness,
        ..ChangeLine::default()
    }
}

fn of_deliverable(row: &DeliverableChange) -> Vec<ChangeLine> {
    let Some(shown) = row.row() else { return Vec::new() };
    let line = |change: &Change| {
        let (field, old, new) = values(change, row);
        ChangeLine {
            id: shown.id.clone(),
            area: shown.area.clone(),
            project: shown.project.clone(),
            change: change.name(),
            field,
            old,
            new,
            likeness: row.likeness,
        }
    };
    row.changes.iter().map(line).collect()
}

/// The column of a change, its value before and after.
fn values(change: &Change, row: &DeliverableChange) -> (&'static str, String, String) {
    let area = |row: &Option<DeliverableKey>| row.as_ref().map_or_else(String::new, |row| row.area.clone());
    match change {
        Change::Added | Change::Removed | Change::Order => Default::default(),
        Change::Moved => ("", area(&row.old), area(&row.new)),
        Change::Renamed(text) => (Field::Project.heading(), text.old.clone(), text.new.clone()),
        Change::Text { column, text } => (column.heading(), text.old.clone(), text.new.clone()),
        Change::Release(shift) => (Field::Release.heading(), shift.old.to_string(), shift.new.to_string()),
        Change::State(state) => ("", state.old.name().into(), state.new.name().into()),
        Change::Markers(markers) => ("", signs(&markers.old), signs(&markers.new)),
    }
}

/// Markers as their signs.
pub(super) fn signs(markers: &[Marker]) -> String {
    markers.iter().map(|marker| marker.symbol()).collect::<Vec<_>>().join(" ")
}
