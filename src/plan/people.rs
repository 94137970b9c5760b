//! The people whom a plan names as contacts. A cell can name several, with addresses, or say that it is the same as above.

use super::{Field, Plan};

/// What stands in a cell for nobody, by letters and signs without blanks and dots.
const NOBODY: [&str; 14] =
    ["", "?", "??", "-", "–", "—", "nn", "tbd", "n/a", "na", "ingen", "ukendt", "afventer", "mangler"];

/// What stands in a cell for the people of the row above, without blanks and dots.
const SAME: [&str; 9] = ["do", "ditto", "samme", "sammesomovenfor", "\"", "''", "”", "-\"-", "--\"--"];

impl Plan {
    /// The people of each deliverable, in order.
    #[must_use]
    pub fn people(&self) -> Vec<Vec<String>> {
        let mut people: Vec<Vec<String>> = Vec::new();
        for (_, row) in self.deliverables() {
            let text = &row.field(Field::Contact).value;
            let of_row =
                if is_same(text) { people.last().cloned().unwrap_or_default() } else { people_of(text) };
            people.push(of_row);
        }
        people
    }
}

/// Whether a text says that the contact is the same as above.
fn is_same(text: &str) -> bool {
    SAME.contains(&bare(text).as_str())
}

/// A text's lower-case letters and signs, without blanks and dots.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '.').flat_map(char::to_lowercase).collect()
}

/// The people that a text names, each once.
fn people_of(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    // A name is broken over lines where a line has one word of it.
    let are_people = lines.iter().all(|line| line.split_whitespace().count() > 1);
    let joined = lines.join(if are_people { ";" } else { " " });
    let mut people: Vec<String> = Vec::new();
    for part in joined.split(['/', ';', '&']).flat_map(of_and).flat_map(|part| of_commas(&part)) {
        let name = without_addresses(&part);
        if !NOBODY.contains(&bare(&name).as_str()) && !people.contains(&name) {
            people.push(name);
        }
    }
    let mail = || joined.split_whitespace().find(|word| word.contains('@')).map(unbracketed);
    if people.is_empty() { mail().into_iter().collect() } else { people }
}

/// `Mette Holm og Jonas Friis` are two; `Teknik og Miljø` is one.
fn of_and(text: &str) -> Vec<String> {
    let is_name =
        |part: &&str| part.split_whitespace().count() > 1 && part.split_whitespace().all(is_capital);
    let parts: Vec<&str> = text.split(" og ").flat_map(|part| part.split(" and ")).collect();
    if parts.iter().all(is_name) {
        parts.iter().map(|part| (*part).to_owned()).collect()
    } else {
        vec![text.to_owned()]
    }
}

/// The people between commas. A title or an address after a comma goes; one word belongs to what stands before it.
fn of_commas(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let is_one_word = part.split_whitespace().count() == 1;
        match parts.last_mut() {
            Some(_) if !is_capital(part) || without_addresses(part).is_empty() => {}
            Some(last) if is_one_word => *last = format!("{last}, {part}"),
            _ => parts.push(part.to_owned()),
        }
    }
    parts
}

fn is_capital(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

/// A name without mail addresses, telephone numbers and the words before them.
fn without_addresses(text: &str) -> String {
    let is_address = |word: &&str| {
        let lower = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let is_label =
            ["tlf", "telefon", "mobil", "mob", "tel", "mail", "email", "e-mail"].contains(&lower.as_str());
        let has_digits = lower.bytes().filter(u8::is_ascii_digit).count() >= 2;
        word.contains('@') || is_label || has_digits && !lower.contains(char::is_alphabetic)
    };
    let words: Vec<&str> = text.split_whitespace().filter(|word| !is_address(word)).collect();
    words.join(" ").trim_matches(|c: char| c.is_whitespace() || ",:(<>)".contains(c)).to_owned()
}

/// A mail address without the brackets around it.
fn unbracketed(word: &str) -> String {
    word.trim_matches(|c: char| "<>(),;".contains(c)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_names_people_in_many_manners() {
        let cases: [(&str, &[&str]); 16] = [
            ("Runa Kjær", &["Runa Kjær"]),
            ("Runa\nKjær", &["Runa Kjær"]),
            ("Runa Kjær\nTue Bro", &["Runa Kjær", "Tue Bro"]),
            ("Runa Kjær/Tue Bro", &["Runa Kjær", "Tue Bro"]),
            ("Runa Kjær og Tue Bro", &["Runa Kjær", "Tue Bro"]),
            ("Runa Kjær, Tue Bro og Ib Dam", &["Runa Kjær", "Tue Bro", "Ib Dam"]),
            ("Teknik og Miljø", &["Teknik og Miljø"]),
            ("Center for Vand og Natur Vest", &["Center for Vand og Natur Vest"]),
            ("Runa Kjær, tlf. 20 30 40 50", &["Runa Kjær"]),
            ("Runa Kjær <rk@vand.example>", &["Runa Kjær"]),
            ("Runa Kjær, projektleder", &["Runa Kjær"]),
            ("Kjær, Runa", &["Kjær, Runa"]),
            ("rk@vand.example", &["rk@vand.example"]),
            ("N.N.", &[]),
            ("?", &[]),
            ("–", &[]),
        ];
        for (text, people) in cases {
            assert_eq!(people_of(text), people, "{text}");
        }
        for text in ["do.", "\"", "Samme", "- \" -"] {
            assert!(is_same(text), "{text}");
        }
    }
}
