//! `publish`: a workbook to an edition.

use leveranceplan::edition::{self, Counts, Disk, File, Manifest, Publication, Source};
use leveranceplan::finding::Severity;
use leveranceplan::plan::Marker;
use leveranceplan::report::{compose, fonts::Fonts, layout, pdf, self_check};

use super::extract::{csv_files, json_file, xlsx_file};
use super::since::{Since, said};
use super::summary::{self, Summary};
use super::{Context, Loaded, RunError, count, load};
use crate::cli::Publish;

/// Publishes a plan.
pub(crate) fn publish(options: &Publish, context: &Context) -> Result<(), RunError> {
    let terminal = &context.terminal;
    let mut loaded = load(options.workbook.as_deref(), context)?;
    let fonts = Fonts::load().map_err(RunError::output)?;
    let mut since = Since::read(options.previous.as_deref(), &loaded.plan, context)?;
    if let Some(since) = since.as_mut().filter(|_| options.mark) {
        let marks = since.mark(&mut loaded.plan);
        marks.iter().for_each(|mark| terminal.say(&said(mark, &terminal.texts)));
        terminal.say(&terminal.texts.counts("marks-set", &[("count", marks.len())]));
    }
    let changes = since.as_ref().map(Since::changes);
    let source = Source::of(&loaded.input.bytes);
    let (workbook, mut others) = xlsx_file(&loaded.plan)?;
    let (csv, guarded) = csv_files(&loaded.plan, changes.as_deref(), options.dialect, &source)?;
    others.extend(guarded);
    let mut files = vec![workbook];
    files.extend(csv);
    files.push(json_file(&loaded.plan)?);
    loaded.check(since.as_ref(), &fonts, others, context);
    terminal.findings(&loaded.findings);
    loaded.say_accepted(terminal);
    let report = compose::compose(&loaded.plan);
    let Some(report) = report.filter(|_| count(&loaded.findings, Severity::Error) == 0) else {
        return Err(RunError::Findings);
    };
    let pages = layout::layout(&report, &fonts);
    let metadata = pdf::Metadata {
        title: report.title.clone(),
        language: "da-DK",
        date: report.date,
        version: report.version.clone(),
        producer: concat!("leveranceplan ", env!("CARGO_PKG_VERSION")).to_owned(),
    };
    let bytes = pdf::write(&pages, &metadata).map_err(RunError::output)?;
    let self_check = self_check::run(&report, &bytes).map_err(RunError::output)?;
    let name = format!("v{}", report.version);
    files.insert(0, File { path: format!("aktivitets-og-leveranceplan-{name}.pdf"), bytes });
    let counts = counts(&loaded, pages.pages.len());
    let manifest = Manifest::new(
        &report.version,
        report.date,
        options.dialect.name(),
        source,
        counts,
        self_check,
        &files,
    );
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
