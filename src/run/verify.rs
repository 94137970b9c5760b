//! `verify`: whether editions are as they were published.

use std::path::Path;

use leveranceplan::{Disk, Message};

use super::context::Context;
use super::error::Stop;

/// Verifies an edition, or all of an output folder.
pub(crate) fn verify(folder: &Path, context: &Context<'_>) -> Result<(), Stop> {
    let terminal = context.terminal;
    let verified = leveranceplan::verify(&Disk, folder)?;
    terminal.result(&verified.message())?;
    let summary = Message::new("verified")
        .with("editions", verified.editions)
        .with("files", verified.files)
        .with("texts", verified.texts)
        .with("differences", verified.differences.len());
    terminal.say(&summary);
    if verified.agrees() { Ok(()) } else { Err(Stop::Checked) }
}
