//! Both languages have the same texts with the same values.

use fluent_bundle::FluentResource;

use super::*;
use crate::finding::{Code, Finding};

/// The keys of a file, each with the names of its values.
fn keys(source: &str) -> Vec<(String, Vec<String>)> {
    let mut keys: Vec<(String, Vec<String>)> = Vec::new();
    for line in source.lines() {
        if let Some((key, _)) =
            line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
        {
            keys.push((key.to_owned(), Vec::new()));
        }
        let names = line.split('$').skip(1).map(|rest| rest.split([' ', '}']).next().unwrap_or_default());
        if let Some((_, known)) = keys.last_mut() {
            known.extend(names.map(str::to_owned));
            known.sort();
            known.dedup();
        }
    }
    keys
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_values() {
    let [(_, danish), (_, english)] = [Language::Danish.files(), Language::English.files()];
    for (danish, english) in danish.iter().zip(english) {
        assert!(
            [danish, english].iter().all(|source| FluentResource::try_new((**source).to_owned()).is_ok())
        );
        assert_eq!(keys(danish), keys(english));
    }
}

#[test]
fn each_code_has_all_its_texts() {
    for language in [Language::Danish, Language::English] {
        let texts = Texts::of(language);
        for code in Code::ALL {
            let mut whole = vec![Finding::new(*code, None).message()];
            whole.extend(["title", "why", "example", "help"].map(|part| code.part(part)));
            let whole: Vec<String> = whole.iter().map(|message| texts.text(message).into()).collect();
            assert!(
                whole.iter().all(|text| text != code.name() && text.len() > 3),
                "{}: {whole:?}",
                code.name()
            );
        }
    }
}

#[test]
fn words_of_files_are_safe() {
    let message = Message::new("compare-moved").with("old", "a\u{202e}b\n\u{1b}[2J");
    assert_eq!(Texts::of(Language::English).text(&message).as_str(), "moved from »a\\u{202e}b\\n\\u{1b}[2J«");
}
