//! Two versions of a plan, compared: what came, went, moved and changed.
//!
//! Input: two [`Plan`]s. Output: a [`Comparison`], each change with its old and new text. Its types are also the model of
//! its JSON, schema `leveranceplan/comparison/v2`: the names of fields and variants are keys and names there. `matching` finds the row that a
//! row was before, by id, by name, by [`likeness`]; `areas` does the same for areas; `fields` compares matched rows. A row
//! whose marker changed is one changed row, and rows that only stand further down are no change. [`marks`] says which
//! markers a plan earns, [`show`] writes a comparison as text and JSON.

mod areas;
mod fields;
pub mod likeness;
pub mod marks;
mod matching;
mod order;
pub mod shift;
pub mod show;
mod slips;
pub mod words;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::address::{At, Place};
use crate::plan::{Field, Marker, Plan, State, VersionNumber};
pub use shift::Shift;
pub use words::WordPiece;

/// The differences between two versions of a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The version before.
    pub old: VersionName,
    /// The version after.
    pub new: VersionName,
    /// The changes of title, version line and legend.
    pub document: Vec<DocumentChange>,
    /// The areas that changed, in the order of the new plan, gone ones last.
    pub areas: Vec<AreaChange>,
    /// The contacts that another took over from everywhere, by name.
    pub contacts: Vec<ReplacedContact>,
    /// The deliverables that changed, in the order of the new plan, gone ones at their area's end.
    pub deliverables: Vec<DeliverableChange>,
}

/// A contact that another took over from at every deliverable, two at least.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReplacedContact {
    /// The contact before, as the cells have it.
    pub old: String,
    /// The contact after.
    pub new: String,
    /// At how many deliverables.
    pub deliverables: usize,
}

/// The number and the date by which people know a version of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct VersionName {
    /// Its number, such as `5.0`.
    #[serde(rename = "version")]
    pub number: Option<VersionNumber>,
    /// Its date.
    pub date: Option<NaiveDate>,
}

/// A part of the plan that belongs to no area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DocumentPart {
    /// The title.
    Title,
    /// The version's number.
    Number,
    /// The version's date.
    Date,
    /// The text after the date in the version line.
    Notice,
    /// A line of the legend.
    Legend,
}

impl DocumentPart {
    /// The name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Number => "number",
            Self::Date => "date",
            Self::Notice => "notice",
            Self::Legend => "legend",
        }
    }
}

/// A part of the plan that changed; an empty text is one that is not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentChange {
    /// The part.
    pub part: DocumentPart,
    /// Its texts.
    #[serde(flatten)]
    pub text: TextChange,
}

/// A text before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TextChange {
    /// The text before.
    pub old: String,
    /// The text after.
    pub new: String,
    /// Both in one: the words that stayed, went and came.
    pub words: Vec<WordPiece>,
    /// Whether both say the same: a full stop came, a slip of the pen was mended. Only of a deliverable's texts.
    #[serde(rename = "slip", skip_serializing_if = "std::ops::Not::not")]
    pub is_slip: bool,
}

impl TextChange {
    /// The change from a text to another.
    #[must_use]
    pub fn of(old: &str, new: &str) -> Self {
        Self { old: old.to_owned(), new: new.to_owned(), words: words::diff(old, new), is_slip: false }
    }
}

/// Something that happened to an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaEvent {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has another name.
    Renamed,
    /// It was made of deliverables of an old area.
    SplitFrom,
    /// It is gone, and its deliverables stand in another area.
    MergedInto,
    /// It stands elsewhere among the areas.
    Order,
    /// It has other markers.
    Markers,
}

impl AreaEvent {
    /// The name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Added => "area-added",
            Self::Removed => "area-removed",
            Self::Renamed => "area-renamed",
            Self::SplitFrom => "area-split",
            Self::MergedInto => "area-merged",
            Self::Order => "area-order",
            Self::Markers => "area-markers",
        }
    }
}

impl Serialize for AreaEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// A value before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changed<T> {
    /// The value before.
    pub old: T,
    /// The value after.
    pub new: T,
}

/// An area with what happened to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AreaChange {
    /// The event.
    #[serde(rename = "change")]
    pub event: AreaEvent,
    /// Its name before; of a split, the area that it came from.
    #[serde(serialize_with = "show::json::name")]
    pub old: Option<At<String>>,
    /// Its name after; of a merger, the area that it went into.
    #[serde(serialize_with = "show::json::name")]
    pub new: Option<At<String>>,
    /// How like the old one it is (0-1), by its deliverables and its name; of a renamed area alone.
    #[serde(serialize_with = "show::json::likeness")]
    pub likeness: Option<f64>,
    /// Its markers, where they changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub markers: Option<Changed<Vec<Marker>>>,
}

/// A deliverable in one of the two plans.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeliverableKey {
    /// Its id.
    pub id: String,
    /// The name of its area.
    pub area: String,
    /// Its name.
    pub project: String,
    /// The cell of its name.
    #[serde(flatten, serialize_with = "show::json::place")]
    pub place: Option<Place>,
}

/// One change of a deliverable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "lowercase")]
pub enum Change {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stands in another area, which is not its old area under another name.
    Moved,
    /// It stands elsewhere among those that stayed in its area.
    Order,
    /// Its name changed.
    Renamed(TextChange),
    /// Another of its texts changed.
    Text {
        /// The column of the text.
        #[serde(serialize_with = "show::json::heading")]
        column: Field,
        /// The text.
        #[serde(flatten)]
        text: TextChange,
    },
    /// Its release came earlier or later.
    Release(Shift),
    /// It is in another state.
    State(Changed<State>),
    /// It has other markers.
    Markers(Changed<Vec<Marker>>),
}

impl Change {
    /// The name in data.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Moved => "moved",
            Self::Order => "order",
            Self::Renamed(_) => "renamed",
            Self::Text { .. } => "text",
            Self::Release(_) => "release",
            Self::State(_) => "state",
            Self::Markers(_) => "markers",
        }
    }
}

/// A deliverable with its changes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DeliverableChange {
    /// As it was; `None` where it is new.
    pub old: Option<DeliverableKey>,
    /// As it is; `None` where it is gone.
    pub new: Option<DeliverableKey>,
    /// How like the old row it is (0-1), where name and area do not say that it is the same.
    #[serde(serialize_with = "show::json::likeness")]
    pub likeness: Option<f64>,
    /// Its changes, at least one.
    pub changes: Vec<Change>,
}

impl DeliverableChange {
    /// The row as it is, or as it was where it is gone.
    #[must_use]
    pub fn row(&self) -> Option<&DeliverableKey> {
        self.new.as_ref().or(self.old.as_ref())
    }

    /// Whether nothing but its markers is different.
    #[must_use]
    pub fn is_only_marked(&self) -> bool {
        self.changes.iter().all(|change| matches!(change, Change::Markers(_)))
    }
}

impl Comparison {
    /// Compares two plans.
    #[must_use]
    pub fn of(old: &Plan, new: &Plan) -> Self {
        let matches = matching::Matches::of(old, new);
        let areas = areas::Areas::of(old, new, &matches);
        Self {
            old: edition(old),
            new: edition(new),
            document: document(old, new),
            deliverables: fields::changes(&matches, &areas),
            contacts: fields::replaced_contacts(&matches, new),
            areas: areas.changes,
        }
    }

    /// Whether nothing is different.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.document.is_empty() && self.areas.is_empty() && self.deliverables.is_empty()
    }

    /// Whether a deliverable is new, or one of its texts says something else: what earns it a \*. A contact who took over
    /// everywhere is one change of the plan, and none of the deliverables.
    #[must_use]
    pub fn earns_changed(&self, row: &DeliverableChange) -> bool {
        row.changes.iter().any(|change| match change {
            Change::Added => true,
            Change::Renamed(text) => !text.is_slip,
            Change::Text { text, .. } => !text.is_slip && !self.is_replaced_contact(change),
            _ => false,
        })
    }

    /// Whether a change is that of a contact who took over everywhere.
    #[must_use]
    pub fn is_replaced_contact(&self, change: &Change) -> bool {
        let Change::Text { column: Field::Contact, text } = change else { return false };
        self.contacts.iter().any(|contact| contact.old == text.old && contact.new == text.new)
    }

    /// How many deliverables came, changed, went, and have only other markers.
    #[must_use]
    pub fn counts(&self) -> [usize; 4] {
        let added = self.deliverables.iter().filter(|row| row.old.is_none()).count();
        let removed = self.deliverables.iter().filter(|row| row.new.is_none()).count();
        let marked = self.deliverables.iter().filter(|row| row.is_only_marked()).count();
        [added, self.deliverables.len() - added - removed - marked, removed, marked]
    }
}

fn edition(plan: &Plan) -> VersionName {
    VersionName { number: plan.version.number, date: plan.version.date }
}

/// The changes of title, version line and legend.
fn document<'a>(old: &'a Plan, new: &'a Plan) -> Vec<DocumentChange> {
    let mut changes = Vec::new();
    let mut compare = |part, old: &str, new: &str| {
        if old != new {
            changes.push(DocumentChange { part, text: TextChange::of(old, new) });
        }
    };
    let title = |plan: &'a Plan| plan.title.as_ref().map_or("", |title| &title.value);
    compare(DocumentPart::Title, title(old), title(new));
    let number = |plan: &Plan| plan.version.number.map_or_else(String::new, |number| number.to_string());
    compare(DocumentPart::Number, &number(old), &number(new));
    let date = |plan: &Plan| plan.version.date.map_or_else(String::new, |date| date.to_string());
    compare(DocumentPart::Date, &date(old), &date(new));
    compare(DocumentPart::Notice, &old.version.notice, &new.version.notice);
    let meaning = |plan: &Plan, symbol: &str| {
        let entry = plan.legend.iter().find(|entry| entry.value.symbol == symbol);
        entry.map_or_else(String::new, |entry| format!("{symbol} = {}", entry.value.text))
    };
    let gone =
        old.legend.iter().filter(|entry| new.legend.iter().all(|e| e.value.symbol != entry.value.symbol));
    for entry in new.legend.iter().chain(gone) {
        let symbol = &entry.value.symbol;
        compare(DocumentPart::Legend, &meaning(old, symbol), &meaning(new, symbol));
    }
    changes
}
