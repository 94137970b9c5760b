//! Leftover tags of HTML, as an office pastes them into cells.

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

    proptest! {
        #[test]
        fn what_is_no_tag_stays(text in "[<>/a-z .]{0,30}") {
            let (without, tag) = without_tags(&text);
            if tag.is_none() {
                prop_assert_eq!(without, text);
            }
        }
    }
}
