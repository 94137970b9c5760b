//! Runs of a text that have a format of their own (ECMA-376 part 1, 18.4.4): which words are struck through (18.4.10).

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::package::Package;
use super::xml::{attribute, characters, is_true};

/// The struck-through words of the text that is being read.
#[derive(Default)]
pub(super) struct Runs {
    is_struck: bool,
    in_text: bool,
    struck: String,
}

impl Runs {
    /// Takes what comes next inside a `si` or an `is` element.
    pub(super) fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "r" => self.is_struck = false,
                "strike" => {
                    self.is_struck = attribute(element, "val").is_none_or(|value| is_true(&value));
                }
                "t" => self.in_text = matches!(event, Event::Start(_)),
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "t" => self.in_text = false,
            Event::End(element) if element.local_name().as_ref() == "r" => self.is_struck = false,
            _ => {
                let text = characters(event).filter(|_| self.is_struck && self.in_text);
                text.into_iter().for_each(|text| self.struck.push_str(&text));
            }
        }
    }

    /// The words, if there are any.
    pub(super) fn words(self) -> Option<String> {
        Some(super::clean(&self.struck)).filter(|words| !words.is_empty())
    }
}

/// The struck-through words of shared strings (18.4.9), by index.
pub(super) fn of_shared_strings(package: &mut Package<'_>) -> BTreeMap<usize, String> {
    let (mut struck, mut index, mut runs) = (BTreeMap::new(), 0, Runs::default());
    package.walk("xl/sharedStrings.xml", |event| {
        runs.take(event);
        if matches!(event, Event::End(end) if end.local_name().as_ref() == "si")
            || matches!(event, Event::Empty(empty) if empty.local_name().as_ref() == "si")
        {
            struck.extend(std::mem::take(&mut runs).words().map(|words| (index, words)));
            index += 1;
        }
    });
    struck
}
