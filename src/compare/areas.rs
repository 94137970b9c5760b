//! Which area of a plan was which area before, and what happened to the others.
//!
//! An area of the same name is the same. Of the others their deliverables tell: a new area that took most of an old one's
//! is that one renamed; several of them, or beside the old one, are split from it; an old one whose deliverables went
//! into another is merged into it.

use std::collections::BTreeMap;

use super::likeness::of_names;
use super::matching::Matches;
use super::{AreaChange, AreaEvent, order};
use crate::plan::{Area, Plan, id};

/// From this likeness of names on (0-1), an area without common deliverables is renamed.
const SAME_NAME: f64 = 0.7;
/// No plan of an office has more pairs of areas to compare by name; it would take too long.
const MOST_PAIRS: usize = 100_000;
/// One deliverable that moved is no part of an area.
const PART: usize = 2;

/// The areas of two plans and what happened to them.
pub(super) struct Areas {
    /// For each old area, the new area that it is.
    counterparts: Vec<Option<usize>>,
    /// How many areas the new plan has.
    count: usize,
    /// What happened.
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
        self.counterparts.get(old).copied().flatten()
    }

    /// Where the gone rows of an old area are shown: with the area that it is, or after all areas.
    pub(super) fn shown_at(&self, old: usize) -> usize {
        self.counterpart(old).unwrap_or(self.count + old)
    }
}

struct Finder<'a> {
    old: &'a [Area],
    new: &'a [Area],
    counterparts: Vec<Option<usize>>,
    /// For each new area, whether it is accounted for.
    known: Vec<bool>,
    /// For each old area, whether it is.
    gone: Vec<bool>,
    /// How many deliverables went from an old area to a new one.
    flows: BTreeMap<(usize, usize), usize>,
    /// By the position at which they are shown.
    changes: BTreeMap<usize, Vec<AreaChange>>,
}

impl<'a> Finder<'a> {
    fn new(old: &'a Plan, new: &'a Plan, matches: &Matches<'_>) -> Self {
        let mut flows = BTreeMap::new();
        for (old, new) in matches.pairs.iter().filter_map(|pair| matches.rows(pair)) {
            *flows.entry((old.area, new.area)).or_default() += 1;
        }
        Self {
            counterparts: vec![None; old.areas.len()],
            known: vec![false; new.areas.len()],
            gone: vec![false; old.areas.len()],
            old: &old.areas,
            new: &new.areas,
            flows,
            changes: BTreeMap::new(),
        }
    }

    fn by_name(&mut self) {
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        for (at, area) in self.new.iter().enumerate() {
            names.entry(id::slug(&area.name.value)).or_insert(at);
        }
        for (at, area) in self.old.iter().enumerate() {
            if let Some(new) = names.remove(&id::slug(&area.name.value)) {
                self.same(at, new);
                if let Some(counterpart) = self.new.get(new)
                    && counterpart.name.value != area.name.value
                {
                    self.say(Some(at), Some(new), AreaEvent::Renamed(1.0));
                }
            }
        }
    }

    /// An old area is a new one.
    fn same(&mut self, old: usize, new: usize) {
        if let Some(counterpart) = self.counterparts.get_mut(old) {
            *counterpart = Some(new);
        }
        set(&mut self.gone, old);
        set(&mut self.known, new);
    }

    fn by_deliverables(&mut self) {
        let mut parts: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for new in (0..self.new.len()).filter(|new| !is(&self.known, *new)) {
            let sources = self.flows.iter().filter(|((_, to), _)| *to == new);
            let most = sources.max_by_key(|((from, _), count)| (**count, std::cmp::Reverse(*from)));
            if let Some(((from, _), count)) = most
                && count * 2 >= rows(self.new, new)
            {
                parts.entry(*from).or_default().push((new, *count));
            }
        }
        for (old, parts) in parts {
            let renamed = if is(&self.gone, old) { None } else { self.renamed(old, &parts) };
            if let Some(new) = renamed {
                let likeness = self.likeness(old, new);
                self.same(old, new);
                self.say(Some(old), Some(new), AreaEvent::Renamed(likeness));
            }
            let others: Vec<usize> = parts
                .iter()
                .filter(|(new, count)| Some(*new) != renamed && *count >= PART)
                .map(|(new, _)| *new)
                .collect();
            for new in others {
                set(&mut self.known, new);
                set(&mut self.gone, old);
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
        let olds: Vec<usize> = (0..self.old.len()).filter(|old| !is(&self.gone, *old)).collect();
        let free = self.known.iter().filter(|known| !**known).count();
        if olds.len() * free > MOST_PAIRS {
            return;
        }
        for old in olds {
            let free = (0..self.new.len()).filter(|new| !is(&self.known, *new));
            let best = free.map(|new| (self.names(old, new), new)).max_by(|a, b| a.0.total_cmp(&b.0));
            if let Some((likeness, new)) = best.filter(|(likeness, _)| *likeness >= SAME_NAME) {
                self.same(old, new);
                self.say(Some(old), Some(new), AreaEvent::Renamed(likeness));
            }
        }
    }

    fn order(&mut self) {
        let mut pairs: Vec<(usize, usize)> = self.pairs();
        pairs.sort_by_key(|(_, new)| *new);
        let before: Vec<usize> = pairs.iter().map(|(old, _)| *old).collect();
        for ((old, new), moved) in pairs.into_iter().zip(order::moved(&before)) {
            if moved {
                self.say(Some(old), Some(new), AreaEvent::Order);
            }
        }
    }

    fn pairs(&self) -> Vec<(usize, usize)> {
        self.counterparts.iter().enumerate().filter_map(|(old, new)| Some((old, (*new)?))).collect()
    }

    fn markers(&mut self) {
        for (at, counterpart) in self.pairs() {
            let (Some(old), Some(new)) = (self.old.get(at), self.new.get(counterpart)) else { continue };
            if old.markers != new.markers {
                let event = AreaEvent::Markers { old: old.markers.clone(), new: new.markers.clone() };
                self.say(Some(at), Some(counterpart), event);
            }
        }
    }

    /// What is new, gone or merged.
    fn rest(&mut self) {
        for new in (0..self.new.len()).filter(|new| !is(&self.known, *new)).collect::<Vec<_>>() {
            self.say(None, Some(new), AreaEvent::Added);
        }
        for old in (0..self.old.len()).filter(|old| !is(&self.gone, *old)).collect::<Vec<_>>() {
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
        let name =
            |areas: &[Area], at: Option<usize>| at.and_then(|at| areas.get(at)).map(|area| area.name.clone());
        let gone = matches!(event, AreaEvent::Removed | AreaEvent::MergedInto);
        let shown = new.filter(|_| !gone).unwrap_or(self.new.len() + old.unwrap_or(0));
        let change = AreaChange { old: name(self.old, old), new: name(self.new, new), event };
        self.changes.entry(shown).or_default().push(change);
    }
}

fn rows(areas: &[Area], at: usize) -> usize {
    areas.get(at).map_or(0, |area| area.deliverables.len())
}

fn is(flags: &[bool], at: usize) -> bool {
    flags.get(at).copied().unwrap_or(false)
}

fn set(flags: &mut [bool], at: usize) {
    flags.get_mut(at).into_iter().for_each(|flag| *flag = true);
}
