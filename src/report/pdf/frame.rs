//! The document around the content: the fonts and the logo, which printpdf writes, and the pages.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use printpdf::{
    Mm, Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, Pt, RawImage, RawImageData, RawImageFormat,
    TextItem, XObject, XObjectId,
};

use super::fonts::{Subset, id};
use super::{PdfError, rounded};
use crate::report::pages::Pages;
use crate::texts::Message;

/// The resource name of the logo.
pub(super) const LOGO: &str = "Logo";

/// A document whose pages wait for their content.
pub(super) struct Frame {
    pub(super) document: Document,
    /// The pages, in order.
    pub(super) pages: Vec<ObjectId>,
}

impl Frame {
    /// The document of these pages. printpdf gets one page that shows each character once, from which it knows what a font
    /// must say of itself; the real pages share what that page has.
    pub(super) fn new(pages: &Pages, subsets: &[Subset]) -> Result<Self, PdfError> {
        let mut document = super::saved(sample(pages, subsets));
        let sample = document.get_pages().into_values().next();
        let sample = sample.ok_or_else(|| PdfError::Structure(Message::new("pdf-no-sample")))?;
        let resources = document.get_dictionary(sample)?.get(b"Resources")?.as_reference()?;
        drop_unused(&mut document, resources)?;
        let tree = document.get_dictionary(sample)?.get(b"Parent")?.as_reference()?;
        // Until the pages are there, the tree keeps what they share.
        document.set_object(tree, dictionary! { "Resources" => resources });
        // The pages are not there yet: of many objects this would take quadratic time.
        document.prune_objects();
        document.renumber_objects();
        Self::with_pages(document, pages)
    }

    /// Puts the pages into the document's page tree.
    fn with_pages(mut document: Document, pages: &Pages) -> Result<Self, PdfError> {
        let tree = document.catalog()?.get(b"Pages")?.as_reference()?;
        let resources = document.get_dictionary(tree)?.get(b"Resources")?.as_reference()?;
        let corner = |length: f32| Object::Real(rounded(length));
        let page = dictionary! {
            "Type" => "Page",
            "Parent" => tree,
            "MediaBox" => vec![0.into(), 0.into(), corner(pages.width), corner(pages.height)],
            // Not by the page tree: ISO 19005-2, 6.2.2 wants each page to name its own.
            "Resources" => resources,
        };
        let ids: Vec<ObjectId> = pages.pages.iter().map(|_| document.add_object(page.clone())).collect();
        let kids: Vec<Object> = ids.iter().copied().map(Object::Reference).collect();
        document.set_object(
            tree,
            dictionary! { "Type" => "Pages", "Count" => kids.len() as i64, "Kids" => kids },
        );
        Ok(Self { document, pages: ids })
    }

    /// Gives the pages their content, packed by Flate.
    pub(super) fn fill(&mut self, contents: Vec<Vec<u8>>) -> Result<(), PdfError> {
        if contents.len() != self.pages.len() {
            return Err(PdfError::Structure(Message::new("pdf-page-count").with("value", contents.len())));
        }
        for (page, content) in self.pages.iter().zip(contents) {
            let stream = Stream::new(dictionary! { "Filter" => "FlateDecode" }, content);
            let stream = self.document.add_object(stream);
            self.document.get_dictionary_mut(*page)?.set("Contents", stream);
        }
        Ok(())
    }
}

/// A page that shows each character with a glyph of its own once. What shares a glyph is left out: of it the font's map
/// from glyphs to text knows one.
fn sample(pages: &Pages, subsets: &[Subset]) -> PdfDocument {
    let mut document = PdfDocument::new("");
    let mut ops = Vec::new();
    for subset in subsets {
        document.resources.fonts.map.insert(id(subset.face), PdfFont::new(subset.font.clone()));
        let characters = subset.font.codepoint_to_glyph.keys().filter_map(|code| char::from_u32(*code));
        let text = characters.filter(|character| !subset.shared.contains(character)).collect();
        ops.push(Op::SetFont { font: PdfFontHandle::External(id(subset.face)), size: Pt(1.0) });
        ops.push(Op::ShowText { items: vec![TextItem::Text(text)] });
    }
    if let Some(logo) = &pages.logo {
        let image = RawImage {
            pixels: RawImageData::U8(logo.pixels.clone()),
            width: logo.width,
            height: logo.height,
            data_format: RawImageFormat::RGB8,
            tag: Vec::new(),
        };
        document.resources.xobjects.map.insert(XObjectId(LOGO.to_owned()), XObject::Image(image));
    }
    document.pages.push(PdfPage::new(Mm::from(Pt(pages.width)), Mm::from(Pt(pages.height)), ops));
    document
}

/// Drops the kinds of resources of which there are none.
fn drop_unused(document: &mut Document, resources: ObjectId) -> Result<(), PdfError> {
    for kind in [&b"XObject"[..], b"ExtGState", b"Shading"] {
        let all = document.get_dictionary(resources)?;
        if document.get_dict_in_dict(all, kind).map_or(true, Dictionary::is_empty) {
            document.get_dictionary_mut(resources)?.remove(kind);
        }
    }
    Ok(())
}
