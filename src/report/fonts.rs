//! The faces that pages are set in, and their measures.
//!
//! Noto Sans carries the text; DejaVu Sans steps in for characters that Noto Sans lacks, ✓ first of all. The face is
//! chosen for each character while laying out, so that no character ever becomes glyph 0.

use ttf_parser::Face as Outlines;

/// A face of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Noto Sans Regular: running text.
    Regular,
    /// Noto Sans Bold: headings.
    Bold,
    /// DejaVu Sans: symbols and scripts that Noto Sans lacks.
    Symbols,
}

impl Face {
    /// All faces, in the order in which they are numbered.
    pub const ALL: [Self; 3] = [Self::Regular, Self::Bold, Self::Symbols];

    /// The font program as its maker ships it.
    #[must_use]
    pub fn program(self) -> &'static [u8] {
        match self {
            Self::Regular => notosans::REGULAR_TTF,
            Self::Bold => notosans::BOLD_TTF,
            Self::Symbols => dejavu::sans::regular(),
        }
    }

    /// The PostScript name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Regular => "NotoSans",
            Self::Bold => "NotoSans-Bold",
            Self::Symbols => "DejaVuSans",
        }
    }

    const fn index(self) -> usize {
        match self {
            Self::Regular => 0,
            Self::Bold => 1,
            Self::Symbols => 2,
        }
    }
}

/// A font program that could not be read: the build is broken, no input can cause it.
#[derive(Debug, thiserror::Error)]
#[error("skrifttypen {name} kan ikke læses: {reason}")]
pub struct FontError {
    name: &'static str,
    reason: ttf_parser::FaceParsingError,
}

/// The measures of all faces.
pub struct Fonts {
    faces: Vec<Measures>,
}

struct Measures {
    outlines: Outlines<'static>,
    /// Advances of U+0000 to U+017F in em, so that Danish text asks the font tables once.
    common: Vec<Option<f32>>,
}

impl Fonts {
    /// Reads the font programs.
    ///
    /// # Errors
    /// A font program cannot be parsed.
    pub fn load() -> Result<Self, FontError> {
        let faces = Face::ALL.into_iter().map(Measures::of).collect::<Result<_, _>>()?;
        Ok(Self { faces })
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

    /// Whether a character can be set at all.
    #[must_use]
    pub fn covers(&self, character: char) -> bool {
        self.resolve(character, Face::Regular).is_some()
    }
}

impl Measures {
    fn of(face: Face) -> Result<Self, FontError> {
        let outlines =
            Outlines::parse(face.program(), 0).map_err(|reason| FontError { name: face.name(), reason })?;
        let mut measures = Self { outlines, common: Vec::new() };
        measures.common = ('\0'..'\u{180}').map(|character| measures.advance(character)).collect();
        Ok(measures)
    }

    fn advance(&self, character: char) -> Option<f32> {
        let glyph = self.outlines.glyph_index(character).filter(|glyph| glyph.0 != 0)?;
        let advance = self.outlines.glyph_hor_advance(glyph)?;
        Some(f32::from(advance) / f32::from(self.outlines.units_per_em()))
    }
}
