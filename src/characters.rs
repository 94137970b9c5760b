//! Characters that cannot be seen, from one table: each place that treats them asks one of the questions here.

/// Whether a character has no shape of its own: Default_Ignorable_Code_Point of Unicode 17.0
/// (`DerivedCoreProperties.txt`). Among them are soft hyphens, zero-width characters, turns of direction and
/// variation selectors.
const fn is_default_ignorable(c: char) -> bool {
    matches!(c,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fff8}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Whether a character leaves no mark on paper: a control other than a line break, or one that has no shape of its own.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    c.is_control() && c != '\n' || is_default_ignorable(c)
}

/// Whether a character turns the direction of writing: Bidi_Control of UAX #9.
#[must_use]
pub const fn is_bidirectional_control(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character is one that nobody types and that came in by copying: an invisible one, or a sign of annotations
/// and objects, or no character at all. Tabs, line breaks and soft hyphens are typed, and so is the choice between a sign
/// and a picture (U+FE0E, U+FE0F).
#[must_use]
pub fn is_stray(c: char) -> bool {
    is_invisible(c) && !matches!(c, '\t' | '\r' | '\u{ad}' | '\u{fe0e}'..='\u{fe0f}')
        || matches!(c, '\u{fff9}'..='\u{fffc}' | '\u{fffe}'..='\u{ffff}')
}

/// Whether a cell's text is kept without a character: a control other than line feed and tab, the byte-order mark, and U+FFFE
/// and U+FFFF, which XML cannot hold.
#[must_use]
pub fn is_dropped(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n') || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a character can do something unseen to a terminal or to a reader: a stray one, or one that breaks the line.
#[must_use]
pub fn is_unsafe(c: char) -> bool {
    c.is_control() || is_stray(c) || matches!(c, '\u{2028}'..='\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(question: fn(char) -> bool) -> usize {
        ('\0'..=char::MAX).filter(|c| question(*c)).count()
    }

    #[test]
    fn the_table_is_that_of_unicode() {
        // The totals that Unicode's files state.
        assert_eq!(all(is_default_ignorable), 4_174);
        assert_eq!(all(is_bidirectional_control), 12);
    }

    #[test]
    fn no_character_vanishes_without_a_finding() {
        let unnoticed = ('\0'..=char::MAX).filter(|c| is_invisible(*c) && !is_stray(*c));
        assert_eq!(unnoticed.collect::<String>(), "\t\r\u{ad}\u{fe0e}\u{fe0f}");
        assert!(('\0'..=char::MAX).filter(|c| is_stray(*c)).all(is_unsafe));
        assert!(('\0'..=char::MAX).filter(|c| is_bidirectional_control(*c)).all(is_stray));
        for c in ['\u{34f}', '\u{206a}', '\u{3164}', '\u{e0100}', '\u{200b}', '\u{1}', '\u{85}'] {
            assert!(is_invisible(c) && is_stray(c), "{c:?}");
        }
    }

    #[test]
    fn blanks_and_letters_are_seen() {
        for c in ['a', 'å', ' ', '\n', '\u{a0}', '✓', '漢', '\u{301}', '\u{2028}'] {
            assert!(!is_invisible(c) && !is_stray(c), "{c:?}");
        }
    }
}
