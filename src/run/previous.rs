//! The version before: its number and date, from an edition, a `plan.json` or a workbook.

use std::fs;
use std::path::Path;

use leveranceplan::check::Previous;
use serde::Deserialize;

use super::terminal::shown;
use super::{Context, RunError, read_plan};

#[derive(Deserialize)]
struct PlanFile {
    version: Previous,
}

/// Reads the version before.
pub(crate) fn read(path: &Path, context: &Context) -> Result<Previous, RunError> {
    let json = if path.is_dir() { Some(path.join("plan.json")) } else { None };
    let json = json.or_else(|| path.extension().is_some_and(|end| end == "json").then(|| path.to_owned()));
    let Some(json) = json else {
        let (_, _, plan, _) = read_plan(Some(path), context)?;
        return Ok(Previous { number: plan.version.number, date: plan.version.date });
    };
    let failed = |reason: String| {
        let shown = shown(&json);
        RunError::Input(format!(
            "den forrige version {shown} kan ikke læses: {reason}\n  forventet: en udgaves mappe, dens plan.json eller en projektmappe\n  hjælp: se efter, om navnet er rigtigt"
        ))
    };
    let bytes = fs::read(&json).map_err(|error| failed(error.to_string()))?;
    let file: PlanFile = serde_json::from_slice(&bytes).map_err(|error| failed(error.to_string()))?;
    Ok(file.version)
}
