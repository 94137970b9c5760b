//! A comparison as JSON, schema `leveranceplan/comparison/v1`.

use serde::Serialize;

use crate::address::{At, Place};
use crate::compare::shift::Edge;
use crate::compare::{
    AreaChange, AreaEvent, Change, Comparison, DeliverableChange, DocumentChange, Edition, Piece, Row,
    TextChange, likeness,
};
use crate::plan::{Marker, State, VersionNumber};

#[derive(Serialize)]
struct Json<'a> {
    schema: &'static str,
    old: EditionJson,
    new: EditionJson,
    counts: Counts,
    document: Vec<DocumentJson<'a>>,
    areas: Vec<AreaJson<'a>>,
    deliverables: Vec<DeliverableJson<'a>>,
}

#[derive(Serialize)]
struct EditionJson {
    version: Option<VersionNumber>,
    date: Option<String>,
}

#[derive(Serialize)]
struct Counts {
    added: usize,
    changed: usize,
    removed: usize,
    marked: usize,
}

#[derive(Serialize)]
struct DocumentJson<'a> {
    part: &'static str,
    #[serde(flatten)]
    text: TextJson<'a>,
}

#[derive(Serialize)]
struct TextJson<'a> {
    old: &'a str,
    new: &'a str,
    words: Vec<Word<'a>>,
}

/// A stretch of words: that stayed, went or came.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Word<'a> {
    Same(&'a str),
    Removed(&'a str),
    Added(&'a str),
}

#[derive(Serialize)]
struct AreaJson<'a> {
    change: &'static str,
    old: Option<Named<'a>>,
    new: Option<Named<'a>>,
    likeness: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    markers: Option<Pair<&'a [Marker]>>,
}

#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
    sheet: Option<&'a str>,
    cell: Option<String>,
}

#[derive(Serialize)]
struct Pair<T> {
    old: T,
    new: T,
}

#[derive(Serialize)]
struct DeliverableJson<'a> {
    old: Option<RowJson<'a>>,
    new: Option<RowJson<'a>>,
    likeness: Option<f64>,
    changes: Vec<ChangeJson<'a>>,
}

#[derive(Serialize)]
struct RowJson<'a> {
    id: &'a str,
    area: &'a str,
    project: &'a str,
    sheet: Option<&'a str>,
    cell: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
enum ChangeJson<'a> {
    Added,
    Removed,
    Moved,
    Order,
    Renamed(TextJson<'a>),
    Text {
        column: &'static str,
        #[serde(flatten)]
        text: TextJson<'a>,
    },
    Release {
        edge: &'static str,
        old: String,
        new: String,
        days: i64,
        count: i64,
        unit: &'static str,
    },
    State(Pair<State>),
    Markers(Pair<&'a [Marker]>),
}

/// The comparison as JSON.
///
/// # Errors
/// None that a comparison can cause.
pub fn json(comparison: &Comparison) -> serde_json::Result<String> {
    let [added, changed, removed, marked] = comparison.counts();
    let json = Json {
        schema: "leveranceplan/comparison/v1",
        old: edition(&comparison.old),
        new: edition(&comparison.new),
        counts: Counts { added, changed, removed, marked },
        document: comparison.document.iter().map(document).collect(),
        areas: comparison.areas.iter().map(area).collect(),
        deliverables: comparison.deliverables.iter().map(deliverable).collect(),
    };
    serde_json::to_string_pretty(&json)
}

fn edition(edition: &Edition) -> EditionJson {
    EditionJson { version: edition.number, date: edition.date.map(|date| date.to_string()) }
}

fn document(change: &DocumentChange) -> DocumentJson<'_> {
    DocumentJson { part: change.part.name(), text: text(&change.text) }
}

fn text(change: &TextChange) -> TextJson<'_> {
    TextJson { old: &change.old, new: &change.new, words: change.words.iter().map(word).collect() }
}

fn word(piece: &Piece) -> Word<'_> {
    match piece {
        Piece::Same(text) => Word::Same(text),
        Piece::Removed(text) => Word::Removed(text),
        Piece::Added(text) => Word::Added(text),
    }
}

fn area(change: &AreaChange) -> AreaJson<'_> {
    let (likeness, markers) = match &change.event {
        AreaEvent::Renamed(likeness) => (Some(likeness::rounded(*likeness)), None),
        AreaEvent::Markers { old, new } => (None, Some(Pair { old: &old[..], new: &new[..] })),
        _ => (None, None),
    };
    AreaJson {
        change: change.event.name(),
        old: change.old.as_ref().map(named),
        new: change.new.as_ref().map(named),
        likeness,
        markers,
    }
}

fn named(name: &At<String>) -> Named<'_> {
    let (sheet, cell) = place(name.place.as_ref());
    Named { name: &name.value, sheet, cell }
}

fn place(place: Option<&Place>) -> (Option<&str>, Option<String>) {
    (place.map(|place| &*place.sheet), place.map(|place| place.cell.to_string()))
}

fn deliverable(change: &DeliverableChange) -> DeliverableJson<'_> {
    DeliverableJson {
        old: change.old.as_ref().map(row),
        new: change.new.as_ref().map(row),
        likeness: change.likeness.map(likeness::rounded),
        changes: change.changes.iter().map(self::change).collect(),
    }
}

fn row(row: &Row) -> RowJson<'_> {
    let (sheet, cell) = place(row.place.as_ref());
    RowJson { id: &row.id, area: &row.area, project: &row.project, sheet, cell }
}

fn change(change: &Change) -> ChangeJson<'_> {
    match change {
        Change::Added => ChangeJson::Added,
        Change::Removed => ChangeJson::Removed,
        Change::Area => ChangeJson::Moved,
        Change::Order => ChangeJson::Order,
        Change::Text(crate::plan::Field::Project, words) => ChangeJson::Renamed(text(words)),
        Change::Text(field, words) => ChangeJson::Text { column: field.heading(), text: text(words) },
        Change::Release(shift) => ChangeJson::Release {
            edge: if shift.edge == Edge::End { "end" } else { "start" },
            old: shift.old.to_string(),
            new: shift.new.to_string(),
            days: shift.days,
            count: shift.count,
            unit: shift.unit.name(),
        },
        Change::State { old, new } => ChangeJson::State(Pair { old: *old, new: *new }),
        Change::Markers { old, new } => ChangeJson::Markers(Pair { old, new }),
    }
}
