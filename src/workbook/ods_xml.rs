//! What a person saw in the cells of an .ods that hold no text: calamine gives a percentage, a date or a time as its
//! value; the file has the shown text beside it (OASIS `OpenDocument` 1.2 part 1, 9.1.4 and 5.1.3). Also what it has no
//! interface for: hidden rows and columns (19.749), struck-through words (20.368).

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::account::{Kind, SheetDetails};
use super::package::Package;
use super::xlsx::pack;
use super::xml::{attribute, characters, element, prefixed, walk};
use super::{Damage, Format, ReadError};
use crate::address::{CellRange, CellRef, Column, Row};

/// What only the XML of a sheet tells.
#[derive(Default)]
pub(super) struct OdsSheet {
    /// The shown texts of cells that hold no text.
    pub(super) shown: BTreeMap<CellRef, String>,
    pub(super) details: SheetDetails,
}

/// The sheets by name. What cannot be read here keeps its value, and is not hidden.
pub(super) fn sheets(package: &Package) -> BTreeMap<String, OdsSheet> {
    let styles = package.text("styles.xml").unwrap_or_default();
    let mut reader = ContentReader { page_texts: page_texts(&styles), ..ContentReader::default() };
    let text = package.text("content.xml").unwrap_or_default();
    let _ = walk(&text, |event| match event {
        Event::Start(element) => reader.start(element),
        Event::Empty(element) => {
            reader.start(element);
            reader.end(element.local_name().as_ref());
        }
        Event::End(element) => reader.end(element.local_name().as_ref()),
        _ => characters(event).into_iter().for_each(|text| reader.text(&text)),
    });
    reader.sheets.into_iter().collect()
}

/// The texts of the headers and footers of pages, by the name of the page's style (ODF 1.3 part 3, 16.9 and 16.10). What a
/// program fills in itself, such as the number of the page, is no text.
fn page_texts(styles: &str) -> BTreeMap<String, Vec<String>> {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let (mut page, mut is_inside, mut fields) = (String::new(), false, 0_usize);
    let is_field = |name: &str| ["sheet-name", "page-number", "page-count", "date", "time"].contains(&name);
    let is_place = |name: &str| name.starts_with("header") || name.starts_with("footer");
    let _ = walk(styles, |event| match event {
        Event::Start(element) => match element.local_name().as_ref() {
            "master-page" => page = attribute(element, "style:name").unwrap_or_default(),
            name if is_place(name) && !page.is_empty() => {
                is_inside = attribute(element, "style:display").is_none_or(|shown| shown != "false");
                texts.entry(page.clone()).or_default().push(String::new());
            }
            name => fields += usize::from(is_field(name)),
        },
        Event::End(element) => match element.local_name().as_ref() {
            "master-page" => page.clear(),
            name if is_place(name) => is_inside = false,
            name => fields = fields.saturating_sub(usize::from(is_field(name))),
        },
        _ => {
            let text = characters(event).filter(|_| is_inside && fields == 0);
            let last = texts.get_mut(&page).and_then(|texts| texts.last_mut());
            last.into_iter().zip(text).for_each(|(last, text)| last.push_str(&text));
        }
    });
    texts
}

/// The file in its plainest form, for calamine: without blanks between elements, macros, pictures and forms.
pub(super) fn plain(package: &Package) -> Result<Vec<u8>, ReadError> {
    let manifest = package.text("META-INF/manifest.xml").unwrap_or_default();
    let mut is_encrypted = false;
    let _ = walk(&manifest, |event| {
        is_encrypted |= element(event).is_some_and(|it| it.local_name().as_ref() == "encryption-data");
    });
    if is_encrypted {
        return Err(ReadError::Encrypted);
    }
    let damaged = |detail| Damage::Part { part: "content.xml".to_owned(), detail }.of(Format::Ods);
    let content = package.text("content.xml").ok_or_else(|| Damage::NoWorkbook.of(Format::Ods))?;
    let content = without_blanks(&content).map_err(damaged)?;
    let parts: [(&str, &[u8]); 3] = [
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
    ];
    Ok(pack(parts.into_iter()))
}

/// Indented XML without the blanks between its elements; those of paragraphs stay.
fn without_blanks(text: &str) -> Result<String, String> {
    let (mut reader, mut plain) = (Reader::from_str(text), String::with_capacity(text.len()));
    let (mut paragraphs, mut from, mut depth) = (0_u32, 0, 0_u64);
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let until = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        let is_kept = match &event {
            Event::Eof if depth > 0 => return Err("the XML ends too early".to_owned()),
            Event::Eof => return Ok(plain),
            Event::Start(start) => {
                depth += 1;
                paragraphs += u32::from(is_paragraph(start.local_name().as_ref()));
                true
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                paragraphs -= u32::from(is_paragraph(end.local_name().as_ref())).min(paragraphs);
                true
            }
            Event::Comment(_) | Event::PI(_) => false,
            Event::Text(blank) => paragraphs > 0 || !blank.as_ref().trim().is_empty(),
            _ => true,
        };
        if is_kept {
            plain.push_str(text.get(from..until).unwrap_or_default());
        }
        from = until;
    }
}

fn is_paragraph(name: &str) -> bool {
    name == "p" || name == "h"
}

/// Reads `content.xml`, event by event.
#[derive(Default)]
struct ContentReader {
    /// The sheets with their names; the last one is being read.
    sheets: Vec<(String, OdsSheet)>,
    /// The texts of pages by the page's style, and that style by the style of a sheet.
    page_texts: BTreeMap<String, Vec<String>>,
    pages: BTreeMap<String, String>,
    /// The style that is being read, and those that strike through.
    style: Option<String>,
    striking: BTreeSet<String>,
    /// Whether the cell that is open is struck through, and each stretch inside it.
    struck: Vec<bool>,
    struck_words: String,
    /// Where the cell that is open, or the next one, stands.
    at: (u32, u32),
    rows: u32,
    columns: u32,
    /// The paragraphs of a cell that holds no text.
    open: Option<Vec<String>>,
    /// Depth of notes, whose paragraphs are not the cell's.
    notes: usize,
}

impl ContentReader {
    fn start(&mut self, element: &BytesStart<'_>) {
        let repeated = |name| attribute(element, name).and_then(|count| count.parse().ok()).unwrap_or(1);
        match element.local_name().as_ref() {
            "table" => {
                self.sheets.extend(attribute(element, "table:name").map(|name| (name, OdsSheet::default())));
                self.at = (0, 0);
                let page = attribute(element, "table:style-name").and_then(|style| self.pages.get(&style));
                let texts = page.and_then(|page| self.page_texts.get(page)).cloned().unwrap_or_default();
                self.details(|details| texts.iter().for_each(|text| details.leave_out_of_page(text)));
            }
            "style" => {
                self.style = attribute(element, "style:name");
                let page = attribute(element, "style:master-page-name");
                self.pages.extend(self.style.clone().zip(page));
            }
            "text-properties" if strikes(element) => self.striking.extend(self.style.clone()),
            "table-column" => {
                let count = repeated("table:number-columns-repeated");
                let (first, last) = (self.at.1, self.at.1.saturating_add(count).saturating_sub(1));
                if is_hidden(element) {
                    self.details(|details| details.hidden_columns.push((Column(first), Column(last))));
                }
                self.at.1 = last.saturating_add(1);
            }
            "table-row" => {
                self.rows = repeated("table:number-rows-repeated");
                self.at.1 = 0;
                if is_hidden(element) {
                    self.hide_rows();
                }
            }
            "span" => self.struck.push(self.is_striking(element, "text:style-name")),
            "table-cell" | "covered-table-cell" => {
                self.columns = repeated("table:number-columns-repeated");
                let more = |name| repeated(name).saturating_sub(1);
                let (rows, columns) =
                    (more("table:number-rows-spanned"), more("table:number-columns-spanned"));
                if rows > 0 || columns > 0 {
                    let (row, column) = self.at;
                    let last = CellRef::new(row.saturating_add(rows), column.saturating_add(columns));
                    let region = CellRange { first: CellRef::new(row, column), last };
                    self.details(|details| details.merged.push(region));
                }
                self.struck = vec![self.is_striking(element, "table:style-name")];
                let kind = attribute(element, "office:value-type");
                // A text has its value beside it where its format shows another text.
                let is_shown_otherwise =
                    |kind: &String| kind != "string" || attribute(element, "office:string-value").is_some();
                self.open = kind.filter(is_shown_otherwise).map(|_| Vec::new());
            }
            "annotation" => {
                self.notes += 1;
                let at = CellRef::new(self.at.0, self.at.1);
                self.details(|details| details.leave_out(Kind::Note, Some(at), ""));
            }
            "a" if self.notes == 0 => {
                let at = CellRef::new(self.at.0, self.at.1);
                let address = prefixed(element, "href");
                self.details(|details| details.links.extend(address.map(|address| (at, address))));
            }
            "frame" => {
                let at = CellRef::new(self.at.0, self.at.1);
                self.details(|details| details.leave_out(Kind::Picture, Some(at), ""));
            }
            "p" if self.notes == 0 => self.open.iter_mut().for_each(|texts| texts.push(String::new())),
            "s" | "tab" => self.text(" "),
            _ => {}
        }
    }

    fn is_striking(&self, element: &BytesStart<'_>, name: &str) -> bool {
        attribute(element, name).is_some_and(|style| self.striking.contains(&style))
    }

    /// Changes the details of the sheet that is being read.
    fn details(&mut self, change: impl FnOnce(&mut SheetDetails)) {
        if let Some((_, sheet)) = self.sheets.last_mut() {
            change(&mut sheet.details);
        }
    }

    /// Rows below any that a sheet can have are nobody's.
    fn hide_rows(&mut self) {
        const MOST: u32 = 1 << 20;
        let (first, last) = (self.at.0, self.at.0.saturating_add(self.rows).min(MOST));
        self.details(|details| details.hidden_rows.extend((first..last).map(Row)));
    }

    fn text(&mut self, text: &str) {
        if self.notes == 0 && self.struck.contains(&true) {
            self.struck_words.push_str(text);
        }
        if let Some(last) = self.open.as_mut().and_then(|texts| texts.last_mut()).filter(|_| self.notes == 0)
        {
            last.push_str(text);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "table-row" => self.at.0 = self.at.0.saturating_add(self.rows),
            "span" => drop(self.struck.pop()),
            "table-cell" | "covered-table-cell" => {
                self.keep();
                self.keep_struck();
                self.at.1 = self.at.1.saturating_add(self.columns);
            }
            "annotation" => self.notes = self.notes.saturating_sub(1),
            _ => {}
        }
    }

    fn keep_struck(&mut self) {
        let words = super::clean(&std::mem::take(&mut self.struck_words));
        self.struck.clear();
        if !words.is_empty() {
            let at = CellRef::new(self.at.0, self.at.1);
            self.details(|details| details.struck.push((at, words)));
        }
    }

    /// Keeps the shown text, for each repetition of the cell as far as a plan reaches.
    fn keep(&mut self) {
        const MOST: u32 = 64;
        // A cell without a paragraph does not say what it shows; one with an empty paragraph shows nothing.
        let paragraphs = self.open.take().filter(|paragraphs| !paragraphs.is_empty());
        let text = paragraphs.map(|paragraphs| paragraphs.join("\n"));
        let (Some(text), Some((_, sheet))) = (text, self.sheets.last_mut()) else { return };
        for row in 0..self.rows.min(MOST) {
            for column in 0..self.columns.min(MOST) {
                let at = CellRef::new(self.at.0.saturating_add(row), self.at.1.saturating_add(column));
                sheet.shown.insert(at, text.clone());
            }
        }
    }
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    attribute(element, "table:visibility").is_some_and(|value| value == "collapse" || value == "filter")
}

/// Whether a style's text properties strike through.
fn strikes(element: &BytesStart<'_>) -> bool {
    ["style:text-line-through-style", "style:text-line-through-type"]
        .iter()
        .any(|name| attribute(element, name).is_some_and(|value| value != "none"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_pages_are_those_that_are_shown_and_written_by_hand() {
        let styles = r#"<x><style:style style:name="s"><style:header-style/></style:style>
            <style:master-page style:name="A"><style:header><text:p>Udkast</text:p></style:header>
            <style:footer style:display="false"><text:p>Skjult</text:p></style:footer></style:master-page>
            <style:master-page style:name="B"><style:footer><text:p>Side <text:page-number>1</text:page-number></text:p></style:footer>
            </style:master-page></x>"#;
        let texts = page_texts(&styles.replace("\n            ", ""));
        let of = |page: &str| texts.get(page).map(|texts| texts.concat());
        assert_eq!((of("A").as_deref(), of("B").as_deref()), (Some("Udkast"), Some("Side ")));
    }
}
