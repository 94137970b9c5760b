//! Letters that are seen as signs: in symbol fonts such as Wingdings, in the private characters by which programs keep such
//! letters, and raised figures. A text keeps the sign that is seen, as its own character of Unicode.

use std::borrow::Cow;

/// A font whose letters are seen as signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SymbolFont {
    Wingdings,
    Wingdings2,
    Wingdings3,
    Webdings,
    Symbol,
}

impl SymbolFont {
    /// The symbol font of a name; `None` for a font of letters.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name.trim().to_lowercase().as_str() {
            "wingdings" => Self::Wingdings,
            "wingdings 2" => Self::Wingdings2,
            "wingdings 3" => Self::Wingdings3,
            "webdings" => Self::Webdings,
            "symbol" => Self::Symbol,
            _ => return None,
        })
    }

    /// Pairs of a letter and its sign (unicode.org, L2/12-368 for Wingdings and Webdings).
    const fn pairs(self) -> &'static str {
        match self {
            Self::Wingdings => {
                "ü✓û✗þ☑ý☒o□q❑r❒n■§▪l●m❍¡○v❖w⬥Ø➢à→ß←á↑â↓è➔J☺K😐L☹«★(☎*✉!✏F☞E☜G☝H☟M💣N☠R☼T❄u◆x⌧y⍓6⌛?✍A✌C👍D👎"
            }
            Self::Wingdings2 => "P✓O✗R☑S☒T☒Q☒£□¢■—●˜●V⊗U⊗",
            Self::Wingdings3 => "f←g→h↑i↓p▲q▼t◀u▶}▶",
            Self::Webdings => "a✓r✕g■c□n●4▶3◀5▲6▼i🛈Y♥",
            Self::Symbol => {
                "·•®→¬←\u{ad}↑¯↓³≥£≤±±´×¸÷¥∞¹≠Ö√aαbβgγdδeεzζhηqθiιkκlλmμnνxξpπrρsσtτuυfφcχyψwωDΔSΣWΩ"
            }
        }
    }

    fn sign(self, letter: char) -> Option<char> {
        let letter = of_private(letter).unwrap_or(letter);
        pair(self.pairs(), letter)
    }
}

/// The second of a pair whose first is a letter.
fn pair(pairs: &str, letter: char) -> Option<char> {
    let mut rest = pairs.chars();
    while let (Some(first), Some(second)) = (rest.next(), rest.next()) {
        if first == letter {
            return Some(second);
        }
    }
    None
}

/// The letter that a private character stands for: U+F020 to U+F0FF are the letters of a symbol font.
fn of_private(c: char) -> Option<char> {
    let code = u32::from(c).checked_sub(0xf000).filter(|code| (0x20..=0xff).contains(code))?;
    char::from_u32(code)
}

/// A text in a symbol font as it is seen, and whether a letter is left whose sign is not known.
pub(super) fn seen(text: &str, font: SymbolFont) -> (String, bool) {
    let mut is_known = true;
    let shown = text.chars().map(|c| {
        let sign = font.sign(c);
        is_known &= sign.is_some() || c.is_whitespace();
        sign.unwrap_or(c)
    });
    let shown = shown.collect();
    (shown, !is_known)
}

/// A text in a font of letters: its private characters as Word and Excel show them. `•` is of Symbol, others of Wingdings.
pub(super) fn without_private(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| of_private(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let sign = |c: char| match of_private(c) {
        Some('·') => '•',
        Some(_) => SymbolFont::Wingdings.sign(c).unwrap_or(c),
        None => c,
    };
    Cow::Owned(text.chars().map(sign).collect())
}

/// Letters and figures with their raised forms.
const RAISED: &str = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻ";

/// A raised text in raised characters, and whether it is not all raised: a letter has no raised form, or there is a word,
/// which nobody could search for in raised letters.
pub(super) fn raised(text: &str) -> (String, bool) {
    if text.chars().filter(|c| c.is_alphabetic()).count() > 1 {
        return (text.to_owned(), true);
    }
    let mut is_whole = true;
    let shown = text.chars().map(|c| {
        let form = pair(RAISED, c);
        is_whole &= form.is_some() || !c.is_alphanumeric();
        form.unwrap_or(c)
    });
    let shown = shown.collect();
    (shown, !is_whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_symbol_fonts_are_the_signs_that_are_seen() {
        assert_eq!(seen("ü \u{f0fc}", SymbolFont::Wingdings), ("✓ ✓".into(), false));
        assert_eq!(seen("P", SymbolFont::Wingdings2), ("✓".into(), false));
        assert_eq!(seen("a", SymbolFont::Webdings), ("✓".into(), false));
        assert_eq!(seen("Ω", SymbolFont::Wingdings), ("Ω".into(), true));
        assert_eq!(without_private("\u{f0b7} a \u{f0fc}"), "• a ✓");
        assert_eq!(SymbolFont::named("Calibri"), None);
    }

    #[test]
    fn pairs_are_pairs() {
        use SymbolFont::{Symbol, Webdings, Wingdings, Wingdings2, Wingdings3};
        for font in [Wingdings, Wingdings2, Wingdings3, Webdings, Symbol] {
            assert!(font.pairs().chars().count().is_multiple_of(2), "{font:?}");
        }
        assert!(RAISED.chars().count().is_multiple_of(2));
    }

    #[test]
    fn raised_figures_keep_their_place() {
        assert_eq!(raised("12)"), ("¹²⁾".into(), false));
        assert_eq!(raised("*"), ("*".into(), false));
        assert_eq!(raised("Q"), ("Q".into(), true));
    }
}
