//! Texts that a spreadsheet would take for a formula when it opens CSV, or when a person edits the cell
//! (OWASP, CSV injection).

use std::collections::BTreeSet;

use crate::finding::{Code, Finding};
use crate::plan::{Field, Plan};

/// The signs that start a formula, with their full-width forms.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Whether a text needs a guard: it starts with a sign of a formula, blanks and apostrophes before it left out, or with
/// a tab or a line break, apostrophes left out.
///
/// Apostrophes are left out so that the guard can be undone without doubt: in a file with guards, a text that starts with
/// an apostrophe has a guard just when the rest of it needs one.
#[must_use]
pub fn is_formula(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c == '\'' || c.is_whitespace() || c == '\u{feff}');
    text.trim_start_matches('\'').starts_with(['\t', '\r', '\n']) || start.starts_with(SIGNS)
}

/// A finding for each cell whose text gets an apostrophe in the dialect `excel-da`.
#[must_use]
pub fn findings(plan: &Plan) -> Vec<Finding> {
    let mut sheets = BTreeSet::new();
    let mut findings = Vec::new();
    let mut add = |text: &str, place| {
        if is_formula(text) {
            findings.push(Finding::new(Code::FormulaGuarded, place).quoting("text", text));
        }
    };
    for area in &plan.areas {
        add(&area.name.value, area.name.place.clone());
    }
    for (_, deliverable) in plan.deliverables() {
        for field in Field::ALL {
            let cell = deliverable.field(field);
            add(&cell.value, cell.place.clone());
        }
        // A sheet's name stands in no cell; the first one on it is named.
        if sheets.insert(deliverable.sheet()) {
            add(deliverable.sheet(), deliverable.field(Field::Project).place.clone());
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::is_formula;

    #[test]
    fn what_a_spreadsheet_would_calculate() {
        for text in
            ["=1", "+1", "-2", "@SUM(A1)", " =1", "\u{a0}-2", "\tx", "\rx", "'=1", "＝1", "\n=1", "''@x"]
        {
            assert!(is_formula(text), "{text:?}");
        }
        for text in ["", "a=1", "1-2", "'a", "• x", "– x", "(=1)"] {
            assert!(!is_formula(text), "{text:?}");
        }
    }
}
