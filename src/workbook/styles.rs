//! The looks of cells (ECMA-376 part 1, 18.8): fonts, colours and number formats by the index of a cell's style.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::Look;
use super::rich_text::FontEffect;
use super::xml::{attribute, element, is_true, walk};

/// The style of a cell.
#[derive(Clone, Debug, Default)]
pub(super) struct CellStyle {
    pub(super) effect: FontEffect,
    pub(super) look: Look,
    /// Whether text has the colour of its ground.
    pub(super) is_unseen: bool,
    /// The number of its format, and the code of one of the workbook's own.
    pub(super) format: (u32, Option<String>),
}

/// Reads the styles part, event by event.
#[derive(Default)]
struct StylesReader {
    formats: BTreeMap<u32, String>,
    fonts: Vec<Font>,
    fills: Vec<Colour>,
    cells: Vec<CellStyle>,
    /// The list that is being read, such as `fonts`.
    list: String,
}

#[derive(Clone, Default)]
struct Font {
    effect: FontEffect,
    look: Look,
    colour: Option<Colour>,
}

/// A colour, told apart from others by its name.
type Colour = String;

const WHITE: &str = "FFFFFF";
const BLACK: &str = "000000";

/// The styles of cells, by index.
pub(super) fn cell_styles(text: &str) -> Result<Vec<CellStyle>, String> {
    let mut reader = StylesReader::default();
    walk(text, |event| {
        if let Some(element) = element(event) {
            reader.start(element);
        }
        // An empty list, which some writers write, ends where it begins.
        let ended = match event {
            Event::End(end) => Some(end.local_name()),
            Event::Empty(element) => Some(element.local_name()),
            _ => None,
        };
        if ended.is_some_and(|name| name.as_ref() == reader.list) {
            reader.list.clear();
        }
    })?;
    Ok(reader.cells)
}

impl StylesReader {
    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.local_name();
        match (self.list.as_str(), name.as_ref()) {
            ("", list @ ("numFmts" | "fonts" | "fills" | "cellXfs")) => list.clone_into(&mut self.list),
            ("numFmts", "numFmt") => {
                self.formats.extend(number(element, "numFmtId").zip(attribute(element, "formatCode")));
            }
            ("fonts", "font") => self.fonts.push(Font::default()),
            ("fonts", property) => {
                self.fonts.last_mut().into_iter().for_each(|font| font.take(property, element));
            }
            ("fills", "fill") => self.fills.push(WHITE.to_owned()),
            ("fills", "patternFill") => {
                // Without a solid pattern there is none.
                let solid = attribute(element, "patternType").is_some_and(|pattern| pattern == "solid");
                self.fills.last_mut().into_iter().filter(|_| solid).for_each(|fill| BLACK.clone_into(fill));
            }
            ("fills", "fgColor") => {
                let is_solid = self.fills.last().is_some_and(|fill| fill != WHITE);
                if let (Some(fill), Some(colour)) = (self.fills.last_mut(), colour_of(element))
                    && is_solid
                {
                    *fill = colour;
                }
            }
            ("cellXfs", "xf") => self.cell(element),
            ("cellXfs", "alignment") => {
                let indent = number(element, "indent").and_then(|indent| u8::try_from(indent).ok());
                self.cells.last_mut().into_iter().for_each(|cell| cell.look.indent = indent.unwrap_or(0));
            }
            _ => {}
        }
    }

    fn cell(&mut self, element: &BytesStart<'_>) {
        let index = |name| number(element, name).map_or(0, |index| index as usize);
        let Font { effect, mut look, colour } = self.fonts.get(index("fontId")).cloned().unwrap_or_default();
        let ground = self.fills.get(index("fillId")).map_or(WHITE, String::as_str);
        let format = number(element, "numFmtId").unwrap_or(0);
        let same = self.fills.iter().position(|fill| fill == ground).filter(|_| ground != WHITE);
        look.fill = same.and_then(|first| u32::try_from(first).ok());
        self.cells.push(CellStyle {
            effect,
            look,
            is_unseen: colour.as_deref().unwrap_or(BLACK) == ground,
            format: (format, self.formats.get(&format).cloned()),
        });
    }
}

impl Font {
    /// Takes a property of the font (18.8.22).
    fn take(&mut self, property: &str, element: &BytesStart<'_>) {
        let is_on = || attribute(element, "val").is_none_or(|value| is_true(&value));
        match property {
            "b" => self.look.bold = is_on(),
            "i" => self.look.italic = is_on(),
            "sz" => {
                let size = attribute(element, "val").and_then(|size| size.trim().parse::<f64>().ok());
                // A size is at most 409 points, so that its tenths fit.
                let size = size.filter(|size| (0.0..=409.0).contains(size));
                self.look.size = size.map(|size| (size * 10.0) as u16);
            }
            "color" => self.colour = colour_of(element),
            _ => self.effect.take(element),
        }
    }
}

fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.trim().parse().ok()
}

/// A colour's name; `None` for the automatic one. The first two of a theme, and of the palette, are white and black.
fn colour_of(element: &BytesStart<'_>) -> Option<Colour> {
    let tint = attribute(element, "tint").unwrap_or_default();
    if let Some(rgb) = attribute(element, "rgb") {
        return Some(rgb.get(rgb.len().saturating_sub(6)..)?.to_uppercase() + &tint);
    }
    if let Some(theme) = number(element, "theme") {
        let name = match theme {
            0 => WHITE.to_owned(),
            1 => BLACK.to_owned(),
            other => format!("theme {other}"),
        };
        return Some(name + &tint);
    }
    Some(match number(element, "indexed")? {
        0 | 8 => BLACK.to_owned(),
        1 | 9 => WHITE.to_owned(),
        64 | 65 => return None,
        other => format!("palette {other}"),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn text_in_the_colour_of_its_ground_is_unseen() {
        let text = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0&quot; stk&quot;"/></numFmts>
            <fonts><font><name val="Calibri"/></font><font><color rgb="FFFFFFFF"/></font><font><color theme="4"/><strike/></font></fonts>
            <fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor theme="4"/></patternFill></fill></fills>
            <cellStyleXfs><xf/></cellStyleXfs>
            <cellXfs><xf fontId="0" fillId="0"/><xf fontId="1" fillId="0"/><xf fontId="1" fillId="1"/><xf fontId="2" fillId="1" numFmtId="164"/></cellXfs></styleSheet>"#;
        let styles = cell_styles(text).unwrap();
        let unseen: Vec<bool> = styles.iter().map(|style| style.is_unseen).collect();
        assert_eq!(unseen, [false, true, false, true]);
        let last = styles.last().unwrap();
        assert!(last.effect.is_struck);
        assert_eq!(last.format, (164, Some("0\" stk\"".to_owned())));
    }
    #[test]
    fn an_empty_list_hides_no_other() {
        let text = r#"<styleSheet><numFmts count="0"/><fonts><font><b/></font></fonts><fills/><cellXfs><xf fontId="0"/></cellXfs></styleSheet>"#;
        assert!(cell_styles(text).unwrap().iter().all(|style| style.look.bold));
    }
}
