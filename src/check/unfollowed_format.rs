//! A cell in a column of the plan whose number format is not followed: Excel may show another text than the one that is read.

use super::shared::each_cell;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};

pub(super) const CHECK: Check = Check { code: Code::UnfollowedFormat, finds: Finds::Once(find) };

fn find(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    each_cell(subject, CHECK.code, |details| &details.unfollowed, findings);
}
