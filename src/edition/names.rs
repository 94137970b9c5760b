//! The names of an edition's files, each path inside its folder with `/`. `manifest.json` and `editions.json` are named by
//! [`super::Manifest`] and [`super::Ledger`].

use crate::plan::VersionNumber;

/// The typed plan.
pub const PLAN: &str = "plan.json";
/// The folder of the tables.
pub const TABLES: &str = "csv";
/// The description of the tables.
pub const PACKAGE: &str = "csv/datapackage.json";
/// The document's name, with which its files begin.
pub const DOCUMENT: &str = "aktivitets-og-leveranceplan";

/// The file of a table, by the table's name.
#[must_use]
pub fn table(name: &str) -> String {
    format!("{TABLES}/{name}.csv")
}

/// The publication.
#[must_use]
pub fn pdf(version: VersionNumber) -> String {
    format!("{DOCUMENT}-v{version}.pdf")
}

/// The clean workbook; of a plan without a version number it has none in its name.
#[must_use]
pub fn workbook(version: Option<VersionNumber>) -> String {
    let version = version.map_or_else(String::new, |version| format!("-v{version}"));
    format!("{DOCUMENT}{version}.xlsx")
}
