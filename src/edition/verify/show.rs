//! Differences as people read them, one line each.

use super::{Difference, Position, Problem, Verified};
use crate::texts::{Message, quote};

/// Differences and notes, a line each.
pub(super) fn message(verified: &Verified) -> Message {
    let difference = |difference: &Difference| Message::layout("{line}\n").with("line", line(difference));
    let note = |note: &Difference| {
        let note = Message::layout("{label}: {line}\n").with("line", line(note));
        note.with("label", Message::new("severity-note"))
    };
    Message::list("", verified.differences.iter().map(difference).chain(verified.notes.iter().map(note)))
}

fn line(difference: &Difference) -> Message {
    let place = |at: &Position| Message::layout(" {place}").with("place", place(at));
    Message::layout("{file}{place}: {problem}")
        .with("file", &difference.file)
        .with("place", difference.at.as_ref().map_or_else(Message::empty, place))
        .with("problem", problem(&difference.problem))
}

fn place(at: &Position) -> Message {
    match at {
        Position::Row(row, column) => {
            Message::new("at-row").with("row", row.to_string()).with("column", column)
        }
        Position::Cell(text) | Position::Value(text) => Message::words(text),
        Position::Text(area, 0, _) => Message::new("at-area").with("area", quote(area)),
        Position::Text(area, row, column) => Message::new("at-text")
            .with("area", quote(area))
            .with("row", row.to_string())
            .with("column", column),
        Position::Part(key) => Message::new(key),
        Position::Version(version) => Message::new("at-version").with("version", version.to_string()),
    }
}

fn problem(problem: &Problem) -> Message {
    let pair = |key, expected: String, found: String| {
        Message::new(key).with("expected", expected).with("found", found)
    };
    let texts = |key, expected, found| {
        let (expected, found) = around(expected, found);
        pair(key, expected, found)
    };
    match problem {
        Problem::Missing => Message::new("verify-missing"),
        Problem::Extra => Message::new("verify-extra"),
        Problem::Size(expected, found) => pair("verify-size", expected.to_string(), found.to_string()),
        Problem::Digest(expected, found) => pair("verify-digest", expected.clone(), found.clone()),
        Problem::Unreadable(reason) => Message::new("verify-unreadable").with("reason", reason.clone()),
        Problem::Changed => Message::new("verify-changed"),
        Problem::Text(expected, found) => texts("verify-text", expected, found),
        Problem::Derived(expected, found) => texts("verify-derived", expected, found),
        Problem::Package => Message::new("verify-package"),
        Problem::Count(expected, found) => pair("verify-count", expected.to_string(), found.to_string()),
        Problem::Ledger(expected, found) => pair("verify-ledger", expected.clone(), found.clone()),
        Problem::NotInLedger => Message::new("verify-not-in-ledger"),
        Problem::VersionNotAbove(before) => Message::new("verify-version").with("before", before.to_string()),
        Problem::DateBefore(before) => Message::new("verify-date").with("before", before),
        Problem::CutOff => Message::new("verify-cut-off"),
    }
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
