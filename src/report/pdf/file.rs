//! A document to the bytes of a file (ISO 32000-1, 7.5): objects packed into object streams, one compressed cross-reference
//! stream, every stream compressed once, on all processors.
//!
//! lopdf can save too, but it serialises each object three times and leaves the cross-references uncompressed.

use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::PdfError;
use super::deflate::{deflate, deflate_padded, ends_a_line};
use super::notation::{Written, pairs, put};

/// Objects of an object stream: more pack better, fewer are found faster.
const PACKED: usize = 400;

/// The file starts with its version and bytes above 127, by which transfer programs tell that it is binary (7.5.2).
const HEAD: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

/// Where an object stands, for the cross-references.
#[derive(Clone, Copy)]
enum Entry {
    /// Nowhere: the head of the list of free objects, or a number that is not used.
    Free,
    /// At this byte of the file.
    At(usize),
    /// In an object stream of this number, at this index.
    In(usize, usize),
}

/// Writes a document: the objects that it holds and those that are written already.
pub(super) fn write(document: Document, mut written: Written) -> Result<Vec<u8>, PdfError> {
    let mut entries = vec![Entry::Free; document.max_id as usize + 1];
    let mut bodies = Vec::new();
    for (id, object) in document.objects {
        match object {
            Object::Stream(stream) => {
                bodies.push((id.0 as usize, stream));
            }
            object => written.object(id, &object),
        }
    }
    pack(written, &mut entries, &mut bodies);
    bodies.par_iter_mut().with_max_len(1).try_for_each(|(_, stream)| compress(stream))?;
    let mut out = HEAD.to_vec();
    for (number, stream) in &bodies {
        if let Some(entry) = entries.get_mut(*number) {
            *entry = Entry::At(out.len());
        }
        put_stream(&mut out, *number, stream);
    }
    finish(out, entries, &document.trailer)
}

/// Packs objects that are no streams into object streams (7.5.7), whose numbers follow those of all others.
fn pack(written: Written, entries: &mut Vec<Entry>, bodies: &mut Vec<(usize, Stream)>) {
    for share in written.objects().chunks(PACKED) {
        let number = entries.len();
        let mut data = Vec::new();
        let mut offset = 0;
        for (own, object) in share {
            put(&mut data, format_args!("{own} {offset} "));
            offset += object.len();
        }
        let dict =
            dictionary! { "Type" => "ObjStm", "N" => share.len() as i64, "First" => data.len() as i64 };
        data.reserve(offset);
        for (index, (own, object)) in share.iter().enumerate() {
            data.extend(*object);
            if let Some(entry) = entries.get_mut(*own as usize) {
                *entry = Entry::In(number, index);
            }
        }
        entries.push(Entry::Free);
        bodies.push((number, Stream::new(dict, data)));
    }
}

/// Compresses a stream, unless it is to stay as it is.
fn compress(stream: &mut Stream) -> Result<(), PdfError> {
    if !stream.allows_compression || stream.dict.has(b"Filter") {
        return Ok(());
    }
    let data = std::mem::take(&mut stream.content);
    // A colour profile states its own length; its bytes are always the same, and end well.
    let is_profile = stream.dict.has(b"N") && !stream.dict.has(b"Type");
    let (packed, length) = if is_profile { (deflate(&data)?, data.len()) } else { deflate_padded(data)? };
    if stream.dict.has(b"Length1") {
        stream.dict.set("Length1", length as i64);
    }
    stream.dict.set("Filter", "FlateDecode");
    stream.content = packed;
    Ok(())
}

fn put_stream(out: &mut Vec<u8>, number: usize, stream: &Stream) {
    put(out, format_args!("{number} 0 obj\n<<"));
    pairs(out, stream.dict.iter().filter(|(key, _)| *key != b"Length"));
    put(out, format_args!("/Length {}>>stream\n", stream.content.len()));
    out.extend(&stream.content);
    out.extend(b"\nendstream\nendobj\n");
}

/// The cross-reference stream (7.5.8) and the file's end. The identifier is a digest of all before it (14.4), so that
/// the same content has the same one.
fn finish(mut out: Vec<u8>, mut entries: Vec<Entry>, trailer: &Dictionary) -> Result<Vec<u8>, PdfError> {
    let start = out.len();
    let number = entries.len();
    entries.push(Entry::At(start));
    let digest = Sha256::digest(&out).iter().take(16).copied().collect();
    let id = Object::String(digest, StringFormat::Hexadecimal);
    let mut dict =
        dictionary! { "Type" => "XRef", "Size" => entries.len() as i64, "ID" => vec![id.clone(), id] };
    for key in ["Root", "Info"] {
        dict.set(key, trailer.get(key.as_bytes())?.clone());
    }
    // Offsets of three bytes reach 16 MB; of another width the data ends in another byte.
    let mut width = if start < 1 << 24 { 3 } else { 4 };
    let mut data = deflate(&table(&entries, width))?;
    while ends_a_line(&data) && width < 8 {
        width += 1;
        data = deflate(&table(&entries, width))?;
    }
    let columns = 1 + width + 2;
    dict.set("W", vec![1.into(), (width as i64).into(), 2.into()]);
    dict.set("Filter", "FlateDecode");
    dict.set("DecodeParms", dictionary! { "Predictor" => 12, "Columns" => columns as i64 });
    put_stream(&mut out, number, &Stream::new(dict, data));
    put(&mut out, format_args!("startxref\n{start}\n%%EOF\n"));
    Ok(out)
}

/// The entries in fields of one, `width` and two bytes, each row as its difference from the one above (PNG's Up, which
/// packs what counts up).
fn table(entries: &[Entry], width: usize) -> Vec<u8> {
    let mut above = vec![0; 1 + width + 2];
    let mut table = Vec::with_capacity(entries.len() * (width + 4));
    for entry in entries {
        let (kind, place, index) = match *entry {
            Entry::Free => (0, 0, 65_535),
            Entry::At(offset) => (1, offset, 0),
            Entry::In(stream, index) => (2, stream, index),
        };
        let row: Vec<u8> = [kind].into_iter().chain(lowest(place, width)).chain(lowest(index, 2)).collect();
        table.push(2);
        table.extend(row.iter().zip(&above).map(|(here, above): (&u8, &u8)| here.wrapping_sub(*above)));
        above = row;
    }
    table
}

/// The lowest bytes of a number, the highest of them first.
fn lowest(number: usize, bytes: usize) -> impl Iterator<Item = u8> {
    (number as u64).to_be_bytes().into_iter().skip(8 - bytes)
}
