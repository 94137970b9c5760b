//! A comparison as JSON, schema `leveranceplan/comparison/v2`. The types of the comparison are its model.

use serde::{Serialize, Serializer};

use crate::address::{At, CellRef, Place};
use crate::compare::{
    AreaChange, Comparison, DeliverableChange, DocumentChange, ReplacedContact, VersionName, likeness,
};
use crate::plan::Field;

#[derive(Serialize)]
struct ComparisonFile<'a> {
    schema: &'static str,
    old: &'a VersionName,
    new: &'a VersionName,
    counts: CountsFile,
    document: &'a [DocumentChange],
    areas: &'a [AreaChange],
    contacts: &'a [ReplacedContact],
    deliverables: &'a [DeliverableChange],
}

#[derive(Serialize)]
struct CountsFile {
    added: usize,
    changed: usize,
    removed: usize,
    marked: usize,
}

impl Comparison {
    /// The comparison as JSON.
    ///
    /// # Errors
    /// None that a comparison can cause.
    pub fn json(&self) -> serde_json::Result<String> {
        let [added, changed, removed, marked] = self.counts();
        serde_json::to_string_pretty(&ComparisonFile {
            schema: "leveranceplan/comparison/v2",
            old: &self.old,
            new: &self.new,
            counts: CountsFile { added, changed, removed, marked },
            document: &self.document,
            areas: &self.areas,
            contacts: &self.contacts,
            deliverables: &self.deliverables,
        })
    }
}

#[derive(Serialize)]
struct NameFile<'a> {
    name: &'a str,
    #[serde(flatten)]
    place: PlaceFile<'a>,
}

impl<'a> NameFile<'a> {
    fn of(name: &'a At<String>) -> Self {
        Self { name: &name.value, place: PlaceFile::of(name.place.as_ref()) }
    }
}

/// A cell; both keys are null where there is none.
#[derive(Serialize)]
struct PlaceFile<'a> {
    sheet: Option<&'a str>,
    cell: Option<CellRef>,
}

impl<'a> PlaceFile<'a> {
    fn of(place: Option<&'a Place>) -> Self {
        Self { sheet: place.map(|place| &*place.sheet), cell: place.map(|place| place.cell) }
    }
}

/// Writes the name of an area with its cell.
pub(in crate::compare) fn name<S: Serializer>(
    name: &Option<At<String>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    name.as_ref().map(NameFile::of).serialize(serializer)
}

/// Writes a cell.
pub(in crate::compare) fn place<S: Serializer>(
    place: &Option<Place>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    PlaceFile::of(place.as_ref()).serialize(serializer)
}

/// Writes a likeness with the digits that say something.
pub(in crate::compare) fn likeness<S: Serializer>(
    likeness: &Option<f64>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    likeness.map(likeness::rounded).serialize(serializer)
}

/// Writes a column by its heading.
pub(in crate::compare) fn heading<S: Serializer>(field: &Field, serializer: S) -> Result<S::Ok, S::Error> {
    field.heading().serialize(serializer)
}
