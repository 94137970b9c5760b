//! What each fixture gives, compared whole with the reviewed `giver.snap` beside it.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use leveranceplan::finding::{Finding, Findings};
use leveranceplan::plan::{Field, Plan, marker};
use leveranceplan::texts::{Language, Texts};

use crate::{plan_of, root};

/// The cases, each a folder with one workbook.
fn cases() -> Vec<(String, PathBuf)> {
    let folders = fs::read_dir(root().join("fixtures")).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<(String, PathBuf)> = folders
        .filter(|path| path.is_dir() && !path.ends_with("make") && !path.ends_with("udgaver"))
        .map(|folder| {
            let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
            let plan = files.into_iter().find(|file| file.file_stem().unwrap() == "plan").unwrap();
            (folder.file_name().unwrap().to_string_lossy().into_owned(), plan)
        })
        .collect();
    cases.sort();
    cases
}

/// A plan and its findings as a person can review them.
fn described(plan: &Plan, findings: &[Finding]) -> String {
    let mut out = String::new();
    let said = |text: Option<&str>| text.unwrap_or("(mangler)").to_owned();
    writeln!(out, "titel: {}", said(plan.title.as_ref().map(|title| title.value.as_str()))).unwrap();
    for entry in &plan.legend {
        writeln!(out, "{} = {}", entry.value.symbol, entry.value.text).unwrap();
    }
    let date = plan.version.date.map(|date| date.to_string());
    let number = plan.version.number.map(|number| number.to_string());
    writeln!(out, "version: {} {}", said(number.as_deref()), said(date.as_deref())).unwrap();
    for area in &plan.areas {
        writeln!(out, "\n# {}", marker::join(&area.name.value, &area.markers)).unwrap();
        for deliverable in &area.deliverables {
            let texts = Field::ALL.map(|field| deliverable.field(field).value.replace('\n', "⏎"));
            let markers = marker::join("", &deliverable.markers);
            writeln!(out, "{}!{}{markers}: {}", deliverable.sheet(), deliverable.range, texts.join(" | "))
                .unwrap();
        }
    }
    let shown = Texts::of(Language::Danish).text(&Findings::from(findings.to_vec()).message()).to_string();
    // Without the colours of a terminal.
    let plain = ["0", "1", "1;31", "1;33", "1;36"]
        .iter()
        .fold(shown, |text, code| text.replace(&format!("\u{1b}[{code}m"), ""));
    if !plain.is_empty() {
        write!(out, "\n{plain}").unwrap();
    }
    out
}

#[test]
fn each_fixture_gives_what_stands_beside_it() {
    let cases = cases();
    assert!(cases.len() >= 22, "{cases:?}");
    for (case, plan) in cases {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(root().join("fixtures").join(&case));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let (plan, findings) = plan_of(&plan);
        settings.bind(|| insta::assert_snapshot!("giver", described(&plan, &findings)));
    }
}

/// The findings of a snapshot, as the table writes them: `title-drift in A9`.
fn findings_in(snapshot: &str) -> String {
    let named = snapshot.lines().filter_map(|line| {
        let (head, rest) = line.split_once('[')?;
        let (cell, severity) = head.rsplit_once(' ').unwrap_or(("", head));
        let known = ["fejl", "advarsel", "bemærkning"].contains(&severity);
        let code = rest.split_once("]: ").filter(|_| known)?.0;
        Some(if cell.is_empty() { code.to_owned() } else { format!("{code} in {cell}") })
    });
    named.collect::<Vec<_>>().join(", ")
}

#[test]
fn the_note_names_each_case_and_its_findings() {
    let note = fs::read_to_string(root().join("fixtures/README.md")).unwrap();
    let rows = note.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix('|'));
    let mut named: Vec<(String, String)> = Vec::new();
    for cells in rows.skip(1).map(|row| row.split('|').map(str::trim).collect::<Vec<_>>()) {
        let findings = cells.last().unwrap().to_string();
        named.extend(cells[0].split(", ").map(|case| (case.to_owned(), findings.clone())));
    }
    named.sort();
    let given = cases().into_iter().map(|(case, plan)| {
        let snapshot = fs::read_to_string(plan.with_file_name("giver.snap")).unwrap();
        (case, findings_in(&snapshot))
    });
    assert_eq!(named, given.collect::<Vec<_>>());
}
