//! Texts as blocks: paragraphs and list items, with the addresses in them.

use linkify::{LinkFinder, LinkKind};
use serde::Serialize;

use crate::danish::MONTHS;

/// A stretch of text, with the address it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch<'a> {
    /// The characters.
    pub text: &'a str,
    /// The address with its scheme: http, https or mailto, nothing else.
    pub uri: Option<String>,
}

/// A paragraph or an item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Block<'a> {
    /// The sign or number before an item; `None` for a paragraph.
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

/// Finds the addresses in texts.
#[derive(Debug)]
pub struct Addresses(LinkFinder);

impl Default for Addresses {
    fn default() -> Self {
        let mut finder = LinkFinder::new();
        finder.kinds(&[LinkKind::Url, LinkKind::Email]).url_must_have_scheme(false);
        Self(finder)
    }
}

impl Addresses {
    /// Cuts a text into plain stretches and addresses; together they are the text.
    #[must_use]
    pub fn stretches<'a>(&self, text: &'a str) -> Vec<Stretch<'a>> {
        let mut stretches: Vec<(usize, usize, Option<String>)> = Vec::new();
        for piece in self.0.spans(text) {
            let uri = piece.kind().and_then(|kind| address(piece.as_str(), kind));
            match (stretches.last_mut(), uri) {
                (Some((_, end, None)), None) => *end = piece.end(),
                (_, uri) => stretches.push((piece.start(), piece.end(), uri)),
            }
        }
        let stretch = |(start, end, uri)| Some(Stretch { text: text.get(start..end)?, uri });
        stretches.into_iter().filter_map(stretch).collect()
    }

    /// The addresses in a text, in order, each with its scheme.
    #[must_use]
    pub fn links(&self, text: &str) -> Vec<String> {
        self.stretches(text).into_iter().filter_map(|stretch| stretch.uri).collect()
    }
}

/// Only http, https and mailto lead anywhere; a bare address is one if it starts with `www.`.
fn address(text: &str, kind: &LinkKind) -> Option<String> {
    let after = |start: &str| {
        let (head, rest) = text.split_at_checked(start.len())?;
        head.eq_ignore_ascii_case(start).then_some(rest)
    };
    // The scheme in lower case, as everybody compares it (RFC 3986, 6.2.2.1).
    let with = |scheme: &str| Some(format!("{scheme}{}", after(scheme)?));
    if *kind == LinkKind::Email {
        return Some(with("mailto:").unwrap_or_else(|| format!("mailto:{text}")));
    }
    let bare = || after("www.").map(|_| format!("https://{text}"));
    with("https://").or_else(|| with("http://")).or_else(bare)
}

/// Tags of HTML that are known by name; anything else in angle brackets is text.
const BLOCK_TAGS: [&str; 12] = ["br", "div", "h1", "h2", "h3", "li", "ol", "p", "table", "td", "tr", "ul"];
const INLINE_TAGS: [&str; 10] = ["a", "b", "em", "font", "i", "s", "span", "strong", "sub", "u"];

/// A text without leftover tags of HTML, and the first of the tags; a tag of a block becomes a line break, `<li>` also a
/// bullet. Words are never removed, nor is the address of a link: it follows the link's words in brackets.
#[must_use]
pub fn without_tags(text: &str) -> (String, Option<&str>) {
    let (mut out, mut rest, mut first) = (String::new(), text, None);
    let mut link: Option<(&str, usize)> = None;
    while let Some(start) = rest.find('<') {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        let Some((tag, name)) = tag(from) else {
            out.push('<');
            rest = from.get(1..).unwrap_or_default();
            continue;
        };
        first = first.or(Some(tag));
        if name == "a" {
            close_link(&mut out, link.take());
            link = href(tag).map(|address| (address, out.len()));
        }
        if BLOCK_TAGS.contains(&name.as_str()) {
            out.push('\n');
            out.push_str(if name == "li" && !tag.starts_with("</") { "• " } else { "" });
        }
        rest = from.get(tag.len()..).unwrap_or_default();
    }
    if first.is_none() {
        return (text.to_owned(), None);
    }
    out.push_str(rest);
    close_link(&mut out, link);
    let lines = out.lines().map(str::trim).filter(|line| !matches!(*line, "" | "•"));
    (lines.collect::<Vec<_>>().join("\n"), first)
}

/// Writes a link's address after its words, which began at a byte, unless they name it.
fn close_link(out: &mut String, link: Option<(&str, usize)>) {
    if let Some((address, start)) = link
        && !out.get(start..).is_some_and(|words| words.contains(address))
    {
        out.push_str(&format!(" ({address})"));
    }
}

/// The address of a link's tag.
fn href(tag: &str) -> Option<&str> {
    let after = tag.get(tag.to_ascii_lowercase().find("href=")? + 5..)?;
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    after.get(1..)?.split(quote).next().filter(|address| !address.is_empty())
}

/// The tag at the start of a text and its name in lower case.
fn tag(text: &str) -> Option<(&str, String)> {
    let end = text.find('>')?;
    let inside = text.get(1..end)?;
    let name = inside.trim_start_matches('/');
    let name: String =
        name.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    let after = inside.trim_start_matches('/').get(name.len()..)?;
    let bounded = after.is_empty() || after.starts_with([' ', '/', '\n']);
    let known = BLOCK_TAGS.contains(&name.as_str()) || INLINE_TAGS.contains(&name.as_str());
    (known && bounded && !after.contains('<')).then_some((text.get(..=end)?, name))
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

    #[test]
    fn tags_go_and_words_stay() {
        let (text, tag) = without_tags("Indhold <ul style=\"x: y\"><li>et</li><li>to</li></ul> slut");
        assert_eq!((text.as_str(), tag), ("Indhold\n• et\n• to\nslut", Some("<ul style=\"x: y\">")));
        assert_eq!(without_tags("a<br/>b").0, "a\nb");
        assert_eq!(without_tags("Se <A HREF='https://a.dk/b'>her</a>.").0, "Se her (https://a.dk/b).");
        assert_eq!(without_tags("<a href=\"https://a.dk\">https://a.dk</a>").0, "https://a.dk");
        assert_eq!(without_tags("<a name=x>her</a>").0, "her");
        assert_eq!(without_tags("<b>fed</b> tekst").0, "fed tekst");
        for plain in ["3 < 4 > 2", "<navn>", "<indsæt titel>", "a<b", "<"] {
            assert_eq!(without_tags(plain), (plain.to_owned(), None));
        }
    }

    #[test]
    fn only_web_and_mail_addresses_are_links() {
        let text = "Se https://a.dk/b, www.KL.dk/X. og kl.dk; mail@a.dk, ftp://a.dk, javascript:x og data:x";
        let addresses = Addresses::default();
        assert_eq!(addresses.links(text), ["https://a.dk/b", "https://www.KL.dk/X", "mailto:mail@a.dk"]);
        assert_eq!(addresses.links("Http://A.dk/B, WWW.a.dk"), ["http://A.dk/B", "https://WWW.a.dk"]);
    }

    proptest! {
        #[test]
        fn blocks_keep_every_word(text in "([a-zæøå•*–-]{0,3}[ \\n.0-9)]?){0,30}") {
            let words = |text: &str| text.split_whitespace().collect::<String>();
            let kept: String = blocks(&text).iter().map(|b| format!("{}{}", b.label.unwrap_or(""), b.text)).collect();
            prop_assert_eq!(words(&kept), words(&text));
        }

        #[test]
        fn stretches_are_the_text(text in "\\PC*") {
            let joined: String = Addresses::default().stretches(&text).iter().map(|s| s.text).collect();
            prop_assert_eq!(joined, text);
        }

        #[test]
        fn what_is_no_tag_stays(text in "[<>/a-z .]{0,30}") {
            let (without, tag) = without_tags(&text);
            if tag.is_none() {
                prop_assert_eq!(without, text);
            }
        }
    }
}
