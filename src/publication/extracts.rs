//! The plan as data: the files of each format.

use super::readback::{self, ReadBackError};
use super::{Draft, Findings};
use crate::compare::show::Line;
use crate::edition::{File, names};
use crate::extract::csv::{self, Dialect};
use crate::extract::datapackage::{self, Resource};
use crate::extract::{Table, guard, json, tables, xlsx};
use crate::finding::Finding;
use crate::texts::{Explain, Message, explained, writing};

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

/// Why data cannot be written; no plan can cause it.
#[derive(Debug)]
pub enum ExtractError {
    /// The clean workbook.
    Xlsx(xlsx::WriteError),
    /// The clean workbook does not hold the plan.
    ReadBack(ReadBackError),
    /// A table.
    Csv(std::io::Error),
    /// The data package or `plan.json`.
    Json(serde_json::Error),
}

explained!(ExtractError { Xlsx(xlsx::WriteError), ReadBack(ReadBackError), Csv(std::io::Error), Json(serde_json::Error) });

impl Explain for ExtractError {
    fn message(&self) -> Message {
        match self {
            Self::Xlsx(error) => error.message(),
            Self::ReadBack(error) => error.message(),
            Self::Csv(error) => writing(error),
            Self::Json(error) => error.message(),
        }
    }
}

/// Files, and what a format cannot hold as it is.
type Written = Result<(Vec<File>, Vec<Finding>), ExtractError>;

impl Draft<'_> {
    /// Writes the plan in some forms. The findings are those of reading and of writing.
    ///
    /// # Errors
    /// None that a plan can cause.
    pub fn extract(&self, forms: &[Extract]) -> Result<(Vec<File>, Findings), ExtractError> {
        let (files, findings) = self.files(forms, None)?;
        Ok((files, self.settled(findings)))
    }

    /// A table by its name, to be written row by row, and the findings of reading and of writing it.
    #[must_use]
    pub fn table(&self, name: &str, dialect: Dialect) -> Option<(Table<'_>, Findings)> {
        let table = tables(&self.plan, None).into_iter().find(|table| table.name == name)?;
        Some((table, self.settled(self.guarded(dialect))))
    }

    /// The files of some forms, in their order; `changes` are the rows of the table of changes.
    pub(super) fn files(&self, forms: &[Extract], changes: Option<&[Line]>) -> Written {
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
        readback::run(&bytes, &self.plan, self.publisher.config.terms, &findings)?;
        Ok((vec![File { path: names::workbook(self.plan.version.number), bytes }], findings))
    }

    fn csv(&self, changes: Option<&[Line]>, dialect: Dialect) -> Written {
        let tables = tables(&self.plan, changes);
        let file = |table: &Table<'_>| {
            let mut bytes = Vec::new();
            csv::write(table, dialect, &mut bytes)?;
            Ok::<_, ExtractError>(File { path: names::table(table.name), bytes })
        };
        let mut files = tables.iter().map(file).collect::<Result<Vec<File>, _>>()?;
        let resources: Vec<Resource<'_, '_>> =
            tables.iter().zip(&files).map(|(table, file)| Resource { table, bytes: &file.bytes }).collect();
        let bytes = datapackage::write(&self.plan, dialect, &resources, &self.source.sha256)?;
        files.push(File { path: names::PACKAGE.into(), bytes });
        Ok((files, self.guarded(dialect)))
    }

    fn json(&self) -> Written {
        Ok((vec![File { path: names::PLAN.into(), bytes: json::write(&self.plan)? }], Vec::new()))
    }

    /// A finding for each text that the dialect has to guard.
    fn guarded(&self, dialect: Dialect) -> Vec<Finding> {
        if dialect == Dialect::ExcelDa { guard::findings(&self.plan) } else { Vec::new() }
    }
}
