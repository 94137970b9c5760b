//! The self-check: the finished PDF is read back and compared with the report. No text may be lost or stand twice.

use serde::Serialize;

use super::pdf::{self, PdfError};
use super::{Report, RichText};
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
}

/// Reads a finished PDF back and compares title, areas and cells with the report.
///
/// # Errors
/// The file does not hold together, or a text is not in it, or is in it twice.
pub fn run(report: &Report, bytes: &[u8]) -> Result<SelfCheck, PdfError> {
    let mut expected = vec![("H1", pdf::folded(&report.title))];
    let mut check = SelfCheck { areas: 0, cells: 0, texts: 0 };
    for area in report.tables.iter().flat_map(|table| &table.areas) {
        check.areas += 1;
        expected.push(("H2", pdf::folded(&area.heading.text())));
        for text in area.rows.iter().flat_map(|row| &row.cells).map(plain) {
            check.cells += 1;
            check.texts += usize::from(!text.is_empty());
            expected.push(("TD", text));
        }
    }
    let found = pdf::read_back(bytes, &["H1", "H2", "TD"])?;
    let differs = |fault: Message| Err(PdfError::Structure(fault));
    if found.len() != expected.len() {
        return differs(
            Message::new("pdf-text-count").with("found", found.len()).with("expected", expected.len()),
        );
    }
    for (found, (role, text)) in found.iter().zip(&expected) {
        let same = found.text == *text || seen(&found.text) == seen(text);
        if found.role != *role || !same {
            let fault = Message::new("pdf-text").with("role", *role);
            return differs(fault.with("found", &found.text).with("expected", text));
        }
    }
    Ok(check)
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
