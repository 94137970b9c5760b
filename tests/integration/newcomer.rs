//! A new check lacks nothing: a part that is forgotten is named, with the file and the line to add.

use std::fs;

use leveranceplan::finding::Code;

use crate::checks::CASES;
use crate::harness::files;
use crate::root;

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// The sources that may find something: all but the table of codes.
fn sources() -> String {
    let sources = files(&root().join("src")).into_iter();
    let sources = sources.filter(|(path, _)| path.extension().is_some_and(|end| end == "rs"));
    let sources = sources.filter(|(path, _)| !path.ends_with("src/finding.rs"));
    sources.map(|(_, bytes)| String::from_utf8(bytes).unwrap()).collect()
}

/// Lines that a file of texts lacks of a code.
fn texts_forgotten<'a>(path: &'a str, name: &'a str) -> impl Iterator<Item = String> + 'a {
    let text = read(path);
    let mut lines = text.lines().map(str::to_owned).collect::<Vec<_>>().into_iter();
    let has_message = lines.any(|line| line.starts_with(&format!("{name} =")));
    let entry: Vec<String> = lines.take_while(|line| line.starts_with(' ')).collect();
    let message = (!has_message).then(|| format!("{path}: add `{name} = …`"));
    let parts = ["title", "why", "example", "help"]
        .into_iter()
        .filter(move |part| !entry.iter().any(|line| line.starts_with(&format!("    .{part} ="))));
    message
        .into_iter()
        .chain(parts.map(move |part| format!("{path}: add `    .{part} = …` below `{name} = …`")))
}

#[test]
fn a_new_check_lacks_nothing() {
    let (sources, lists, catalogue) = (sources(), read("src/check.rs"), read("docs/checks.md"));
    let mut forgotten = Vec::new();
    for code in Code::ALL {
        let (name, function) = (code.name(), code.name().replace('-', "_"));
        let variant = format!("Code::{code:?}");
        let mut finders = sources.split(&variant).skip(1);
        if !finders.any(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric())) {
            forgotten.push(format!("src/check/: add a function `{function}` that gives {variant}"));
        }
        let is_check = sources.contains(&format!("pub(super) fn {function}("));
        if is_check && !lists.contains(&format!("::{function}")) {
            forgotten.push(format!("src/check.rs: add `{function}` to the list of its kind"));
        }
        for path in ["src/texts/da/findings.ftl", "src/texts/en/findings.ftl"] {
            forgotten.extend(texts_forgotten(path, name));
        }
        if !CASES.iter().any(|(case, ..)| *case == name) {
            forgotten.push(format!("tests/integration/checks.rs, CASES: add `(\"{name}\", &[…], \"A1\"),`"));
        }
        if !catalogue.contains(&format!("\n## {name}\n")) {
            forgotten.push(format!("docs/checks.md has no {name}: run WRITE_DOCS=1 cargo test"));
        }
    }
    assert!(forgotten.is_empty(), "\n{}", forgotten.join("\n"));
}
