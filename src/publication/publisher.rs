//! What an office sets once, and reading a workbook by it.

use std::io;
use std::path::{Path, PathBuf};

use super::Draft;
use crate::config::Config;
use crate::config::publication::{Appearance, Font};
use crate::edition::Source;
use crate::plan::read::{PlanError, Supplied, read};
use crate::report::design::Design;
use crate::report::fonts::{FontError, Fonts, Typeface};
use crate::report::logo::{Logo, LogoError};
use crate::texts::{Explain, Message, explained};
use crate::workbook::{self, ReadError, Workbook};

/// The settings of an office, with the files that they name, and how its workbooks are read.
pub struct Publisher {
    pub(super) config: Config,
    pub(super) design: Design,
    typeface: Typeface,
    reader: fn(&[u8]) -> Result<Workbook, ReadError>,
}

/// Why a workbook gives no draft.
#[derive(Debug)]
pub enum InputError {
    /// The bytes are no workbook that can be read.
    Workbook(ReadError),
    /// The workbook holds no plan.
    Plan(PlanError),
    /// A font of the PDF cannot be read.
    Font(FontError),
}

explained!(InputError { Workbook(ReadError), Plan(PlanError), Font(FontError) });

impl Explain for InputError {
    fn message(&self) -> Message {
        match self {
            Self::Workbook(error) => error.message(),
            Self::Plan(error) => error.message(),
            Self::Font(error) => error.message(),
        }
    }
}

/// Why a file that the settings name cannot be used.
#[derive(Debug)]
pub enum SettingsError {
    /// It cannot be read.
    File {
        /// The file, as the settings name it.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It is no font that can be embedded.
    Font(FontError),
    /// It is no picture that can be used.
    Logo(LogoError),
}

explained!(SettingsError { Font(FontError), Logo(LogoError) });

impl Explain for SettingsError {
    fn message(&self) -> Message {
        match self {
            Self::File { path, source } => {
                Message::error("settings-file").with("path", path.as_path()).with("reason", source.message())
            }
            Self::Font(error) => error.message(),
            Self::Logo(error) => error.message(),
        }
    }
}

impl Publisher {
    /// The publisher of an office. Fonts and logo are those of the program until [`Self::with_files`] reads others.
    #[must_use]
    pub fn new(config: Config) -> Self {
        let Appearance { paper, size, colors, .. } = config.publication;
        let design = Design { paper, size, colors, logo: None };
        Self { config, design, typeface: Typeface::default(), reader: workbook::Workbook::read }
    }

    /// The same publisher, with the font and the logo that the settings name. `open` gives the bytes of a file.
    ///
    /// # Errors
    /// A file cannot be read or used.
    pub fn with_files(mut self, open: impl Fn(&Path) -> io::Result<Vec<u8>>) -> Result<Self, SettingsError> {
        let open =
            |path: &Path| open(path).map_err(|source| SettingsError::File { path: path.to_owned(), source });
        let Appearance { font, logo, .. } = &self.config.publication;
        self.typeface = match font {
            Font::BuiltIn(name) => Typeface::named(name).unwrap_or_default(),
            Font::Files { regular, bold } => Typeface::of_programs(open(regular)?, open(bold)?)?,
        };
        if let Some(logo) = logo {
            self.design.logo = Some(Logo::read(&open(&logo.file)?, &logo.text, logo.height)?);
        }
        Ok(self)
    }

    /// The same publisher, with another reader of workbooks. The readers of .xls, .xlsb and .ods can fail hard on damaged
    /// files; a caller can run them in a process of their own.
    #[must_use]
    pub fn reading_with(mut self, reader: fn(&[u8]) -> Result<Workbook, ReadError>) -> Self {
        self.reader = reader;
        self
    }

    /// Reads the plan of a workbook. `supplied` has the parts that the workbook lacks, or that replace its own.
    ///
    /// # Errors
    /// The bytes are no workbook that can be read, or no plan is in it.
    pub fn read(&self, bytes: &[u8], supplied: &Supplied) -> Result<Draft<'_>, InputError> {
        let workbook = (self.reader)(bytes)?;
        let (plan, findings) = read(&workbook, &self.completed(supplied))?;
        let (source, fonts) = (Source::of(bytes), Fonts::of(&self.typeface)?);
        Ok(Draft { publisher: self, source, fonts, workbook, plan, findings })
    }

    /// What reading needs besides the workbook: the caller's parts, the settings' words.
    pub(super) fn completed(&self, supplied: &Supplied) -> Supplied {
        let Config { terms, aliases, .. } = &self.config;
        Supplied { terms: *terms, aliases: aliases.clone(), ..supplied.clone() }
    }
}
