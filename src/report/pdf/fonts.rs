//! Fonts: subset to the characters that are used, with exact widths.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Document, Object, ObjectId};
use printpdf::{FontId, FontMetrics, ParsedFont};
use ttf_parser::Face as Outlines;

use super::{PdfError, rounded};
use crate::report::fonts::{COMMON, Face, Fonts};
use crate::report::pages::{Draw, Pages};
use crate::texts::Message;

/// A face, subset.
pub(super) struct Subset {
    pub(super) face: Face,
    pub(super) font: ParsedFont,
    /// Characters that share their glyph with another one, whose character map would win.
    pub(super) shared: BTreeSet<char>,
    /// The glyphs of the first [`COMMON`] characters, so that Danish text need not search.
    common: Vec<u16>,
    /// Width of each glyph in thousandths of the size, by glyph of the subset.
    widths: Vec<f32>,
    cap_height: Option<i64>,
}

impl Subset {
    /// The glyph of a character; 0, the sign for what is missing, where it has none.
    pub(super) fn glyph(&self, character: char) -> u16 {
        let common = self.common.get(character as usize).copied();
        common.or_else(|| self.font.lookup_glyph_index(character.into())).unwrap_or(0)
    }
}

/// The resource name of a face: never `F1` to `F14`, which printpdf takes for built-in fonts; the first six letters
/// are the subset tag (ISO 32000-1, 9.6.4).
pub(super) fn id(face: Face) -> FontId {
    FontId(subset_tag(face).to_owned())
}

const fn subset_tag(face: Face) -> &'static str {
    match face {
        Face::Regular => "AAAAAR",
        Face::Bold => "AAAAAB",
        Face::Symbols => "AAAAAS",
    }
}

/// Subsets each face that the pages use.
pub(super) fn subset(pages: &Pages, fonts: &Fonts<'_>) -> Result<Vec<Subset>, PdfError> {
    // For each face a mark at each character that it has to show: quicker than a set.
    let mut used: BTreeMap<Face, Vec<bool>> = BTreeMap::new();
    let sequences = pages.pages.iter().flat_map(|page| &page.sequences);
    for draw in sequences.flat_map(|sequence| &sequence.draws) {
        let Draw::Text(run) = draw else { continue };
        let marks = used.entry(run.face).or_insert_with(|| vec![false; char::MAX as usize + 1]);
        for character in run.text.chars() {
            marks.get_mut(character as usize).into_iter().for_each(|mark| *mark = true);
        }
    }
    let characters =
        |marks: Vec<bool>| ('\0'..=char::MAX).filter(move |c| marks.get(*c as usize) == Some(&true));
    used.into_iter().map(|(face, marks)| subset_face(face, fonts, characters(marks))).collect()
}

fn subset_face(
    face: Face,
    fonts: &Fonts<'_>,
    characters: impl Iterator<Item = char>,
) -> Result<Subset, PdfError> {
    let failed = |detail: String| PdfError::Font { face: fonts.name(face).to_owned(), detail };
    let outlines = Outlines::parse(fonts.program(face), 0).map_err(|error| failed(error.to_string()))?;
    let upem = f32::from(outlines.units_per_em());
    let mut remapper = subsetter::GlyphRemapper::new();
    let (mut glyphs, mut advances, mut shared) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
    let advance = |glyph| outlines.glyph_hor_advance(glyph).unwrap_or(0);
    advances.insert(0, advance(ttf_parser::GlyphId(0)));
    for character in characters {
        let glyph = outlines.glyph_index(character).filter(|glyph| glyph.0 != 0);
        let glyph = glyph.ok_or_else(|| missing_character(character))?;
        let new = remapper.remap(glyph.0);
        if advances.insert(new, advance(glyph)).is_some() {
            shared.insert(character);
        }
        glyphs.insert(u32::from(character), new);
    }
    let program =
        subsetter::subset(fonts.program(face), 0, &remapper).map_err(|error| failed(error.to_string()))?;
    let widths = advances.values().map(|advance| f32::from(*advance) * 1000.0 / upem).collect();
    let cap_height =
        outlines.capital_height().map(|height| (f32::from(height) * 1000.0 / upem).round() as i64);
    let name = format!("{}+{}", subset_tag(face), fonts.name(face));
    let metrics = FontMetrics { ascent: outlines.ascender(), descent: outlines.descender() };
    let mut font = ParsedFont::with_glyph_data(
        program,
        0,
        Some(name),
        glyphs,
        advances,
        outlines.units_per_em(),
        metrics,
    );
    let bounds = outlines.global_bounding_box();
    font.pdf_font_metrics.x_min = bounds.x_min;
    font.pdf_font_metrics.y_min = bounds.y_min;
    font.pdf_font_metrics.x_max = bounds.x_max;
    font.pdf_font_metrics.y_max = bounds.y_max;
    font.pdf_font_metrics.us_weight_class = outlines.weight().to_number();
    let common = (0..COMMON).map(|code| font.lookup_glyph_index(code).unwrap_or(0)).collect();
    Ok(Subset { face, font, shared, common, widths, cap_height })
}

/// printpdf cuts widths to whole units and takes the ascent for the height of capitals; both are put right here.
pub(super) fn correct(document: &mut Document, subsets: &[Subset]) -> Result<(), PdfError> {
    for subset in subsets {
        let (font, descriptor) = find(document, subset.face)?;
        let widths = subset.widths.iter().map(|width| Object::Real(rounded(*width))).collect();
        let descendants = document.get_dictionary_mut(font)?.get_mut(b"DescendantFonts")?.as_array_mut()?;
        let descendant = descendants.first_mut().ok_or_else(|| missing(subset.face))?.as_dict_mut()?;
        descendant.set("W", vec![Object::Integer(0), Object::Array(widths)]);
        if let Some(height) = subset.cap_height {
            document.get_dictionary_mut(descriptor)?.set("CapHeight", height);
        }
    }
    Ok(())
}

fn missing_character(character: char) -> PdfError {
    let code = format!("U+{:04X}", u32::from(character));
    PdfError::Structure(Message::new("pdf-character-missing").with("value", code))
}

fn missing(face: Face) -> PdfError {
    PdfError::Structure(Message::new("pdf-font-missing").with("value", subset_tag(face)))
}

/// The composite font of a face and its descriptor.
fn find(document: &Document, face: Face) -> Result<(ObjectId, ObjectId), PdfError> {
    for (id, object) in &document.objects {
        let Ok(font) = object.as_dict() else { continue };
        let is_composite = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Type0");
        let base = font.get(b"BaseFont").and_then(Object::as_name);
        if is_composite && base.is_ok_and(|base| base.starts_with(subset_tag(face).as_bytes())) {
            let descendants = font.get(b"DescendantFonts")?.as_array()?;
            let descendant = descendants.first().ok_or_else(|| missing(face))?.as_dict()?;
            return Ok((*id, descendant.get(b"FontDescriptor")?.as_reference()?));
        }
    }
    Err(missing(face))
}
