//! The plan as data: tables, CSV with its data package, the workbook written back, JSON.
//!
//! Input: the typed plan. Output: bytes, and findings where a format cannot hold a text as it is. Which tables and columns
//! there are stands in `tables.rs`, and only there. The only place that names csv and rust_xlsxwriter.

pub mod csv;
pub mod datapackage;
pub mod guard;
pub mod json;
mod table;
mod tables;
pub mod xlsx;

pub use table::{Column, Form, Reference, Table, Value};
pub use tables::{areas, changes, contacts, deliverables, links, periods, tables};
