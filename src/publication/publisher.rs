//! The settings of an office with the files that they name, and reading a workbook by them.

use std::io;
use std::path::Path;

use super::Draft;
use crate::config::Config;
use crate::config::publication::{Appearance, Font};
use crate::edition::Source;
use crate::error::Error;
use crate::plan::read::{ReadPlan, Reading, Supplied, read};
use crate::report::design::Design;
use crate::report::fonts::{Fonts, Typeface};
use crate::report::logo::Logo;
use crate::texts::{Explain, Message};
use crate::workbook::{self, ReadError, Workbook};

/// The settings of an office, with the files that they name, and how its workbooks are read.
pub struct Publisher {
    pub(super) config: Config,
    pub(super) design: Design,
    typeface: Typeface,
    reader: fn(&[u8]) -> Result<Workbook, ReadError>,
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
    pub fn with_files(mut self, open: impl Fn(&Path) -> io::Result<Vec<u8>>) -> Result<Self, Error> {
        let open = |path: &Path| {
            open(path).map_err(|error| {
                let message = Message::error("settings-file").with("path", path);
                Error::arguments(message.with("reason", error.message()))
            })
        };
        let Appearance { font, logo, .. } = &self.config.publication;
        self.typeface = match font {
            Font::BuiltIn(typeface) => typeface.clone(),
            Font::Files { regular, bold } => Typeface::of_programs(open(regular)?, open(bold)?)
                .map_err(|error| Error::arguments(error.message()))?,
        };
        if let Some(logo) = logo {
            let read = Logo::read(&open(&logo.file)?, &logo.text, logo.height);
            self.design.logo = Some(read.map_err(|error| Error::arguments(error.message()))?);
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
    pub fn read(&self, bytes: &[u8], supplied: &Supplied) -> Result<Draft<'_>, Error> {
        let unreadable = |error: &dyn Explain| Error::input(error.message());
        let workbook = (self.reader)(bytes).map_err(|error| unreadable(&error))?;
        let read = read(&workbook, &self.reading(supplied)).map_err(|error| unreadable(&error))?;
        let ReadPlan { plan, findings, sheets } = read;
        let fonts = Fonts::of(&self.typeface).map_err(|error| unreadable(&error))?;
        let source = Source::of(bytes);
        Ok(Draft { publisher: self, source, fonts, workbook, plan, findings, sheets })
    }

    /// What reading needs besides the workbook: the caller's parts and the settings' words.
    fn reading(&self, supplied: &Supplied) -> Reading {
        let Config { terms, aliases, signs, sheets, areas, .. } = self.config.clone();
        // The settings are for all workbooks; what the caller names is for this one.
        let sheets = if supplied.sheets.is_empty() { sheets } else { supplied.sheets.clone() };
        Reading { supplied: supplied.clone(), terms, aliases, signs, sheets, areas }
    }
}
