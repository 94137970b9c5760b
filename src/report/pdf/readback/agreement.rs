//! Checks of a finished file that no validator makes: links and structure tree name each other (ISO 32000-1, 14.7.4.3; ISO
//! 14289-1, 7.18.5), the metadata says twice the same (ISO 19005-2, 6.6.2.3.3).

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, DateTime, Dict, MaybeRef, Object, ObjectIdentifier, Stream};
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::texts::Message;

use super::{Parents, PdfError, broken, broken_by, decoded, integer, is, unpacked};

/// Each link has a description and a key, under which the parent tree has a `Link` element that refers to it; no element
/// refers to anything else.
pub(super) fn links(
    pdf: &Pdf,
    parents: &Parents<'_>,
    referred: &BTreeSet<ObjectIdentifier>,
) -> Result<(), PdfError> {
    let mut annotations = BTreeSet::new();
    for page in pdf.pages().iter() {
        let Some(listed) = page.raw().get::<Array<'_>>("Annots") else { continue };
        for id in listed.raw_iter() {
            let id = id.as_obj_ref().ok_or_else(|| broken("pdf-link-no-object"))?.into();
            link(id, parents)?;
            annotations.insert(id);
        }
    }
    if *referred == annotations { Ok(()) } else { Err(broken("pdf-link-not-referred")) }
}

fn link(id: ObjectIdentifier, parents: &Parents<'_>) -> Result<(), PdfError> {
    let annotation: Dict<'_> = parents.objects.get(id).ok_or_else(|| broken("pdf-no-link"))?;
    if !matches!(annotation.get("Contents"), Some(Object::String(text)) if !text.is_empty()) {
        return Err(broken("pdf-link-no-description"));
    }
    let key = integer(&annotation, "StructParent").ok_or_else(|| broken("pdf-link-no-key"))?;
    let element = parents.element(key).and_then(|element| parents.objects.get(element));
    let element: Dict<'_> = element.ok_or_else(|| broken("pdf-link-no-parent"))?;
    if is(&element, "S", b"Link") && refers_to(&element, id) {
        Ok(())
    } else {
        Err(broken("pdf-link-other-element"))
    }
}

/// Whether an element refers to an annotation.
fn refers_to(element: &Dict<'_>, annotation: ObjectIdentifier) -> bool {
    let Some(kids) = element.get::<Array<'_>>("K") else { return false };
    kids.raw_iter().any(|kid| match kid {
        MaybeRef::NotRef(Object::Dict(kid)) => {
            is(&kid, "Type", b"OBJR") && kid.get_ref("Obj").map(Into::into) == Some(annotation)
        }
        _ => false,
    })
}

/// Title, description, producer and dates stand in the document information and in the XMP alike.
pub(super) fn metadata(pdf: &Pdf, catalog: &Dict<'_>) -> Result<(), PdfError> {
    let information = pdf.metadata();
    let xmp: Stream<'_> = catalog.get("Metadata").ok_or_else(|| broken("pdf-no-xmp"))?;
    let xmp = properties(&String::from_utf8_lossy(&unpacked(&xmp)?))?;
    for (key, told, property) in [
        ("Title", &information.title, "dc:title"),
        ("Subject", &information.subject, "dc:description"),
        ("Producer", &information.producer, "pdf:Producer"),
    ] {
        if told.is_none() || xmp.get(property) != told.as_deref().map(decoded).as_ref() {
            return Err(broken_by("pdf-xmp-value", key));
        }
    }
    for (key, told, property) in [
        ("CreationDate", &information.creation_date, "xmp:CreateDate"),
        ("ModDate", &information.modification_date, "xmp:ModifyDate"),
    ] {
        let digits = xmp.get(property).map(|text| text.chars().filter(char::is_ascii_digit).collect());
        if told.is_none() || digits != told.as_ref().map(in_digits) {
            return Err(broken_by("pdf-xmp-date", key));
        }
    }
    Ok(())
}

/// Year to second, as the digits of an XMP date stand.
fn in_digits(time: &DateTime) -> String {
    let DateTime { year, month, day, hour, minute, second, .. } = time;
    format!("{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}")
}

/// The properties of an XMP packet by their name with its usual prefix, each with its text.
fn properties(xmp: &str) -> Result<BTreeMap<String, String>, PdfError> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut open: Vec<String> = Vec::new();
    let mut reader = Reader::from_str(xmp);
    loop {
        match reader.read_event().map_err(broken_xmp)? {
            Event::Start(element) => open.push(element.name().as_ref().to_owned()),
            Event::End(_) => drop(open.pop()),
            Event::Text(text) => add(&mut found, &open, text.as_ref()),
            Event::GeneralRef(name) => {
                let character = quick_xml::escape::unescape(&format!("&{};", name.as_ref()))
                    .map_err(broken_xmp)?
                    .into_owned();
                add(&mut found, &open, &character);
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

fn broken_xmp(error: impl ToString) -> PdfError {
    PdfError::Structure(Message::new("pdf-xmp").with("detail", error.to_string()))
}

/// Adds text to the property that is open: the innermost element that is no container.
fn add(found: &mut BTreeMap<String, String>, open: &[String], text: &str) {
    let containers = ["rdf:Alt", "rdf:Bag", "rdf:Seq", "rdf:li"];
    let property = open.iter().rev().find(|name| !containers.contains(&name.as_str()));
    if let Some(property) = property {
        found.entry(property.clone()).or_default().push_str(text);
    }
}
