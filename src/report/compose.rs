//! Plan to report: what the publication says.

use chrono::NaiveDate;
use linkify::{LinkFinder, LinkKind};

use super::{Report, ReportArea, RichText, Span};
use crate::danish::in_words;
use crate::plan::{Deliverable, Field, Marker, Plan, version};

/// The report of a plan; `None` where title, version number or date are missing, each of which is an error-level
/// finding.
#[must_use]
pub fn compose(plan: &Plan) -> Option<Report> {
    let number = plan.version.number.clone()?;
    let date = plan.version.date?;
    let finder = finder();
    let areas = plan.areas.iter().map(|area| ReportArea {
        heading: marked(&area.name.value, &area.markers),
        rows: area.deliverables.iter().map(|deliverable| row(deliverable, &finder)).collect(),
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

fn row(deliverable: &Deliverable, finder: &LinkFinder) -> [RichText; 7] {
    Field::ALL.map(|field| match field {
        Field::Project => rich(&marked(deliverable.project(), &deliverable.markers), finder),
        _ => rich(&deliverable.field(field).value, finder),
    })
}

fn finder() -> LinkFinder {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]).url_must_have_scheme(false);
    finder
}

/// Cuts a text into plain stretches and addresses. Only http and https lead anywhere, with a scheme or as `www.`.
fn rich(text: &str, finder: &LinkFinder) -> RichText {
    let mut spans: Vec<Span> = Vec::new();
    for piece in finder.spans(text) {
        let uri = piece.kind().and_then(|_| address(piece.as_str()));
        match (spans.last_mut(), uri) {
            (Some(last), None) if last.uri.is_none() => last.text.push_str(piece.as_str()),
            (_, uri) => spans.push(Span { text: piece.as_str().to_owned(), uri }),
        }
    }
    RichText { spans }
}

/// The addresses in a text, in order, each with its scheme.
#[must_use]
pub fn links(text: &str) -> Vec<String> {
    rich(text, &finder()).spans.into_iter().filter_map(|span| span.uri).collect()
}

fn address(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    if lower.starts_with("https://") || lower.starts_with("http://") {
        Some(text.to_owned())
    } else if lower.starts_with("www.") {
        Some(format!("https://{text}"))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_links() {
        let text = "Se https://a.dk/b, www.KL.dk/X. og kl.dk; mail@a.dk, ftp://a.dk og javascript:x";
        assert_eq!(links(text), ["https://a.dk/b", "https://www.KL.dk/X"]);
        let joined: String = rich(text, &finder()).spans.iter().map(|span| span.text.as_str()).collect();
        assert_eq!(joined, text);
    }
}
