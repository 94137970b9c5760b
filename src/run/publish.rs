//! `publish`: a workbook to an edition.

use leveranceplan::{Disk, Error, Message, Occasion, Options, Publication, Stage};

use super::context::{Context, draft};
use super::input;
use super::previous::previous;
use super::progress::Progress;
use super::summary::Summary;
use crate::cli::Publish;

/// Publishes a plan.
pub(crate) fn publish(options: Publish, context: &Context<'_>) -> Result<(), Error> {
    let terminal = context.terminal;
    let publisher = context.publisher_with_files()?;
    let input = input::read(options.workbook.as_deref())?;
    let draft = draft(&publisher, &input, &options.overrides.supplied())?;
    let previous = previous(&options, draft.plan(), context)?;
    let (previous, compared_with) = previous.map(|found| (found.plan, found.source)).unzip();
    let progress = Progress::new(terminal, draft.plan().deliverables().count(), Stage::COUNT);
    let wanted = Options { previous, compared_with, mark: options.mark, dialect: options.dialect };
    let publication = draft.publish(&wanted, &|stage| progress.stage(stage));
    drop(progress);
    if options.mark {
        publication.marks.iter().for_each(|mark| terminal.say(&mark.message()));
        terminal.say(&Message::new("marks-set").with("count", publication.marks.len()));
    }
    terminal.findings(&publication.findings);
    terminal.accepted(publication.findings.accepted);
    let Publication { plan, findings, comparison, edition, .. } = publication;
    let edition = edition?;
    let occasion = Occasion { published: context.clock.now(), replace: options.replace };
    let published = edition.publish(&Disk, &options.output, occasion)?;
    published.recovered.iter().for_each(|recovery| terminal.say(&recovery.message()));
    let summary = Summary {
        outcome: published.outcome,
        folder: &published.folder,
        edition: &edition,
        plan: &plan,
        findings: &findings,
        comparison: comparison.as_ref(),
        taken: context.clock.taken(),
    };
    terminal.say(&summary.message());
    Ok(())
}
