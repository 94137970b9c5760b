//! What a file really is: by its content, never by its extension.

use std::io::Cursor;

use serde::{Deserialize, Serialize};

use super::{Content, Damage, ReadError};

/// A workbook's format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Office Open XML, with or without macros (.xlsx, .xlsm).
    Xlsx,
    /// Excel's binary workbook (.xlsb).
    Xlsb,
    /// Excel 97-2003 (.xls).
    Xls,
    /// `OpenDocument` (.ods).
    Ods,
}

impl Format {
    /// The end of its files' names.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => ".xlsx",
            Self::Xlsb => ".xlsb",
            Self::Xls => ".xls",
            Self::Ods => ".ods",
        }
    }

    /// Whether the reader of this format can exhaust memory or time on damaged files, so that it belongs in a
    /// process of its own.
    #[must_use]
    pub const fn needs_isolation(self) -> bool {
        !matches!(self, Self::Xlsx)
    }
}

const ZIP: &[u8] = b"PK\x03\x04";
const CFB: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Tells the format of a workbook by its content.
///
/// # Errors
/// The content is empty, encrypted, or no workbook.
pub fn sniff(bytes: &[u8]) -> Result<Format, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.starts_with(ZIP) {
        return sniff_zip(bytes);
    }
    if bytes.starts_with(CFB) {
        return sniff_cfb(bytes);
    }
    Err(ReadError::NotAWorkbook(content_of(bytes)))
}

fn sniff_zip(bytes: &[u8]) -> Result<Format, ReadError> {
    let archive = zip::ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| Damage::Archive { detail: error.to_string() }.of(Format::Xlsx))?;
    let holds = |name: &str| archive.index_for_name(name).is_some();
    if holds("xl/workbook.bin") {
        Ok(Format::Xlsb)
    } else if holds("xl/workbook.xml") || holds("[Content_Types].xml") && !holds("word/document.xml") {
        Ok(Format::Xlsx)
    } else if holds("content.xml") {
        Ok(Format::Ods)
    } else if holds("word/document.xml") {
        Err(ReadError::NotAWorkbook(Content::Docx))
    } else {
        Err(ReadError::NotAWorkbook(Content::Zip))
    }
}

/// A compound file holds a workbook, or an encrypted one (MS-OFFCRYPTO, 2.3.4.4); its directory names the streams
/// in UTF-16.
fn sniff_cfb(bytes: &[u8]) -> Result<Format, ReadError> {
    let holds = |name: &str| {
        let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wanted.len()).any(|window| window == wanted)
    };
    if holds("EncryptedPackage") || holds("EncryptionInfo") {
        Err(ReadError::Encrypted)
    } else if holds("Workbook") || holds("Book") {
        Ok(Format::Xls)
    } else if holds("WordDocument") {
        Err(ReadError::NotAWorkbook(Content::Doc))
    } else {
        Err(Damage::NoWorkbook.of(Format::Xls))
    }
}

fn content_of(bytes: &[u8]) -> Content {
    let head = bytes.get(..bytes.len().min(1_024)).unwrap_or_default();
    let text = String::from_utf8_lossy(head).to_lowercase();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with("%pdf") {
        Content::Pdf
    } else if text.starts_with("<!doctype html") || text.contains("<html") || text.contains("<table") {
        Content::Html
    } else if text.starts_with("<?xml") {
        Content::Xml
    } else if text.contains(';') && !text.contains('\0') {
        Content::Csv
    } else if text.contains('\0') || text.contains('\u{fffd}') {
        Content::Unknown
    } else {
        Content::PlainText
    }
}
