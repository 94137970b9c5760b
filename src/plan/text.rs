//! Texts as blocks: paragraphs and list items; `addresses` finds the links in them, `tags` what HTML has left behind.

mod addresses;
mod tags;

use serde::Serialize;

use crate::danish::MONTHS;

pub use addresses::{Addresses, Stretch};
pub(crate) use addresses::{of_cell, safe};
pub use tags::without_tags;

/// A paragraph or an item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Block<'a> {
    /// The sign or number before an item; none for a paragraph.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<&'a str>,
    /// The text, on one line.
    pub text: &'a str,
}

/// What a block may begin with.
#[derive(Clone, Copy)]
struct Start {
    /// The bytes of the label.
    end: usize,
    /// Of a number or a letter its place in a list, from 1 on, and its sign.
    place: Option<(usize, u8)>,
}

/// Cuts a text into its blocks: a line is a paragraph or, with a sign at its start, an item. A `•` inside a line starts
/// an item as well: it is no punctuation. Numbers and letters make items only of lines that count up from the first;
/// alone, as in `3. Analyse`, they are text.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block<'_>> {
    let pieces = text.lines().flat_map(pieces).map(str::trim).filter(|piece| !piece.is_empty());
    let pieces: Vec<(&str, Option<Start>)> = pieces.map(|piece| (piece, start(piece))).collect();
    let starts: Vec<Option<Start>> = pieces.iter().map(|(_, start)| *start).collect();
    let blocks = pieces.into_iter().enumerate().map(|(index, (piece, start))| {
        let is_label = |start: &Start| start.place.is_none_or(|place| counts_up(&starts, index, place));
        match start.filter(is_label).and_then(|start| piece.split_at_checked(start.end)) {
            Some((label, rest)) => Block { label: Some(label), text: rest.trim_start() },
            None => Block { label: None, text: piece },
        }
    });
    blocks.collect()
}

/// Whether a number belongs to lines, at least two, that count up from the first.
fn counts_up(starts: &[Option<Start>], index: usize, (place, sign): (usize, u8)) -> bool {
    let place_at = |index: usize| starts.get(index).copied().flatten()?.place;
    let Some(first) = (index + 1).checked_sub(place) else { return false };
    let counted = (1..).take_while(|place| place_at(first + place - 1) == Some((*place, sign)));
    counted.count() >= place.max(2)
}

/// A line, cut before each bullet that follows a blank.
fn pieces(line: &str) -> Vec<&str> {
    let starts = line.match_indices(" •").map(|(index, _)| index + 1);
    let edges: Vec<usize> = std::iter::once(0).chain(starts).chain([line.len()]).collect();
    edges.iter().zip(edges.iter().skip(1)).filter_map(|(from, to)| line.get(*from..*to)).collect()
}

/// The label of a text: a bullet, a dash before a blank, or a number or letter with its sign before a blank; text follows.
fn start(text: &str) -> Option<Start> {
    let first = text.chars().next()?;
    let start = match first {
        '•' | '▪' | '‣' | '◦' | '·' | '●' => Start { end: first.len_utf8(), place: None },
        '-' | '–' | '*' => Start { end: first.len_utf8(), place: None },
        '0'..='9' => {
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let sign = *text.as_bytes().get(digits)?;
            // `23. november` is a date; a year or a number of four digits is none either.
            let item = sign == b')' || sign == b'.' && !is_day(text.get(digits + 1..)?);
            let place = text.get(..digits)?.parse().ok().filter(|place| item && (1..=99).contains(place))?;
            Start { end: digits + 1, place: Some((place, sign)) }
        }
        'a'..='z' if text.as_bytes().get(1) == Some(&b')') => {
            Start { end: 2, place: Some((usize::from(text.bytes().next()? - b'a') + 1, b'a')) }
        }
        _ => return None,
    };
    let rest = text.get(start.end..)?;
    let bounded = rest.starts_with(' ') || "•▪‣◦·●".contains(first);
    (bounded && !rest.trim().is_empty()).then_some(start)
}

/// Whether a number with a dot belongs to a date: the day of a month, a quarter, half a year.
fn is_day(rest: &str) -> bool {
    let word: String = rest.trim_start().chars().take_while(|c| c.is_alphanumeric()).collect();
    let word = word.to_lowercase();
    let month = || MONTHS.iter().any(|month| word.chars().count() >= 3 && month.starts_with(&word));
    word.starts_with(|c: char| c.is_ascii_digit())
        || ["q", "kv", "kvt", "kvrt", "kvartal", "halvår"].contains(&word.as_str())
        || month()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_are_paragraphs_or_items() {
        let text = "Her er:\n• et\n- to – stadig to\n–  tre\n1. fire\n2. fem\na) seks\nb) syv\n23. november 2019\n-1 grad\n2019. Slut";
        let found: Vec<(Option<&str>, &str)> = blocks(text).iter().map(|b| (b.label, b.text)).collect();
        assert_eq!(
            found,
            [
                (None, "Her er:"),
                (Some("•"), "et"),
                (Some("-"), "to – stadig to"),
                (Some("–"), "tre"),
                (Some("1."), "fire"),
                (Some("2."), "fem"),
                (Some("a)"), "seks"),
                (Some("b)"), "syv"),
                (None, "23. november 2019"),
                (None, "-1 grad"),
                (None, "2019. Slut"),
            ]
        );
        for alone in [
            "3. Analyse",
            "1. Analyse",
            "1. et\n3. tre",
            "2. to\n3. tre",
            "1. et\n2) to",
            "1. et\ntekst\n2. to",
            "0. nul\n1. et",
            "b) to\nc) tre",
        ] {
            assert!(blocks(alone).iter().all(|block| block.label.is_none()), "{alone}");
        }
        let inline: Vec<_> = blocks("Emner: • a • b").iter().map(|b| (b.label, b.text)).collect();
        assert_eq!(inline, [(None, "Emner:"), (Some("•"), "a"), (Some("•"), "b")]);
    }

    proptest! {
        #[test]
        fn blocks_keep_every_word(text in "([a-zæøå•*–-]{0,3}[ \\n.0-9)]?){0,30}") {
            let words = |text: &str| text.split_whitespace().collect::<String>();
            let kept: String = blocks(&text).iter().map(|b| format!("{}{}", b.label.unwrap_or(""), b.text)).collect();
            prop_assert_eq!(words(&kept), words(&text));
        }
    }
}
