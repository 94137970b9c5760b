//! Texts of an .xlsx and their runs (ECMA-376 part 1, 18.4): a run has a look of its own, which changes what is seen:
//! struck through (18.4.10), raised (18.4.14), in a symbol font (18.4.5).

use quick_xml::events::{BytesStart, Event};

use super::account::Kind;
use super::symbols::{self, SymbolFont};
use super::xml::{attribute, characters, is_true, walk};

/// What a font or a run does to its text, as far as it changes what is seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FontEffect {
    pub(super) is_struck: bool,
    pub(super) is_raised: bool,
    pub(super) symbols: Option<SymbolFont>,
}

impl FontEffect {
    /// Takes an element of `font` or `rPr`.
    pub(super) fn take(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "strike" => self.is_struck = attribute(element, "val").is_none_or(|value| is_true(&value)),
            "vertAlign" => {
                self.is_raised = attribute(element, "val").is_some_and(|value| value == "superscript");
            }
            "rFont" | "name" => {
                self.symbols = attribute(element, "val").and_then(|name| SymbolFont::named(&name));
            }
            _ => {}
        }
    }

    /// A text as it is seen under this effect, and what of it could not be kept.
    pub(super) fn show(&self, text: String) -> (String, Option<Kind>) {
        match self.symbols {
            Some(font) => {
                let (shown, is_left) = symbols::seen(&text, font);
                (shown, is_left.then_some(Kind::Symbol))
            }
            None if self.is_raised => {
                let (shown, is_left) = symbols::raised(&text);
                (shown, is_left.then_some(Kind::Raised))
            }
            None => (text, None),
        }
    }
}

/// A text with what its runs change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RichText {
    /// The text as it is seen.
    pub(super) text: String,
    /// Its struck-through words, if it has any.
    pub(super) struck: String,
    /// Whether its runs have looks of their own: then that of the cell does not count.
    pub(super) has_effects: bool,
    /// What could not be kept.
    pub(super) lost: Option<Kind>,
}

/// Reads a text inside a `si` or an `is` element, event by event.
#[derive(Default)]
pub(super) struct TextReader {
    read: RichText,
    effect: FontEffect,
    /// The characters of the `t` element that is open, and whether its outer blanks count.
    open: Option<(String, bool)>,
    /// Inside a phonetic reading (18.4.6), which nobody sees.
    in_reading: bool,
}

impl TextReader {
    pub(super) fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(element) | Event::Empty(element) => {
                let is_start = matches!(event, Event::Start(_));
                match element.local_name().as_ref() {
                    "rPh" => self.in_reading = is_start,
                    "r" => self.effect = FontEffect::default(),
                    "rPr" => self.read.has_effects = true,
                    "t" if is_start && !self.in_reading => {
                        let keeps = attribute(element, "xml:space").is_some_and(|value| value == "preserve");
                        self.open = Some((String::new(), keeps));
                    }
                    _ => self.effect.take(element),
                }
            }
            Event::End(element) => match element.local_name().as_ref() {
                "rPh" => self.in_reading = false,
                "r" => self.effect = FontEffect::default(),
                "t" => self.close(),
                _ => {}
            },
            _ => {
                if let (Some((text, _)), Some(more)) = (&mut self.open, characters(event)) {
                    text.push_str(&more);
                }
            }
        }
    }

    fn close(&mut self) {
        let Some((text, keeps_blanks)) = self.open.take() else { return };
        let text = if keeps_blanks { text } else { text.trim_matches([' ', '\t', '\r', '\n']).to_owned() };
        let (shown, lost) = self.effect.show(text);
        if self.effect.is_struck {
            self.read.struck.push_str(&shown);
        }
        self.read.text.push_str(&shown);
        self.read.lost = self.read.lost.or(lost);
    }

    pub(super) fn finish(self) -> RichText {
        RichText { struck: super::clean(&self.read.struck), ..self.read }
    }
}

/// The shared strings (18.4.9), by index.
pub(super) fn shared_strings(text: &str) -> Result<Vec<RichText>, String> {
    let (mut strings, mut reader) = (Vec::new(), TextReader::default());
    walk(text, |event| {
        let is_item = |name: &str| name == "si";
        match event {
            Event::Start(start) if is_item(start.local_name().as_ref()) => reader = TextReader::default(),
            Event::Empty(empty) if is_item(empty.local_name().as_ref()) => strings.push(RichText::default()),
            Event::End(end) if is_item(end.local_name().as_ref()) => {
                strings.push(std::mem::take(&mut reader).finish());
            }
            event => reader.take(event),
        }
    })?;
    Ok(strings)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn runs_change_what_is_seen() {
        let text = r#"<sst uniqueCount="4000000000"><si/><si><t>a</t></si>
            <si><r><t xml:space="preserve">Uge 4</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></si>
            <si><r><t xml:space="preserve">Bro </t></r><r><rPr><rFont val="Wingdings"/><strike/></rPr><t>ü</t></r><rPh sb="0"><t>x</t></rPh></si></sst>"#;
        let strings = shared_strings(text).unwrap();
        let texts: Vec<&str> = strings.iter().map(|string| string.text.as_str()).collect();
        assert_eq!(texts, ["", "a", "Uge 4²", "Bro ✓"]);
        assert_eq!(strings.last().map(|string| string.struck.as_str()), Some("✓"));
    }
}
