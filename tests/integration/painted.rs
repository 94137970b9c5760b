//! The finished PDF, read by lopdf: it paints what the pages say, and says what they cannot show.

#![expect(clippy::panic, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::fmt::Write;

use leveranceplan::report::fonts::{Face, Fonts, Typeface};
use leveranceplan::report::pages::{Area, Artifact, Color, Draw, Owner, Pages, TextRun};
use leveranceplan::report::{pdf, self_check};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};
use ttf_parser::GlyphId;

use crate::pages::{line, publication, tag};
use crate::snapshot;

/// The publication set in these fonts, as pages and as a PDF that stands the self-check.
fn document(fonts: &Fonts<'_>) -> (Pages, Document) {
    let (report, pages) = publication(fonts);
    let bytes = pdf::write(&pages, &pdf::Metadata::of(&report, "test"), fonts).unwrap();
    self_check::run(&report, &bytes).unwrap();
    (pages, Document::load_mem(&bytes).unwrap())
}

fn name(dictionary: &Dictionary, key: &str) -> String {
    String::from_utf8(dictionary.get(key.as_bytes()).unwrap().as_name().unwrap().to_vec()).unwrap()
}

fn text(dictionary: &Dictionary, key: &str) -> String {
    decode_text_string(dictionary.get(key.as_bytes()).unwrap()).unwrap()
}

/// What a reference leads to, or the object itself.
fn get<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &str) -> &'a Object {
    document.dereference(dictionary.get(key.as_bytes()).unwrap()).unwrap().1
}

fn float(object: &Object) -> f32 {
    object.as_float().unwrap()
}

fn floats(object: &Object) -> Vec<f32> {
    object.as_array().unwrap().iter().map(float).collect()
}

/// A font of the document.
struct Font {
    name: String,
    face: Face,
    /// The text of each glyph (ISO 32000-1, 9.10.3).
    texts: BTreeMap<u16, String>,
    /// The width of each glyph in thousandths of the size.
    widths: Vec<f32>,
    /// The font's program.
    program: Vec<u8>,
    descriptor: Dictionary,
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

fn fonts(document: &Document) -> BTreeMap<Vec<u8>, Font> {
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

/// The structure tree in order: of each element its id, its role, and its depth.
fn elements(document: &Document, kids: &Object, out: &mut Vec<ObjectId>) {
    match kids {
        Object::Array(kids) => kids.iter().for_each(|kid| elements(document, kid, out)),
        Object::Reference(id) => {
            out.push(*id);
            if let Ok(kids) = document.get_dictionary(*id).unwrap().get(b"K") {
                elements(document, kids, out);
            }
        }
        _ => {}
    }
}

/// Attributes, in the notation of PDF.
fn attributes(document: &Document, element: &Dictionary) -> Option<String> {
    element.has(b"A").then(|| format!("{:?}", get(document, element, "A").as_dict().unwrap()))
}

/// Fonts, structure, links, outline, metadata.
fn described(document: &Document) -> String {
    let mut out = String::new();
    let fonts = fonts(document);
    for font in fonts.values() {
        let characters: String = font.texts.values().map(String::as_str).collect();
        let glyphs = ttf_parser::Face::parse(&font.program, 0).unwrap().number_of_glyphs();
        let (name, count) = (&font.name, font.texts.len());
        writeln!(out, "font {name}: {glyphs} glyphs, {count} characters {characters:?}").unwrap();
        let kept = font.descriptor.iter().filter(|(key, _)| *key != b"FontFile2");
        let kept = kept.map(|(key, value)| format!("{} {value:?}", String::from_utf8_lossy(key)));
        writeln!(out, "  {}", kept.collect::<Vec<_>>().join(", ")).unwrap();
    }
    out.push('\n');
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let page_number = |object: &Object| {
        let id = object.as_reference().unwrap();
        pages.iter().position(|page| *page == id).unwrap() + 1
    };
    let catalog = document.catalog().unwrap();
    let root = get(document, catalog, "StructTreeRoot").as_dict().unwrap();
    let mut ids = Vec::new();
    elements(document, root.get(b"K").unwrap(), &mut ids);
    for element in ids.iter().map(|id| document.get_dictionary(*id).unwrap()) {
        let role = name(element, "S");
        let mut said: Vec<String> = Vec::new();
        said.extend(
            ["T", "Alt"]
                .iter()
                .filter(|key| element.has(key.as_bytes()))
                .map(|key| format!("{key} {:?}", text(element, key))),
        );
        said.extend(attributes(document, element).filter(|_| !["TH", "TD"].contains(&role.as_str())));
        let kids = element.get(b"K").and_then(Object::as_array).cloned().unwrap_or_default();
        let elsewhere = kids.iter().filter_map(|kid| kid.as_dict().ok()).filter(|kid| kid.has(b"MCID"));
        said.extend(elsewhere.map(|kid| format!("goes on on page {}", page_number(kid.get(b"Pg").unwrap()))));
        if !said.is_empty() {
            writeln!(out, "{role} {}", said.join(" ")).unwrap();
        }
    }
    out.push('\n');
    for (number, page) in pages.iter().enumerate() {
        let page = document.get_dictionary(*page).unwrap();
        for link in page.get(b"Annots").and_then(Object::as_array).into_iter().flatten() {
            let link = document.dereference(link).unwrap().1.as_dict().unwrap();
            let action = get(document, link, "A").as_dict().unwrap();
            writeln!(out, "link on page {} to {}", number + 1, text(action, "URI")).unwrap();
            writeln!(out, "  {:?}", text(link, "Contents")).unwrap();
            for key in ["Rect", "QuadPoints", "F", "Border"] {
                writeln!(out, "  {key} {:?}", link.get(key.as_bytes()).unwrap()).unwrap();
            }
        }
    }
    out.push('\n');
    let outlines = get(document, catalog, "Outlines").as_dict().unwrap();
    outline(document, outlines, 0, &page_number, &mut out);
    out.push('\n');
    let information = document.trailer.get(b"Info").unwrap();
    let information = document.dereference(information).unwrap().1.as_dict().unwrap();
    for (key, _) in information.iter() {
        let key = String::from_utf8_lossy(key);
        writeln!(out, "{key} {:?}", text(information, &key)).unwrap();
    }
    for key in ["Lang", "MarkInfo", "PageMode", "PageLabels", "ViewerPreferences"] {
        writeln!(out, "{key} {:?}", get(document, catalog, key)).unwrap();
    }
    let xmp = get(document, catalog, "Metadata").as_stream().unwrap().get_plain_content().unwrap();
    write!(out, "\n{}", String::from_utf8(xmp).unwrap()).unwrap();
    out
}

fn outline(
    document: &Document,
    parent: &Dictionary,
    depth: usize,
    page_number: &impl Fn(&Object) -> usize,
    out: &mut String,
) {
    let mut next = parent.get(b"First").ok();
    let mut last = None;
    while let Some(id) = next {
        let entry = document.dereference(id).unwrap().1.as_dict().unwrap();
        assert_eq!(entry.get(b"Prev").ok(), last, "each entry names the one before");
        let place = entry.get(b"Dest").unwrap().as_array().unwrap();
        let (title, page, top) = (text(entry, "Title"), page_number(&place[0]), float(&place[3]));
        let count = entry.get(b"Count").map_or(0, |count| count.as_i64().unwrap());
        let indent = "  ".repeat(depth);
        writeln!(out, "outline {indent}{title:?} page {page} at {top} count {count}").unwrap();
        outline(document, entry, depth + 1, page_number, out);
        (last, next) = (Some(id), entry.get(b"Next").ok());
    }
    assert_eq!(parent.get(b"Last").ok(), last);
}

#[test]
fn the_pdf_says_what_was_reviewed() {
    snapshot("pages-in-pdf", &described(&document(&Fonts::load().unwrap()).1));
}

/// Each data cell names the header of its column (ISO 32000-1, 14.8.5.7).
#[test]
fn cells_name_the_header_of_their_column() {
    let (_, document) = document(&Fonts::load().unwrap());
    let root = get(&document, document.catalog().unwrap(), "StructTreeRoot").as_dict().unwrap();
    let mut ids = Vec::new();
    elements(&document, root.get(b"K").unwrap(), &mut ids);
    let (mut headers, mut column, mut cells) = (Vec::new(), 0, 0);
    for element in ids.iter().map(|id| document.get_dictionary(*id).unwrap()) {
        match name(element, "S").as_str() {
            "Table" => headers.clear(),
            "TR" => column = 0,
            "TH" => {
                assert_eq!(attributes(&document, element).unwrap(), "<</O /Table/Scope /Column>>");
                headers.push(text(element, "ID"));
            }
            "TD" => {
                let expected = format!("<</O /Table/Headers [({})]>>", headers[column]);
                assert_eq!(attributes(&document, element).unwrap(), expected);
                (column, cells) = (column + 1, cells + 1);
            }
            _ => {}
        }
    }
    let identifiers = get(&document, root, "IDTree").as_dict().unwrap();
    let identifiers = identifiers.get(b"Names").unwrap().as_array().unwrap();
    assert_eq!((cells, identifiers.len()), (7 * 8, 2 * 7 * 3));
}
