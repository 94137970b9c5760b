//! A finished PDF read back: structure tree, marked content and character maps, with nothing of the writer's in hand.
//!
//! Input: the bytes of a PDF. Output: the texts of its elements as a screen reader gets them. What does not hold together
//! is an error: content outside a tag or an artifact, glyph 0 or one without text, marked content that the structure tree
//! does not name exactly once or that the parent tree gives to another element (ISO 32000-1, 14.7.4; ISO 14289-1, 7.1), and
//! what `agreement` looks at.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{PdfError, agreement};

/// The text of an element and its structure type, such as `TD`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElementText {
    /// The structure type.
    pub role: String,
    /// Its text and that of its children; blanks are single, a hyphen that the line breaker set is no text.
    pub text: String,
}

/// Reads the elements of some structure types, in the tree's order.
///
/// # Errors
/// The bytes are no tagged PDF, or it does not hold together.
pub fn read_back(bytes: &[u8], roles: &[&str]) -> Result<Vec<ElementText>, PdfError> {
    let document = Document::load_mem(bytes)?;
    let root = document.catalog()?.get(b"StructTreeRoot")?.as_reference()?;
    let tree = document.get_dictionary(root)?;
    let keys = keys(&document, tree)?;
    agreement::links(&document, &keys)?;
    agreement::metadata(&document)?;
    let mut reader = Reader {
        contents: contents(&document)?,
        parents: parents(&document, &keys)?,
        document: &document,
        roles,
        found: Vec::new(),
    };
    reader.kids(tree.get(b"K")?, None, None)?;
    match reader.contents.iter().find(|(_, content)| content.owner.is_none()) {
        Some(((_, number), _)) => Err(broken(format!("indhold {number} hører ikke til noget element"))),
        None => Ok(reader.found),
    }
}

fn broken(what: impl Into<String>) -> PdfError {
    PdfError::Structure(what.into())
}

/// A piece of marked content.
struct Marked {
    text: String,
    /// The element that names it.
    owner: Option<ObjectId>,
}

struct Reader<'a> {
    document: &'a Document,
    contents: BTreeMap<(ObjectId, i64), Marked>,
    /// The element of each marked content, as the parent tree has it.
    parents: BTreeMap<(ObjectId, i64), ObjectId>,
    roles: &'a [&'a str],
    found: Vec<ElementText>,
}

impl Reader<'_> {
    fn kids(
        &mut self,
        kids: &Object,
        page: Option<ObjectId>,
        owner: Option<ObjectId>,
    ) -> Result<String, PdfError> {
        match kids {
            Object::Array(kids) => {
                let mut text = String::new();
                for kid in kids {
                    text.push_str(&self.kids(kid, page, owner)?);
                }
                Ok(text)
            }
            Object::Integer(number) => self.content(page, *number, owner),
            Object::Reference(id) => self.element(self.document.get_dictionary(*id)?, *id, page),
            Object::Dictionary(kid) if kid.has_type(b"MCR") => {
                let page = kid.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                self.content(page, kid.get(b"MCID")?.as_i64()?, owner)
            }
            Object::Dictionary(kid) if kid.has_type(b"OBJR") => Ok(String::new()),
            _ => Err(broken("strukturtræet har et ukendt led")),
        }
    }

    fn element(
        &mut self,
        element: &Dictionary,
        id: ObjectId,
        page: Option<ObjectId>,
    ) -> Result<String, PdfError> {
        let page = element.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        let role = String::from_utf8_lossy(element.get(b"S")?.as_name()?).into_owned();
        let slot = self.roles.contains(&role.as_str()).then(|| {
            self.found.push(ElementText { role: role.clone(), text: String::new() });
            self.found.len() - 1
        });
        let mut text = match element.get(b"K") {
            Ok(kids) => self.kids(kids, page, Some(id))?,
            Err(_) => String::new(),
        };
        if let Some(found) = slot.and_then(|slot| self.found.get_mut(slot)) {
            found.text = folded(&text);
        }
        // A paragraph or a part of a list item is read apart from what follows.
        if matches!(role.as_str(), "P" | "Lbl" | "LBody") {
            text.push(' ');
        }
        Ok(text)
    }

    fn content(
        &mut self,
        page: Option<ObjectId>,
        number: i64,
        owner: Option<ObjectId>,
    ) -> Result<String, PdfError> {
        let key = (page.ok_or_else(|| broken("et element har ingen side"))?, number);
        let owner = owner.ok_or_else(|| broken("indhold uden element"))?;
        if self.parents.get(&key) != Some(&owner) {
            return Err(broken(format!("forældretræet giver indhold {number} til et andet element")));
        }
        let content =
            self.contents.get_mut(&key).ok_or_else(|| broken(format!("indhold {number} findes ikke")))?;
        match content.owner.replace(owner) {
            None => Ok(content.text.clone()),
            Some(_) => Err(broken(format!("indhold {number} er nævnt to gange"))),
        }
    }
}

/// A text as it is compared: blanks are single, hyphens that the line breaker set are gone.
#[must_use]
pub fn folded(text: &str) -> String {
    text.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The parent tree by key: of a page the elements of its marked content, of a link its element.
fn keys<'a>(document: &'a Document, tree: &'a Dictionary) -> Result<BTreeMap<i64, &'a Object>, PdfError> {
    let numbers = document.dereference(tree.get(b"ParentTree")?)?.1.as_dict()?.get(b"Nums")?.as_array()?;
    let mut by_key: BTreeMap<i64, &Object> = BTreeMap::new();
    for pair in numbers.chunks_exact(2) {
        let [key, value] = pair else { continue };
        by_key.insert(key.as_i64()?, value);
    }
    Ok(by_key)
}

/// For each page, by its key, the elements in the order of their numbers.
fn parents(
    document: &Document,
    by_key: &BTreeMap<i64, &Object>,
) -> Result<BTreeMap<(ObjectId, i64), ObjectId>, PdfError> {
    let mut parents = BTreeMap::new();
    for page in document.get_pages().into_values() {
        let key = document.get_dictionary(page)?.get(b"StructParents")?.as_i64()?;
        let elements = by_key.get(&key).ok_or_else(|| broken("en side mangler i forældretræet"))?;
        for (number, element) in (0..).zip(document.dereference(elements)?.1.as_array()?) {
            parents.insert((page, number), element.as_reference()?);
        }
    }
    Ok(parents)
}

/// What the content of a page may name.
struct Resources {
    fonts: BTreeMap<Vec<u8>, CharacterMap>,
    pictures: BTreeSet<Vec<u8>>,
}

impl Resources {
    fn of(document: &Document, page: ObjectId) -> Result<Self, PdfError> {
        let maps = document.get_page_fonts(page)?.into_iter();
        let maps = maps.map(|(name, font)| Ok((name, character_map(document, font)?)));
        let fonts = maps.collect::<Result<_, PdfError>>()?;
        let pictures = document.get_dictionary(resources(document, page)?)?.get(b"XObject");
        let pictures =
            pictures.and_then(|part| document.dereference(part)).and_then(|(_, part)| part.as_dict());
        let pictures = pictures.map(|part| part.iter().map(|(name, _)| name.clone()).collect());
        Ok(Self { fonts, pictures: pictures.unwrap_or_default() })
    }
}

/// The marked content of all pages, read on all processors.
fn contents(document: &Document) -> Result<BTreeMap<(ObjectId, i64), Marked>, PdfError> {
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let mut known: BTreeMap<ObjectId, Resources> = BTreeMap::new();
    for page in &pages {
        // Pages share their resources, so that a font is read once.
        if let Entry::Vacant(new) = known.entry(resources(document, *page)?) {
            new.insert(Resources::of(document, *page)?);
        }
    }
    let with_resources = |page: &ObjectId| {
        let resources = known.get(&resources(document, *page)?);
        Ok((*page, resources.ok_or_else(|| broken("en side har ingen skrifttyper"))?))
    };
    let pages =
        pages.iter().map(with_resources).collect::<Result<Vec<(ObjectId, &Resources)>, PdfError>>()?;
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let share = pages.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        let running: Vec<_> = pages
            .chunks(share)
            .map(|pages| scope.spawn(|| pages.iter().map(|page| content(document, *page)).collect()))
            .collect();
        let mut contents = BTreeMap::new();
        for worker in running {
            let read: Result<Vec<_>, PdfError> = worker.join().map_err(|_| broken("en tråd er standset"))?;
            contents.extend(read?.into_iter().flatten());
        }
        Ok(contents)
    })
}

fn resources(document: &Document, page: ObjectId) -> Result<ObjectId, PdfError> {
    Ok(document.get_dictionary(page)?.get(b"Resources")?.as_reference()?)
}

/// Marked content with its page and number.
type PageContent = ((ObjectId, i64), Marked);

/// The marked content of a page.
fn content(
    document: &Document,
    (page, resources): (ObjectId, &Resources),
) -> Result<Vec<PageContent>, PdfError> {
    let mut painter = Painter { resources, font: None, open: Vec::new(), texts: BTreeMap::new() };
    for operation in Content::decode(&document.get_page_content(page))?.operations {
        painter.take(&operation)?;
    }
    let texts = painter.texts.into_iter();
    Ok(texts.map(|(number, text)| ((page, number), Marked { text, owner: None })).collect())
}

/// A page's content, operator by operator.
struct Painter<'a> {
    resources: &'a Resources,
    font: Option<&'a CharacterMap>,
    /// The marked content that is open, outermost first.
    open: Vec<Open>,
    texts: BTreeMap<i64, String>,
}

#[derive(Clone, Copy)]
struct Open {
    /// `None` for an artifact or a span.
    number: Option<i64>,
    /// Its text stands in its properties (ISO 32000-1, 14.9.4), not in its glyphs.
    spoken: bool,
}

impl Painter<'_> {
    fn take(&mut self, operation: &Operation) -> Result<(), PdfError> {
        match operation.operator.as_str() {
            "BDC" | "BMC" => self.begin(operation),
            "EMC" => {
                self.open.pop().ok_or_else(|| broken("et mærke slutter uden at begynde"))?;
                Ok(())
            }
            "Tf" => {
                let name = operation.operands.first().and_then(|name| name.as_name().ok());
                self.font = name.and_then(|name| self.resources.fonts.get(name));
                Ok(())
            }
            "Tj" | "TJ" | "'" | "\"" => operation.operands.iter().try_for_each(|shown| self.show(shown)),
            "f" | "F" | "f*" | "S" | "s" | "B" | "B*" | "b" | "b*" | "Do" | "sh" if self.open.is_empty() => {
                Err(broken("en figur uden for ethvert mærke"))
            }
            "Do" => {
                let name = operation.operands.first().and_then(|name| name.as_name().ok());
                let known = name.is_some_and(|name| self.resources.pictures.contains(name));
                if known { Ok(()) } else { Err(broken("et billede, som siden ikke har")) }
            }
            _ => Ok(()),
        }
    }

    fn begin(&mut self, operation: &Operation) -> Result<(), PdfError> {
        let properties = operation.operands.get(1).and_then(|properties| properties.as_dict().ok());
        let number = properties.and_then(|map| map.get(b"MCID").ok()).and_then(|number| number.as_i64().ok());
        if let Some(number) = number
            && self.texts.insert(number, String::new()).is_some()
        {
            return Err(broken(format!("nummer {number} er brugt to gange på en side")));
        }
        let actual =
            properties.and_then(|map| map.get(b"ActualText").ok()).and_then(|text| text.as_str().ok());
        self.open.push(Open { number, spoken: actual.is_some() });
        if let (Some(actual), Some(text)) = (actual, self.text()) {
            text.push_str(&utf16(actual));
        }
        Ok(())
    }

    /// The text of the content that is open; `None` inside an artifact.
    fn text(&mut self) -> Option<&mut String> {
        let number = self.open.iter().find_map(|open| open.number)?;
        self.texts.get_mut(&number)
    }

    fn show(&mut self, shown: &Object) -> Result<(), PdfError> {
        let bytes = match shown {
            Object::String(bytes, _) => bytes,
            Object::Array(items) => return items.iter().try_for_each(|item| self.show(item)),
            _ => return Ok(()),
        };
        if self.open.is_empty() {
            return Err(broken("tekst uden for ethvert mærke"));
        }
        let font = self.font.ok_or_else(|| broken("tekst uden skrifttype"))?;
        let spoken = self.open.iter().any(|open| open.spoken);
        let mut text = self.text().filter(|_| !spoken);
        for pair in bytes.chunks_exact(2) {
            let glyph = pair.iter().fold(0, |code, byte| code << 8 | u16::from(*byte));
            let shown = font.get(&glyph).filter(|_| glyph != 0);
            let shown = shown.ok_or_else(|| broken(format!("tegn {glyph} har ingen tekst")))?;
            text.iter_mut().for_each(|text| text.push_str(shown));
        }
        Ok(())
    }
}

/// A text string of PDF in UTF-16 with its mark (ISO 32000-1, 7.9.2.2).
fn utf16(bytes: &[u8]) -> String {
    let units = bytes.strip_prefix(b"\xFE\xFF").unwrap_or(bytes).chunks_exact(2);
    let units: Vec<u16> =
        units.map(|pair| pair.iter().fold(0, |unit, byte| unit << 8 | u16::from(*byte))).collect();
    String::from_utf16_lossy(&units)
}

type CharacterMap = BTreeMap<u16, String>;

/// A font's map from glyphs to text (ISO 32000-1, 9.10.3).
fn character_map(document: &Document, font: &Dictionary) -> Result<CharacterMap, PdfError> {
    let stream = document.dereference(font.get(b"ToUnicode")?)?.1.as_stream()?.decompressed_content()?;
    let text = String::from_utf8_lossy(&stream).replace("><", "> <");
    let mut map = CharacterMap::new();
    let mut inside = false;
    for line in text.lines().map(str::trim) {
        if line.ends_with("beginbfchar") || line.ends_with("beginbfrange") {
            inside = true;
        } else if line.starts_with("end") {
            inside = false;
        } else if inside {
            entries(line, &mut map);
        }
    }
    Ok(map)
}

/// `<glyph> <text>` or `<first> <last> <text>`, the text counting up with the glyphs.
fn entries(line: &str, map: &mut CharacterMap) {
    let codes: Vec<Vec<u16>> = line.split_whitespace().map(units).collect();
    let (Some(first), Some(text)) = (codes.first().and_then(|code| code.first()), codes.last()) else {
        return;
    };
    let last =
        if codes.len() == 3 { codes.get(1).and_then(|code| code.first()).unwrap_or(first) } else { first };
    for glyph in *first..=*last {
        let mut text = text.clone();
        text.iter_mut().last().into_iter().for_each(|unit| *unit = unit.wrapping_add(glyph - first));
        map.insert(glyph, String::from_utf16_lossy(&text));
    }
}

fn units(code: &str) -> Vec<u16> {
    let digits: Vec<u16> =
        code.chars().filter_map(|c| c.to_digit(16)).filter_map(|d| u16::try_from(d).ok()).collect();
    digits.chunks(4).map(|unit| unit.iter().fold(0, |code, digit| code << 4 | digit)).collect()
}
