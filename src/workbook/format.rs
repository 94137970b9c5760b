//! The format of a file: told by its content, never by its name.

use serde::{Deserialize, Serialize};

use super::package::Archive;
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
}

/// The file of a workbook in a known format, not yet read.
pub(super) enum WorkbookFile<'a> {
    Xlsx(Archive<'a>),
    Xlsb(Archive<'a>),
    Xls(&'a [u8]),
    Ods(Archive<'a>),
}

const ZIP: &[u8] = b"PK\x03\x04";
const CFB: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

impl<'a> WorkbookFile<'a> {
    /// Tells the format of a file.
    pub(super) fn of(bytes: &'a [u8]) -> Result<Self, ReadError> {
        if bytes.is_empty() {
            Err(ReadError::Empty)
        } else if bytes.starts_with(ZIP) {
            Self::of_zip(bytes)
        } else if bytes.starts_with(CFB) {
            Self::of_compound_file(bytes)
        } else {
            Err(ReadError::NotAWorkbook(content_of(bytes)))
        }
    }

    /// Its format.
    pub(super) const fn format(&self) -> Format {
        match self {
            Self::Xlsx(_) => Format::Xlsx,
            Self::Xlsb(_) => Format::Xlsb,
            Self::Xls(_) => Format::Xls,
            Self::Ods(_) => Format::Ods,
        }
    }

    fn of_zip(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let archive = Archive::open(bytes)
            .map_err(|error| Damage::Archive { detail: error.to_string() }.of(Format::Xlsx))?;
        if archive.has("xl/workbook.bin") {
            Ok(Self::Xlsb(archive))
        } else if archive.has("xl/workbook.xml")
            || archive.has("[Content_Types].xml") && !archive.has("word/document.xml")
        {
            Ok(Self::Xlsx(archive))
        } else if archive.has("content.xml") {
            Ok(Self::Ods(archive))
        } else if archive.has("word/document.xml") {
            Err(ReadError::NotAWorkbook(Content::Docx))
        } else {
            Err(ReadError::NotAWorkbook(Content::Zip))
        }
    }

    /// A compound file holds a workbook, or an encrypted one (MS-OFFCRYPTO, 2.3.4.4); its directory names the streams
    /// in UTF-16.
    fn of_compound_file(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let has = |stream: &str| {
            let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
            bytes.windows(name.len()).any(|window| window == name)
        };
        if has("EncryptedPackage") || has("EncryptionInfo") {
            Err(ReadError::Encrypted)
        } else if has("Workbook") || has("Book") {
            Ok(Self::Xls(bytes))
        } else if has("WordDocument") {
            Err(ReadError::NotAWorkbook(Content::Doc))
        } else {
            Err(Damage::NoWorkbook.of(Format::Xls))
        }
    }
}

/// The content of a file that is no workbook, by its first 1,024 bytes.
fn content_of(bytes: &[u8]) -> Content {
    let head: Vec<u8> = bytes.iter().copied().take(1_024).collect();
    let text = String::from_utf8_lossy(&head).to_lowercase();
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
