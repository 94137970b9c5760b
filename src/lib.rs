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
//! let (areas, _) = draft.table("omraader", Dialect::Rfc4180)?;
//! areas.write_csv(Dialect::Rfc4180, std::io::stdout())?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

// The modules are hidden, not private, where the project's own tests and benchmarks look behind the door. They are no part of
// the interface and change without notice. The command uses what stands below them alone; a test sees to that.
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
mod error;
#[doc(hidden)]
pub mod extract;
#[doc(hidden)]
pub mod finding;
#[doc(hidden)]
pub mod plan;
mod publication;
#[doc(hidden)]
pub mod report;
mod schema;
#[doc(hidden)]
pub mod summary;
#[doc(hidden)]
pub mod texts;
#[doc(hidden)]
pub mod workbook;

pub use address::{At, Place};
pub use compare::Comparison;
pub use config::Config;
#[cfg(feature = "command")]
pub use edition::Disk;
pub use edition::verify::{Verified, verify};
pub use edition::{Edition, File, Files, Occasion, Outcome, Published, Source};
pub use error::{Error, ErrorKind};
pub use extract::csv::Dialect;
pub use extract::{Table, Value};
pub use finding::{Code, Finding, Findings, Severity};
pub use plan::next::Options as NextOptions;
pub use plan::read::{SheetUse, Supplied};
pub use plan::release::Release;
pub use plan::{Area, Deliverable, Field, Marker, Plan, State, Version, VersionNumber};
pub use publication::{Draft, Extract, NextQuarter, Options, Publication, Publisher, Stage};
pub use summary::{News, Summary, When};
pub use texts::{Explain, Language, Message, Texts};
pub use workbook::{Damage, Format, ReadError, Workbook};
