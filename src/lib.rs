//! Leveranceplan.
pub mod address;
pub mod edition;
pub mod extract;
pub mod finding;
pub mod plan;
pub mod report;
pub mod workbook;
