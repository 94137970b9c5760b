//! `publish`: a workbook to an edition.

use leveranceplan::{Disk, Error, Mark, Message, Occasion, Options, Publication, Stage};

use super::context::{Context, draft};
use super::input;
use super::progress::Progress;
use super::summary::{self, Summary};
use super::terminal::Terminal;
use crate::cli::Publish;

/// Publishes a plan.
pub(crate) fn publish(options: Publish, context: &Context<'_>) -> Result<(), Error> {
    let terminal = context.terminal;
    let publisher = context.publisher_with_files()?;
    let input = input::read(options.workbook.as_deref())?;
    let draft = draft(&publisher, &input, &context.supplied)?;
    let previous = options.previous.as_deref().map(|path| context.plan(Some(path))).transpose()?;
    let progress = Progress::new(terminal, draft.plan().deliverables().count(), Stage::COUNT);
    let wanted = Options { previous, mark: options.mark, dialect: options.dialect };
    let publication = draft.publish(&wanted, &|stage| progress.stage(stage));
    drop(progress);
    if options.mark {
        marked(&publication.marks, terminal);
    }
    terminal.findings(&publication.findings);
    terminal.accepted(publication.findings.accepted);
    let Publication { plan, findings, comparison, edition, .. } = publication;
    let edition = edition?;
    let occasion = Occasion { published: context.clock.now(), replace: options.replace };
    let published = edition.publish(&Disk, &options.output, occasion)?;
    summary::recovered(&published.recovered, terminal);
    let summary = Summary {
        outcome: published.outcome,
        folder: &published.folder,
        edition: &edition,
        plan: &plan,
        findings: &findings.list,
        since: comparison.as_ref(),
        taken: context.clock.taken(),
    };
    terminal.say(&summary.message());
    Ok(())
}

/// Says which markers were put on or taken off.
fn marked(marks: &[Mark], terminal: &Terminal) {
    for mark in marks {
        let cell = mark.place.as_ref().map_or_else(String::new, ToString::to_string);
        let sentence = Message::of("mark", mark.fault.name());
        terminal.say(&sentence.with("cell", cell).with("name", &mark.name));
    }
    terminal.say(&Message::new("marks-set").with("count", marks.len()));
}
