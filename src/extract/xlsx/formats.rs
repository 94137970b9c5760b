//! How the cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The font: Excel has it, and LibreOffice sets Carlito in its stead, which has the same widths.
pub(super) const FONT: &str = "Calibri";
/// Its size in cells, points.
pub(super) const SIZE: f64 = 11.0;
/// Its size in the title, points.
pub(super) const TITLE_SIZE: f64 = 16.0;

const RULE: Color = Color::RGB(0xBFBFBF);
const SHADE: Color = Color::RGB(0xE7EDF3);

/// The formats of a workbook.
pub(super) struct Formats {
    pub(super) title: Format,
    pub(super) line: Format,
    pub(super) header: Format,
    pub(super) area: Format,
    pub(super) cell: Format,
    pub(super) project: Format,
    /// A cell that is an address and nothing else.
    pub(super) address: Format,
    pub(super) date: Format,
    pub(super) plain: Format,
}

impl Formats {
    pub(super) fn new() -> Self {
        let plain = Format::new().set_font_name(FONT).set_font_size(SIZE).set_align(FormatAlign::Top);
        let wrapped = plain.clone().set_text_wrap();
        let cell = wrapped.clone().set_border(FormatBorder::Thin).set_border_color(RULE);
        Self {
            title: wrapped.clone().set_bold().set_font_size(TITLE_SIZE),
            header: cell.clone().set_bold().set_background_color(SHADE),
            area: cell.clone().set_bold().set_font_size(SIZE + 1.0),
            project: cell.clone().set_bold(),
            address: cell
                .clone()
                .set_font_color(Color::RGB(0x0563C1))
                .set_underline(rust_xlsxwriter::FormatUnderline::Single),
            date: plain.clone().set_num_format("yyyy-mm-dd"),
            line: wrapped,
            cell,
            plain,
        }
    }
}

/// The format of a text: one that starts like a formula stays a text when somebody edits its cell.
pub(super) fn of_text(format: &Format, text: &str) -> Format {
    if crate::extract::guard::is_formula(text) { format.clone().set_quote_prefix() } else { format.clone() }
}
