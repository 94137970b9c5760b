//! Each column has its texts, and its values are what it says they are.

use super::*;
use crate::compare::Comparison;
use crate::compare::show::lines;
use crate::extract::ColumnSpec;
use crate::plan::read::{Reading, read};
use crate::texts::{Language, Message, Texts};

const LANGUAGES: [(Language, &str, &str); 2] = [
    (Language::Danish, "da", include_str!("../../texts/da/columns.ftl")),
    (Language::English, "en", include_str!("../../texts/en/columns.ftl")),
];

fn plan_of(path: &str) -> Plan {
    let bytes = std::fs::read(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    read(&crate::workbook::Workbook::read(&bytes).unwrap(), &Reading::default()).unwrap().plan
}

/// The key of a text, the part of it, and what a new line for it looks like.
type Wanted = (String, Option<&'static str>);

fn wanted(table: &Table<'_>, language: Language) -> Vec<Wanted> {
    let key = format!("table-{}", table.name);
    let mut wanted = vec![(key.clone(), None), (key, Some("title"))];
    for column in &table.columns {
        let key = format!("column-{}-{}", table.name, column.name);
        wanted.extend([(key.clone(), None), (column.form.key().to_owned(), None)]);
        // The heading is that of the workbook, which is Danish.
        wanted.extend((language == Language::Danish).then_some((key, Some("heading"))));
    }
    wanted
}

/// A text by its key, or a part of it.
fn text(texts: &Texts, key: &str, part: Option<&'static str>) -> String {
    let message = Message::Text { key: key.to_owned().into(), part, values: Vec::new() };
    texts.text(&message).into()
}

#[test]
fn each_table_and_column_has_its_texts() {
    let plan = Plan::default();
    let tables = tables(&plan, Some(&[]));
    for (language, folder, source) in LANGUAGES {
        let texts = Texts::of(language);
        let mut keys: Vec<String> = Vec::new();
        for (key, part) in tables.iter().flat_map(|table| wanted(table, language)) {
            let text = text(texts, &key, part);
            let line =
                part.map_or_else(|| format!("{key} = …"), |part| format!("    .{part} = … (under {key})"));
            assert!(text != key && !text.is_empty(), "add to src/texts/{folder}/columns.ftl: {line}");
            keys.push(key);
        }
        for line in source.lines().filter(|line| line.starts_with("table-") || line.starts_with("column-")) {
            let key = line.split(" =").next().unwrap();
            assert!(
                keys.iter().any(|known| known == key),
                "remove from src/texts/{folder}/columns.ftl: {key}, for there is no such table or column"
            );
        }
    }
}

#[test]
fn names_are_ascii_and_keys_and_references_exist() {
    let plan = Plan::default();
    let tables = tables(&plan, Some(&[]));
    for table in &tables {
        let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        for name in names.iter().chain([&table.name]) {
            assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{name}");
        }
        for name in &names {
            assert_eq!(names.iter().filter(|other| *other == name).count(), 1, "{name}");
        }
        assert!(table.key.iter().all(|name| names.contains(name)), "{:?}", table.key);
        for reference in table.columns.iter().filter_map(|column| column.reference) {
            let other = tables.iter().find(|other| other.name == reference.table).unwrap();
            assert_eq!(other.key, [reference.column], "{reference:?}");
        }
    }
}

/// Whether a value is one that a column can have.
fn fits(column: &ColumnSpec, value: &Value<'_>) -> bool {
    let text_fits = |text: &str| match &column.form {
        Form::Word(words) => words.contains(&text),
        Form::Url => text.contains(':'),
        Form::Id => text.contains('/'),
        Form::Cell => crate::address::CellRef::parse(text).is_some(),
        Form::Text => true,
        _ => false,
    };
    match value {
        Value::Empty => !column.required,
        Value::Text(text) if text.is_empty() => !column.required && column.form.type_name() == "string",
        Value::Text(text) => text_fits(text),
        Value::Integer(number) => match column.form {
            Form::Count(least) => *number >= u64::from(least),
            Form::Ordinal => *number > 0,
            _ => false,
        },
        Value::Number(number) => column.form == Form::Share && (0.0..=1.0).contains(number),
        Value::Boolean(_) => column.form == Form::YesNo,
        Value::Date(_) => column.form == Form::Day,
    }
}

#[test]
fn values_and_examples_fit_their_columns() {
    let old = plan_of("input/aktivitets-og-leveranceplan.xlsx");
    let new = plan_of("fixtures/enkel/plan.xlsx");
    let changed = lines(&Comparison::of(&old, &new));
    for table in tables(&old, Some(&changed)) {
        let rows: Vec<_> = table.rows().collect();
        assert!(rows.len() > 3, "{}", table.name);
        for row in &rows {
            assert_eq!(row.len(), table.columns.len());
            for (column, value) in table.columns.iter().zip(row) {
                assert!(fits(column, value), "{}.{}: {value:?}", table.name, column.name);
            }
        }
        for column in table.columns.iter().filter(|column| column.form.type_name() == "string") {
            assert!(fits(column, &column.example.into()), "{}.{}", table.name, column.name);
        }
    }
}

#[test]
fn the_columns_of_the_workbook_keep_their_headings() {
    let (texts, plan) = (Texts::of(Language::Danish), Plan::default());
    let heading =
        |column: &ColumnSpec| text(texts, &format!("column-leverancer-{}", column.name), Some("heading"));
    let headings: Vec<String> = deliverables(&plan).columns.iter().map(heading).collect();
    assert!(Field::ALL.iter().all(|field| headings.iter().any(|heading| heading == field.heading())));
}

#[test]
fn no_state_is_left_out() {
    // As many as there are: the last one is counted from the first.
    let all: std::collections::BTreeSet<&str> = State::ALL.into_iter().map(State::name).collect();
    assert_eq!(all.len(), State::ALL.len());
    assert_eq!(State::ALL.into_iter().map(|state| state as usize).max(), Some(State::ALL.len() - 1));
}
