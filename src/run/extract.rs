//! `extract`: the plan as data, without an edition.

use std::fs;
use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

use leveranceplan::edition::EditionError;
use leveranceplan::finding::Severity;

use super::{Context, RunError, count, load, publish::extracts};
use crate::cli::Extract;

/// Writes the extracts of a format into the output folder.
pub(crate) fn extract(options: &Extract, context: &Context) -> Result<(), RunError> {
    let terminal = &context.terminal;
    let mut loaded = load(options.workbook.as_deref(), context)?;
    let files = extracts(&loaded.plan, options.dialect, &mut loaded.findings)?;
    leveranceplan::finding::sort(&mut loaded.findings);
    terminal.findings(&loaded.findings);
    if count(&loaded.findings, Severity::Error) > 0 {
        return Err(RunError::Findings);
    }
    let wanted = format!(".{}", options.format);
    for file in files.into_iter().filter(|file| file.path.ends_with(&wanted)) {
        let path = options.output.join(&file.path);
        let folder = path.parent().unwrap_or(&options.output);
        let failed = |source| EditionError::Io { path: path.clone(), source };
        fs::create_dir_all(folder).map_err(failed)?;
        let mut out = new_file(folder).map_err(failed)?;
        std::io::Write::write_all(&mut out, &file.bytes).map_err(failed)?;
        out.as_file().sync_all().map_err(failed)?;
        out.persist(&path).map_err(|error| failed(error.error))?;
        terminal.say(&format!("Skrevet: {}", path.display()));
    }
    Ok(())
}

/// A temporary file that will be as readable as any other: temporary ones are for their owner alone.
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}
