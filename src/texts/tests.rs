//! The texts held against each other and against the sources: none is missing, none is unused, and both languages say
//! the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;

use super::*;
use crate::finding::Code;

/// The texts of a language by key, parts as `key.part`, each with its pattern.
fn texts(language: Language) -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let (mut key, mut open) = (String::new(), String::new());
    for line in language.files().1.iter().flat_map(|file| file.lines()) {
        let text = line.split_once(" =");
        match text
            .filter(|(name, _)| !name.contains(' ') && line.starts_with(|c: char| c.is_ascii_lowercase()))
        {
            Some((name, pattern)) => {
                (key, open) = (name.to_owned(), name.to_owned());
                assert!(texts.insert(open.clone(), pattern.to_owned()).is_none(), "{name} stands twice");
            }
            None => match text.and_then(|(name, pattern)| Some((name.strip_prefix("    .")?, pattern))) {
                Some((name, pattern)) => {
                    open = format!("{key}.{name}");
                    assert!(texts.insert(open.clone(), pattern.to_owned()).is_none(), "{open} stands twice");
                }
                None if line.starts_with('#') => {}
                None => texts.entry(open.clone()).or_default().push_str(line),
            },
        }
    }
    texts
}

/// The values that a pattern names.
fn values(pattern: &str) -> BTreeSet<&str> {
    pattern
        .split('$')
        .skip(1)
        .filter_map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric()).next())
        .collect()
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_values() {
    let [danish, english] = [Language::Danish, Language::English].map(|language| {
        for file in language.files().1 {
            assert!(FluentResource::try_new((*file).to_owned()).is_ok());
        }
        texts(language)
    });
    for (key, pattern) in &danish {
        // The tables have Danish headings in both languages.
        if key.starts_with("column-") && key.ends_with(".heading")
            || key.starts_with("table-") && key.ends_with(".title")
        {
            continue;
        }
        let other = english.get(key).unwrap_or_else(|| panic!("{key} has no English text"));
        assert_eq!(values(pattern), values(other), "{key}");
    }
    let more: Vec<&String> = english.keys().filter(|key| !danish.contains_key(*key)).collect();
    assert!(more.is_empty(), "without a Danish text: {more:?}");
}

/// The sources without their tests, each with its path from `src`.
fn sources() -> Vec<(String, String)> {
    fn below(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                below(&entry.path(), found);
            } else {
                found.push(entry.path());
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    below(&root, &mut paths);
    paths.retain(|path| path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs"));
    let source = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        (name, code.collect::<Vec<_>>().join("\n"))
    };
    paths.into_iter().map(source).collect()
}

/// The texts in quotation marks in a source.
fn literals(source: &str) -> impl Iterator<Item = &str> {
    source.split('"').skip(1).step_by(2)
}

/// The first arguments, in quotation marks, of the calls of a function.
fn arguments_of<'a>(function: &str, source: &'a str) -> Vec<&'a str> {
    let calls = source.split(function).skip(1);
    calls.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next()).collect()
}

#[test]
fn no_text_is_missing() {
    let known = texts(Language::Danish);
    for (path, source) in sources() {
        for key in ["Message::new(", "Message::error("].iter().flat_map(|call| arguments_of(call, &source)) {
            assert!(known.contains_key(key), "{path}: add {key} to src/texts");
        }
    }
    for code in Code::ALL {
        for part in ["", ".title", ".why", ".example", ".help"] {
            let key = format!("{}{part}", code.name());
            assert!(known.contains_key(&key), "add {key} to src/texts/da/findings.ftl and en/findings.ftl");
        }
    }
}

/// The families of texts whose keys end in a name of the program: the file and the type that has the names.
const FAMILIES: [(&str, &str, &str); 10] = [
    ("severity", "finding.rs", "impl Severity {"),
    ("state", "plan/state.rs", "impl State {"),
    ("unit", "compare/shift.rs", "impl ShiftUnit {"),
    ("mark", "compare/marks.rs", "impl Fault {"),
    ("compare-part", "compare.rs", "impl DocumentPart {"),
    ("compare", "compare.rs", "impl AreaEvent {"),
    ("changes", "compare.rs", "impl AreaEvent {"),
    ("changes", "compare.rs", "impl Change {"),
    ("content", "workbook/error.rs", "impl Content {"),
    ("quantity", "workbook/error.rs", "impl Quantity {"),
];

/// Changes that the publication does not list.
const UNLISTED: [&str; 4] =
    ["changes-area-order", "changes-area-markers", "changes-order", "changes-markers"];

#[test]
fn no_text_of_a_family_is_missing() {
    let (known, sources) = (texts(Language::Danish), sources());
    for (family, path, type_name) in FAMILIES {
        let source = sources.iter().find(|(other, _)| other == path).unwrap();
        let names = source.1.split(type_name).nth(1).unwrap().split("fn name(").nth(1).unwrap();
        let names: Vec<&str> = literals(names.split("\n    }\n").next().unwrap()).collect();
        assert!(names.len() > 2, "{path}: {type_name}");
        for key in names.iter().map(|name| format!("{family}-{name}")) {
            assert!(known.contains_key(&key) || UNLISTED.contains(&&*key), "add {key} to src/texts");
        }
    }
}

#[test]
fn no_text_is_unused() {
    let sources = sources();
    let said: BTreeSet<&str> = sources.iter().flat_map(|(_, source)| literals(source)).collect();
    let families: BTreeSet<&str> =
        sources.iter().flat_map(|(_, source)| arguments_of("Message::of(", source)).collect();
    let parts: BTreeSet<String> =
        texts(Language::Danish).keys().filter_map(|key| Some(key.split_once('.')?.1.to_owned())).collect();
    let is_used = |key: &str| {
        let of_family = |family: &&str| {
            let name = key.strip_prefix(*family).and_then(|rest| rest.strip_prefix('-'));
            // Tables, columns, commands and arguments have tests of their own.
            let tested = ["table", "column", "command", "argument"].contains(family);
            name.is_some_and(|name| tested || said.contains(name))
        };
        let is_label = key.strip_prefix("label-").is_some_and(|part| parts.contains(part));
        said.contains(key) || is_label || Code::named(key).is_some() || families.iter().any(of_family)
    };
    let unused: Vec<String> =
        texts(Language::Danish).into_keys().filter(|key| !key.contains('.') && !is_used(key)).collect();
    assert!(unused.is_empty(), "no source says {unused:?}");
}

/// Danish that the program reads or writes as data stands here; all other Danish is a text.
const DATA: [&str; 6] =
    ["danish", "plan", "check", "extract/tables", "workbook/number_format", "workbook/symbols"];

#[test]
fn sources_say_nothing_of_their_own() {
    for (path, source) in sources() {
        if DATA.iter().any(|data| path.starts_with(data)) {
            continue;
        }
        for literal in literals(&source) {
            assert!(
                !literal.contains(['æ', 'ø', 'å', 'Æ', 'Ø', 'Å']),
                "{path}: »{literal}« is no text of src/texts"
            );
        }
    }
}

#[test]
fn words_of_files_are_safe() {
    let message = Message::new("compare-moved").with("old", "a\u{202e}b\n\u{1b}[2J");
    assert_eq!(Texts::of(Language::English).text(&message).as_str(), "moved from »a\\u{202e}b\\n\\u{1b}[2J«");
    assert_eq!(message.printed(), "flyttet fra »a\u{202e}b\n\u{1b}[2J«");
}

#[test]
fn an_error_has_a_line_for_each_part_that_says_something() {
    let message = Message::error("settings-unknown-code").with("code", "x");
    let english = Texts::of(Language::English);
    assert_eq!(
        english.text(&message.clone().with("near", Message::empty())).as_str(),
        "there is no code »x«"
    );
    let near = Message::new("settings-near").with("near", "y");
    let whole = message.with("near", near);
    assert_eq!(english.text(&whole).as_str(), "there is no code »x«\n  help: did you mean »y«?");
    assert_eq!(english.text(&whole.brief()).as_str(), "there is no code »x«");
}
