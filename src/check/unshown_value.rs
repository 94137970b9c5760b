//! A value in a column of the plan of which the number format shows nothing, such as `;;;`: its cell is read as empty.

use super::shared::each_cell;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};

pub(super) const CHECK: Check = Check { code: Code::UnshownValue, finds: Finds::Once(find) };

fn find(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    each_cell(subject, CHECK.code, |details| &details.unshown, findings);
}
