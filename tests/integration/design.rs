//! The finished publication: its structure and outline as a person can review them, and the looks that settings ask for.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

use crate::harness::{Test, files};
use crate::{fixture, run, sample};

/// Publishes a workbook under settings and gives the PDF.
fn published(input: &Path, settings: &str, others: &[(&str, &[u8])]) -> Result<Document, (i32, String)> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("leveranceplan.toml"), settings).unwrap();
    for (name, bytes) in others {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let (code, said) = run(&["publish", input.to_str().unwrap()], folder.path());
    if code != 0 {
        return Err((code, said));
    }
    let files = files(&folder.path().join("output"));
    let pdf = files.iter().find(|(path, _)| path.extension().is_some_and(|end| end == "pdf")).unwrap().1;
    Ok(Document::load_mem(pdf).unwrap())
}

fn string(dictionary: &Dictionary, key: &str) -> Option<String> {
    dictionary.get(key.as_bytes()).ok().map(|text| decode_text_string(text).unwrap())
}

/// The structure tree: each element with its title, what is read aloud, and how much content it has.
fn tree(document: &Document, kids: &Object, depth: usize, out: &mut String) {
    match kids {
        Object::Array(kids) => kids.iter().for_each(|kid| tree(document, kid, depth, out)),
        Object::Reference(id) => {
            let element = document.get_dictionary(*id).unwrap();
            let role = String::from_utf8_lossy(element.get(b"S").unwrap().as_name().unwrap()).into_owned();
            write!(out, "{}{role}", "  ".repeat(depth)).unwrap();
            for (key, sign) in [("T", "="), ("Alt", "~"), ("ID", "#")] {
                if let Some(text) = string(element, key) {
                    write!(out, " {sign}{text}").unwrap();
                }
            }
            if let Ok(attributes) = element.get(b"A") {
                let attributes = document.dereference(attributes).unwrap().1.as_dict().unwrap();
                let owner = attributes.get(b"O").unwrap().as_name().unwrap();
                let rest = attributes.iter().filter(|(key, _)| *key != b"O");
                let rest: Vec<String> =
                    rest.map(|(key, value)| format!("{} {value:?}", String::from_utf8_lossy(key))).collect();
                write!(out, " [{}: {}]", String::from_utf8_lossy(owner), rest.join(", ")).unwrap();
            }
            out.push('\n');
            if let Ok(kids) = element.get(b"K") {
                tree(document, kids, depth + 1, out);
            }
        }
        _ => {}
    }
}

/// The outline: each entry with its page, closed ones marked.
fn outline(document: &Document, first: Option<ObjectId>, depth: usize, out: &mut String) {
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let mut next = first;
    while let Some(id) = next {
        let entry = document.get_dictionary(id).unwrap();
        let page = entry.get(b"Dest").unwrap().as_array().unwrap()[0].as_reference().unwrap();
        let page = pages.iter().position(|other| *other == page).unwrap() + 1;
        let closed = entry.get(b"Count").is_ok_and(|count| count.as_i64().unwrap() < 0);
        let sign = if closed { "+" } else { "-" };
        writeln!(out, "{}{sign} {} ({page})", "  ".repeat(depth), string(entry, "Title").unwrap()).unwrap();
        outline(document, entry.get(b"First").and_then(Object::as_reference).ok(), depth + 1, out);
        next = entry.get(b"Next").and_then(Object::as_reference).ok();
    }
}

#[test]
fn structure_and_outline_are_as_reviewed() {
    let document = published(&fixture("enkel"), "", &[]).unwrap();
    let catalog = document.catalog().unwrap();
    let part =
        |key: &str| document.dereference(catalog.get(key.as_bytes()).unwrap()).unwrap().1.as_dict().unwrap();
    let mut out = String::new();
    tree(&document, part("StructTreeRoot").get(b"K").unwrap(), 0, &mut out);
    out.push('\n');
    outline(&document, part("Outlines").get(b"First").unwrap().as_reference().ok(), 0, &mut out);
    writeln!(out, "shown when it is open: {:?}", part("Outlines").get(b"Count").unwrap()).unwrap();
    writeln!(out, "\nPageLabels {:?}", part("PageLabels")).unwrap();
    writeln!(out, "Lang {:?}", string(catalog, "Lang").unwrap()).unwrap();
    writeln!(out, "DisplayDocTitle {:?}", part("ViewerPreferences").get(b"DisplayDocTitle").unwrap())
        .unwrap();
    crate::harness::golden("structure", &out);
}

fn first_page(document: &Document) -> &Dictionary {
    document.get_dictionary(document.get_pages().into_values().next().unwrap()).unwrap()
}

fn font_names(document: &Document) -> Vec<String> {
    let page = document.get_pages().into_values().next().unwrap();
    let fonts = document.get_page_fonts(page).unwrap();
    let names = fonts.values().map(|font| font.get(b"BaseFont").unwrap().as_name().unwrap());
    names.map(|name| String::from_utf8_lossy(name).split_once('+').unwrap().1.to_owned()).collect()
}

#[test]
fn paper_typeface_and_logo_are_those_of_the_settings() {
    let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><circle cx="10" cy="10" r="9" fill="#0a335c"/></svg>"##;
    let settings = "[publication]\npaper = \"A3\"\nsize = 9\nfont = { regular = \"r.ttf\", bold = \"b.ttf\" }\n\
                    logo = { file = \"logo.svg\", text = \"Kontorets logo\" }\n";
    let files: [(&str, &[u8]); 3] =
        [("logo.svg", svg), ("r.ttf", dejavu::serif::regular()), ("b.ttf", dejavu::serif::bold())];
    let document = published(&sample(), settings, &files).unwrap();
    let media = first_page(&document).get(b"MediaBox").unwrap().as_array().unwrap();
    let size: Vec<f32> = media.iter().skip(2).map(|length| length.as_float().unwrap()).collect();
    assert!((size[0] - 1190.55).abs() < 0.1 && (size[1] - 841.89).abs() < 0.1, "{size:?}");
    assert_eq!(font_names(&document), ["DejaVuSerif-Bold", "DejaVuSerif", "DejaVuSans"]);
    let figures: Vec<&Dictionary> = (document.objects.values().filter_map(|object| object.as_dict().ok()))
        .filter(|object| object.get(b"S").and_then(Object::as_name).is_ok_and(|role| role == b"Figure"))
        .collect();
    assert_eq!(figures.len(), 1, "on further pages the logo is a repetition");
    assert_eq!(string(figures[0], "Alt").as_deref(), Some("Kontorets logo"));
    let document = published(&sample(), "[publication]\nfont = \"DejaVu Sans\"\n", &[]).unwrap();
    assert_eq!(font_names(&document)[0], "DejaVuSans-Bold");
}

#[test]
fn settings_that_cannot_be_followed_stop_before_anything_is_written() {
    let logo = "[publication]\nlogo = { file = \"logo.png\", text = \"Logo\" }\n";
    let test = Test::new().sample().config(logo).command("publish plan.xlsx").show();
    let test = test.file("logo.png", "GIF89a").show();
    let font = "[publication]\nfont = { regular = \"r.ttf\", bold = \"r.ttf\" }\n";
    test.config(font).file("r.ttf", "intet").show().golden("design-refused");
}
