//! The office's activity and delivery plan: a workbook in, the publication and data out.
//!
//! Data flows one way: [`workbook`] turns bytes into sheets, [`plan`] sheets into a typed plan and [`finding`]s,
//! [`report`] a plan into pages and PDF bytes, [`extract`] a plan into CSV, XLSX and JSON, [`edition`] files into a folder.
//! Only the command touches files, the clock and the terminal.
//!
//! ```
//! use leveranceplan::plan::read::{Supplied, read};
//! use leveranceplan::report::{compose, design::Design, fonts::Fonts, layout, pdf};
//! use leveranceplan::{extract, workbook};
//!
//! let bytes = std::fs::read("input/aktivitets-og-leveranceplan.xlsx")?;
//! let (plan, findings) = read(&workbook::read(&bytes)?, &Supplied::default())?;
//! assert_eq!((plan.areas.len(), plan.deliverables().count(), findings.len()), (9, 48, 0));
//!
//! let report = compose::compose(&plan).ok_or("title, version or date is missing")?;
//! let fonts = Fonts::load()?;
//! let pages = layout::layout(&report, &fonts, &Design::default());
//! let metadata = pdf::Metadata::of(&report, "example");
//! assert!(pdf::write(&pages, &metadata, &fonts)?.starts_with(b"%PDF-1.7"));
//! assert_eq!(extract::areas(&plan).rows().count(), 9);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
pub mod address;
pub mod check;
pub mod compare;
pub mod config;
mod danish;
mod digest;
pub mod edition;
pub mod extract;
pub mod finding;
pub mod plan;
pub mod publication;
pub mod report;
pub mod texts;
pub mod workbook;
