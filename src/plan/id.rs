//! Ids of deliverables: the same in the next version, whatever row or marker has changed.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use crate::characters::is_invisible;

/// Gives out the ids of one plan.
#[derive(Debug, Default)]
pub(super) struct Ids {
    used: BTreeSet<String>,
    stems: BTreeSet<String>,
    /// For each stem that was given out, the last number after it.
    counts: BTreeMap<String, usize>,
}

impl Ids {
    /// For a plan with these names of area and project.
    pub(super) fn of<'a>(names: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        Self { stems: names.map(|(area, project)| stem(area, project)).collect(), ..Self::default() }
    }

    /// The id of a project in an area, both without markers: `cybersikkerhed/e-laering`. Of equal names, the second
    /// gets `-2`, the third `-3`.
    pub(super) fn next(&mut self, area: &str, project: &str) -> String {
        let stem = stem(area, project);
        let count = self.counts.entry(stem.clone()).or_insert(0);
        *count += 1;
        let mut id = if *count == 1 { stem.clone() } else { format!("{stem}-{count}") };
        // A project can be called what the suffix makes of another; its id is not to depend on the other.
        while *count > 1 && self.stems.contains(&id) || !self.used.insert(id.clone()) {
            *count += 1;
            id = format!("{stem}-{count}");
        }
        id
    }
}

/// The id of a project in an area, before equal names are told apart.
pub(crate) fn stem(area: &str, project: &str) -> String {
    format!("{}/{}", slug(area), slug(project))
}

/// Lower-case ASCII letters and digits with single hyphens between words; Danish letters as `ae`, `oe`, `aa`.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase) {
        match c {
            'æ' => slug.push_str("ae"),
            'ø' => slug.push_str("oe"),
            'å' => slug.push_str("aa"),
            _ if c.is_ascii() => slug.push(c),
            _ => slug.extend(std::iter::once(c).nfd().filter(|c| c.is_ascii() || c.is_alphanumeric())),
        }
    }
    let words = slug.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let joined = words.collect::<Vec<_>>().join("-");
    if joined.is_empty() { "uden-navn".into() } else { joined }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_from_names() {
        let mut ids = Ids::default();
        assert_eq!(ids.next("Stat & Region", "E-læring på Ærø"), "stat-region/e-laering-paa-aeroe");
        assert_eq!(ids.next("A", "Éden  (ny)"), "a/eden-ny");
        assert_eq!(ids.next("A", "?"), "a/uden-navn");
    }

    #[test]
    fn equal_names_get_a_suffix_and_no_id_comes_twice() {
        let names = ["Kursus", "Kursus", "Kursus 2", "kursus", "Kursus 2"];
        let mut ids = Ids::of(names.iter().map(|name| ("A", *name)));
        let given: Vec<String> = names.iter().map(|name| ids.next("A", name)).collect();
        // `Kursus 2` has the id that it has in a plan without a second `Kursus`.
        assert_eq!(given, ["a/kursus", "a/kursus-3", "a/kursus-2", "a/kursus-4", "a/kursus-2-2"]);
    }
}
