//! Changes of a text that no reader would call one: full stops, case, blanks, a slip of the pen that was mended, a contact
//! spelled otherwise.

use crate::characters::is_invisible;
use crate::plan::release::Release;
use crate::plan::{Deliverable, Field, State};

/// Words shorter than this are never taken for a slip of each other: `maj` and `mar`.
const SHORTEST: usize = 5;
/// From this length on, two letters may differ.
const LONG: usize = 8;
/// No word is longer; comparing longer ones letter by letter takes minutes.
const LONGEST: usize = 100;

/// A text without what cannot be seen in it.
pub(super) fn visible(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !is_invisible(*c))
}

/// Whether a column of two rows says the same, though its texts differ. Where texts are read, for times and states, both
/// must also be read alike.
pub(super) fn is_slip(field: Field, old: &Deliverable, new: &Deliverable) -> bool {
    let read = |row: &Deliverable| Release { residue: Vec::new(), impossible: None, ..row.release.clone() };
    let said =
        |row: &Deliverable| -> Vec<State> { row.said().iter().map(|said| said.evidence.state).collect() };
    let reads_alike = match field {
        Field::Release => read(old) == read(new),
        Field::Status => old.state() == new.state() && said(old) == said(new),
        _ => true,
    };
    reads_alike && says_the_same(&old.field(field).value, &new.field(field).value)
}

/// Whether two texts have the same words, but for signs of punctuation, case and slips.
pub(super) fn says_the_same(old: &str, new: &str) -> bool {
    let (olds, news) = (words(old), words(new));
    olds.len() == news.len() && olds.iter().zip(&news).all(|(old, new)| old == new || is_misspelled(old, new))
}

/// The words of a text in lower case, and the signs that say something by themselves.
fn words(text: &str) -> Vec<String> {
    let visible: String = visible(text).flat_map(char::to_lowercase).collect();
    let says_nothing = |c: char| c.is_whitespace() || ".,:;-–—'\"»«()•".contains(c);
    visible.split(says_nothing).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether two words are one, misspelled once. A figure is never a slip, and neither is a word of one letter more or less at
/// its end, which may be another form: `leveret` and `leveres`.
fn is_misspelled(old: &str, new: &str) -> bool {
    let (letters, others) = (old.chars().count(), new.chars().count());
    let is_word = |word: &str| word.chars().all(char::is_alphabetic);
    let same_ends = old.chars().next() == new.chars().next() && old.chars().last() == new.chars().last();
    let shortest = letters.min(others);
    let most = if shortest >= LONG { 2 } else { 1 };
    (SHORTEST..=LONGEST).contains(&shortest)
        && is_word(old)
        && is_word(new)
        && same_ends
        && letters.abs_diff(others) <= most
        && strsim::damerau_levenshtein(old, new) <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_say_the_same() {
        for (old, new) in [
            ("Tre dage", "Tre dage."),
            ("Kursus for alle", "kursus  for alle"),
            ("Kurset afhodles i huset.", "Kurset afholdes i huset."),
            ("Bruger\u{ad}undersøgelse", "Brugerundersøgelse"),
            ("Mette Holmgård", "Mette Holmgaard"),
        ] {
            assert!(says_the_same(old, new), "{old} / {new}");
        }
        for (old, new) in [
            ("Tre dage", "Fire dage"),
            ("Er leveret", "Er leveres"),
            ("Q3 2019", "Q3 2020"),
            ("Q3 2019", "Q3 2019?"),
            ("Kurset afholdes", "Kurset afholdes ikke"),
            ("i maj", "i mar"),
            ("Version 2", "Version 3"),
        ] {
            assert!(!says_the_same(old, new), "{old} / {new}");
        }
    }
}
