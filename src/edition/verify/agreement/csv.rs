//! The CSV tables, read back in the manifest's dialect, against the tables of the plan; and their data package.
//!
//! Both sides are read in the same way, so that a guarding apostrophe stands in both or in none.

use super::Compared;
use crate::edition::names;
use crate::edition::verify::FileCheck;
use crate::edition::verify::problem::{self, unreadable};
use crate::extract::csv::{Dialect, MARK, StringRecord, read};
use crate::extract::datapackage::{self, Resource};
use crate::extract::{ColumnSpec, Form, Table, tables};
use crate::texts::Message;

pub(super) fn agree(
    compared: &Compared<'_>,
    path: &str,
    bytes: &[u8],
    file: &mut FileCheck<'_>,
) -> Result<(), Message> {
    let name = path.strip_prefix("csv/").and_then(|name| name.strip_suffix(".csv"));
    // The table of changes does not follow from the plan alone.
    let table = tables(&compared.plan, None).into_iter().find(|table| Some(table.name) == name);
    let Some(table) = table else { return Ok(()) };
    let columns = columns(compared, &table);
    if columns.is_empty() {
        return Ok(());
    }
    let dialect = dialect(compared, bytes);
    let mut expected = Vec::new();
    table.write_csv(dialect, &mut expected).map_err(|error| unreadable(&error))?;
    match read(bytes, dialect) {
        Ok(found) => {
            let expected = read(&expected, dialect).map_err(|error| unreadable(&error))?;
            rows(compared, &columns, &expected, &found, file);
        }
        Err(reason) => file.differ(Message::new("part-rows"), unreadable(&reason)),
    }
    Ok(())
}

/// The names of the columns that are compared. Of an edition of another version they are those with the plan's own texts,
/// in the tables whose rows are those of the plan.
fn columns(compared: &Compared<'_>, table: &Table<'_>) -> Vec<&'static str> {
    let has_plan_rows = matches!(table.name, "leverancer" | "omraader");
    let is_wanted =
        |column: &&ColumnSpec| compared.is_of_this_program() || has_plan_rows && column.form == Form::Text;
    table.columns.iter().filter(is_wanted).map(|column| column.name).collect()
}

impl Compared<'_> {
    /// A text as it is compared: each version decides for itself which texts an apostrophe guards.
    fn without_guard<'t>(&self, text: &'t str) -> &'t str {
        if self.is_of_this_program() { text } else { text.trim_start_matches('\'') }
    }
}

/// The manifest's dialect; without a manifest the byte-order mark tells.
fn dialect(compared: &Compared<'_>, bytes: &[u8]) -> Dialect {
    let named = compared.manifest.and_then(|manifest| manifest.dialect.parse().ok());
    named.unwrap_or(if bytes.starts_with(MARK) { Dialect::ExcelDa } else { Dialect::Rfc4180 })
}

/// Compares column by column, by the names in the first row.
fn rows(
    compared: &Compared<'_>,
    columns: &[&'static str],
    expected: &[StringRecord],
    found: &[StringRecord],
    file: &mut FileCheck<'_>,
) {
    let (Some((own_heading, expected)), Some((heading, found))) =
        (expected.split_first(), found.split_first())
    else {
        return file.count(Message::new("part-rows"), expected.len(), found.len());
    };
    if compared.is_of_this_program() && own_heading != heading {
        let shown = |record: &StringRecord| record.iter().collect::<Vec<_>>().join(", ");
        file.differ(
            Message::new("part-columns"),
            problem::texts("verify-text", &shown(own_heading), &shown(heading)),
        );
    }
    file.count(Message::new("part-rows"), expected.len(), found.len());
    let place = |heading: &StringRecord, name: &str| heading.iter().position(|other| other == name);
    let common = |name: &&'static str| Some((place(own_heading, name)?, place(heading, name)?, *name));
    let common: Vec<(usize, usize, &str)> = columns.iter().filter_map(common).collect();
    for (index, (expected_row, found_row)) in expected.iter().zip(found).enumerate() {
        let before = file.verified.differences.len();
        for (at, place, name) in &common {
            // A row that is too short ends in empty cells. The heading is row 1 of a spreadsheet.
            let [expected, found] = [(expected_row, at), (found_row, place)].map(|(row, at)| row.get(*at));
            let [expected, found] = [expected, found].map(|text| compared.without_guard(text.unwrap_or("")));
            let row = Message::new("at-row").with("row", (index + 2).to_string());
            file.text(|| row.with("column", *name), expected, found);
        }
        // Where a row is gone or new, those after it say nothing.
        if expected.len() != found.len() && file.verified.differences.len() > before {
            return;
        }
    }
}

/// Compares the data package, which follows from the plan and the tables' files.
pub(super) fn agree_package(compared: &Compared<'_>, package: &mut FileCheck<'_>) {
    let bytes = |path: &str| compared.files.others.get(path).map(|file| file.bytes.as_slice());
    let manifest = compared.manifest.filter(|manifest| manifest.is_of_this_program());
    let (Some(found), Some(manifest)) = (bytes(names::PACKAGE), manifest) else { return };
    let Ok(dialect) = manifest.dialect.parse::<Dialect>() else { return };
    let tables = tables(&compared.plan, Some(&[]));
    let resources =
        tables.iter().filter_map(|table| Some(Resource { table, bytes: bytes(&names::table(table.name))? }));
    let resources: Vec<Resource<'_, '_>> = resources.collect();
    let expected = datapackage::write(&compared.plan, dialect, &resources, &manifest.input.sha256);
    package.verified.texts += 1;
    if expected.is_ok_and(|expected| expected != *found) {
        package.differ(None, Message::new("verify-package"));
    }
}
