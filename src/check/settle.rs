//! Findings after the settings of the office: with its severities, without the accepted ones.

use std::collections::BTreeSet;

use crate::address::Place;
use crate::config::Config;
use crate::finding::Finding;
use crate::workbook::Workbook;

/// Gives findings the severities of the settings and sorts them; those that are turned off or accepted go. The second
/// value is the number of accepted ones.
#[must_use]
pub fn settle(findings: Vec<Finding>, config: &Config, workbook: &Workbook) -> (Vec<Finding>, usize) {
    // The office copies the text out of its cell, with the blanks that reading takes away.
    let accepted: BTreeSet<(&str, String)> = config
        .accepted
        .iter()
        .map(|accepted| (accepted.code.as_str(), crate::workbook::clean(&accepted.text)))
        .collect();
    let is_accepted = |finding: &Finding| {
        let text = finding.place.as_ref().and_then(|place| text_of(place, workbook));
        !accepted.is_empty()
            && text.is_some_and(|text| accepted.contains(&(finding.code.name(), text.to_owned())))
    };
    let mut kept: Vec<Finding> = Vec::new();
    let mut count = 0;
    for mut finding in findings {
        let Some(severity) = config.severity(finding.code) else { continue };
        if is_accepted(&finding) {
            count += 1;
            continue;
        }
        finding.severity = severity;
        kept.push(finding);
    }
    crate::finding::sort(&mut kept);
    (kept, count)
}

/// The text of a cell. For an empty cell it is the text of the first cell in its row, which names the deliverable.
fn text_of<'a>(place: &Place, workbook: &'a Workbook) -> Option<&'a str> {
    let cell = workbook.cell(place).or_else(|| workbook.row(place)?.cells.first());
    cell.map(|cell| cell.text.as_str())
}
