//! The zip archive of a workbook. It is opened once; each part is inflated once, to its end, and checked before anything
//! parses it: sizes, duplicates, encryption, checksums, DOCTYPE. The names of parts have no case (ECMA-376 part 2, 6.2.2.3).

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::limits::{MAX_ENTRIES, MAX_PART, MAX_PARTS, check};
use super::{Damage, Format, Quantity, ReadError, xml};

/// An archive of which only the directory has been read.
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// The entries by the key of their names; of two with one key the last.
    entries: BTreeMap<String, usize>,
}

/// The parts of an archive, unpacked and within the limits, by the key of their names.
pub(super) struct Package {
    parts: BTreeMap<String, Vec<u8>>,
}

/// What names of parts are compared by: no case, no first slash, no backslash, which some writers use.
pub(super) fn key(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

impl<'a> Archive<'a> {
    /// Reads the directory.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ZipError> {
        let mut zip = ZipArchive::new(Cursor::new(bytes))?;
        let mut entries = BTreeMap::new();
        for index in 0..zip.len() {
            let entry = zip.by_index_raw(index)?;
            entries.insert(key(&entry.name()?), index);
        }
        Ok(Self { bytes, zip, entries })
    }

    pub(super) fn has(&self, part: &str) -> bool {
        self.entries.contains_key(&key(part))
    }

    /// The start of a small part such as the content types, before the archive is inspected.
    pub(super) fn peek(&mut self, part: &str) -> Option<Vec<u8>> {
        const MOST: u64 = 1 << 20;
        let index = *self.entries.get(&key(part))?;
        let mut content = Vec::new();
        self.zip.by_index(index).ok()?.take(MOST).read_to_end(&mut content).ok()?;
        Some(content)
    }

    /// Unpacks each part to its end, so that its checksum and its true size are known.
    pub(super) fn unpack(mut self, format: Format) -> Result<Package, ReadError> {
        check(Quantity::Parts, self.zip.len() as u64, MAX_ENTRIES)?;
        if declared_entries(self.bytes).is_some_and(|declared| usize::from(declared) != self.zip.len()) {
            return Err(Damage::ListedTwice.of(format));
        }
        let (mut parts, mut total) = (BTreeMap::new(), 0);
        for index in 0..self.zip.len() {
            let mut part = self.zip.by_index(index).map_err(|error| part_error(&error, format))?;
            let name = part.name().map_err(|error| part_error(&error, format))?.into_owned();
            let content = inflate(&mut part, &name).map_err(|damage| damage.of(format))?;
            check(Quantity::Part, content.len() as u64, MAX_PART)?;
            total += content.len() as u64;
            check(Quantity::Unpacked, total, MAX_PARTS)?;
            let key = key(&name);
            if has_doctype(&content) && !is_foreign(&key) {
                return Err(Damage::Doctype(name).of(format));
            }
            // Of pictures only their names matter.
            let kept = if is_picture(&key) { Vec::new() } else { content };
            if parts.insert(key, kept).is_some() {
                return Err(Damage::PartTwice(name).of(format));
            }
        }
        match self.zip.has_overlapping_files() {
            Ok(false) => Ok(Package { parts }),
            Ok(true) => Err(Damage::Overlap.of(format)),
            Err(error) => Err(part_error(&error, format)),
        }
    }
}

impl Package {
    /// The bytes of a part.
    pub(super) fn part(&self, name: &str) -> Option<&[u8]> {
        self.parts.get(&key(name)).map(Vec::as_slice)
    }

    /// The text of a part that is XML, in whatever encoding it is.
    pub(super) fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        self.part(name).map(xml::decode)
    }

    /// All parts, with the keys of their names.
    pub(super) fn parts(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.parts.iter().map(|(name, content)| (name.as_str(), content.as_slice()))
    }
}

/// The number of entries that the end record declares (APPNOTE 4.3.16); the reader keeps one of those with one name.
fn declared_entries(bytes: &[u8]) -> Option<u16> {
    let end = bytes.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    Some(u16::from_le_bytes([*bytes.get(end + 10)?, *bytes.get(end + 11)?]))
}

fn part_error(error: &ZipError, format: Format) -> ReadError {
    match error {
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            ReadError::Encrypted
        }
        error => Damage::Archive { detail: error.to_string() }.of(format),
    }
}

/// Whether a part is XML with a DOCTYPE.
fn has_doctype(content: &[u8]) -> bool {
    const HEAD: usize = 4_096;
    let head = content.get(..HEAD).unwrap_or(content);
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    text.starts_with(b"<") && text.windows(9).any(|window| window == b"<!DOCTYPE")
}

/// Whether a part is one that nothing here parses and that may have a DOCTYPE: a drawing, macros of LibreOffice.
fn is_foreign(key: &str) -> bool {
    key.ends_with(".svg") || key.starts_with("basic/") || key.starts_with("dialogs/")
}

fn is_picture(key: &str) -> bool {
    [".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".tif", ".tiff", ".bmp", ".svg"]
        .iter()
        .any(|end| key.ends_with(end))
}

/// Reads a part to its end or just past the limit.
fn inflate(part: &mut ZipFile<'_, impl Read>, name: &str) -> Result<Vec<u8>, Damage> {
    let (mut content, size) = (Vec::new(), part.size());
    match part.take(MAX_PART + 1).read_to_end(&mut content) {
        Ok(_) => Ok(content),
        // A part that came whole can fail in one thing alone.
        Err(_) if content.len() as u64 == size => Err(Damage::Checksum(name.to_owned())),
        Err(error) => Err(Damage::Part { part: name.to_owned(), detail: error.to_string() }),
    }
}
