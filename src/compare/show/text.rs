//! A comparison as text for people, grouped by area.

use super::lines::signs;
use crate::address::At;
use crate::compare::shift::Edge;
use crate::compare::{
    AreaChange, Change, Changed, Comparison, DeliverableChange, DocumentChange, DocumentPart, Shift,
    TextChange, VersionName, WordPiece,
};
use crate::danish::in_figures;
use crate::plan::version::named;
use crate::plan::{Field, Marker, State};
use crate::texts::Message;

/// Texts up to this many characters are shown whole, before and after.
const SHORT: usize = 60;
/// Of a longer text so many words are shown on each side of what changed.
const AROUND: usize = 4;

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
        let contacts = self.contacts.iter().map(|contact| {
            let message = Message::new("compare-contact").with("old", &contact.old).with("new", &contact.new);
            line(message.with("count", contact.deliverables))
        });
        let rows = self.deliverables.chunk_by(|a, b| area(a) == area(b)).map(|rows| {
            let name = rows.first().map_or("", area);
            section(Message::words(name), rows.iter().filter_map(|row| self.of_row(row)).collect())
        });
        let head = [
            line(versions),
            line(counts),
            section(Message::new("compare-document"), document),
            section(Message::new("compare-areas"), areas),
            section(Message::new("compare-contacts"), contacts.collect()),
        ];
        Message::list("", head.into_iter().chain(rows))
    }

    /// A deliverable: its sign and name, then what changed, a line each. A contact who took over everywhere is told once, for
    /// all of them.
    fn of_row(&self, row: &DeliverableChange) -> Option<Message> {
        let shown = row.row()?;
        let is_told = |change: &&Change| !self.is_replaced_contact(change);
        let changes: Vec<&Change> = row.changes.iter().filter(is_told).collect();
        if changes.is_empty() {
            return None;
        }
        let (sign, cell_of) = match (&row.old, &row.new) {
            (None, _) => ("+", "compare-cell"),
            (_, None) => ("-", "compare-old-cell"),
            _ => ("~", "compare-cell"),
        };
        let cell = shown.place.as_ref().map(|place| Message::new(cell_of).with("cell", place.to_string()));
        let head = Message::layout("{sign} {project}{cell}\n")
            .with("sign", sign)
            .with("project", &shown.project)
            .with("cell", cell.unwrap_or_else(Message::empty));
        let likeness =
            row.likeness.map(|likeness| Message::new("compare-likeness").with("likeness", percent(likeness)));
        let changes = changes.into_iter().filter(|change| !matches!(change, Change::Added | Change::Removed));
        let changes = likeness.into_iter().chain(changes.map(|change| of_change(change, row)));
        let changes = changes.map(|change| Message::layout("      {change}\n").with("change", change));
        Some(Message::list("", std::iter::once(head).chain(changes)))
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
    let date = |text: &str| text.parse().map_or_else(|_| text.to_owned(), in_figures);
    let text = match change.part {
        DocumentPart::Date => TextChange::of(&date(&change.text.old), &date(&change.text.new)),
        _ => change.text.clone(),
    };
    Message::layout("{part}: {text}\n")
        .with("part", Message::of("compare-part", change.part.name()))
        .with("text", before_and_after(&text))
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
                .with("old", in_figures(shift.old))
                .with("new", in_figures(shift.new))
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
    let is_short = |text: &str| text.chars().count() <= SHORT;
    let is_whole = is_short(&text.old) && is_short(&text.new) || text.old.is_empty() || text.new.is_empty();
    let last = text.words.len().saturating_sub(1);
    let side = |whole: &str, is_of: fn(&WordPiece) -> bool| {
        let piece = |(at, piece): (usize, &WordPiece)| match piece {
            WordPiece::Same(text) => around(text, at > 0, at < last),
            piece if is_of(piece) => piece.text().to_owned(),
            _ => String::new(),
        };
        let part = || text.words.iter().enumerate().map(piece).collect::<String>();
        match whole {
            "" => Message::new("compare-empty"),
            whole if is_whole => quoted(whole),
            _ => quoted(&part()),
        }
    };
    let old = side(&text.old, |piece| matches!(piece, WordPiece::Removed(_)));
    let new = side(&text.new, |piece| matches!(piece, WordPiece::Added(_)));
    Message::list(" → ", [old, new])
}

fn quoted(text: &str) -> Message {
    Message::words(format!("»{}«", text.replace('\n', " ").trim()))
}

/// A piece that stayed; of a long one only the words that are beside a change are kept.
fn around(text: &str, after_change: bool, before_change: bool) -> String {
    let words: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
    let head = if after_change { AROUND } else { 0 };
    let tail = if before_change { AROUND } else { 0 };
    match (words.get(..head), words.len().checked_sub(tail).and_then(|start| words.get(start..))) {
        (Some(first), Some(last)) if words.len() > head + tail + 1 => {
            let space = if last.is_empty() { "" } else { " " };
            format!("{}…{space}{}", first.concat(), last.concat())
        }
        _ => text.to_owned(),
    }
}
