//! Plan to report: what the publication says.

pub mod changes;

use super::{Report, ReportArea, ReportColumn, ReportRow, ReportTable, RichBlock, RichText, Span, Standing};
use crate::plan::text::{self, Addresses};
use crate::plan::{Deliverable, Field, Marker, PerField, Plan, State};

/// The report of a plan; `None` where title, version number or date are missing, each of which is an error-level
/// finding.
#[must_use]
pub fn compose(plan: &Plan) -> Option<Report> {
    let number = plan.version.number?;
    let date = plan.version.date?;
    let addresses = Addresses::default();
    let areas = plan.areas.iter().map(|area| ReportArea {
        heading: marked(&area.name.value, &area.markers, &addresses),
        rows: area.deliverables.iter().map(|deliverable| row(deliverable, &addresses)).collect(),
    });
    Some(Report {
        title: plan.title.as_ref()?.value.clone(),
        legend: plan
            .legend
            .iter()
            .map(|entry| format!("{} = {}", entry.value.symbol, entry.value.text))
            .collect(),
        version_line: plan.version.shown()?,
        version: number,
        date,
        tables: vec![ReportTable { columns: PerField::from_fn(column), areas: areas.collect() }],
    })
}

fn column(field: Field) -> ReportColumn {
    let running = !matches!(field, Field::Project | Field::Release | Field::Contact);
    ReportColumn { heading: field.heading().to_owned(), running }
}

/// A name with its markers. It is one paragraph, whatever sign it starts with.
fn marked(name: &str, markers: &[Marker], addresses: &Addresses) -> RichBlock {
    let mut spans = spans(&name.replace('\n', " "), addresses);
    spans.extend(markers.iter().map(|marker| symbol(*marker)));
    RichBlock { label: None, spans }
}

/// A marker that is read aloud as its meaning and never comes to stand alone on a line.
fn symbol(marker: Marker) -> Span {
    Span { text: format!("\u{a0}{}", marker.symbol()), uri: None, spoken: Some(marker.meaning().printed()) }
}

fn row(deliverable: &Deliverable, addresses: &Addresses) -> ReportRow {
    let cells = PerField::from_fn(|field| {
        let text = match field {
            Field::Project => {
                RichText { blocks: vec![marked(deliverable.project(), &deliverable.markers, addresses)] }
            }
            _ => rich(&deliverable.field(field).value, addresses),
        };
        leading(text, deliverable.cell_links[field].as_deref())
    });
    // The legend explains ✓; what only the texts say is delivered looks like any other row.
    let standing = match deliverable.state() {
        State::Cancelled => Standing::Cancelled,
        _ if deliverable.is(Marker::Delivered) => Standing::Delivered,
        _ => Standing::Open,
    };
    ReportRow { cells, standing }
}

/// A text whose words lead to the address of their cell; it goes before an address that they show.
fn leading(mut text: RichText, link: Option<&str>) -> RichText {
    let Some(link) = link else { return text };
    for span in text.blocks.iter_mut().flat_map(|block| &mut block.spans).filter(|span| span.spoken.is_none())
    {
        span.uri = Some(link.to_owned());
    }
    text
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
