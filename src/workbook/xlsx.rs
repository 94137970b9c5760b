//! .xlsx and .xlsm. The package is read once, by the rules of its format; calamine is given the same workbook in its plainest
//! form, cell by cell: a range would allocate the whole rectangle up to the furthest cell.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use calamine::{DataRef, Reader as _, Xlsx};
use quick_xml::escape::escape;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::account::Kind;
use super::calamine_error::{failed, in_sheet};
use super::display::{CellFormat, display};
use super::limits::{Budget, MAX_SHEETS, check};
use super::number_format::Calendar;
use super::opc::{self, Relation};
use super::package::Package;
use super::rich_text::{RichText, shared_strings};
use super::sheet_xml::{self, Shared, SheetReading};
use super::styles::cell_styles;
use super::xml::{attribute, characters, element, is_true, prefixed, walk};
use super::{CellKind, Damage, Format, Gather, Look, Quantity, ReadError, Sheet, Workbook, drawings};
use crate::address::{CellRange, CellRef};

/// The workbook part: what it says of its sheets (ECMA-376 part 1, 18.2).
#[derive(Default)]
struct WorkbookPart {
    sheets: Vec<ListedSheet>,
    is_1904: bool,
    /// The areas that are printed, by the position of the sheet.
    print_areas: Vec<(usize, String)>,
}

struct ListedSheet {
    name: String,
    visible: bool,
    /// The identifier of the relation that leads to its part.
    relation: String,
}

/// Reads the sheets of a workbook.
pub(super) fn read(package: &Package) -> Result<Workbook, ReadError> {
    let damaged = |detail| Damage::Content { detail }.of(Format::Xlsx);
    let main = main_part(package).ok_or(Damage::NoWorkbook.of(Format::Xlsx))?;
    let text = package.text(&main).ok_or(Damage::NoWorkbook.of(Format::Xlsx))?;
    let workbook = WorkbookPart::read(&text).map_err(damaged)?;
    check(Quantity::Sheets, workbook.sheets.len() as u64, MAX_SHEETS)?;
    let relations = opc::relations(package, &main);
    let of_kind = |kind: &str| {
        let relation = relations.iter().find(|relation| relation.kind == kind && !relation.is_external);
        relation.and_then(|relation| package.text(&relation.target))
    };
    let strings = of_kind("sharedStrings").map_or(Ok(Vec::new()), |text| shared_strings(&text));
    let styles = of_kind("styles").map_or(Ok(Vec::new()), |text| cell_styles(&text));
    let shared = Shared { strings: strings.map_err(damaged)?, styles: styles.map_err(damaged)? };
    let mut sheets = Vec::new();
    for (index, listed) in workbook.sheets.iter().enumerate() {
        let Some(part) = worksheet_part(listed, &relations) else { continue };
        // Excel opens a workbook that lists a sheet without a part, and leaves the sheet out.
        let Some(text) = package.text(part) else { continue };
        let of_sheet = opc::relations(package, part);
        let damaged = |detail| Damage::Sheet { sheet: listed.name.clone(), detail }.of(Format::Xlsx);
        let mut reading = sheet_xml::read(&text, &shared, &of_sheet).map_err(damaged)?;
        drawings::add(package, &of_sheet, &mut reading.details);
        let areas = workbook.print_areas.iter().filter(|(sheet, _)| *sheet == index);
        reading.details.print_areas.extend(areas.flat_map(|(_, areas)| print_areas(areas)));
        sheets.push((listed, reading));
    }
    cells(plain(&shared, &sheets, workbook.is_1904), sheets, &shared)
}

/// The part of the workbook itself: the relations of the package lead to it.
pub(super) fn main_part(package: &Package) -> Option<String> {
    let relations = opc::relations(package, "");
    let main = relations.into_iter().find(|relation| relation.kind == "officeDocument");
    let main = main.map(|relation| relation.target);
    main.or_else(|| package.part("xl/workbook.xml").map(|_| "xl/workbook.xml".to_owned()))
}

/// The part of a sheet of cells; a chart sheet, a macro sheet and a dialog have none.
fn worksheet_part<'a>(listed: &ListedSheet, relations: &'a [Relation]) -> Option<&'a str> {
    let relation = relations.iter().find(|relation| relation.id == listed.relation)?;
    (relation.kind == "worksheet").then_some(relation.target.as_str())
}

impl WorkbookPart {
    fn read(text: &str) -> Result<Self, String> {
        let mut part = Self::default();
        let mut area: Option<(usize, String)> = None;
        walk(text, |event| {
            match (event, &mut area) {
                (Event::End(_), area) => part.print_areas.extend(area.take()),
                (event, Some((_, areas))) => {
                    characters(event).into_iter().for_each(|text| areas.push_str(&text));
                }
                _ => {}
            }
            let Some(element) = element(event) else { return };
            match element.local_name().as_ref() {
                "sheet" => part.sheets.push(ListedSheet {
                    name: attribute(element, "name").unwrap_or_default(),
                    visible: attribute(element, "state").is_none_or(|state| state == "visible"),
                    relation: prefixed(element, "id").unwrap_or_default(),
                }),
                "workbookPr" => {
                    part.is_1904 |= attribute(element, "date1904").is_some_and(|value| is_true(&value));
                }
                "definedName" if attribute(element, "name").as_deref() == Some("_xlnm.Print_Area") => {
                    let sheet = attribute(element, "localSheetId").and_then(|index| index.parse().ok());
                    area = sheet.map(|sheet| (sheet, String::new()));
                }
                _ => {}
            }
        })?;
        Ok(part)
    }
}

/// The ranges of a print area such as `'A, B'!$A$1:$G$9,'A, B'!$A$12:$G$20`; whole rows and columns are none.
fn print_areas(areas: &str) -> Vec<CellRange> {
    let mut is_quoted = false;
    let areas = areas.split(|c: char| {
        is_quoted ^= c == '\'';
        c == ',' && !is_quoted
    });
    const MOST: usize = 1_000;
    areas.filter_map(|area| sheet_xml::range(area.rsplit('!').next()?)).take(MOST).collect()
}

/// The workbook in the plainest form, for calamine: fixed names, texts as they are seen, no sheet but those of cells.
fn plain(shared: &Shared, sheets: &[(&ListedSheet, SheetReading)], is_1904: bool) -> Vec<u8> {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let root = format!(
        r#"<Relationships><Relationship Id="w" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let mut parts = vec![("_rels/.rels".to_owned(), root)];
    let mut workbook = format!(r#"<workbook><workbookPr date1904="{}"/><sheets>"#, u8::from(is_1904));
    let mut relations = String::from("<Relationships>");
    for index in 0..sheets.len() {
        // Calamine knows sheets by their names, which have to differ.
        let _ = write!(workbook, r#"<sheet name="{index}" sheetId="{}" r:id="s{index}"/>"#, index + 1);
        let _ = write!(
            relations,
            r#"<Relationship Id="s{index}" Type="{OFFICE}/worksheet" Target="worksheets/{index}.xml"/>"#
        );
    }
    parts.push(("xl/workbook.xml".to_owned(), workbook + "</sheets></workbook>"));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relations + "</Relationships>"));
    parts.push(("xl/sharedStrings.xml".to_owned(), plain_strings(&shared.strings)));
    parts.push(("xl/styles.xml".to_owned(), plain_styles(shared)));
    let cells = sheets.iter().enumerate();
    let cells =
        cells.map(|(index, (_, sheet))| (format!("xl/worksheets/{index}.xml"), sheet.cells.as_bytes()));
    let cells: Vec<(String, &[u8])> = cells.collect();
    let parts = parts.iter().map(|(name, content)| (name.as_str(), content.as_bytes()));
    pack(parts.chain(cells.iter().map(|(name, content)| (name.as_str(), *content))))
}

/// An archive of parts, in memory and not compressed.
pub(super) fn pack<'a>(parts: impl Iterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        // Writing to memory cannot fail.
        let _ = zip.start_file(name, options);
        let _ = zip.write_all(content);
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_else(|_| Vec::new())
}

fn plain_strings(strings: &[RichText]) -> String {
    let mut text = String::from("<sst>");
    for string in strings {
        text.push_str(r#"<si><t xml:space="preserve">"#);
        text.push_str(&escape(&string.text));
        text.push_str("</t></si>");
    }
    text + "</sst>"
}

fn plain_styles(shared: &Shared) -> String {
    let (mut formats, mut cells) = (String::new(), String::new());
    for style in &shared.styles {
        let (id, code) = &style.format;
        if let Some(code) = code {
            let _ = write!(formats, r#"<numFmt numFmtId="{id}" formatCode="{}"/>"#, escape(code));
        }
        let _ = write!(cells, r#"<xf numFmtId="{id}"></xf>"#);
    }
    format!("<styleSheet><numFmts>{formats}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>")
}

/// Reads the values of the cells.
fn cells(
    plain: Vec<u8>,
    sheets: Vec<(&ListedSheet, SheetReading)>,
    shared: &Shared,
) -> Result<Workbook, ReadError> {
    let mut source: Xlsx<_> = Xlsx::new(Cursor::new(plain)).map_err(|error| failed(error, Format::Xlsx))?;
    let calendar = if source.has_1904_epoch() { Calendar::From1904 } else { Calendar::From1900 };
    let mut budget = Budget::default();
    let mut read = Vec::new();
    for (index, (listed, mut reading)) in sheets.into_iter().enumerate() {
        reading.errors.sort_unstable();
        let fault = |error| in_sheet(&listed.name, error, Format::Xlsx);
        let mut cells = source.worksheet_cells_reader(&index.to_string()).map_err(fault)?;
        let formats: Vec<CellFormat> = cells
            .styles()
            .iter()
            .map(|style| {
                let format = style.number_format.as_ref().map(|format| CellFormat::of(&format.format_code));
                format.unwrap_or_default()
            })
            .collect();
        // Of merged cells the first holds the value.
        let merged: BTreeSet<CellRef> = reading.details.merged.iter().map(|region| region.first).collect();
        reading.details.looks_are_known = true;
        let mut gather = Gather::default();
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(fault)? {
            let format = formats.get(style).unwrap_or(&CellFormat::General);
            let Some(mut value) = display(cell.get_value(), format, calendar) else { continue };
            let (row, column) = cell.get_position();
            let at = CellRef::new(row, column);
            let has_format = !matches!(format, CellFormat::General);
            if !value.is_doubtful && is_cut(&reading, &merged, at, &value.text, cell.get_value(), has_format)
            {
                reading.details.leave_out(Kind::Narrow, Some(at), &value.text);
            }
            if reading.errors.binary_search(&at).is_ok() {
                value.kind = CellKind::Error;
            }
            let style = shared.styles.get(style);
            let struck = style.is_some_and(|style| style.effect.is_struck);
            let look = style.map(|style| style.look).filter(|look| *look != Look::default());
            reading.details.looks.extend(look.map(|look| (at, look)));
            gather.add(&mut budget, at, value, struck)?;
        }
        let rows = gather.rows(&mut reading.details);
        reading.details.sort();
        read.push(Sheet {
            visible: listed.visible,
            rows,
            details: reading.details,
            name: listed.name.as_str().into(),
        });
    }
    Ok(Workbook { sheets: read })
}

/// Whether `####` is seen: a date, or a number with a format of its own, is wider than its column.
fn is_cut(
    reading: &SheetReading,
    merged: &BTreeSet<CellRef>,
    at: CellRef,
    text: &str,
    value: &DataRef<'_>,
    has_format: bool,
) -> bool {
    let is_number = match value {
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) => true,
        DataRef::Float(_) | DataRef::Int(_) => has_format,
        _ => false,
    };
    if !is_number || merged.contains(&at) {
        return false;
    }
    let of_column = reading.widths.range(..=at.column).next_back();
    let width =
        of_column.filter(|(_, (last, _))| at.column <= *last).map_or(reading.width, |(_, (_, width))| *width);
    // Letters and figures differ in width: what is one or two too long may still fit.
    text.chars().count() as f64 > width + 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn print_areas_are_ranges_of_cells() {
        let shown = |areas: &str| print_areas(areas).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(shown("'A, B'!$A$1:$G$9,'A, B'!$A$12:$G$20"), ["A1:G9", "A12:G20"]);
        assert_eq!(shown("Plan!$A:$G"), [""; 0]);
    }
}
