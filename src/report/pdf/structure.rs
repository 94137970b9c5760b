//! The structure tree, the parent tree and the links (ISO 32000-1, 14.7 and 12.5.6.5; ISO 14289-1, 7.1 and 7.18).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::notation::{Written, put, value};
use super::{PdfError, rounded, tag, text_string};
use crate::report::pages::{Area, Child, Element, ElementId, LinkArea, Numbering, Owner, Pages, Role, Scope};
use crate::texts::Message;

/// The structure tree as objects.
pub(super) struct Tree {
    pub(super) root: ObjectId,
    /// The object of each element.
    pub(super) elements: Vec<ObjectId>,
}

struct Builder<'a> {
    pages: &'a Pages,
    page_ids: &'a [ObjectId],
    elements: Vec<ObjectId>,
    /// Entries of the parent tree: a page's elements by number, then a link's element.
    parents: Vec<Object>,
    next_key: i64,
    /// For each data cell the headers of its column and its row, all by their index.
    headers: BTreeMap<usize, Vec<usize>>,
    /// The annotations of each page.
    annotations: Vec<Vec<ObjectId>>,
}

/// Where an element stands.
struct Place<'a> {
    index: usize,
    /// The structure tree's root.
    root: ObjectId,
    /// The first page of an element that has marked content of its own.
    first: Option<usize>,
    /// For each page and sequence, see [`super::numbers`].
    numbers: &'a [Vec<Option<i64>>],
}

/// Writes the structure tree of the pages.
pub(super) fn add(
    document: &mut Document,
    written: &mut Written,
    pages: &Pages,
    page_ids: &[ObjectId],
) -> Result<Tree, PdfError> {
    let root = document.new_object_id();
    let elements = pages.elements.iter().map(|_| document.new_object_id()).collect();
    let (parents, annotations) = (Vec::new(), Vec::new());
    let mut builder =
        Builder { pages, page_ids, elements, parents, next_key: 0, headers: headers(pages), annotations };
    builder.page_parents(document, written)?;
    builder.links(document)?;
    let numbers: Vec<_> = pages.pages.iter().map(super::numbers).collect();
    for (index, element) in pages.elements.iter().enumerate() {
        // Only marked content needs the page: it stands on this page if it names no other.
        let has_content = element.children.iter().any(|child| matches!(child, Child::Sequence { .. }));
        let first = if has_content { first_page(pages, element) } else { None };
        let (id, place) = (builder.id(ElementId(index))?, Place { index, root, first, numbers: &numbers });
        written.with(id, |out| builder.element(out, element, &place))?;
    }
    let parent_tree = document.add_object(dictionary! { "Nums" => builder.parents });
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => *builder.elements.first().ok_or_else(broken)?,
            "IDTree" => identifiers(pages, &builder.elements),
            "ParentTree" => parent_tree,
            "ParentTreeNextKey" => builder.next_key,
        },
    );
    Ok(Tree { root, elements: builder.elements })
}

/// The identifier of a header cell, in digits of equal number, so that its order is that of the elements.
fn header_id(index: usize) -> String {
    format!("h{index:07}")
}

/// The tree of identifiers (ISO 32000-1, 7.9.6 and 14.7.2).
fn identifiers(pages: &Pages, elements: &[ObjectId]) -> Dictionary {
    let headers = pages.elements.iter().zip(elements).enumerate();
    let headers = headers.filter(|(_, (element, _))| matches!(element.role, Role::HeaderCell(_)));
    let names = headers
        .flat_map(|(index, (_, id))| [Object::string_literal(header_id(index)), Object::Reference(*id)]);
    let names: Vec<Object> = names.collect();
    let mut root = Dictionary::new();
    root.set("Names", names);
    root
}

/// For each data cell the headers of its column and of its row.
fn headers(pages: &Pages) -> BTreeMap<usize, Vec<usize>> {
    let mut named = BTreeMap::new();
    // The headers of the columns of the table that is open.
    let mut columns: Vec<usize> = Vec::new();
    for (index, element) in pages.elements.iter().enumerate() {
        match element.role {
            Role::Table => columns.clear(),
            Role::HeaderCell(Scope::Column) => columns.push(index),
            Role::TableRow => {
                let cells = element.children.iter().filter_map(|child| match child {
                    Child::Element(cell) => Some((cell.0, pages.elements.get(cell.0)?.role)),
                    _ => None,
                });
                let row = cells.clone().find(|(_, role)| *role == Role::HeaderCell(Scope::Row));
                let cells = cells.zip(&columns).filter(|((_, role), _)| *role == Role::DataCell);
                let headers = |column: &usize| std::iter::once(*column).chain(row.map(|(row, _)| row));
                named.extend(cells.map(|((cell, _), column)| (cell, headers(column).collect())));
            }
            _ => {}
        }
    }
    named
}

fn broken() -> PdfError {
    PdfError::Structure(Message::new("pdf-pages-structure"))
}

/// The first page that an element or what it holds stands on.
fn first_page(pages: &Pages, element: &Element) -> Option<usize> {
    let first = element.children.iter().filter_map(|child| match child {
        Child::Element(id) => first_page(pages, pages.elements.get(id.0)?),
        Child::Sequence { page, .. } | Child::Link { page, .. } => Some(*page),
    });
    first.min()
}

impl Builder<'_> {
    fn id(&self, element: ElementId) -> Result<ObjectId, PdfError> {
        self.elements.get(element.0).copied().ok_or_else(broken)
    }

    fn page_id(&self, page: usize) -> Result<ObjectId, PdfError> {
        self.page_ids.get(page).copied().ok_or_else(broken)
    }

    fn enter(&mut self, parent: Object) -> i64 {
        let key = self.next_key;
        self.parents.extend([Object::Integer(key), parent]);
        self.next_key += 1;
        key
    }

    /// For each page the elements of its marked content, by number.
    fn page_parents(&mut self, document: &mut Document, written: &mut Written) -> Result<(), PdfError> {
        for (page, id) in self.pages.pages.iter().zip(self.page_ids) {
            let array = document.new_object_id();
            written.with(array, |out| {
                out.push(b'[');
                for sequence in &page.sequences {
                    if let Owner::Element(element) = sequence.owner {
                        put(out, format_args!("{} 0 R ", self.id(element)?.0));
                    }
                }
                out.push(b']');
                Ok::<(), PdfError>(())
            })?;
            let key = self.enter(Object::Reference(array));
            let page = document.get_dictionary_mut(*id)?;
            page.set("StructParents", key);
            page.set("Tabs", "S");
        }
        Ok(())
    }

    fn links(&mut self, document: &mut Document) -> Result<(), PdfError> {
        for (page, id) in self.pages.pages.iter().zip(self.page_ids) {
            let mut annotations = Vec::new();
            for link in &page.links {
                let key = self.enter(Object::Reference(self.id(link.element)?));
                annotations.push(document.add_object(annotation(link, key)));
            }
            let page = document.get_dictionary_mut(*id)?;
            if !annotations.is_empty() {
                page.set("Annots", annotations.iter().copied().map(Object::Reference).collect::<Vec<_>>());
            }
            self.annotations.push(annotations);
        }
        Ok(())
    }

    /// An element. `Type` says nothing new in a structure tree, and is left out (14.7.2).
    fn element(&self, out: &mut Vec<u8>, element: &Element, place: &Place<'_>) -> Result<(), PdfError> {
        let parent = if place.index == 0 { place.root } else { self.id(element.parent)? };
        put(out, format_args!("<</S/{}/P {} 0 R", tag(element.role), parent.0));
        for (key, text) in [("T", &element.title), ("Alt", &element.spoken)] {
            if let Some(text) = text {
                put(out, format_args!("/{key}"));
                value(out, &text_string(text));
            }
        }
        if let Some(first) = place.first {
            put(out, format_args!("/Pg {} 0 R", self.page_id(first)?.0));
        }
        if !element.children.is_empty() {
            out.extend(b"/K[");
            element.children.iter().try_for_each(|child| self.child(out, *child, place))?;
            out.push(b']');
        }
        if matches!(element.role, Role::HeaderCell(_)) {
            put(out, format_args!("/ID({})", header_id(place.index)));
        }
        if let Some(attributes) = self.attributes(element, place.index) {
            out.extend(b"/A ");
            value(out, &attributes);
        }
        out.extend(b">>");
        Ok(())
    }

    /// The attributes of an element (14.7.5).
    fn attributes(&self, element: &Element, index: usize) -> Option<Object> {
        if let Some(area) = &element.bounds {
            let bounds = corners(area).map(Object::Real).to_vec();
            return Some(dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => bounds }.into());
        }
        match element.role {
            Role::HeaderCell(scope) => {
                let scope = match scope {
                    Scope::Column => "Column",
                    Scope::Row => "Row",
                };
                Some(dictionary! { "O" => "Table", "Scope" => scope }.into())
            }
            Role::List(numbering) => {
                let numbering = match numbering {
                    Numbering::Disc => "Disc",
                    Numbering::Decimal => "Decimal",
                    Numbering::LowerAlpha => "LowerAlpha",
                };
                Some(dictionary! { "O" => "List", "ListNumbering" => numbering }.into())
            }
            _ => {
                let headers = self.headers.get(&index)?.iter().map(|index| header_id(*index));
                let headers: Vec<Object> = headers.map(Object::string_literal).collect();
                Some(dictionary! { "O" => "Table", "Headers" => headers }.into())
            }
        }
    }

    /// A child; marked content on another page than the element's first names its page.
    fn child(&self, out: &mut Vec<u8>, child: Child, place: &Place<'_>) -> Result<(), PdfError> {
        match child {
            Child::Element(element) => put(out, format_args!("{} 0 R ", self.id(element)?.0)),
            Child::Sequence { page, sequence } => {
                let number = place.numbers.get(page).and_then(|page| page.get(sequence)).copied().flatten();
                let number = number.ok_or_else(broken)?;
                if Some(page) == place.first {
                    put(out, format_args!("{number} "));
                } else {
                    let page = self.page_id(page)?.0;
                    put(out, format_args!("<</Type/MCR/Pg {page} 0 R/MCID {number}>>"));
                }
            }
            Child::Link { page, link } => {
                let annotation = self.annotations.get(page).and_then(|page| page.get(link));
                let (page, annotation) = (self.page_id(page)?.0, annotation.ok_or_else(broken)?.0);
                put(out, format_args!("<</Type/OBJR/Pg {page} 0 R/Obj {annotation} 0 R>>"));
            }
        }
        Ok(())
    }
}

/// Left, lower, right and upper edge.
fn corners(area: &Area) -> [f32; 4] {
    let (left, right) = (rounded(area.x), rounded(area.x + area.width));
    let (bottom, top) = (rounded(area.y), rounded(area.y + area.height));
    [left, bottom, right, top]
}

/// A link: printed, described, with one quadrilateral for each line.
fn annotation(link: &LinkArea, key: i64) -> Dictionary {
    let boxes: Vec<[f32; 4]> = link.areas.iter().map(corners).collect();
    let none = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
    let around = boxes.iter().fold(none, |around, corners| {
        let ([left, bottom, right, top], [l, b, r, t]) = (around, *corners);
        [left.min(l), bottom.min(b), right.max(r), top.max(t)]
    });
    let quads = boxes
        .iter()
        .flat_map(|[left, bottom, right, top]| [*left, *top, *right, *top, *left, *bottom, *right, *bottom]);
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => around.map(Object::Real).to_vec(),
        "QuadPoints" => quads.map(Object::Real).collect::<Vec<_>>(),
        "F" => 4,
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "A" => dictionary! { "Type" => "Action", "S" => "URI", "URI" => Object::string_literal(percent_encoded(&link.uri)) },
        "Contents" => text_string(&Message::new("link-description").with("address", &link.uri).printed()),
        "StructParent" => key,
    }
}

/// An address in ASCII (RFC 3986, 2.1), as a URI action wants it.
fn percent_encoded(uri: &str) -> String {
    let keep = |byte: u8| {
        byte.is_ascii_graphic()
            && !matches!(byte, b'<' | b'>' | b'"' | b'{' | b'}' | b'|' | b'\\' | b'^' | b'`')
    };
    uri.bytes()
        .map(|byte| if keep(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
