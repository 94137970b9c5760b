//! `publish`: a workbook to an edition.

use leveranceplan::edition::{self, Counts, Disk, File, Manifest, Publication, Source};
use leveranceplan::finding::{Finding, Severity};
use leveranceplan::plan::Marker;
use leveranceplan::report::self_check::SelfCheck;
use leveranceplan::report::{Report, compose, design::Design, fonts::Fonts, layout, pdf, self_check};

use super::extract::{csv_files, json_file, xlsx_file};
use super::progress::Progress;
use super::since::{Since, said};
use super::summary::{self, Summary};
use super::{Context, Loaded, RunError, count, design, load};
use crate::cli::Publish;

/// Publishes a plan.
pub(crate) fn publish(options: &Publish, context: &Context) -> Result<(), RunError> {
    let terminal = &context.terminal;
    let mut loaded = load(options.workbook.as_deref(), context)?;
    let (typeface, look) = (design::typeface(context)?, design::design(context)?);
    let fonts = Fonts::of(&typeface).map_err(RunError::output)?;
    let since = since(options, &mut loaded, context)?;
    let source = Source::of(&loaded.input.bytes);
    let mut report = compose::compose(&loaded.plan);
    if let Some((report, since)) =
        report.as_mut().zip(since.as_ref()).filter(|_| context.config.publication.changes)
    {
        report.tables.push(compose::changes::table(&since.comparison));
    }
    let progress = Progress::new(terminal, loaded.plan.deliverables().count(), 3);
    // The workbook and the tables are written beside the PDF; whether anything is published is settled after both.
    let (data, pdf) = rayon::join(
        || data(options, &loaded, since.as_ref(), &source),
        || report.as_ref().map(|report| document(report, &fonts, &look, &progress)),
    );
    drop(progress);
    let (mut files, others) = data?;
    loaded.check(since.as_ref(), &fonts, others, context);
    terminal.findings(&loaded.findings);
    loaded.say_accepted(terminal);
    if count(&loaded.findings, Severity::Error) > 0 {
        return Err(RunError::Findings);
    }
    if loaded.cannot_be_set(&fonts, context) {
        return Err(RunError::CannotBeSet);
    }
    // Settings can turn a finding off, but not make up what a publication cannot do without.
    let (report, document) = report.zip(pdf).ok_or(RunError::Incomplete)?;
    let document = document?;
    let name = format!("v{}", report.version);
    files.insert(0, File { path: format!("aktivitets-og-leveranceplan-{name}.pdf"), bytes: document.bytes });
    let counts = counts(&loaded, document.pages);
    let dialect = options.dialect.name();
    let manifest =
        Manifest::new(&report.version, report.date, dialect, source, counts, document.self_check, &files);
    let publication = Publication {
        manifest: &manifest,
        files: &files,
        published: context.clock.now(),
        replace: options.replace,
    };
    let published = edition::publish(&Disk, &options.output, &publication)?;
    files.push(manifest.to_file().map_err(RunError::output)?);
    summary::recovered(&published.recovered, terminal);
    let summary = Summary {
        outcome: published.outcome,
        folder: &options.output.join(&name),
        counts,
        plan: &loaded.plan,
        findings: &loaded.findings,
        files: &files,
        since: since.as_ref().map(|since| &since.comparison),
        taken: context.clock.taken(),
    };
    terminal.say(&summary.text(&terminal.texts));
    Ok(())
}

/// The version before, where one is named; with `--mark` the plan gets the markers that it earns.
fn since(options: &Publish, loaded: &mut Loaded, context: &Context) -> Result<Option<Since>, RunError> {
    let terminal = &context.terminal;
    let mut since = Since::read(options.previous.as_deref(), &loaded.plan, context)?;
    if let Some(since) = since.as_mut().filter(|_| options.mark) {
        let marks = since.mark(&mut loaded.plan);
        marks.iter().for_each(|mark| terminal.say(&said(mark, &terminal.texts)));
        terminal.say(&terminal.texts.counts("marks-set", &[("count", marks.len())]));
    }
    Ok(since)
}

/// The workbook, the tables and `plan.json`, and what had to be guarded or left out in them.
fn data(
    options: &Publish,
    loaded: &Loaded,
    since: Option<&Since>,
    source: &Source,
) -> Result<(Vec<File>, Vec<Finding>), RunError> {
    let changes = since.map(Since::changes);
    let (workbook, mut findings) = xlsx_file(&loaded.plan)?;
    let (csv, guarded) = csv_files(&loaded.plan, changes.as_deref(), options.dialect, source)?;
    findings.extend(guarded);
    let mut files = vec![workbook];
    files.extend(csv);
    files.push(json_file(&loaded.plan)?);
    Ok((files, findings))
}

/// A finished PDF.
struct Document {
    bytes: Vec<u8>,
    pages: usize,
    self_check: SelfCheck,
}

/// Lays out, writes and reads back the PDF.
fn document(
    report: &Report,
    fonts: &Fonts<'_>,
    design: &Design,
    progress: &Progress,
) -> Result<Document, RunError> {
    progress.stage("Sætter siderne");
    let pages = layout::layout(report, fonts, design);
    let metadata = pdf::Metadata::of(report, concat!("leveranceplan ", env!("CARGO_PKG_VERSION")));
    progress.stage("Skriver PDF");
    let bytes = pdf::write(&pages, &metadata, fonts).map_err(RunError::output)?;
    let count = pages.pages.len();
    drop(pages);
    progress.stage("Læser PDF'en efter");
    let self_check = self_check::run(report, &bytes).map_err(RunError::output)?;
    Ok(Document { bytes, pages: count, self_check })
}

fn counts(loaded: &Loaded, pages: usize) -> Counts {
    let marked =
        |marker| loaded.plan.deliverables().filter(|(_, deliverable)| deliverable.is(marker)).count();
    Counts {
        areas: loaded.plan.areas.len(),
        deliverables: loaded.plan.deliverables().count(),
        delivered: marked(Marker::Delivered),
        changed: marked(Marker::Changed),
        pages,
        warnings: count(&loaded.findings, Severity::Warning),
        notes: count(&loaded.findings, Severity::Note),
    }
}
