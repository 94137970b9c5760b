//! The marked content of pages: what each piece of it says (ISO 32000-1, 14.6), through the fonts' character maps (9.10.3).

use std::borrow::Cow;
use std::collections::BTreeMap;

use hayro_syntax::Pdf;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Dict, Name, ObjRef, Object, Stream};
use hayro_syntax::page::Page;
use rayon::prelude::*;

use super::{PdfError, broken, broken_by, decoded, integer, unpacked};

/// The marked content of a page.
#[derive(Default)]
pub(super) struct PageContent {
    /// The pieces, by their number.
    pieces: BTreeMap<i64, Piece>,
}

/// A piece of marked content.
struct Piece {
    text: String,
    /// Whether an element names it.
    named: bool,
}

impl PageContent {
    /// The text of a piece, which an element names: it must be there, and be named by no other.
    pub(super) fn name(&mut self, number: i64) -> Result<&str, PdfError> {
        let piece = self.pieces.get_mut(&number).ok_or_else(|| broken_by("pdf-no-content", number))?;
        if std::mem::replace(&mut piece.named, true) {
            return Err(broken_by("pdf-content-twice", number));
        }
        Ok(&piece.text)
    }

    /// The number of a piece that no element names.
    pub(super) fn unnamed(&self) -> Option<i64> {
        self.pieces.iter().find(|(_, piece)| !piece.named).map(|(number, _)| *number)
    }
}

/// The fonts and pictures that the content of a page may name.
struct Resources {
    fonts: BTreeMap<Vec<u8>, CharacterMap>,
    pictures: Vec<Vec<u8>>,
}

impl Resources {
    fn of(page: &Page<'_>) -> Result<Self, PdfError> {
        let resources = page.resources();
        let read = |name: Name<'_>| {
            let font = resources.get_font(&name).ok_or_else(|| broken("pdf-no-font"))?;
            Ok((name.to_vec(), CharacterMap::of(&font)?))
        };
        let pictures = resources.x_objects.keys().map(|name| name.to_vec()).collect();
        Ok(Self { fonts: resources.fonts.keys().map(read).collect::<Result<_, PdfError>>()?, pictures })
    }
}

/// The resources of a page, by which pages that share them are known.
fn shared(page: &Page<'_>) -> Result<ObjRef, PdfError> {
    page.raw().get_ref("Resources").ok_or_else(|| broken("pdf-page-no-fonts"))
}

/// Reads all pages, on all processors.
pub(super) fn read(pdf: &Pdf) -> Result<Vec<PageContent>, PdfError> {
    let pages = pdf.pages();
    // Pages share their resources, so that a font is read once.
    let mut known: Vec<(ObjRef, Resources)> = Vec::new();
    for page in pages.iter() {
        let id = shared(page)?;
        if known.iter().all(|(known, _)| *known != id) {
            known.push((id, Resources::of(page)?));
        }
    }
    let read_one = |page: &Page<'_>| {
        let id = shared(page)?;
        let resources = known.iter().find(|(known, _)| *known == id);
        page_content(page, &resources.ok_or_else(|| broken("pdf-page-no-fonts"))?.1)
    };
    pages.par_iter().map(read_one).collect()
}

fn page_content(page: &Page<'_>, resources: &Resources) -> Result<PageContent, PdfError> {
    let stream: Stream<'_> = page.raw().get("Contents").ok_or_else(|| broken("pdf-page-no-content"))?;
    let data = unpacked(&stream)?;
    let (content, text) = (PageContent::default(), String::new());
    let mut painter = Painter { resources, font: None, open: Vec::new(), text, content };
    let mut operators = TypedIter::new(&data);
    while let Some(operator) = operators.next() {
        painter.take(&operator)?;
    }
    if !painter.open.is_empty() {
        return Err(broken("pdf-mark-not-closed"));
    }
    Ok(painter.content)
}

/// A page's content, operator by operator.
struct Painter<'a> {
    resources: &'a Resources,
    font: Option<&'a CharacterMap>,
    /// The marked content that is open, outermost first.
    open: Vec<Open>,
    /// The text of the piece that is open.
    text: String,
    content: PageContent,
}

#[derive(Clone, Copy)]
enum Open {
    /// A piece with its number.
    Piece(i64),
    /// A stretch whose text stands in its properties (ISO 32000-1, 14.9.4), not in its glyphs.
    Spoken,
    /// An artifact, or a stretch that adds nothing.
    Other,
}

impl Painter<'_> {
    fn take(&mut self, operator: &Op<'_, '_>) -> Result<(), PdfError> {
        match operator {
            Op::BeginMarkedContentWithProperties(mark) => self.begin(mark.0, mark.1),
            Op::BeginMarkedContent(mark) => self.begin_other(mark.0),
            Op::EndMarkedContent(_) => self.end(),
            Op::TextFont(font) => {
                self.font = self.resources.fonts.get(font.0.as_ref());
                Ok(())
            }
            Op::ShowText(shown) => self.show(shown.0),
            Op::NextLineAndShowText(shown) => self.show(shown.0),
            Op::ShowTextWithParameters(shown) => self.show(shown.2),
            Op::ShowTexts(shown) => shown.0.iter::<Object<'_>>().try_for_each(|item| match item {
                Object::String(bytes) => self.show(&bytes),
                _ => Ok(()),
            }),
            Op::XObject(picture) if !self.open.is_empty() => {
                let known = self.resources.pictures.iter().any(|known| *known == picture.0.as_ref());
                if known { Ok(()) } else { Err(broken("pdf-image")) }
            }
            operator if self.open.is_empty() && paints(operator) => Err(broken("pdf-figure-outside-marks")),
            Op::Fallback(operator) => Err(broken_by("pdf-operator", operator)),
            _ => Ok(()),
        }
    }

    fn begin(&mut self, tag: &Name<'_>, properties: &Object<'_>) -> Result<(), PdfError> {
        let Object::Dict(properties) = properties else {
            return Err(broken("pdf-mark-no-properties"));
        };
        if let Some(number) = integer(properties, "MCID") {
            if self.is_in_piece() {
                return Err(broken_by("pdf-content-nested", number));
            }
            self.open.push(Open::Piece(number));
            return Ok(());
        }
        self.begin_other(tag)?;
        if let Some(Object::String(text)) = properties.get("ActualText") {
            if self.is_in_piece() && !self.is_spoken() {
                self.text.push_str(&decoded(&text));
            }
            self.open.last_mut().into_iter().for_each(|open| *open = Open::Spoken);
        }
        Ok(())
    }

    /// A mark without a number: a stretch of what is open, or an artifact, which is the only thing that may stand alone.
    fn begin_other(&mut self, tag: &Name<'_>) -> Result<(), PdfError> {
        if self.open.is_empty() && tag.as_ref() != b"Artifact" {
            return Err(broken("pdf-content-no-artifact"));
        }
        self.open.push(Open::Other);
        Ok(())
    }

    fn end(&mut self) -> Result<(), PdfError> {
        let Open::Piece(number) = self.open.pop().ok_or_else(|| broken("pdf-mark-not-opened"))? else {
            return Ok(());
        };
        let piece = Piece { text: std::mem::take(&mut self.text), named: false };
        match self.content.pieces.insert(number, piece) {
            Some(_) => Err(broken_by("pdf-number-twice", number)),
            None => Ok(()),
        }
    }

    fn is_in_piece(&self) -> bool {
        self.open.iter().any(|open| matches!(open, Open::Piece(_)))
    }

    fn is_spoken(&self) -> bool {
        self.open.iter().any(|open| matches!(open, Open::Spoken))
    }

    fn show(&mut self, bytes: &[u8]) -> Result<(), PdfError> {
        if self.open.is_empty() {
            return Err(broken("pdf-text-outside-marks"));
        }
        let font = self.font.ok_or_else(|| broken("pdf-text-no-font"))?;
        let is_read = self.is_in_piece() && !self.is_spoken();
        let (glyphs, rest) = bytes.as_chunks::<2>();
        if !rest.is_empty() {
            return Err(broken("pdf-half-character"));
        }
        for glyph in glyphs {
            let glyph = u16::from_be_bytes(*glyph);
            let shown = font.text(glyph).ok_or_else(|| broken_by("pdf-glyph-no-text", glyph))?;
            if is_read {
                self.text.push_str(shown);
            }
        }
        Ok(())
    }
}

/// Whether an operator leaves something on the page (ISO 32000-1, 8.5.3, 8.6.7, 8.7.4.2, 8.8).
const fn paints(operator: &Op<'_, '_>) -> bool {
    matches!(
        operator,
        Op::FillPathNonZero(_)
            | Op::FillPathNonZeroCompatibility(_)
            | Op::FillPathEvenOdd(_)
            | Op::StrokePath(_)
            | Op::CloseAndStrokePath(_)
            | Op::FillAndStrokeNonZero(_)
            | Op::FillAndStrokeEvenOdd(_)
            | Op::CloseFillAndStrokeNonZero(_)
            | Op::CloseFillAndStrokeEvenOdd(_)
            | Op::XObject(_)
            | Op::InlineImage(_)
            | Op::Shading(_)
    )
}

/// A font's map from glyphs to text, by glyph (ISO 32000-1, 9.10.3).
struct CharacterMap(Vec<Box<str>>);

impl CharacterMap {
    fn of(font: &Dict<'_>) -> Result<Self, PdfError> {
        let stream: Stream<'_> = font.get("ToUnicode").ok_or_else(|| broken("pdf-font-no-text"))?;
        let data = unpacked(&stream)?;
        let text: Cow<'_, str> = String::from_utf8_lossy(&data);
        let mut map = Self(Vec::new());
        let mut inside = false;
        for line in text.replace("><", "> <").lines().map(str::trim) {
            if line.ends_with("beginbfchar") || line.ends_with("beginbfrange") {
                inside = true;
            } else if line.starts_with("end") {
                inside = false;
            } else if inside {
                map.enter(line);
            }
        }
        Ok(map)
    }

    /// The text of a glyph; `None` for glyph 0, which is a sign for what is missing.
    fn text(&self, glyph: u16) -> Option<&str> {
        let text = self.0.get(usize::from(glyph)).filter(|_| glyph != 0)?;
        Some(text.as_ref()).filter(|text| !text.is_empty())
    }

    /// `<glyph> <text>` or `<first> <last> <text>`, the text counting up with the glyphs.
    fn enter(&mut self, line: &str) {
        let codes: Vec<Vec<u16>> = line.split_whitespace().map(units).collect();
        let (Some(first), Some(text)) = (codes.first().and_then(|code| code.first()), codes.last()) else {
            return;
        };
        let last = codes.get(1).filter(|_| codes.len() == 3).and_then(|code| code.first()).unwrap_or(first);
        for glyph in *first..=*last {
            let mut text = text.clone();
            text.iter_mut().last().into_iter().for_each(|unit| *unit = unit.wrapping_add(glyph - first));
            let index = usize::from(glyph);
            if self.0.len() <= index {
                self.0.resize(index + 1, "".into());
            }
            self.0.get_mut(index).into_iter().for_each(|slot| *slot = String::from_utf16_lossy(&text).into());
        }
    }
}

fn units(code: &str) -> Vec<u16> {
    let digits: Vec<u16> =
        code.chars().filter_map(|c| c.to_digit(16)).filter_map(|d| u16::try_from(d).ok()).collect();
    digits.chunks(4).map(|unit| unit.iter().fold(0, |code, digit| code << 4 | digit)).collect()
}
