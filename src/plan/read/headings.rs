//! The words of headings: those of the layout, and others that offices use for the same.

use super::header::{Aliases, Role};
use crate::plan::Field;

/// No heading has more bytes.
const LONGEST: usize = 80;

/// Other words for the seven columns, by their letters in lower case. They are likely, not certain: a column is read by
/// them where none has the heading itself, and the office is told.
const SYNONYMS: [(Field, &[&str]); 7] = [
    (
        Field::Project,
        &[
            "aktivitet",
            "aktiviteter",
            "projektnavn",
            "projekttitel",
            "projekter",
            "indsats",
            "initiativ",
            "opgave",
            "project",
            "projectname",
            "activity",
            "task",
            "prosjekt",
        ],
    ),
    (
        Field::Purpose,
        &["mål", "formålet", "hensigt", "målsætning", "purpose", "objective", "aim", "goal", "syfte"],
    ),
    (
        Field::Description,
        &[
            "beskrivelse",
            "leverance",
            "leverancer",
            "leveranceogbeskrivelse",
            "leverancerbeskrivelse",
            "produkt",
            "indhold",
            "deliverable",
            "deliverables",
            "deliverabledescription",
            "description",
            "leveranse",
        ],
    ),
    (
        Field::Release,
        &[
            "frigives",
            "frigivelse",
            "frigivesdato",
            "deadline",
            "frist",
            "tidsplan",
            "termin",
            "tidspunkt",
            "tid",
            "hvornår",
            "leveres",
            "leveringsdato",
            "leveringstidspunkt",
            "udgives",
            "udgivelse",
            "forventetfrigivelse",
            "release",
            "released",
            "releasedate",
            "due",
            "duedate",
            "timing",
            "schedule",
        ],
    ),
    (Field::Status, &["fremdrift", "stade", "tilstand", "progress", "state"]),
    (
        Field::Contact,
        &[
            "ansvarlig",
            "ansvarlige",
            "kontakter",
            "kontaktpersoner",
            "kontaktoplysninger",
            "tovholder",
            "projektleder",
            "ejer",
            "hvem",
            "contact",
            "contacts",
            "contactperson",
            "owner",
            "responsible",
            "lead",
        ],
    ),
    (
        Field::Remarks,
        &[
            "noter",
            "note",
            "kommentar",
            "kommentarer",
            "anmærkning",
            "anmærkninger",
            "merknader",
            "remarks",
            "remark",
            "comments",
            "comment",
            "notes",
        ],
    ),
];

/// What a heading certainly names.
pub(super) fn known(text: &str, aliases: Aliases<'_>) -> Option<Role> {
    if text.len() > LONGEST {
        return None;
    }
    named(&key(text), aliases)
}

/// What the letters of a heading certainly name.
fn named(key: &str, aliases: Aliases<'_>) -> Option<Role> {
    Some(match key {
        "projekt" => Role::Field(Field::Project),
        "formål" => Role::Field(Field::Purpose),
        "leverancebeskrivelse" | "leverancensbeskrivelse" => Role::Field(Field::Description),
        "leverancefrigives" | "leverancenfrigives" => Role::Field(Field::Release),
        "status" => Role::Field(Field::Status),
        "kontakt" | "kontaktperson" => Role::Field(Field::Contact),
        "bemærkninger" | "bemærkning" => Role::Field(Field::Remarks),
        "område" | "indsatsområde" => Role::Area,
        other => {
            let alias = aliases.iter().find(|(alias, _)| self::key(alias) == other && !other.is_empty());
            Role::Field(alias?.1)
        }
    })
}

/// What a heading likely names: by another word for it, by its number, or shortened.
pub(super) fn likely(text: &str) -> Option<Field> {
    if text.len() > LONGEST {
        return None;
    }
    let numberless = text.trim_start_matches(|c: char| c.is_ascii_digit() || ".): ".contains(c));
    let bare = numberless.split('(').next().unwrap_or(numberless);
    let key = key(bare);
    if let Some(Role::Field(field)) = named(&key, &[]) {
        return Some(field);
    }
    let synonym = SYNONYMS.iter().find(|(_, words)| words.contains(&key.as_str()));
    let shortened = || Field::ALL.into_iter().find(|field| is_shortened(bare, field.heading()));
    synonym.map(|(field, _)| *field).or_else(shortened)
}

/// Whether a text can be a heading of a plan by itself.
pub(super) fn may_be_heading(text: &str, aliases: Aliases<'_>) -> bool {
    known(text, aliases).is_some() || likely(text).is_some()
}

/// Whether a text is a heading with shortened words: `Lev. beskr.`, `Bem.`.
fn is_shortened(text: &str, heading: &str) -> bool {
    if !text.contains('.') {
        return false;
    }
    let words = |text: &str| -> Vec<String> {
        let parts = text.split(|c: char| c.is_whitespace() || c == '.').map(key);
        parts.filter(|word| !word.is_empty()).collect()
    };
    let (short, whole) = (words(text), words(heading));
    short.len() == whole.len()
        && short
            .iter()
            .zip(&whole)
            .all(|(short, whole)| short.chars().count() >= 3 && whole.starts_with(short.as_str()))
}

/// A text's letters and digits in lower case: what headings and names are compared by.
pub(super) fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether an unknown heading is nearly that of a field.
pub(super) fn is_near(text: &str, field: Field) -> bool {
    strsim::jaro_winkler(&key(text), &key(field.heading())) > 0.9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_however_they_are_written() {
        for text in ["Projekt", "PROJEKT:", " projekt ", "Pro\u{ad}jekt"] {
            assert_eq!(known(text, &[]), Some(Role::Field(Field::Project)), "{text}");
        }
        assert_eq!(known("Leverance\nfrigives", &[]), Some(Role::Field(Field::Release)));
        assert_eq!(known("Leverancens beskrivelse", &[]), Some(Role::Field(Field::Description)));
        assert_eq!(known("Område", &[]), Some(Role::Area));
        assert_eq!(known("Projektets formål", &[]), None);
        let aliases = [("Noter".to_owned(), Field::Remarks), ("?".to_owned(), Field::Status)];
        assert_eq!(known("NOTER:", &aliases), Some(Role::Field(Field::Remarks)));
        assert_eq!(known("?!", &aliases), None);
    }

    #[test]
    fn other_words_for_a_column_are_likely() {
        let cases = [
            ("Tovholder", Some(Field::Contact)),
            ("Due date", Some(Field::Release)),
            ("3. Formål", Some(Field::Purpose)),
            ("Kontakt (navn)", Some(Field::Contact)),
            ("Lev. beskr.", Some(Field::Description)),
            ("Bem.", Some(Field::Remarks)),
            ("Budget", None),
            ("B.", None),
        ];
        for (text, field) in cases {
            assert_eq!(likely(text), field, "{text}");
        }
    }

    #[test]
    fn no_word_names_two_columns() {
        let mut words: Vec<&str> = SYNONYMS.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all);
        assert!(words.iter().all(|word| known(word, &[]).is_none() && key(word) == **word));
    }
}
