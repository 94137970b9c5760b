//! The design of the publication, with the files that the settings name.

use std::fs;
use std::path::{Path, PathBuf};

use leveranceplan::config::publication::{Font, Publication};
use leveranceplan::report::design::Design;
use leveranceplan::report::fonts::Typeface;
use leveranceplan::report::logo::Logo;

use super::{Context, RunError};

/// Reads the typeface that the settings name.
pub(crate) fn typeface(context: &Context) -> Result<Typeface, RunError> {
    match &context.config.publication.font {
        Font::BuiltIn(name) => Ok(Typeface::named(name).unwrap_or_default()),
        Font::Files { regular, bold } => {
            let (regular, bold) = (read(regular, context)?, read(bold, context)?);
            Typeface::of_programs(regular, bold).map_err(|error| failed(context, &error))
        }
    }
}

/// The design that the settings ask for.
pub(crate) fn design(context: &Context) -> Result<Design, RunError> {
    let Publication { paper, size, colors, logo, .. } = &context.config.publication;
    let logo = match logo {
        Some(logo) => {
            let bytes = read(&logo.file, context)?;
            Some(Logo::read(&bytes, &logo.text, logo.height).map_err(|error| failed(context, &error))?)
        }
        None => None,
    };
    Ok(Design { paper: *paper, size: *size, colors: *colors, logo })
}

fn failed(context: &Context, reason: &dyn std::fmt::Display) -> RunError {
    RunError::Config { path: context.config_path.display().to_string(), reason: reason.to_string() }
}

/// A file that the settings name; a relative name counts from the folder of the settings.
fn read(name: &Path, context: &Context) -> Result<Vec<u8>, RunError> {
    let path: PathBuf = context.config_path.parent().unwrap_or(Path::new("")).join(name);
    fs::read(&path).map_err(|error| {
        let reason =
            format!("{} kan ikke læses: {error}\n  hjælp: se efter, om navnet er rigtigt", path.display());
        failed(context, &reason)
    })
}
