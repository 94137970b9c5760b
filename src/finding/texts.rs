//! The texts of findings.

pub use fluent_bundle::FluentValue as Argument;

use super::{Code, Finding, Severity};
use crate::texts::{Message, Texts, Value};

impl Texts {
    /// What was found.
    #[must_use]
    pub fn message(&self, finding: &Finding) -> String {
        self.text(&finding.message()).into()
    }

    /// How to mend it.
    #[must_use]
    pub fn help(&self, finding: &Finding) -> String {
        self.text(&finding.help()).into()
    }

    /// A part of a code's entry in the catalogue: `title`, `why`, `example` or `help`.
    #[must_use]
    pub fn entry(&self, code: Code, part: &'static str) -> String {
        let values = [("year", "2019"), ("other", "…"), ("text", "…"), ("count", "3")];
        let message = values
            .iter()
            .fold(Message::new(code.name()).part(part), |message, (name, value)| message.with(name, *value));
        self.text(&message).into()
    }

    /// A severity's name.
    #[must_use]
    pub fn severity(&self, severity: Severity) -> String {
        self.text(&Message::of("severity", severity.name())).into()
    }

    /// A word that stands alone.
    #[must_use]
    pub fn label(&self, key: &str) -> String {
        self.sentence(key, &[])
    }

    /// An attribute of a text, such as a column's `heading`.
    #[must_use]
    pub fn attribute(&self, key: &str, attribute: &'static str) -> String {
        let key = key.to_owned().into();
        self.text(&Message::Text { key, part: Some(attribute), values: Vec::new() }).into()
    }

    /// A sentence about numbers.
    #[must_use]
    pub fn counts(&self, key: &str, numbers: &[(&'static str, usize)]) -> String {
        self.say(key, numbers.iter().map(|(name, number)| (*name, (*number).into())).collect())
    }

    /// A sentence about numbers and words.
    #[must_use]
    pub fn sentence(&self, key: &str, values: &[(&'static str, Argument<'_>)]) -> String {
        let value = |value: &Argument<'_>| match value {
            Argument::String(text) => Value::Message(Message::words(text.as_ref())),
            Argument::Number(number) => Value::Number(number.value as u64),
            _ => Value::Number(0),
        };
        self.say(key, values.iter().map(|(name, argument)| (*name, value(argument))).collect())
    }

    /// A sentence about words.
    #[must_use]
    pub fn with(&self, key: &str, values: &[(&'static str, &str)]) -> String {
        self.say(key, values.iter().map(|(name, value)| (*name, (*value).into())).collect())
    }

    fn say(&self, key: &str, values: Vec<(&'static str, Value)>) -> String {
        self.text(&Message::Text { key: key.to_owned().into(), part: None, values }).into()
    }
}
