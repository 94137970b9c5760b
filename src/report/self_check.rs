//! The self-check: the finished PDF is read back and compared with the report. No text may be lost or stand twice.

use serde::Serialize;

use super::pdf::{self, ElementText, PdfError};
use super::{Report, ReportArea, ReportTable, RichText};
use crate::texts::Message;

/// The counts of what a finished PDF holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SelfCheck {
    /// Headings of areas, each equal to the report's.
    pub areas: usize,
    /// Cells of deliverables, each equal to the report's.
    pub cells: usize,
    /// Those of them that hold text.
    pub texts: usize,
    /// Those of them that name the header of their column and that of their row.
    pub headed: usize,
}

/// Reads a finished PDF back and compares title, areas and cells with the report.
///
/// # Errors
/// The file does not hold together, or a text is not in it, or is in it twice.
pub fn run(report: &Report, bytes: &[u8]) -> Result<SelfCheck, PdfError> {
    let mut check = SelfCheck { areas: 0, cells: 0, texts: 0, headed: 0 };
    let mut expected = vec![element("H1", pdf::folded(&report.title))];
    for table in &report.tables {
        for area in &table.areas {
            check.areas += 1;
            add_area(&mut expected, table, area, &mut check);
        }
    }
    let found = pdf::read_back(bytes, &["H1", "H2", "TH", "TD"])?;
    let differs = |fault: Message| Err(PdfError::Structure(fault));
    if found.len() != expected.len() {
        return differs(
            Message::new("pdf-text-count").with("found", found.len()).with("expected", expected.len()),
        );
    }
    for (found, expected) in found.iter().zip(&expected) {
        let same = found.text == expected.text || seen(&found.text) == seen(&expected.text);
        if found.role != expected.role || found.headers != expected.headers || !same {
            let fault = Message::new("pdf-text").with("role", expected.role.as_str());
            return differs(fault.with("found", &found.text).with("expected", &expected.text));
        }
    }
    Ok(check)
}

fn element(role: &str, text: String) -> ElementText {
    ElementText { role: role.to_owned(), text, headers: Vec::new() }
}

/// Adds what is read of an area: its heading, those of its columns, then its rows, each headed by its first cell.
fn add_area(elements: &mut Vec<ElementText>, table: &ReportTable, area: &ReportArea, check: &mut SelfCheck) {
    elements.push(element("H2", pdf::folded(&area.heading.text())));
    let columns = elements.len();
    if !area.rows.is_empty() {
        elements.extend(table.columns.iter().map(|column| element("TH", pdf::folded(&column.heading))));
    }
    for row in &area.rows {
        let header = elements.len();
        for (place, text) in row.cells.iter().map(plain).enumerate() {
            let headers = if place == 0 { Vec::new() } else { vec![columns + place, header] };
            let role = if place == 0 { "TH" } else { "TD" };
            check.cells += 1;
            check.texts += usize::from(!text.is_empty());
            check.headed += usize::from(place > 0);
            elements.push(ElementText { headers, ..element(role, text) });
        }
    }
}

/// A cell's text as a screen reader gets it.
pub(crate) fn plain(text: &RichText) -> String {
    let blocks = text.blocks.iter().flat_map(|block| block.label.iter().cloned().chain([block.text()]));
    pdf::folded(&blocks.collect::<Vec<_>>().join(" "))
}

/// A text as it is compared: blanks single, without characters that leave no mark on paper, for those are not painted.
pub(crate) fn seen(text: &str) -> String {
    // Line breaks are blanks, not invisible characters.
    let text = pdf::folded(text);
    pdf::folded(&text.chars().filter(|c| !crate::characters::is_invisible(*c)).collect::<String>())
}
