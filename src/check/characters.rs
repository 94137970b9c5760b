//! Checks of characters that do not belong in a text, or that nobody sees.

use super::subject::{PlanText, Subject};
use crate::characters::is_bidirectional_control;
use crate::finding::{Code, Finding};
use crate::plan::text::without_tags;

/// A character that nobody sees. Control characters are gone from the published text, but the cell remembers one.
pub(super) fn invisible_character(_: &Subject<'_>, text: &PlanText<'_>) -> Option<Finding> {
    let stray = text.cell?.stray.filter(|stray| !is_bidirectional_control(*stray))?;
    let finding = text.finding(Code::InvisibleCharacter).naming("text", code_point(stray));
    Some(match text.value.find(stray) {
        Some(start) => finding.about(text.value, start..start + stray.len_utf8()),
        None => finding,
    })
}

/// A character that turns the direction of writing (UAX #9), so that a text may look other than it is.
pub(super) fn bidirectional_character(_: &Subject<'_>, text: &PlanText<'_>) -> Option<Finding> {
    // Reading has noted whether a cell has a stray character; most have none, and their texts need no search.
    text.cell?.stray?;
    let (start, turn) = text.value.char_indices().find(|(_, c)| is_bidirectional_control(*c))?;
    let finding = text.finding(Code::BidirectionalCharacter).naming("text", code_point(turn));
    Some(finding.about(text.value, start..start + turn.len_utf8()))
}

/// A character that no font of the publication has, each once for a cell.
pub(super) fn character_without_font(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(can_show) = subject.can_show else { return Vec::new() };
    let mut findings = Vec::new();
    for (text, place) in subject.plan.texts() {
        let mut missing: Vec<(char, usize)> =
            text.char_indices().filter(|(_, c)| !can_show(*c)).map(|(at, c)| (c, at)).collect();
        missing.sort_unstable();
        missing.dedup_by_key(|(character, _)| *character);
        for (character, start) in missing {
            let named = format!("»{character}« ({})", code_point(character));
            let finding = Finding::new(Code::CharacterWithoutFont, place.cloned()).naming("text", named);
            findings.push(finding.about(text, start..start + character.len_utf8()));
        }
    }
    findings
}

/// A character by its number in Unicode: `U+200B`.
fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// æ, ø, å, Æ, Ø, Å, é, dashes and quotation marks, spoiled, and the character for what cannot be read.
const SPOILED: [&str; 9] = ["Ã¦", "Ã¸", "Ã¥", "Ã†", "Ã˜", "Ã…", "Ã©", "â€", "\u{fffd}"];

/// Letters that another program has spoiled: UTF-8 read as Windows-1252, or characters that it could not read.
pub(super) fn garbled_text(_: &Subject<'_>, text: &PlanText<'_>) -> Option<Finding> {
    if !text.value.contains(['Ã', 'â', '\u{fffd}']) {
        return None;
    }
    let spoiled = SPOILED.iter().filter_map(|spoiled| Some((text.value.find(spoiled)?, *spoiled)));
    let (start, spoiled) = spoiled.min()?;
    Some(text.finding_about(Code::GarbledText, start..start + spoiled.len()))
}

/// Entities that programs leave behind (HTML 5, 13.5), those of Danish letters among them.
const ENTITIES: [&str; 19] = [
    "&nbsp;", "&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&aelig;", "&oslash;", "&aring;", "&AElig;",
    "&Oslash;", "&Aring;", "&ndash;", "&mdash;", "&bull;", "&hellip;", "&eacute;", "&laquo;", "&raquo;",
];

/// Remains of HTML in a published text: entities, and tags in the title block and in areas' names. The tags of other
/// cells are taken away while reading, with a finding there.
pub(super) fn leftover_markup(_: &Subject<'_>, text: &PlanText<'_>) -> Option<Finding> {
    let tag = || without_tags(text.value).1.filter(|_| text.field.is_none());
    let left = entity(text.value).or_else(tag)?;
    let start = text.value.find(left)?;
    Some(text.finding_about(Code::LeftoverMarkup, start..start + left.len()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_numbered_entity_ends_with_its_semicolon() {
        assert_eq!(entity("Tre &#230;bler."), Some("&#230;"));
        assert_eq!(entity("Tre &#xE6;bler."), Some("&#xE6;"));
        assert_eq!(entity("Tre &#230 bler."), None);
    }
}
