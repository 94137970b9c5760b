//! The format of a file: told by its content, never by its name.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};

use super::package::Archive;
use super::{Content, Damage, ReadError, opc, xml};

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
        let mut archive = Archive::open(bytes)
            .map_err(|error| Damage::Archive { detail: error.to_string() }.of(Format::Xlsx))?;
        let main = main_type(&mut archive);
        let is = |word: &str| main.as_ref().is_some_and(|kind| kind.contains(word));
        if is("sheet.binary") || archive.has("xl/workbook.bin") {
            Ok(Self::Xlsb(archive))
        } else if is("wordprocessingml") || archive.has("word/document.xml") {
            Err(ReadError::NotAWorkbook(Content::Docx))
        } else if archive.has("content.xml") {
            Ok(Self::Ods(archive))
        } else if archive.has("[Content_Types].xml") || archive.has("xl/workbook.xml") {
            Ok(Self::Xlsx(archive))
        } else {
            Err(ReadError::NotAWorkbook(Content::Zip))
        }
    }

    /// A compound file holds a workbook, or an encrypted one (MS-OFFCRYPTO, 2.3.4.4); its directory names the streams
    /// in UTF-16.
    fn of_compound_file(bytes: &'a [u8]) -> Result<Self, ReadError> {
        // Names of streams have no case (MS-CFB 2.6.4).
        let has = |stream: &str| {
            let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
            bytes.windows(name.len()).any(|window| window.eq_ignore_ascii_case(&name))
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

/// The content type of a package's main part, to which the package's relations lead.
fn main_type(archive: &mut Archive<'_>) -> Option<String> {
    let relations = archive.peek("_rels/.rels")?;
    let relations = opc::parse(&xml::decode(&relations), "");
    let main = relations.into_iter().find(|relation| relation.kind == "officeDocument")?;
    let types = archive.peek("[Content_Types].xml")?;
    opc::content_type(&xml::decode(&types), &main.target)
}

/// The content of a file that is no workbook, by its first 1,024 bytes.
fn content_of(bytes: &[u8]) -> Content {
    let head = bytes.get(..1_024).unwrap_or(bytes);
    if is_old_excel(head) {
        return Content::OldExcel;
    }
    let head = match head {
        [0xff, 0xfe, rest @ ..] => UTF_16LE.decode(rest).0,
        [0xfe, 0xff, rest @ ..] => UTF_16BE.decode(rest).0,
        head if std::str::from_utf8(head).is_ok() => String::from_utf8_lossy(head),
        head => WINDOWS_1252.decode(head).0,
    };
    let text = head.to_lowercase();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if text.starts_with("%pdf") {
        Content::Pdf
    } else if has(&["urn:schemas-microsoft-com:office:spreadsheet"]) {
        Content::Excel2003
    } else if has(&["<html", "<table", "<div", "<!doctype html", "text/html"]) {
        Content::Html
    } else if text.starts_with("<?xml") {
        Content::Xml
    } else if text.contains(|c: char| c.is_control() && !c.is_whitespace()) {
        Content::Unknown
    } else if has(&[";", "\t"]) {
        Content::Csv
    } else {
        Content::PlainText
    }
}

/// Whether a file is a workbook of Excel 2 to 5 without a compound file: it begins with a BOF record (MS-XLS 2.4.21).
const fn is_old_excel(head: &[u8]) -> bool {
    matches!(head, [9, 0 | 2 | 4 | 8, 4..=16, 0, ..])
}
