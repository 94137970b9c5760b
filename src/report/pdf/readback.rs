//! A finished PDF read back: structure tree, marked content and character maps, with nothing of the writer's in hand.
//!
//! Input: the bytes of a PDF. Output: the texts of its elements as a screen reader gets them. What does not hold together
//! is an error: content outside a tag or an artifact, glyph 0 or one without text, marked content that the structure tree
//! does not name exactly once or that the parent tree gives to another element (ISO 32000-1, 14.7.4; ISO 14289-1, 7.1), an
//! object that does not stand where the cross-references say, and what `agreement` looks at. Another library reads than
//! the one that wrote, and it reads each object when it is asked for, so that no tree of all objects is built.

mod agreement;
mod content;
mod cross_references;

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::xref::XRef;

use super::PdfError;
use crate::texts::Message;
use content::PageContent;

/// The deepest that structure elements may lie in each other; ours lie ten deep.
const DEEPEST: usize = 100;

/// The text of an element and its structure type, such as `TD`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ElementText {
    /// The structure type.
    pub role: String,
    /// Its text and that of its children; blanks are single, a hyphen that the line breaker set is no text.
    pub text: String,
    /// The header cells that it names, by their place among the elements that were read.
    pub headers: Vec<usize>,
}

/// Reads the elements of some structure types, in the tree's order.
///
/// # Errors
/// The bytes are no tagged PDF, or it does not hold together.
pub fn read_back(bytes: &[u8], roles: &[&str]) -> Result<Vec<ElementText>, PdfError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|_| broken("pdf-no-pdf"))?;
    let objects = pdf.xref();
    cross_references::hold(bytes, objects)?;
    let catalog: Dict<'_> = objects.get(objects.root_id()).ok_or_else(|| broken("pdf-no-document"))?;
    let root: Dict<'_> = catalog.get("StructTreeRoot").ok_or_else(|| broken("pdf-no-structure-tree"))?;
    let mut pages = Pages::read(&pdf)?;
    let parents = Parents::read(&root, objects)?;
    agreement::metadata(&pdf, &catalog)?;
    let mut reader = Reader {
        owners: parents.of_pages(&pages)?,
        objects,
        pages: &mut pages,
        roles,
        wanted: 0,
        text: String::new(),
        found: Vec::new(),
        header_cells: BTreeMap::new(),
        read: BTreeSet::new(),
        referred: BTreeSet::new(),
    };
    reader.kids(&root, &Place { page: None, owner: None, depth: 0 })?;
    let Reader { found, referred, .. } = reader;
    agreement::links(&pdf, &parents, &referred)?;
    match pages.contents.iter().find_map(PageContent::unnamed) {
        Some(number) => Err(broken_by("pdf-content-unowned", number)),
        None => Ok(found),
    }
}

/// The structure does not hold together; `fault` is the key of the text that says how.
fn broken(fault: &'static str) -> PdfError {
    PdfError::Structure(Message::new(fault))
}

/// The structure does not hold together at one value: a number, a name.
fn broken_by(fault: &'static str, value: impl ToString) -> PdfError {
    PdfError::Structure(Message::new(fault).with("value", value.to_string()))
}

/// The pages, each with its number among them and its marked content.
struct Pages {
    numbers: BTreeMap<ObjectIdentifier, usize>,
    /// For each page the key of its elements in the parent tree.
    keys: Vec<i64>,
    contents: Vec<PageContent>,
}

impl Pages {
    fn read(pdf: &Pdf) -> Result<Self, PdfError> {
        let (mut numbers, mut keys) = (BTreeMap::new(), Vec::new());
        for (number, page) in pdf.pages().iter().enumerate() {
            numbers.insert(page.raw().obj_id().ok_or_else(|| broken("pdf-page-no-object"))?, number);
            keys.push(integer(page.raw(), "StructParents").ok_or_else(|| broken("pdf-page-no-key"))?);
        }
        Ok(Self { numbers, keys, contents: content::read(pdf)? })
    }
}

/// The parent tree by key: of a page the elements of its marked content, of a link its element.
struct Parents<'a> {
    by_key: BTreeMap<i64, MaybeRef<Object<'a>>>,
    objects: &'a XRef,
}

impl<'a> Parents<'a> {
    fn read(root: &Dict<'a>, objects: &'a XRef) -> Result<Self, PdfError> {
        let tree: Dict<'_> = root.get("ParentTree").ok_or_else(|| broken("pdf-no-parent-tree"))?;
        let numbers: Array<'_> = tree.get("Nums").ok_or_else(|| broken("pdf-parent-tree-no-numbers"))?;
        let mut by_key = BTreeMap::new();
        let mut entries = numbers.raw_iter();
        while let Some((key, value)) = entries.next().zip(entries.next()) {
            let MaybeRef::NotRef(Object::Number(key)) = key else {
                return Err(broken("pdf-parent-tree-key"));
            };
            by_key.insert(key.as_i64(), value);
        }
        Ok(Self { by_key, objects })
    }

    /// The element of a link, by the link's key.
    fn element(&self, key: i64) -> Option<ObjectIdentifier> {
        Some(self.by_key.get(&key)?.as_obj_ref()?.into())
    }

    /// For each page the elements in the order of their numbers.
    fn of_pages(&self, pages: &Pages) -> Result<Vec<Vec<ObjectIdentifier>>, PdfError> {
        let elements = |key: &i64| {
            let entry = self.by_key.get(key).and_then(MaybeRef::as_obj_ref);
            let array: Option<Array<'_>> = entry.and_then(|entry| self.objects.get(entry.into()));
            let array = array.ok_or_else(|| broken("pdf-page-no-parent"))?;
            let elements = array.raw_iter().map(|element| element.as_obj_ref().map(Into::into));
            let elements: Option<_> = elements.collect();
            elements.ok_or_else(|| broken("pdf-parent-tree-no-element"))
        };
        pages.keys.iter().map(elements).collect()
    }
}

/// Where in the tree a kid stands.
#[derive(Clone, Copy)]
struct Place {
    page: Option<usize>,
    /// The element that names it.
    owner: Option<ObjectIdentifier>,
    depth: usize,
}

struct Reader<'a> {
    objects: &'a XRef,
    pages: &'a mut Pages,
    /// For each page the element of each marked content, as the parent tree has it.
    owners: Vec<Vec<ObjectIdentifier>>,
    roles: &'a [&'a str],
    /// How many elements of wanted roles are open.
    wanted: usize,
    /// The text of the outermost of them.
    text: String,
    found: Vec<ElementText>,
    /// The places of header cells in `found`, by their identifiers.
    header_cells: BTreeMap<Vec<u8>, usize>,
    /// The elements that were read: none has two parents.
    read: BTreeSet<ObjectIdentifier>,
    /// The annotations that elements refer to.
    referred: BTreeSet<ObjectIdentifier>,
}

impl<'a> Reader<'a> {
    /// The kids of an element or of the tree's root: an array of them, or one.
    fn kids(&mut self, element: &Dict<'a>, place: &Place) -> Result<(), PdfError> {
        match element.get_raw::<Object<'_>>("K") {
            None => Ok(()),
            Some(MaybeRef::NotRef(Object::Array(kids))) => {
                kids.raw_iter().try_for_each(|kid| self.kid(kid, place))
            }
            Some(kid) => self.kid(kid, place),
        }
    }

    fn kid(&mut self, kid: MaybeRef<Object<'a>>, place: &Place) -> Result<(), PdfError> {
        match kid {
            MaybeRef::Ref(id) => {
                let element = self.objects.get(id.into()).ok_or_else(|| broken("pdf-no-element"))?;
                self.element(&element, id.into(), place)
            }
            MaybeRef::NotRef(Object::Number(number)) => self.content(place, number.as_i64()),
            MaybeRef::NotRef(Object::Dict(kid)) if is(&kid, "Type", b"MCR") => {
                let page = self.page(&kid).or(place.page);
                let number = integer(&kid, "MCID").ok_or_else(|| broken("pdf-content-no-number"))?;
                self.content(&Place { page, ..*place }, number)
            }
            MaybeRef::NotRef(Object::Dict(kid)) if is(&kid, "Type", b"OBJR") => {
                let annotation = kid.get_ref("Obj").ok_or_else(|| broken("pdf-reference-no-target"))?;
                self.referred.insert(annotation.into());
                Ok(())
            }
            MaybeRef::NotRef(_) => Err(broken("pdf-structure-kid")),
        }
    }

    fn element(&mut self, element: &Dict<'a>, id: ObjectIdentifier, place: &Place) -> Result<(), PdfError> {
        if place.depth >= DEEPEST || !self.read.insert(id) {
            return Err(broken("pdf-structure-depth"));
        }
        // Not its parent's: an element whose content has numbers alone must name its page (14.7.4.2).
        let page = self.page(element);
        let role: Name<'_> = element.get("S").ok_or_else(|| broken("pdf-element-no-role"))?;
        let inside = Place { page, owner: Some(id), depth: place.depth + 1 };
        match self.roles.iter().find(|wanted| wanted.as_bytes() == role.as_ref()) {
            Some(wanted) => self.wanted(wanted, element, &inside)?,
            None => self.kids(element, &inside)?,
        }
        // A paragraph or a part of a list item is read apart from what follows.
        if matches!(role.as_ref(), b"P" | b"Lbl" | b"LBody") && self.wanted > 0 {
            self.text.push(' ');
        }
        Ok(())
    }

    /// An element whose text is wanted.
    fn wanted(&mut self, role: &str, element: &Dict<'a>, inside: &Place) -> Result<(), PdfError> {
        let slot = self.found.len();
        let headers = self.headers(element, slot);
        self.found.push(ElementText { role: role.to_owned(), text: String::new(), headers });
        let start = self.text.len();
        self.wanted += 1;
        self.kids(element, inside)?;
        self.wanted -= 1;
        let (_, text) = self.text.split_at(start);
        self.found.get_mut(slot).into_iter().for_each(|found| found.text = folded(text));
        if self.wanted == 0 {
            self.text.clear();
        }
        Ok(())
    }

    /// The header cells that a cell names, which stand before it. A header cell is known from here on, by its place.
    fn headers(&mut self, element: &Dict<'a>, place: usize) -> Vec<usize> {
        if let Some(Object::String(id)) = element.get("ID") {
            self.header_cells.insert(id.to_vec(), place);
        }
        let headers =
            element.get::<Dict<'_>>("A").and_then(|attributes| attributes.get::<Array<'_>>("Headers"));
        let names = headers.iter().flat_map(Array::iter::<Object<'_>>).filter_map(|name| match name {
            Object::String(name) => self.header_cells.get(name.as_ref()).copied(),
            _ => None,
        });
        names.collect()
    }

    fn content(&mut self, place: &Place, number: i64) -> Result<(), PdfError> {
        let page = place.page.ok_or_else(|| broken("pdf-element-no-page"))?;
        let owner = place.owner.ok_or_else(|| broken("pdf-content-no-element"))?;
        let parent = usize::try_from(number).ok().and_then(|number| self.owners.get(page)?.get(number));
        if parent != Some(&owner) {
            return Err(broken_by("pdf-content-other-element", number));
        }
        let content = self.pages.contents.get_mut(page);
        let text = content.ok_or_else(|| broken("pdf-no-page"))?.name(number)?;
        if self.wanted > 0 {
            self.text.push_str(text);
        }
        Ok(())
    }

    fn page(&self, element: &Dict<'a>) -> Option<usize> {
        self.pages.numbers.get(&element.get_ref("Pg")?.into()).copied()
    }
}

fn integer(dict: &Dict<'_>, key: &str) -> Option<i64> {
    match dict.get(key)? {
        Object::Number(number) => Some(number.as_i64()),
        _ => None,
    }
}

fn is(dict: &Dict<'_>, key: &str, name: &[u8]) -> bool {
    dict.get::<Name<'_>>(key).is_some_and(|found| found.as_ref() == name)
}

/// The data of a stream, unpacked.
fn unpacked(stream: &Stream<'_>) -> Result<Vec<u8>, PdfError> {
    let data = stream.decoded_data().map_err(|_| broken("pdf-stream"))?;
    Ok(data.into_owned())
}

/// A text as it is compared: blanks are single, hyphens that the line breaker set are gone.
#[must_use]
pub fn folded(text: &str) -> String {
    text.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text string of PDF (ISO 32000-1, 7.9.2.2): UTF-16 with its mark, else ASCII, beyond which nothing is written.
fn decoded(bytes: &[u8]) -> String {
    let Some(units) = bytes.strip_prefix(b"\xFE\xFF") else {
        return String::from_utf8_lossy(bytes).into_owned();
    };
    let units = units.as_chunks::<2>().0.iter().map(|unit| u16::from_be_bytes(*unit));
    String::from_utf16_lossy(&units.collect::<Vec<_>>())
}
