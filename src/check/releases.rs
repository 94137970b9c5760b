//! Checks of the release texts.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::subject::{Subject, about_words, at};
use crate::finding::{Code, Finding};
use crate::plan::release::{Kind, Precision, Release};
use crate::plan::{Deliverable, Field, Marker, State};

/// A finding at the release of a deliverable, which quotes its text.
fn at_release(code: Code, deliverable: &Deliverable) -> Finding {
    at(code, deliverable, Field::Release).quoting("text", &deliverable.field(Field::Release).value)
}

/// A release text that the grammar does not cover. A date that does not exist has a finding of another code.
pub(super) fn release_unrecognised(subject: &Subject<'_>, deliverable: &Deliverable) -> Option<Finding> {
    let release = &deliverable.release;
    let is_unrecognised = release.kind == Kind::Unrecognised && release.impossible.is_none();
    is_unrecognised
        .then(|| at_release(Code::ReleaseUnrecognised, deliverable).naming("year", example_year(subject)))
}

/// The year that the help of the finding uses as its example: that of the plan's period.
fn example_year(subject: &Subject<'_>) -> String {
    let year = subject.plan.period().map(|period| period.from.year());
    year.or_else(|| subject.plan.version.date.map(|date| date.year())).unwrap_or(2019).to_string()
}

/// A release on a day, or in a week, that the calendar does not have.
pub(super) fn impossible_date(_: &Subject<'_>, deliverable: &Deliverable) -> Option<Finding> {
    let text = deliverable.field(Field::Release);
    let words = deliverable.release.impossible.clone()?;
    Some(about_words(Code::ImpossibleDate, text.place.as_ref(), &text.value, words))
}

/// A release before the plan's period, of a deliverable that has not come.
pub(super) fn release_before_plan(subject: &Subject<'_>, deliverable: &Deliverable) -> Option<Finding> {
    let last = awaited_until(deliverable)?;
    is_before_period(subject, last).then(|| at_release(Code::ReleaseBeforePlan, deliverable))
}

/// A release that was over at the version's date, of a deliverable that has not come. A release before the plan's
/// period has a finding of another code.
pub(super) fn release_over(subject: &Subject<'_>, deliverable: &Deliverable) -> Option<Finding> {
    let last = awaited_until(deliverable)?;
    let is_over = !is_before_period(subject, last) && last < subject.plan.version.date?;
    is_over.then(|| at_release(Code::ReleaseOver, deliverable))
}

fn is_before_period(subject: &Subject<'_>, day: NaiveDate) -> bool {
    subject.plan.period().is_some_and(|period| day < period.from)
}

/// The last day of a release that is still to come; `None` for what is delivered or cancelled, and for a release
/// without an end.
fn awaited_until(deliverable: &Deliverable) -> Option<NaiveDate> {
    let settled = matches!(deliverable.state(), State::Delivered | State::Cancelled);
    let awaited = !settled && !deliverable.is(Marker::Delivered) && deliverable.release.kind == Kind::Dated;
    deliverable.release.last_day().filter(|_| awaited)
}

/// ✓ beside a release that begins after the version's date.
pub(super) fn delivered_before_release(subject: &Subject<'_>, deliverable: &Deliverable) -> Option<Finding> {
    if !deliverable.is(Marker::Delivered) || deliverable.release.kind != Kind::Dated {
        return None;
    }
    let begins = deliverable.release.periods.iter().filter_map(|span| span.from).max()?;
    let is_later = begins > subject.plan.version.date?;
    let project = deliverable.field(Field::Project).place.as_ref();
    is_later.then(|| at_release(Code::DeliveredBeforeRelease, deliverable).with_related(project))
}

/// Verbs that stand between what comes and when it comes: `De første film forventes i Q2 2019`.
const VERBS: [&str; 9] = [
    "forventes",
    "forventet",
    "kan blive",
    "frigives",
    "frigivet",
    "er frigivet",
    "udgives",
    "leveres",
    "kommer",
];

/// Words that make a time depend on something else.
const CONDITIONS: [&str; 9] =
    ["hvis", "såfremt", "medmindre", "forudsat", "afhænger", "afhængig", "afhængigt", "evt", "måske"];

/// A release text with words that were not understood and may change its time. For what has been delivered, the words
/// beside the date no longer matter.
pub(super) fn release_partly_understood(_: &Subject<'_>, deliverable: &Deliverable) -> Option<Finding> {
    let (text, release) = (deliverable.field(Field::Release), &deliverable.release);
    if release.kind != Kind::Dated || deliverable.state() == State::Delivered {
        return None;
    }
    let words = release.residue.iter().find(|words| !is_harmless(words, &text.value, release))?;
    Some(about_words(Code::ReleasePartlyUnderstood, text.place.as_ref(), &text.value, words.clone()))
}

/// Whether words of a release text do not change its time.
fn is_harmless(words: &Range<usize>, text: &str, release: &Release) -> bool {
    let (before, inside, after) = (text.get(..words.start), text.get(words.clone()), text.get(words.end..));
    before.is_some_and(|before| is_venue(before, release))
        || inside.zip(after).is_some_and(|(inside, after)| is_subject(inside, after))
}

/// Whether words say where something takes place: they stand after a day and a comma.
fn is_venue(before: &str, release: &Release) -> bool {
    release.precision() == Some(Precision::Day) && before.trim_end().ends_with(',')
}

/// Whether words say what comes, not when: they stand before a verb that was understood, and no condition is in them.
fn is_subject(inside: &str, after: &str) -> bool {
    let after = after.trim_start_matches([' ', ',']).to_lowercase();
    let inside = inside.to_lowercase();
    let mut words = inside.split(|c: char| !c.is_alphanumeric());
    VERBS.iter().any(|verb| after.starts_with(verb)) && !words.any(|word| CONDITIONS.contains(&word))
}
