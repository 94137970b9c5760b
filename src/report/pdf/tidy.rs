//! Tidying what printpdf leaves: one resource dictionary, no boxes that say nothing new, nothing that is not used.

use std::collections::HashSet;

use lopdf::{Document, Object, ObjectId};

use super::PdfError;

/// One resource dictionary for all pages, since all use the same fonts; no boxes that say nothing new.
pub(super) fn pages(document: &mut Document, pages: &[ObjectId]) -> Result<(), PdfError> {
    let mut shared = None;
    for page in pages {
        let own = document.get_dictionary(*page)?.get(b"Resources")?.as_reference()?;
        let kept = *shared.get_or_insert(own);
        let page = document.get_dictionary_mut(*page)?;
        page.set("Resources", kept);
        page.remove(b"TrimBox");
        page.remove(b"CropBox");
    }
    if let Some(resources) = shared {
        for part in [&b"XObject"[..], b"ExtGState", b"Shading"] {
            let used = document.get_dictionary(resources)?.get(part);
            let used = used.and_then(|part| document.dereference(part)).and_then(|(_, part)| part.as_dict());
            if !used.is_ok_and(|part| !part.is_empty()) {
                document.get_dictionary_mut(resources)?.remove(part);
            }
        }
    }
    Ok(())
}

/// Drops what nothing refers to; lopdf's own pruning takes quadratic time.
pub(super) fn sweep(document: &mut Document) {
    let mut waiting = Vec::new();
    document.trailer.iter().for_each(|(_, object)| references(object, &mut waiting));
    let mut reached: HashSet<ObjectId> = HashSet::new();
    while let Some(id) = waiting.pop() {
        if reached.insert(id)
            && let Some(object) = document.objects.get(&id)
        {
            references(object, &mut waiting);
        }
    }
    document.objects.retain(|id, _| reached.contains(id));
}

fn references(object: &Object, found: &mut Vec<ObjectId>) {
    match object {
        Object::Reference(id) => found.push(*id),
        Object::Array(items) => items.iter().for_each(|item| references(item, found)),
        Object::Dictionary(entries) => entries.iter().for_each(|(_, item)| references(item, found)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, item)| references(item, found)),
        _ => {}
    }
}
