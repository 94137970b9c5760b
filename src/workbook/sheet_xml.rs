//! A sheet of an .xlsx, read once (ECMA-376 part 1, 18.3.1). What comes of it is the account of the sheet, and its cells in
//! the plainest form, for calamine: each with its address, texts as they are seen, no pictures, no new error values.

use std::collections::BTreeMap;
use std::fmt::Write;

use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};

use super::account::{Kind, SheetDetails};
use super::opc::Relation;
use super::rich_text::{RichText, TextReader};
use super::styles::CellStyle;
use super::xml::{attribute, characters, element, flag, prefixed, walk};
use crate::address::{CellRange, CellRef, Column, Row};

/// What the sheets of a workbook share.
pub(super) struct Shared {
    pub(super) strings: Vec<RichText>,
    pub(super) styles: Vec<CellStyle>,
}

/// A sheet that has been read.
pub(super) struct SheetReading {
    /// Its cells in the plainest form.
    pub(super) cells: String,
    pub(super) details: SheetDetails,
    /// Cells whose value is an error that calamine does not know, in order of reading.
    pub(super) errors: Vec<CellRef>,
    /// The widths of columns in digits, last of each run and its width by the first, and that of all others.
    pub(super) widths: BTreeMap<Column, (Column, f64)>,
    pub(super) width: f64,
}

/// Reads a sheet; `relations` are those of its part.
///
/// # Errors
/// Why it cannot be read.
pub(super) fn read(text: &str, shared: &Shared, relations: &[Relation]) -> Result<SheetReading, String> {
    const DEFAULT_WIDTH: f64 = 8.43;
    let sheet = SheetReading {
        cells: String::from("<worksheet><sheetData>"),
        details: SheetDetails::default(),
        errors: Vec::new(),
        widths: BTreeMap::new(),
        width: DEFAULT_WIDTH,
    };
    let (row, column, in_data) = (0, 0, false);
    let relations = relations.iter().map(|relation| (relation.id.as_str(), relation)).collect();
    let mut reader = SheetReader {
        shared,
        relations,
        sheet,
        row,
        column,
        in_data,
        open: None,
        text: None,
        icons: None,
        fault: None,
    };
    walk(text, |event| reader.take(event))?;
    if let Some(fault) = reader.fault {
        return Err(fault);
    }
    let mut sheet = reader.sheet;
    sheet.cells.push_str("</sheetData></worksheet>");
    Ok(sheet)
}

/// Reads a sheet, event by event.
struct SheetReader<'a> {
    shared: &'a Shared,
    /// The relations of the sheet's part, by their identifiers.
    relations: BTreeMap<&'a str, &'a Relation>,
    sheet: SheetReading,
    /// Where the next row and cell stand that say nothing of it.
    row: u32,
    column: u32,
    in_data: bool,
    open: Option<OpenCell>,
    /// The text outside cells that is being read: of a page's header, or of a range.
    text: Option<String>,
    /// The range of a conditional format, and whether it shows icons.
    icons: Option<(String, bool)>,
    fault: Option<String>,
}

/// The cell that is being read.
struct OpenCell {
    cell: CellRef,
    kind: String,
    style: usize,
    /// It has a rich value (MS-XLSX 2.3.6), such as a picture.
    is_rich: bool,
    formula: Option<String>,
    value: Option<String>,
    inline: Option<TextReader>,
    /// The element inside it that is open.
    inside: Inside,
}

#[derive(PartialEq, Eq)]
enum Inside {
    Nothing,
    Formula,
    Value,
    Text,
}

impl SheetReader<'_> {
    fn take(&mut self, event: &Event<'_>) {
        if let Some(open) = &mut self.open
            && !open.take(event)
        {
            self.close_cell();
            return;
        }
        if self.open.is_some() {
            return;
        }
        if let Some(element) = element(event) {
            let is_empty = matches!(event, Event::Empty(_));
            if self.in_data { self.in_data(element, is_empty) } else { self.start(element, is_empty) }
        } else if let Event::End(end) = event {
            self.end(end.local_name().as_ref());
        } else if let (Some(text), Some(more)) = (&mut self.text, characters(event)) {
            text.push_str(&more);
        }
    }

    /// Rows and cells, which may say where they stand (18.3.1.73, 18.3.1.4); else they follow the one before.
    fn in_data(&mut self, element: &BytesStart<'_>, is_empty: bool) {
        match element.local_name().as_ref() {
            "row" => {
                if let Some(row) = number(element, "r").and_then(|row| row.checked_sub(1)) {
                    self.row = row;
                }
                self.column = 0;
                if is_hidden(element) {
                    self.sheet.details.hidden_rows.push(Row(self.row));
                }
                let level = number(element, "outlineLevel").and_then(|level| u8::try_from(level).ok());
                let level = level.filter(|level| *level > 0);
                self.sheet.details.levels.extend(level.map(|level| (Row(self.row), level)));
                self.row += u32::from(is_empty);
            }
            "c" => {
                let Some(cell) = self.place(element) else { return };
                self.column = cell.column.0 + 1;
                if !is_empty {
                    self.open = Some(OpenCell::at(cell, element));
                }
            }
            _ => {}
        }
    }

    fn place(&mut self, element: &BytesStart<'_>) -> Option<CellRef> {
        const ROWS: u32 = 1 << 20;
        const COLUMNS: u32 = 1 << 14;
        let address = attribute(element, "r");
        let cell = match &address {
            Some(address) => CellRef::parse(&address.to_ascii_uppercase()),
            None => Some(CellRef::new(self.row, self.column)),
        };
        let cell = cell.filter(|cell| cell.row.0 < ROWS && cell.column.0 < COLUMNS);
        if cell.is_none() {
            let shown = address.unwrap_or_default().chars().take(20).collect::<String>();
            self.fault.get_or_insert(format!("there is no cell {shown}"));
        }
        cell
    }

    fn start(&mut self, element: &BytesStart<'_>, is_empty: bool) {
        let details = &mut self.sheet.details;
        match element.local_name().as_ref() {
            "sheetData" => self.in_data = !is_empty,
            "sheetFormatPr" => {
                let width = attribute(element, "defaultColWidth").and_then(|width| width.parse().ok());
                self.sheet.width = width.unwrap_or(self.sheet.width);
            }
            "col" => self.columns(element),
            "mergeCell" => {
                details.merged.extend(attribute(element, "ref").and_then(|region| range(&region)));
            }
            "hyperlink" => self.link(element),
            "conditionalFormatting" => {
                self.icons = Some((attribute(element, "sqref").unwrap_or_default(), false));
            }
            "iconSet" => self.icons.iter_mut().for_each(|(_, has_icons)| *has_icons = true),
            "sqref" | "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader"
            | "firstFooter" => self.text = Some(String::new()),
            _ => {}
        }
    }

    fn columns(&mut self, element: &BytesStart<'_>) {
        let edge = |name| number(element, name).and_then(|column| column.checked_sub(1)).map(Column);
        let Some((first, last)) = edge("min").zip(edge("max")) else { return };
        if is_hidden(element) {
            self.sheet.details.hidden_columns.push((first, last));
        }
        let width = attribute(element, "width").and_then(|width| width.parse().ok());
        self.sheet.widths.extend(width.map(|width| (first, (last, width))));
    }

    /// The link of cells (18.3.1.47): its address is that of a relation, what follows `#` stands beside it.
    fn link(&mut self, element: &BytesStart<'_>) {
        let id = prefixed(element, "id");
        let relation = id.and_then(|id| self.relations.get(id.as_str()));
        let mut address = relation.map(|relation| relation.target.clone()).unwrap_or_default();
        if let Some(location) = attribute(element, "location").filter(|location| !location.is_empty()) {
            address = format!("{address}#{location}");
        }
        let cells = attribute(element, "ref").and_then(|cells| range(&cells));
        let left = MOST_LINKS.saturating_sub(self.sheet.details.links.len());
        for cell in cells.into_iter().flat_map(CellRange::cells).take(left.min(MOST_CELLS)) {
            self.sheet.details.links.push((cell, address.clone()));
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "row" => self.row = self.row.saturating_add(1),
            "sheetData" => self.in_data = false,
            "sqref" => {
                let cells = self.text.take().unwrap_or_default();
                self.icons.iter_mut().for_each(|(range, _)| range.clone_from(&cells));
            }
            "conditionalFormatting" => {
                let cells = self.icons.take().filter(|(_, has_icons)| *has_icons);
                for (cells, _) in cells.into_iter() {
                    let ranges = cells.split_whitespace().filter_map(range);
                    for cell in ranges.flat_map(CellRange::cells).take(MOST_CELLS) {
                        self.sheet.details.leave_out(Kind::Icon, Some(cell), "");
                    }
                }
            }
            _ if name.ends_with("Header") || name.ends_with("Footer") => {
                let text = without_codes(&self.text.take().unwrap_or_default());
                self.sheet.details.leave_out_of_page(&text);
            }
            _ => {}
        }
    }

    fn close_cell(&mut self) {
        let Some(mut open) = self.open.take() else { return };
        let formula = open.formula.take();
        let cell = open.cell;
        let has_value = open.inline.is_some() || open.value.as_ref().is_some_and(|value| !value.is_empty());
        if formula.is_some() && !has_value && open.kind != "str" {
            self.sheet.details.uncalculated.push(cell);
        }
        let formula = formula.unwrap_or_default();
        let is_picture = open.is_rich && open.kind == "e" || is_call(&formula, &["DISPIMG", "IMAGE"]);
        if is_picture {
            self.sheet.details.leave_out(Kind::CellPicture, Some(cell), "");
            return;
        }
        if let Some(address) = linked(&formula) {
            self.sheet.details.links.push((cell, address));
        }
        self.write(open);
    }

    /// Writes a cell that holds something in its plainest form.
    fn write(&mut self, open: OpenCell) {
        let (cell, value) = (open.cell, open.value.unwrap_or_default());
        let style = self.shared.styles.get(open.style);
        let shared = value.trim().parse().ok().and_then(|index: usize| self.shared.strings.get(index));
        let effect = style.map(|style| &style.effect);
        let effect = effect.filter(|effect| effect.is_raised || effect.symbols.is_some());
        let (kind, value) = match open.kind.as_str() {
            "s" => {
                let Some(text) = shared else { return self.write_as(cell, open.style, "s", &value) };
                self.account_of(cell, text);
                match effect.filter(|_| !text.has_effects) {
                    Some(effect) => ("str", self.with_effect(cell, effect, &text.text)),
                    None => ("s", value),
                }
            }
            "inlineStr" | "is" => {
                let text = open.inline.map(TextReader::finish).unwrap_or_default();
                self.account_of(cell, &text);
                match effect.filter(|_| !text.has_effects) {
                    Some(effect) => ("str", self.with_effect(cell, effect, &text.text)),
                    None => ("str", text.text),
                }
            }
            "str" => match effect {
                Some(effect) => ("str", self.with_effect(cell, effect, &value)),
                None => ("str", value),
            },
            "e" if !is_known_error(&value) => {
                self.sheet.errors.push(cell);
                ("str", value)
            }
            kind @ ("b" | "d" | "e") => (kind, value.trim().to_owned()),
            "" => ("n", value.trim().to_owned()),
            other => (other, value.trim().to_owned()),
        };
        if !value.is_empty() {
            if style.is_some_and(|style| style.is_unseen) {
                self.sheet.details.leave_out(Kind::GroundColour, Some(cell), "");
            }
            self.write_as(cell, open.style, kind, &value);
        }
    }

    fn write_as(&mut self, cell: CellRef, style: usize, kind: &str, value: &str) {
        // Writing into a string cannot fail.
        let _ = write!(self.sheet.cells, r#"<c r="{cell}" s="{style}" t="{}"><v>"#, escape(kind));
        self.sheet.cells.push_str(&escape(value));
        self.sheet.cells.push_str("</v></c>");
    }

    fn with_effect(&mut self, cell: CellRef, effect: &super::rich_text::FontEffect, text: &str) -> String {
        let (shown, lost) = effect.show(text.to_owned());
        lost.into_iter().for_each(|kind| self.sheet.details.leave_out(kind, Some(cell), text));
        shown
    }

    fn account_of(&mut self, cell: CellRef, text: &RichText) {
        if !text.struck.is_empty() {
            self.sheet.details.struck.push((cell, text.struck.clone()));
        }
        text.lost.into_iter().for_each(|kind| self.sheet.details.leave_out(kind, Some(cell), &text.text));
    }
}

impl OpenCell {
    fn at(cell: CellRef, element: &BytesStart<'_>) -> Self {
        Self {
            cell,
            kind: attribute(element, "t").unwrap_or_default(),
            style: number(element, "s").map_or(0, |style| style as usize),
            is_rich: attribute(element, "vm").is_some(),
            formula: None,
            value: None,
            inline: None,
            inside: Inside::Nothing,
        }
    }

    /// Takes what comes next inside the cell; `false` at its end.
    fn take(&mut self, event: &Event<'_>) -> bool {
        if let (Inside::Text, Some(inline)) = (&self.inside, &mut self.inline) {
            inline.take(event);
            if matches!(event, Event::End(end) if end.local_name().as_ref() == "is") {
                self.inside = Inside::Nothing;
            }
            return true;
        }
        match event {
            Event::Start(element) | Event::Empty(element) => {
                let inside = match element.local_name().as_ref() {
                    "f" => {
                        self.formula = Some(String::new());
                        Inside::Formula
                    }
                    "v" => {
                        self.value = Some(String::new());
                        Inside::Value
                    }
                    "is" => {
                        self.inline = Some(TextReader::default());
                        Inside::Text
                    }
                    _ => Inside::Nothing,
                };
                self.inside = if matches!(event, Event::Empty(_)) { Inside::Nothing } else { inside };
            }
            Event::End(end) => {
                self.inside = Inside::Nothing;
                return end.local_name().as_ref() != "c";
            }
            _ => {
                let to = match self.inside {
                    Inside::Formula => &mut self.formula,
                    Inside::Value => &mut self.value,
                    _ => return true,
                };
                if let (Some(text), Some(more)) = (to, characters(event)) {
                    text.push_str(&more);
                }
            }
        }
        true
    }
}

/// Of a range that a link or an icon covers, no more cells matter than a plan has.
const MOST_CELLS: usize = 10_000;
/// A sheet of Excel has at most 65,530 links.
const MOST_LINKS: usize = 1 << 17;

fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.trim().parse().ok()
}

/// A range such as `A1:B2`, with or without dollar signs.
pub(super) fn range(text: &str) -> Option<CellRange> {
    CellRange::parse(&text.replace('$', "").to_ascii_uppercase())
}

/// A row or column without height or width is as good as hidden.
fn is_hidden(element: &BytesStart<'_>) -> bool {
    let is_nought = |name| attribute(element, name).is_some_and(|size| size.parse() == Ok(0.0));
    is_nought("ht") || is_nought("width") || flag(element, "hidden")
}

/// The error values that calamine knows; Excel has got more since.
fn is_known_error(value: &str) -> bool {
    ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"].contains(&value)
}

/// Whether a formula is a call of one of these functions, with or without the prefix of new ones.
fn is_call(formula: &str, functions: &[&str]) -> bool {
    arguments(formula, functions).is_some()
}

/// What follows the opening bracket of such a call.
fn arguments<'a>(formula: &'a str, functions: &[&str]) -> Option<&'a str> {
    let (name, arguments) = formula.trim_start_matches(['=', '+', ' ']).split_once('(')?;
    let name = name.trim().to_ascii_uppercase();
    let name = name.strip_prefix("_XLFN.").unwrap_or(&name);
    let name = name.strip_prefix("_XLWS.").unwrap_or(name);
    functions.contains(&name).then_some(arguments)
}

/// The address of a formula that is a link: its first argument where that is a text, else the formula itself.
fn linked(formula: &str) -> Option<String> {
    let arguments = arguments(formula, &["HYPERLINK"])?.trim_start();
    let quoted = arguments.strip_prefix('"').and_then(|rest| {
        let (address, after) = rest.split_once('"')?;
        after.trim_start().starts_with([',', ';', ')']).then(|| address.to_owned())
    });
    Some(quoted.unwrap_or_else(|| format!("={formula}")))
}

/// The text of a page's header without its codes (18.3.1.46), such as `&P` for the page's number.
fn without_codes(text: &str) -> String {
    let (mut rest, mut shown) = (text, String::new());
    while let Some((before, code)) = rest.split_once('&') {
        shown.push_str(before);
        let Some(first) = code.chars().next() else { return shown };
        let used = match first {
            '"' => code.get(1..).and_then(|font| font.find('"')).map_or(code.len(), |end| end + 2),
            'K' => code.len().min(7),
            '0'..='9' => code.bytes().take_while(u8::is_ascii_digit).count(),
            '&' => {
                shown.push('&');
                1
            }
            _ => first.len_utf8(),
        };
        shown.push(' ');
        rest = code.get(used..).unwrap_or_default();
    }
    shown + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_that_are_links_name_their_address() {
        let cases = [
            ("HYPERLINK(\"https://a.example\",\"A\")", Some("https://a.example")),
            ("_xlfn.HYPERLINK(\"https://a.example\")", Some("https://a.example")),
            ("HYPERLINK(A1,\"A\")", Some("=HYPERLINK(A1,\"A\")")),
            ("HYPERLINK(\"https://\"&A1)", Some("=HYPERLINK(\"https://\"&A1)")),
            ("SUM(A1)", None),
        ];
        for (formula, expected) in cases {
            assert_eq!(linked(formula).as_deref(), expected, "{formula}");
        }
        assert!(is_call("_xlfn.IMAGE(\"x\")", &["IMAGE"]) && !is_call("IMAGES(1)", &["IMAGE"]));
    }

    #[test]
    fn codes_of_a_header_are_no_text() {
        assert_eq!(
            super::super::clean(&without_codes("&L&\"Arial,Bold\"&12Kladde&CSide &P af &N&K00FF00")),
            "Kladde Side af"
        );
        assert!(!without_codes("&P&N&D").contains(char::is_alphanumeric));
        assert_eq!(without_codes("A&"), "A");
    }
}
