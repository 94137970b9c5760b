//! Why a file is no workbook that can be read.

use serde::{Deserialize, Serialize};

use super::Format;
use crate::texts::{Explain, Message, explained};

/// Why a file is no workbook that can be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReadError {
    /// The file has no content.
    Empty,
    /// The content is something else.
    NotAWorkbook(Content),
    /// The workbook is encrypted.
    Encrypted,
    /// The file is damaged.
    Damaged {
        /// The format that it seems to have.
        format: Format,
        /// How it is damaged.
        damage: Damage,
    },
    /// The file is over a limit that guards memory and time.
    OverLimit {
        /// What there is too much of.
        quantity: Quantity,
        /// How much there is.
        found: u64,
        /// How much there may be.
        limit: u64,
    },
}

/// The content of a file that is no workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Content {
    /// A PDF.
    Pdf,
    /// HTML, which some programs call `.xls`.
    Html,
    /// XML.
    Xml,
    /// A workbook of Excel 2003 as XML.
    Excel2003,
    /// A workbook of Excel 2 to 5.
    OldExcel,
    /// Text with semicolons or tabs.
    Csv,
    /// Other text.
    PlainText,
    /// Nothing that is known here.
    Unknown,
    /// A document of Word.
    Docx,
    /// A document of Word 97-2003.
    Doc,
    /// A zip archive.
    Zip,
}

/// How a workbook is damaged. `detail` has the words of the library that read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Damage {
    /// The zip archive cannot be read.
    Archive {
        /// Why.
        detail: String,
    },
    /// The archive's directory lists a part twice.
    ListedTwice,
    /// Two parts have one name.
    PartTwice(String),
    /// A part cannot be unpacked.
    Part {
        /// Its name.
        part: String,
        /// Why.
        detail: String,
    },
    /// The checksum of a part does not fit.
    Checksum(String),
    /// A part has a DOCTYPE, which no workbook needs.
    Doctype(String),
    /// Parts share bytes of the file.
    Overlap,
    /// The container of an .xls holds no workbook.
    NoWorkbook,
    /// The workbook cannot be read.
    Content {
        /// Why.
        detail: String,
    },
    /// A sheet cannot be read.
    Sheet {
        /// Its name.
        sheet: String,
        /// Why.
        detail: String,
    },
    /// The process that read the file could not be started.
    NoReader {
        /// Why.
        detail: String,
    },
    /// The process that read the file stopped.
    NoAnswer,
    /// The answer of the process that read the file was cut off.
    UnreadAnswer,
    /// Reading took more than so many seconds.
    TooSlow(u64),
}

/// What a file has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Quantity {
    /// Bytes of the file.
    File,
    /// Parts of the archive.
    Parts,
    /// Bytes of a part, unpacked.
    Part,
    /// Bytes of all parts, unpacked.
    Unpacked,
    /// Sheets.
    Sheets,
    /// Cells.
    Cells,
    /// Bytes of all texts.
    Text,
    /// Characters of a cell.
    Cell,
}

explained!(ReadError);

impl Explain for ReadError {
    fn message(&self) -> Message {
        match self {
            Self::Empty => Message::error("workbook-empty"),
            Self::NotAWorkbook(content) => Message::error("workbook-other-content")
                .with("content", Message::of("content", content.name())),
            Self::Encrypted => Message::error("workbook-encrypted"),
            Self::Damaged { format, damage } => Message::error("workbook-damaged")
                .with("damage", damage.message())
                .with("format", format.extension()),
            Self::OverLimit { quantity, found, limit } => Message::error("workbook-over-limit")
                .with("quantity", Message::of("quantity", quantity.name()))
                .with("found", *found)
                .with("limit", *limit),
        }
    }
}

impl Content {
    const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Xml => "xml",
            Self::Excel2003 => "excel-2003",
            Self::OldExcel => "old-excel",
            Self::Csv => "csv",
            Self::PlainText => "plain-text",
            Self::Unknown => "unknown",
            Self::Docx => "docx",
            Self::Doc => "doc",
            Self::Zip => "zip",
        }
    }
}

impl Damage {
    /// The error of a file of a format that is damaged so.
    #[must_use]
    pub const fn of(self, format: Format) -> ReadError {
        ReadError::Damaged { format, damage: self }
    }

    fn message(&self) -> Message {
        match self {
            Self::Archive { detail } => Message::new("damage-archive").with("detail", detail),
            Self::ListedTwice => Message::new("damage-listed-twice"),
            Self::PartTwice(part) => Message::new("damage-part-twice").with("part", part),
            Self::Part { part, detail } => {
                Message::new("damage-part").with("part", part).with("detail", detail)
            }
            Self::Checksum(part) => Message::new("damage-checksum").with("part", part),
            Self::Doctype(part) => Message::new("damage-doctype").with("part", part),
            Self::Overlap => Message::new("damage-overlap"),
            Self::NoWorkbook => Message::new("damage-no-workbook"),
            Self::Content { detail } => Message::new("damage-content").with("detail", detail),
            Self::Sheet { sheet, detail } => {
                Message::new("damage-sheet").with("sheet", crate::texts::quote(sheet)).with("detail", detail)
            }
            Self::NoReader { detail } => Message::new("damage-no-reader").with("detail", detail),
            Self::NoAnswer => Message::new("damage-no-answer"),
            Self::UnreadAnswer => Message::new("damage-unread-answer"),
            Self::TooSlow(seconds) => Message::new("damage-too-slow").with("seconds", *seconds),
        }
    }
}

impl Quantity {
    const fn name(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Parts => "parts",
            Self::Part => "part",
            Self::Unpacked => "unpacked",
            Self::Sheets => "sheets",
            Self::Cells => "cells",
            Self::Text => "text",
            Self::Cell => "cell",
        }
    }
}
