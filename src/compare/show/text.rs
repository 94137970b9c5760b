//! A comparison as text for people, grouped by area.

use super::lines::signs;
use crate::compare::shift::Edge;
use crate::compare::{
    AreaChange, AreaEvent, Change, Comparison, DeliverableChange, DocumentChange, Edition, Piece, Shift,
    TextChange,
};
use crate::finding::{Texts, escape};
use crate::plan::version::named;

/// Texts up to this many characters are shown whole, before and after.
const SHORT: usize = 60;
/// So many characters of what stayed are shown on each side of a changed word.
const AROUND: usize = 25;

/// The comparison in the words of a language.
#[must_use]
pub fn text(comparison: &Comparison, texts: &Texts) -> String {
    let named = |edition: &Edition| named(edition.number, edition.date);
    let (old, new) = (named(&comparison.old), named(&comparison.new));
    let mut out = texts.with("compare-versions", &[("old", &old), ("new", &new)]) + "\n";
    if comparison.is_empty() {
        return out + &texts.label("compare-same") + "\n";
    }
    let [added, changed, removed, marked] = comparison.counts();
    let counts = [("added", added), ("changed", changed), ("removed", removed), ("marked", marked)];
    out += &texts.counts("compare-counts", &counts);
    out.push('\n');
    let document = comparison.document.iter().map(|change| of_document(change, texts));
    section(&mut out, &texts.label("compare-document"), document);
    let areas = comparison.areas.iter().map(|change| format!("{}\n", area_event(change, texts)));
    section(&mut out, &texts.label("compare-areas"), areas);
    for rows in comparison.deliverables.chunk_by(|a, b| area(a) == area(b)) {
        let name = rows.first().map(area).unwrap_or_default();
        section(&mut out, name, rows.iter().map(|row| of_row(row, texts)));
    }
    out
}

fn area(row: &DeliverableChange) -> &str {
    row.row().map_or("", |row| row.area.as_str())
}

fn section(out: &mut String, heading: &str, entries: impl Iterator<Item = String>) {
    let entries: String = entries.map(|entry| format!("  {entry}")).collect();
    if !entries.is_empty() {
        out.push_str(&format!("\n{}\n{entries}", escape(heading)));
    }
}

fn of_document(change: &DocumentChange, texts: &Texts) -> String {
    let part = texts.label(&format!("compare-part-{}", change.part.name()));
    format!("{part}: {}\n", before_and_after(&change.text, texts))
}

/// What happened to an area, in a sentence.
fn area_event(change: &AreaChange, texts: &Texts) -> String {
    let name = |name: &Option<crate::address::At<String>>| {
        name.as_ref().map(|name| escape(&name.value)).unwrap_or_default()
    };
    let (old, new) = (name(&change.old), name(&change.new));
    let mut values = vec![("old", old), ("new", new)];
    match &change.event {
        AreaEvent::Renamed(likeness) => values.push(("likeness", percent(*likeness))),
        AreaEvent::Markers { old, new } => {
            values.extend([("before", marks(old, texts)), ("after", marks(new, texts))])
        }
        _ => {}
    }
    let values: Vec<(&'static str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    texts.with(&format!("compare-{}", change.event.name()), &values)
}

/// A deliverable: its sign and name, then what changed, a line each.
fn of_row(row: &DeliverableChange, texts: &Texts) -> String {
    let Some(shown) = row.row() else { return String::new() };
    let sign = if row.old.is_none() {
        '+'
    } else if row.new.is_none() {
        '-'
    } else {
        '~'
    };
    let cell = shown.place.as_ref().map(|place| format!(" [{}]", place.cell)).unwrap_or_default();
    let mut out = format!("{sign} {}{cell}\n", escape(&shown.project));
    if let Some(likeness) = row.likeness {
        out += &format!("      {}\n", texts.with("compare-likeness", &[("likeness", &percent(likeness))]));
    }
    let changes = row.changes.iter().filter(|change| !matches!(change, Change::Added | Change::Removed));
    for change in changes {
        out += &format!("      {}\n", of_change(change, row, texts));
    }
    out
}

fn of_change(change: &Change, row: &DeliverableChange, texts: &Texts) -> String {
    match change {
        Change::Area => {
            let old = row.old.as_ref().map(|row| escape(&row.area)).unwrap_or_default();
            texts.with("compare-moved", &[("old", &old)])
        }
        Change::Text(field, text) => format!("{}: {}", field.heading(), before_and_after(text, texts)),
        Change::Release(shift) => {
            let (old, new) = (shift.old.to_string(), shift.new.to_string());
            let key = if shift.edge == Edge::End { "compare-release" } else { "compare-release-start" };
            texts.with(key, &[("amount", &amount(shift, texts)), ("old", &old), ("new", &new)])
        }
        Change::State { old, new } => {
            let [old, new] = [old, new].map(|state| texts.label(&format!("state-{}", state.name())));
            texts.with("compare-state", &[("old", &old), ("new", &new)])
        }
        Change::Markers { old, new } => {
            texts.with("compare-markers", &[("old", &marks(old, texts)), ("new", &marks(new, texts))])
        }
        Change::Added | Change::Removed | Change::Order => texts.label(&format!("compare-{}", change.name())),
    }
}

/// How far a release moved, in words: `2 kvartaler senere`.
#[must_use]
pub fn amount(shift: &Shift, texts: &Texts) -> String {
    let count = usize::try_from(shift.count.unsigned_abs()).unwrap_or(usize::MAX);
    let length = texts.counts(&format!("unit-{}", shift.unit.name()), &[("count", count)]);
    let key = if shift.days > 0 { "compare-later" } else { "compare-earlier" };
    texts.with(key, &[("amount", &length)])
}

fn marks(markers: &[crate::plan::Marker], texts: &Texts) -> String {
    if markers.is_empty() { texts.label("compare-none") } else { signs(markers) }
}

fn percent(likeness: f64) -> String {
    format!("{:.0} %", likeness * 100.0)
}

/// Short texts whole; of long ones the words that differ, with some of what stands around them.
fn before_and_after(text: &TextChange, texts: &Texts) -> String {
    let whole = |text: &str| match text {
        "" => texts.label("compare-empty"),
        text => format!("»{}«", escape(&text.replace('\n', " "))),
    };
    let short = |text: &str| text.chars().count() <= SHORT;
    if (short(&text.old) && short(&text.new)) || text.old.is_empty() || text.new.is_empty() {
        return format!("{} → {}", whole(&text.old), whole(&text.new));
    }
    let last = text.words.len().saturating_sub(1);
    let piece = |(at, piece): (usize, &Piece)| match piece {
        Piece::Same(text) => around(text, at > 0, at < last),
        Piece::Removed(text) => format!("[-{text}-]"),
        Piece::Added(text) => format!("{{+{text}+}}"),
    };
    let words: String = text.words.iter().enumerate().map(piece).collect();
    escape(&words.replace('\n', " "))
}

/// What stayed, shortened away from the changes.
fn around(text: &str, after_change: bool, before_change: bool) -> String {
    let letters: Vec<char> = text.chars().collect();
    let kept = AROUND * (usize::from(after_change) + usize::from(before_change));
    if letters.len() <= kept + 1 {
        return text.to_owned();
    }
    let head: String = letters.iter().take(if after_change { AROUND } else { 0 }).collect();
    let tail: String = letters.iter().skip(letters.len() - if before_change { AROUND } else { 0 }).collect();
    format!("{head}…{tail}")
}
