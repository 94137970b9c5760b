//! Reads the text of a finished PDF back through its structure tree: a reader of its own, so that the writer cannot
//! agree with itself.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// The texts of all elements of a role, in the tree's order, as a screen reader gets them; a hyphen that the line
/// breaker set is no text.
pub(crate) fn texts(bytes: &[u8], role: &str) -> Vec<String> {
    let document = Document::load_mem(bytes).unwrap();
    let marked = marked_content(&document);
    let catalog = document.catalog().unwrap();
    let root =
        document.get_dictionary(catalog.get(b"StructTreeRoot").unwrap().as_reference().unwrap()).unwrap();
    let mut found = Vec::new();
    walk(&document, root.get(b"K").unwrap(), None, role, &marked, &mut found);
    found
}

type Marked = BTreeMap<(ObjectId, i64), String>;

fn walk(
    document: &Document,
    kids: &Object,
    page: Option<ObjectId>,
    role: &str,
    marked: &Marked,
    found: &mut Vec<String>,
) -> String {
    match kids {
        Object::Array(kids) => {
            kids.iter().map(|kid| walk(document, kid, page, role, marked, found)).collect()
        }
        Object::Integer(number) => marked[&(page.unwrap(), *number)].clone(),
        Object::Reference(id) => {
            element(document, document.get_dictionary(*id).unwrap(), page, role, marked, found)
        }
        Object::Dictionary(kid) => element(document, kid, page, role, marked, found),
        other => panic!("{other:?} in the structure tree"),
    }
}

fn element(
    document: &Document,
    kid: &Dictionary,
    page: Option<ObjectId>,
    role: &str,
    marked: &Marked,
    found: &mut Vec<String>,
) -> String {
    let page = kid.get(b"Pg").and_then(Object::as_reference).ok().or(page);
    match kid.get(b"Type").unwrap().as_name().unwrap() {
        b"MCR" => return marked[&(page.unwrap(), kid.get(b"MCID").unwrap().as_i64().unwrap())].clone(),
        b"OBJR" => return String::new(),
        _ => {}
    }
    let slot = (kid.get(b"S").unwrap().as_name().unwrap() == role.as_bytes()).then(|| {
        found.push(String::new());
        found.len() - 1
    });
    let mut text =
        kid.get(b"K").map(|kids| walk(document, kids, page, role, marked, found)).unwrap_or_default();
    // A paragraph or a part of a list item is read apart from what follows.
    if matches!(kid.get(b"S").unwrap().as_name().unwrap(), b"P" | b"Lbl" | b"LBody") {
        text.push(' ');
    }
    if let Some(slot) = slot {
        found[slot] = text.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ");
    }
    text
}

/// The text of each marked content, by page and number.
fn marked_content(document: &Document) -> Marked {
    let mut marked = Marked::new();
    for page in document.get_pages().into_values() {
        let fonts: BTreeMap<Vec<u8>, BTreeMap<u16, String>> = document
            .get_page_fonts(page)
            .unwrap()
            .into_iter()
            .map(|(name, font)| (name, character_map(document, font)))
            .collect();
        let content = Content::decode(&document.get_page_content(page)).unwrap();
        let (mut font, mut open) = (Vec::new(), Vec::new());
        for operation in content.operations {
            match operation.operator.as_str() {
                "BDC" => {
                    let properties = operation.operands[1].as_dict().unwrap();
                    open.push(properties.get(b"MCID").and_then(Object::as_i64).ok());
                }
                "EMC" => drop(open.pop().unwrap()),
                "Tf" => font = operation.operands[0].as_name().unwrap().to_vec(),
                "Tj" | "TJ" => {
                    assert!(!open.is_empty(), "text outside any tag or artifact");
                    let Some(number) = open.iter().flatten().next() else { continue };
                    let text = strings(&operation.operands)
                        .into_iter()
                        .flat_map(|bytes| decode(&bytes, &fonts[&font]));
                    marked.entry((page, *number)).or_default().extend(text);
                }
                _ => {}
            }
        }
        assert!(open.is_empty());
    }
    marked
}

fn strings(operands: &[Object]) -> Vec<Vec<u8>> {
    let of = |object: &Object| match object {
        Object::String(bytes, _) => vec![bytes.clone()],
        Object::Array(items) => strings(items),
        _ => Vec::new(),
    };
    operands.iter().flat_map(of).collect()
}

fn decode(bytes: &[u8], map: &BTreeMap<u16, String>) -> Vec<String> {
    let glyphs = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    glyphs
        .map(|glyph| map.get(&glyph).unwrap_or_else(|| panic!("glyph {glyph} has no text")).clone())
        .collect()
}

/// A font's map from glyphs to text (ISO 32000-1, 9.10.3).
fn character_map(document: &Document, font: &Dictionary) -> BTreeMap<u16, String> {
    let stream = document.get_object(font.get(b"ToUnicode").unwrap().as_reference().unwrap()).unwrap();
    let bytes = stream.as_stream().unwrap().decompressed_content().unwrap();
    let text = String::from_utf8_lossy(&bytes).replace("><", "> <");
    let (mut map, mut mode) = (BTreeMap::new(), "");
    for line in text.lines().map(str::trim) {
        if line.ends_with("beginbfchar") || line.ends_with("beginbfrange") {
            mode = if line.ends_with("bfchar") { "char" } else { "range" };
        } else if line.starts_with("end") {
            mode = "";
        } else if !mode.is_empty() {
            let codes: Vec<Vec<u16>> = line.split_whitespace().map(units).collect();
            let (first, last) = (codes[0][0], if mode == "range" { codes[1][0] } else { codes[0][0] });
            for glyph in first..=last {
                let mut unit = codes.last().unwrap().clone();
                *unit.last_mut().unwrap() += glyph - first;
                map.insert(glyph, String::from_utf16(&unit).unwrap());
            }
        }
    }
    map
}

fn units(code: &str) -> Vec<u16> {
    let digits: Vec<char> = code.chars().filter(char::is_ascii_hexdigit).collect();
    digits.chunks(4).map(|unit| u16::from_str_radix(&unit.iter().collect::<String>(), 16).unwrap()).collect()
}
