//! Pages to PDF bytes, and back: the only place that names printpdf, lopdf, subsetter and hayro-syntax.
//!
//! Input: finished [`Pages`] and [`Metadata`]. Output: the bytes of a tagged PDF 1.7. printpdf writes content and
//! fonts, a few pages at a time; what it does not know is added to lopdf's objects: structure, links, outline, metadata.
//! Nothing is decided here: the same pages give the same bytes, and every date comes from the metadata.

mod content;
mod deflate;
mod file;
mod fonts;
mod frame;
mod metadata;
mod notation;
mod outline;
mod readback;
mod structure;

use chrono::NaiveDate;
use frame::Frame;
use lopdf::Object;
use notation::Written;

use super::Report;
use super::fonts::Fonts;
use crate::texts::{Explain, Message, explained, writing};

use super::pages::{Owner, Page, Pages, Role, Sequence};
use crate::plan::VersionNumber;
pub use readback::{ElementText, folded, read_back};

/// The properties that a PDF states about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// The title, shown in the window.
    pub title: String,
    /// The language of the text (BCP 47).
    pub language: &'static str,
    /// The day that stands as creation and change.
    pub date: NaiveDate,
    /// The version's number.
    pub version: VersionNumber,
    /// The program that made it.
    pub producer: String,
}

impl Metadata {
    /// That of a report; `producer` is the program that makes the file.
    #[must_use]
    pub fn of(report: &Report, producer: &str) -> Self {
        Self {
            title: report.title.clone(),
            language: "da-DK",
            date: report.date,
            version: report.version,
            producer: producer.to_owned(),
        }
    }
}

/// Why no PDF was made: pages that contradict themselves, or a library that fails; no workbook can cause it.
#[derive(Debug)]
pub enum PdfError {
    /// A font could not be subset.
    Font {
        /// Its name.
        face: String,
        /// Why; the words of the library that read it.
        detail: String,
    },
    /// The document that the finishing pass got is not as expected.
    Structure(Message),
    /// lopdf could not find or write an object.
    Write(lopdf::Error),
    /// The bytes could not be written.
    Io(std::io::Error),
}

explained!(PdfError { Write(lopdf::Error), Io(std::io::Error) });

impl Explain for lopdf::Error {
    fn message(&self) -> Message {
        Message::new("pdf-unwritable").with("detail", self.to_string())
    }
}

impl Explain for PdfError {
    fn message(&self) -> Message {
        let unwritable = |reason| Message::new("pdf-write").with("reason", reason);
        match self {
            Self::Font { face, detail } => Message::new("pdf-font").with("face", face).with("detail", detail),
            Self::Structure(fault) => Message::new("pdf-structure").with("fault", fault.clone()),
            Self::Write(error) => unwritable(error.message()),
            Self::Io(error) => unwritable(writing(error)),
        }
    }
}

/// Writes a PDF.
///
/// # Errors
/// See [`PdfError`].
pub fn write(pages: &Pages, metadata: &Metadata, fonts: &Fonts<'_>) -> Result<Vec<u8>, PdfError> {
    let subsets = fonts::subset(pages, fonts)?;
    // The pages' content is the most work, and nothing else needs it.
    let (contents, framed) =
        rayon::join(|| content::streams(pages, &subsets), || framed(pages, metadata, &subsets));
    let (mut frame, written) = framed?;
    frame.fill(contents?)?;
    file::write(frame.document, written)
}

/// The document without its pages' content, and those of its objects that are written already.
fn framed(
    pages: &Pages,
    metadata: &Metadata,
    subsets: &[fonts::Subset],
) -> Result<(Frame, Written), PdfError> {
    let mut frame = Frame::new(pages, subsets)?;
    let mut written = Written::default();
    let document = &mut frame.document;
    let tree = structure::add(document, &mut written, pages, &frame.pages)?;
    let outline = outline::add(document, pages, &frame.pages, &tree.elements)?;
    metadata::add(document, metadata, tree.root, outline)?;
    fonts::correct(document, subsets)?;
    Ok((frame, written))
}

/// printpdf's document as lopdf's objects, as they come: the fonts are subset before, and an operator that printpdf does
/// not know is one of ours.
fn saved(document: printpdf::PdfDocument) -> lopdf::Document {
    let options = printpdf::PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: false,
        ..Default::default()
    };
    document.to_lopdf_document(&options, &mut Vec::new())
}

/// For each sequence of a page the number of its marked content, counted from 0; `None` for artifacts.
fn numbers(page: &Page) -> Vec<Option<i64>> {
    let mut next = 0..;
    let number = |sequence: &Sequence| match sequence.owner {
        Owner::Element(_) => next.next(),
        Owner::Artifact(_) => None,
    };
    page.sequences.iter().map(number).collect()
}

/// The name of a standard structure type.
const fn tag(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Heading1 => "H1",
        Role::Heading2 => "H2",
        Role::Paragraph => "P",
        Role::Table => "Table",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::TableRow => "TR",
        Role::HeaderCell(_) => "TH",
        Role::DataCell => "TD",
        Role::List(_) => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Span => "Span",
        Role::Figure => "Figure",
        Role::Link => "Link",
    }
}

/// A text string (ISO 32000-1, 7.9.2.2): ASCII as it is, else UTF-16BE with a byte-order mark.
fn text_string(text: &str) -> Object {
    Object::string_literal(if text.is_ascii() { text.into() } else { utf16(text) })
}

fn utf16(text: &str) -> Vec<u8> {
    [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
}

/// Lengths in steps of 0.01 point: finer is invisible, and costs bytes.
fn rounded(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}
