//! Objects in the notation of a file (ISO 32000-1, 7.3).

use std::fmt::Arguments;
use std::io::Write as _;

use lopdf::{Object, ObjectId, StringFormat};

/// Objects that are no streams, one after the other as the file will have them. A long plan has very many, so that they are
/// written as soon as they are known, and never stand as a tree.
#[derive(Default)]
pub(super) struct Written {
    bytes: Vec<u8>,
    /// For each object its number and how long it is.
    lengths: Vec<(u32, usize)>,
}

impl Written {
    /// Writes an object.
    pub(super) fn object(&mut self, id: ObjectId, object: &Object) {
        self.with(id, |out| value(out, object));
    }

    /// Writes an object by a function that knows its notation.
    pub(super) fn with<R>(&mut self, id: ObjectId, write: impl FnOnce(&mut Vec<u8>) -> R) -> R {
        let start = self.bytes.len();
        let result = write(&mut self.bytes);
        self.bytes.push(b' ');
        self.lengths.push((id.0, self.bytes.len() - start));
        result
    }

    /// The objects with their numbers.
    pub(super) fn objects(&self) -> Vec<(u32, &[u8])> {
        let mut rest = self.bytes.as_slice();
        let object = |(number, length): &(u32, usize)| {
            let (object, later) = rest.split_at(*length);
            rest = later;
            (*number, object)
        };
        self.lengths.iter().map(object).collect()
    }
}

/// Writes what is formatted; into memory, which takes all.
pub(super) fn put(out: &mut Vec<u8>, text: Arguments<'_>) {
    let _ = out.write_fmt(text);
}

/// An object (7.3).
pub(super) fn value(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(truth) => put(out, format_args!("{truth}")),
        Object::Integer(number) => put(out, format_args!("{number}")),
        Object::Real(number) => put(out, format_args!("{number}")),
        Object::Name(name) => put_name(out, name),
        Object::String(text, StringFormat::Literal) => literal(out, text),
        Object::String(text, StringFormat::Hexadecimal) => {
            out.push(b'<');
            text.iter().for_each(|byte| put(out, format_args!("{byte:02X}")));
            out.push(b'>');
        }
        Object::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b' ');
                }
                value(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(entries) => {
            out.extend(b"<<");
            pairs(out, entries.iter());
            out.extend(b">>");
        }
        Object::Reference(id) => {
            put(out, format_args!("{} 0 R", id.0));
        }
        // Streams are objects of their own; none stands inside another.
        Object::Stream(_) => out.extend(b"null"),
    }
}

pub(super) fn pairs<'a>(out: &mut Vec<u8>, pairs: impl Iterator<Item = (&'a Vec<u8>, &'a Object)>) {
    for (key, object) in pairs {
        put_name(out, key);
        let opens =
            matches!(object, Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_));
        if !opens {
            out.push(b' ');
        }
        value(out, object);
    }
}

/// A name; what is no regular character is written as `#` and two digits (7.3.5).
fn put_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"#%()/<>[]{}".contains(byte) {
            out.push(*byte);
        } else {
            put(out, format_args!("#{byte:02X}"));
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
