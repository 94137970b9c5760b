//! A written workbook, read back and held against its plan: no text, marker or time is lost on the way.

use crate::address::Place;
use crate::finding::{Code, Finding};
use crate::plan::read::{self, Reading};
use crate::plan::release::Terms;
use crate::plan::{Deliverable, Field, Plan, Release, marker};
use crate::texts::{Explain, Message, explained, quote};
use crate::workbook::Workbook;

/// Why a written workbook does not do.
#[derive(Debug)]
pub(super) enum ReadBackError {
    /// It cannot be read; why not.
    Unreadable(Message),
    /// It does not hold the plan.
    Differs {
        /// The cell of the plan's own workbook, or of the written one; empty where the text has none.
        cell: String,
        /// The text.
        text: String,
    },
}

explained!(ReadBackError);

impl Explain for ReadBackError {
    fn message(&self) -> Message {
        match self {
            Self::Unreadable(reason) => reason.clone(),
            Self::Differs { cell, text } if cell.is_empty() => {
                Message::new("workbook-differs").with("text", quote(text))
            }
            Self::Differs { cell, text } => {
                Message::new("workbook-differs-at").with("cell", cell).with("text", quote(text))
            }
        }
    }
}

/// Reads a written workbook back. What its findings say that Excel cannot hold is not looked for.
pub(super) fn run(
    bytes: &[u8],
    plan: &Plan,
    terms: Terms,
    findings: &[Finding],
) -> Result<(), ReadBackError> {
    let is_loss = |finding: &Finding| [Code::ExcelCut, Code::LoneProject].contains(&finding.code);
    if findings.iter().any(is_loss) {
        return Ok(());
    }
    let reading = Reading { terms, ..Reading::default() };
    let workbook = Workbook::read(bytes).map_err(|error| unreadable(&error))?;
    let written = read::read(&workbook, &reading).map_err(|error| unreadable(&error))?.plan;
    let (expected, found) = (parts(plan), parts(&written));
    let differs = expected.iter().zip(&found).find(|(expected, found)| !expected.is_like(found, &terms));
    // Of two plans that are alike up to the end of one, the other has more.
    let more = || expected.get(found.len()).or_else(|| found.get(expected.len()));
    match differs.map(|(expected, _)| expected).or_else(more) {
        Some(part) => Err(ReadBackError::Differs {
            cell: part.place.map_or_else(String::new, Place::to_string),
            text: part.text.clone(),
        }),
        None => Ok(()),
    }
}

fn unreadable(error: &dyn Explain) -> ReadBackError {
    ReadBackError::Unreadable(error.message())
}

/// A text that must be in the written workbook, and what it is read as.
struct Part<'a> {
    text: String,
    release: Option<&'a Release>,
    /// The time comes from a cell that holds a date.
    is_date: bool,
    place: Option<&'a Place>,
}

impl Part<'_> {
    /// Whether a part of the written workbook is this one. An earlier version of the program may have read the same words
    /// otherwise.
    fn is_like(&self, other: &Self, terms: &Terms) -> bool {
        let reads_alike = || {
            !self.is_date && other.release.is_some_and(|release| *release == Release::read(&self.text, terms))
        };
        self.text == other.text && (self.release == other.release || reads_alike())
    }
}

/// All that a workbook has to hold of a plan, in order.
fn parts(plan: &Plan) -> Vec<Part<'_>> {
    let of = |text: String, place| Part { text, release: None, is_date: false, place };
    let title = plan.title.iter().map(|title| of(title.value.clone(), title.place.as_ref()));
    let line = plan.version.line.as_ref().and_then(|line| line.place.as_ref());
    let version = plan.version.shown().map(|shown| of(shown.to_string(), line));
    let legend = plan
        .legend
        .iter()
        .map(|entry| of(format!("{} = {}", entry.value.symbol, entry.value.text), entry.place.as_ref()));
    let mut parts: Vec<Part<'_>> = title.chain(version).chain(legend).collect();
    for area in &plan.areas {
        parts.push(of(marker::join(&area.name.value, &area.markers), area.name.place.as_ref()));
        parts.extend(area.deliverables.iter().flat_map(|row| Field::ALL.map(|field| cell(row, field))));
    }
    parts
}

fn cell(row: &Deliverable, field: Field) -> Part<'_> {
    let text = match field {
        Field::Project => marker::join(row.project(), &row.markers),
        _ => row.field(field).value.clone(),
    };
    let release = (field == Field::Release).then_some(&row.release);
    let is_date = release.is_some() && row.release_date.is_some();
    Part { text, release, is_date, place: row.field(field).place.as_ref() }
}
