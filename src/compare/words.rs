//! The words in which two texts differ.

use serde::Serialize;
use similar::{Algorithm, ChangeTag, capture_diff_slices};

/// A stretch of two texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum WordPiece {
    /// It stands in both.
    Same(String),
    /// It stands in the old text alone.
    Removed(String),
    /// It stands in the new text alone.
    Added(String),
}

impl WordPiece {
    /// Its characters.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Same(text) | Self::Removed(text) | Self::Added(text) => text,
        }
    }
}

/// Texts with more pairs of words than this are not compared word by word: it takes long, and nobody reads the result.
const MOST_PAIRS: usize = 4_000_000;

/// Both texts in one. Where they differ, the removed words come before the added ones. The pieces that are the same and
/// those that are removed make up the old text; those that are the same and those that are added make up the new one.
#[must_use]
pub fn diff(old: &str, new: &str) -> Vec<WordPiece> {
    let (olds, news) = (tokens(old), tokens(new));
    if olds.len().saturating_mul(news.len()) > MOST_PAIRS {
        return joined(vec![WordPiece::Removed(old.to_owned()), WordPiece::Added(new.to_owned())]);
    }
    let mut pieces = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, &olds, &news) {
        pieces.extend(operation.iter_slices(&olds, &news).map(|(tag, tokens): (_, &[&str])| match tag {
            ChangeTag::Equal => WordPiece::Same(tokens.concat()),
            ChangeTag::Delete => WordPiece::Removed(tokens.concat()),
            ChangeTag::Insert => WordPiece::Added(tokens.concat()),
        }));
    }
    joined(pieces)
}

/// Cuts a text into words, blanks and signs.
fn tokens(text: &str) -> Vec<&str> {
    let class = |c: char| if c.is_alphanumeric() { 0 } else { u8::from(c.is_whitespace()) + 1 };
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        // A sign is a token of its own: `)` and `.` are not one thing.
        let end = match class(first) {
            1 => first.len_utf8(),
            first => rest.find(|c| class(c) != first).unwrap_or(rest.len()),
        };
        let (token, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// Makes one change of changes with only a blank between them, and leaves out empty pieces.
fn joined(pieces: Vec<WordPiece>) -> Vec<WordPiece> {
    let mut out: Vec<WordPiece> = Vec::new();
    let (mut removed, mut added) = (String::new(), String::new());
    let flush = |out: &mut Vec<WordPiece>, removed: &mut String, added: &mut String| {
        out.extend(Some(std::mem::take(removed)).filter(|text| !text.is_empty()).map(WordPiece::Removed));
        out.extend(Some(std::mem::take(added)).filter(|text| !text.is_empty()).map(WordPiece::Added));
    };
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        match piece {
            WordPiece::Removed(text) => removed.push_str(&text),
            WordPiece::Added(text) => added.push_str(&text),
            WordPiece::Same(text) => {
                let between = !(removed.is_empty() && added.is_empty()) && pieces.peek().is_some();
                if between && text.trim().is_empty() {
                    removed.push_str(&text);
                    added.push_str(&text);
                } else {
                    flush(&mut out, &mut removed, &mut added);
                    out.push(WordPiece::Same(text));
                }
            }
        }
    }
    flush(&mut out, &mut removed, &mut added);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(old: &str, new: &str) -> String {
        let piece = |piece: &WordPiece| match piece {
            WordPiece::Same(text) => text.clone(),
            WordPiece::Removed(text) => format!("[-{text}-]"),
            WordPiece::Added(text) => format!("{{+{text}+}}"),
        };
        diff(old, new).iter().map(piece).collect()
    }

    #[test]
    fn words_not_letters() {
        assert_eq!(shown("Kurset er i maj.", "Kurset er i juni."), "Kurset er i [-maj-]{+juni+}.");
        assert_eq!(shown("I gang", "Er leveret"), "[-I gang-]{+Er leveret+}");
        assert_eq!(shown("", "Ny"), "{+Ny+}");
        assert_eq!(shown("Tre dage", "Tre hele dage"), "Tre {+hele +}dage");
        assert_eq!(shown("for den, der læser.", "for læseren."), "for [-den, der læser-]{+læseren+}.");
        assert_eq!(shown("(a).", "(b)!"), "([-a-]{+b+})[-.-]{+!+}");
    }

    #[test]
    fn long_texts_end() {
        let (old, new) = ("a b ".repeat(8_000), "c d ".repeat(8_000));
        assert_eq!(diff(&old, &new).len(), 2);
    }

    proptest! {
        #[test]
        fn both_texts_are_whole(old in "[ab .\n]{0,30}", new in "[ab .\n]{0,30}") {
            let (mut before, mut after) = (String::new(), String::new());
            for piece in diff(&old, &new) {
                match piece {
                    WordPiece::Same(text) => { before.push_str(&text); after.push_str(&text); }
                    WordPiece::Removed(text) => before.push_str(&text),
                    WordPiece::Added(text) => after.push_str(&text),
                }
            }
            prop_assert_eq!((before, after), (old, new));
        }
    }
}
