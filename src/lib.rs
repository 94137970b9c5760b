//! The office's activity and delivery plan: a workbook in, the publication and data out.
//!
//! Data flows one way: [`workbook`] turns bytes into sheets, [`plan`] sheets into a typed plan and [`finding`]s,
//! [`report`] a plan into pages and PDF bytes, [`extract`] a plan into CSV and JSON, [`edition`] files into a folder.
pub mod address;
mod danish;
pub mod edition;
pub mod extract;
pub mod finding;
pub mod plan;
pub mod report;
pub mod workbook;
