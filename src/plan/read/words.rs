//! The words by which a row that is no part of the plan is known: totals, notes, contact lists, page numbers.

use crate::workbook::{Cell, CellKind};

/// A name that has one of these words, and else only such as stand beside them, is a total's.
const TOTAL: [&str; 13] = [
    "alt",
    "ialt",
    "total",
    "totalt",
    "totaler",
    "sum",
    "subtotal",
    "delsum",
    "mellemsum",
    "hovedtotal",
    "antal",
    "count",
    "gennemsnit",
];

/// What a total is of, and small words beside it.
const BESIDE_TOTAL: [&str; 18] = [
    "i",
    "for",
    "af",
    "of",
    "the",
    "samlet",
    "grand",
    "leverance",
    "leverancer",
    "projekt",
    "projekter",
    "aktiviteter",
    "rækker",
    "planen",
    "deliverables",
    "projects",
    "number",
    "stk",
];

/// What a note begins with; a colon follows.
const NOTE_BEFORE_COLON: [&str; 24] = [
    "note",
    "noter",
    "notes",
    "nb",
    "obs",
    "bemærk",
    "anm",
    "anmærkning",
    "anmærkninger",
    "fodnote",
    "fodnoter",
    "kilde",
    "kilder",
    "source",
    "kontakt",
    "spørgsmål",
    "henvendelse",
    "forklaring",
    "signaturforklaring",
    "dato",
    "underskrift",
    "filnavn",
    "sagsnr",
    "journalnr",
];

/// What a note or the sign-off of a document begins with, where it stands below the last deliverable.
const NOTE_BEGINNINGS: [&str; 22] = [
    "note ",
    "nb ",
    "nb!",
    "obs ",
    "obs!",
    "bemærk ",
    "bemærk,",
    "kilde ",
    "godkendt ",
    "udarbejdet ",
    "udskrevet ",
    "opdateret ",
    "revideret ",
    "sidst ",
    "senest ",
    "underskrift",
    "©",
    "copyright",
    "yderligere oplysninger",
    "spørgsmål ",
    "fortsættes",
    "printed ",
];

/// Whether a name is a total's by itself: `I alt`, `Total: 48 leverancer`.
pub(super) fn is_total(name: &str) -> bool {
    let words = words(name);
    let known = |word: &String| {
        TOTAL.contains(&word.as_str())
            || BESIDE_TOTAL.contains(&word.as_str())
            || word.bytes().all(|b| b.is_ascii_digit())
    };
    words.iter().any(|word| TOTAL.contains(&word.as_str())) && words.iter().all(known)
}

/// Whether a name begins as a total's: `I alt for Cybersikkerhed`. Counts beside it tell that it is one.
pub(super) fn begins_as_total(name: &str) -> bool {
    let words = words(name);
    let first = words.iter().find(|word| *word != "i");
    first.is_some_and(|word| TOTAL.contains(&word.as_str()))
}

/// Whether a cell holds a number or counts something: `48`, `4 leverancer`, `100 %`.
pub(super) fn is_count(cell: &Cell) -> bool {
    let digits = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let short = cell.text.split_whitespace().count() <= 2;
    let is_date = matches!(cell.kind, CellKind::Date(_));
    !is_date && (cell.kind == CellKind::Number || digits(&cell.text) && short && !has_date_sign(&cell.text))
}

/// A count has no dot, dash or slash between digits; a date has.
fn has_date_sign(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes
        .windows(3)
        .any(|three| matches!(three, [a, b'.' | b'-' | b'/', c] if a.is_ascii_digit() && c.is_ascii_digit()))
}

/// Whether a text is a note wherever it stands: `Note: …`, `*) …`, `¹ …`.
pub(super) fn is_note(text: &str) -> bool {
    let word = text.split_once(':').map(|(word, _)| word.trim().trim_end_matches('.').to_lowercase());
    let footnote = text.starts_with("*)") || text.starts_with("**") || text.starts_with(is_superscript);
    footnote || word.is_some_and(|word| NOTE_BEFORE_COLON.contains(&word.as_str()))
}

/// Whether a text below the last deliverable is a note: what is one anywhere, a sentence, a sign-off.
pub(super) fn is_note_below(text: &str) -> bool {
    let lower = text.to_lowercase();
    let begins = NOTE_BEGINNINGS.iter().any(|start| lower.starts_with(start));
    let sentence = text.ends_with(['.', '!', '?']) && text.split_whitespace().count() >= 4;
    let starred = text.strip_prefix('*').is_some_and(|rest| rest.starts_with(' '));
    is_note(text) || begins || sentence || starred || text.split_whitespace().count() > 12
}

fn is_superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁴'..='⁹')
}

/// Whether a text is nothing but a mail address or a telephone number.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim_start_matches("mailto:");
    let is_mail = |(name, host): (&str, &str)| !name.is_empty() && host.contains('.');
    let mail = text.split_once('@').is_some_and(is_mail) && !text.contains(char::is_whitespace);
    let spoken: String = text.chars().filter(|c| !c.is_whitespace() && !"+()-./:".contains(*c)).collect();
    let lower = spoken.to_lowercase();
    let number = ["tlf", "telefon", "mobil", "tel"].iter().find_map(|word| lower.strip_prefix(word));
    let number = number.unwrap_or(&lower);
    mail || (8..=12).contains(&number.len())
        && number.bytes().all(|b| b.is_ascii_digit())
        && !has_date_sign(text)
}

/// `Side 3 af 9`, `Side 3`, `Page 3 of 9`, `- 3 -`: as a printed page's foot reads.
pub(super) fn is_page_number(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| c.is_whitespace() || c == '/').filter(|w| !w.is_empty()).collect();
    let number = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    match words.as_slice() {
        ["side" | "page", x] => number(x),
        ["side" | "page", x, y] => number(x) && number(y),
        ["side" | "page", x, "af" | "of", y] => number(x) && number(y),
        ["-" | "–", x, "-" | "–"] => number(x),
        _ => false,
    }
}

fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Column;

    #[test]
    fn totals_are_known_by_their_words() {
        for name in ["I alt", "Total:", "SUM", "I alt 48 leverancer", "Antal projekter i alt", "Grand total"]
        {
            assert!(is_total(name), "{name}");
        }
        for name in ["Totalforsvar", "Sum af erfaringer", "Alt om logning", "Samlet plan", "I drift", ""] {
            assert!(!is_total(name), "{name}");
        }
        assert!(begins_as_total("I alt for Cybersikkerhed") && !begins_as_total("Logning i alt"));
    }

    #[test]
    fn notes_addresses_and_page_numbers_are_told_from_names() {
        for text in ["Note: foreløbig", "*) Kun i vest", "¹ Foreløbigt", "Kilder: Statistikbanken"] {
            assert!(is_note(text), "{text}");
        }
        for text in ["Noter til lovforslag", "Kildekritik", "Kontaktnetværk", "* = Ny"] {
            assert!(!is_note(text), "{text}");
        }
        assert!(is_note_below("Godkendt af direktionen") && is_note_below("Listen bliver tit ændret."));
        assert!(!is_note_below("Godkendelser") && !is_note_below("Sidste område"));
        for text in ["a@b.dk", "12 34 56 78", "Tlf.: 12345678", "+45 12 34 56 78"] {
            assert!(is_address(text), "{text}");
        }
        for text in ["1. juli 2019", "01-07-2019", "Q3 2019", "2019", "skriv til a@b.dk"] {
            assert!(!is_address(text), "{text}");
        }
        for text in ["Side 3 af 9", "side 3", "Page 3 of 9", "Side 3/9", "- 3 -"] {
            assert!(is_page_number(text), "{text}");
        }
        assert!(!is_page_number("Side 3 af mange") && !is_page_number("3"));
    }

    #[test]
    fn a_count_is_no_date() {
        let cell = |text: &str, kind| Cell {
            column: Column(0),
            text: text.to_owned(),
            kind,
            struck: false,
            stray: None,
            length: text.chars().count(),
        };
        assert!(is_count(&cell("4 leverancer", CellKind::Text)) && is_count(&cell("48", CellKind::Number)));
        assert!(!is_count(&cell("1/7 2019", CellKind::Text)) && !is_count(&cell("Q3 2019", CellKind::Text)));
    }
}
