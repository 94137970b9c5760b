//! The words of findings in Danish and English (Fluent); one file for each language.

use std::str::FromStr;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

use super::{Code, Finding, Severity};

/// A language of the people who read findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Danish.
    #[default]
    Danish,
    /// English.
    English,
}

impl FromStr for Language {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "da" => Ok(Self::Danish),
            "en" => Ok(Self::English),
            _ => Err("da eller en".to_owned()),
        }
    }
}

/// All words of a language.
pub struct Texts {
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The words of a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let (id, source) = match language {
            Language::Danish => ("da", include_str!("da.ftl")),
            Language::English => ("en", include_str!("en.ftl")),
        };
        let mut bundle = FluentBundle::new(id.parse().into_iter().collect());
        // Marks that isolate directions would come into copied text; what comes from cells is escaped instead.
        bundle.set_use_isolating(false);
        // A test proves that both files are whole; of a broken one, what can be read is used.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Self { bundle }
    }

    /// What was found.
    #[must_use]
    pub fn message(&self, finding: &Finding) -> String {
        self.format(finding.code.name(), None, &self.arguments(finding))
    }

    /// How to mend it.
    #[must_use]
    pub fn help(&self, finding: &Finding) -> String {
        self.format(finding.code.name(), Some("help"), &self.arguments(finding))
    }

    /// A part of a code's entry in the catalogue: `title`, `why`, `example` or `help`.
    #[must_use]
    pub fn entry(&self, code: Code, part: &str) -> String {
        let year = FluentArgs::from_iter([("year", "2019"), ("other", "…"), ("text", "…")]);
        self.format(code.name(), Some(part), &year)
    }

    /// A severity's name.
    #[must_use]
    pub fn severity(&self, severity: Severity) -> String {
        self.label(&format!("severity-{}", severity.name()))
    }

    /// A word that stands alone.
    #[must_use]
    pub fn label(&self, key: &str) -> String {
        self.format(key, None, &FluentArgs::new())
    }

    /// A sentence about numbers.
    #[must_use]
    pub fn counts(&self, key: &str, numbers: &[(&'static str, usize)]) -> String {
        self.format(key, None, &numbers.iter().map(|(name, number)| (*name, *number)).collect())
    }

    fn arguments<'a>(&self, finding: &'a Finding) -> FluentArgs<'a> {
        let value = |value: &'a super::Value| match value {
            super::Value::Text(text) => text.clone(),
            super::Value::Word(key) => self.label(key),
        };
        finding.values.iter().map(|(name, text)| (*name, value(text))).collect()
    }

    fn format(&self, key: &str, attribute: Option<&str>, arguments: &FluentArgs<'_>) -> String {
        let message = self.bundle.get_message(key);
        let pattern = message.and_then(|message| match attribute {
            Some(attribute) => message.get_attribute(attribute).map(|attribute| attribute.value()),
            None => message.value(),
        });
        let mut errors = Vec::new();
        let text = pattern.map(|pattern| self.bundle.format_pattern(pattern, Some(arguments), &mut errors));
        text.map_or_else(|| key.to_owned(), std::borrow::Cow::into_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_has_all_its_texts_in_both_languages() {
        for (language, source) in
            [(Language::Danish, include_str!("da.ftl")), (Language::English, include_str!("en.ftl"))]
        {
            assert!(FluentResource::try_new(source.to_owned()).is_ok());
            let texts = Texts::new(language);
            for code in Code::ALL {
                let mut whole = vec![texts.message(&Finding::new(*code, None))];
                whole.extend(["title", "why", "example", "help"].map(|part| texts.entry(*code, part)));
                assert!(
                    whole.iter().all(|text| text != code.name() && text.len() > 3),
                    "{}: {whole:?}",
                    code.name()
                );
            }
            let keys =
                source.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())).count();
            assert_eq!(keys, Code::ALL.len() + 20, "no text of a code that is gone");
        }
    }
}
