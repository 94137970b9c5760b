//! A formula that nobody has calculated, in a column of the plan: its cell is read as empty, and a row of such cells
//! is not read at all.

use super::shared::each_cell;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};

pub(super) const CHECK: Check = Check { code: Code::FormulaWithoutValue, finds: Finds::Once(find) };

fn find(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    each_cell(subject, CHECK.code, |details| &details.uncalculated, findings);
}
