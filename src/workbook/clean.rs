//! A cell's text without what nobody meant: NFC, one kind of blank, no doubled or outer blanks; line breaks stay.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Cleans a cell's text: Unicode NFC (UAX #15), blanks of any kind become single spaces, lines lose their outer
/// blanks, the text its outer empty lines; control characters and what is no character, which nobody saw, go.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut text = Cow::Borrowed(text);
    if text.contains(BREAKS) {
        text = text.replace("\r\n", "\n").replace(BREAKS, "\n").into();
    }
    // First, for what stands on both sides of it may compose.
    if text.contains(is_nothing) {
        text = text.replace(is_nothing, "").into();
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

/// Whether a character turns the direction of writing (UAX #9).
#[must_use]
pub const fn is_bidirectional(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character is nothing that a person would type: a control, zero width, or one that turns the direction of
/// writing. Line breaks, tabs and soft hyphens are typed.
#[must_use]
pub fn is_odd(c: char) -> bool {
    let control = c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    control
        || is_bidirectional(c)
        || matches!(c, '\u{200b}'..='\u{200d}' | '\u{180e}' | '\u{2060}'..='\u{2064}' | '\u{e0000}'..='\u{e007f}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a character is none that is kept: a control, the mark of byte order, U+FFFE and U+FFFF, which XML cannot hold.
fn is_nothing(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n') || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

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
