//! The plan: what the workbook says, typed, each value with its cell.

mod field;
pub(crate) mod id;
pub mod marker;
pub mod next;
mod people;
pub mod period;
pub mod read;
pub mod release;
pub mod state;
pub mod text;
pub mod version;
mod version_number;

use serde::{Deserialize, Serialize};

use crate::address::{At, CellRange, Place};
use crate::workbook::CellDate;
pub use field::{Field, PerField};
pub use marker::Marker;
pub use period::Period;
pub use release::Release;
pub use state::State;
pub use version::Version;
pub use version_number::VersionNumber;

/// A plan.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Plan {
    /// The title; `None` where the workbook has none.
    pub title: Option<At<String>>,
    /// The legend, one entry for each symbol.
    pub legend: Vec<At<LegendEntry>>,
    /// The version line; its parts may be missing.
    pub version: Version,
    /// The areas, in the workbook's order.
    pub areas: Vec<Area>,
}

/// The meaning of a symbol.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LegendEntry {
    /// The symbol, a known marker in its standard form.
    pub symbol: String,
    /// The marker that it is; none for another symbol.
    #[serde(skip_deserializing)]
    pub marker: Option<Marker>,
    /// The meaning, in the workbook's words.
    pub text: String,
}

impl LegendEntry {
    /// The entry of a symbol in any of its forms.
    pub(crate) fn new(symbol: &str, text: &str) -> Self {
        let marker = marker::split(symbol).1.first().copied();
        Self::of(symbol, text, marker)
    }

    /// The entry of a symbol that a workbook explains. One of its own is the marker that its meaning says.
    pub(crate) fn explained(symbol: &str, text: &str) -> Self {
        let own = || Self::of(symbol, text, marker::meant(text));
        let standard = Self::new(symbol, text);
        if standard.marker.is_some() { standard } else { own() }
    }

    fn of(symbol: &str, text: &str, marker: Option<Marker>) -> Self {
        let symbol = marker.map_or(symbol, |marker| marker.symbol()).to_owned();
        Self { symbol, marker, text: text.to_owned() }
    }
}

/// An area of the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its name without markers.
    pub name: At<String>,
    /// Its markers, each once.
    pub markers: Vec<Marker>,
    /// Its deliverables, in the workbook's order.
    pub deliverables: Vec<Deliverable>,
}

/// A deliverable: one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deliverable {
    /// Its id: from the names of area and project, so that the next version gives the same.
    pub id: String,
    /// Its release text, read.
    pub release: Release,
    /// The date of its release cell, where the text alone does not tell its days: `nov-19`.
    pub release_date: Option<CellDate>,
    /// What its status text says, in order.
    said: Vec<state::Said>,
    /// What speaks for its state, strongest first.
    pub evidence: Vec<state::Evidence>,
    /// The markers at the end of the project's name, each once.
    pub markers: Vec<Marker>,
    /// The seven texts; the project without its markers; empty cells are empty.
    fields: PerField<At<String>>,
    /// The cells it was read from.
    pub range: CellRange,
    /// The addresses to which whole cells lead, beside those that stand in their texts.
    pub(crate) cell_links: PerField<Option<String>>,
}

impl Deliverable {
    /// A deliverable of its parts.
    pub(crate) fn new(
        id: String,
        fields: PerField<At<String>>,
        markers: Vec<Marker>,
        release: Release,
        range: CellRange,
    ) -> Self {
        let said = state::said(&fields[Field::Status].value, &fields[Field::Project].value, &release);
        let (release_date, evidence) = (None, Vec::new());
        let cell_links = PerField::default();
        let mut row = Self { id, release, release_date, said, evidence, markers, fields, range, cell_links };
        row.find_evidence();
        row
    }

    /// Puts a marker on or takes it off; the state follows.
    pub(crate) fn mark(&mut self, marker: Marker, on: bool) {
        set(&mut self.markers, marker, on);
        self.find_evidence();
    }

    fn find_evidence(&mut self) {
        let release = &self.field(Field::Release).value;
        self.evidence = state::evidence(&self.markers, release, &self.release, &self.said);
    }

    /// What its status text says, in order.
    pub(crate) fn said(&self) -> &[state::Said] {
        &self.said
    }

    /// The text of a column.
    #[must_use]
    pub fn field(&self, field: Field) -> &At<String> {
        &self.fields[field]
    }

    /// The addresses of a column: that of the cell first, then those in its text.
    pub(crate) fn links(&self, field: Field, addresses: &text::Addresses) -> Vec<String> {
        let of_cell = self.cell_links[field].clone();
        let of_text = addresses.links(&self.field(field).value);
        let of_text = of_text.into_iter().filter(|address| Some(address) != of_cell.as_ref());
        of_cell.iter().cloned().chain(of_text).collect()
    }

    /// The name of the project, without markers.
    #[must_use]
    pub fn project(&self) -> &str {
        &self.field(Field::Project).value
    }

    /// Whether its project's name is all that is filled in.
    #[must_use]
    pub fn is_name_only(&self) -> bool {
        Field::ALL.into_iter().skip(1).all(|field| self.field(field).value.is_empty())
    }

    /// How it stands.
    #[must_use]
    pub fn state(&self) -> State {
        self.evidence.first().map(|evidence| evidence.state).unwrap_or_default()
    }

    /// Whether it carries a marker.
    #[must_use]
    pub fn is(&self, marker: Marker) -> bool {
        self.markers.contains(&marker)
    }

    /// Whether its texts say that it is delivered though it has no ✓.
    #[must_use]
    pub fn is_delivered_without_marker(&self) -> bool {
        self.state() == State::Delivered && !self.is(Marker::Delivered)
    }

    /// The sheet it stands on.
    #[must_use]
    pub fn sheet(&self) -> &str {
        self.field(Field::Project).place.as_ref().map_or("", |place| &place.sheet)
    }
}

impl Area {
    /// Puts a marker on or takes it off.
    pub(crate) fn mark(&mut self, marker: Marker, on: bool) {
        set(&mut self.markers, marker, on);
    }
}

fn set(markers: &mut Vec<Marker>, marker: Marker, on: bool) {
    markers.retain(|other| *other != marker);
    markers.extend(on.then_some(marker));
    markers.sort_unstable();
}

impl Plan {
    /// All deliverables with their areas, in order.
    pub fn deliverables(&self) -> impl Iterator<Item = (&Area, &Deliverable)> {
        self.areas
            .iter()
            .flat_map(|area| area.deliverables.iter().map(move |deliverable| (area, deliverable)))
    }

    /// The period that the title names.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        Period::of_title(&self.title.as_ref()?.value)
    }

    /// All texts that are published, with their cells.
    pub fn texts(&self) -> impl Iterator<Item = (&str, Option<&Place>)> {
        let head = self.title.iter().chain(self.version.line.iter());
        let head = head.map(|text| (text.value.as_str(), text.place.as_ref()));
        let legend = self.legend.iter().flat_map(|entry| {
            [entry.value.symbol.as_str(), &entry.value.text].map(|text| (text, entry.place.as_ref()))
        });
        let areas = self.areas.iter().map(|area| (area.name.value.as_str(), area.name.place.as_ref()));
        let cells = self.deliverables().flat_map(|(_, deliverable)| deliverable.fields.iter());
        head.chain(legend).chain(areas).chain(cells.map(|text| (text.value.as_str(), text.place.as_ref())))
    }

    /// The same plan without what was read in its texts: what the workbook says, whichever version of the program read it.
    pub(crate) fn without_readings(mut self) -> Self {
        for row in self.areas.iter_mut().flat_map(|area| &mut area.deliverables) {
            row.release = Release::default();
            row.said.clear();
            row.evidence.clear();
        }
        self
    }

    /// The same plan without addresses: what the variants of one plan have in common.
    #[must_use]
    pub fn without_places(mut self) -> Self {
        let forget = |text: &mut At<String>| text.place = None;
        self.title.iter_mut().for_each(forget);
        self.version.line.iter_mut().for_each(forget);
        self.legend.iter_mut().for_each(|entry| entry.place = None);
        for area in &mut self.areas {
            forget(&mut area.name);
            for deliverable in &mut area.deliverables {
                deliverable.fields.iter_mut().for_each(forget);
                deliverable.range = CellRange {
                    first: crate::address::CellRef::new(0, 0),
                    last: crate::address::CellRef::new(0, 0),
                };
            }
        }
        self
    }
}
