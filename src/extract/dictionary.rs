//! The one dictionary of tables and columns: CSV headers, `datapackage.json`, the sheet `Data` and `docs/columns.md`
//! all come from it.
//!
//! The data itself is in `dictionary/tables.rs`. Types are those of the Table Schema of Data Package v1.

mod tables;

pub use tables::{AREAS, CHANGES, CONTACTS, DELIVERABLES, LINKS, PERIODS};

/// All tables, in the order in which an edition lists them.
pub const TABLES: [&TableInfo; 6] = [&DELIVERABLES, &AREAS, &PERIODS, &CONTACTS, &LINKS, &CHANGES];

/// A table: its file is `<name>.csv`.
#[derive(Debug, PartialEq)]
pub struct TableInfo {
    /// Its name, ASCII.
    pub name: &'static str,
    /// Its title, Danish.
    pub title: &'static str,
    /// What a row is, Danish.
    pub row: &'static str,
    /// What a row is, English.
    pub row_en: &'static str,
    /// The columns that tell one row from all others.
    pub key: &'static [&'static str],
    /// Columns that name a row of another table.
    pub references: &'static [Reference],
    /// The columns, in order.
    pub columns: &'static [Column],
}

/// A column whose values stand in a column of another table, or are empty.
#[derive(Debug, PartialEq, Eq)]
pub struct Reference {
    /// The column.
    pub column: &'static str,
    /// The other table.
    pub table: &'static str,
    /// Its column.
    pub target: &'static str,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// A number; with a decimal comma in `excel-da`, with a point in `rfc4180`.
    Number,
    /// `ja` or `nej`.
    Boolean,
    /// A day, ISO 8601.
    Date,
}

impl Type {
    /// The name in a Table Schema.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Date => "date",
        }
    }
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// Its name, ASCII: the header in all files.
    pub name: &'static str,
    /// Its heading in the workbook, or what it would be there; Danish.
    pub heading: &'static str,
    /// What it holds.
    pub kind: Type,
    /// What it means, Danish.
    pub description: &'static str,
    /// What it means, English.
    pub description_en: &'static str,
    /// Unit or form: `antal`, `ÅÅÅÅ-MM-DD`.
    pub form: &'static str,
    /// A value that it can have, as `rfc4180` writes it.
    pub example: &'static str,
    /// Whether every row has a value.
    pub required: bool,
    /// The values that it can have; empty where it can have any.
    pub one_of: &'static [&'static str],
    /// The least and the greatest number.
    pub minimum: Option<u32>,
    /// The greatest number.
    pub maximum: Option<u32>,
    /// The form of its texts, a regular expression.
    pub pattern: Option<&'static str>,
}

impl Column {
    const fn new(name: &'static str, heading: &'static str, kind: Type, form: &'static str) -> Self {
        Self {
            name,
            heading,
            kind,
            description: "",
            description_en: "",
            form,
            example: "",
            required: false,
            one_of: &[],
            minimum: None,
            maximum: None,
            pattern: None,
        }
    }

    const fn text(name: &'static str, heading: &'static str) -> Self {
        Self::new(name, heading, Type::Text, "tekst")
    }

    /// A count, from a least number on; every row has one.
    const fn count(name: &'static str, heading: &'static str, minimum: u32) -> Self {
        let column = Self::new(name, heading, Type::Integer, "antal");
        Self { minimum: Some(minimum), required: true, ..column }
    }

    /// Yes or no; every row has one.
    const fn yes_no(name: &'static str, heading: &'static str) -> Self {
        Self::new(name, heading, Type::Boolean, "ja/nej").required()
    }

    const fn day(name: &'static str, heading: &'static str) -> Self {
        Self::new(name, heading, Type::Date, "ÅÅÅÅ-MM-DD")
    }

    const fn means(self, description: &'static str, description_en: &'static str) -> Self {
        Self { description, description_en, ..self }
    }

    const fn example(self, example: &'static str) -> Self {
        Self { example, ..self }
    }

    const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    const fn one_of(self, one_of: &'static [&'static str]) -> Self {
        Self { one_of, form: "et af ordene", ..self }
    }

    const fn form(self, form: &'static str) -> Self {
        Self { form, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Field;
    use crate::plan::State;
    use crate::plan::release::{Kind, Precision};

    fn column(table: &TableInfo, name: &str) -> Column {
        *table.columns.iter().find(|column| column.name == name).unwrap()
    }

    #[test]
    fn names_are_ascii_and_keys_and_references_exist() {
        for table in TABLES {
            let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
            for name in names.iter().chain([&table.name]) {
                assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{name}");
                assert_eq!(
                    names.iter().filter(|other| *other == name).count(),
                    usize::from(*name != table.name)
                );
            }
            for name in table.key {
                assert!(names.contains(name), "{name}");
            }
            for reference in table.references {
                assert!(names.contains(&reference.column), "{reference:?}");
                let other = TABLES.into_iter().find(|other| other.name == reference.table).unwrap();
                assert_eq!(other.key, [reference.target], "{reference:?}");
            }
            for column in table.columns {
                let sound = !column.description.is_empty() && !column.description_en.is_empty();
                assert!(sound && !column.example.is_empty() && !column.form.is_empty(), "{}", column.name);
                assert!(
                    column.one_of.is_empty() || column.one_of.contains(&column.example),
                    "{}",
                    column.name
                );
            }
        }
    }

    #[test]
    fn the_values_are_those_of_the_model() {
        let kinds = [
            Kind::Dated,
            Kind::Ongoing,
            Kind::Recurring,
            Kind::Delivered,
            Kind::Cancelled,
            Kind::Unplanned,
            Kind::Unrecognised,
        ];
        assert_eq!(column(&DELIVERABLES, "frigives_art").one_of, kinds.map(Kind::name));
        let units = [
            Precision::Day,
            Precision::Week,
            Precision::Month,
            Precision::Quarter,
            Precision::HalfYear,
            Precision::Season,
            Precision::TurnOfYear,
            Precision::Year,
        ];
        assert_eq!(column(&DELIVERABLES, "frigives_noejagtighed").one_of, units.map(Precision::name));
        let mut states = State::ALL.map(State::name);
        let mut named = column(&DELIVERABLES, "tilstand").one_of.to_vec();
        states.sort_unstable();
        named.sort_unstable();
        assert_eq!(named, states);
        assert_eq!(column(&LINKS, "kolonne").one_of, Field::ALL.map(Field::heading));
        let headings: Vec<&str> = DELIVERABLES.columns.iter().map(|column| column.heading).collect();
        assert!(Field::ALL.iter().all(|field| headings.contains(&field.heading())));
    }
}
