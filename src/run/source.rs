//! Where a plan comes from: a workbook, a `plan.json`, or an edition's folder.

use std::path::Path;

use leveranceplan::extract::json;
use leveranceplan::plan::Plan;
use leveranceplan::plan::read::Supplied;

use super::terminal::shown;
use super::{Context, RunError, input, read_plan};

/// Reads a plan, where none is named the one workbook in `input/`, as it was written: what the command line supplies is
/// meant for the workbook that is published.
pub(crate) fn read(path: Option<&Path>, context: &Context) -> Result<Plan, RunError> {
    let terms = Supplied {
        terms: context.supplied.terms,
        aliases: context.supplied.aliases.clone(),
        ..Supplied::default()
    };
    let Some(path) = path else { return read_plan(None, &terms).map(|(_, _, plan, _)| plan) };
    let in_folder = path.join("plan.json");
    if path.is_dir() && !in_folder.is_file() {
        return Err(RunError::Input(format!(
            "mappen {} har ingen plan.json\n  forventet: en udgaves mappe, som output/v5.0\n  hjælp: se efter, om det er mappen for én version",
            shown(path)
        )));
    }
    let path = if path.is_dir() { in_folder.as_path() } else { path };
    if path.extension().is_none_or(|end| !end.eq_ignore_ascii_case("json")) {
        return read_plan(Some(path), &terms).map(|(_, _, plan, _)| plan);
    }
    let bytes = input::read(Some(path))?.bytes;
    json::read(&bytes).map_err(|error| {
        RunError::Input(format!(
            "{} kan ikke læses som en plan: {error}\n  forventet: en udgaves mappe, dens plan.json eller en projektmappe\n  hjælp: se efter, om navnet er rigtigt",
            shown(path)
        ))
    })
}
