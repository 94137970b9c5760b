//! A cell's text without what nobody meant: NFC, one kind of blank, no doubled or outer blanks; line breaks stay.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::symbols::without_private;
use crate::characters::is_dropped;

/// Cleans a cell's text: Unicode NFC (UAX #15), blanks of any kind become single spaces, lines lose their outer
/// blanks, the text its outer empty lines; control characters and what is no character, which nobody saw, go.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut text = without_private(text);
    if text.contains(BREAKS) {
        text = text.replace("\r\n", "\n").replace(BREAKS, "\n").into();
    }
    // First, for what stands on both sides of it may compose.
    if text.contains(is_dropped) {
        text = text.replace(is_dropped, "").into();
    }
    if is_nfc_quick(text.chars()) != IsNormalized::Yes {
        text = text.nfc().collect::<String>().into();
    }
    let mut clean = String::with_capacity(text.len());
    for (index, line) in text.trim().split('\n').enumerate() {
        if index > 0 {
            clean.push('\n');
        }
        clean_line(line, &mut clean);
    }
    clean
}

/// Line breaks of other kinds, one character each.
const BREAKS: [char; 5] = ['\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'];

fn clean_line(line: &str, clean: &mut String) {
    for (index, word) in line.split_whitespace().enumerate() {
        if index > 0 {
            clean.push(' ');
        }
        clean.push_str(word);
    }
}

#[cfg(test)]
mod tests {
    use super::clean;
    use proptest::prelude::*;

    #[test]
    fn blanks_breaks_and_accents() {
        assert_eq!(clean("  A\u{a0}\u{a0}B \t C  \r\n  D\n\n"), "A B C\nD");
        assert_eq!(clean("Form\u{61}\u{30a}l"), "Formål");
        assert_eq!(clean("a\u{1}b\u{ffff}"), "ab");
        assert_eq!(clean("a\u{1}\u{30a}"), "å");
        assert_eq!(clean("\u{a0}\n "), "");
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(text in "\\PC*|[ \\n\\t\\r\u{a0}a-z]*") {
            let once = clean(&text);
            prop_assert_eq!(clean(&once), once);
        }
    }
}
