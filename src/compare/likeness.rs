//! How like one deliverable is to another, by name and texts, and who is like whom in two plans.
//!
//! Input: the rows that nothing else ties together. Output: pairs with their likeness, best first. A rare word says more
//! than a common one (inverse document frequency). Rows are compared only where they share a word or a piece of a
//! name; rows that share only what everybody has are not.

use std::collections::HashMap;

use crate::plan::{Deliverable, Field};

/// Rows less like than this (0-1) are two rows. Measured: `tests/integration/likeness.rs`.
pub const THRESHOLD: f64 = 0.5;

/// How much of a likeness comes from the names, where both rows have texts.
const NAME_SHARE: f64 = 0.45;
/// Two words of names are one, misspelled, from this likeness on (normalized Damerau-Levenshtein).
const SAME_WORD: f64 = 0.7;
/// What an abbreviation counts: `medarb.` for `medarbejdere`.
const ABBREVIATED: f64 = 0.9;
/// The shortest abbreviation, in characters.
const SHORTEST: usize = 3;
/// So many words of a name are compared; a longer one is a text in the wrong cell.
const LONGEST: usize = 64;
/// So many candidates are compared whole for each row.
const CANDIDATES: usize = 8;
/// What more rows than this have in common ties none of them together.
const COMMON: usize = 64;

/// A likeness as it is shown, with three digits: more are noise.
#[must_use]
pub fn rounded(likeness: f64) -> f64 {
    (likeness * 1000.0).round() / 1000.0
}

/// The columns whose texts say what a deliverable is; release, status and contact change with time.
const LASTING: [Field; 3] = [Field::Purpose, Field::Description, Field::Remarks];

/// The words of two plans, each with a number and with the number of rows that it stands in.
#[derive(Default)]
pub(super) struct Lexicon<'a> {
    numbers: HashMap<String, u32>,
    words: Vec<String>,
    rows_with: Vec<u32>,
    rows: u32,
    profiles: Vec<(&'a Deliverable, Profile)>,
}

/// A row as it is compared: its words by number.
struct Profile {
    /// The name's words, in their order.
    name: Vec<u32>,
    /// The texts' words, sorted.
    text: Vec<u32>,
}

impl<'a> Lexicon<'a> {
    /// Takes a row and gives its number.
    pub(super) fn add(&mut self, row: &'a Deliverable) -> usize {
        let mut name = self.numbers_of(row.project());
        name.truncate(LONGEST);
        let mut text = Vec::new();
        for field in LASTING {
            let words = self.numbers_of(&row.field(field).value);
            text.extend(words.windows(2).filter_map(|pair| Some(self.pair(*pair.first()?, *pair.last()?))));
            text.extend(words);
        }
        text.sort_unstable();
        let mut all: Vec<u32> = name.iter().chain(&text).copied().collect();
        all.sort_unstable();
        all.dedup();
        for word in all {
            if let Some(count) = self.rows_with.get_mut(word as usize) {
                *count += 1;
            }
        }
        self.rows += 1;
        self.profiles.push((row, Profile { name, text }));
        self.profiles.len() - 1
    }

    fn numbers_of(&mut self, text: &str) -> Vec<u32> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(|word| self.number(&word.to_lowercase())).collect()
    }

    /// The number of two words that follow each other: texts of the same words about other things share few pairs.
    fn pair(&mut self, first: u32, second: u32) -> u32 {
        self.number(&format!("{first} {second}"))
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.push(word.to_owned());
        self.rows_with.push(0);
        self.numbers.insert(word.to_owned(), number);
        number
    }

    /// What a word says of the row it stands in: more the fewer rows have it.
    fn weight(&self, word: u32) -> f64 {
        let rows = self.rows_with.get(word as usize).copied().unwrap_or(1).max(1);
        (1.0 + f64::from(self.rows) / f64::from(rows)).ln()
    }

    fn total(&self, words: &[u32]) -> f64 {
        words.iter().map(|word| self.weight(*word)).sum()
    }

    /// How like two rows are (0-1).
    pub(super) fn likeness(&self, old: usize, new: usize) -> f64 {
        let (Some((_, old)), Some((_, new))) = (self.profiles.get(old), self.profiles.get(new)) else {
            return 0.0;
        };
        let name = self.name(&old.name, &new.name);
        let both = NAME_SHARE * name + (1.0 - NAME_SHARE) * self.text(&old.text, &new.text);
        // Names can do it alone, but then they must be nearly the same.
        both.max(name.powi(4))
    }

    /// The weight of the words that two sorted texts share, by that of all (Dice).
    fn text(&self, old: &[u32], new: &[u32]) -> f64 {
        let mut shared = 0.0;
        let mut news = new.iter().peekable();
        for word in old {
            while news.next_if(|other| *other < word).is_some() {}
            if news.next_if_eq(&word).is_some() {
                shared += self.weight(*word);
            }
        }
        2.0 * shared / (self.total(old) + self.total(new)).max(f64::MIN_POSITIVE)
    }

    /// The same for names, whatever the order; words that are misspelled or abbreviated count too.
    fn name(&self, old: &[u32], new: &[u32]) -> f64 {
        let mut left: Vec<u32> = new.to_vec();
        let mut shared = 0.0;
        let mut rest = Vec::new();
        for word in old {
            match left.iter().position(|other| other == word) {
                Some(at) => {
                    left.swap_remove(at);
                    shared += 2.0 * self.weight(*word);
                }
                None => rest.push(*word),
            }
        }
        for word in rest {
            let best = left.iter().enumerate().map(|(at, other)| (self.same_word(word, *other), at));
            let best = best.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(likeness, _)| *likeness > 0.0);
            if let Some((likeness, at)) = best {
                shared += likeness * (self.weight(word) + self.weight(left.swap_remove(at)));
            }
        }
        shared / (self.total(old) + self.total(new)).max(f64::MIN_POSITIVE)
    }

    fn same_word(&self, one: u32, other: u32) -> f64 {
        let word = |number: u32| self.words.get(number as usize).map_or("", String::as_str);
        let (one, other) = (word(one), word(other));
        // `Kursus 1` and `Kursus 2` are two.
        if one.chars().chain(other.chars()).any(|c| c.is_ascii_digit()) {
            return 0.0;
        }
        let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
        let length = short.chars().count();
        if length >= SHORTEST && long.starts_with(short) {
            return ABBREVIATED;
        }
        // So many letters apart by length alone, they cannot be alike enough.
        if length * 10 < long.chars().count() * 7 {
            return 0.0;
        }
        Some(strsim::normalized_damerau_levenshtein(short, long))
            .filter(|likeness| *likeness >= SAME_WORD)
            .unwrap_or(0.0)
    }

    /// What a row can be found by: its words, and the pieces of three letters of its name.
    fn features(&self, row: usize) -> Vec<Feature> {
        let Some((row, profile)) = self.profiles.get(row) else { return Vec::new() };
        let words = profile.name.iter().chain(&profile.text).map(|word| Feature::Word(*word));
        let name: Vec<char> = row.project().to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        let pieces = name.windows(3).filter_map(|piece| <[char; 3]>::try_from(piece).ok());
        let mut features: Vec<Feature> = words.chain(pieces.map(Feature::Piece)).collect();
        features.sort_unstable();
        features.dedup();
        features
    }

    /// The pairs of old and new rows that are like each other, each row once, best first; `bonus` prefers one of two
    /// that are equally like.
    pub(super) fn pairs(
        &self,
        olds: &[usize],
        news: &[usize],
        bonus: impl Fn(usize, usize) -> f64,
    ) -> Vec<(usize, usize, f64)> {
        let mut index: HashMap<Feature, Vec<usize>> = HashMap::new();
        for (at, new) in news.iter().enumerate() {
            for feature in self.features(*new) {
                index.entry(feature).or_default().push(at);
            }
        }
        let mut found = Vec::new();
        let mut shared = vec![0.0; news.len()];
        for old in olds {
            for new in self.candidates(*old, news, &index, &mut shared) {
                let likeness = self.likeness(*old, new);
                if likeness >= THRESHOLD {
                    found.push((*old, new, likeness, likeness + bonus(*old, new)));
                }
            }
        }
        found.sort_by(|a, b| b.3.total_cmp(&a.3).then((a.0, a.1).cmp(&(b.0, b.1))));
        each_once(found.into_iter().map(|(old, new, likeness, _)| (old, new, likeness)))
    }

    /// The new rows that share most with an old one; `shared` is zero before and after.
    fn candidates(
        &self,
        old: usize,
        news: &[usize],
        index: &HashMap<Feature, Vec<usize>>,
        shared: &mut [f64],
    ) -> Vec<usize> {
        let mut touched: Vec<usize> = Vec::new();
        for feature in self.features(old) {
            let Some(rows) = index.get(&feature).filter(|rows| rows.len() <= COMMON) else { continue };
            let weight = 1.0 / (rows.len() as f64).sqrt();
            for at in rows {
                if let Some(sum) = shared.get_mut(*at) {
                    if *sum == 0.0 {
                        touched.push(*at);
                    }
                    *sum += weight;
                }
            }
        }
        let sum = |at: usize, shared: &[f64]| shared.get(at).copied().unwrap_or(0.0);
        touched.sort_by(|a, b| sum(*b, shared).total_cmp(&sum(*a, shared)).then(a.cmp(b)));
        let best = touched.iter().take(CANDIDATES).filter_map(|at| news.get(*at)).copied().collect();
        for at in touched {
            if let Some(sum) = shared.get_mut(at) {
                *sum = 0.0;
            }
        }
        best
    }
}

/// What rows are found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Feature {
    Word(u32),
    Piece([char; 3]),
}

/// Of pairs, best first, those whose rows no better pair has taken.
pub(super) fn each_once(pairs: impl Iterator<Item = (usize, usize, f64)>) -> Vec<(usize, usize, f64)> {
    let (mut olds, mut news) = (std::collections::HashSet::new(), std::collections::HashSet::new());
    let free = |(old, new, _): &(usize, usize, f64)| {
        let free = !olds.contains(old) && !news.contains(new);
        free && olds.insert(*old) && news.insert(*new)
    };
    pairs.filter(free).collect()
}

/// How like two names are (0-1), words that are misspelled or abbreviated counted, all words alike.
#[must_use]
pub fn of_names(old: &str, new: &str) -> f64 {
    // Of a lexicon without rows no word would weigh anything.
    let mut lexicon = Lexicon { rows: 1, ..Lexicon::default() };
    let [mut old, mut new] = [old, new].map(|name| lexicon.numbers_of(name));
    old.truncate(LONGEST);
    new.truncate(LONGEST);
    lexicon.name(&old, &new)
}
