//! Differences as people read them, one line each.

use super::{Difference, Position, Problem, Verified};
use crate::finding::{Texts, escape, quote};

/// Differences and notes, in the language of the texts.
#[must_use]
pub(super) fn text(verified: &Verified, texts: &Texts) -> String {
    let difference = |difference: &Difference| format!("{}\n", line(difference, texts));
    let note = |note: &Difference| format!("{}: {}\n", texts.label("severity-note"), line(note, texts));
    verified.differences.iter().map(difference).chain(verified.notes.iter().map(note)).collect()
}

fn line(difference: &Difference, texts: &Texts) -> String {
    let at = difference.at.as_ref().map(|at| format!(" {}", place(at, texts))).unwrap_or_default();
    format!("{}{at}: {}", escape(&difference.file), problem(&difference.problem, texts))
}

fn place(at: &Position, texts: &Texts) -> String {
    let named = |key, values: &[(&'static str, String)]| sentence(texts, key, values);
    match at {
        Position::Row(row, column) => {
            named("at-row", &[("row", row.to_string()), ("column", escape(column))])
        }
        Position::Cell(text) | Position::Value(text) => escape(text),
        Position::Text(area, 0, _) => named("at-area", &[("area", escape(&quote(area)))]),
        Position::Text(area, row, column) => {
            let values =
                [("area", escape(&quote(area))), ("row", row.to_string()), ("column", escape(column))];
            named("at-text", &values)
        }
        Position::Part(key) => texts.label(key),
        Position::Version(version) => named("at-version", &[("version", version.to_string())]),
    }
}

fn problem(problem: &Problem, texts: &Texts) -> String {
    let pair = |expected: String, found: String| vec![("expected", expected), ("found", found)];
    let texts_of = |expected: &str, found: &str| {
        let (expected, found) = around(expected, found);
        pair(escape(&expected), escape(&found))
    };
    let (key, values) = match problem {
        Problem::Missing => ("verify-missing", vec![]),
        Problem::Extra => ("verify-extra", vec![]),
        Problem::Size(expected, found) => ("verify-size", pair(expected.to_string(), found.to_string())),
        Problem::Digest(expected, found) => ("verify-digest", pair(expected.clone(), found.clone())),
        Problem::Unreadable(reason) => ("verify-unreadable", vec![("reason", escape(reason))]),
        Problem::Changed => ("verify-changed", vec![]),
        Problem::Text(expected, found) => ("verify-text", texts_of(expected, found)),
        Problem::Derived(expected, found) => ("verify-derived", texts_of(expected, found)),
        Problem::Package => ("verify-package", vec![]),
        Problem::Count(expected, found) => ("verify-count", pair(expected.to_string(), found.to_string())),
        Problem::Ledger(expected, found) => ("verify-ledger", pair(escape(expected), escape(found))),
        Problem::NotInLedger => ("verify-not-in-ledger", vec![]),
        Problem::VersionNotAbove(before) => ("verify-version", vec![("before", before.to_string())]),
        Problem::DateBefore(before) => ("verify-date", vec![("before", escape(before))]),
        Problem::CutOff => ("verify-cut-off", vec![]),
    };
    sentence(texts, key, &values)
}

/// Two texts from shortly before they differ, so that the difference is seen however long they are.
fn around(expected: &str, found: &str) -> (String, String) {
    const BEFORE: usize = 20;
    let same = expected.chars().zip(found.chars()).take_while(|(one, other)| one == other).count();
    let skipped = if same > 2 * BEFORE { same - BEFORE } else { 0 };
    let from = |text: &str| {
        let tail: String = text.chars().skip(skipped).collect();
        quote(&if skipped > 0 { format!("…{tail}") } else { tail })
    };
    (from(expected), from(found))
}

fn sentence(texts: &Texts, key: &str, values: &[(&'static str, String)]) -> String {
    let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    texts.with(key, &values)
}

#[cfg(test)]
mod tests {
    use super::around;

    #[test]
    fn long_texts_are_shown_where_they_differ() {
        let (one, other) = (format!("{}er her{}", "a".repeat(90), "z".repeat(90)), "a".repeat(90));
        let expected =
            (format!("»…{}er her{}…«", "a".repeat(20), "z".repeat(33)), format!("»…{}«", "a".repeat(20)));
        assert_eq!(around(&one, &other), expected);
        assert_eq!(around("kort", "kor"), ("»kort«".into(), "»kor«".into()));
    }
}
