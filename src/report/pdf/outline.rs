//! The outline, nested by level (ISO 32000-1, 12.3.3).

use lopdf::{Document, Object, ObjectId, dictionary};

use super::{PdfError, name, rounded, text_string};
use crate::report::pages::{OutlineEntry, Pages};

/// Writes the outline and gives its root.
pub(super) fn add(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
    elements: &[ObjectId],
) -> Result<ObjectId, PdfError> {
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = pages.outline.iter().map(|_| document.new_object_id()).collect();
    let entries = &pages.outline;
    let parents: Vec<Option<usize>> = (0..entries.len()).map(|index| parent(entries, index)).collect();
    for (index, (entry, id)) in entries.iter().zip(&ids).enumerate() {
        let missing = || PdfError::Structure(format!("bogmærket »{}« peger ingen steder hen", entry.title));
        let page = *page_ids.get(entry.page).ok_or_else(missing)?;
        let element = *elements.get(entry.element.0).ok_or_else(missing)?;
        let own = parents.get(index).copied().flatten();
        let up = own.and_then(|parent| ids.get(parent)).copied().unwrap_or(root);
        let mut object = dictionary! {
            "Title" => text_string(&entry.title),
            "Parent" => up,
            "SE" => element,
            "Dest" => vec![page.into(), name("XYZ"), Object::Null, Object::Real(rounded(entry.top)), Object::Null],
        };
        let mut siblings = children(&parents, own).map(|sibling| (sibling, ids.get(sibling)));
        let before = siblings.clone().filter(|(sibling, _)| *sibling < index).last();
        let after = siblings.find(|(sibling, _)| *sibling > index);
        if let Some((_, Some(before))) = before {
            object.set("Prev", *before);
        }
        if let Some((_, Some(after))) = after {
            object.set("Next", *after);
        }
        ends(
            &mut object,
            &children(&parents, Some(index)).filter_map(|child| ids.get(child).copied()).collect::<Vec<_>>(),
        );
        document.set_object(*id, object);
    }
    let top: Vec<ObjectId> = children(&parents, None).filter_map(|child| ids.get(child).copied()).collect();
    let mut object = dictionary! { "Type" => "Outlines" };
    ends(&mut object, &top);
    if !ids.is_empty() {
        object.set("Count", ids.len() as i64);
    }
    document.set_object(root, object);
    Ok(root)
}

/// First and last child and how many are open below.
fn ends(object: &mut lopdf::Dictionary, children: &[ObjectId]) {
    if let (Some(first), Some(last)) = (children.first(), children.last()) {
        object.set("First", *first);
        object.set("Last", *last);
        object.set("Count", children.len() as i64);
    }
}

/// The nearest entry before that is one level up.
fn parent(entries: &[OutlineEntry], index: usize) -> Option<usize> {
    let level = entries.get(index)?.level;
    let before = entries.iter().enumerate().take(index);
    before.rev().find(|(_, entry)| entry.level < level).map(|(position, _)| position)
}

fn children(parents: &[Option<usize>], parent: Option<usize>) -> impl Iterator<Item = usize> + Clone {
    parents.iter().enumerate().filter(move |(_, own)| **own == parent).map(|(index, _)| index)
}
