//! Checks of the title, the version line and the legend.

use chrono::Months;

use super::subject::{Subject, about_words, at};
use crate::finding::{Code, Finding};
use crate::plan::version::named;
use crate::plan::{Field, Marker, Period};

/// A title whose period ends before it begins.
pub(super) fn backwards_period(subject: &Subject<'_>) -> Option<Finding> {
    let title = subject.plan.title.as_ref()?;
    let words = Period::backwards_in(&title.value)?;
    Some(about_words(Code::BackwardsPeriod, title.place.as_ref(), &title.value, words))
}

/// A version's date far before or after the title's period: a plan is published some time before its period begins,
/// and its last version when the last quarter is over.
pub(super) fn date_outside_period(subject: &Subject<'_>) -> Option<Finding> {
    let plan = subject.plan;
    let (period, date) = (plan.period()?, plan.version.date?);
    let count = subject.config.thresholds.date_months;
    let early = period.from.checked_sub_months(Months::new(count)).is_some_and(|first| date < first);
    let late = period.to.checked_add_months(Months::new(count)).is_some_and(|last| date > last);
    let place = plan.version.line.as_ref().and_then(|line| line.place.clone());
    let finding = Finding::new(Code::DateOutsidePeriod, place)
        .naming("text", date.to_string())
        .quoting("other", &period.text)
        .naming("count", count.to_string())
        .with_related(plan.title.as_ref().and_then(|title| title.place.as_ref()));
    (early || late).then_some(finding)
}

/// A version whose number or date is not above that of the version before.
pub(super) fn version_not_newer(subject: &Subject<'_>) -> Option<Finding> {
    let (version, previous) = (&subject.plan.version, subject.previous?);
    let higher = version.number.zip(previous.number).is_none_or(|(number, before)| number > before);
    let later = version.date.zip(previous.date).is_none_or(|(date, before)| date > before);
    let place = version.line.as_ref().and_then(|line| line.place.clone());
    let finding = Finding::new(Code::VersionNotNewer, place)
        .naming("text", named(version.number, version.date))
        .naming("other", named(previous.number, previous.date));
    (!higher || !later).then_some(finding)
}

/// A legend that gives one marker the meaning of the other.
pub(super) fn swapped_legend(subject: &Subject<'_>) -> Vec<Finding> {
    let swapped = subject.plan.legend.iter().filter_map(|entry| {
        let marker = entry.value.marker?;
        let meant = meaning(&entry.value.text).filter(|meant| *meant != marker)?;
        let finding =
            Finding::new(Code::SwappedLegend, entry.place.clone()).naming("symbol", marker.symbol());
        Some(finding.quoting("text", &entry.value.text).naming("other", meant.symbol()))
    });
    swapped.collect()
}

/// The marker that a line of the legend explains by its words; `None` if the words fit both markers, or neither.
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

/// A marker that the legend does not explain, at the first name that carries it. A plan without any legend has a
/// finding of another code.
pub(super) fn marker_without_legend(subject: &Subject<'_>) -> Vec<Finding> {
    let plan = subject.plan;
    let is_explained = |marker| plan.legend.iter().any(|entry| entry.value.marker == Some(marker));
    let unexplained = [Marker::Delivered, Marker::Changed]
        .into_iter()
        .filter(|marker| !plan.legend.is_empty() && !is_explained(*marker));
    let finding = |marker: Marker| {
        let project = subject.deliverables().find(|deliverable| deliverable.is(marker));
        let area = || plan.areas.iter().find(|area| area.markers.contains(&marker));
        let finding = match project {
            Some(deliverable) => at(Code::MarkerWithoutLegend, deliverable, Field::Project),
            None => Finding::new(Code::MarkerWithoutLegend, area()?.name.place.clone()),
        };
        Some(finding.naming("symbol", marker.symbol()))
    };
    unexplained.filter_map(finding).collect()
}
