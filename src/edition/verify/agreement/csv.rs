//! The CSV tables, read back in the manifest's dialect, against the tables of the plan; and their data package.
//!
//! Both sides are read in the same way, so that a guarding apostrophe stands in both or in none.

use super::Compared;
use crate::edition::verify::{Position, Verified, What};
use crate::extract::csv::{Dialect, MARK, StringRecord, read, write};
use crate::extract::datapackage::{self, Resource};
use crate::extract::tables;

pub(super) fn agree(compared: &Compared<'_>, path: &str, bytes: &[u8], verified: &mut Verified) {
    let name = path.strip_prefix("csv/").and_then(|name| name.strip_suffix(".csv"));
    // The table of changes does not follow from the plan alone.
    let table = tables(&compared.plan, None).into_iter().find(|table| Some(table.name) == name);
    let Some(table) = table else { return };
    let dialect = dialect(compared, bytes);
    let mut expected = Vec::new();
    let written = write(&table, dialect, &mut expected).map_err(|error| error.to_string());
    let both = written.and_then(|()| Ok((read(&expected, dialect)?, read(bytes, dialect)?)));
    match both {
        Ok((expected, found)) => rows(compared, path, &expected, &found, verified),
        Err(reason) => compared.differ(path, Position::Part("part-rows"), What::Unreadable(reason), verified),
    }
}

/// The manifest's dialect; without a manifest the byte-order mark tells.
fn dialect(compared: &Compared<'_>, bytes: &[u8]) -> Dialect {
    let named = compared.manifest.and_then(|manifest| manifest.dialect.parse().ok());
    named.unwrap_or(if bytes.starts_with(MARK) { Dialect::ExcelDa } else { Dialect::Rfc4180 })
}

/// Compares column by column, by the names in the first row; another program's table may have other columns.
fn rows(
    compared: &Compared<'_>,
    path: &str,
    expected: &[StringRecord],
    found: &[StringRecord],
    verified: &mut Verified,
) {
    let (Some((columns, expected)), Some((heading, found))) = (expected.split_first(), found.split_first())
    else {
        return compared.differ(
            path,
            Position::Part("part-rows"),
            What::Count(expected.len(), found.len()),
            verified,
        );
    };
    if compared.is_ours() && columns != heading {
        let shown = |record: &StringRecord| record.iter().collect::<Vec<_>>().join(", ");
        let what = What::Text(shown(columns), shown(heading));
        compared.differ(path, Position::Part("part-columns"), what, verified);
    }
    if expected.len() != found.len() {
        let what = What::Count(expected.len(), found.len());
        compared.differ(path, Position::Part("part-rows"), what, verified);
    }
    let place = |name: &str| heading.iter().position(|other| other == name);
    let common: Vec<(usize, usize, &str)> =
        columns.iter().enumerate().filter_map(|(at, name)| Some((at, place(name)?, name))).collect();
    for (index, (expected_row, found_row)) in expected.iter().zip(found).enumerate() {
        let before = verified.differences.len();
        for (at, place, name) in &common {
            let cell = |row: &StringRecord, at: usize| row.get(at).unwrap_or_default().to_owned();
            // The heading is row 1 of a spreadsheet.
            let position = || Position::Row(index + 2, (*name).to_owned());
            compared.same(path, position, &cell(expected_row, *at), &cell(found_row, *place), verified);
        }
        // Where a row is gone or new, those after it say nothing.
        if expected.len() != found.len() && verified.differences.len() > before {
            return;
        }
    }
}

/// Compares the data package, which follows from the plan and the tables' files.
pub(super) fn agree_package(compared: &Compared<'_>, verified: &mut Verified) {
    const PATH: &str = "csv/datapackage.json";
    let (Some((bytes, _)), Some(manifest)) = (compared.contents.get(PATH), compared.manifest) else { return };
    let Ok(dialect) = manifest.dialect.parse::<Dialect>() else { return };
    let tables = tables(&compared.plan, Some(&[]));
    let file = |name| compared.contents.get(&format!("csv/{name}.csv")).map(|(bytes, _)| bytes.as_slice());
    let resources = tables.iter().filter_map(|table| Some(Resource { table, bytes: file(table.name)? }));
    let resources: Vec<Resource<'_, '_>> = resources.collect();
    let expected = datapackage::write(&compared.plan, dialect, &resources, &manifest.input.sha256);
    verified.texts += 1;
    if compared.is_ours() && expected.is_ok_and(|expected| expected != *bytes) {
        verified.differ(format!("{}{PATH}", compared.prefix), None, What::Package);
    }
}
