//! The changes of each deliverable.

use std::collections::{BTreeMap, BTreeSet};

use super::areas::Areas;
use super::matching::{Matches, Pair, PlacedRow};
use super::slips::{is_slip, visible};
use super::{Change, Changed, DeliverableChange, DeliverableKey, ReplacedContact, Shift, TextChange, order};
use crate::plan::{Deliverable, Field, Plan};

/// The deliverables with their changes, in the order in which they are shown; those without one are left out.
pub(super) fn changes(matches: &Matches<'_>, areas: &Areas) -> Vec<DeliverableChange> {
    let mut shown: BTreeMap<(usize, bool, usize), DeliverableChange> = BTreeMap::new();
    let reordered = reordered(matches, areas);
    for Pair { old, new, likeness } in &matches.pairs {
        let mut changes = Vec::new();
        if areas.counterpart(old.area) != Some(new.area) {
            changes.push(Change::Moved);
        }
        changes.extend(reordered.contains(&new.at()).then_some(Change::Order));
        changes.extend(between(old.row, new.row));
        if !changes.is_empty() {
            let change =
                DeliverableChange { old: Some(row(old)), new: Some(row(new)), likeness: *likeness, changes };
            shown.insert((new.area, false, new.position), change);
        }
    }
    for new in matches.added.values() {
        let changes = vec![Change::Added];
        let change = DeliverableChange { old: None, new: Some(row(new)), likeness: None, changes };
        shown.insert((new.area, false, new.position), change);
    }
    for old in matches.removed.values() {
        let changes = vec![Change::Removed];
        let change = DeliverableChange { old: Some(row(old)), new: None, likeness: None, changes };
        shown.insert((areas.shown_at(old.area), true, old.position), change);
    }
    shown.into_values().collect()
}

/// The contacts that another took over from everywhere: the old one stands at no deliverable of the new plan.
pub(super) fn replaced_contacts(matches: &Matches<'_>, new: &Plan) -> Vec<ReplacedContact> {
    let contact = |row: &Deliverable| row.field(Field::Contact).value.clone();
    let here: BTreeSet<String> = new.deliverables().map(|(_, row)| contact(row)).collect();
    let mut replaced: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for Pair { old, new, .. } in &matches.pairs {
        let (old, new) = (contact(old.row), contact(new.row));
        if !old.is_empty() && !new.is_empty() && !here.contains(&old) {
            *replaced.entry(old).or_default().entry(new).or_default() += 1;
        }
    }
    let by_one = replaced.into_iter().filter_map(|(old, news)| {
        match news.into_iter().collect::<Vec<_>>().as_slice() {
            [(new, deliverables)] if *deliverables > 1 => {
                Some(ReplacedContact { old, new: new.clone(), deliverables: *deliverables })
            }
            _ => None,
        }
    });
    by_one.collect()
}

fn row(entry: &PlacedRow<'_>) -> DeliverableKey {
    DeliverableKey {
        id: entry.row.id.clone(),
        area: entry.area_name.to_owned(),
        project: entry.row.project().to_owned(),
        place: entry.row.field(Field::Project).place.clone(),
    }
}

/// The positions of the new rows that stand elsewhere among those that stayed in their area.
fn reordered(matches: &Matches<'_>, areas: &Areas) -> BTreeSet<(usize, usize)> {
    let mut stayed: BTreeMap<usize, Vec<&Pair<'_>>> = BTreeMap::new();
    for pair in matches.pairs.iter().filter(|pair| areas.counterpart(pair.old.area) == Some(pair.new.area)) {
        stayed.entry(pair.new.area).or_default().push(pair);
    }
    let moved = |pairs: Vec<&Pair<'_>>| {
        let before: Vec<usize> = pairs.iter().map(|pair| pair.old.position).collect();
        let moved = pairs.into_iter().zip(order::moved(&before)).filter(|(_, moved)| *moved);
        moved.map(|(pair, _)| pair.new.at()).collect::<Vec<_>>()
    };
    stayed.into_values().flat_map(moved).collect()
}

/// The differences between two rows, wherever they stand.
fn between(old: &Deliverable, new: &Deliverable) -> Vec<Change> {
    let mut changes = Vec::new();
    for field in Field::ALL {
        let (before, after) = (&old.field(field).value, &new.field(field).value);
        if !visible(before).eq(visible(after)) {
            let is_slip = is_slip(field, old, new);
            let text = TextChange { is_slip, ..TextChange::of(before, after) };
            changes.push(match field {
                Field::Project => Change::Renamed(text),
                column => Change::Text { column, text },
            });
        }
    }
    changes.extend(Shift::between(&old.release, &new.release).map(Change::Release));
    if old.state() != new.state() {
        changes.push(Change::State(Changed { old: old.state(), new: new.state() }));
    }
    if old.markers != new.markers {
        let markers = Changed { old: old.markers.clone(), new: new.markers.clone() };
        changes.push(Change::Markers(markers));
    }
    changes
}
