//! A comparison as lines, one for each change.

use crate::compare::{AreaChange, AreaEvent, Change, Comparison, DeliverableChange, DocumentChange, Part};
use crate::plan::Marker;

/// One change; empty texts where a line has no such value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// The deliverable's id, as it is or, where it is gone, as it was.
    pub id: String,
    /// The area's name, likewise.
    pub area: String,
    /// The deliverable's name, likewise; empty where the change is one of an area or of the plan.
    pub project: String,
    /// What happened, in kebab case.
    pub change: &'static str,
    /// The column, or the part of the plan.
    pub field: &'static str,
    /// The value before.
    pub old: String,
    /// The value after.
    pub new: String,
    /// How like the old row or area it is (0-1), where that is what ties them.
    pub likeness: Option<f64>,
}

/// All changes: those of the plan, of areas, of deliverables.
#[must_use]
pub fn lines(comparison: &Comparison) -> Vec<Line> {
    let document = comparison.document.iter().map(of_document);
    let areas = comparison.areas.iter().map(of_area);
    document.chain(areas).chain(comparison.deliverables.iter().flat_map(of_deliverable)).collect()
}

impl Part {
    /// The name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Number => "number",
            Self::Date => "date",
            Self::Notice => "notice",
            Self::Legend => "legend",
        }
    }
}

impl AreaEvent {
    /// The name in data.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Added => "area-added",
            Self::Removed => "area-removed",
            Self::Renamed(_) => "area-renamed",
            Self::SplitFrom => "area-split",
            Self::MergedInto => "area-merged",
            Self::Order => "area-order",
            Self::Markers { .. } => "area-markers",
        }
    }
}

impl Change {
    /// The name in data.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Area => "moved",
            Self::Order => "order",
            Self::Text(crate::plan::Field::Project, _) => "renamed",
            Self::Text(..) => "text",
            Self::Release(_) => "release",
            Self::State { .. } => "state",
            Self::Markers { .. } => "markers",
        }
    }
}

fn of_document(change: &DocumentChange) -> Line {
    Line {
        change: "document",
        field: change.part.name(),
        old: change.text.old.clone(),
        new: change.text.new.clone(),
        ..Line::default()
    }
}

fn of_area(change: &AreaChange) -> Line {
    let name = |name: &Option<crate::address::At<String>>| {
        name.as_ref().map(|name| name.value.clone()).unwrap_or_default()
    };
    let (old, new) = (name(&change.old), name(&change.new));
    let gone = matches!(change.event, AreaEvent::Removed | AreaEvent::MergedInto);
    let mut line = Line { change: change.event.name(), ..Line::default() };
    line.area = if gone { old.clone() } else { new.clone() };
    (line.old, line.new) = match &change.event {
        AreaEvent::Markers { old, new } => (signs(old), signs(new)),
        AreaEvent::Order => (String::new(), String::new()),
        _ => (old, new),
    };
    if let AreaEvent::Renamed(likeness) = change.event {
        line.likeness = Some(likeness);
    }
    line
}

fn of_deliverable(row: &DeliverableChange) -> Vec<Line> {
    let Some(shown) = row.row() else { return Vec::new() };
    let line = |change: &Change| {
        let (field, old, new) = values(change, row);
        Line {
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
    let area =
        |row: &Option<crate::compare::Row>| row.as_ref().map(|row| row.area.clone()).unwrap_or_default();
    match change {
        Change::Added | Change::Removed | Change::Order => ("", String::new(), String::new()),
        Change::Area => ("", area(&row.old), area(&row.new)),
        Change::Text(field, text) => (field.heading(), text.old.clone(), text.new.clone()),
        Change::Release(shift) => {
            (crate::plan::Field::Release.heading(), shift.old.to_string(), shift.new.to_string())
        }
        Change::State { old, new } => ("", old.name().into(), new.name().into()),
        Change::Markers { old, new } => ("", signs(old), signs(new)),
    }
}

/// Markers as their signs.
pub(super) fn signs(markers: &[Marker]) -> String {
    markers.iter().map(|marker| marker.symbol()).collect::<Vec<_>>().join(" ")
}
