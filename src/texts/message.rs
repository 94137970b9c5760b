//! A message before it is written in a language: [`Message`].

use std::borrow::Cow;
use std::path::Path;

use super::{Language, Texts};

/// Something to say: a text by its key with the values that it names, words that are not ours, a number, or several of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Message {
    /// Words that are in no language of ours: those of a workbook, a name, a path, a library.
    Words(String),
    /// A number, which chooses between one and many.
    Number(u64),
    /// A text of the files.
    Text {
        /// Its key.
        key: Cow<'static, str>,
        /// The part of it that is meant, a Fluent attribute; `None` for the text itself.
        part: Option<&'static str>,
        /// The values that it names.
        values: Vec<(&'static str, Message)>,
    },
    /// A text of the files that says what is wrong, and below it what was expected and how to mend it.
    Error {
        /// Its key.
        key: &'static str,
        /// The values that it names.
        values: Vec<(&'static str, Message)>,
    },
    /// Values with signs between them that are the same in all languages, such as `{name}: {text}`.
    Layout {
        /// The signs, and the names of the values in braces.
        pattern: &'static str,
        /// The values.
        values: Vec<(&'static str, Message)>,
    },
    /// Several messages with the same signs between them.
    List {
        /// The messages.
        items: Vec<Message>,
        /// The signs between them.
        separator: &'static str,
    },
}

impl Message {
    /// A text by its key.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self::Text { key: key.into(), part: None, values: Vec::new() }
    }

    /// One of the texts of a family, whose keys begin alike: `state-delivered` is `delivered` of the family `state`.
    #[must_use]
    pub fn of(family: &'static str, name: &str) -> Self {
        Self::Text { key: format!("{family}-{name}").into(), part: None, values: Vec::new() }
    }

    /// An error with the lines below it: what was expected, how to mend it.
    #[must_use]
    pub const fn error(key: &'static str) -> Self {
        Self::Error { key, values: Vec::new() }
    }

    /// Values with signs between them that are the same in all languages, such as `{name}: {text}`.
    #[must_use]
    pub const fn layout(pattern: &'static str) -> Self {
        Self::Layout { pattern, values: Vec::new() }
    }

    /// Several messages with the same signs between them.
    #[must_use]
    pub fn list(separator: &'static str, items: impl IntoIterator<Item = Self>) -> Self {
        Self::List { items: items.into_iter().collect(), separator }
    }

    /// Nothing: a part of a text that is left out.
    #[must_use]
    pub const fn empty() -> Self {
        Self::Words(String::new())
    }

    /// Words that are in no language of ours.
    #[must_use]
    pub fn words(words: impl Into<String>) -> Self {
        Self::Words(words.into())
    }

    /// The text as the publication has it: in Danish, and words of the workbook as they are.
    #[must_use]
    pub fn printed(&self) -> String {
        Texts::of(Language::Danish).write(self, str::to_owned)
    }

    /// The error alone, without the lines below it.
    #[must_use]
    pub fn brief(self) -> Self {
        match self {
            Self::Error { key, values } => Self::Text { key: key.into(), part: None, values },
            other => other,
        }
    }

    /// The same message with a value that its text names.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Self>) -> Self {
        if let Self::Text { values, .. } | Self::Error { values, .. } | Self::Layout { values, .. } =
            &mut self
        {
            values.push((name, value.into()));
        }
        self
    }

    /// A part of the same text, such as its `help`.
    #[must_use]
    pub fn part(mut self, name: &'static str) -> Self {
        if let Self::Text { part, .. } = &mut self {
            *part = Some(name);
        }
        self
    }
}

/// An error that says in the reader's language what was found and where, what was expected, and how to mend it.
pub trait Explain {
    /// The error in words, with what was expected and how to mend it.
    fn message(&self) -> Message;
}

/// Makes errors that [`Explain`] themselves errors of Rust, whose text is the English one. The errors in braces become
/// the variant that holds them.
macro_rules! explained {
    ($($error:ident $({ $($variant:ident($source:ty)),+ $(,)? })?),+ $(,)?) => {$(
        impl std::fmt::Display for $error {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let texts = $crate::texts::Texts::of($crate::texts::Language::English);
                f.write_str(texts.text(&$crate::texts::Explain::message(self)).as_str())
            }
        }

        impl std::error::Error for $error {}

        $($(
            impl From<$source> for $error {
                fn from(error: $source) -> Self {
                    Self::$variant(error)
                }
            }
        )+)?
    )+};
}
pub(crate) use explained;

impl From<u64> for Message {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Message {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Message {
    fn from(number: usize) -> Self {
        // No machine counts further.
        Self::Number(number as u64)
    }
}

impl From<&str> for Message {
    fn from(words: &str) -> Self {
        Self::words(words)
    }
}

impl From<String> for Message {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<&String> for Message {
    fn from(words: &String) -> Self {
        Self::words(words)
    }
}

impl From<&Path> for Message {
    fn from(path: &Path) -> Self {
        Self::Words(path.display().to_string())
    }
}
