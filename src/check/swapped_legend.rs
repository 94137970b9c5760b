//! A legend that gives one marker the meaning of the other.

use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::plan::Marker;

pub(super) const CHECK: Check = Check { code: Code::SwappedLegend, finds: Finds::Once(find) };

fn find(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for entry in &subject.plan.legend {
        let Some(marker) = entry.value.marker else { continue };
        let meant = meaning(&entry.value.text);
        if let Some(meant) = meant.filter(|meant| *meant != marker) {
            let finding = Finding::new(CHECK.code, entry.place.clone()).naming("symbol", marker.symbol());
            findings.push(finding.quoting("text", &entry.value.text).naming("other", meant.symbol()));
        }
    }
}

/// The marker that a meaning belongs to, where its words are of one alone.
fn meaning(text: &str) -> Option<Marker> {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    let delivered = lower.contains("leveret") && !lower.contains("ikke");
    let changed = words.any(|word| ["ny", "nye", "nyt", "ændret", "ændrede", "ændring"].contains(&word));
    match (delivered, changed) {
        (true, false) => Some(Marker::Delivered),
        (false, true) => Some(Marker::Changed),
        _ => None,
    }
}
