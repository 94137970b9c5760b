//! A document to the bytes of a file (ISO 32000-1, 7.3 and 7.5): objects packed into object streams, one compressed
//! cross-reference stream, every stream compressed once, on all processors.
//!
//! lopdf can save too, but it serialises each object three times and leaves the cross-references uncompressed.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::thread;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::PdfError;

/// Objects of an object stream: more pack better, fewer are found faster.
const PACKED: usize = 400;

/// The file starts with its version and bytes above 127, by which transfer programs tell that it is binary (7.5.2).
const HEAD: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

/// The new number of each object, counted from 1.
type Numbers = BTreeMap<ObjectId, usize>;

/// A stream of the file.
struct Body {
    number: usize,
    dict: Dictionary,
    data: Vec<u8>,
    plain: bool,
}

/// Where an object stands, for the cross-references.
#[derive(Clone, Copy)]
enum Entry {
    /// The head of the list of free objects.
    Free,
    /// At this byte of the file.
    At(usize),
    /// In an object stream of this number, at this index.
    In(usize, usize),
}

/// Writes a document whose every object is reached from its trailer.
pub(super) fn write(document: Document) -> Result<Vec<u8>, PdfError> {
    let (streams, others): (Vec<_>, Vec<_>) =
        document.objects.into_iter().partition(|(_, object)| matches!(object, Object::Stream(_)));
    let ids = streams.iter().chain(&others).map(|(id, _)| *id);
    let numbers: Numbers = ids.zip(1..).collect();
    let mut entries = vec![Entry::Free; numbers.len() + 1];
    let mut bodies: Vec<Body> =
        streams.into_iter().filter_map(|(id, object)| body(id, object, &numbers)).collect();
    pack(&others, &numbers, &mut entries, &mut bodies);
    compress(&mut bodies)?;
    let mut out = HEAD.to_vec();
    for body in &bodies {
        if let Some(entry) = entries.get_mut(body.number) {
            *entry = Entry::At(out.len());
        }
        stream(&mut out, body, &numbers);
    }
    finish(out, entries, &document.trailer, &numbers)
}

fn body(id: ObjectId, object: Object, numbers: &Numbers) -> Option<Body> {
    let Object::Stream(stream) = object else { return None };
    let plain = !stream.allows_compression || stream.dict.has(b"Filter");
    Some(Body { number: *numbers.get(&id)?, dict: stream.dict, data: stream.content, plain })
}

/// Packs objects that are no streams into object streams (7.5.7), whose numbers follow those of all others.
fn pack(others: &[(ObjectId, Object)], numbers: &Numbers, entries: &mut Vec<Entry>, bodies: &mut Vec<Body>) {
    for share in others.chunks(PACKED) {
        let number = entries.len();
        let (mut head, mut data) = (String::new(), Vec::new());
        for (index, (id, object)) in share.iter().enumerate() {
            let own = numbers.get(id).copied().unwrap_or_default();
            head.push_str(&format!("{own} {} ", data.len()));
            value(&mut data, object, numbers);
            data.push(b' ');
            if let Some(entry) = entries.get_mut(own) {
                *entry = Entry::In(number, index);
            }
        }
        let dict =
            dictionary! { "Type" => "ObjStm", "N" => share.len() as i64, "First" => head.len() as i64 };
        entries.push(Entry::Free);
        bodies.push(Body { number, dict, data: [head.into_bytes(), data].concat(), plain: false });
    }
}

/// Compresses each stream once, dealt out so that the processors end together.
fn compress(bodies: &mut [Body]) -> Result<(), PdfError> {
    let mut waiting: Vec<&mut Body> = bodies.iter_mut().filter(|body| !body.plain).collect();
    waiting.sort_by_key(|body| std::cmp::Reverse(body.data.len()));
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let mut shares: Vec<Vec<&mut Body>> = (0..workers).map(|_| Vec::new()).collect();
    for (index, body) in waiting.into_iter().enumerate() {
        if let Some(share) = shares.get_mut(index % workers) {
            share.push(body);
        }
    }
    thread::scope(|scope| {
        let running: Vec<_> = shares
            .into_iter()
            .map(|share| scope.spawn(|| share.into_iter().try_for_each(compress_one)))
            .collect();
        running.into_iter().try_for_each(|worker| {
            worker.join().unwrap_or_else(|_| Err(std::io::Error::other("en tråd er standset").into()))
        })
    })
}

/// No stream may end in CR or LF, which a strict reader takes for the end of the line before `endstream`. The last byte
/// is that of a checksum over the sum of all bytes (RFC 1950, Adler-32), so a blank more changes it.
fn compress_one(body: &mut Body) -> Result<(), PdfError> {
    let mut packed = deflate(&body.data)?;
    // A colour profile states its own length; its bytes are always the same, and end well.
    let is_padded = !body.dict.has(b"N") || body.dict.has(b"Type");
    while is_padded && ends_a_line(&packed) {
        body.data.push(b' ');
        if body.dict.has(b"Length1") {
            body.dict.set("Length1", body.data.len() as i64);
        }
        packed = deflate(&body.data)?;
    }
    body.dict.set("Filter", "FlateDecode");
    body.data = packed;
    Ok(())
}

fn ends_a_line(data: &[u8]) -> bool {
    matches!(data.last(), Some(b'\r' | b'\n'))
}

fn deflate(data: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(data.len() / 4), Compression::default());
    encoder.write_all(data)?;
    encoder.finish()
}

fn stream(out: &mut Vec<u8>, body: &Body, numbers: &Numbers) {
    out.extend(format!("{} 0 obj\n<<", body.number).into_bytes());
    pairs(out, body.dict.iter().filter(|(key, _)| *key != b"Length"), numbers);
    out.extend(format!("/Length {}>>stream\n", body.data.len()).into_bytes());
    out.extend(&body.data);
    out.extend(b"\nendstream\nendobj\n");
}

/// The cross-reference stream (7.5.8) and the file's end. The identifier is a digest of all before it (14.4), so that
/// the same content has the same one.
fn finish(
    mut out: Vec<u8>,
    mut entries: Vec<Entry>,
    trailer: &Dictionary,
    numbers: &Numbers,
) -> Result<Vec<u8>, PdfError> {
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
    stream(&mut out, &Body { number, dict, data, plain: true }, numbers);
    out.extend(format!("startxref\n{start}\n%%EOF\n").into_bytes());
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
        let place = place.to_be_bytes();
        let place = place.get(place.len().saturating_sub(width)..).unwrap_or_default();
        let index = index.to_be_bytes();
        let index = index.get(index.len().saturating_sub(2)..).unwrap_or_default();
        let row = [&[kind], place, index].concat();
        table.push(2);
        table.extend(row.iter().zip(&above).map(|(here, above): (&u8, &u8)| here.wrapping_sub(*above)));
        above = row;
    }
    table
}

/// An object (7.3).
fn value(out: &mut Vec<u8>, object: &Object, numbers: &Numbers) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(truth) => out.extend(truth.to_string().into_bytes()),
        Object::Integer(number) => out.extend(number.to_string().into_bytes()),
        Object::Real(number) => out.extend(number.to_string().into_bytes()),
        Object::Name(name) => self::name(out, name),
        Object::String(text, StringFormat::Literal) => literal(out, text),
        Object::String(text, StringFormat::Hexadecimal) => {
            out.push(b'<');
            text.iter().for_each(|byte| out.extend(format!("{byte:02X}").into_bytes()));
            out.push(b'>');
        }
        Object::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b' ');
                }
                value(out, item, numbers);
            }
            out.push(b']');
        }
        Object::Dictionary(entries) => {
            out.extend(b"<<");
            pairs(out, entries.iter(), numbers);
            out.extend(b">>");
        }
        Object::Reference(id) => {
            let number = numbers.get(id).copied().unwrap_or_default();
            out.extend(format!("{number} 0 R").into_bytes());
        }
        // Streams are objects of their own; none stands inside another.
        Object::Stream(_) => out.extend(b"null"),
    }
}

fn pairs<'a>(out: &mut Vec<u8>, pairs: impl Iterator<Item = (&'a Vec<u8>, &'a Object)>, numbers: &Numbers) {
    for (key, object) in pairs {
        name(out, key);
        let opens =
            matches!(object, Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_));
        if !opens {
            out.push(b' ');
        }
        value(out, object, numbers);
    }
}

/// A name; what is no regular character is written as `#` and two digits (7.3.5).
fn name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"#%()/<>[]{}".contains(byte) {
            out.push(*byte);
        } else {
            out.extend(format!("#{byte:02X}").into_bytes());
        }
    }
}

/// A literal string; brackets, backslashes and line ends are escaped (7.3.4.2).
fn literal(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'(');
    for byte in text {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', *byte]),
            b'\r' => out.extend(b"\\r"),
            b'\n' => out.extend(b"\\n"),
            _ => out.push(*byte),
        }
    }
    out.push(b')');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_stream_ends_in_what_looks_like_a_line_end() {
        // A sum of 12 or 9 gives a checksum that ends in CR or LF.
        for (sum, dict) in [(12, Dictionary::new()), (9, dictionary! { "Length1" => 3 })] {
            let data = vec![0, sum, 0];
            assert!(deflate(&data).is_ok_and(|packed| ends_a_line(&packed)));
            let mut body = Body { number: 1, dict, data, plain: false };
            assert!(compress_one(&mut body).is_ok() && !ends_a_line(&body.data));
            let length = body.dict.get(b"Length1").and_then(Object::as_i64).ok();
            assert!(length.is_none_or(|length| length == 4));
        }
    }
}
