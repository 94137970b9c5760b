//! The outline, nested by level (ISO 32000-1, 12.3.3).

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::{PdfError, rounded, text_string};
use crate::report::pages::{OutlineEntry, Pages};
use crate::texts::Message;

/// An entry's neighbours, by their index.
#[derive(Clone, Default)]
struct Family {
    parent: Option<usize>,
    before: Option<usize>,
    after: Option<usize>,
    children: Vec<usize>,
}

/// Writes the outline and gives its root. Down to the areas it is open, so that a reader sees them all at once.
pub(super) fn add(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
    elements: &[ObjectId],
) -> Result<ObjectId, PdfError> {
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = pages.outline.iter().map(|_| document.new_object_id()).collect();
    let id = |index: Option<usize>| index.and_then(|index| ids.get(index)).copied();
    let (families, top) = families(&pages.outline);
    for ((entry, own), family) in pages.outline.iter().zip(&ids).zip(&families) {
        let missing = || PdfError::Structure(Message::new("pdf-bookmark").with("value", &entry.title));
        let page = *page_ids.get(entry.page).ok_or_else(missing)?;
        let element = *elements.get(entry.element.0).ok_or_else(missing)?;
        let mut object = dictionary! {
            "Title" => text_string(&entry.title),
            "Parent" => id(family.parent).unwrap_or(root),
            "SE" => element,
            "Dest" => vec![page.into(), "XYZ".into(), Object::Null, Object::Real(rounded(entry.top)), Object::Null],
        };
        for (key, other) in [("Prev", family.before), ("Next", family.after)] {
            if let Some(other) = id(other) {
                object.set(key, other);
            }
        }
        // A closed entry has a negative count.
        let count = family.children.len() as i64;
        ends(&mut object, &family.children, &ids, if entry.level == 0 { count } else { -count });
        document.set_object(*own, object);
    }
    let mut object = dictionary! { "Type" => "Outlines" };
    let open = pages.outline.iter().filter(|entry| entry.level < 2).count();
    ends(&mut object, &top, &ids, open as i64);
    document.set_object(root, object);
    Ok(root)
}

/// First and last child, and how many entries below are shown when it is open.
fn ends(object: &mut Dictionary, children: &[usize], ids: &[ObjectId], count: i64) {
    let id = |child: Option<&usize>| child.and_then(|child| ids.get(*child)).copied();
    if let (Some(first), Some(last)) = (id(children.first()), id(children.last())) {
        object.set("First", first);
        object.set("Last", last);
        object.set("Count", count);
    }
}

/// The neighbours of each entry, and the entries that have no parent.
fn families(entries: &[OutlineEntry]) -> (Vec<Family>, Vec<usize>) {
    let mut families = vec![Family::default(); entries.len()];
    let mut top = Vec::new();
    // The last entry of each level above the one that is read.
    let mut above: Vec<usize> = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let level = |at: &usize| entries.get(*at).map_or(0, |entry| entry.level);
        while above.last().is_some_and(|last| level(last) >= entry.level) {
            above.pop();
        }
        let parent = above.last().copied();
        let siblings = match parent.and_then(|parent| families.get_mut(parent)) {
            Some(family) => &mut family.children,
            None => &mut top,
        };
        let before = siblings.last().copied();
        siblings.push(index);
        if let Some(before) = before.and_then(|before| families.get_mut(before)) {
            before.after = Some(index);
        }
        if let Some(family) = families.get_mut(index) {
            (family.parent, family.before) = (parent, before);
        }
        above.push(index);
    }
    (families, top)
}
