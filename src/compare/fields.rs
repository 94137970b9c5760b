//! What changed in each deliverable.

use std::collections::{BTreeMap, BTreeSet};

use super::areas::Areas;
use super::matching::{Entry, Matches};
use super::{Change, DeliverableChange, Row, Shift, TextChange, order};
use crate::plan::{Deliverable, Field};

/// The deliverables with their changes, in the order in which they are shown; those without one are left out.
pub(super) fn changes(matches: &Matches<'_>, areas: &Areas) -> Vec<DeliverableChange> {
    let mut shown: BTreeMap<(usize, bool, usize), DeliverableChange> = BTreeMap::new();
    let reordered = reordered(matches, areas);
    for pair in &matches.pairs {
        let Some((old, new)) = matches.rows(pair) else { continue };
        let mut changes = Vec::new();
        if areas.counterpart(old.area) != Some(new.area) {
            changes.push(Change::Area);
        }
        changes.extend(reordered.contains(&pair.new).then_some(Change::Order));
        changes.extend(between(old.row, new.row));
        if !changes.is_empty() {
            let change = DeliverableChange {
                old: Some(row(&old)),
                new: Some(row(&new)),
                likeness: pair.likeness,
                changes,
            };
            shown.insert((new.area, false, new.position), change);
        }
    }
    let (olds, news) = matches.alone();
    for new in news {
        let changes = vec![Change::Added];
        let change = DeliverableChange { old: None, new: Some(row(&new)), likeness: None, changes };
        shown.insert((new.area, false, new.position), change);
    }
    for old in olds {
        let changes = vec![Change::Removed];
        let change = DeliverableChange { old: Some(row(&old)), new: None, likeness: None, changes };
        shown.insert((areas.shown_at(old.area), true, old.position), change);
    }
    shown.into_values().collect()
}

fn row(entry: &Entry<'_>) -> Row {
    Row {
        id: entry.row.id.clone(),
        area: entry.area_name.to_owned(),
        project: entry.row.project().to_owned(),
        place: entry.row.field(Field::Project).place.clone(),
    }
}

/// The new rows that stand elsewhere among those that stayed in their area.
fn reordered(matches: &Matches<'_>, areas: &Areas) -> BTreeSet<usize> {
    let mut stayed: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    for pair in &matches.pairs {
        let Some((old, new)) = matches.rows(pair) else { continue };
        if areas.counterpart(old.area) == Some(new.area) {
            stayed.entry(new.area).or_default().push((old.position, pair.new));
        }
    }
    let mut found = BTreeSet::new();
    for rows in stayed.values() {
        let before: Vec<usize> = rows.iter().map(|(old, _)| *old).collect();
        let moved = rows.iter().zip(order::moved(&before)).filter(|(_, moved)| *moved);
        found.extend(moved.map(|((_, new), _)| *new));
    }
    found
}

/// What is different between two rows, wherever they stand.
fn between(old: &Deliverable, new: &Deliverable) -> Vec<Change> {
    let mut changes = Vec::new();
    for field in Field::ALL {
        let (before, after) = (&old.field(field).value, &new.field(field).value);
        if before != after {
            changes.push(Change::Text(field, TextChange::of(before, after)));
        }
    }
    changes.extend(Shift::between(&old.release, &new.release).map(Change::Release));
    if old.state() != new.state() {
        changes.push(Change::State { old: old.state(), new: new.state() });
    }
    if old.markers != new.markers {
        changes.push(Change::Markers { old: old.markers.clone(), new: new.markers.clone() });
    }
    changes
}
