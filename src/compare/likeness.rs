//! How like one deliverable is to another, by name and texts, and which rows of two plans are like each other.
//!
//! Input: the rows that no name matches. Output: pairs with their likeness, best first. A rare word says more than a
//! common one (inverse document frequency). Rows are compared only where they share a word or a piece of a name that
//! few other rows have.

use std::collections::{HashMap, HashSet};

use super::matching::{Pair, PlacedRow};
use crate::plan::{Deliverable, Field, State};

/// Rows are taken for the same row from this likeness on (0-1). Measured: `tests/integration/likeness.rs`.
pub const THRESHOLD: f64 = 0.5;

/// Rows of quite other names are one where so much of the rest is the same (0-1), and no other row comes near.
const BY_CONTEXT: f64 = 0.6;
/// How far ahead of the next such row.
const AHEAD: f64 = 0.1;
/// The columns whose words are compared one by one for it, and their shares; time and contact have the rest.
const CONTEXT: [(Field, f64); 3] = [(Field::Purpose, 0.4), (Field::Description, 0.3), (Field::Status, 0.05)];
const SAME_TIME: f64 = 0.15;
const SAME_CONTACT: f64 = 0.1;

/// The share of a likeness that comes from the names, where both rows have texts.
const NAME_SHARE: f64 = 0.45;
/// Two words of names are one, misspelled, from this likeness on (normalized Damerau-Levenshtein).
const SAME_WORD: f64 = 0.7;
/// The likeness of an abbreviation and its word: `medarb.` for `medarbejdere`.
const ABBREVIATED: f64 = 0.9;
/// The shortest abbreviation, in characters.
const SHORTEST: usize = 3;
/// Words of more characters than this are none, and comparing them letter by letter takes long.
const LONGEST_WORD: usize = 100;
/// At most this many words of a name are compared; a longer name is a text in the wrong cell.
const LONGEST: usize = 64;
/// For each row at most this many candidates are compared with all their words.
const CANDIDATES: usize = 8;
/// A word or a piece that more rows than this have does not make them candidates for each other.
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
pub(super) struct Lexicon {
    numbers: HashMap<String, usize>,
    words: Vec<Word>,
    rows: u32,
}

struct Word {
    text: String,
    /// How many rows have it.
    rows: u32,
}

/// A row as it is compared: its words by number.
pub(super) struct Profile<'a> {
    /// The row.
    pub(super) entry: PlacedRow<'a>,
    /// The name's words, in their order.
    name: Vec<usize>,
    /// The texts' words, sorted.
    text: Vec<usize>,
    /// The words of each column of [`CONTEXT`], sorted, each once.
    context: [Vec<usize>; 3],
}

impl Lexicon {
    /// Takes in the words of a row.
    pub(super) fn profile<'a>(&mut self, entry: PlacedRow<'a>) -> Profile<'a> {
        let mut name = self.numbers_of(entry.row.project());
        name.truncate(LONGEST);
        let mut text = Vec::new();
        for field in LASTING {
            let words = self.numbers_of(&entry.row.field(field).value);
            let pairs = words.iter().zip(words.iter().skip(1));
            text.extend(pairs.map(|(first, second)| self.pair(*first, *second)));
            text.extend(words);
        }
        text.sort_unstable();
        let mut all: Vec<usize> = name.iter().chain(&text).copied().collect();
        all.sort_unstable();
        all.dedup();
        for word in all {
            self.words.get_mut(word).into_iter().for_each(|word| word.rows += 1);
        }
        self.rows += 1;
        let context = CONTEXT.map(|(field, _)| {
            let mut words = self.numbers_of(&entry.row.field(field).value);
            words.sort_unstable();
            words.dedup();
            words
        });
        Profile { entry, name, text, context }
    }

    fn numbers_of(&mut self, text: &str) -> Vec<usize> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(|word| self.number(&word.to_lowercase())).collect()
    }

    /// The number of two words that follow each other: texts of the same words about other things share few pairs.
    fn pair(&mut self, first: usize, second: usize) -> usize {
        self.number(&format!("{first} {second}"))
    }

    fn number(&mut self, word: &str) -> usize {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.words.len();
        self.words.push(Word { text: word.to_owned(), rows: 0 });
        self.numbers.insert(word.to_owned(), number);
        number
    }

    /// How much a word says about the row it stands in: the fewer rows have it, the more.
    fn weight(&self, word: usize) -> f64 {
        let rows = self.words.get(word).map_or(1, |word| word.rows.max(1));
        (1.0 + f64::from(self.rows) / f64::from(rows)).ln()
    }

    fn total(&self, words: &[usize]) -> f64 {
        words.iter().map(|word| self.weight(*word)).sum()
    }

    /// How like two rows are (0-1).
    pub(super) fn likeness(&self, old: &Profile<'_>, new: &Profile<'_>) -> f64 {
        let name = self.name(&old.name, &new.name);
        let both = NAME_SHARE * name + (1.0 - NAME_SHARE) * self.text(&old.text, &new.text);
        // Names can do it alone, but then they must be nearly the same.
        both.max(name.powi(4))
    }

    /// How much of two rows is the same beside their names (0-1).
    fn context(&self, old: &Profile<'_>, new: &Profile<'_>) -> f64 {
        let texts = CONTEXT.iter().zip(old.context.iter().zip(&new.context));
        let texts: f64 = texts.map(|((_, share), (old, new))| share * self.kept(old, new)).sum();
        let [(old_row, old_time), (new_row, new_time)] =
            [old, new].map(|profile| (profile.entry.row, &profile.entry.row.release.periods));
        let is_same = |field| {
            let text = |row: &Deliverable| row.field(field).value.to_lowercase();
            !text(old_row).is_empty() && text(old_row) == text(new_row)
        };
        let same_time = is_same(Field::Release) || !old_time.is_empty() && old_time == new_time;
        let shares = [(same_time, SAME_TIME), (is_same(Field::Contact), SAME_CONTACT)];
        texts + shares.iter().filter(|(is_same, _)| *is_same).map(|(_, share)| share).sum::<f64>()
    }

    /// How much of two texts is kept, where one may be the other with words added: between the share of the shorter one's
    /// words and that of both.
    fn kept(&self, old: &[usize], new: &[usize]) -> f64 {
        let (old_total, new_total) = (self.total(old), self.total(new));
        let of_shorter = self.shared(old, new) / old_total.min(new_total).max(f64::MIN_POSITIVE);
        (of_shorter + self.text(old, new)) / 2.0
    }

    /// The weight of the words that two sorted texts share, divided by the weight of all their words (Dice).
    fn text(&self, old: &[usize], new: &[usize]) -> f64 {
        2.0 * self.shared(old, new) / (self.total(old) + self.total(new)).max(f64::MIN_POSITIVE)
    }

    /// The weight of the words that two sorted texts share.
    fn shared(&self, old: &[usize], new: &[usize]) -> f64 {
        let mut shared = 0.0;
        let mut news = new.iter().peekable();
        for word in old {
            while news.next_if(|other| *other < word).is_some() {}
            if news.next_if_eq(&word).is_some() {
                shared += self.weight(*word);
            }
        }
        shared
    }

    /// The likeness of two names, whatever the order of their words; misspelled and abbreviated words count too.
    fn name(&self, old: &[usize], new: &[usize]) -> f64 {
        let mut left: Vec<usize> = new.to_vec();
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

    fn same_word(&self, one: usize, other: usize) -> f64 {
        let word = |number: usize| self.words.get(number).map_or("", |word| word.text.as_str());
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
        if length * 10 < long.chars().count() * 7 || length > LONGEST_WORD {
            return 0.0;
        }
        Some(strsim::normalized_damerau_levenshtein(short, long))
            .filter(|likeness| *likeness >= SAME_WORD)
            .unwrap_or(0.0)
    }

    /// The pairs of old and new rows that are like each other, each row once, best first. `bonus` is added to the
    /// likeness in this order alone.
    pub(super) fn pairs<'a>(
        &self,
        olds: &[Profile<'a>],
        news: &[Profile<'a>],
        bonus: impl Fn(&PlacedRow<'a>, &PlacedRow<'a>) -> f64,
    ) -> Vec<Pair<'a>> {
        let mut index: HashMap<Feature, Vec<(usize, &Profile<'a>)>> = HashMap::new();
        for (at, new) in news.iter().enumerate() {
            for feature in new.features() {
                index.entry(feature).or_default().push((at, new));
            }
        }
        let (mut pairs, mut by_context) = (Vec::new(), Vec::new());
        for old in olds {
            let may_be_one = |new: &&Profile<'_>| !is_followed(old.entry.row, new.entry.row);
            for new in candidates(old, &index).filter(may_be_one) {
                let likeness = self.likeness(old, new);
                let pair = |likeness| Pair { old: old.entry, new: new.entry, likeness: Some(likeness) };
                if likeness >= THRESHOLD {
                    pairs.push((pair(likeness), likeness + bonus(&old.entry, &new.entry)));
                }
                let context = self.context(old, new);
                if context >= BY_CONTEXT - AHEAD {
                    by_context.push((pair(context), context));
                }
            }
        }
        let by_context = clear(&by_context).filter(|pair| pair.likeness >= Some(BY_CONTEXT));
        each_once(best_first(pairs).chain(by_context))
    }
}

/// A word or a piece of a name, by which rows that may be alike are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Feature {
    Word(usize),
    Trigram([char; 3]),
}

impl Profile<'_> {
    /// The row's words, and the pieces of three letters of its name.
    fn features(&self) -> Vec<Feature> {
        let words = self.name.iter().chain(&self.text).map(|word| Feature::Word(*word));
        let name = self.entry.row.project().to_lowercase();
        let name: Vec<char> = name.chars().filter(|c| c.is_alphanumeric()).collect();
        let pieces = name.windows(3).filter_map(|piece| <[char; 3]>::try_from(piece).ok());
        let mut features: Vec<Feature> = words.chain(pieces.map(Feature::Trigram)).collect();
        features.sort_unstable();
        features.dedup();
        features
    }
}

/// The new rows that share most with an old one.
fn candidates<'n, 'a>(
    old: &Profile<'_>,
    index: &HashMap<Feature, Vec<(usize, &'n Profile<'a>)>>,
) -> impl Iterator<Item = &'n Profile<'a>> {
    let mut shared: HashMap<usize, (f64, &'n Profile<'a>)> = HashMap::new();
    for feature in old.features() {
        let Some(rows) = index.get(&feature).filter(|rows| rows.len() <= COMMON) else { continue };
        let weight = 1.0 / (rows.len() as f64).sqrt();
        for (at, new) in rows {
            shared.entry(*at).or_insert((0.0, *new)).0 += weight;
        }
    }
    let mut shared: Vec<(usize, (f64, &Profile<'a>))> = shared.into_iter().collect();
    shared.sort_by(|(a, (weight, _)), (b, (other, _))| other.total_cmp(weight).then(a.cmp(b)));
    shared.into_iter().take(CANDIDATES).map(|(_, (_, new))| new)
}

/// Whether a row is what follows another, not the row itself: the old one was delivered, and the new one is not.
fn is_followed(old: &Deliverable, new: &Deliverable) -> bool {
    old.state() == State::Delivered && new.state() != State::Delivered
}

/// The pairs that are ahead of all others of their rows.
fn clear<'p, 'a>(pairs: &'p [(Pair<'a>, f64)]) -> impl Iterator<Item = Pair<'a>> + 'p {
    let mut best: HashMap<(bool, (usize, usize)), [f64; 2]> = HashMap::new();
    for (pair, likeness) in pairs {
        for row in [(false, pair.old.at()), (true, pair.new.at())] {
            let [first, second] = best.entry(row).or_insert([0.0; 2]);
            *second = second.max(likeness.min(*first));
            *first = first.max(*likeness);
        }
    }
    let is_ahead = move |row, likeness: f64| {
        best.get(&row).is_some_and(|[first, second]| likeness >= *first && second + AHEAD <= likeness)
    };
    pairs.iter().filter_map(move |(pair, likeness)| {
        let rows = [(false, pair.old.at()), (true, pair.new.at())];
        rows.into_iter().all(|row| is_ahead(row, *likeness)).then_some(*pair)
    })
}

/// Pairs in the order of the number beside them, greatest first, then in the order of the plans.
pub(super) fn best_first<'a>(mut pairs: Vec<(Pair<'a>, f64)>) -> impl Iterator<Item = Pair<'a>> {
    let at = |pair: &Pair<'_>| (pair.old.at(), pair.new.at());
    pairs.sort_by(|(a, of_a), (b, of_b)| of_b.total_cmp(of_a).then_with(|| at(a).cmp(&at(b))));
    pairs.into_iter().map(|(pair, _)| pair)
}

/// The pairs, best first, without those of which a better pair has taken a row.
pub(super) fn each_once<'a>(pairs: impl Iterator<Item = Pair<'a>>) -> Vec<Pair<'a>> {
    let (mut olds, mut news) = (HashSet::new(), HashSet::new());
    let is_free = |pair: &Pair<'_>| {
        let (old, new) = (pair.old.at(), pair.new.at());
        !olds.contains(&old) && !news.contains(&new) && olds.insert(old) && news.insert(new)
    };
    pairs.filter(is_free).collect()
}

/// How like two names are (0-1). All words count the same, misspelled and abbreviated ones too.
#[must_use]
pub fn of_names(old: &str, new: &str) -> f64 {
    // In a lexicon without rows no word would have a weight.
    let mut lexicon = Lexicon { rows: 1, ..Lexicon::default() };
    let [mut old, mut new] = [old, new].map(|name| lexicon.numbers_of(name));
    old.truncate(LONGEST);
    new.truncate(LONGEST);
    lexicon.name(&old, &new)
}
