//! What no validator looks at in a finished file: links and structure tree name each other (ISO 32000-1, 14.7.4.3; ISO
//! 14289-1, 7.18.5), the metadata says twice the same (ISO 19005-2, 6.6.2.3.3).

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::PdfError;

fn broken(what: impl Into<String>) -> PdfError {
    PdfError::Structure(what.into())
}

/// Each link has a description and a key, under which the parent tree has a `Link` element that refers to it; no element
/// refers to anything else.
pub(super) fn links(document: &Document, parents: &BTreeMap<i64, &Object>) -> Result<(), PdfError> {
    let mut annotations = BTreeSet::new();
    for page in document.get_pages().into_values() {
        let page = document.get_dictionary(page)?;
        let Ok(listed) = page.get(b"Annots").and_then(Object::as_array) else { continue };
        for id in listed {
            let id = id.as_reference()?;
            link(document, id, parents)?;
            annotations.insert(id);
        }
    }
    let dictionaries = document.objects.values().filter_map(|object| object.as_dict().ok());
    let referred: BTreeSet<ObjectId> = dictionaries.flat_map(referred).collect();
    if referred == annotations {
        Ok(())
    } else {
        Err(broken("et link eller dets henvisning i strukturtræet mangler"))
    }
}

fn link(document: &Document, id: ObjectId, parents: &BTreeMap<i64, &Object>) -> Result<(), PdfError> {
    let annotation = document.get_dictionary(id)?;
    if annotation.get(b"Contents").and_then(Object::as_str).unwrap_or_default().is_empty() {
        return Err(broken("et link har ingen beskrivelse"));
    }
    let key = annotation.get(b"StructParent")?.as_i64()?;
    let element =
        parents.get(&key).ok_or_else(|| broken("et link mangler i forældretræet"))?.as_reference()?;
    let element = document.get_dictionary(element)?;
    let is_link = element.get(b"S").and_then(Object::as_name).is_ok_and(|role| role == b"Link");
    if is_link && referred(element).any(|other| other == id) {
        Ok(())
    } else {
        Err(broken("et link hører ikke til det element, som forældretræet nævner"))
    }
}

/// The annotations that an element refers to.
fn referred(element: &Dictionary) -> impl Iterator<Item = ObjectId> {
    let kids = element.get(b"K").and_then(Object::as_array).map(Vec::as_slice).unwrap_or_default();
    let references = kids.iter().filter_map(|kid| kid.as_dict().ok()).filter(|kid| kid.has_type(b"OBJR"));
    references.filter_map(|kid| kid.get(b"Obj").and_then(Object::as_reference).ok())
}

/// Title, description, producer and dates stand in the document information and in the XMP alike.
pub(super) fn metadata(document: &Document) -> Result<(), PdfError> {
    let information = document.dereference(document.trailer.get(b"Info")?)?.1.as_dict()?;
    let xmp = document.dereference(document.catalog()?.get(b"Metadata")?)?.1.as_stream()?;
    let xmp = properties(&String::from_utf8_lossy(&xmp.content))?;
    for (key, property) in
        [("Title", "dc:title"), ("Subject", "dc:description"), ("Producer", "pdf:Producer")]
    {
        let told = decode_text_string(information.get(key.as_bytes())?)?;
        if xmp.get(property) != Some(&told) {
            return Err(broken(format!("oplysningen {key} er ikke den samme i XMP")));
        }
    }
    for (key, property) in [("CreationDate", "xmp:CreateDate"), ("ModDate", "xmp:ModifyDate")] {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let told = digits(&decode_text_string(information.get(key.as_bytes())?)?);
        if xmp.get(property).map(|text| digits(text)) != Some(told) {
            return Err(broken(format!("datoen {key} er ikke den samme i XMP")));
        }
    }
    Ok(())
}

/// The properties of an XMP packet by their name with its usual prefix, each with its text.
fn properties(xmp: &str) -> Result<BTreeMap<String, String>, PdfError> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut open: Vec<String> = Vec::new();
    let mut reader = Reader::from_str(xmp);
    loop {
        match reader.read_event().map_err(|error| broken(format!("XMP: {error}")))? {
            Event::Start(element) => open.push(element.name().as_ref().to_owned()),
            Event::End(_) => drop(open.pop()),
            Event::Text(text) => add(&mut found, &open, text.as_ref()),
            Event::GeneralRef(name) => {
                let character = quick_xml::escape::unescape(&format!("&{};", name.as_ref()))
                    .map_err(broken_entity)?
                    .into_owned();
                add(&mut found, &open, &character);
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

fn broken_entity(error: quick_xml::escape::EscapeError) -> PdfError {
    broken(format!("XMP: {error}"))
}

/// Adds text to the property that is open: the innermost element that is no container.
fn add(found: &mut BTreeMap<String, String>, open: &[String], text: &str) {
    let containers = ["rdf:Alt", "rdf:Bag", "rdf:Seq", "rdf:li"];
    let property = open.iter().rev().find(|name| !containers.contains(&name.as_str()));
    if let Some(property) = property {
        found.entry(property.clone()).or_default().push_str(text);
    }
}
