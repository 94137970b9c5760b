//! XML: parts in any encoding as text, and that text event by event.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

/// The text of a part: by its byte-order mark, else by its declaration, else UTF-8 (XML 1.0, appendix F). The declaration
/// goes: it would name an encoding that the text no longer has.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let encoding = match bytes {
        [b'<', 0, ..] => UTF_16LE,
        [0, b'<', ..] => UTF_16BE,
        _ => declared(bytes).unwrap_or(UTF_8),
    };
    // A byte-order mark goes before all else.
    match encoding.decode(bytes).0 {
        Cow::Borrowed(text) => Cow::Borrowed(without_declaration(text)),
        Cow::Owned(text) => Cow::Owned(without_declaration(&text).to_owned()),
    }
}

/// The encoding that a declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    const LONGEST: usize = 200;
    let head = bytes.get(..LONGEST).unwrap_or(bytes);
    let head: String = head.iter().map(|byte| char::from(*byte)).collect();
    let name = head.split_once("<?xml")?.1.split_once("?>")?.0.split_once("encoding")?.1;
    let name = name.split(['"', '\'']).nth(1)?;
    Encoding::for_label(name.as_bytes())
}

fn without_declaration(text: &str) -> &str {
    let is_declared = text.trim_start().starts_with("<?xml ");
    text.split_once("?>").filter(|_| is_declared).map_or(text, |(_, rest)| rest)
}

/// Calls back for each event, as far as the XML can be read.
///
/// # Errors
/// Why it cannot be read to its end.
pub(super) fn walk(text: &str, mut take: impl FnMut(&Event<'_>)) -> Result<(), String> {
    let (mut reader, mut depth) = (Reader::from_str(text), 0_u64);
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        match event {
            Event::Eof if depth > 0 => return Err("the XML ends too early".to_owned()),
            Event::Eof => return Ok(()),
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        take(&event);
    }
}

/// The element that an event starts.
pub(super) const fn element<'a, 'b>(event: &'a Event<'b>) -> Option<&'a BytesStart<'b>> {
    match event {
        Event::Start(element) | Event::Empty(element) => Some(element),
        _ => None,
    }
}

/// An attribute's value.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok().flatten()?;
    unescape(attribute.value.as_ref()).ok().map(Cow::into_owned)
}

/// The value of an attribute that has a prefix, whatever the prefix is: `r:id` by `id`.
pub(super) fn prefixed(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let is_it = |key: &str| key.rsplit_once(':').is_some_and(|(_, local)| local == name);
    let found = element.attributes().flatten().find(|attribute| is_it(attribute.key.as_ref()))?;
    unescape(found.value.as_ref()).ok().map(Cow::into_owned)
}

/// Whether an attribute that is true or false is set.
pub(super) fn is_true(value: &str) -> bool {
    value == "1" || value == "true"
}

/// Whether an element's attribute is set; `false` where it is not there.
pub(super) fn flag(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| is_true(&value))
}

/// The characters that an event adds to a text: text as it is, a reference such as `&amp;` resolved.
pub(super) fn characters<'a>(event: &'a Event<'_>) -> Option<Cow<'a, str>> {
    match event {
        Event::Text(text) => Some(Cow::Borrowed(text.as_ref())),
        Event::CData(text) => Some(Cow::Borrowed(text.as_ref())),
        Event::GeneralRef(name) => {
            let reference = format!("&{};", name.as_ref());
            Some(Cow::Owned(unescape(&reference).ok()?.into_owned()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_in_any_encoding_are_text_without_a_declaration() {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>å</a>";
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(wide.iter().copied()).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [&wide, &marked, &big] {
            assert_eq!(decode(bytes), "<a>å</a>");
        }
        assert_eq!(decode(b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe5</a>"), "<a>å</a>");
        assert_eq!(decode("\u{feff}<?xml version=\"1.0\"?><a>å</a>".as_bytes()), "<a>å</a>");
        assert_eq!(decode("<a>å</a>".as_bytes()), "<a>å</a>");
    }
}
