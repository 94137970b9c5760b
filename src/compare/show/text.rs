//! A comparison as text for people, grouped by area.

use super::lines::signs;
use crate::address::At;
use crate::compare::shift::Edge;
use crate::compare::{
    AreaChange, Change, Changed, Comparison, DeliverableChange, DocumentChange, Shift, TextChange,
    VersionName, WordPiece,
};
use crate::plan::version::named;
use crate::plan::{Field, Marker, State};
use crate::texts::Message;

/// Texts up to this many characters are shown whole, before and after.
const SHORT: usize = 60;
/// This many characters of what stayed are shown on each side of a changed word.
const AROUND: usize = 25;

impl Comparison {
    /// The comparison for people, grouped by area, a line for each change.
    #[must_use]
    pub fn message(&self) -> Message {
        let named = |edition: &VersionName| named(edition.number, edition.date);
        let versions =
            Message::new("compare-versions").with("old", named(&self.old)).with("new", named(&self.new));
        if self.is_empty() {
            return Message::list("", [line(versions), line(Message::new("compare-same"))]);
        }
        let [added, changed, removed, marked] = self.counts();
        let counts = Message::new("compare-counts")
            .with("added", added)
            .with("changed", changed)
            .with("removed", removed)
            .with("marked", marked);
        let document = self.document.iter().map(of_document).collect();
        let areas = self.areas.iter().map(|change| line(area_event(change))).collect();
        let rows = self.deliverables.chunk_by(|a, b| area(a) == area(b)).map(|rows| {
            let name = rows.first().map_or("", area);
            section(Message::words(name), rows.iter().map(of_row).collect())
        });
        let head = [
            line(versions),
            line(counts),
            section(Message::new("compare-document"), document),
            section(Message::new("compare-areas"), areas),
        ];
        Message::list("", head.into_iter().chain(rows))
    }
}

fn line(message: Message) -> Message {
    Message::layout("{message}\n").with("message", message)
}

fn area(row: &DeliverableChange) -> &str {
    row.row().map_or("", |row| row.area.as_str())
}

/// A heading and the entries below it; nothing at all if there are no entries.
fn section(heading: Message, entries: Vec<Message>) -> Message {
    if entries.is_empty() {
        return Message::empty();
    }
    let entries = entries.into_iter().map(|entry| Message::layout("  {entry}").with("entry", entry));
    Message::layout("\n{heading}\n{entries}")
        .with("heading", heading)
        .with("entries", Message::list("", entries))
}

fn of_document(change: &DocumentChange) -> Message {
    Message::layout("{part}: {text}\n")
        .with("part", Message::of("compare-part", change.part.name()))
        .with("text", before_and_after(&change.text))
}

/// A sentence that says what happened to an area.
fn area_event(change: &AreaChange) -> Message {
    let name = |name: &Option<At<String>>| name.as_ref().map_or("", |name| name.value.as_str()).to_owned();
    let sentence = Message::of("compare", change.event.name())
        .with("old", name(&change.old))
        .with("new", name(&change.new));
    match (&change.markers, change.likeness) {
        (Some(Changed { old, new }), _) => sentence.with("before", marks(old)).with("after", marks(new)),
        (None, Some(likeness)) => sentence.with("likeness", percent(likeness)),
        (None, None) => sentence,
    }
}

/// A deliverable: its sign and name, then what changed, a line each.
fn of_row(row: &DeliverableChange) -> Message {
    let Some(shown) = row.row() else { return Message::empty() };
    let sign = match (&row.old, &row.new) {
        (None, _) => "+",
        (_, None) => "-",
        _ => "~",
    };
    let cell = shown.place.as_ref().map_or_else(String::new, |place| format!(" [{}]", place.cell));
    let head = Message::layout("{sign} {project}{cell}\n")
        .with("sign", sign)
        .with("project", &shown.project)
        .with("cell", cell);
    let likeness =
        row.likeness.map(|likeness| Message::new("compare-likeness").with("likeness", percent(likeness)));
    let changes = row.changes.iter().filter(|change| !matches!(change, Change::Added | Change::Removed));
    let changes = likeness.into_iter().chain(changes.map(|change| of_change(change, row)));
    let changes = changes.map(|change| Message::layout("      {change}\n").with("change", change));
    Message::list("", std::iter::once(head).chain(changes))
}

fn of_change(change: &Change, row: &DeliverableChange) -> Message {
    match change {
        Change::Moved => {
            let old = row.old.as_ref().map_or("", |row| row.area.as_str());
            Message::new("compare-moved").with("old", old)
        }
        Change::Renamed(text) => of_text(Field::Project, text),
        Change::Text { column, text } => of_text(*column, text),
        Change::Release(shift) => {
            let key = if shift.edge == Edge::End { "compare-release" } else { "compare-release-start" };
            Message::new(key)
                .with("amount", amount(shift))
                .with("old", shift.old.to_string())
                .with("new", shift.new.to_string())
        }
        Change::State(Changed { old, new }) => {
            let state = |state: &State| Message::of("state", state.name());
            Message::new("compare-state").with("old", state(old)).with("new", state(new))
        }
        Change::Markers(Changed { old, new }) => {
            Message::new("compare-markers").with("old", marks(old)).with("new", marks(new))
        }
        Change::Added | Change::Removed | Change::Order => Message::of("compare", change.name()),
    }
}

fn of_text(column: Field, text: &TextChange) -> Message {
    Message::layout("{column}: {text}").with("column", column.heading()).with("text", before_and_after(text))
}

/// The distance that a release moved, in words: `2 kvartaler senere`.
#[must_use]
pub fn amount(shift: &Shift) -> Message {
    let length = Message::of("unit", shift.unit.name()).with("count", shift.count.unsigned_abs());
    let key = if shift.days > 0 { "compare-later" } else { "compare-earlier" };
    Message::new(key).with("amount", length)
}

fn marks(markers: &[Marker]) -> Message {
    if markers.is_empty() { Message::new("compare-none") } else { Message::words(signs(markers)) }
}

fn percent(likeness: f64) -> String {
    format!("{:.0} %", likeness * 100.0)
}

/// Short texts are shown whole. Of long ones the words that differ are shown, with some words around them.
fn before_and_after(text: &TextChange) -> Message {
    let whole = |text: &str| match text {
        "" => Message::new("compare-empty"),
        text => Message::words(format!("»{}«", text.replace('\n', " "))),
    };
    let short = |text: &str| text.chars().count() <= SHORT;
    if (short(&text.old) && short(&text.new)) || text.old.is_empty() || text.new.is_empty() {
        return Message::list(" → ", [whole(&text.old), whole(&text.new)]);
    }
    let last = text.words.len().saturating_sub(1);
    let piece = |(at, piece): (usize, &WordPiece)| match piece {
        WordPiece::Same(text) => around(text, at > 0, at < last),
        WordPiece::Removed(text) => format!("[-{text}-]"),
        WordPiece::Added(text) => format!("{{+{text}+}}"),
    };
    let words: String = text.words.iter().enumerate().map(piece).collect();
    Message::words(words.replace('\n', " "))
}

/// A piece that stayed; of a long one only the ends that are beside a change are kept.
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
