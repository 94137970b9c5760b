//! What is left of HTML in a published text: entities, and tags in the title block and in areas' names. The tags of
//! other cells are taken away while reading, with a finding there.

use super::subject::Text;
use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};
use crate::plan::text::without_tags;

pub(super) const CHECK: Check = Check { code: Code::LeftoverMarkup, finds: Finds::EachText(find) };

/// Entities that programs leave behind (HTML 5, 13.5), those of Danish letters among them.
const ENTITIES: [&str; 19] = [
    "&nbsp;", "&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&aelig;", "&oslash;", "&aring;", "&AElig;",
    "&Oslash;", "&Aring;", "&ndash;", "&mdash;", "&bull;", "&hellip;", "&eacute;", "&laquo;", "&raquo;",
];

fn find(_: &Subject<'_>, text: &Text<'_>, findings: &mut Vec<Finding>) {
    let tag = || without_tags(text.value).1.filter(|_| text.field.is_none());
    if let Some(left) = entity(text.value).or_else(tag) {
        let finding = Finding::new(CHECK.code, text.place.cloned()).quoting("text", left);
        let start = text.value.find(left).unwrap_or_default();
        findings.push(finding.about(text.value, start..start + left.len()));
    }
}

/// The first entity of a text, by name or by number; one inside an address belongs to it.
fn entity(text: &str) -> Option<&str> {
    let starts = text.match_indices('&').map(|(at, _)| at);
    starts.filter_map(|at| text.get(at..)).find_map(|rest| {
        let known = ENTITIES.iter().find(|entity| rest.starts_with(**entity)).map(|entity| entity.len());
        rest.get(..known.or_else(|| numbered(rest))?)
    })
}

/// The bytes of `&#230;` or `&#xE6;`.
fn numbered(rest: &str) -> Option<usize> {
    let number = rest.strip_prefix("&#")?;
    let digits = number.strip_prefix(['x', 'X']).unwrap_or(number);
    let count = digits.bytes().take_while(u8::is_ascii_hexdigit).count();
    let end = rest.len() - digits.len() + count;
    (count > 0 && rest.get(end..)?.starts_with(';')).then_some(end + 1)
}
