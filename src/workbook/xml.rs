//! XML, event by event, as far as it can be read.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

/// Calls back for each event, as far as the XML can be read.
pub(super) fn walk(bytes: &[u8], mut take: impl FnMut(&Event<'_>)) {
    let mut reader = Reader::from_reader(bytes);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) | Err(_) => return,
            Ok(event) => take(&event),
        }
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

/// Whether an attribute that is true or false is set.
pub(super) fn is_true(value: &str) -> bool {
    value == "1" || value == "true"
}

/// The characters that an event adds to a text: text as it is, a reference such as `&amp;` resolved.
pub(super) fn characters<'a>(event: &'a Event<'_>) -> Option<Cow<'a, str>> {
    match event {
        Event::Text(text) => Some(Cow::Borrowed(text.as_ref())),
        Event::GeneralRef(name) => {
            let reference = format!("&{};", name.as_ref());
            Some(Cow::Owned(unescape(&reference).ok()?.into_owned()))
        }
        _ => None,
    }
}
