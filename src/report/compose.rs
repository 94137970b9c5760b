//! Plan to report: what the publication says.

use chrono::NaiveDate;

use super::{Report, ReportArea, RichBlock, RichText, Span};
use crate::danish::in_words;
use crate::plan::text::{self, Addresses};
use crate::plan::{Deliverable, Field, Marker, Plan, version};

/// The report of a plan; `None` where title, version number or date are missing, each of which is an error-level
/// finding.
#[must_use]
pub fn compose(plan: &Plan) -> Option<Report> {
    let number = plan.version.number.clone()?;
    let date = plan.version.date?;
    let addresses = Addresses::default();
    let areas = plan.areas.iter().map(|area| ReportArea {
        heading: marked(&area.name.value, &area.markers),
        rows: area.deliverables.iter().map(|deliverable| row(deliverable, &addresses)).collect(),
    });
    Some(Report {
        title: plan.title.as_ref()?.value.clone(),
        legend: plan
            .legend
            .iter()
            .map(|entry| format!("{} = {}", entry.value.symbol, entry.value.text))
            .collect(),
        version_line: version_line(plan, &number, date),
        version: number,
        date,
        columns: Field::ALL.map(|field| field.heading().to_owned()),
        areas: areas.collect(),
    })
}

/// The workbook's line where it says what is published, else a line in its form.
fn version_line(plan: &Plan, number: &str, date: NaiveDate) -> String {
    let parsed = plan.version.line.clone().map(version::Version::parse);
    match parsed {
        Some(version::Version { line: Some(line), number: Some(own), date: Some(day), .. })
            if own == number && day == date =>
        {
            line.value
        }
        _ if plan.version.notice.is_empty() => format!("Version {number} _{}", in_words(date)),
        _ => format!("Version {number} _{} - {}", in_words(date), plan.version.notice),
    }
}

/// A name with its markers, which never come to stand alone on a line.
fn marked(name: &str, markers: &[Marker]) -> String {
    markers.iter().fold(name.to_owned(), |text, marker| format!("{text}\u{a0}{}", marker.symbol()))
}

/// A marker that is read aloud as its meaning and never comes to stand alone on a line.
fn symbol(marker: Marker) -> Span {
    Span { text: format!("\u{a0}{}", marker.symbol()), uri: None, spoken: Some(marker.meaning().to_owned()) }
}

fn row(deliverable: &Deliverable, addresses: &Addresses) -> [RichText; 7] {
    Field::ALL.map(|field| match field {
        // A name is one paragraph, whatever sign it starts with.
        Field::Project => {
            let mut spans = spans(&deliverable.project().replace('\n', " "), addresses);
            spans.extend(deliverable.markers.iter().map(|marker| symbol(*marker)));
            RichText { blocks: vec![RichBlock { label: None, spans }] }
        }
        _ => rich(&deliverable.field(field).value, addresses),
    })
}

fn rich(text: &str, addresses: &Addresses) -> RichText {
    let block = |block: text::Block<'_>| RichBlock {
        label: block.label.map(str::to_owned),
        spans: spans(block.text, addresses),
    };
    RichText { blocks: text::blocks(text).into_iter().map(block).collect() }
}

fn spans(text: &str, addresses: &Addresses) -> Vec<Span> {
    let span =
        |stretch: text::Stretch<'_>| Span { text: stretch.text.to_owned(), uri: stretch.uri, spoken: None };
    addresses.stretches(text).into_iter().map(span).collect()
}
