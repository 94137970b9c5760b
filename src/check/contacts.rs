//! Checks of the contacts.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::subject::{Subject, at};
use crate::config::Thresholds;
use crate::finding::{Code, Finding};
use crate::plan::{Deliverable, Field};

/// Deliverables that name nobody whom readers can ask. A row with nothing but a name and a column that is missing as a
/// whole are findings of their own.
pub(super) fn missing_contact(subject: &Subject<'_>) -> Vec<Finding> {
    let of_people = subject.deliverables().zip(subject.plan.people());
    let missing = of_people.filter(|(row, people)| {
        people.is_empty() && row.field(Field::Contact).place.is_some() && !row.is_name_only()
    });
    let finding = |row| at(Code::MissingContact, row, Field::Contact).quoting("text", row.project());
    missing.map(|(row, _)| finding(row)).collect()
}

/// A plan with more contacts than this is no plan of an office; comparing them all would take too long.
const MOST: usize = 400;

/// A contact spelled nearly like another.
pub(super) fn similar_contact(subject: &Subject<'_>) -> Vec<Finding> {
    let people = subject.plan.people();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in people.iter().flatten() {
        *counts.entry(name).or_default() += 1;
    }
    let others = misspelled(&counts, &subject.config.contacts, &subject.config.thresholds);
    let finding = |(row, name): (&Deliverable, &String)| {
        let (other, count) = others.get(name.as_str())?;
        let finding = at(Code::SimilarContact, row, Field::Contact);
        Some(finding.quoting("text", name).quoting("other", other).naming("count", count.to_string()))
    };
    let rows = subject.deliverables().zip(&people);
    rows.flat_map(|(row, people)| people.iter().map(move |name| (row, name))).filter_map(finding).collect()
}

/// For each contact that is probably another one, that other one and how often it stands in the plan.
fn misspelled<'a>(
    counts: &BTreeMap<&'a str, usize>,
    known: &'a [String],
    thresholds: &Thresholds,
) -> BTreeMap<&'a str, (&'a str, usize)> {
    let mut others = BTreeMap::new();
    if counts.len() > MOST || thresholds.contact_distance == 0 {
        return others;
    }
    for (name, count) in counts.iter().filter(|(name, _)| known.iter().all(|known| known != *name)) {
        let of_known =
            known.iter().map(|known| (known.as_str(), counts.get(known.as_str()).copied().unwrap_or(0)));
        // If two contacts of the plan are alike, the rarer one is taken for the slip; if both are as frequent, the one
        // that is later in the alphabet, so that only one of them gets a finding.
        let of_plan = counts.iter().map(|(other, many)| (*other, *many));
        let of_plan = of_plan.filter(|(other, many)| (many, Reverse(other)) > (count, Reverse(name)));
        let alike = of_known.chain(of_plan).filter(|(other, _)| is_alike(name, other, thresholds));
        if let Some(other) = alike.max_by_key(|(_, many)| *many) {
            others.insert(*name, other);
        }
    }
    others
}

fn is_alike(name: &str, other: &str, thresholds: &Thresholds) -> bool {
    // No name of people is that long, and comparing long texts letter by letter takes minutes.
    const LONGEST: usize = 200;
    if name.len().max(other.len()) > LONGEST {
        return false;
    }
    let (name, other) = (name.to_lowercase(), other.to_lowercase());
    let long = name.chars().count().min(other.chars().count()) >= thresholds.contact_shortest;
    long && strsim::damerau_levenshtein(&name, &other) <= thresholds.contact_distance
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many slips are found among so many names, of which two are alike.
    fn slips(names: usize) -> usize {
        let others: Vec<String> = (2..names).map(|number| format!("{number:03}").repeat(3)).collect();
        let alike = ["Mette Holmgaard", "Mette Holmgard"];
        let counts = others.iter().map(String::as_str).chain(alike).map(|name| (name, 1)).collect();
        let thresholds = Thresholds { contact_distance: 1, ..Thresholds::default() };
        misspelled(&counts, &[], &thresholds).len()
    }

    #[test]
    fn of_very_many_names_none_are_compared() {
        assert_eq!((slips(MOST), slips(MOST + 1)), (1, 0));
    }
}
