//! The structure tree, the parent tree and the links (ISO 32000-1, 14.7 and 12.5.6.5; ISO 14289-1, 7.1 and 7.18).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::{PdfError, ascii, name, rounded, tag, text_string};
use crate::report::pages::{Area, Child, Element, ElementId, LinkArea, Numbering, Owner, Page, Pages, Role};

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
    /// For each data cell, by its index, the attributes that name its header; cells of a column share them.
    headers: BTreeMap<usize, ObjectId>,
    /// The annotations of each page.
    annotations: Vec<Vec<ObjectId>>,
}

/// Writes the structure tree of the pages.
pub(super) fn add(document: &mut Document, pages: &Pages, page_ids: &[ObjectId]) -> Result<Tree, PdfError> {
    let root = document.new_object_id();
    let elements = pages.elements.iter().map(|_| document.new_object_id()).collect();
    let (parents, annotations) = (Vec::new(), Vec::new());
    let mut builder = Builder {
        pages,
        page_ids,
        elements,
        parents,
        next_key: 0,
        headers: headers(document, pages),
        annotations,
    };
    builder.page_parents(document)?;
    builder.links(document)?;
    let numbers = numbers(pages);
    let firsts = first_pages(pages);
    for ((index, element), first) in pages.elements.iter().enumerate().zip(firsts) {
        let object = builder.element(element, index, root, first, &numbers)?;
        document.set_object(builder.id(ElementId(index))?, object);
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
    let headers = headers.filter(|(_, (element, _))| element.role == Role::HeaderCell);
    let names = headers.flat_map(|(index, (_, id))| [ascii(&header_id(index)), Object::Reference(*id)]);
    let names: Vec<Object> = names.collect();
    let mut root = Dictionary::new();
    root.set("Names", names);
    root
}

/// For each data cell the attributes that name the header of its column (ISO 32000-1, 14.8.5.7).
fn headers(document: &mut Document, pages: &Pages) -> BTreeMap<usize, ObjectId> {
    let mut named = BTreeMap::new();
    // The attributes of the columns of the table that is open.
    let mut columns: Vec<ObjectId> = Vec::new();
    for (index, element) in pages.elements.iter().enumerate() {
        match element.role {
            Role::Table => columns.clear(),
            Role::HeaderCell => {
                let headers = vec![ascii(&header_id(index))];
                columns.push(document.add_object(dictionary! { "O" => "Table", "Headers" => headers }));
            }
            Role::TableRow => {
                let cells = element.children.iter().filter_map(|child| match child {
                    Child::Element(cell) => Some(cell.0),
                    _ => None,
                });
                let data = cells
                    .filter(|cell| pages.elements.get(*cell).is_some_and(|cell| cell.role == Role::DataCell));
                named.extend(data.zip(columns.iter().copied()));
            }
            _ => {}
        }
    }
    named
}

fn broken() -> PdfError {
    PdfError::Structure("siderne og strukturen passer ikke sammen".into())
}

/// For each page and sequence the number of its marked content; `None` for artifacts.
fn numbers(pages: &Pages) -> Vec<Vec<Option<i64>>> {
    let of_page = |page: &Page| {
        let mut next = 0..;
        page.sequences
            .iter()
            .map(|sequence| if matches!(sequence.owner, Owner::Element(_)) { next.next() } else { None })
            .collect()
    };
    pages.pages.iter().map(of_page).collect()
}

/// The first page of each element; children stand after their parents, so backwards they are known first.
fn first_pages(pages: &Pages) -> Vec<Option<usize>> {
    let mut firsts: Vec<Option<usize>> = vec![None; pages.elements.len()];
    for (index, element) in pages.elements.iter().enumerate().rev() {
        let first = element.children.iter().filter_map(|child| match child {
            Child::Element(id) => firsts.get(id.0).copied().flatten(),
            Child::Sequence { page, .. } | Child::Link { page, .. } => Some(*page),
        });
        let first = first.min();
        if let Some(slot) = firsts.get_mut(index) {
            *slot = first;
        }
    }
    firsts
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
    fn page_parents(&mut self, document: &mut Document) -> Result<(), PdfError> {
        for (page, id) in self.pages.pages.iter().zip(self.page_ids) {
            let owners = page.sequences.iter().filter_map(|sequence| match sequence.owner {
                Owner::Element(element) => Some(self.id(element).map(Object::Reference)),
                Owner::Artifact(_) => None,
            });
            let owners = owners.collect::<Result<Vec<_>, _>>()?;
            let owners = document.add_object(Object::Array(owners));
            let key = self.enter(Object::Reference(owners));
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
            page.remove(b"Annots");
            if !annotations.is_empty() {
                page.set("Annots", annotations.iter().copied().map(Object::Reference).collect::<Vec<_>>());
            }
            self.annotations.push(annotations);
        }
        Ok(())
    }

    fn element(
        &self,
        element: &Element,
        index: usize,
        root: ObjectId,
        first: Option<usize>,
        numbers: &[Vec<Option<i64>>],
    ) -> Result<Dictionary, PdfError> {
        let parent = if index == 0 { root } else { self.id(element.parent)? };
        let mut object = dictionary! { "Type" => "StructElem", "S" => tag(element.role), "P" => parent };
        if let Some(title) = &element.title {
            object.set("T", text_string(title));
        }
        if let Some(spoken) = &element.spoken {
            object.set("Alt", text_string(spoken));
        }
        if let Some(first) = first {
            object.set("Pg", self.page_id(first)?);
        }
        let children = element.children.iter().map(|child| self.child(*child, first, numbers));
        let children = children.collect::<Result<Vec<_>, _>>()?;
        if !children.is_empty() {
            object.set("K", children);
        }
        if element.role == Role::HeaderCell {
            object.set("ID", ascii(&header_id(index)));
            object.set("A", dictionary! { "O" => "Table", "Scope" => "Column" });
        }
        if let Some(headers) = self.headers.get(&index) {
            object.set("A", *headers);
        }
        if let Some(area) = &element.bounds {
            let bounds = corners(area).map(Object::Real).to_vec();
            object.set("A", dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => bounds });
        }
        if let Role::List(numbering) = element.role {
            let numbering = match numbering {
                Numbering::Disc => "Disc",
                Numbering::Decimal => "Decimal",
                Numbering::LowerAlpha => "LowerAlpha",
            };
            object.set("A", dictionary! { "O" => "List", "ListNumbering" => numbering });
        }
        Ok(object)
    }

    /// A child; marked content on another page than the element's first names its page.
    fn child(
        &self,
        child: Child,
        first: Option<usize>,
        numbers: &[Vec<Option<i64>>],
    ) -> Result<Object, PdfError> {
        Ok(match child {
            Child::Element(element) => Object::Reference(self.id(element)?),
            Child::Sequence { page, sequence } => {
                let number = numbers.get(page).and_then(|page| page.get(sequence)).copied().flatten();
                let number = number.ok_or_else(broken)?;
                if Some(page) == first {
                    Object::Integer(number)
                } else {
                    dictionary! { "Type" => "MCR", "Pg" => self.page_id(page)?, "MCID" => number }.into()
                }
            }
            Child::Link { page, link } => {
                let annotation =
                    self.annotations.get(page).and_then(|page| page.get(link)).ok_or_else(broken)?;
                dictionary! { "Type" => "OBJR", "Pg" => self.page_id(page)?, "Obj" => *annotation }.into()
            }
        })
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
    let least = |index: usize| {
        boxes.iter().filter_map(|corners| corners.get(index)).copied().fold(f32::MAX, f32::min)
    };
    let most = |index: usize| {
        boxes.iter().filter_map(|corners| corners.get(index)).copied().fold(f32::MIN, f32::max)
    };
    let quads = boxes
        .iter()
        .flat_map(|[left, bottom, right, top]| [*left, *top, *right, *top, *left, *bottom, *right, *bottom]);
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => [least(0), least(1), most(2), most(3)].map(Object::Real).to_vec(),
        "QuadPoints" => quads.map(Object::Real).collect::<Vec<_>>(),
        "F" => 4,
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "A" => dictionary! { "Type" => "Action", "S" => name("URI"), "URI" => ascii(&percent_encoded(&link.uri)) },
        "Contents" => text_string(&format!("Link til {}", link.uri)),
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
