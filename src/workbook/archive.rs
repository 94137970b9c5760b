//! A look into a zip archive before anything parses it: sizes, duplicates, encryption, checksums, DOCTYPE.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::limits::{MAX_ENTRIES, MAX_PART, MAX_PARTS, MAX_RATIO, RATIO_FROM, check};
use super::{Damage, Format, Quantity, ReadError};

/// Inflates each part once, to its end, so that its checksum and its true size are known.
pub(super) fn inspect(bytes: &[u8], format: Format) -> Result<(), ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| part_error(format, &error))?;
    check(Quantity::Parts, archive.len() as u64, MAX_ENTRIES)?;
    if declared_entries(bytes).is_some_and(|declared| usize::from(declared) != archive.len()) {
        return Err(Damage::ListedTwice.of(format));
    }
    let (mut names, mut spans, mut total) = (BTreeSet::new(), Vec::new(), 0);
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|error| part_error(format, &error))?;
        let name = part.name().map_err(|error| part_error(format, &error))?.into_owned();
        if !names.insert(name.to_lowercase()) {
            return Err(Damage::PartTwice(name).of(format));
        }
        if let Some(start) = part.data_start() {
            spans.push((start, start + part.compressed_size()));
        }
        let packed = part.compressed_size().max(1);
        let content = inflate(&mut part, &name).map_err(|damage| damage.of(format))?;
        check(Quantity::Part, content.size, MAX_PART)?;
        if content.size > RATIO_FROM {
            check(Quantity::Ratio, content.size / packed, MAX_RATIO)?;
        }
        total += content.size;
        check(Quantity::Unpacked, total, MAX_PARTS)?;
        if content.has_doctype() && !name.to_lowercase().ends_with(".svg") {
            return Err(Damage::Doctype(name).of(format));
        }
    }
    spans.sort_unstable();
    if spans.iter().zip(spans.iter().skip(1)).any(|(a, b)| a.1 > b.0) {
        return Err(Damage::Overlap.of(format));
    }
    Ok(())
}

/// The number of entries that the end record declares (APPNOTE 4.3.16); the reader keeps one of those with one name.
fn declared_entries(bytes: &[u8]) -> Option<u16> {
    let end = bytes.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    Some(u16::from_le_bytes([*bytes.get(end + 10)?, *bytes.get(end + 11)?]))
}

fn part_error(format: Format, error: &ZipError) -> ReadError {
    match error {
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            ReadError::Encrypted
        }
        error => Damage::Archive { detail: error.to_string() }.of(format),
    }
}

struct Content {
    size: u64,
    /// Its first bytes, where a DOCTYPE would stand.
    head: Vec<u8>,
}

impl Content {
    const HEAD: usize = 4_096;

    /// Whether it is XML with a DOCTYPE; a drawing may have one, which nothing here reads.
    fn has_doctype(&self) -> bool {
        let text = self.head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.head).trim_ascii_start();
        text.starts_with(b"<") && text.windows(9).any(|window| window == b"<!DOCTYPE")
    }
}

/// Reads a part to its end or just past the limit, without keeping it.
fn inflate(part: &mut ZipFile<'_, impl Read>, name: &str) -> Result<Content, Damage> {
    let mut content = Content { size: 0, head: Vec::new() };
    let mut buffer = vec![0; 64 << 10];
    loop {
        let read = part.read(&mut buffer).map_err(|error| match content.size {
            // A part that came whole can fail in one thing alone.
            size if size == part.size() => Damage::Checksum(name.to_owned()),
            _ => Damage::Part { part: name.to_owned(), detail: error.to_string() },
        })?;
        let chunk = buffer.get(..read).unwrap_or_default();
        let wanted = (Content::HEAD - content.head.len()).min(chunk.len());
        content.head.extend_from_slice(chunk.get(..wanted).unwrap_or_default());
        content.size += read as u64;
        if read == 0 || content.size > MAX_PART {
            return Ok(content);
        }
    }
}
