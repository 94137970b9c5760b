//! The finished PDF, read by lopdf: what it says beside what it paints.

use std::fmt::Write;

use leveranceplan::report::design::Design;
use leveranceplan::report::fonts::Fonts;
use leveranceplan::report::{RichBlock, layout, pdf, self_check};
use lopdf::{Dictionary, Document, Object};

use crate::harness::golden;
use crate::pages::publication;
use crate::painted::{document, float, fonts, get, name, text};

/// The elements of the structure tree, in order.
fn elements(document: &Document) -> Vec<&Dictionary> {
    let root = get(document, document.catalog().unwrap(), "StructTreeRoot").as_dict().unwrap();
    let mut found = Vec::new();
    below(document, root, &mut found);
    found
}

/// The elements below another.
fn below<'a>(document: &'a Document, parent: &'a Dictionary, found: &mut Vec<&'a Dictionary>) {
    let kids = parent.get(b"K").ok();
    let one_or_many = kids.map_or(&[][..], |kids| match kids {
        Object::Array(kids) => kids,
        kid => std::slice::from_ref(kid),
    });
    for id in one_or_many.iter().filter_map(|kid| kid.as_reference().ok()) {
        let element = document.get_dictionary(id).unwrap();
        found.push(element);
        below(document, element, found);
    }
}

/// Attributes, in the notation of PDF.
fn attributes(document: &Document, element: &Dictionary) -> Option<String> {
    element.has(b"A").then(|| format!("{:?}", get(document, element, "A").as_dict().unwrap()))
}

/// The fonts: glyphs, characters and descriptor of each.
fn described_fonts(document: &Document, out: &mut String) {
    for font in fonts(document).values() {
        let characters: String = font.texts.values().map(String::as_str).collect();
        let glyphs = ttf_parser::Face::parse(&font.program, 0).unwrap().number_of_glyphs();
        let (name, count) = (&font.name, font.texts.len());
        writeln!(out, "font {name}: {glyphs} glyphs, {count} characters {characters:?}").unwrap();
        let kept = font.descriptor.iter().filter(|(key, _)| *key != b"FontFile2");
        let kept = kept.map(|(key, value)| format!("{} {value:?}", String::from_utf8_lossy(key)));
        writeln!(out, "  {}", kept.collect::<Vec<_>>().join(", ")).unwrap();
    }
}

/// A page's number, from 1 on.
fn page_number(document: &Document, page: &Object) -> usize {
    let id = page.as_reference().unwrap();
    document.get_pages().into_values().position(|page| page == id).unwrap() + 1
}

/// Those elements that have more to say than their role and content: titles, texts read aloud, attributes, and content
/// on another page than their first.
fn described_elements(document: &Document, out: &mut String) {
    for element in elements(document) {
        let role = name(element, "S");
        let mut said: Vec<String> = Vec::new();
        let texts = ["T", "Alt"].into_iter().filter(|key| element.has(key.as_bytes()));
        said.extend(texts.map(|key| format!("{key} {:?}", text(element, key))));
        said.extend(attributes(document, element).filter(|_| !["TH", "TD"].contains(&role.as_str())));
        let kids = element.get(b"K").and_then(Object::as_array).cloned().unwrap_or_default();
        let elsewhere = kids.iter().filter_map(|kid| kid.as_dict().ok()).filter(|kid| kid.has(b"MCID"));
        let pages = elsewhere.map(|kid| page_number(document, kid.get(b"Pg").unwrap()));
        said.extend(pages.map(|page| format!("goes on on page {page}")));
        if !said.is_empty() {
            writeln!(out, "{role} {}", said.join(" ")).unwrap();
        }
    }
}

fn described_links(document: &Document, out: &mut String) {
    for (number, page) in document.get_pages() {
        let page = document.get_dictionary(page).unwrap();
        for link in page.get(b"Annots").and_then(Object::as_array).into_iter().flatten() {
            let link = document.dereference(link).unwrap().1.as_dict().unwrap();
            let action = get(document, link, "A").as_dict().unwrap();
            writeln!(out, "link on page {number} to {}", text(action, "URI")).unwrap();
            writeln!(out, "  {:?}", text(link, "Contents")).unwrap();
            for key in ["Rect", "QuadPoints", "F", "Border"] {
                writeln!(out, "  {key} {:?}", link.get(key.as_bytes()).unwrap()).unwrap();
            }
        }
    }
}

/// The entries below another, each with its page and the height there; of a closed one the count is negative.
fn described_outline(document: &Document, parent: &Dictionary, depth: usize, out: &mut String) {
    let mut next = parent.get(b"First").ok();
    let mut last = None;
    while let Some(id) = next {
        let entry = document.dereference(id).unwrap().1.as_dict().unwrap();
        assert_eq!(entry.get(b"Prev").ok(), last, "each entry names the one before");
        let place = entry.get(b"Dest").unwrap().as_array().unwrap();
        let (title, page, top) = (text(entry, "Title"), page_number(document, &place[0]), float(&place[3]));
        let count = entry.get(b"Count").map_or(0, |count| count.as_i64().unwrap());
        let indent = "  ".repeat(depth);
        writeln!(out, "outline {indent}{title:?} page {page} at {top} count {count}").unwrap();
        described_outline(document, entry, depth + 1, out);
        (last, next) = (Some(id), entry.get(b"Next").ok());
    }
    assert_eq!(parent.get(b"Last").ok(), last);
}

/// Document information, catalogue and XMP.
fn described_metadata(document: &Document, out: &mut String) {
    let catalog = document.catalog().unwrap();
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
}

#[test]
fn the_pdf_says_what_was_reviewed() {
    let (_, document) = document(&Fonts::load().unwrap());
    let mut out = String::new();
    for described in [described_fonts, described_elements, described_links] {
        described(&document, &mut out);
        out.push('\n');
    }
    let outlines = get(&document, document.catalog().unwrap(), "Outlines").as_dict().unwrap();
    described_outline(&document, outlines, 0, &mut out);
    out.push('\n');
    described_metadata(&document, &mut out);
    golden("pages-in-pdf", &out);
}

/// Each data cell names the header of its column and that of its row (ISO 32000-1, 14.8.5.7).
#[test]
fn cells_name_the_headers_of_their_column_and_row() {
    let (_, document) = document(&Fonts::load().unwrap());
    let (mut columns, mut row, mut all, mut place, mut cells) =
        (Vec::new(), String::new(), std::collections::BTreeSet::new(), 0, 0);
    for element in elements(&document) {
        match name(element, "S").as_str() {
            "Table" => columns.clear(),
            "TR" => place = 0,
            "TH" => {
                let id = text(element, "ID");
                assert!(all.insert(id.clone()), "{id} stands for one header");
                match attributes(&document, element).unwrap().as_str() {
                    "<</O /Table/Scope /Column>>" => columns.push(id),
                    "<</O /Table/Scope /Row>>" => (row, place) = (id, 1),
                    other => panic!("{other}"),
                }
            }
            "TD" => {
                let expected = format!("<</O /Table/Headers [({}) ({row})]>>", columns[place]);
                assert_eq!(attributes(&document, element).unwrap(), expected);
                (place, cells) = (place + 1, cells + 1);
            }
            _ => {}
        }
    }
    let root = get(&document, document.catalog().unwrap(), "StructTreeRoot").as_dict().unwrap();
    let identifiers = get(&document, root, "IDTree").as_dict().unwrap();
    let identifiers = identifiers.get(b"Names").unwrap().as_array().unwrap();
    assert_eq!((cells, identifiers.len()), (6 * 8, 2 * (7 * 3 + 8)));
}

/// A literal string escapes what would end it or be read as something else: brackets, backslashes, line ends
/// (ISO 32000-1, 7.3.4.2), which are halves of these letters.
#[test]
fn letters_whose_bytes_are_signs_are_kept() {
    let fonts = Fonts::load().unwrap();
    let name = "\\ (Ĩ) ĩ Ŝ Ċ č";
    let (mut report, _) = publication(&fonts);
    report.tables[0].areas[0].heading = RichBlock::plain(name);
    let pages = layout::layout(&report, &fonts, &Design::default());
    let bytes = pdf::write(&pages, &pdf::Metadata::of(&report, name), &fonts).unwrap();
    self_check::run(&report, &bytes).unwrap();
    let document = Document::load_mem(&bytes).unwrap();
    let section = elements(&document).into_iter().find(|element| element.has(b"T")).unwrap();
    assert_eq!(text(section, "T"), name);
    let mut outline = String::new();
    let outlines = get(&document, document.catalog().unwrap(), "Outlines").as_dict().unwrap();
    described_outline(&document, outlines, 0, &mut outline);
    assert!(outline.contains(&format!("{name:?}")), "{outline}");
}

/// The profile says what its values mean to a printer: those of IEC 61966-2-1, with a white of D50 (ICC.1:2001-04).
#[test]
fn colours_are_those_of_srgb() {
    let (_, document) = document(&Fonts::load().unwrap());
    let intents = get(&document, document.catalog().unwrap(), "OutputIntents").as_array().unwrap();
    let intent = intents[0].as_dict().unwrap();
    assert_eq!(name(intent, "S"), "GTS_PDFA1");
    assert_eq!(text(intent, "OutputConditionIdentifier"), "sRGB IEC61966-2.1");
    let profile = get(&document, intent, "DestOutputProfile").as_stream().unwrap();
    assert_eq!(profile.dict.get(b"N").unwrap().as_i64().unwrap(), 3);
    let profile = profile.get_plain_content().unwrap();
    let number = |at: usize| u32::from_be_bytes(profile[at..at + 4].try_into().unwrap()) as usize;
    assert_eq!(
        (number(0), &profile[12..24], &profile[36..40]),
        (profile.len(), &b"mntrRGB XYZ "[..], &b"acsp"[..])
    );
    let tag = |name: &[u8; 4]| {
        let entries = (0..number(128)).map(|entry| 132 + 12 * entry);
        let entry = entries.into_iter().find(|entry| profile[*entry..].starts_with(name)).unwrap();
        &profile[number(entry + 4)..number(entry + 4) + number(entry + 8)]
    };
    let xyz = |name| -> Vec<f64> {
        let values = tag(name)[8..].chunks(4).map(|value| i32::from_be_bytes(value.try_into().unwrap()));
        values.map(|value| f64::from(value) / 65536.0).collect()
    };
    let parts = [xyz(b"rXYZ"), xyz(b"gXYZ"), xyz(b"bXYZ")];
    for (index, white) in xyz(b"wtpt").into_iter().enumerate() {
        let sum: f64 = parts.iter().map(|part| part[index]).sum();
        assert!((sum - white).abs() < 0.001, "{sum} {white}");
    }
    let white: Vec<u8> = tag(b"wtpt")[8..].to_vec();
    assert_eq!(profile[68..80], white);
    for name in [b"rTRC", b"gTRC", b"bTRC"] {
        let curve = &tag(name)[8..];
        assert_eq!(
            (&tag(name)[..4], &curve[..4], curve.len()),
            (&b"curv"[..], &[0, 0, 1, 0][..], 4 + 2 * 256)
        );
        let value = |index: usize| u16::from_be_bytes([curve[4 + 2 * index], curve[5 + 2 * index]]);
        // Straight near black, then a power.
        assert_eq!([0, 10, 11, 128, 254, 255].map(value), [0, 199, 219, 14_146, 64_952, 65_535]);
    }
}
