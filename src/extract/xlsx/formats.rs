//! The looks of the cells.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

/// The font: Excel has it, and LibreOffice sets Carlito in its stead, which has the same widths.
pub(super) const FONT: &str = "Calibri";
/// Its size in cells, points.
pub(super) const SIZE: f64 = 11.0;
/// Its size in the title, points.
pub(super) const TITLE_SIZE: f64 = 16.0;

/// Its size in the names of areas, points.
pub(super) const AREA_SIZE: f64 = 12.0;

const BLUE: Color = Color::RGB(0x0563C1);
const RULE: Color = Color::RGB(0xBFBFBF);
const SHADE: Color = Color::RGB(0xE7EDF3);

/// The formats of a workbook.
pub(super) struct Formats {
    pub(super) title: Format,
    pub(super) line: Format,
    pub(super) header: Format,
    pub(super) area: Format,
    pub(super) cell: Format,
    pub(super) quoted_cell: Format,
    pub(super) project: Format,
    pub(super) quoted_project: Format,
    /// A cell that is an address and nothing else.
    pub(super) address: Format,
    pub(super) date: Format,
    pub(super) plain: Format,
    pub(super) quoted: Format,
    pub(super) plain_address: Format,
}

impl Formats {
    pub(super) fn new() -> Self {
        let plain = Format::new().set_font_name(FONT).set_font_size(SIZE).set_align(FormatAlign::Top);
        let wrapped = plain.clone().set_text_wrap();
        let cell = wrapped.clone().set_border(FormatBorder::Thin).set_border_color(RULE);
        let project = cell.clone().set_bold();
        let address =
            |format: &Format| format.clone().set_font_color(BLUE).set_underline(FormatUnderline::Single);
        Self {
            title: wrapped.clone().set_bold().set_font_size(TITLE_SIZE),
            header: project.clone().set_background_color(SHADE),
            area: project.clone().set_font_size(AREA_SIZE),
            address: address(&cell),
            plain_address: address(&plain),
            date: plain.clone().set_num_format("yyyy-mm-dd"),
            quoted: plain.clone().set_quote_prefix(),
            quoted_cell: cell.clone().set_quote_prefix(),
            quoted_project: project.clone().set_quote_prefix(),
            line: wrapped,
            cell,
            project,
            plain,
        }
    }
}

/// The format of a text: one that starts like a formula stays a text when somebody edits its cell.
pub(super) fn of_text<'a>(format: &'a Format, quoted: &'a Format, text: &str) -> &'a Format {
    if crate::extract::guard::is_formula(text) { quoted } else { format }
}
