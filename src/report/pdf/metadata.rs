//! Catalogue, document information, XMP and output intent (ISO 32000-1, 7.7.2 and 14.3; ISO 19005-2, 6.2.3 and 6.6;
//! ISO 14289-1, clause 5 and 7.1).

use lopdf::{Document, Object, ObjectId, Stream, dictionary};

use super::{Metadata, PdfError, text_string};
use crate::characters::is_dropped;
use crate::texts::Message;

/// The standard sRGB of IEC 61966-2-1.
const SRGB: &str = "sRGB IEC61966-2.1";

/// A matrix profile of sRGB (ICC.1:2001-04), of our own making: primaries adapted to D50, and the transfer curve of
/// IEC 61966-2-1 in 256 samples.
const SRGB_PROFILE: &[u8] = include_bytes!("srgb.icc");

/// Writes the catalogue and the information anew.
pub(super) fn add(
    document: &mut Document,
    metadata: &Metadata,
    structure: ObjectId,
    outline: ObjectId,
) -> Result<(), PdfError> {
    // A window's title is one line.
    let metadata = &Metadata { title: super::folded(&metadata.title), ..metadata.clone() };
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, SRGB_PROFILE.to_vec()));
    let xmp =
        Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp(metadata).into_bytes());
    // Readers look for the packet in the raw bytes.
    let xmp = document.add_object(xmp.with_compression(false));
    let catalog = document.trailer.get(b"Root")?.as_reference()?;
    let pages = document.get_dictionary(catalog)?.get(b"Pages")?.clone();
    // Pages are counted as their feet say: 1, 2, 3 (12.4.2).
    let labels = dictionary! { "S" => "D" };
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal(SRGB),
        "Info" => Object::string_literal(SRGB),
        "DestOutputProfile" => profile,
    };
    document.set_object(
        catalog,
        dictionary! {
            "Type" => "Catalog",
            "Pages" => pages,
            "PageMode" => "UseOutlines",
            "Lang" => Object::string_literal(metadata.language),
            "MarkInfo" => dictionary! { "Marked" => true },
            "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
            "StructTreeRoot" => structure,
            "Outlines" => outline,
            "PageLabels" => dictionary! { "Nums" => vec![0.into(), labels.into()] },
            "Metadata" => xmp,
            "OutputIntents" => vec![Object::Dictionary(intent)],
        },
    );
    let day = Object::string_literal(metadata.date.format("D:%Y%m%d000000Z").to_string());
    let information = document.trailer.get(b"Info")?.as_reference()?;
    document.set_object(
        information,
        dictionary! {
            "Title" => text_string(&metadata.title),
            "Subject" => text_string(&subject(metadata)),
            "Producer" => text_string(&metadata.producer),
            "CreationDate" => day.clone(),
            "ModDate" => day,
        },
    );
    Ok(())
}

fn subject(metadata: &Metadata) -> String {
    Message::new("edition-subject").with("version", metadata.version.to_string()).printed()
}

fn escaped(text: &str) -> String {
    let allowed = text.chars().filter(|c| !c.is_control() && !is_dropped(*c));
    allowed.collect::<String>().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// XMP in step with the document information, with the identifiers of both standards and the extension schema that
/// ISO 19005-2, 6.6.2.3.3 asks for where a schema is not its own.
fn xmp(metadata: &Metadata) -> String {
    format!(
        include_str!("xmp.xml"),
        bom = '\u{feff}',
        title = escaped(&metadata.title),
        subject = escaped(&subject(metadata)),
        producer = escaped(&metadata.producer),
        day = metadata.date.format("%Y-%m-%dT00:00:00Z"),
        language = metadata.language,
    )
}
