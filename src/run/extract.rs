//! `extract`: the plan as data, without an edition.

use std::fs;

use leveranceplan::edition::EditionError;

use super::{Context, RunError, load, publish::extracts};
use crate::cli::Extract;

/// Writes the extracts of a format into the output folder.
pub(crate) fn extract(options: &Extract, context: &Context) -> Result<(), RunError> {
    let terminal = &context.terminal;
    let mut loaded = load(options.workbook.as_deref(), context)?;
    let files = extracts(&loaded.plan, options.dialect, &mut loaded.findings)?;
    leveranceplan::finding::sort(&mut loaded.findings);
    terminal.findings(&loaded.findings);
    let wanted = format!(".{}", options.format);
    for file in files.into_iter().filter(|file| file.path.ends_with(&wanted)) {
        let path = options.output.join(&file.path);
        let folder = path.parent().unwrap_or(&options.output);
        let failed = |source| EditionError::Io { path: path.clone(), source };
        fs::create_dir_all(folder).map_err(failed)?;
        let mut out = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
        std::io::Write::write_all(&mut out, &file.bytes).map_err(failed)?;
        out.as_file().sync_all().map_err(failed)?;
        out.persist(&path).map_err(|error| failed(error.error))?;
        terminal.say(&format!("Skrevet: {}", path.display()));
    }
    Ok(())
}
