//! `verify`: whether editions are as they were published.

use std::path::Path;

use leveranceplan::Disk;

use super::context::Context;
use super::error::RunError;

/// Verifies an edition, or all of an output folder.
pub(crate) fn verify(folder: &Path, context: &Context<'_>) -> Result<(), RunError> {
    let terminal = context.terminal;
    let verified = leveranceplan::verify(&Disk, folder)?;
    terminal.result(&verified.text(&terminal.texts))?;
    let numbers = [
        ("editions", verified.editions),
        ("files", verified.files),
        ("texts", verified.texts),
        ("differences", verified.differences.len()),
    ];
    terminal.say(&terminal.texts.counts("verified", &numbers));
    if verified.agrees() { Ok(()) } else { Err(RunError::Checked) }
}
