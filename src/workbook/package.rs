//! The zip archive of a workbook. It is opened once, and looked into before anything parses its parts: sizes, duplicates,
//! encryption, checksums, DOCTYPE.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Cursor, Read, Write};

use quick_xml::events::Event;
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::limits::{MAX_ENTRIES, MAX_PART, MAX_PARTS, MAX_RATIO, RATIO_FROM, check};
use super::xml::{attribute, element, walk};
use super::{Damage, Format, Quantity, ReadError};

/// An archive of which only the directory has been read.
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

/// An archive that was looked into: its parts are within the limits, and their checksums are right.
pub(super) struct Package<'a>(Archive<'a>);

impl<'a> Archive<'a> {
    /// Reads the directory.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ZipError> {
        Ok(Self { bytes, zip: ZipArchive::new(Cursor::new(bytes))? })
    }

    pub(super) fn has(&self, part: &str) -> bool {
        self.zip.index_for_name(part).is_some()
    }

    /// Inflates each part once, to its end, so that its checksum and its true size are known.
    pub(super) fn inspect(mut self, format: Format) -> Result<Package<'a>, ReadError> {
        check(Quantity::Parts, self.zip.len() as u64, MAX_ENTRIES)?;
        if declared_entries(self.bytes).is_some_and(|declared| usize::from(declared) != self.zip.len()) {
            return Err(Damage::ListedTwice.of(format));
        }
        let (mut names, mut total) = (BTreeSet::new(), 0);
        for index in 0..self.zip.len() {
            let mut part = self.zip.by_index(index).map_err(|error| part_error(&error, format))?;
            let name = part.name().map_err(|error| part_error(&error, format))?.into_owned();
            if !names.insert(name.to_lowercase()) {
                return Err(Damage::PartTwice(name).of(format));
            }
            let packed = part.compressed_size().max(1);
            let inflated = inflate(&mut part, &name).map_err(|damage| damage.of(format))?;
            check(Quantity::Part, inflated.size, MAX_PART)?;
            if inflated.size > RATIO_FROM {
                check(Quantity::Ratio, inflated.size / packed, MAX_RATIO)?;
            }
            total += inflated.size;
            check(Quantity::Unpacked, total, MAX_PARTS)?;
            if inflated.has_doctype() && !name.to_lowercase().ends_with(".svg") {
                return Err(Damage::Doctype(name).of(format));
            }
        }
        match self.zip.has_overlapping_files() {
            Ok(false) => Ok(Package(self)),
            Ok(true) => Err(Damage::Overlap.of(format)),
            Err(error) => Err(part_error(&error, format)),
        }
    }
}

impl<'a> Package<'a> {
    /// The whole archive, for a library that opens it itself.
    pub(super) const fn reader(&self) -> Cursor<&'a [u8]> {
        Cursor::new(self.0.bytes)
    }

    /// Calls back for each event of a part that is XML; for none where there is no such part.
    pub(super) fn walk(&mut self, part: &str, take: impl FnMut(&Event<'_>)) {
        let mut content = Vec::new();
        if let Ok(mut part) = self.0.zip.by_name(part)
            && part.read_to_end(&mut content).is_ok()
        {
            walk(&content, take);
        }
    }

    /// The parts that a part refers to, by the identifier of the relation (ECMA-376 part 2, 6.5.3).
    pub(super) fn relations(&mut self, of: &str) -> BTreeMap<String, String> {
        let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
        let mut targets = BTreeMap::new();
        self.walk(&format!("{folder}/_rels/{name}.rels"), |event| {
            let Some(relation) = element(event) else { return };
            if let Some((id, target)) = attribute(relation, "Id").zip(attribute(relation, "Target")) {
                let part =
                    target.strip_prefix('/').map_or_else(|| format!("{folder}/{target}"), str::to_owned);
                targets.insert(id, part);
            }
        });
        targets
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

/// What is kept of a part that is inflated in order to inspect it.
#[derive(Default)]
struct Inflated {
    size: u64,
    /// Its first bytes, where a DOCTYPE would stand.
    head: Vec<u8>,
}

impl Inflated {
    const HEAD: usize = 4_096;

    /// Whether it is XML with a DOCTYPE; a drawing may have one, which nothing here reads.
    fn has_doctype(&self) -> bool {
        let text = self.head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.head).trim_ascii_start();
        text.starts_with(b"<") && text.windows(9).any(|window| window == b"<!DOCTYPE")
    }
}

impl Write for Inflated {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.head.extend(bytes.iter().take(Self::HEAD - self.head.len()));
        self.size += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads a part to its end or just past the limit.
fn inflate(part: &mut ZipFile<'_, impl Read>, name: &str) -> Result<Inflated, Damage> {
    let mut inflated = Inflated::default();
    match io::copy(&mut part.take(MAX_PART + 1), &mut inflated) {
        Ok(_) => Ok(inflated),
        // A part that came whole can fail in one thing alone.
        Err(_) if inflated.size == part.size() => Err(Damage::Checksum(name.to_owned())),
        Err(error) => Err(Damage::Part { part: name.to_owned(), detail: error.to_string() }),
    }
}
