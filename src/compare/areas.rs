//! Finds for each area of a plan the area that it was in the version before, and what happened to the other areas.
//!
//! An area of the same name is the same area. For the others their deliverables decide. A new area with most of the
//! deliverables of an old one is the old one renamed. If there are several such new areas, or the old one still stands,
//! they are split from it. An old area whose deliverables went into another area is merged into it.

use std::collections::{BTreeMap, BTreeSet};

use super::likeness::of_names;
use super::matching::Matches;
use super::{AreaChange, AreaEvent, Changed, order};
use crate::plan::{Area, Plan, id};

/// From this likeness of names on (0-1), an area without common deliverables is renamed.
const SAME_NAME: f64 = 0.7;
/// More pairs of areas than this are not compared by name: it would take too long, and no plan of an office has them.
const MOST_PAIRS: usize = 100_000;
/// So many deliverables that moved together are a part of an area; a single one is not.
const PART: usize = 2;

/// The areas of two plans and what happened to them.
pub(super) struct Areas {
    /// The new area that an old area is.
    counterparts: BTreeMap<usize, usize>,
    /// How many areas the new plan has.
    count: usize,
    /// The areas with what happened to them, in the order in which they are shown.
    pub(super) changes: Vec<AreaChange>,
}

impl Areas {
    /// Finds what happened to areas.
    pub(super) fn of(old: &Plan, new: &Plan, matches: &Matches<'_>) -> Self {
        let mut finder = Finder::new(old, new, matches);
        finder.by_name();
        finder.by_deliverables();
        finder.by_likeness();
        finder.order();
        finder.markers();
        finder.rest();
        Self {
            counterparts: finder.counterparts,
            count: new.areas.len(),
            changes: finder.changes.into_values().flatten().collect(),
        }
    }

    /// The new area that an old area is.
    pub(super) fn counterpart(&self, old: usize) -> Option<usize> {
        self.counterparts.get(&old).copied()
    }

    /// The position at which the gone rows of an old area are shown: with the area that it is, or after all areas.
    pub(super) fn shown_at(&self, old: usize) -> usize {
        self.counterpart(old).unwrap_or(self.count + old)
    }
}

struct Finder<'a> {
    old: &'a [Area],
    new: &'a [Area],
    counterparts: BTreeMap<usize, usize>,
    /// The old areas of which nothing is known yet.
    old_left: BTreeSet<usize>,
    /// The new areas of which nothing is known yet.
    new_left: BTreeSet<usize>,
    /// How many deliverables went from an old area to a new one.
    flows: BTreeMap<(usize, usize), usize>,
    /// By the position at which they are shown.
    changes: BTreeMap<usize, Vec<AreaChange>>,
}

impl<'a> Finder<'a> {
    fn new(old: &'a Plan, new: &'a Plan, matches: &Matches<'_>) -> Self {
        let mut flows = BTreeMap::new();
        for pair in &matches.pairs {
            *flows.entry((pair.old.area, pair.new.area)).or_default() += 1;
        }
        Self {
            counterparts: BTreeMap::new(),
            old_left: (0..old.areas.len()).collect(),
            new_left: (0..new.areas.len()).collect(),
            old: &old.areas,
            new: &new.areas,
            flows,
            changes: BTreeMap::new(),
        }
    }

    fn by_name(&mut self) {
        let mut names: BTreeMap<String, (usize, &Area)> = BTreeMap::new();
        for (at, area) in self.new.iter().enumerate() {
            names.entry(id::slug(&area.name.value)).or_insert((at, area));
        }
        for (old, area) in self.old.iter().enumerate() {
            if let Some((new, counterpart)) = names.remove(&id::slug(&area.name.value)) {
                self.same(old, new);
                if counterpart.name.value != area.name.value {
                    self.say_renamed(old, new, 1.0);
                }
            }
        }
    }

    /// An old area is a new one.
    fn same(&mut self, old: usize, new: usize) {
        self.counterparts.insert(old, new);
        self.old_left.remove(&old);
        self.new_left.remove(&new);
    }

    fn by_deliverables(&mut self) {
        let mut parts: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for new in &self.new_left {
            let sources = self.flows.iter().filter(|((_, to), _)| to == new);
            let most = sources.max_by_key(|((from, _), count)| (**count, std::cmp::Reverse(*from)));
            if let Some(((from, _), count)) = most
                && count * 2 >= rows(self.new, *new)
            {
                parts.entry(*from).or_default().push((*new, *count));
            }
        }
        for (old, parts) in parts {
            let renamed = if self.old_left.contains(&old) { self.renamed(old, &parts) } else { None };
            if let Some(new) = renamed {
                let likeness = self.likeness(old, new);
                self.same(old, new);
                self.say_renamed(old, new, likeness);
            }
            let others = parts.iter().filter(|(new, count)| Some(*new) != renamed && *count >= PART);
            for (new, _) in others.copied() {
                self.new_left.remove(&new);
                self.old_left.remove(&old);
                self.say(Some(old), Some(new), AreaEvent::SplitFrom);
            }
        }
    }

    /// The part that an old area is under another name: the only one, if it has half of the old deliverables or a like
    /// name; of several, the one with a like name.
    fn renamed(&self, old: usize, parts: &[(usize, usize)]) -> Option<usize> {
        let named = parts.iter().map(|(new, _)| (self.names(old, *new), *new));
        let named = named.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(likeness, _)| *likeness >= SAME_NAME);
        match (named, parts) {
            (Some((_, new)), _) => Some(new),
            (None, [(new, count)]) if count * 2 >= rows(self.old, old) => Some(*new),
            _ => None,
        }
    }

    fn names(&self, old: usize, new: usize) -> f64 {
        let name = |areas: &'a [Area], at: usize| areas.get(at).map_or("", |area| area.name.value.as_str());
        of_names(name(self.old, old), name(self.new, new))
    }

    fn likeness(&self, old: usize, new: usize) -> f64 {
        let common = self.flows.get(&(old, new)).copied().unwrap_or(0) * 2;
        let all = rows(self.old, old) + rows(self.new, new);
        self.names(old, new).max(common as f64 / all.max(1) as f64)
    }

    /// Areas that share no deliverable, by their names.
    fn by_likeness(&mut self) {
        if self.old_left.len() * self.new_left.len() > MOST_PAIRS {
            return;
        }
        for old in self.old_left.clone() {
            let named = self.new_left.iter().map(|new| (self.names(old, *new), *new));
            let best = named.max_by(|a, b| a.0.total_cmp(&b.0));
            if let Some((likeness, new)) = best.filter(|(likeness, _)| *likeness >= SAME_NAME) {
                self.same(old, new);
                self.say_renamed(old, new, likeness);
            }
        }
    }

    fn order(&mut self) {
        let mut pairs: Vec<(usize, usize)> = self.counterparts.clone().into_iter().collect();
        pairs.sort_by_key(|(_, new)| *new);
        let before: Vec<usize> = pairs.iter().map(|(old, _)| *old).collect();
        for ((old, new), moved) in pairs.into_iter().zip(order::moved(&before)) {
            if moved {
                self.say(Some(old), Some(new), AreaEvent::Order);
            }
        }
    }

    fn markers(&mut self) {
        for (at, counterpart) in self.counterparts.clone() {
            let (Some(old), Some(new)) = (self.old.get(at), self.new.get(counterpart)) else { continue };
            if old.markers != new.markers {
                let markers = Changed { old: old.markers.clone(), new: new.markers.clone() };
                let change = self.change(Some(at), Some(counterpart), AreaEvent::Markers);
                self.push(counterpart, AreaChange { markers: Some(markers), ..change });
            }
        }
    }

    /// The areas that are new, gone or merged.
    fn rest(&mut self) {
        for new in std::mem::take(&mut self.new_left) {
            self.say(None, Some(new), AreaEvent::Added);
        }
        for old in std::mem::take(&mut self.old_left) {
            let flows = self.flows.range((old, 0)..(old + 1, 0));
            let most = flows.max_by_key(|((_, to), count)| (**count, std::cmp::Reverse(*to)));
            let into = most.filter(|(_, count)| **count >= PART && **count * 2 >= rows(self.old, old));
            match into.map(|((_, to), _)| *to) {
                Some(to) => self.say(Some(old), Some(to), AreaEvent::MergedInto),
                None => self.say(Some(old), None, AreaEvent::Removed),
            }
        }
    }

    fn say(&mut self, old: Option<usize>, new: Option<usize>, event: AreaEvent) {
        let gone = matches!(event, AreaEvent::Removed | AreaEvent::MergedInto);
        let shown = new.filter(|_| !gone).unwrap_or(self.new.len() + old.unwrap_or(0));
        self.push(shown, self.change(old, new, event));
    }

    fn say_renamed(&mut self, old: usize, new: usize, likeness: f64) {
        let change = self.change(Some(old), Some(new), AreaEvent::Renamed);
        self.push(new, AreaChange { likeness: Some(likeness), ..change });
    }

    fn change(&self, old: Option<usize>, new: Option<usize>, event: AreaEvent) -> AreaChange {
        let name = |areas: &[Area], at: Option<usize>| Some(areas.get(at?)?.name.clone());
        AreaChange {
            event,
            old: name(self.old, old),
            new: name(self.new, new),
            likeness: None,
            markers: None,
        }
    }

    fn push(&mut self, shown: usize, change: AreaChange) {
        self.changes.entry(shown).or_default().push(change);
    }
}

fn rows(areas: &[Area], at: usize) -> usize {
    areas.get(at).map_or(0, |area| area.deliverables.len())
}
