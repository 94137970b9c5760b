//! What may be wrong with a plan, before it is published.
//!
//! Input: the typed plan, the workbook it came from and the settings. Output: findings. One check, one file in `check/`,
//! named after its code; `CHECKS` has them all. What concerns the layout of sheets is found in [`crate::plan::read`]
//! while reading, for a plan no longer shows it: missing and differing parts of title blocks and headers, columns, text
//! beside them, rows without a project, areas, hidden sheets, and tags and error values in the cells of rows. What a CSV file has to guard is
//! found in [`crate::extract::guard`]. A text is published as written, whatever is found.

mod backwards_period;
mod bidirectional_character;
mod broken_address;
mod cancelled_but_new;
mod character_without_font;
mod date_outside_period;
mod delivered_before_release;
mod delivered_but_cancelled;
mod delivered_but_delayed;
mod delivered_without_marker;
mod duplicate_project;
mod error_value;
mod formula_without_value;
mod garbled_text;
mod hidden_column;
mod hidden_row;
mod impossible_date;
mod invisible_character;
mod leftover_markup;
mod marker_inside_name;
mod marker_without_legend;
mod missing_contact;
mod missing_full_stop;
mod project_in_two_areas;
mod release_before_plan;
mod release_over;
mod release_partly_understood;
mod release_unrecognised;
mod settle;
mod shared;
mod similar_contact;
mod struck_through_text;
mod subject;
mod swapped_legend;
mod text_at_limit;
mod text_cut_off;
mod unfollowed_format;
mod unknown_marker;
mod unsafe_address;
mod unshown_value;
mod unusual_value;
mod version_not_newer;

pub use self::settle::settle;
pub use self::subject::Subject;

use self::subject::Text;
use crate::finding::{Code, Finding};
use crate::plan::Deliverable;

/// A check: the one code of its findings, and what finds them.
struct Check {
    code: Code,
    finds: Finds,
}

/// What a check looks at: the whole plan once, each deliverable, or each text of the plan.
enum Finds {
    Once(fn(&Subject<'_>, &mut Vec<Finding>)),
    EachDeliverable(fn(&Subject<'_>, &Deliverable, &mut Vec<Finding>)),
    EachText(fn(&Subject<'_>, &Text<'_>, &mut Vec<Finding>)),
}

/// All checks, in the order of the catalogue.
const CHECKS: &[Check] = &[
    backwards_period::CHECK,
    date_outside_period::CHECK,
    swapped_legend::CHECK,
    duplicate_project::CHECK,
    project_in_two_areas::CHECK,
    marker_inside_name::CHECK,
    unknown_marker::CHECK,
    marker_without_legend::CHECK,
    missing_contact::CHECK,
    similar_contact::CHECK,
    release_unrecognised::CHECK,
    release_partly_understood::CHECK,
    impossible_date::CHECK,
    release_before_plan::CHECK,
    release_over::CHECK,
    delivered_but_delayed::CHECK,
    delivered_but_cancelled::CHECK,
    delivered_before_release::CHECK,
    delivered_without_marker::CHECK,
    cancelled_but_new::CHECK,
    text_cut_off::CHECK,
    text_at_limit::CHECK,
    missing_full_stop::CHECK,
    broken_address::CHECK,
    unsafe_address::CHECK,
    leftover_markup::CHECK,
    invisible_character::CHECK,
    bidirectional_character::CHECK,
    garbled_text::CHECK,
    character_without_font::CHECK,
    error_value::CHECK,
    formula_without_value::CHECK,
    unshown_value::CHECK,
    unfollowed_format::CHECK,
    hidden_row::CHECK,
    hidden_column::CHECK,
    struck_through_text::CHECK,
    unusual_value::CHECK,
    version_not_newer::CHECK,
];

/// Runs all checks that the settings do not turn off; the findings come sorted.
#[must_use]
pub fn run(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let wanted = || CHECKS.iter().filter(|check| subject.config.severity(check.code).is_some());
    let (mut of_deliverables, mut of_texts) = (Vec::new(), Vec::new());
    for check in wanted() {
        match check.finds {
            Finds::Once(find) => find(subject, &mut findings),
            Finds::EachDeliverable(find) => of_deliverables.push(find),
            Finds::EachText(find) => of_texts.push(find),
        }
    }
    for deliverable in subject.deliverables() {
        of_deliverables.iter().for_each(|find| find(subject, deliverable, &mut findings));
    }
    for text in subject.texts() {
        of_texts.iter().for_each(|find| find(subject, &text, &mut findings));
    }
    crate::finding::sort(&mut findings);
    // One cell can hold several parts of a title block; it is one finding.
    findings.dedup();
    findings
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    /// What is no check in `check/`.
    const OTHERS: [&str; 3] = ["settle", "shared", "subject"];

    #[test]
    fn each_check_has_a_file_of_its_code_and_stands_once_in_the_table() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check");
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|file| Some(file.path().file_stem()?.to_str()?.replace('_', "-")))
            .filter(|name| !OTHERS.contains(&name.as_str()))
            .collect();
        let codes: Vec<&str> = CHECKS.iter().map(|check| check.code.name()).collect();
        assert_eq!(files, codes.iter().map(|code| (*code).to_owned()).collect());
        assert_eq!(files.len(), codes.len());
        let sorted: Vec<Code> = CHECKS.iter().map(|check| check.code).collect();
        assert!(sorted.is_sorted(), "in the order of the catalogue");
    }
}
