//! A character that no font of the publication has, each once for a cell.

use super::{Check, Finds, Subject};
use crate::finding::{Code, Finding};

pub(super) const CHECK: Check = Check { code: Code::CharacterWithoutFont, finds: Finds::Once(find) };

fn find(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(can_show) = subject.can_show else { return };
    for (text, place) in subject.plan.texts() {
        let mut missing: Vec<(char, usize)> =
            text.char_indices().filter(|(_, c)| !can_show(*c)).map(|(at, c)| (c, at)).collect();
        missing.sort_unstable();
        missing.dedup_by_key(|(character, _)| *character);
        for (character, at) in missing {
            let named = format!("»{character}« (U+{:04X})", u32::from(character));
            let finding = Finding::new(CHECK.code, place.cloned()).naming("text", named);
            findings.push(finding.about(text, at..at + character.len_utf8()));
        }
    }
}
