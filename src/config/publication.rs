//! `[publication]`: how the PDF looks.

use std::path::PathBuf;

use serde::Deserialize;

use super::{ConfigError, nearest, wrong};
use crate::report::design::{CONTRAST, Colors, LARGEST, Paper, SMALLEST};
use crate::report::fonts::Typeface;
use crate::report::pages::Color;

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
    /// One of [`Typeface::BUILT_IN`].
    BuiltIn(String),
    /// TrueType files.
    Files {
        /// For running text.
        regular: PathBuf,
        /// For headings.
        bold: PathBuf,
    },
}

/// A logo's file.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogoFile {
    /// A PNG or an SVG.
    pub file: PathBuf,
    /// What is read aloud in its stead.
    pub text: String,
    /// Its height on the page in points.
    #[serde(default = "logo_height")]
    pub height: f32,
}

const fn logo_height() -> f32 {
    26.0
}

impl Default for Appearance {
    fn default() -> Self {
        Self {
            paper: Paper::A4,
            size: 7.5,
            font: Font::BuiltIn("Noto Sans".into()),
            colors: Colors::default(),
            logo: None,
            changes: true,
        }
    }
}

impl Appearance {
    /// The names of the files that the settings name.
    pub(super) fn files(&mut self) -> impl Iterator<Item = &mut PathBuf> {
        let fonts = match &mut self.font {
            Font::BuiltIn(_) => Vec::new(),
            Font::Files { regular, bold } => vec![regular, bold],
        };
        fonts.into_iter().chain(self.logo.as_mut().map(|logo| &mut logo.file))
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct PublicationTable {
    paper: Option<String>,
    size: Option<f32>,
    font: Option<FontTable>,
    colors: ColorTable,
    logo: Option<LogoFile>,
    changes: Option<bool>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a name, or { regular = \"fil.ttf\", bold = \"fil.ttf\" }")]
enum FontTable {
    Name(String),
    Files { regular: PathBuf, bold: PathBuf },
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ColorTable {
    text: Option<String>,
    heading: Option<String>,
    link: Option<String>,
}

impl PublicationTable {
    pub(super) fn settings(self) -> Result<Appearance, ConfigError> {
        let mut settings = Appearance::default();
        if let Some(paper) = self.paper {
            settings.paper = named_paper(&paper)?;
        }
        if let Some(size) = self.size {
            settings.size = within("size", size, SMALLEST, LARGEST)?;
        }
        if let Some(font) = self.font {
            settings.font = font.choice()?;
        }
        if let Some(logo) = self.logo {
            within("logo.height", logo.height, 8.0, 80.0)?;
            if logo.text.trim().is_empty() {
                return Err(wrong("logo.text: skriv, hvad der skal læses op i stedet for logoet"));
            }
            settings.logo = Some(logo);
        }
        settings.colors = self.colors.colors()?;
        settings.changes = self.changes.unwrap_or(true);
        Ok(settings)
    }
}

fn named_paper(name: &str) -> Result<Paper, ConfigError> {
    match name {
        "A4" => Ok(Paper::A4),
        "A3" => Ok(Paper::A3),
        _ => Err(wrong(&format!("paper: »{name}« kendes ikke; skriv A4 eller A3"))),
    }
}

fn within(name: &str, value: f32, least: f32, most: f32) -> Result<f32, ConfigError> {
    if (least..=most).contains(&value) {
        return Ok(value);
    }
    Err(wrong(&format!("{name}: {value} ligger ikke mellem {least} og {most} punkter")))
}

impl FontTable {
    fn choice(self) -> Result<Font, ConfigError> {
        match self {
            Self::Files { regular, bold } => Ok(Font::Files { regular, bold }),
            Self::Name(name) if Typeface::BUILT_IN.contains(&name.as_str()) => Ok(Font::BuiltIn(name)),
            Self::Name(name) => Err(ConfigError {
                what: format!(
                    "font: skrifttypen »{name}« følger ikke med; skriv en af {}, eller dine egne filer: {{ regular = \"fil.ttf\", bold = \"fil.ttf\" }}",
                    Typeface::BUILT_IN.join(", ")
                ),
                near: nearest(&name, Typeface::BUILT_IN.into_iter()),
            }),
        }
    }
}

impl ColorTable {
    fn colors(self) -> Result<Colors, ConfigError> {
        let mut colors = Colors::default();
        let named = [
            ("text", self.text, &mut colors.text),
            ("heading", self.heading, &mut colors.heading),
            ("link", self.link, &mut colors.link),
        ];
        for (name, code, slot) in named {
            if let Some(code) = code {
                *slot = color(&code).ok_or_else(|| {
                    wrong(&format!("colors.{name}: »{code}« er ingen farve; skriv den som #0a335c"))
                })?;
            }
        }
        match colors.too_faint() {
            Some((name, contrast)) => Err(wrong(&format!(
                "colors.{name}: kontrasten er {contrast:.1}:1; mindst {CONTRAST}:1, for at alle kan læse den. Vælg en mørkere farve"
            ))),
            None => Ok(colors),
        }
    }
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
            font: Font::BuiltIn("DejaVu Sans".into()),
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
            ("paper = \"A5\"", "skriv A4 eller A3"),
            ("size = 6", "6 ligger ikke mellem 7 og 12"),
            ("font = \"Noto Sanz\"", "mente du »Noto Sans«?"),
            ("colors = { link = \"#6699ee\" }", "colors.link: kontrasten er"),
            ("colors = { link = \"blue\" }", "ingen farve"),
            ("papir = \"A4\"", "mente du »paper«?"),
            ("logo = { file = \"a.png\", text = \" \" }", "logo.text"),
        ] {
            let error = read(text).err().unwrap_or_default();
            assert!(error.contains(expected), "{text}: {error}");
        }
    }
}
