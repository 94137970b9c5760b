//! The faces that pages are set in, and their measures.
//!
//! Noto Sans carries the text unless the settings say otherwise; DejaVu Sans steps in for characters that it lacks, ✓ first
//! of all. The face is chosen for each character while laying out, so that no character ever becomes glyph 0.

use std::borrow::Cow;

use ttf_parser::{Face as Outlines, name_id};

use crate::texts::{Explain, Message, explained};

/// U+0000 to U+017F, so many characters, are what Danish text is made of: their measures are kept in tables.
pub(crate) const COMMON: u32 = 0x180;

/// A face of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Running text.
    Regular,
    /// Headings.
    Bold,
    /// Symbols and scripts that the others lack.
    Symbols,
}

impl Face {
    /// All faces, in the order in which they are numbered.
    pub const ALL: [Self; 3] = [Self::Regular, Self::Bold, Self::Symbols];

    const fn index(self) -> usize {
        match self {
            Self::Regular => 0,
            Self::Bold => 1,
            Self::Symbols => 2,
        }
    }
}

/// The font programs (TrueType) of the faces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typeface {
    programs: [Cow<'static, [u8]>; 3],
}

impl Default for Typeface {
    /// Noto Sans.
    fn default() -> Self {
        Self::built_in(notosans::REGULAR_TTF, notosans::BOLD_TTF)
    }
}

impl Typeface {
    /// The names of the typefaces that the program brings along.
    pub const BUILT_IN: [&'static str; 3] = ["Noto Sans", "DejaVu Sans", "DejaVu Serif"];

    fn built_in(regular: &'static [u8], bold: &'static [u8]) -> Self {
        Self { programs: [regular, bold, dejavu::sans::regular()].map(Cow::Borrowed) }
    }

    /// A typeface that the program brings along.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "Noto Sans" => Some(Self::default()),
            "DejaVu Sans" => Some(Self::built_in(dejavu::sans::regular(), dejavu::sans::bold())),
            "DejaVu Serif" => Some(Self::built_in(dejavu::serif::regular(), dejavu::serif::bold())),
            _ => None,
        }
    }

    /// A typeface of one's own; symbols that it lacks come from DejaVu Sans.
    ///
    /// # Errors
    /// A program is no TrueType font, or its licence bits forbid embedding or subsetting.
    pub fn of_programs(regular: Vec<u8>, bold: Vec<u8>) -> Result<Self, FontError> {
        let symbols = Cow::Borrowed(dejavu::sans::regular());
        let typeface = Self { programs: [Cow::Owned(regular), Cow::Owned(bold), symbols] };
        for program in &typeface.programs {
            may_be_embedded(&outlines(program)?)?;
        }
        Ok(typeface)
    }
}

/// Why a font program cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FontError {
    /// It cannot be read; the words of the library that read it.
    Unreadable(String),
    /// It has no outlines of TrueType; with its name.
    NoTrueType(String),
    /// Its licence forbids embedding; with its name.
    NotEmbeddable(String),
    /// Its licence forbids embedding a part of it; with its name.
    NotSubsettable(String),
}

explained!(FontError);

impl Explain for FontError {
    fn message(&self) -> Message {
        let unusable = |name: &str, reason| {
            Message::new("font-unusable").with("name", name).with("reason", Message::new(reason))
        };
        match self {
            Self::Unreadable(detail) => Message::new("font-unreadable").with("detail", detail),
            Self::NoTrueType(name) => unusable(name, "font-no-truetype"),
            Self::NotEmbeddable(name) => unusable(name, "font-not-embeddable"),
            Self::NotSubsettable(name) => unusable(name, "font-not-subsettable"),
        }
    }
}

fn outlines(program: &[u8]) -> Result<Outlines<'_>, FontError> {
    Outlines::parse(program, 0).map_err(|error| FontError::Unreadable(error.to_string()))
}

/// The bits of the OS/2 table that allow embedding (OpenType, `fsType`); outlines of PostScript are another format in a PDF.
fn may_be_embedded(outlines: &Outlines<'_>) -> Result<(), FontError> {
    let name = || postscript_name(outlines);
    if outlines.tables().glyf.is_none() {
        Err(FontError::NoTrueType(name()))
    } else if outlines.permissions() == Some(ttf_parser::Permissions::Restricted) {
        Err(FontError::NotEmbeddable(name()))
    } else if !outlines.is_subsetting_allowed() {
        Err(FontError::NotSubsettable(name()))
    } else {
        Ok(())
    }
}

/// The PostScript name, in the characters that it may have (OpenType, `name`, id 6).
fn postscript_name(outlines: &Outlines<'_>) -> String {
    let names = outlines.names().into_iter().filter(|name| name.name_id == name_id::POST_SCRIPT_NAME);
    let name = names.filter_map(|name| name.to_string()).take(1).collect::<String>();
    let name: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    if name.is_empty() { "Skrift".to_owned() } else { name }
}

/// The measures of all faces.
pub struct Fonts<'a> {
    faces: Vec<Measures<'a>>,
}

struct Measures<'a> {
    program: &'a [u8],
    name: String,
    outlines: Outlines<'a>,
    /// Advances of the first [`COMMON`] characters in em, so that Danish text asks the font tables once.
    common: Vec<Option<f32>>,
}

impl Fonts<'static> {
    /// Reads the font programs of Noto Sans.
    ///
    /// # Errors
    /// A font program cannot be parsed: the build is broken, no input can cause it.
    pub fn load() -> Result<Self, FontError> {
        let programs = [notosans::REGULAR_TTF, notosans::BOLD_TTF, dejavu::sans::regular()];
        Self::of_programs(programs)
    }
}

impl<'a> Fonts<'a> {
    /// Reads the font programs of a typeface.
    ///
    /// # Errors
    /// A font program cannot be parsed.
    pub fn of(typeface: &'a Typeface) -> Result<Self, FontError> {
        Self::of_programs(typeface.programs.each_ref().map(|program| program.as_ref()))
    }

    fn of_programs(programs: [&'a [u8]; 3]) -> Result<Self, FontError> {
        let faces = programs.into_iter().map(Measures::of).collect::<Result<_, _>>()?;
        Ok(Self { faces })
    }

    /// The font program of a face as its maker ships it.
    #[must_use]
    pub fn program(&self, face: Face) -> &'a [u8] {
        self.faces.get(face.index()).map_or(&[], |measures| measures.program)
    }

    /// The PostScript name of a face.
    #[must_use]
    pub fn name(&self, face: Face) -> &str {
        self.faces.get(face.index()).map_or("", |measures| &measures.name)
    }

    /// The face for a character and its advance in em: the wanted face where it has the character, else
    /// [`Face::Symbols`]; `None` where neither has it.
    #[must_use]
    pub fn resolve(&self, character: char, wanted: Face) -> Option<(Face, f32)> {
        [wanted, Face::Symbols].into_iter().find_map(|face| Some((face, self.advance(character, face)?)))
    }

    /// The advance of a character in em; `None` where the face lacks it.
    #[must_use]
    pub fn advance(&self, character: char, face: Face) -> Option<f32> {
        let measures = self.faces.get(face.index())?;
        match measures.common.get(character as usize) {
            Some(advance) => *advance,
            None => measures.advance(character),
        }
    }

    /// Whether a face has a character.
    #[must_use]
    pub fn covers(&self, character: char) -> bool {
        self.resolve(character, Face::Regular).is_some()
    }
}

impl<'a> Measures<'a> {
    fn of(program: &'a [u8]) -> Result<Self, FontError> {
        let outlines = outlines(program)?;
        let name = postscript_name(&outlines);
        let mut measures = Self { program, name, outlines, common: Vec::new() };
        measures.common = (0..COMMON).map(|code| measures.advance(char::from_u32(code)?)).collect();
        Ok(measures)
    }

    fn advance(&self, character: char) -> Option<f32> {
        let glyph = self.outlines.glyph_index(character).filter(|glyph| glyph.0 != 0)?;
        let advance = self.outlines.glyph_hor_advance(glyph)?;
        Some(f32::from(advance) / f32::from(self.outlines.units_per_em()))
    }
}
