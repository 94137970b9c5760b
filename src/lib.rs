//! The office's activity and delivery plan: a workbook in, the publication and data out.
//!
//! A [`Publisher`] has the settings of an office. It reads a workbook to a [`Draft`]; a draft is checked, extracted or
//! published. Everything happens in memory: bytes in, bytes out.
//!
//! ```
//! use leveranceplan::{Config, Options, Publisher, Supplied};
//!
//! let bytes = std::fs::read("input/aktivitets-og-leveranceplan.xlsx")?;
//! let publisher = Publisher::new(Config::default());
//! let publication = publisher.read(&bytes, &Supplied::default())?.publish(&Options::default(), &|_| {});
//! assert_eq!((publication.plan.areas.len(), publication.findings.list.len()), (9, 5));
//! let edition = publication.edition?;
//! assert_eq!(edition.files().next().unwrap().path, "aktivitets-og-leveranceplan-v5.0.pdf");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Settings, the checks and one table as CSV:
//!
//! ```
//! use leveranceplan::{Config, Dialect, Language, Publisher, Supplied, Texts};
//!
//! let bytes = std::fs::read("input/aktivitets-og-leveranceplan.xlsx")?;
//! let publisher = Publisher::new(Config::parse("[checks]\nrelease-over = \"off\"")?);
//! let draft = publisher.read(&bytes, &Supplied::default())?;
//! print!("{}", Texts::of(Language::English).text(&draft.check(None).message()));
//! let (areas, _) = draft.table("omraader", Dialect::Rfc4180).ok_or("no such table")?;
//! areas.write_csv(Dialect::Rfc4180, std::io::stdout())?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

// The modules are hidden, not private, for the project's own tests and benchmarks. They are no part of the interface and
// change without notice. The command uses what stands below them alone; a test sees to that.
#[doc(hidden)]
pub mod address;
#[doc(hidden)]
pub mod characters;
#[doc(hidden)]
pub mod check;
#[doc(hidden)]
pub mod compare;
#[doc(hidden)]
pub mod config;
mod danish;
#[doc(hidden)]
pub mod digest;
#[doc(hidden)]
pub mod edition;
#[doc(hidden)]
pub mod extract;
#[doc(hidden)]
pub mod finding;
#[doc(hidden)]
pub mod plan;
#[doc(hidden)]
pub mod publication;
#[doc(hidden)]
pub mod report;
#[doc(hidden)]
pub mod schema;
#[doc(hidden)]
pub mod texts;
#[doc(hidden)]
pub mod workbook;

pub use address::{At, CellRange, CellRef, Column, Place, Row};
pub use compare::Comparison;
pub use compare::marks::Mark;
pub use config::{Config, ConfigError, nearest};
pub use edition::names::PLAN as PLAN_FILE;
pub use edition::verify::{Verified, VerifyError, verify};
pub use edition::{Counts, Edition, EditionError, File, Files, Occasion, Outcome, Published, Recovery};
#[cfg(feature = "command")]
pub use edition::{Disk, write_file, write_new_file};
pub use extract::csv::{Dialect, UnknownDialect};
pub use extract::{Table, Value, tables};
pub use finding::show::Tally;
pub use finding::{Code, Finding, Severity};
pub use plan::next::Options as NextOptions;
pub use plan::read::Supplied;
pub use plan::release::Release;
pub use plan::{Area, Deliverable, Field, Marker, NotAVersionNumber, Plan, State, Version, VersionNumber};
pub use publication::{Draft, Extract, Findings, NextQuarter, Options, Publication, Publisher, Stage};
pub use publication::{ExtractError, InputError, NextQuarterError, ReadBackError, Refusal, SettingsError};
pub use texts::{Explain, Language, Message, Text, Texts, UnknownLanguage, writing};
pub use workbook::{Damage, Format, MAX_FILE, ReadError, Workbook};
