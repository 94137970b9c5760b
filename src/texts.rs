//! Every text that a person reads, in Danish and in English, a file for each subject (Fluent).
//!
//! Whoever has something to say makes a [`Message`]: the key of a text and the values that it names. [`Texts`] has all
//! texts of one language and turns a message into [`Text`], which nothing else can make: what comes from files is safe
//! for a terminal in it.

mod foreign;
mod message;
mod near;
mod safe;
#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::Serialize;

use crate::error::Error;

pub(crate) use foreign::{unwritable, writing};
pub(crate) use message::explained;
pub use message::{Explain, Message};
pub(crate) use near::near;
pub use safe::{escape, quote};

/// A language of the people who read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Danish.
    #[default]
    Danish,
    /// English.
    English,
}

impl FromStr for Language {
    type Err = Error;

    fn from_str(code: &str) -> Result<Self, Error> {
        match code {
            "da" => Ok(Self::Danish),
            "en" => Ok(Self::English),
            _ => Err(Error::arguments(Message::new("unknown-language"))),
        }
    }
}

macro_rules! files {
    ($language:literal) => {
        files!($language:
            "columns" "command" "comparison" "edition" "findings" "foreign" "help" "pdf" "plan" "publication" "settings"
            "verify" "words" "workbook"
        )
    };
    ($language:literal: $($subject:literal)*) => {
        &[$(include_str!(concat!("texts/", $language, "/", $subject, ".ftl"))),*]
    };
}

impl Language {
    /// Its code (BCP 47) and its texts, a file for each subject.
    const fn files(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Danish => ("da", files!("da")),
            Self::English => ("en", files!("en")),
        }
    }
}

/// A text in the reader's language, safe for a terminal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Text(String);

impl Text {
    /// Its characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0
    }
}

/// How words that are not ours are written.
type Words = fn(&str) -> String;

/// All texts of a language.
pub struct Texts {
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The texts of a language. They are read once.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static DANISH: OnceLock<Texts> = OnceLock::new();
        static ENGLISH: OnceLock<Texts> = OnceLock::new();
        let texts = match language {
            Language::Danish => &DANISH,
            Language::English => &ENGLISH,
        };
        texts.get_or_init(|| Self::read(language))
    }

    fn read(language: Language) -> Self {
        let (code, files) = language.files();
        let mut bundle = FluentBundle::new_concurrent(code.parse().into_iter().collect());
        // Marks that isolate directions would come into copied text; what comes from cells is escaped instead.
        bundle.set_use_isolating(false);
        for file in files {
            // A test proves that the files are whole; of a broken one, what can be read is used.
            let resource =
                FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { bundle }
    }

    /// The text of a message.
    #[must_use]
    pub fn text(&self, message: &Message) -> Text {
        Text(self.write(message, escape))
    }

    /// Writes a message; `words` says how words that are not ours are written.
    fn write(&self, message: &Message, words: Words) -> String {
        match message {
            Message::Words(text) => words(text),
            Message::Number(number) => number.to_string(),
            Message::List { items, separator } => {
                items.iter().map(|item| self.write(item, words)).collect::<Vec<_>>().join(separator)
            }
            Message::Layout { pattern, values } => self.layout(pattern, values, words),
            Message::Text { key, part, values } => self.pattern(key, *part, &self.arguments(values, words)),
            Message::Error { key, values } => self.error(key, &self.arguments(values, words)),
        }
    }

    /// The texts of the values between the signs of a layout such as `{name}: {text}`.
    fn layout(&self, pattern: &str, values: &[(&'static str, Message)], words: Words) -> String {
        let mut out = String::new();
        for (at, piece) in pattern.split(['{', '}']).enumerate() {
            match values.iter().find(|(name, _)| at % 2 == 1 && *name == piece) {
                Some((_, message)) => out.push_str(&self.write(message, words)),
                None => out.push_str(piece),
            }
        }
        out
    }

    fn arguments(&self, values: &[(&'static str, Message)], words: Words) -> FluentArgs<'static> {
        let argument = |value: &Message| match value {
            Message::Number(number) => FluentValue::from(*number),
            message => FluentValue::from(self.write(message, words)),
        };
        values.iter().map(|(name, value)| (*name, argument(value))).collect()
    }

    /// A text, and below it a line for each of its parts that says something: what was expected, how to mend it.
    fn error(&self, key: &str, arguments: &FluentArgs<'_>) -> String {
        let mut out = self.pattern(key, None, arguments);
        let parts = self.bundle.get_message(key).into_iter().flat_map(|message| message.attributes());
        for part in parts {
            let text = self.pattern(key, Some(part.id()), arguments);
            let label = match part.id() {
                "note" => String::new(),
                name => self.pattern(&format!("label-{name}"), None, &FluentArgs::new()) + ": ",
            };
            if !text.is_empty() {
                out += &format!("\n  {label}{text}");
            }
        }
        out
    }

    /// A text, or one of its parts; a key that has none stands for itself, which a test makes impossible.
    fn pattern(&self, key: &str, part: Option<&str>, arguments: &FluentArgs<'_>) -> String {
        let message = self.bundle.get_message(key);
        let pattern = message.and_then(|message| match part {
            Some(part) => message.get_attribute(part).map(|attribute| attribute.value()),
            None => message.value(),
        });
        let mut errors = Vec::new();
        let text = pattern.map(|pattern| self.bundle.format_pattern(pattern, Some(arguments), &mut errors));
        debug_assert!(text.is_some() && errors.is_empty(), "{key} {part:?}: {errors:?}");
        text.map_or_else(|| key.to_owned(), std::borrow::Cow::into_owned)
    }
}
