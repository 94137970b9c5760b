//! Finished pages: where everything stands, and what it is.
//!
//! [`Pages`] is a display list (what is painted, in order) and a structure tree (what it means), with nothing of
//! PDF in it but the vocabulary of roles, which is that of ISO 32000-1, 14.8.4. Lengths are points (1/72 inch);
//! the origin is the page's lower left corner, y grows upwards.

use super::fonts::Face;
use super::logo::Raster;

/// A whole document, laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pages {
    /// Width of every page in points.
    pub width: f32,
    /// Height of every page in points.
    pub height: f32,
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// The structure tree as an arena: element 0 is the root, parents stand before their children.
    pub elements: Vec<Element>,
    /// The outline (bookmarks), in reading order.
    pub outline: Vec<OutlineEntry>,
    /// The picture that [`Draw::Logo`] paints.
    pub logo: Option<Raster>,
}

/// One page: painted sequences in painting order, and the link areas above them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Marked sequences, in painting order, which is also the reading order.
    pub sequences: Vec<Sequence>,
    /// Areas that lead to an address.
    pub links: Vec<LinkArea>,
}

/// A run of drawing that belongs to one element or is an artifact as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Sequence {
    /// Whose content it is.
    pub owner: Owner,
    /// The painting instructions, in order.
    pub draws: Vec<Draw>,
}

/// Whose content a sequence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Content of an element of the structure tree.
    Element(ElementId),
    /// No content: decoration or repetition that reading aloud leaves out (ISO 32000-1, 14.8.2.2).
    Artifact(Artifact),
}

/// Kinds of artifact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Artifact {
    /// The title block repeated at a page's top.
    Header,
    /// Page number and version at a page's foot.
    Footer,
    /// A heading, column header or row header repeated because a table goes on.
    Repeated,
    /// Rules and backgrounds.
    Layout,
}

/// One painting instruction.
#[derive(Clone, Debug, PartialEq)]
pub enum Draw {
    /// Text in one face, size and colour on one line.
    Text(TextRun),
    /// A filled rectangle.
    Fill {
        /// The rectangle.
        area: Area,
        /// Its colour.
        color: Color,
    },
    /// The logo.
    Logo {
        /// The rectangle that it fills.
        area: Area,
    },
    /// A straight rule.
    Rule {
        /// One end, x and y.
        from: (f32, f32),
        /// The other end, x and y.
        to: (f32, f32),
        /// Thickness in points.
        width: f32,
        /// Its colour.
        color: Color,
    },
}

/// Text in one face, size and colour, on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRun {
    /// Left end of the baseline.
    pub x: f32,
    /// Height of the baseline.
    pub y: f32,
    /// Size in points.
    pub size: f32,
    /// The face; it has a glyph for each character of `text`.
    pub face: Face,
    /// Its colour.
    pub color: Color,
    /// The characters, in logical order. U+00AD stands for a hyphen that the line breaker set; it is painted as a
    /// hyphen and is no part of the text.
    pub text: String,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Lower edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// A colour in sRGB, each part from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Color {
    /// Red.
    pub red: f32,
    /// Green.
    pub green: f32,
    /// Blue.
    pub blue: f32,
}

impl Color {
    /// The colour with these parts.
    #[must_use]
    pub const fn rgb(red: f32, green: f32, blue: f32) -> Self {
        Self { red, green, blue }
    }
}

/// A place on a page that leads to an address.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkArea {
    /// One rectangle for each line that the address stands on.
    pub areas: Vec<Area>,
    /// The address, with its scheme.
    pub uri: String,
    /// The `Link` element it belongs to.
    pub element: ElementId,
}

/// Index of an element in [`Pages::elements`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId(pub usize);

/// An element of the structure tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// Its structure type.
    pub role: Role,
    /// Its parent; the root is its own.
    pub parent: ElementId,
    /// A title for people who look at the tree: the area's name on a section.
    pub title: Option<String>,
    /// The text that is read aloud instead of it.
    pub spoken: Option<String>,
    /// Where it stands, for a figure.
    pub bounds: Option<Area>,
    /// Its parts, in reading order.
    pub children: Vec<Child>,
}

/// A part of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Child {
    /// Another element.
    Element(ElementId),
    /// A painted sequence: page and index of the sequence on it.
    Sequence {
        /// Index of the page.
        page: usize,
        /// Index in [`Page::sequences`].
        sequence: usize,
    },
    /// A link area: page and index of the area on it.
    Link {
        /// Index of the page.
        page: usize,
        /// Index in [`Page::links`].
        link: usize,
    },
}

/// Standard structure types (ISO 32000-1, 14.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The whole document.
    Document,
    /// A section: one area.
    Section,
    /// The document's title.
    Heading1,
    /// An area's name.
    Heading2,
    /// A paragraph.
    Paragraph,
    /// A table.
    Table,
    /// The rows of column headers.
    TableHead,
    /// The rows of data.
    TableBody,
    /// A row.
    TableRow,
    /// A header of a column or of a row.
    HeaderCell(Scope),
    /// A data cell.
    DataCell,
    /// A list.
    List(Numbering),
    /// An item of a list.
    ListItem,
    /// The sign or number of an item.
    Label,
    /// The text of an item.
    ListBody,
    /// A stretch of a text.
    Span,
    /// A picture.
    Figure,
    /// A link.
    Link,
}

/// The cells that a header stands for (ISO 32000-1, 14.8.5.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those below it.
    Column,
    /// Those beside it.
    Row,
}

/// How the items of a list are labelled (ISO 32000-1, 14.8.5.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// A sign.
    Disc,
    /// Numbers.
    Decimal,
    /// Small letters.
    LowerAlpha,
}

/// An entry of the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineEntry {
    /// Its text.
    pub title: String,
    /// Depth: 0 for the document, 1 for an area, 2 for a deliverable.
    pub level: usize,
    /// Index of the page it leads to.
    pub page: usize,
    /// The height on that page that comes to the top of the window.
    pub top: f32,
    /// The heading it stands for.
    pub element: ElementId,
}
