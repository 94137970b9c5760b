//! Checks: faults that a plan may have, found before it is published.
//!
//! Input: the typed plan, the workbook it came from and the settings. Output: findings. One check is one function with
//! the name of its code, in the file of its subject in `check/`; the lists here have them all. What concerns the layout
//! of sheets is found in [`crate::plan::read`] while reading, for a plan no longer shows it: missing and differing parts
//! of title blocks and headers, columns, text beside them, rows without a project, areas, hidden sheets, and tags and
//! error values in the cells of rows. What a CSV file has to guard is found in [`crate::extract::guard`]. A text is
//! published as written, whatever is found.

mod addresses;
mod cells;
mod characters;
mod contacts;
mod left_out;
mod names;
mod releases;
mod sentences;
mod settle;
mod states;
mod subject;
mod title_block;

pub use self::settle::settle;
pub use self::subject::Subject;

use self::subject::PlanText;
use crate::finding::Finding;
use crate::plan::Deliverable;

/// The checks that look at the title block and find one thing at most.
const OF_TITLE_BLOCK: &[fn(&Subject<'_>) -> Option<Finding>] =
    &[title_block::backwards_period, title_block::date_outside_period, title_block::version_not_newer];

/// The checks that look at the plan as a whole.
const OF_PLAN: &[fn(&Subject<'_>) -> Vec<Finding>] = &[
    title_block::swapped_legend,
    title_block::marker_without_legend,
    names::duplicate_project,
    names::project_in_two_areas,
    names::marker_inside_name,
    names::unknown_marker,
    contacts::missing_contact,
    contacts::similar_contact,
    addresses::broken_address,
    addresses::unsafe_address,
    characters::character_without_font,
    cells::formula_without_value,
    cells::unshown_value,
    cells::unfollowed_format,
    cells::hidden_row,
    cells::hidden_column,
    left_out::outside_print_area,
    left_out::left_out,
];

/// The checks that look at each deliverable.
const OF_DELIVERABLES: &[fn(&Subject<'_>, &Deliverable) -> Option<Finding>] = &[
    releases::release_unrecognised,
    releases::release_partly_understood,
    releases::impossible_date,
    releases::release_before_plan,
    releases::release_over,
    releases::delivered_before_release,
    states::delivered_but_delayed,
    states::delivered_but_cancelled,
    states::delivered_but_unfinished,
    states::status_uncertain,
    states::status_names_other_time,
    states::delivered_without_marker,
    states::cancelled_but_new,
];

/// The checks that look at each text of the plan.
const OF_TEXTS: &[fn(&Subject<'_>, &PlanText<'_>) -> Option<Finding>] = &[
    sentences::text_cut_off,
    sentences::text_at_limit,
    sentences::missing_full_stop,
    characters::leftover_markup,
    characters::invisible_character,
    characters::bidirectional_character,
    characters::garbled_text,
    cells::error_value,
    cells::struck_through_text,
    cells::unusual_value,
];

/// Runs all checks; the findings come sorted, without those that the settings turn off.
#[must_use]
pub fn run(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = OF_TITLE_BLOCK.iter().filter_map(|check| check(subject)).collect();
    findings.extend(OF_PLAN.iter().flat_map(|check| check(subject)));
    for deliverable in subject.deliverables() {
        findings.extend(OF_DELIVERABLES.iter().filter_map(|check| check(subject, deliverable)));
    }
    for text in subject.texts() {
        findings.extend(OF_TEXTS.iter().filter_map(|check| check(subject, &text)));
    }
    findings.retain(|finding| subject.config.severity(finding.code).is_some());
    crate::finding::sort(&mut findings);
    // One cell can hold several parts of a title block; it is one finding.
    findings.dedup();
    findings
}
