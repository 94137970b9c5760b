//! Leveranceplan.
pub mod address;
pub mod report;
