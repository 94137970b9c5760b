//! The finished PDF, read by lopdf: it paints what the pages say, in fonts that hold what is needed.

#![expect(clippy::panic, reason = "a test may fail")]

use std::collections::BTreeMap;

use leveranceplan::report::fonts::{Face, Fonts, Typeface};
use leveranceplan::report::pages::{Area, Artifact, Color, Draw, Owner, Pages, TextRun};
use leveranceplan::report::{pdf, self_check};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, decode_text_string};
use ttf_parser::GlyphId;

use crate::pages::{line, publication, tag};

/// The publication set in these fonts, as pages and as a PDF that stands the self-check.
pub(crate) fn document(fonts: &Fonts<'_>) -> (Pages, Document) {
    let (report, pages) = publication(fonts);
    let bytes = pdf::write(&pages, &pdf::Metadata::of(&report, "test"), fonts).unwrap();
    self_check::run(&report, &bytes).unwrap();
    (pages, Document::load_mem(&bytes).unwrap())
}

pub(crate) fn name(dictionary: &Dictionary, key: &str) -> String {
    String::from_utf8(dictionary.get(key.as_bytes()).unwrap().as_name().unwrap().to_vec()).unwrap()
}

pub(crate) fn text(dictionary: &Dictionary, key: &str) -> String {
    decode_text_string(dictionary.get(key.as_bytes()).unwrap()).unwrap()
}

/// What a reference leads to, or the object itself.
pub(crate) fn get<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &str) -> &'a Object {
    document.dereference(dictionary.get(key.as_bytes()).unwrap()).unwrap().1
}

pub(crate) fn float(object: &Object) -> f32 {
    object.as_float().unwrap()
}

fn floats(object: &Object) -> Vec<f32> {
    object.as_array().unwrap().iter().map(float).collect()
}

/// A font of the document.
pub(crate) struct Font {
    pub(crate) name: String,
    face: Face,
    /// The text of each glyph (ISO 32000-1, 9.10.3).
    pub(crate) texts: BTreeMap<u16, String>,
    /// The width of each glyph in thousandths of the size.
    widths: Vec<f32>,
    /// The font's program.
    pub(crate) program: Vec<u8>,
    pub(crate) descriptor: Dictionary,
}

impl Font {
    fn of(document: &Document, font: &Dictionary) -> Self {
        let name = name(font, "BaseFont");
        let face = match name.split_once('+').unwrap().1 {
            "NotoSans" => Face::Regular,
            "NotoSans-Bold" => Face::Bold,
            "DejaVuSans" => Face::Symbols,
            other => panic!("{other}"),
        };
        let map = get(document, font, "ToUnicode").as_stream().unwrap().get_plain_content().unwrap();
        let descendant = get(document, font, "DescendantFonts").as_array().unwrap()[0].as_dict().unwrap();
        let widths = get(document, descendant, "W").as_array().unwrap();
        assert_eq!((widths.len(), widths[0].as_i64().unwrap()), (2, 0), "widths from glyph 0 on");
        let descriptor = get(document, descendant, "FontDescriptor").as_dict().unwrap();
        let program = get(document, descriptor, "FontFile2").as_stream().unwrap();
        Self {
            name,
            face,
            texts: character_map(&String::from_utf8(map).unwrap()),
            widths: floats(&widths[1]),
            program: program.get_plain_content().unwrap(),
            descriptor: descriptor.clone(),
        }
    }
}

/// The lines `<glyph> <text>` of a character map.
fn character_map(map: &str) -> BTreeMap<u16, String> {
    assert!(!map.contains("beginbfrange"), "single characters alone are read here");
    let code = |digits: &str| -> Vec<u16> {
        let digits = digits.trim_matches(['<', '>']).as_bytes().chunks(4);
        digits.map(|unit| u16::from_str_radix(std::str::from_utf8(unit).unwrap(), 16).unwrap()).collect()
    };
    let pairs = map.lines().filter_map(|line| line.split_once("> <"));
    let pairs = pairs.filter(|(glyph, _)| *glyph != "<0000");
    pairs.map(|(glyph, text)| (code(glyph)[0], String::from_utf16(&code(text)).unwrap())).collect()
}

pub(crate) fn fonts(document: &Document) -> BTreeMap<Vec<u8>, Font> {
    let page = document.get_pages().into_values().next().unwrap();
    let fonts = document.get_page_fonts(page).unwrap();
    fonts.into_iter().map(|(name, font)| (name, Font::of(document, font))).collect()
}

/// A sequence of marked content: its tag or the properties of an artifact, and what it paints.
type Painted = (String, Vec<Draw>);

/// A page's content, operator by operator (ISO 32000-1, annex A).
struct Painter<'a> {
    fonts: &'a BTreeMap<Vec<u8>, Font>,
    sequences: Vec<Painted>,
    /// Each text that stands in the place of glyphs, and theirs (14.9.4).
    spoken: Vec<(String, String)>,
    /// The marked content that is open, and whether a text stands in its place.
    open: Vec<Option<String>>,
    fill: Color,
    stroke: Color,
    thickness: f32,
    font: Option<(&'a Font, f32)>,
    /// Where the line of text began.
    origin: (f32, f32),
    path: Vec<(f32, f32)>,
    rectangle: Option<Area>,
    matrix: Vec<f32>,
}

const BLACK: Color = Color::rgb(0.0, 0.0, 0.0);

impl<'a> Painter<'a> {
    fn new(fonts: &'a BTreeMap<Vec<u8>, Font>) -> Self {
        Self {
            fonts,
            sequences: Vec::new(),
            spoken: Vec::new(),
            open: Vec::new(),
            fill: BLACK,
            stroke: BLACK,
            thickness: 1.0,
            font: None,
            origin: (0.0, 0.0),
            path: Vec::new(),
            rectangle: None,
            matrix: Vec::new(),
        }
    }

    fn take(&mut self, operation: &Operation) {
        let operands = &operation.operands;
        let numbers = || -> Vec<f32> { operands.iter().map(float).collect() };
        let color = || Color::rgb(float(&operands[0]), float(&operands[1]), float(&operands[2]));
        match operation.operator.as_str() {
            "BDC" => self.begin(operands),
            "EMC" => drop(self.open.pop().unwrap()),
            "rg" => self.fill = color(),
            "RG" => self.stroke = color(),
            "w" => self.thickness = float(&operands[0]),
            "BT" => self.origin = (0.0, 0.0),
            "Tf" => self.font = Some((&self.fonts[operands[0].as_name().unwrap()], float(&operands[1]))),
            "Td" => self.line(float(&operands[0]), float(&operands[1])),
            "Tj" => self.show(operands[0].as_str().unwrap()),
            "m" | "l" => self.path.push((float(&operands[0]), float(&operands[1]))),
            "re" => {
                let [x, y, width, height] = numbers().try_into().unwrap();
                self.rectangle = Some(Area { x, y, width, height });
            }
            "f" => {
                let fill = Draw::Fill { area: self.rectangle.take().unwrap(), color: self.fill };
                self.paint(fill);
            }
            "S" => {
                let [from, to] = std::mem::take(&mut self.path).try_into().unwrap();
                self.paint(Draw::Rule { from, to, width: self.thickness, color: self.stroke });
            }
            "q" | "Q" | "ET" => {}
            "cm" => self.matrix = numbers(),
            "Do" => {
                let [width, _, _, height, x, y] = std::mem::take(&mut self.matrix).try_into().unwrap();
                self.paint(Draw::Logo { area: Area { x, y, width, height } });
            }
            other => panic!("{other}"),
        }
    }

    fn begin(&mut self, operands: &[Object]) {
        let (tag, properties) = (operands[0].as_name().unwrap(), operands[1].as_dict().unwrap());
        let tag = String::from_utf8(tag.to_vec()).unwrap();
        let spoken = properties.has(b"ActualText").then(|| text(properties, "ActualText"));
        match &spoken {
            Some(spoken) => {
                assert_eq!((tag.as_str(), self.open.len()), ("Span", 1));
                self.spoken.push((spoken.clone(), String::new()));
            }
            None if tag == "Artifact" => {
                let properties = properties.iter().map(|(key, value)| {
                    format!("{}={}", String::from_utf8_lossy(key), format!("{value:?}").replace('/', ""))
                });
                let mut properties: Vec<String> = properties.collect();
                properties.sort();
                self.sequences.push((format!("Artifact {}", properties.join(" ")), Vec::new()));
            }
            None => {
                let number = properties.get(b"MCID").unwrap().as_i64().unwrap();
                let before = self.sequences.iter().filter(|(owner, _)| !owner.starts_with("Artifact"));
                assert_eq!(number as usize, before.count(), "numbers count up");
                self.sequences.push((tag, Vec::new()));
            }
        }
        self.open.push(spoken);
    }

    fn paint(&mut self, draw: Draw) {
        assert!(!self.open.is_empty(), "outside any mark: {draw:?}");
        self.sequences.last_mut().unwrap().1.push(draw);
    }

    /// A line of text begins so far from where the one before began.
    fn line(&mut self, x: f32, y: f32) {
        self.origin = (self.origin.0 + x, self.origin.1 + y);
        let (font, size) = self.font.unwrap();
        self.paint(Draw::Text(TextRun {
            x: self.origin.0,
            y: self.origin.1,
            size,
            face: font.face,
            color: self.fill,
            text: String::new(),
        }));
    }

    fn show(&mut self, codes: &[u8]) {
        let (font, _) = self.font.unwrap();
        let glyphs = codes.chunks(2).map(|code| u16::from_be_bytes([code[0], code[1]]));
        let shown: String = glyphs.map(|glyph| font.texts[&glyph].as_str()).collect();
        let Some(Draw::Text(run)) = self.sequences.last_mut().unwrap().1.last_mut() else {
            panic!("text without a place")
        };
        match self.open.last().unwrap() {
            Some(spoken) => {
                run.text.push_str(spoken);
                self.spoken.last_mut().unwrap().1.push_str(&shown);
            }
            None => run.text.push_str(&shown),
        }
    }
}

/// Each page as it is painted.
fn painters<'a>(document: &Document, fonts: &'a BTreeMap<Vec<u8>, Font>) -> Vec<Painter<'a>> {
    let pages = document.get_pages().into_values().map(|page| {
        let mut painter = Painter::new(fonts);
        let content = Content::decode(&document.get_page_content(page)).unwrap();
        content.operations.iter().for_each(|operation| painter.take(operation));
        painter
    });
    pages.collect()
}

/// What the pages ask for, in the same form.
fn asked(pages: &Pages) -> Vec<Vec<Painted>> {
    let owner = |owner: Owner| match owner {
        Owner::Element(id) => tag(pages.elements[id.0].role).split('(').next().unwrap().to_owned(),
        Owner::Artifact(Artifact::Header) => "Artifact Attached=[Top] Subtype=Header Type=Pagination".into(),
        Owner::Artifact(Artifact::Footer) => {
            "Artifact Attached=[Bottom] Subtype=Footer Type=Pagination".into()
        }
        Owner::Artifact(Artifact::Repeated) => "Artifact Type=Pagination".into(),
        Owner::Artifact(Artifact::Layout) => "Artifact Type=Layout".into(),
    };
    let pages = pages.pages.iter().map(|page| {
        page.sequences.iter().map(|sequence| (owner(sequence.owner), sequence.draws.clone())).collect()
    });
    pages.collect()
}

fn lines(page: &[Painted]) -> Vec<String> {
    let hundredths = |length: f32| ((length * 100.0).round() as i64).to_string();
    let lines = page.iter().flat_map(|(owner, draws)| {
        let draws = draws.iter().map(|draw| line(draw, hundredths));
        std::iter::once(owner.clone()).chain(draws)
    });
    lines.collect()
}

#[test]
fn the_pdf_paints_what_the_pages_say() {
    let (pages, document) = document(&Fonts::load().unwrap());
    let fonts = fonts(&document);
    let painted: Vec<_> =
        painters(&document, &fonts).into_iter().map(|page| lines(&page.sequences)).collect();
    let asked: Vec<_> = asked(&pages).iter().map(|page| lines(page)).collect();
    assert_eq!(painted, asked);
    for id in document.get_pages().into_values() {
        let page = document.get_dictionary(id).unwrap();
        let box_of_media = floats(get(&document, page, "MediaBox"));
        assert_eq!(box_of_media, [0.0, 0.0, 841.89, 595.28]);
        assert_eq!(name(page, "Tabs"), "S", "tabs follow the structure");
    }
}

/// A subset holds the glyphs of the characters that are used and no others; each is the one of the whole font, as wide.
#[test]
fn fonts_hold_the_characters_that_are_used() {
    let whole = Fonts::load().unwrap();
    let (pages, document) = document(&whole);
    for font in fonts(&document).values() {
        let runs = pages.pages.iter().flat_map(|page| &page.sequences).flat_map(|sequence| &sequence.draws);
        let runs = runs.filter_map(|draw| match draw {
            Draw::Text(run) if run.face == font.face => Some(run.text.as_str()),
            _ => None,
        });
        let whole = ttf_parser::Face::parse(whole.program(font.face), 0).unwrap();
        let subset = ttf_parser::Face::parse(&font.program, 0).unwrap();
        let used: std::collections::BTreeSet<char> = runs.flat_map(str::chars).collect();
        let glyphs: std::collections::BTreeSet<GlyphId> =
            used.iter().map(|c| whole.glyph_index(*c).unwrap()).collect();
        assert_eq!(font.texts.len(), glyphs.len(), "{}", font.name);
        for (glyph, text) in &font.texts {
            let glyph = GlyphId(*glyph);
            let character = text.chars().next().unwrap();
            assert!(used.contains(&character));
            let original = whole.glyph_index(character).unwrap();
            assert_eq!(subset.glyph_bounding_box(glyph), whole.glyph_bounding_box(original), "{text}");
            let width = f32::from(whole.glyph_hor_advance(original).unwrap()) * 1000.0;
            let width = width / f32::from(whole.units_per_em());
            assert!((font.widths[usize::from(glyph.0)] - width).abs() < 0.01, "{text}");
        }
    }
}

/// The font with another character map, in which the hyphen that a line breaker sets has the glyph of the hyphen, as in
/// Arial (OpenType, `cmap`, format 12).
fn with_shared_hyphen(program: &[u8]) -> Vec<u8> {
    let face = ttf_parser::Face::parse(program, 0).unwrap();
    let glyph = |code: u32| {
        let character = char::from_u32(code)?;
        let glyph = face.glyph_index(if character == '\u{ad}' { '-' } else { character })?;
        Some([code, code, u32::from(glyph.0)])
    };
    let groups: Vec<u32> = (0x20..0x3000).filter_map(glyph).flatten().collect();
    let length = 16 + 4 * groups.len() as u32;
    let head = [1, 0x3_000a, 12, 0xc_0000, length, 0, groups.len() as u32 / 3];
    let table: Vec<u8> = head.into_iter().chain(groups).flat_map(u32::to_be_bytes).collect();
    let mut program = program.to_vec();
    program.resize(program.len().next_multiple_of(4), 0);
    let entry = program[12..].chunks(16).position(|entry| &entry[..4] == b"cmap").unwrap() * 16 + 12;
    let place = [program.len() as u32, table.len() as u32].map(u32::to_be_bytes).concat();
    program[entry + 8..entry + 16].copy_from_slice(&place);
    [program, table].concat()
}

/// A glyph has one entry in the character map, so that another character that it shows carries its own text
/// (ISO 32000-1, 14.9.4).
#[test]
fn a_character_that_shares_its_glyph_carries_its_text() {
    let programs = [notosans::REGULAR_TTF, notosans::BOLD_TTF].map(with_shared_hyphen);
    let [regular, bold] = programs;
    let typeface = Typeface::of_programs(regular, bold).unwrap();
    let (pages, document) = document(&Fonts::of(&typeface).unwrap());
    let fonts = fonts(&document);
    let pages_painted = painters(&document, &fonts);
    let painted: Vec<_> = pages_painted.iter().map(|page| lines(&page.sequences)).collect();
    assert_eq!(painted, asked(&pages).iter().map(|page| lines(page)).collect::<Vec<_>>());
    let spoken: Vec<_> = pages_painted.iter().flat_map(|page| &page.spoken).collect();
    let hyphens: usize = painted.iter().flatten().map(|line| line.matches("\\u{ad}").count()).sum();
    assert!(hyphens > 2);
    assert_eq!(spoken, vec![&("\u{ad}".to_owned(), "-".to_owned()); hyphens]);
}
