//! The previous version of a plan: the one that is named, or the newest edition in the output folder before it.

use std::fs;
use std::path::{Path, PathBuf};

use leveranceplan::{Edition, Error, Message, Plan, Source, VersionNumber};

use super::context::Context;
use super::input;
use crate::cli::Publish;

/// The previous version and the file that it was read from.
pub(crate) struct Previous {
    pub(crate) plan: Plan,
    pub(crate) source: Source,
}

/// The previous version of a plan, where there is one.
pub(crate) fn previous(
    options: &Publish,
    plan: &Plan,
    context: &Context<'_>,
) -> Result<Option<Previous>, Error> {
    let path = match &options.previous {
        Some(path) => Some(path.clone()),
        None if options.no_previous => None,
        None => edition_before(&options.output, plan, context)?,
    };
    let read = |path: PathBuf| -> Result<Previous, Error> {
        let plan = context.plan(Some(&path))?;
        let source = Source::of(&input::read(Some(&input::plan_of(&path)?))?.bytes);
        Ok(Previous { plan, source })
    };
    let previous = path.map(read).transpose()?;
    if options.mark && previous.is_none() {
        return Err(Error::arguments(
            Message::error("mark-no-previous").with("folder", options.output.as_path()),
        ));
    }
    Ok(previous)
}

/// The newest edition of the same programme before a version. A version below one that is published is refused, unless it
/// is published itself.
fn edition_before(output: &Path, plan: &Plan, context: &Context<'_>) -> Result<Option<PathBuf>, Error> {
    let Some(version) = plan.version.number else { return Ok(None) };
    let editions = editions(output);
    let is_published = editions.iter().any(|(other, _)| *other == version);
    let others = editions.into_iter().filter(|(other, folder)| *other != version && is_same(folder, plan));
    let (before, after): (Vec<_>, Vec<_>) = others.partition(|(other, _)| *other < version);
    if let Some((higher, _)) = after.into_iter().max_by_key(|(other, _)| *other).filter(|_| !is_published) {
        let message = Message::error("publish-lower").with("version", version.to_string());
        return Err(Error::output(message.with("higher", higher.to_string())));
    }
    let newest = before.into_iter().max_by_key(|(other, _)| *other);
    if let Some((_, folder)) = &newest {
        context.terminal.say(&Message::new("previous-taken").with("folder", folder.as_path()));
    }
    Ok(newest.map(|(_, folder)| folder))
}

/// The editions in an output folder, by version.
fn editions(output: &Path) -> Vec<(VersionNumber, PathBuf)> {
    let folders = fs::read_dir(output).into_iter().flatten().flatten();
    let edition = |entry: fs::DirEntry| {
        let version = entry.file_name().to_str()?.strip_prefix('v')?.parse().ok()?;
        Some((version, entry.path())).filter(|(_, folder)| folder.join(Edition::PLAN_FILE).is_file())
    };
    folders.filter_map(edition).collect()
}

/// Whether an edition is of the same programme: its title is the same up to its period.
fn is_same(folder: &Path, plan: &Plan) -> bool {
    let other = fs::read(folder.join(Edition::PLAN_FILE)).ok().and_then(|bytes| Plan::from_json(&bytes).ok());
    other.is_some_and(|other| programme(&other) == programme(plan))
}

/// The letters of a title before its first digit.
fn programme(plan: &Plan) -> String {
    let title = plan.title.as_ref().map_or("", |title| title.value.as_str());
    let name = title.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
    let letters: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    // `Q1 2019` begins with its letter.
    letters.strip_suffix('q').map(str::to_owned).unwrap_or(letters)
}
