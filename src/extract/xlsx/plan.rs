//! The sheet `Plan`: title block, header, areas and deliverables in the existing layout.

use chrono::Timelike;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, ExcelDateTime, Format, Formula, Url, Worksheet, XlsxError,
};

use super::excel_date;
use super::formats::{AREA_SIZE, Formats, SIZE, TITLE_SIZE, of_text};
use super::heights::{self, CellSetting};
use super::limits::{self, Limits};
use crate::address::Place;
use crate::danish::in_words;
use crate::extract::guard::is_formula;
use crate::finding::{Code, Finding};
use crate::plan::text::Addresses;
use crate::plan::{Area, Deliverable, Field, PerField, Plan, marker};
use crate::report::fonts::Fonts;
use crate::texts::Message;
use crate::workbook::CellDate;

/// The last of the seven columns.
const LAST: u16 = Field::Remarks as u16;
/// The widths of the seven columns, in units of Excel.
const WIDTHS: PerField<f64> = PerField::new([26.0, 34.0, 46.0, 24.0, 30.0, 18.0, 32.0]);
/// Paper A4.
const A4: u8 = 9;

/// Writes the rows of the sheet from the top.
pub(super) struct PlanWriter<'a> {
    sheet: Worksheet,
    row: u32,
    links: usize,
    formats: &'a Formats,
    fonts: Fonts<'static>,
    limits: &'a Limits,
    /// The widths of the seven columns, in units of Excel.
    widths: PerField<f64>,
    addresses: Addresses,
    findings: Vec<Finding>,
}

impl<'a> PlanWriter<'a> {
    pub(super) fn new(formats: &'a Formats, fonts: Fonts<'static>, limits: &'a Limits) -> Self {
        Self {
            sheet: Worksheet::new(),
            row: 0,
            links: 0,
            formats,
            fonts,
            limits,
            widths: WIDTHS,
            addresses: Addresses::default(),
            findings: Vec::new(),
        }
    }

    /// Writes the sheet; `contacts` is the range of the contacts' names.
    pub(super) fn write(
        mut self,
        plan: &Plan,
        contacts: Option<&Formula>,
    ) -> Result<(Worksheet, Vec<Finding>), XlsxError> {
        self.sheet.set_name("Plan")?;
        self.widths = widths(plan, &self.fonts, self.limits.height);
        for field in Field::ALL {
            self.sheet.set_column_width(field as u16, self.widths[field])?;
        }
        self.title_block(plan)?;
        self.header()?;
        let first = self.row;
        self.areas(plan)?;
        if let Some(list) = contacts.filter(|_| self.row > first) {
            let column = Field::Contact as u16;
            self.sheet.add_data_validation(first, column, self.row - 1, column, &drop_down(list)?)?;
        }
        self.page(plan)?;
        Ok((self.sheet, self.findings))
    }

    fn title_block(&mut self, plan: &Plan) -> Result<(), XlsxError> {
        let formats = self.formats;
        if let Some(title) = &plan.title {
            self.wide(&title.value, title.place.as_ref(), &formats.title, TITLE_SIZE)?;
        }
        for entry in &plan.legend {
            let text = format!("{} = {}", entry.value.symbol, entry.value.text);
            self.wide(&text, entry.place.as_ref(), &formats.line, SIZE)?;
        }
        if let Some(line) = plan.version.shown() {
            let place = plan.version.line.as_ref().and_then(|line| line.place.as_ref());
            self.wide(&line, place, &formats.line, SIZE)?;
        }
        Ok(())
    }

    fn header(&mut self) -> Result<(), XlsxError> {
        let mut height: f64 = 0.0;
        for field in Field::ALL {
            let setting = CellSetting { width: self.widths[field], size: SIZE, bold: true };
            height = height.max(heights::height(field.heading(), setting, &self.fonts));
            let format = &self.formats.header;
            self.sheet.write_string_with_format(self.row, field as u16, field.heading(), format)?;
        }
        self.sheet.set_row_height(self.row, height)?;
        self.sheet.set_freeze_panes(self.row + 1, 0)?.set_repeat_rows(self.row, self.row)?;
        self.row += 1;
        Ok(())
    }

    /// Writes the areas, each but the first on a page of its own, until the sheet is full.
    fn areas(&mut self, plan: &Plan) -> Result<(), XlsxError> {
        let mut breaks = Vec::new();
        for area in &plan.areas {
            breaks.push(self.row);
            if !self.area(area)? {
                break;
            }
        }
        let most = self.limits.page_breaks;
        let place = plan.areas.get(most + 1).and_then(|area| area.name.place.as_ref());
        self.at_most("excel-page-breaks", breaks.len().saturating_sub(1), most, place);
        let breaks: Vec<u32> = breaks.into_iter().skip(1).take(most).collect();
        self.sheet.set_page_breaks(&breaks)?;
        Ok(())
    }

    /// Writes an area; `false` where the sheet is full.
    fn area(&mut self, area: &Area) -> Result<bool, XlsxError> {
        if self.is_full(area.name.place.as_ref()) {
            return Ok(false);
        }
        let formats = self.formats;
        let name = marker::join(&area.name.value, &area.markers);
        self.wide(&name, area.name.place.as_ref(), &formats.area, AREA_SIZE)?;
        for deliverable in &area.deliverables {
            if self.is_full(deliverable.field(Field::Project).place.as_ref()) {
                return Ok(false);
            }
            self.deliverable(deliverable)?;
        }
        Ok(true)
    }

    /// Whether no row is left; then a finding says where the plan is cut.
    fn is_full(&mut self, place: Option<&Place>) -> bool {
        let (row, most) = (self.row as usize, self.limits.rows as usize);
        if row >= most {
            self.finding(Code::ExcelCut, "excel-rows", row + 1, most, place);
        }
        row >= most
    }

    /// A text alone in its row, merged over the seven columns.
    fn wide(
        &mut self,
        text: &str,
        place: Option<&Place>,
        format: &Format,
        size: f64,
    ) -> Result<(), XlsxError> {
        let text = self.fitting(text, place);
        let quoted = format.clone().set_quote_prefix();
        let format = of_text(format, &quoted, text);
        self.sheet.merge_range(self.row, 0, self.row, LAST, text, format)?;
        let setting = CellSetting { width: self.widths.iter().sum(), size, bold: size > SIZE };
        let height = heights::height(text, setting, &self.fonts);
        self.row_height(height, place)
    }

    fn deliverable(&mut self, deliverable: &Deliverable) -> Result<(), XlsxError> {
        if deliverable.is_name_only() {
            let place = deliverable.field(Field::Project).place.clone();
            self.findings.push(Finding::new(Code::LoneProject, place).quoting("text", deliverable.project()));
        }
        let mut highest: (f64, Option<&Place>) = (0.0, None);
        for field in Field::ALL {
            let cell = deliverable.field(field);
            let height = self.cell(deliverable, field)?;
            if height > highest.0 {
                highest = (height, cell.place.as_ref());
            }
        }
        self.row_height(highest.0, highest.1)
    }

    /// Writes a cell of a deliverable and gives the height that it needs.
    fn cell(&mut self, deliverable: &Deliverable, field: Field) -> Result<f64, XlsxError> {
        let cell = deliverable.field(field);
        let (place, formats) = (cell.place.as_ref(), self.formats);
        let is_project = field == Field::Project;
        let marked = if is_project { marker::join(&cell.value, &deliverable.markers) } else { String::new() };
        let text = self.fitting(if is_project { &marked } else { &cell.value }, place);
        let setting = CellSetting { width: self.widths[field], size: SIZE, bold: is_project };
        let at = field as u16;
        let date = deliverable.release_date.as_ref().filter(|_| field == Field::Release);
        let date = date.and_then(|date| Some((excel_moment(date)?, &date.format)));
        let of_cell = deliverable.cell_links[field].as_ref();
        let of_cell = of_cell.filter(|_| !text.is_empty() && !is_formula(text));
        let of_cell = of_cell.and_then(|address| limits::link(address, self.limits));
        let in_text = self.link(text, setting, place);
        match (date, of_cell.or(in_text)) {
            _ if text.is_empty() => drop(self.sheet.write_blank(self.row, at, &formats.cell)?),
            (Some((moment, shown)), _) => {
                let format = formats.cell.clone().set_num_format(shown);
                self.sheet.write_datetime_with_format(self.row, at, moment, &format)?;
            }
            (None, Some(link)) => {
                let alone = !text.contains(char::is_whitespace);
                let format = if alone { &formats.address } else { &formats.cell };
                self.sheet.write_url_with_format(self.row, at, Url::new(link).set_text(text), format)?;
            }
            (None, None) => {
                let format = if is_project {
                    of_text(&formats.project, &formats.quoted_project, text)
                } else {
                    of_text(&formats.cell, &formats.quoted_cell, text)
                };
                self.sheet.write_string_with_format(self.row, at, text, format)?;
            }
        }
        Ok(heights::height(text, setting, &self.fonts))
    }

    /// The address that a cell leads to: the first in a text of one line. LibreOffice makes one unbroken word of a cell with a
    /// link, so a longer text would be cut; all addresses are links on the sheet `Links`, whose limits are seen to here.
    fn link(&mut self, text: &str, setting: CellSetting, place: Option<&Place>) -> Option<String> {
        let mut first = None;
        for address in self.addresses.links(text) {
            let link = limits::link(&address, self.limits);
            if link.is_none() {
                let units = address.encode_utf16().count();
                self.at_most("excel-address", units, self.limits.address, place);
            }
            self.links += 1;
            // One finding is enough for all that are left.
            if self.links == self.limits.links + 1 {
                self.at_most("excel-links", self.links, self.limits.links, place);
            }
            first = first.or(link.filter(|_| self.links <= self.limits.links));
        }
        first.filter(|_| heights::lines(text, setting, &self.fonts) == 1 && !is_formula(text))
    }

    /// The part of a text that a cell can hold: nearly always the whole text.
    fn fitting<'t>(&mut self, text: &'t str, place: Option<&Place>) -> &'t str {
        let head = limits::head(text, self.limits.text);
        if head.len() < text.len() {
            let units = text.encode_utf16().count();
            self.finding(Code::ExcelCut, "excel-text", units, self.limits.text, place);
        }
        let breaks = head.bytes().filter(|byte| *byte == b'\n').count();
        self.at_most("excel-line-breaks", breaks, self.limits.line_breaks, place);
        head
    }

    /// Sets the height of the row and goes to the next.
    fn row_height(&mut self, height: f64, place: Option<&Place>) -> Result<(), XlsxError> {
        self.at_most("excel-height", height.ceil() as usize, self.limits.height as usize, place);
        self.sheet.set_row_height(self.row, height.min(self.limits.height))?;
        self.row += 1;
        Ok(())
    }

    /// Makes a finding where a limit is not kept.
    fn at_most(&mut self, what: &'static str, found: usize, most: usize, place: Option<&Place>) {
        if found > most {
            self.finding(Code::ExcelLimit, what, found, most, place);
        }
    }

    fn finding(&mut self, code: Code, what: &'static str, found: usize, most: usize, place: Option<&Place>) {
        let finding = Finding::new(code, place.cloned()).word("what", what);
        let finding = finding.naming("found", found.to_string());
        self.findings.push(finding.naming("limit", most.to_string()));
    }

    /// Landscape A4, as wide as the paper; the version stands on each page.
    fn page(&mut self, plan: &Plan) -> Result<(), XlsxError> {
        let number = plan
            .version
            .number
            .map(|number| Message::new("edition-subject").with("version", number.to_string()));
        let date = plan.version.date.map(|date| Message::layout(", {date}").with("date", in_words(date)));
        let version = Message::list("", number.into_iter().chain(date)).printed();
        // Excel's codes for the number of the page and the number of pages.
        let pages = Message::new("page-number").with("page", "&P").with("pages", "&N").printed();
        self.sheet
            .set_landscape()
            .set_paper_size(A4)
            .set_print_fit_to_pages(1, 0)
            .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
            .set_footer(format!("&L{version}&R{pages}"));
        Ok(())
    }
}

/// The usual widths; a column with a text that would make its row higher than a row can be is wider.
fn widths(plan: &Plan, fonts: &Fonts<'_>, highest: f64) -> PerField<f64> {
    const WIDEST: f64 = 180.0;
    // Shorter texts fit in any of the columns.
    const SHORT: usize = 400;
    PerField::from_fn(|field| {
        let mut width = WIDTHS[field];
        let texts = plan.deliverables().map(|(_, deliverable)| deliverable.field(field).value.as_str());
        let long: Vec<&str> = texts.filter(|text| text.len() > SHORT).collect();
        let is_high = |width| {
            let setting = CellSetting { width, size: SIZE, bold: field == Field::Project };
            long.iter().any(|text| heights::height(text, setting, fonts) > highest)
        };
        while width < WIDEST && is_high(width) {
            width *= 1.25;
        }
        width
    })
}

/// The moment of a release date as Excel counts it; it has none before 1900 and after 9999.
fn excel_moment(date: &CellDate) -> Option<ExcelDateTime> {
    let time = date.moment.time();
    let (hour, minute) = (u16::try_from(time.hour()).ok()?, u8::try_from(time.minute()).ok()?);
    excel_date(date.moment.date())?.and_hms(hour, minute, f64::from(time.second())).ok()
}

/// The contacts to choose from; another name is allowed, after a question.
fn drop_down(list: &Formula) -> Result<DataValidation, XlsxError> {
    DataValidation::new()
        .allow_list_formula(list.clone())
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title(Message::new("new-contact").printed())?
        .set_error_message(Message::new("new-contact-why").printed())
}
