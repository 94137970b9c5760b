//! A publication, whole: a workbook in; the plan, the findings and the files of its edition out.
//!
//! [`Publisher`] holds what an office sets once: its settings and how the PDF looks. It reads a workbook to a [`Draft`]. A draft is
//! checked, extracted or published; a [`Publication`] has the finished files in memory. Nothing here touches a file, the
//! clock, a process or a terminal: the caller hands in bytes and gets bytes back.

mod draft;
mod extracts;
mod publisher;
mod quarter;
mod readback;

pub use draft::Draft;
pub use extracts::Extract;
pub use publisher::Publisher;
pub use quarter::NextQuarter;

use crate::compare::Comparison;
use crate::compare::marks::{self, Mark};
use crate::compare::show;
use crate::edition::{Counts, Edition, File, Manifest, Source, names};
use crate::error::Error;
use crate::extract::csv::Dialect;
use crate::finding::{Findings, Severity};
use crate::plan::{Marker, Plan};
use crate::report::pdf::PdfError;
use crate::report::self_check::{self, SelfCheck};
use crate::report::{Report, compose, layout, pdf};
use crate::texts::Message;

/// The program and its version, as the PDF names what made it.
const PRODUCER: &str = concat!("leveranceplan ", env!("CARGO_PKG_VERSION"));

/// The wishes for one publication, besides the settings of the office.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The plan of the version before. The new plan is compared with it.
    pub previous: Option<Plan>,
    /// The file that it was read from, for the manifest.
    pub compared_with: Option<Source>,
    /// Whether the new plan gets the markers that it earns against the version before.
    pub mark: bool,
    /// The dialect of the CSV files.
    pub dialect: Dialect,
}

/// A step of making a publication that takes time in a long plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The pages are laid out.
    Layout,
    /// The PDF is written.
    Write,
    /// The PDF is read back and held against the plan.
    ReadBack,
}

impl Stage {
    /// How many stages there are.
    pub const COUNT: u64 = 3;
}

/// The result of publishing a draft: the plan as it is published, the findings, and the edition.
#[derive(Debug)]
pub struct Publication {
    /// The plan, with the markers that were set.
    pub plan: Plan,
    /// The findings, as the settings want them.
    pub findings: Findings,
    /// The markers that were set or taken off.
    pub marks: Vec<Mark>,
    /// The changes since the version before, where one was given.
    pub comparison: Option<Comparison>,
    /// The finished edition, or why there is none.
    pub edition: Result<Edition, Error>,
}

impl Draft<'_> {
    /// Makes the publication of this draft. `progress` is told each stage as it begins.
    #[must_use]
    pub fn publish(mut self, options: &Options, progress: &(dyn Fn(Stage) + Sync)) -> Publication {
        let previous = options.previous.as_ref();
        let mut marks = Vec::new();
        let mut comparison = previous.map(|old| Comparison::of(old, &self.plan));
        if let Some((old, comparison)) = previous.zip(comparison.as_mut()).filter(|_| options.mark) {
            marks = marks::set(&mut self.plan, comparison);
            *comparison = Comparison::of(old, &self.plan);
        }
        let report = self.report(comparison.as_ref());
        let changes = comparison.as_ref().map(show::lines);
        let forms = [Extract::Xlsx, Extract::Csv(options.dialect), Extract::Json];
        // The data is written beside the PDF. Only then is it known whether anything is published.
        let (data, document) = rayon::join(
            || self.files(&forms, changes.as_deref()),
            || report.as_ref().map(|report| self.document(report, progress)),
        );
        let (files, others) = match data {
            Ok((files, findings)) => (Ok(files), findings),
            Err(error) => (Err(error), Vec::new()),
        };
        let findings = self.checked(previous.zip(comparison.as_ref()), others);
        let edition = self.edition(&findings, files, report.as_ref().zip(document), options);
        Publication { plan: self.plan, findings, marks, comparison, edition }
    }

    /// The text of the PDF; `None` where title, version or date are missing.
    fn report(&self, comparison: Option<&Comparison>) -> Option<Report> {
        let mut report = compose::compose(&self.plan)?;
        let wanted = self.publisher.config.publication.changes;
        report.tables.extend(comparison.filter(|_| wanted).map(compose::changes::table));
        Some(report)
    }

    /// Lays out, writes and reads back the PDF.
    fn document(&self, report: &Report, progress: &(dyn Fn(Stage) + Sync)) -> Result<Document, PdfError> {
        progress(Stage::Layout);
        let pages = layout::layout(report, &self.fonts, &self.publisher.design);
        progress(Stage::Write);
        let bytes = pdf::write(&pages, &pdf::Metadata::of(report, PRODUCER), &self.fonts)?;
        let count = pages.pages.len();
        drop(pages);
        progress(Stage::ReadBack);
        let self_check = self_check::run(report, &bytes)?;
        Ok(Document { bytes, pages: count, self_check })
    }

    /// The edition; an error where the plan may not be published.
    fn edition(
        &self,
        findings: &Findings,
        files: Result<Vec<File>, Error>,
        pdf: Option<(&Report, Result<Document, PdfError>)>,
        options: &Options,
    ) -> Result<Edition, Error> {
        if findings.count(Severity::Error) > 0 {
            return Err(Error::plan(Message::error("refusal-findings")));
        }
        if self.has_unshown_character(findings.accepted) {
            return Err(Error::plan(Message::error("refusal-cannot-be-set")));
        }
        // Settings can turn a finding off. They cannot make up what a publication needs.
        let incomplete = || Error::plan(Message::error("refusal-incomplete"));
        let (report, document) = pdf.ok_or_else(incomplete)?;
        let (document, mut files) = (document.map_err(|error| Error::unwritten(&error))?, files?);
        let path = names::pdf(report.version);
        files.insert(0, File { path, bytes: document.bytes });
        let counts = self.counts(findings, document.pages);
        let (version, date, input) = (report.version, report.date, self.source.clone());
        let manifest =
            Manifest::new(version, date, options.dialect.name(), input, counts, document.self_check, &files);
        Edition::new(manifest.compared_with(options.compared_with.clone()), files)
    }

    fn counts(&self, findings: &Findings, pages: usize) -> Counts {
        let marked = |marker| self.plan.deliverables().filter(|(_, row)| row.is(marker)).count();
        Counts {
            areas: self.plan.areas.len(),
            deliverables: self.plan.deliverables().count(),
            delivered: marked(Marker::Delivered),
            changed: marked(Marker::Changed),
            pages,
            warnings: findings.count(Severity::Warning),
            notes: findings.count(Severity::Note),
        }
    }
}

/// A finished PDF.
struct Document {
    bytes: Vec<u8>,
    pages: usize,
    self_check: SelfCheck,
}
