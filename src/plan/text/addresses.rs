//! The addresses in a text: http, https and mailto, nothing else.

use linkify::{LinkFinder, LinkKind};

/// A stretch of text, with the address it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch<'a> {
    /// The characters.
    pub text: &'a str,
    /// The address with its scheme: http, https or mailto, nothing else.
    pub uri: Option<String>,
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

/// The address of a cell's link, as it is published: of the web, without a user's name, or of mail, without header fields
/// (RFC 6068), which could write a whole letter. `None` for all others.
pub(crate) fn safe(address: &str) -> Option<String> {
    let address = address.trim();
    let (scheme, rest) = address.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let is_plain = !rest.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c));
    let is_safe = match scheme.as_str() {
        "mailto" => {
            rest.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
                && !rest.contains(['?', '&', ','])
        }
        "http" | "https" => {
            let host = rest.strip_prefix("//")?.split(['/', '?', '#']).next()?;
            !host.contains('@') && (host.contains('.') && !host.contains("..") || host == "localhost")
        }
        _ => false,
    };
    (is_safe && is_plain).then(|| format!("{scheme}:{rest}"))
}

/// The address of a cell's link beside its text; `None` where the text shows it itself, or where it leads nowhere.
pub(crate) fn of_cell(link: &str, text: &str) -> Option<String> {
    let link = safe(link)?;
    let shown = Addresses::default().links(text);
    (!shown.iter().any(|address| plain(address) == plain(&link))).then_some(link)
}

/// An address without the ways in which programs write one and the same: escapes (RFC 3986, 2.1) and a last slash.
fn plain(address: &str) -> Vec<u8> {
    let (mut rest, mut plain) = (address.trim_end_matches('/'), Vec::new());
    while let Some((before, escaped)) = rest.split_once('%') {
        plain.extend(before.bytes());
        let byte = escaped.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        plain.push(byte.unwrap_or(b'%'));
        rest = byte.and_then(|_| escaped.get(2..)).unwrap_or(escaped);
    }
    plain.extend(rest.bytes());
    plain
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_web_and_mail_addresses_are_links() {
        let text = "Se https://a.dk/b, www.KL.dk/X. og kl.dk; mail@a.dk, ftp://a.dk, javascript:x og data:x";
        let addresses = Addresses::default();
        assert_eq!(addresses.links(text), ["https://a.dk/b", "https://www.KL.dk/X", "mailto:mail@a.dk"]);
        assert_eq!(addresses.links("Http://A.dk/B, WWW.a.dk"), ["http://A.dk/B", "https://WWW.a.dk"]);
    }

    #[test]
    fn links_of_cells_lead_to_the_web_or_to_mail_and_nowhere_else() {
        for address in ["https://a.dk/b?c=d#e", "HTTP://a.dk", "mailto:a@b.dk"] {
            assert!(safe(address).is_some(), "{address}");
        }
        for address in [
            "javascript:x",
            "file:///a.dk",
            "ftp://a.dk",
            "#Ark1!A1",
            "=HYPERLINK(A1)",
            "http//a.dk",
            "htp:/a.dk",
            "www.a.dk",
            "https://a.dk@b.dk",
            "https://",
            "https://a b.dk",
            "mailto:a@b.dk?body=x",
            "mailto:",
            "",
        ] {
            assert_eq!(safe(address), None, "{address}");
        }
    }

    #[test]
    fn a_link_that_the_text_shows_itself_is_no_link_of_the_cell() {
        assert_eq!(of_cell("https://a.dk/b%20c/", "Se https://a.dk/b%20c"), None);
        assert_eq!(of_cell("https://a.dk/%C3%A6", "https://a.dk/æ"), None);
        assert_eq!(of_cell("https://b.dk", "https://a.dk").as_deref(), Some("https://b.dk"));
        assert_eq!(of_cell("https://a.dk/100%", "Se her").as_deref(), Some("https://a.dk/100%"));
    }

    proptest! {
        #[test]
        fn stretches_are_the_text(text in "\\PC*") {
            let joined: String = Addresses::default().stretches(&text).iter().map(|s| s.text).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
