//! Display list to printpdf operators, each sequence marked with its element or as an artifact (ISO 32000-1, 14.6).

use std::collections::BTreeMap;

use printpdf::{
    Color, DictItem, Line, LinePoint, Mm, Op, PaintMode, PdfDocument, PdfFont, PdfFontHandle, PdfPage, Point,
    Pt, Rect, Rgb, TextItem, TextMatrix,
};

use super::fonts::{Subset, id};
use super::{rounded, tag, utf16};
use crate::report::pages::{self, Artifact, Draw, Owner, Pages, Sequence, TextRun};

/// The document that printpdf serialises: content and fonts.
pub(super) fn document(pages: &Pages, subsets: &[Subset]) -> PdfDocument {
    let mut document = PdfDocument::new("");
    for subset in subsets {
        document.resources.fonts.map.insert(id(subset.face), PdfFont::new(subset.font.clone()));
    }
    for page in &pages.pages {
        let mut ops = Vec::new();
        let mut marked = 0;
        for sequence in &page.sequences {
            ops.push(begin(pages, sequence, &mut marked));
            paint(&sequence.draws, subsets, &mut ops);
            ops.push(Op::EndMarkedContent);
        }
        let (width, height) = (Mm::from(Pt(pages.width)), Mm::from(Pt(pages.height)));
        document.pages.push(PdfPage::new(width, height, ops));
    }
    document
}

/// Opens a sequence. Content is numbered on each page from 0, in the order in which [`super::structure`] counts it.
fn begin(pages: &Pages, sequence: &Sequence, marked: &mut i64) -> Op {
    let (tag, map) = match sequence.owner {
        Owner::Element(element) => {
            let number = DictItem::Int(*marked);
            *marked += 1;
            let role = pages.elements.get(element.0).map_or("Span", |element| tag(element.role));
            (role, BTreeMap::from([("MCID".to_owned(), number)]))
        }
        Owner::Artifact(kind) => ("Artifact", artifact(kind)),
    };
    Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties: DictItem::Dict { map } }
}

/// The properties of an artifact (ISO 32000-1, 14.8.2.2.2).
fn artifact(kind: Artifact) -> BTreeMap<String, DictItem> {
    let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
    let pagination = |subtype: &str, side: &str| {
        BTreeMap::from([
            ("Type".to_owned(), name("Pagination")),
            ("Subtype".to_owned(), name(subtype)),
            ("Attached".to_owned(), DictItem::Array(vec![name(side)])),
        ])
    };
    match kind {
        Artifact::Header => pagination("Header", "Top"),
        Artifact::Footer => pagination("Footer", "Bottom"),
        Artifact::Repeated => BTreeMap::from([("Type".to_owned(), name("Pagination"))]),
        Artifact::Layout => BTreeMap::from([("Type".to_owned(), name("Layout"))]),
    }
}

fn color(color: pages::Color) -> Color {
    Color::Rgb(Rgb { r: color.red, g: color.green, b: color.blue, icc_profile: None })
}

/// Paints a sequence; consecutive texts share one text section, and only what changes is said again.
fn paint(draws: &[Draw], subsets: &[Subset], ops: &mut Vec<Op>) {
    let mut last: Option<&TextRun> = None;
    for draw in draws {
        let Draw::Text(run) = draw else {
            ops.extend(last.take().map(|_| Op::EndTextSection));
            shape(draw, ops);
            continue;
        };
        if last.is_none() {
            ops.push(Op::StartTextSection);
        }
        if last.is_none_or(|last| last.color != run.color) {
            ops.push(Op::SetFillColor { col: color(run.color) });
        }
        if last.is_none_or(|last| (last.face, last.size) != (run.face, run.size)) {
            ops.push(Op::SetFont { font: PdfFontHandle::External(id(run.face)), size: Pt(run.size) });
        }
        let matrix = TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, rounded(run.x), rounded(run.y)]);
        ops.push(Op::SetTextMatrix { matrix });
        show(run, subsets, ops);
        last = Some(run);
    }
    ops.extend(last.map(|_| Op::EndTextSection));
}

/// Shows a run. A character that shares its glyph with another carries its own text (ISO 32000-1, 14.9.4), since a
/// glyph has one entry in the character map.
fn show(run: &TextRun, subsets: &[Subset], ops: &mut Vec<Op>) {
    let shared = subsets.iter().find(|subset| subset.face == run.face).map(|subset| &subset.shared);
    let is_shared = |c: char| shared.is_some_and(|shared| shared.contains(&c));
    let mut plain = String::new();
    let flush = |plain: &mut String, ops: &mut Vec<Op>| {
        if !plain.is_empty() {
            ops.push(Op::ShowText { items: vec![TextItem::Text(std::mem::take(plain))] });
        }
    };
    for c in run.text.chars() {
        if !is_shared(c) {
            plain.push(c);
            continue;
        }
        flush(&mut plain, ops);
        let actual = DictItem::String { data: utf16(&c.to_string()), literal: false };
        let map = BTreeMap::from([("ActualText".to_owned(), actual)]);
        ops.push(Op::BeginMarkedContentWithProperties {
            tag: "Span".to_owned(),
            properties: DictItem::Dict { map },
        });
        ops.push(Op::ShowText { items: vec![TextItem::Text(c.to_string())] });
        ops.push(Op::EndMarkedContent);
    }
    flush(&mut plain, ops);
}

fn shape(draw: &Draw, ops: &mut Vec<Op>) {
    match draw {
        Draw::Text(_) => {}
        Draw::Fill { area, color: fill } => {
            ops.push(Op::SetFillColor { col: color(*fill) });
            let rectangle = Rect {
                x: Pt(rounded(area.x)),
                y: Pt(rounded(area.y)),
                width: Pt(rounded(area.width)),
                height: Pt(rounded(area.height)),
                mode: Some(PaintMode::Fill),
                winding_order: None,
            };
            ops.push(Op::DrawRectangle { rectangle });
        }
        Draw::Rule { from, to, width, color: ink } => {
            ops.push(Op::SetOutlineColor { col: color(*ink) });
            ops.push(Op::SetOutlineThickness { pt: Pt(*width) });
            let point = |(x, y): (f32, f32)| LinePoint {
                p: Point { x: Pt(rounded(x)), y: Pt(rounded(y)) },
                bezier: false,
            };
            ops.push(Op::DrawLine {
                line: Line { points: vec![point(*from), point(*to)], is_closed: false },
            });
        }
    }
}
