//! Finds for each row of a plan the row that it was in the version before.
//!
//! Rows are matched by three rules, in this order: the same name in an area of the same name, which is the same id; the
//! same name in another area; the likeness of names and texts. If several rows have one name, those with the same texts belong together, then those
//! that are most alike.

use std::collections::BTreeMap;

use super::likeness::{Lexicon, Profile, best_first, each_once};
use crate::plan::{Deliverable, Field, Plan, id};

/// A row with its position in its plan.
#[derive(Clone, Copy)]
pub(super) struct PlacedRow<'a> {
    /// Position of its area.
    pub(super) area: usize,
    /// Position in its area.
    pub(super) position: usize,
    /// The area's name.
    pub(super) area_name: &'a str,
    /// The row.
    pub(super) row: &'a Deliverable,
}

impl PlacedRow<'_> {
    /// The position in the plan: of the area, then in it.
    pub(super) const fn at(&self) -> (usize, usize) {
        (self.area, self.position)
    }
}

/// A row that stands in both plans.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    /// The old row.
    pub(super) old: PlacedRow<'a>,
    /// The new row.
    pub(super) new: PlacedRow<'a>,
    /// How like they are, where they were matched by it.
    pub(super) likeness: Option<f64>,
}

/// The rows of a plan by their position.
type PlacedRows<'a> = BTreeMap<(usize, usize), PlacedRow<'a>>;

/// The rows of two plans and which of them are the same.
pub(super) struct Matches<'a> {
    /// The rows that the old plan alone has.
    pub(super) removed: PlacedRows<'a>,
    /// The rows that the new plan alone has.
    pub(super) added: PlacedRows<'a>,
    /// The rows that both plans have, in the order of the new plan.
    pub(super) pairs: Vec<Pair<'a>>,
}

/// Groups of rows of one name with more pairs than this are paired in their order: no plan of an office has them.
const MOST_PAIRS: usize = 2_500;

/// The likeness that is added for rows in areas of the same name, so that they are preferred to equally like rows
/// in other areas.
const SAME_AREA: f64 = 0.03;

impl<'a> Matches<'a> {
    /// Matches the rows of two plans.
    pub(super) fn of(old: &'a Plan, new: &'a Plan) -> Self {
        let rows = |plan| entries(plan).map(|entry| (entry.at(), entry)).collect();
        let mut matches = Self { removed: rows(old), added: rows(new), pairs: Vec::new() };
        matches.by(|entry| Some(id::stem(entry.area_name, entry.row.project())));
        matches.by(|entry| Some(id::slug(entry.row.project())).filter(|_| !entry.row.project().is_empty()));
        matches.by_likeness(old, new);
        matches.pairs.sort_by_key(|pair| pair.new.at());
        matches
    }

    fn pair(&mut self, pairs: impl IntoIterator<Item = Pair<'a>>) {
        for pair in pairs {
            self.removed.remove(&pair.old.at());
            self.added.remove(&pair.new.at());
            self.pairs.push(pair);
        }
    }

    /// Matches rows of one key.
    fn by(&mut self, key: impl Fn(&PlacedRow<'a>) -> Option<String>) {
        let mut groups: BTreeMap<String, (Vec<PlacedRow<'a>>, Vec<PlacedRow<'a>>)> = BTreeMap::new();
        for (key, entry) in self.removed.values().filter_map(|entry| Some((key(entry)?, *entry))) {
            groups.entry(key).or_default().0.push(entry);
        }
        for (key, entry) in self.added.values().filter_map(|entry| Some((key(entry)?, *entry))) {
            groups.entry(key).or_default().1.push(entry);
        }
        self.pair(groups.into_values().flat_map(|(olds, news)| within(olds, news)));
    }

    fn by_likeness(&mut self, old: &'a Plan, new: &'a Plan) {
        if self.removed.is_empty() || self.added.is_empty() {
            return;
        }
        // A word's rarity is that in both plans, so the lexicon takes the matched rows as well.
        let mut lexicon = Lexicon::default();
        let mut profiles = |plan: &'a Plan, free: &PlacedRows<'a>| -> Vec<Profile<'a>> {
            let profiles = entries(plan).map(|entry| lexicon.profile(entry));
            profiles.filter(|profile| free.contains_key(&profile.entry.at())).collect()
        };
        let (olds, news) = (profiles(old, &self.removed), profiles(new, &self.added));
        let areas: BTreeMap<&str, String> = entries(old)
            .chain(entries(new))
            .map(|entry| (entry.area_name, id::slug(entry.area_name)))
            .collect();
        let bonus = |old: &PlacedRow<'_>, new: &PlacedRow<'_>| {
            if areas.get(old.area_name) == areas.get(new.area_name) { SAME_AREA } else { 0.0 }
        };
        self.pair(lexicon.pairs(&olds, &news, bonus));
    }
}

fn entries(plan: &Plan) -> impl Iterator<Item = PlacedRow<'_>> {
    plan.areas.iter().enumerate().flat_map(|(area, content)| {
        let rows = content.deliverables.iter().enumerate();
        rows.map(move |(position, row)| PlacedRow { area, position, area_name: &content.name.value, row })
    })
}

/// Pairs rows of one name: as many as the smaller side has.
fn within<'a>(mut olds: Vec<PlacedRow<'a>>, mut news: Vec<PlacedRow<'a>>) -> Vec<Pair<'a>> {
    let mut pairs = Vec::new();
    if olds.len() * news.len() > 1 && olds.len() * news.len() <= MOST_PAIRS {
        let mut lexicon = Lexicon::default();
        let mut profiles = |entries: &[PlacedRow<'a>]| -> Vec<Profile<'a>> {
            entries.iter().map(|entry| lexicon.profile(*entry)).collect()
        };
        let (of_old, of_new) = (profiles(&olds), profiles(&news));
        let all = of_old.iter().flat_map(|old| of_new.iter().map(move |new| (old, new)));
        let all = all.map(|(old, new)| {
            let likeness = lexicon.likeness(old, new) + sameness(old.entry.row, new.entry.row);
            (Pair { old: old.entry, new: new.entry, likeness: None }, likeness)
        });
        pairs = each_once(best_first(all.collect()));
        olds.retain(|old| pairs.iter().all(|pair| pair.old.at() != old.at()));
        news.retain(|new| pairs.iter().all(|pair| pair.new.at() != new.at()));
    }
    pairs.extend(olds.into_iter().zip(news).map(|(old, new)| Pair { old, new, likeness: None }));
    pairs
}

/// The share of equal fields, to tell rows of one name apart.
fn sameness(old: &Deliverable, new: &Deliverable) -> f64 {
    let same = |field: &&Field| old.field(**field).value == new.field(**field).value;
    Field::ALL.iter().filter(same).count() as f64 / Field::ALL.len() as f64
}
