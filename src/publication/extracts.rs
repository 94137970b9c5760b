//! The plan as data: the files of each format.

use super::{Draft, Publisher, readback};
use crate::compare::show::ChangeLine;
use crate::edition::{File, names};
use crate::error::Error;
use crate::extract::csv::Dialect;
use crate::extract::datapackage::{self, Resource};
use crate::extract::{Table, guard, tables, xlsx};
use crate::finding::{Finding, Findings};
use crate::plan::Plan;
use crate::texts::{Message, near};

/// A form of the plan as data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extract {
    /// The clean workbook.
    Xlsx,
    /// The tables, with their data package.
    Csv(Dialect),
    /// `plan.json`.
    Json,
}

/// Files, and what a format cannot hold as it is.
type Written = Result<(Vec<File>, Vec<Finding>), Error>;

impl Draft<'_> {
    /// Writes the plan in some forms. The findings are those of reading and of writing.
    ///
    /// # Errors
    /// None that a plan can cause.
    pub fn extract(&self, forms: &[Extract]) -> Result<(Vec<File>, Findings), Error> {
        let (files, findings) = self.files(forms, None)?;
        Ok((files, self.settled(findings)))
    }

    /// A table by its name, to be written row by row, and the findings of reading and of writing it.
    ///
    /// # Errors
    /// There is no table of that name. The changes are none: they need the plan of the version before.
    pub fn table(&self, name: &str, dialect: Dialect) -> Result<(Table<'_>, Findings), Error> {
        Ok((table_named(&self.plan, name)?, self.settled(self.guarded(dialect))))
    }

    /// The files of some forms, in their order; `changes` are the rows of the table of changes.
    pub(super) fn files(&self, forms: &[Extract], changes: Option<&[ChangeLine]>) -> Written {
        let (mut files, mut findings) = (Vec::new(), Vec::new());
        for form in forms {
            let (written, found) = match form {
                Extract::Xlsx => self.xlsx()?,
                Extract::Csv(dialect) => self.csv(changes, *dialect)?,
                Extract::Json => self.json()?,
            };
            files.extend(written);
            findings.extend(found);
        }
        Ok((files, findings))
    }

    fn xlsx(&self) -> Written {
        let (bytes, findings) = xlsx::write(&self.plan, &xlsx::Limits::default())?;
        let held = readback::run(&bytes, &self.plan, self.publisher.config.terms, &findings);
        held.map_err(|error| Error::unwritten(&error))?;
        Ok((vec![File { path: names::workbook(self.plan.version.number), bytes }], findings))
    }

    fn csv(&self, changes: Option<&[ChangeLine]>, dialect: Dialect) -> Written {
        let tables = tables(&self.plan, changes);
        let file = |table: &Table<'_>| {
            let mut bytes = Vec::new();
            table.write_csv(dialect, &mut bytes).map_err(|error| Error::unwritable(&error))?;
            Ok(File { path: names::table(table.name), bytes })
        };
        let mut files = tables.iter().map(file).collect::<Result<Vec<File>, Error>>()?;
        let resources: Vec<Resource<'_, '_>> =
            tables.iter().zip(&files).map(|(table, file)| Resource { table, bytes: &file.bytes }).collect();
        let bytes = datapackage::write(&self.plan, dialect, &resources, &self.source.sha256)
            .map_err(|error| Error::unwritten(&error))?;
        files.push(File { path: names::PACKAGE.into(), bytes });
        Ok((files, self.guarded(dialect)))
    }

    fn json(&self) -> Written {
        let bytes = self.plan.json().map_err(|error| Error::unwritten(&error))?;
        Ok((vec![File { path: names::PLAN.into(), bytes }], Vec::new()))
    }

    /// A finding for each text that the dialect has to guard.
    fn guarded(&self, dialect: Dialect) -> Vec<Finding> {
        if dialect == Dialect::ExcelDa { guard::findings(&self.plan) } else { Vec::new() }
    }
}

impl Publisher {
    /// Checks that there is a table of a name, before a workbook is read for it.
    ///
    /// # Errors
    /// See [`Draft::table`].
    pub fn knows_table(name: &str) -> Result<(), Error> {
        table_named(&Plan::default(), name).map(drop)
    }
}

fn table_named<'a>(plan: &'a Plan, name: &str) -> Result<Table<'a>, Error> {
    let mut tables = tables(plan, None);
    if let Some(place) = tables.iter().position(|table| table.name == name) {
        return Ok(tables.swap_remove(place));
    }
    let known: Vec<&str> = tables.iter().map(|table| table.name).collect();
    let near = near("extract-near", name, known.iter().copied());
    let message = Message::error("extract-no-table").with("table", name).with("known", known.join(", "));
    Err(Error::arguments(message.with("near", near)))
}
