//! The markers that a plan should have, by what changed since the version before it.
//!
//! A deliverable should have \* if it is new or if one of its texts says something else; an area, if it is new or has a new name. A
//! new place in the plan or another marker is no reason. A deliverable should have ✓ if its texts say that it is
//! delivered. It keeps ✓ as long as the texts of release and status do not change.

use std::collections::BTreeMap;

use super::{AreaChange, AreaEvent, Change, Comparison, DeliverableChange};
use crate::address::{At, Place};
use crate::finding::{Code, Finding};
use crate::plan::{Area, Deliverable, Field, Marker, Plan};
use crate::texts::Message;

/// Why a marker is not right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// No \* though it is new or changed.
    Missing,
    /// \* though nothing changed, and there was none before.
    Wrong,
    /// \* kept from the version before though nothing changed since.
    Stale,
    /// The ✓ of the version before is gone though neither release nor status changed.
    Lost,
    /// No ✓ though the texts say that it is delivered.
    Undeclared,
}

/// A marker that is not right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The cell of the name.
    pub place: Option<Place>,
    /// The name without markers.
    pub name: String,
    /// Why it is not right.
    pub fault: Fault,
}

impl Mark {
    /// The sentence that says that it was put right.
    #[must_use]
    pub fn message(&self) -> Message {
        let cell = self.place.as_ref().map_or_else(String::new, ToString::to_string);
        Message::of("mark", self.fault.name()).with("cell", cell).with("name", &self.name)
    }
}

impl Fault {
    /// The marker that it is about.
    #[must_use]
    pub const fn marker(self) -> Marker {
        match self {
            Self::Missing | Self::Wrong | Self::Stale => Marker::Changed,
            Self::Lost | Self::Undeclared => Marker::Delivered,
        }
    }

    /// The name in texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Wrong => "wrong",
            Self::Stale => "stale",
            Self::Lost => "lost",
            Self::Undeclared => "undeclared",
        }
    }

    /// Whether the marker is to be put on; else it is to be taken off.
    #[must_use]
    pub const fn puts_on(self) -> bool {
        !matches!(self, Self::Wrong | Self::Stale)
    }

    /// The code of its finding; `None` where a check of the plan alone finds it too.
    const fn code(self) -> Option<Code> {
        match self {
            Self::Missing => Some(Code::ChangedWithoutMarker),
            Self::Wrong => Some(Code::MarkerWithoutChange),
            Self::Stale => Some(Code::StaleMarker),
            Self::Lost => Some(Code::DeliveredMarkerLost),
            Self::Undeclared => None,
        }
    }
}

/// The markers of a plan that are not right; the comparison is the one that ends with this plan.
#[must_use]
pub fn faults(plan: &Plan, comparison: &Comparison) -> Vec<Mark> {
    let changes = ChangesByName::of(comparison);
    let mut marks = Vec::new();
    for area in &plan.areas {
        marks.extend(changes.of_area(area).map(|fault| mark(&area.name, fault)));
        for row in &area.deliverables {
            let name = row.field(Field::Project);
            marks.extend(changes.of_row(row).into_iter().map(|fault| mark(name, fault)));
        }
    }
    marks
}

/// Findings for markers that are not right.
pub fn findings(marks: &[Mark]) -> impl Iterator<Item = Finding> {
    let finding = |mark: &Mark| {
        let finding = Finding::new(mark.fault.code()?, mark.place.clone());
        Some(finding.quoting("text", &mark.name))
    };
    marks.iter().filter_map(finding)
}

/// Puts all markers of a plan right, and gives those that were not.
pub fn set(plan: &mut Plan, comparison: &Comparison) -> Vec<Mark> {
    let changes = ChangesByName::of(comparison);
    let marks = faults(plan, comparison);
    let rows: BTreeMap<String, Vec<Fault>> = plan
        .deliverables()
        .map(|(_, row)| (row.id.clone(), changes.of_row(row)))
        .filter(|(_, faults)| !faults.is_empty())
        .collect();
    for area in &mut plan.areas {
        if let Some(fault) = changes.of_area(area) {
            area.mark(fault.marker(), fault.puts_on());
        }
        for row in &mut area.deliverables {
            for fault in rows.get(&row.id).into_iter().flatten() {
                row.mark(fault.marker(), fault.puts_on());
            }
        }
    }
    marks
}

fn mark(name: &At<String>, fault: Fault) -> Mark {
    Mark { place: name.place.clone(), name: name.value.clone(), fault }
}

/// The changes by the new rows and areas that have them.
struct ChangesByName<'a> {
    comparison: &'a Comparison,
    rows: BTreeMap<&'a str, &'a DeliverableChange>,
    areas: BTreeMap<&'a str, Vec<&'a AreaChange>>,
}

impl<'a> ChangesByName<'a> {
    fn of(comparison: &'a Comparison) -> Self {
        let row = |change: &'a DeliverableChange| Some((change.new.as_ref()?.id.as_str(), change));
        let mut areas: BTreeMap<&str, Vec<&AreaChange>> = BTreeMap::new();
        for change in comparison.areas.iter().filter(|change| change.event != AreaEvent::MergedInto) {
            if let Some(name) = &change.new {
                areas.entry(&name.value).or_default().push(change);
            }
        }
        Self { comparison, rows: comparison.deliverables.iter().filter_map(row).collect(), areas }
    }

    fn of_area(&self, area: &Area) -> Option<Fault> {
        let changes = || self.areas.get(area.name.value.as_str()).into_iter().flatten();
        let is_new = |event| matches!(event, AreaEvent::Added | AreaEvent::Renamed | AreaEvent::SplitFrom);
        let earned = changes().any(|change| is_new(change.event));
        let before = changes().find_map(|change| match (&change.markers, change.event) {
            (Some(markers), _) => Some(markers.old.contains(&Marker::Changed)),
            (None, AreaEvent::Added | AreaEvent::SplitFrom) => Some(false),
            _ => None,
        });
        changed(area.markers.contains(&Marker::Changed), before, earned)
    }

    fn of_row(&self, row: &Deliverable) -> Vec<Fault> {
        let change = self.rows.get(row.id.as_str()).copied();
        let earned = change.is_some_and(|change| self.comparison.earns_changed(change));
        let before = change.and_then(markers_before);
        let had = |marker| before.map(|before| before.contains(&marker));
        let mut faults = Vec::new();
        faults.extend(changed(row.is(Marker::Changed), had(Marker::Changed), earned));
        if !row.is(Marker::Delivered) {
            if row.is_delivered_without_marker() {
                faults.push(Fault::Undeclared);
            } else if had(Marker::Delivered) == Some(true) && !change.is_some_and(has_other_time) {
                faults.push(Fault::Lost);
            }
        }
        faults
    }
}

/// The fault of a \*: whether it is there, whether it was there before (`None`: as it is now), and whether it is earned.
const fn changed(is: bool, before: Option<bool>, earned: bool) -> Option<Fault> {
    match (is, earned, before) {
        (false, true, _) => Some(Fault::Missing),
        (true, false, Some(false)) => Some(Fault::Wrong),
        (true, false, _) => Some(Fault::Stale),
        _ => None,
    }
}

/// The markers that a row had, where they were others; a new one had none.
fn markers_before(change: &DeliverableChange) -> Option<&[Marker]> {
    change.changes.iter().find_map(|change| match change {
        Change::Markers(markers) => Some(markers.old.as_slice()),
        Change::Added => Some(&[][..]),
        _ => None,
    })
}

/// Whether release or status say something else than before: a reason for ✓ to go.
fn has_other_time(change: &DeliverableChange) -> bool {
    change
        .changes
        .iter()
        .any(|change| matches!(change, Change::Text { column: Field::Release | Field::Status, .. }))
}
