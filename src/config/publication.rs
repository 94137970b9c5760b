//! `[publication]`: how the PDF looks.

use std::path::PathBuf;

use super::table::Table;
use crate::error::Error;
use crate::report::design::{CONTRAST, Colors, LARGEST, Paper, SMALLEST};
use crate::report::fonts::Typeface;
use crate::report::pages::Color;
use crate::texts::{Message, near};

/// How the PDF looks; files are named, not read.
#[derive(Clone, Debug, PartialEq)]
pub struct Appearance {
    /// The paper.
    pub paper: Paper,
    /// The size of the text in points.
    pub size: f32,
    /// The typeface.
    pub font: Font,
    /// The colours.
    pub colors: Colors,
    /// The logo.
    pub logo: Option<LogoFile>,
    /// Whether an edition with a previous version ends in a page of changes.
    pub changes: bool,
}

/// Where the typeface comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Font {
    /// One that the program brings along.
    BuiltIn(Typeface),
    /// TrueType files.
    Files {
        /// For running text.
        regular: PathBuf,
        /// For headings.
        bold: PathBuf,
    },
}

/// A logo's file.
#[derive(Clone, Debug, PartialEq)]
pub struct LogoFile {
    /// A PNG or an SVG.
    pub file: PathBuf,
    /// The text that a screen reader reads instead of it.
    pub text: String,
    /// Its height on the page in points.
    pub height: f32,
}

/// The height of a logo whose settings name none, in points.
const LOGO_HEIGHT: f32 = 26.0;

impl Default for Appearance {
    fn default() -> Self {
        Self {
            paper: Paper::A4,
            size: 7.5,
            font: Font::BuiltIn(Typeface::default()),
            colors: Colors::default(),
            logo: None,
            changes: true,
        }
    }
}

impl Appearance {
    pub(super) fn read(mut table: Table<'_>) -> Result<Self, Error> {
        let usual = Self::default();
        let read = Self {
            paper: table.value("paper", "text")?.map_or(Ok(usual.paper), |name: String| paper(&name))?,
            size: within("size", table.value("size", "points")?.unwrap_or(usual.size), SMALLEST, LARGEST)?,
            font: Font::read(&mut table)?.unwrap_or(usual.font),
            logo: table.optional_table("logo")?.map(LogoFile::read).transpose()?,
            colors: colors(table.table("colors")?)?,
            changes: table.value("changes", "truth")?.unwrap_or(usual.changes),
        };
        table.end()?;
        Ok(read)
    }

    /// The names of the files that the settings name.
    pub(super) fn files(&mut self) -> impl Iterator<Item = &mut PathBuf> {
        let fonts = match &mut self.font {
            Font::BuiltIn(_) => Vec::new(),
            Font::Files { regular, bold } => vec![regular, bold],
        };
        fonts.into_iter().chain(self.logo.as_mut().map(|logo| &mut logo.file))
    }
}

fn paper(name: &str) -> Result<Paper, Error> {
    match name {
        "A4" => Ok(Paper::A4),
        "A3" => Ok(Paper::A3),
        _ => Err(Error::arguments(Message::error("settings-paper").with("paper", name))),
    }
}

fn within(name: &str, value: f32, least: f32, most: f32) -> Result<f32, Error> {
    if (least..=most).contains(&value) {
        return Ok(value);
    }
    let message = Message::error("settings-points").with("key", name).with("value", value.to_string());
    Err(Error::arguments(message.with("least", least.to_string()).with("most", most.to_string())))
}

impl Font {
    /// A name, or a table of two files.
    fn read(table: &mut Table<'_>) -> Result<Option<Self>, Error> {
        if !table.is_text("font") {
            let Some(mut files) = table.optional_table("font")? else { return Ok(None) };
            let (regular, bold) = (files.required("regular", "file")?, files.required("bold", "file")?);
            files.end()?;
            return Ok(Some(Self::Files { regular, bold }));
        }
        let name: String = table.required("font", "text")?;
        if let Some(typeface) = Typeface::named(&name) {
            return Ok(Some(Self::BuiltIn(typeface)));
        }
        let near = near("settings-near", &name, Typeface::BUILT_IN.into_iter());
        let message = Message::error("settings-font").with("font", name).with("near", near);
        Err(Error::arguments(message.with("known", Typeface::BUILT_IN.join(", "))))
    }
}

impl LogoFile {
    fn read(mut table: Table<'_>) -> Result<Self, Error> {
        let logo = Self {
            file: table.required("file", "file")?,
            text: table.required("text", "text")?,
            height: table.value("height", "points")?.unwrap_or(LOGO_HEIGHT),
        };
        table.end()?;
        within("logo.height", logo.height, 8.0, 80.0)?;
        if logo.text.trim().is_empty() {
            return Err(Error::arguments(Message::error("settings-logo-text")));
        }
        Ok(logo)
    }
}

fn colors(mut table: Table<'_>) -> Result<Colors, Error> {
    let mut colors = Colors::default();
    let slots = [("text", &mut colors.text), ("heading", &mut colors.heading), ("link", &mut colors.link)];
    for (name, slot) in slots {
        if let Some(code) = table.value::<String>(name, "color")? {
            let unknown = Message::error("settings-color").with("key", name).with("color", &code);
            *slot = color(&code).ok_or_else(|| Error::arguments(unknown))?;
        }
    }
    table.end()?;
    let Some((name, contrast)) = colors.too_faint() else { return Ok(colors) };
    let message = Message::error("settings-contrast").with("key", name);
    Err(Error::arguments(
        message.with("contrast", format!("{contrast:.1}")).with("least", CONTRAST.to_string()),
    ))
}

/// A colour as on the web: `#` and six hexadecimal digits.
fn color(code: &str) -> Option<Color> {
    let digits = code.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let part = |at: usize| {
        let value = u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()?;
        Some(f32::from(value) / 255.0)
    };
    Some(Color::rgb(part(0)?, part(2)?, part(4)?))
}

#[cfg(test)]
mod tests {
    use super::super::Config;
    use super::*;

    fn read(text: &str) -> Result<Appearance, String> {
        let config = Config::parse(&format!("[publication]\n{text}"));
        config.map(|config| config.publication).map_err(|error| error.to_string())
    }

    #[test]
    fn settings_are_read() {
        let text = "paper = \"A3\"\nsize = 9\nfont = \"DejaVu Sans\"\nchanges = false\n\
                    colors = { heading = \"#102030\" }\nlogo = { file = \"logo.svg\", text = \"Kontoret\" }\n";
        let expected = Appearance {
            paper: Paper::A3,
            size: 9.0,
            font: Font::BuiltIn(Typeface::named("DejaVu Sans").unwrap()),
            colors: Colors {
                heading: Color::rgb(16.0 / 255.0, 32.0 / 255.0, 48.0 / 255.0),
                ..Colors::default()
            },
            logo: Some(LogoFile { file: "logo.svg".into(), text: "Kontoret".into(), height: 26.0 }),
            changes: false,
        };
        assert_eq!(read(text), Ok(expected));
        let files = Font::Files { regular: "a.ttf".into(), bold: "b.ttf".into() };
        assert_eq!(read("font = { regular = \"a.ttf\", bold = \"b.ttf\" }").map(|read| read.font), Ok(files));
        assert_eq!(read(""), Ok(Appearance::default()));
    }

    #[test]
    fn what_cannot_be_printed_or_read_is_refused() {
        for (text, expected) in [
            ("paper = \"A5\"", "write A4 or A3"),
            ("size = 6", "6 does not lie between 7 and 12 points"),
            ("font = \"Noto Sanz\"", "did you mean »Noto Sans«?"),
            ("colors = { link = \"#6699ee\" }", "colors.link: the contrast is 2."),
            ("colors = { link = \"blue\" }", "no colour"),
            (
                "papir = \"A4\"",
                "line 2: there is no publication.papir\n  expected: paper, size, font, logo, colors, changes\n  help: did you mean »paper«?",
            ),
            ("logo = { file = \"a.png\", text = \" \" }", "logo.text"),
            ("logo = { file = \"a.png\" }", "line 2: publication.logo.text is missing"),
            ("font = { regular = \"a.ttf\" }", "line 2: publication.font.bold is missing"),
            ("font = 3", "line 2: publication.font has a value that cannot be used"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.contains(expected), "{text}: {error}");
        }
    }
}
