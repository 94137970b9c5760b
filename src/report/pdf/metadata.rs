//! Catalogue, document information, XMP and output intent (ISO 32000-1, 7.7.2 and 14.3; ISO 19005-2, 6.2.3 and 6.6;
//! ISO 14289-1, clause 5 and 7.1).

use lopdf::{Document, Object, ObjectId, Stream, dictionary};

use super::{Metadata, PdfError, ascii, name, text_string};
use crate::characters::is_dropped;
use crate::texts::Message;

/// The standard sRGB of IEC 61966-2-1.
const SRGB: &str = "sRGB IEC61966-2.1";

/// Writes the catalogue and the information anew.
pub(super) fn add(
    document: &mut Document,
    metadata: &Metadata,
    structure: ObjectId,
    outline: ObjectId,
) -> Result<(), PdfError> {
    // A window's title is one line.
    let metadata = &Metadata { title: super::folded(&metadata.title), ..metadata.clone() };
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, srgb_profile()));
    let xmp =
        Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp(metadata).into_bytes());
    // Readers look for the packet in the raw bytes.
    let xmp = document.add_object(xmp.with_compression(false));
    let catalog = document.trailer.get(b"Root")?.as_reference()?;
    let pages = document.get_dictionary(catalog)?.get(b"Pages")?.clone();
    // Pages are counted as their feet say: 1, 2, 3 (12.4.2).
    let labels = dictionary! { "S" => name("D") };
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => ascii(SRGB),
        "Info" => ascii(SRGB),
        "DestOutputProfile" => profile,
    };
    document.set_object(
        catalog,
        dictionary! {
            "Type" => "Catalog",
            "Pages" => pages,
            "PageMode" => "UseOutlines",
            "Lang" => ascii(metadata.language),
            "MarkInfo" => dictionary! { "Marked" => true },
            "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
            "StructTreeRoot" => structure,
            "Outlines" => outline,
            "PageLabels" => dictionary! { "Nums" => vec![0.into(), labels.into()] },
            "Metadata" => xmp,
            "OutputIntents" => vec![Object::Dictionary(intent)],
        },
    );
    let day = ascii(&metadata.date.format("D:%Y%m%d000000Z").to_string());
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
    let (title, subject, producer) =
        (escaped(&metadata.title), escaped(&subject(metadata)), escaped(&metadata.producer));
    let (day, language) = (metadata.date.format("%Y-%m-%dT00:00:00Z"), metadata.language);
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{day}</xmp:CreateDate>
<xmp:ModifyDate>{day}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{feff}'
    )
}

/// A matrix profile of sRGB (ICC.1:2001-04): primaries adapted to D50, the transfer curve of IEC 61966-2-1 sampled.
fn srgb_profile() -> Vec<u8> {
    const SAMPLES: u32 = 256;
    const D50: [f64; 3] = [0.9642, 1.0, 0.8249];
    let fixed = |value: f64| ((value * 65536.0).round() as i32).to_be_bytes();
    let xyz =
        |values: [f64; 3]| [b"XYZ \0\0\0\0".to_vec(), values.into_iter().flat_map(fixed).collect()].concat();
    let label = [SRGB.as_bytes(), b"\0"].concat();
    let description = [b"desc\0\0\0\0", &(label.len() as u32).to_be_bytes()[..], &label, &[0; 78]].concat();
    let curve: Vec<u8> = (0..SAMPLES)
        .flat_map(|index| transfer(f64::from(index) / f64::from(SAMPLES - 1)).to_be_bytes())
        .collect();
    let curve = [b"curv\0\0\0\0", &SAMPLES.to_be_bytes()[..], &curve].concat();
    let blocks: [(&[&[u8; 4]], Vec<u8>); 7] = [
        (&[b"desc"], description),
        (&[b"cprt"], b"text\0\0\0\0No rights reserved\0".to_vec()),
        (&[b"wtpt"], xyz(D50)),
        (&[b"rXYZ"], xyz([0.43607, 0.22249, 0.01392])),
        (&[b"gXYZ"], xyz([0.38515, 0.71687, 0.09708])),
        (&[b"bXYZ"], xyz([0.14307, 0.06061, 0.7141])),
        (&[b"rTRC", b"gTRC", b"bTRC"], curve),
    ];
    let tags: usize = blocks.iter().map(|(tags, _)| tags.len()).sum();
    let (mut table, mut data) = ((tags as u32).to_be_bytes().to_vec(), Vec::new());
    let start = 128 + 4 + 12 * tags;
    for (tags, block) in &blocks {
        for tag in *tags {
            table.extend(*tag);
            table.extend(((start + data.len()) as u32).to_be_bytes());
            table.extend((block.len() as u32).to_be_bytes());
        }
        data.extend(block);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut profile = ((start + data.len()) as u32).to_be_bytes().to_vec();
    profile.extend([0, 0, 0, 0, 2, 0x10, 0, 0]);
    profile.extend(b"mntrRGB XYZ ");
    profile.extend([2019_u16, 1, 1, 0, 0, 0].into_iter().flat_map(u16::to_be_bytes));
    profile.extend(b"acsp");
    profile.resize(68, 0);
    profile.extend(D50.into_iter().flat_map(fixed));
    profile.resize(128, 0);
    [profile, table, data].concat()
}

fn transfer(value: f64) -> u16 {
    let linear = if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
    (linear * 65535.0).round() as u16
}
