//! The finished PDF: faults put in on purpose, each of which reading back must see.

use leveranceplan::report::pdf::{PdfError, read_back};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::{plan_of, sample};

/// The texts of all elements of a role, in the tree's order.
pub(crate) fn texts(bytes: &[u8], role: &str) -> Vec<String> {
    read_back(bytes, &[role]).unwrap().into_iter().map(|element| element.text).collect()
}

/// The texts of all cells of deliverables: in each section those after the headings of its columns.
pub(crate) fn cells(bytes: &[u8]) -> Vec<String> {
    let elements = read_back(bytes, &["H2", "TH", "TD"]).unwrap();
    let sections = elements.chunk_by(|_, next| next.role != "H2");
    sections.flat_map(|section| section.iter().skip(1 + 7).map(|cell| cell.text.clone())).collect()
}

fn sound() -> (leveranceplan::report::Report, Vec<u8>) {
    use leveranceplan::report::{compose, design::Design, fonts::Fonts, layout, pdf};
    let report = compose::compose(&plan_of(&sample()).0).unwrap();
    let fonts = Fonts::load().unwrap();
    let pages = layout::layout(&report, &fonts, &Design::default());
    let metadata = pdf::Metadata::of(&report, "test");
    let bytes = pdf::write(&pages, &metadata, &fonts).unwrap();
    (report, bytes)
}

/// The file with a fault, and what the self-check says of it.
fn with_fault(fault: impl FnOnce(&mut Document, &[ObjectId])) -> Result<(), PdfError> {
    let (report, bytes) = sound();
    let mut document = Document::load_mem(&bytes).unwrap();
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    fault(&mut document, &pages);
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    leveranceplan::report::self_check::run(&report, &out).map(drop)
}

fn edit_content(document: &mut Document, page: ObjectId, edit: impl FnOnce(&mut Content)) {
    let mut content = Content::decode(&document.get_page_content(page)).unwrap();
    edit(&mut content);
    document.change_page_content(page, content.encode().unwrap()).unwrap();
}

fn parent_arrays(document: &Document) -> Vec<ObjectId> {
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
    let tree = document.get_dictionary(root).unwrap().get(b"ParentTree").unwrap();
    let numbers =
        document.dereference(tree).unwrap().1.as_dict().unwrap().get(b"Nums").unwrap().as_array().unwrap();
    let arrays = numbers.iter().filter_map(|entry| entry.as_reference().ok());
    arrays.filter(|id| document.get_object(*id).unwrap().as_array().is_ok()).collect()
}

fn elements<'a>(document: &'a mut Document, role: &'a str) -> impl Iterator<Item = &'a mut Dictionary> {
    let dictionaries = document.objects.values_mut().filter_map(|object| object.as_dict_mut().ok());
    dictionaries.filter(move |element| {
        element.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == role.as_bytes())
    })
}

#[test]
fn a_sound_file_passes() {
    let (report, bytes) = sound();
    let check = leveranceplan::report::self_check::run(&report, &bytes).unwrap();
    assert_eq!((check.areas, check.cells), (9, 48 * 7));
    with_fault(|_, _| {}).unwrap();
}

#[test]
fn a_page_without_its_key_is_seen() {
    with_fault(|document, pages| {
        document.get_dictionary_mut(pages[1]).unwrap().remove(b"StructParents");
    })
    .unwrap_err();
}

#[test]
fn a_wrong_entry_of_the_parent_tree_is_seen() {
    let error = with_fault(|document, _| {
        let array = parent_arrays(document)[1];
        document.get_object_mut(array).unwrap().as_array_mut().unwrap().swap(0, 3);
    });
    insta::assert_snapshot!(error.unwrap_err(), @"the structure of the PDF is not as expected: the parent tree gives content 0 to another element");
}

#[test]
fn text_outside_any_tag_is_seen() {
    let error = with_fault(|document, pages| {
        edit_content(document, pages[0], |content| {
            let text =
                content.operations.iter().find(|operation| operation.operator == "Tj").unwrap().clone();
            content.operations.push(text);
        });
    });
    insta::assert_snapshot!(error.unwrap_err(), @"the structure of the PDF is not as expected: text outside of any mark");
}

#[test]
fn glyph_0_is_seen() {
    let error = with_fault(|document, pages| {
        edit_content(document, pages[0], |content| {
            let text = content.operations.iter_mut().find(|operation| operation.operator == "Tj").unwrap();
            text.operands = vec![Object::string_literal(vec![0, 0])];
        });
    });
    insta::assert_snapshot!(error.unwrap_err(), @"the structure of the PDF is not as expected: the character 0 has no text");
}

#[test]
fn a_header_cell_turned_into_a_data_cell_is_seen() {
    with_fault(|document, _| {
        let cell = elements(document, "TH").next().unwrap();
        cell.set("S", "TD");
    })
    .unwrap_err();
}

#[test]
fn a_cell_that_names_another_row_is_seen() {
    with_fault(|document, _| {
        let named = |cell: &Dictionary| cell.get(b"A").and_then(Object::as_dict).cloned().unwrap();
        let attributes = named(elements(document, "TD").next().unwrap());
        let other = elements(document, "TD").find(|cell| named(cell) != attributes).unwrap();
        other.set("A", attributes);
    })
    .unwrap_err();
}

#[test]
fn a_text_lost_or_changed_is_seen() {
    with_fault(|document, _| {
        drop(elements(document, "TD").find(|cell| cell.has(b"K")).unwrap().remove(b"K"))
    })
    .unwrap_err();
    with_fault(|document, pages| {
        edit_content(document, pages[2], |content| {
            let texts = content.operations.iter_mut().filter(|operation| operation.operator == "Tj");
            let mut texts: Vec<_> = texts.collect();
            let other = texts[9].operands.clone();
            texts[20].operands = other;
        });
    })
    .unwrap_err();
}

#[test]
fn a_picture_that_the_page_does_not_have_is_seen() {
    let error = with_fault(|document, pages| {
        edit_content(document, pages[0], |content| {
            let at = content.operations.iter().position(|operation| operation.operator == "EMC").unwrap();
            let paint = lopdf::content::Operation::new("Do", vec![Object::Name(b"Logo".to_vec())]);
            content.operations.insert(at, paint);
        });
    });
    insta::assert_snapshot!(error.unwrap_err(), @"the structure of the PDF is not as expected: an image that the page does not have");
}

#[test]
fn marks_that_do_not_hold_together_are_seen() {
    let operation = |name: &str| lopdf::content::Operation::new(name, Vec::new());
    for (expected, edit) in [
        (
            "not end on its page",
            &(|content: &mut Content| drop(content.operations.pop())) as &dyn Fn(&mut Content),
        ),
        ("without beginning", &|content| content.operations.push(operation("EMC"))),
        ("unknown operator", &|content| content.operations.push(operation("XX"))),
        ("twice on a page", &|content| {
            let whole = content.operations.clone();
            content.operations.extend(whole);
        }),
        ("in other content", &|content| {
            let is_mark = |operation: &&lopdf::content::Operation| operation.operator == "BDC";
            let first = content.operations.iter().find(is_mark).unwrap().clone();
            content.operations.splice(0..0, [first]);
            content.operations.push(operation("EMC"));
        }),
        ("neither has a number", &|content| {
            let is_artifact = |operation: &&mut lopdf::content::Operation| {
                operation.operator == "BDC" && operation.operands[0] == Object::Name(b"Artifact".to_vec())
            };
            let artifact = content.operations.iter_mut().find(is_artifact).unwrap();
            artifact.operands[0] = Object::Name(b"P".to_vec());
        }),
        ("half a character", &|content| {
            let text = content.operations.iter_mut().find(|operation| operation.operator == "Tj").unwrap();
            text.operands = vec![Object::string_literal(vec![0, 1, 0])];
        }),
    ] {
        let error = with_fault(|document, pages| edit_content(document, pages[0], edit)).unwrap_err();
        assert!(error.to_string().contains(expected), "{expected}: {error}");
    }
}

#[test]
fn a_structure_tree_that_is_a_ring_is_seen() {
    let error = with_fault(|document, _| {
        let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
        let top = document.get_dictionary(root).unwrap().get(b"K").unwrap().clone();
        elements(document, "TR").next().unwrap().set("K", vec![top]);
    });
    error.unwrap_err();
}

#[test]
fn an_element_with_two_parents_is_seen() {
    let error = with_fault(|document, _| {
        let kids = |row: &Dictionary| row.get(b"K").unwrap().as_array().unwrap().clone();
        let first = kids(elements(document, "TR").nth(1).unwrap());
        let second = elements(document, "TR").nth(2).unwrap();
        let both = [kids(second), first].concat();
        second.set("K", both);
    });
    insta::assert_snapshot!(error.unwrap_err(), @"the structure of the PDF is not as expected: the structure tree is too deep, or an element stands in two places");
}

#[test]
fn an_object_that_does_not_stand_where_the_cross_references_say_is_seen() {
    let (report, bytes) = sound();
    let text: String = bytes.iter().copied().map(char::from).collect();
    let (body, start) = text.split_once("startxref\n").unwrap();
    let start: usize = start.lines().next().unwrap().parse().unwrap();
    // A blank after the first object moves all others; where the cross-references begin is put right.
    let body = body.replacen("endobj\n", "endobj \n", 1);
    let moved = format!("{body}startxref\n{}\n%%EOF\n", start + 1);
    let moved: Vec<u8> = moved.chars().map(|byte| byte as u8).collect();
    let error = leveranceplan::report::self_check::run(&report, &moved).unwrap_err();
    insta::assert_snapshot!(error, @"the structure of the PDF is not as expected: object 3 does not stand where the file's cross-references say");
}

#[test]
fn an_object_that_another_object_stream_holds_is_seen() {
    let (report, bytes) = sound();
    let document = Document::load_mem(&bytes).unwrap();
    let text: String = bytes.iter().copied().map(char::from).collect();
    let start: usize = text.rsplit_once("startxref\n").unwrap().1.lines().next().unwrap().parse().unwrap();
    // The table, unpacked: of a kind, a place of three bytes and an index of two.
    let table = document.objects.values().filter_map(|object| object.as_stream().ok());
    let table =
        table.filter(|stream| stream.dict.has_type(b"XRef")).map(|stream| stream.decompressed_content());
    let mut table = table.map(Result::unwrap).next().unwrap();
    let is_packed = |entry: &&mut [u8]| entry[0] == 2;
    table.chunks_exact_mut(6).find(is_packed).unwrap()[5] ^= 1;
    let number: String =
        bytes[start..].iter().copied().map(char::from).take_while(char::is_ascii_digit).collect();
    let head = format!(
        "{number} 0 obj\n<</Type/XRef/Size {}/W[1 3 2]/Root {} 0 R/Info {} 0 R/Length {}>>stream\n",
        table.len() / 6,
        document.trailer.get(b"Root").unwrap().as_reference().unwrap().0,
        document.trailer.get(b"Info").unwrap().as_reference().unwrap().0,
        table.len()
    );
    let tail = format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n");
    let changed = [&bytes[..start], head.as_bytes(), &table, tail.as_bytes()].concat();
    let error = leveranceplan::report::self_check::run(&report, &changed).unwrap_err();
    insta::assert_snapshot!(error, @"the structure of the PDF is not as expected: object 1 does not stand where the file's cross-references say");
}

/// The annotations that are links, each with its id.
fn links(document: &Document) -> Vec<ObjectId> {
    let links = document
        .objects
        .iter()
        .filter(|(_, object)| object.as_dict().is_ok_and(|object| object.has_type(b"Annot")));
    links.map(|(id, _)| *id).collect()
}

#[test]
fn a_link_that_nobody_refers_to_is_seen() {
    let error = with_fault(|document, _| {
        let link = elements(document, "Link").next().unwrap();
        link.get_mut(b"K").unwrap().as_array_mut().unwrap().retain(|kid| kid.as_dict().is_err());
    });
    insta::assert_snapshot!(error.unwrap_err(), @"the structure of the PDF is not as expected: a link does not belong to the element that the parent tree names");
    let error = with_fault(|document, _| {
        let link = links(document)[0];
        document.get_dictionary_mut(link).unwrap().remove(b"StructParent");
    });
    error.unwrap_err();
    let error = with_fault(|document, _| {
        let link = links(document)[1];
        document.get_dictionary_mut(link).unwrap().set("Contents", Object::string_literal(""));
    });
    insta::assert_snapshot!(error.unwrap_err(), @"the structure of the PDF is not as expected: a link has no description");
}

#[test]
fn metadata_that_say_two_things_are_seen() {
    for (part, value) in [
        ("value of Title", Object::string_literal("En anden titel")),
        ("date of CreationDate", Object::string_literal("D:20200101000000Z")),
    ] {
        let key = part.rsplit(' ').next().unwrap();
        let error = with_fault(|document, _| {
            let information = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
            document.get_dictionary_mut(information).unwrap().set(key, value);
        });
        let expected =
            format!("the structure of the PDF is not as expected: the {part} is not the same in the XMP");
        assert_eq!(error.unwrap_err().to_string(), expected);
    }
}

/// Characters that share a glyph with another (Ω, the ohm sign, before it is composed; look-alikes in one face), odd
/// blanks, signs and many scripts: all read back as they are.
#[test]
fn odd_characters_are_read_back() {
    use leveranceplan::characters::is_invisible;
    use leveranceplan::plan::Field;
    use leveranceplan::report::{
        Report, RichBlock, RichText, compose, design::Design, fonts::Fonts, layout, pdf, self_check,
    };
    let mut report: Report = compose::compose(&plan_of(&sample()).0).unwrap();
    let fonts = Fonts::load().unwrap();
    let odd: String = ('!'..='\u{2fff}').filter(|c| fonts.covers(*c) && !is_invisible(*c)).collect();
    let pieces: Vec<char> = odd.chars().collect();
    let texts = pieces.chunks(60).map(|chunk| chunk.iter().collect::<String>());
    for (row, text) in report.tables[0].areas.iter_mut().flat_map(|area| &mut area.rows).zip(texts) {
        row.cells[Field::Description] = RichText { blocks: vec![RichBlock::plain(&text)] };
    }
    let pages = layout::layout(&report, &fonts, &Design::default());
    let metadata = pdf::Metadata::of(&report, "test");
    self_check::run(&report, &pdf::write(&pages, &metadata, &fonts).unwrap()).unwrap();
}
