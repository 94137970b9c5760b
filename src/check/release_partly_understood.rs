//! A release text with words that were not understood and may change its time.

use std::ops::Range;

use super::shared::place;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::plan::release::{Kind, Precision, Release};
use crate::plan::{Deliverable, Field, State};

pub(super) const CHECK: Check =
    Check { code: Code::ReleasePartlyUnderstood, finds: Finds::EachDeliverable(find) };

/// A verb before which stands what comes, not when: `De første film forventes i Q2 2019`.
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

/// Words on which a time hangs.
const CONDITIONS: [&str; 9] =
    ["hvis", "såfremt", "medmindre", "forudsat", "afhænger", "afhængig", "afhængigt", "evt", "måske"];

fn find(_: &Subject<'_>, deliverable: &Deliverable, findings: &mut Vec<Finding>) {
    let (text, release) = (&deliverable.field(Field::Release).value, &deliverable.release);
    // Of what has come, the words beside the date no longer matter.
    if release.kind != Kind::Dated || deliverable.state() == State::Delivered {
        return;
    }
    let mut odd =
        release.residue.iter().filter(|words| !is_place(text, release, words) && !is_subject(text, words));
    if let Some(first) = odd.next() {
        let finding = Finding::new(CHECK.code, place(deliverable, Field::Release));
        let words = text.get(first.clone()).unwrap_or_default();
        findings.push(finding.quoting("text", words).about(text, first.clone()));
    }
}

/// What follows a day after a comma is its place.
fn is_place(text: &str, release: &Release, words: &Range<usize>) -> bool {
    let before = text.get(..words.start).unwrap_or_default().trim_end();
    release.precision() == Some(Precision::Day) && before.ends_with(',')
}

/// What stands before a verb that was understood says what comes, unless a condition is in it.
fn is_subject(text: &str, words: &Range<usize>) -> bool {
    let after = text.get(words.end..).unwrap_or_default().trim_start_matches([' ', ',']).to_lowercase();
    let inside = text.get(words.clone()).unwrap_or_default().to_lowercase();
    let mut inside = inside.split(|c: char| !c.is_alphanumeric());
    VERBS.iter().any(|verb| after.starts_with(verb)) && !inside.any(|word| CONDITIONS.contains(&word))
}
