//! A table of the settings, read key by key, so that an error names the line, the key and what was expected.

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use crate::error::Error;
use crate::texts::{Message, near};

/// A table of the settings.
pub(super) struct Table<'a> {
    /// The whole text, in which lines are counted.
    text: &'a str,
    /// The keys that lead to the table, each with a dot after it.
    path: String,
    /// The line in which it begins.
    line: usize,
    values: DeTable<'a>,
    /// The keys that were asked for.
    known: Vec<&'static str>,
    /// The first key that must be there and is not, and what was expected of it.
    missing: Option<(&'static str, &'static str)>,
}

impl<'a> Table<'a> {
    /// The table that holds all others.
    pub(super) fn parse(text: &'a str) -> Result<Self, Error> {
        match DeTable::parse(text) {
            Ok(values) => Ok(Self::new(text, String::new(), values)),
            Err(error) => {
                let (line, column) = position(text, error.span().map_or(0, |span| span.start));
                let message = Message::error("settings-syntax").with("line", line).with("column", column);
                Err(Error::arguments(message.with("detail", error.message())))
            }
        }
    }

    fn new(text: &'a str, path: String, values: Spanned<DeTable<'a>>) -> Self {
        let line = position(text, values.span().start).0;
        Self { text, path, line, values: values.into_inner(), known: Vec::new(), missing: None }
    }

    /// The name of a key with those that lead to it: `release.spring`.
    fn full(&self, key: &str) -> String {
        format!("{}{key}", self.path)
    }

    fn take(&mut self, key: &'static str) -> Option<Spanned<DeValue<'a>>> {
        self.known.push(key);
        self.values.remove(key)
    }

    /// The value of a key; `expected` is the name of a text that says what it must be.
    pub(super) fn value<T: Deserialize<'a>>(
        &mut self,
        key: &'static str,
        expected: &'static str,
    ) -> Result<Option<T>, Error> {
        let value = self.take(key);
        value.map(|value| self.read(key, value, expected)).transpose()
    }

    /// The value of a key that must be there. Where it is not, [`Self::end`] says so.
    pub(super) fn required<T: Deserialize<'a> + Default>(
        &mut self,
        key: &'static str,
        expected: &'static str,
    ) -> Result<T, Error> {
        let value = self.value(key, expected)?;
        if value.is_none() {
            self.missing.get_or_insert((key, expected));
        }
        Ok(value.unwrap_or_default())
    }

    fn read<T: Deserialize<'a>>(
        &self,
        key: &str,
        value: Spanned<DeValue<'a>>,
        expected: &'static str,
    ) -> Result<T, Error> {
        let start = value.span().start;
        T::deserialize(ValueDeserializer::from(value))
            .map_err(|_| self.wrong_value(key, start, expected, Message::empty()))
    }

    /// A value that cannot be used; `near` is what it was perhaps meant to be.
    fn wrong_value(&self, key: &str, start: usize, expected: &'static str, near: Message) -> Error {
        let message = Message::error("settings-value").with("line", position(self.text, start).0);
        let message = message.with("key", self.full(key)).with("near", near);
        Error::arguments(message.with("expected", Message::of("settings-expected", expected)))
    }

    /// The table of a key; an empty one where it is left out.
    pub(super) fn table(&mut self, key: &'static str) -> Result<Self, Error> {
        self.optional_table(key).map(|table| {
            table.unwrap_or_else(|| Self {
                text: self.text,
                path: self.full(key) + ".",
                line: self.line,
                values: DeTable::new(),
                known: Vec::new(),
                missing: None,
            })
        })
    }

    /// The table of a key.
    pub(super) fn optional_table(&mut self, key: &'static str) -> Result<Option<Self>, Error> {
        self.take(key).map(|value| self.inner(key, value)).transpose()
    }

    /// The tables of a key that may stand several times: `[[accept]]`.
    pub(super) fn tables(&mut self, key: &'static str) -> Result<Vec<Self>, Error> {
        let Some(value) = self.take(key) else { return Ok(Vec::new()) };
        let start = value.span().start;
        match value.into_inner() {
            DeValue::Array(values) => values.into_iter().map(|value| self.inner(key, value)).collect(),
            _ => Err(self.wrong_value(key, start, "tables", Message::empty())),
        }
    }

    fn inner(&self, key: &'static str, value: Spanned<DeValue<'a>>) -> Result<Self, Error> {
        let span = value.span();
        match value.into_inner() {
            DeValue::Table(values) => {
                Ok(Self::new(self.text, self.full(key) + ".", Spanned::new(span, values)))
            }
            _ => Err(self.wrong_value(key, span.start, "table", Message::empty())),
        }
    }

    /// Whether the value of a key is a text.
    pub(super) fn is_text(&self, key: &str) -> bool {
        self.values.get(key).is_some_and(|value| value.get_ref().is_str())
    }

    /// All keys, whatever they are called, each with its value.
    pub(super) fn entries<T: Deserialize<'a>>(
        mut self,
        expected: &'static str,
    ) -> Result<Vec<(String, T)>, Error> {
        let entries = std::mem::take(&mut self.values).into_iter();
        let entry = |(key, value): (Spanned<std::borrow::Cow<'a, str>>, Spanned<DeValue<'a>>)| {
            let key = key.into_inner().into_owned();
            self.read(&key, value, expected).map(|value| (key.clone(), value))
        };
        entries.map(entry).collect()
    }

    /// All keys, whatever they are called, each with one of some words.
    pub(super) fn choices<T: Copy>(
        mut self,
        words: &[(&'static str, T)],
        expected: &'static str,
    ) -> Result<Vec<(String, T)>, Error> {
        let mut chosen = Vec::new();
        for (key, value) in std::mem::take(&mut self.values) {
            let (key, start, value) = (key.into_inner(), value.span().start, value.into_inner());
            let word = value.as_str().unwrap_or("");
            let Some((_, choice)) = words.iter().find(|(known, _)| *known == word) else {
                let near = near("settings-near", word, words.iter().map(|(known, _)| *known));
                return Err(self.wrong_value(&key, start, expected, near));
            };
            chosen.push((key.into_owned(), *choice));
        }
        Ok(chosen)
    }

    /// All known keys were asked for: there is no other, and none that must be there is missing.
    pub(super) fn end(self) -> Result<(), Error> {
        if let Some((key, _)) = self.values.iter().min_by_key(|(key, _)| key.span().start) {
            let near = near("settings-near", key.get_ref(), self.known.iter().copied());
            let message = Message::error("settings-unknown-key")
                .with("line", position(self.text, key.span().start).0)
                .with("key", self.full(key.get_ref()))
                .with("known", self.known.join(", "));
            return Err(Error::arguments(message.with("near", near)));
        }
        let Some((key, expected)) = self.missing else { return Ok(()) };
        let message = Message::error("settings-missing-key")
            .with("line", self.line)
            .with("key", self.full(key))
            .with("expected", Message::of("settings-expected", expected));
        Err(Error::arguments(message))
    }
}

/// The line and the column of a byte, both counted from 1.
fn position(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or(before);
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}
