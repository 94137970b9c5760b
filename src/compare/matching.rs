//! Which row of a plan was which row before.
//!
//! In this order: the same name in an area of the same name, which is the same id; the same name in another area; the
//! likeness of names and texts. Of several rows of one name, those with the same texts belong together, then those that
//! are most alike.

use std::collections::BTreeMap;

use super::likeness::{Lexicon, each_once};
use crate::plan::{Area, Deliverable, Field, Plan, id};

/// A row with its place in its plan.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    /// Position of its area.
    pub(super) area: usize,
    /// Position in its area.
    pub(super) position: usize,
    /// The area's name.
    pub(super) area_name: &'a str,
    /// The row.
    pub(super) row: &'a Deliverable,
}

/// A row that stands in both plans.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    /// Position among the old rows.
    pub(super) old: usize,
    /// Position among the new rows.
    pub(super) new: usize,
    /// How like they are, where that is what ties them.
    pub(super) likeness: Option<f64>,
}

/// All rows of two plans and which of them are the same.
pub(super) struct Matches<'a> {
    /// The old rows.
    pub(super) old: Vec<Entry<'a>>,
    /// The new rows.
    pub(super) new: Vec<Entry<'a>>,
    /// The pairs, by new row.
    pub(super) pairs: Vec<Pair>,
}

/// Groups of rows of one name with more pairs than this are paired in their order: no plan of an office has them.
const MOST_PAIRS: usize = 2_500;

impl<'a> Matches<'a> {
    /// Matches the rows of two plans.
    pub(super) fn of(old: &'a Plan, new: &'a Plan) -> Self {
        let mut matching = Matching::new(entries(old), entries(new));
        matching.by(|entry| Some(id::stem(entry.area_name, entry.row.project())));
        matching.by(|entry| Some(id::slug(entry.row.project())).filter(|_| !entry.row.project().is_empty()));
        matching.by_likeness();
        matching.pairs.sort_by_key(|pair| pair.new);
        Self { old: matching.old, new: matching.new, pairs: matching.pairs }
    }

    /// The two rows of a pair.
    pub(super) fn rows(&self, pair: &Pair) -> Option<(Entry<'a>, Entry<'a>)> {
        Some((*self.old.get(pair.old)?, *self.new.get(pair.new)?))
    }

    /// The rows that stand in one plan alone: old ones, new ones.
    pub(super) fn alone(&self) -> (Vec<Entry<'a>>, Vec<Entry<'a>>) {
        let mut of_old = vec![false; self.old.len()];
        let mut of_new = vec![false; self.new.len()];
        for pair in &self.pairs {
            of_old
                .get_mut(pair.old)
                .into_iter()
                .chain(of_new.get_mut(pair.new))
                .for_each(|taken| *taken = true);
        }
        let free = |entries: &[Entry<'a>], taken: &[bool]| {
            entries.iter().zip(taken).filter(|(_, taken)| !**taken).map(|(entry, _)| *entry).collect()
        };
        (free(&self.old, &of_old), free(&self.new, &of_new))
    }
}

fn entries(plan: &Plan) -> Vec<Entry<'_>> {
    plan.areas.iter().enumerate().flat_map(|(area, content)| of_area(area, content)).collect()
}

fn of_area(area: usize, content: &Area) -> Vec<Entry<'_>> {
    let rows = content.deliverables.iter().enumerate();
    rows.map(|(position, row)| Entry { area, position, area_name: &content.name.value, row }).collect()
}

struct Matching<'a> {
    old: Vec<Entry<'a>>,
    new: Vec<Entry<'a>>,
    pairs: Vec<Pair>,
    old_taken: Vec<bool>,
    new_taken: Vec<bool>,
}

impl<'a> Matching<'a> {
    fn new(old: Vec<Entry<'a>>, new: Vec<Entry<'a>>) -> Self {
        let (old_taken, new_taken) = (vec![false; old.len()], vec![false; new.len()]);
        Self { old, new, pairs: Vec::new(), old_taken, new_taken }
    }

    fn pair(&mut self, old: usize, new: usize, likeness: Option<f64>) {
        self.pairs.push(Pair { old, new, likeness });
        let taken = self.old_taken.get_mut(old).into_iter().chain(self.new_taken.get_mut(new));
        taken.for_each(|taken| *taken = true);
    }

    /// The rows that are not matched yet: old ones, new ones.
    fn free(&self) -> (Vec<usize>, Vec<usize>) {
        let free = |taken: &[bool]| {
            taken.iter().enumerate().filter(|(_, taken)| !**taken).map(|(at, _)| at).collect()
        };
        (free(&self.old_taken), free(&self.new_taken))
    }

    /// Matches rows of one key.
    fn by(&mut self, key: impl Fn(&Entry<'a>) -> Option<String>) {
        let (olds, news) = self.free();
        let mut groups: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (entries, rows, side) in [(&self.old, olds, 0), (&self.new, news, 1)] {
            for at in rows {
                let Some(key) = entries.get(at).and_then(&key) else { continue };
                let group = groups.entry(key).or_default();
                if side == 0 { group.0.push(at) } else { group.1.push(at) }
            }
        }
        for (olds, news) in groups.into_values() {
            for (old, new) in self.within(olds, news) {
                self.pair(old, new, None);
            }
        }
    }

    /// Pairs rows of one name: as many as the smaller side has.
    fn within(&self, mut olds: Vec<usize>, mut news: Vec<usize>) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        if olds.len() * news.len() > 1 && olds.len() * news.len() <= MOST_PAIRS {
            let mut lexicon = Lexicon::default();
            let rows =
                |entries: &[Entry<'a>], rows: &[usize], lexicon: &mut Lexicon<'a>| -> Vec<(usize, usize)> {
                    rows.iter().filter_map(|at| Some((*at, lexicon.add(entries.get(*at)?.row)))).collect()
                };
            let of_old = rows(&self.old, &olds, &mut lexicon);
            let of_new = rows(&self.new, &news, &mut lexicon);
            let mut all: Vec<(usize, usize, f64)> = of_old
                .iter()
                .flat_map(|old| of_new.iter().map(move |new| (old, new)))
                .map(|(old, new)| {
                    (old.0, new.0, lexicon.likeness(old.1, new.1) + self.sameness(old.0, new.0))
                })
                .collect();
            all.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
            pairs = each_once(all.into_iter()).into_iter().map(|(old, new, _)| (old, new)).collect();
            olds.retain(|old| pairs.iter().all(|pair| pair.0 != *old));
            news.retain(|new| pairs.iter().all(|pair| pair.1 != *new));
        }
        pairs.extend(olds.into_iter().zip(news));
        pairs
    }

    /// The share of equal fields, to tell rows of one name apart.
    fn sameness(&self, old: usize, new: usize) -> f64 {
        let (Some(old), Some(new)) = (self.old.get(old), self.new.get(new)) else { return 0.0 };
        let same = |field: &&Field| old.row.field(**field).value == new.row.field(**field).value;
        Field::ALL.iter().filter(same).count() as f64 / Field::ALL.len() as f64
    }

    fn by_likeness(&mut self) {
        let (olds, news) = self.free();
        if olds.is_empty() || news.is_empty() {
            return;
        }
        // All rows, so that a word's rarity is that in the plans; the new rows come after the old ones.
        let mut lexicon = Lexicon::default();
        for entry in self.old.iter().chain(&self.new) {
            lexicon.add(entry.row);
        }
        let first = self.old.len();
        let news: Vec<usize> = news.into_iter().map(|new| first + new).collect();
        let entries = self.old.iter().chain(&self.new);
        let areas: Vec<String> = entries.map(|entry| id::slug(entry.area_name)).collect();
        let bonus = |old: usize, new: usize| if areas.get(old) == areas.get(new) { SAME_AREA } else { 0.0 };
        for (old, new, likeness) in lexicon.pairs(&olds, &news, bonus) {
            self.pair(old, new - first, Some(likeness));
        }
    }
}

/// Of two that are equally like, the one in the same area is it.
const SAME_AREA: f64 = 0.03;
