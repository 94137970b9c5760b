//! A contact spelled nearly like another.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::shared::place;
use super::{Check, Finds, Subject};
use crate::config::Thresholds;
use crate::finding::{Code, Finding};
use crate::plan::Field;

pub(super) const CHECK: Check = Check { code: Code::SimilarContact, finds: Finds::Once(find) };

/// A plan with more contacts than this is no plan of an office; comparing them all would take too long.
const MOST: usize = 400;

fn find(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for deliverable in subject.deliverables() {
        let contact = &deliverable.field(Field::Contact).value;
        if !contact.is_empty() {
            *counts.entry(contact).or_default() += 1;
        }
    }
    let others = misspelled(&counts, &subject.config.contacts, &subject.config.thresholds);
    for deliverable in subject.deliverables() {
        let contact = &deliverable.field(Field::Contact).value;
        if let Some((other, count)) = others.get(contact.as_str()) {
            let finding = Finding::new(CHECK.code, place(deliverable, Field::Contact));
            findings.push(
                finding.quoting("text", contact).quoting("other", other).naming("count", count.to_string()),
            );
        }
    }
}

/// For each contact that is probably another one, that other one and how often it stands in the plan.
fn misspelled<'a>(
    counts: &BTreeMap<&'a str, usize>,
    known: &'a [String],
    thresholds: &Thresholds,
) -> BTreeMap<&'a str, (&'a str, usize)> {
    let mut found = BTreeMap::new();
    if counts.len() > MOST || thresholds.contact_distance == 0 {
        return found;
    }
    for (name, count) in counts.iter().filter(|(name, _)| known.iter().all(|known| known != *name)) {
        let of_known =
            known.iter().map(|known| (known.as_str(), counts.get(known.as_str()).copied().unwrap_or(0)));
        // Of two unknown ones, the rarer is the slip; on a tie the later in the alphabet, so that one is named.
        let of_plan = counts.iter().map(|(other, many)| (*other, *many));
        let of_plan = of_plan.filter(|(other, many)| (many, Reverse(other)) > (count, Reverse(name)));
        let alike = of_known.chain(of_plan).filter(|(other, _)| is_alike(name, other, thresholds));
        if let Some(other) = alike.max_by_key(|(_, many)| *many) {
            found.insert(*name, other);
        }
    }
    found
}

fn is_alike(name: &str, other: &str, thresholds: &Thresholds) -> bool {
    let (name, other) = (name.to_lowercase(), other.to_lowercase());
    let long = name.chars().count().min(other.chars().count()) >= thresholds.contact_shortest;
    long && strsim::damerau_levenshtein(&name, &other) <= thresholds.contact_distance
}
