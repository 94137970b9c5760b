//! Tidying, compressing and saving.

use std::collections::{BTreeSet, HashSet};
use std::thread;

use lopdf::{Document, Object, ObjectId, SaveOptions, Stream, StringFormat};
use sha2::{Digest, Sha256};

use super::PdfError;

/// One resource dictionary for all pages, since all use the same fonts; no boxes that say nothing new.
pub(super) fn tidy_pages(document: &mut Document, pages: &[ObjectId]) -> Result<(), PdfError> {
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
        let resources = document.get_dictionary_mut(resources)?;
        for empty in [&b"XObject"[..], b"ExtGState", b"Shading"] {
            resources.remove(empty);
        }
    }
    Ok(())
}

/// Sweeps, names, compresses and saves a document.
pub(super) fn save(mut document: Document) -> Result<Vec<u8>, PdfError> {
    sweep(&mut document);
    let id = Object::String(identifier(&document), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    compress(&mut document);
    let options =
        SaveOptions::builder().use_object_streams(true).use_xref_streams(true).compression_level(9).build();
    let mut bytes = Vec::new();
    document.save_with_options(&mut bytes, options)?;
    Ok(bytes)
}

/// Drops what nothing refers to; lopdf's own pruning takes quadratic time.
fn sweep(document: &mut Document) {
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

/// A file identifier from the content alone (ISO 32000-1, 14.4), so that the same content has the same one.
fn identifier(document: &Document) -> Vec<u8> {
    let mut hash = Sha256::new();
    for (id, object) in &document.objects {
        hash.update(format!("{id:?}"));
        match object {
            Object::Stream(stream) => hash.update(&stream.content),
            other => hash.update(format!("{other:?}")),
        }
    }
    hash.finalize().iter().take(16).copied().collect()
}

/// Compresses each stream once, on all processors.
fn compress(document: &mut Document) {
    let streams = document.objects.values_mut().filter_map(|object| match object {
        Object::Stream(stream) if stream.allows_compression && !stream.dict.has(b"Filter") => Some(stream),
        _ => None,
    });
    let mut streams: Vec<&mut Stream> = streams.collect();
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let share = streams.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        for share in streams.chunks_mut(share) {
            scope.spawn(|| share.iter_mut().for_each(|stream| compress_one(stream)));
        }
    });
}

/// No stream may end in CR or LF: before `endstream` a strict reader takes it for the end of the line. A blank more
/// at the end of page content moves the checksum; fonts and profiles stay as they are.
fn compress_one(stream: &mut Stream) {
    let padded = BTreeSet::from([b"Length1".to_vec(), b"N".to_vec(), b"Type".to_vec()]);
    let is_content = stream.dict.iter().all(|(key, _)| !padded.contains(key));
    let plain = stream.content.clone();
    for blanks in 1..8 {
        // A stream that does not get smaller stays as it is.
        let _ = stream.compress();
        if !is_content || !matches!(stream.content.last(), Some(b'\r' | b'\n')) {
            return;
        }
        stream.dict.remove(b"Filter");
        stream.set_content([plain.as_slice(), &vec![b' '; blanks]].concat());
    }
}
