//! Display list to the pages' content streams, by printpdf's operators: each sequence marked with its element or as an
//! artifact (ISO 32000-1, 14.6).

use std::collections::BTreeMap;

use printpdf::{
    Color, DictItem, Line, LinePoint, Mm, Op, PaintMode, PdfDocument, PdfFontHandle, PdfPage, Point, Pt,
    Rect, Rgb, XObjectId, XObjectTransform,
};
use rayon::prelude::*;

use super::deflate::deflate_padded;
use super::fonts::{Subset, id};
use super::frame::LOGO;
use super::{PdfError, rounded, tag, utf16};
use crate::report::fonts::Face;
use crate::report::pages::{self, Artifact, Draw, Owner, Page, Pages, Sequence, TextRun};

/// The most pages whose operators are in memory at once, for each processor.
const AT_ONCE: usize = 16;

/// The content streams of all pages, packed, on all processors.
pub(super) fn streams(pages: &Pages, subsets: &[Subset]) -> Result<Vec<Vec<u8>>, PdfError> {
    // A few shares for each processor, so that all end together.
    let share = pages.pages.len().div_ceil(3 * rayon::current_num_threads()).clamp(1, AT_ONCE);
    let packed = pages.pages.par_chunks(share).map(|share| packed(pages, share, subsets));
    Ok(packed.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// The content streams of some pages, packed.
fn packed(pages: &Pages, share: &[Page], subsets: &[Subset]) -> Result<Vec<Vec<u8>>, PdfError> {
    let mut document = super::saved(document(pages, share, subsets));
    let page_ids: Vec<_> = document.get_pages().into_values().collect();
    let mut streams = Vec::with_capacity(share.len());
    for page in page_ids {
        let content = document.get_dictionary(page)?.get(b"Contents")?.as_reference()?;
        let stream = document.get_object_mut(content)?.as_stream_mut()?;
        streams.push(deflate_padded(std::mem::take(&mut stream.content))?.0);
    }
    Ok(streams)
}

/// Some pages as printpdf has them; the fonts are named here, and stand in the frame.
fn document(pages: &Pages, share: &[Page], subsets: &[Subset]) -> PdfDocument {
    let mut document = PdfDocument::new("");
    for page in share {
        let mut pen = Pen { subsets, ..Pen::default() };
        for (sequence, number) in page.sequences.iter().zip(super::numbers(page)) {
            pen.ops.push(begin(pages, sequence, number));
            pen.paint(&sequence.draws);
            pen.ops.push(Op::EndMarkedContent);
        }
        let (width, height) = (Mm::from(Pt(pages.width)), Mm::from(Pt(pages.height)));
        document.pages.push(PdfPage::new(width, height, pen.ops));
    }
    document
}

/// Opens a sequence, which has a number where it is content.
fn begin(pages: &Pages, sequence: &Sequence, number: Option<i64>) -> Op {
    let (tag, map) = match sequence.owner {
        Owner::Element(element) => {
            let role = pages.elements.get(element.0).map_or("Span", |element| tag(element.role));
            (role, number.map(|number| ("MCID".to_owned(), DictItem::Int(number))).into_iter().collect())
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

/// The page's graphics state, so that only changes to it are written.
#[derive(Default)]
struct Pen<'a> {
    ops: Vec<Op>,
    fill: Option<pages::Color>,
    stroke: Option<(pages::Color, f32)>,
    font: Option<(Face, f32)>,
    /// The line of the text section that is open, in hundredths of a point.
    line: Option<(i64, i64)>,
    subsets: &'a [Subset],
}

impl Pen<'_> {
    /// Paints a sequence; consecutive texts share one text section.
    fn paint(&mut self, draws: &[Draw]) {
        for draw in draws {
            match draw {
                Draw::Text(run) => self.text(run),
                Draw::Fill { area, color } => self.rectangle(area, *color),
                Draw::Rule { from, to, width, color } => self.rule(*from, *to, *width, *color),
                Draw::Logo { area } => self.logo(area),
            }
        }
        self.end_text();
    }

    fn end_text(&mut self) {
        self.ops.extend(self.line.take().map(|_| Op::EndTextSection));
    }

    fn fill(&mut self, ink: pages::Color) {
        if self.fill.replace(ink) != Some(ink) {
            self.ops.push(Op::SetFillColor { col: color(ink) });
        }
    }

    fn text(&mut self, run: &TextRun) {
        self.fill(run.color);
        if self.line.is_none() {
            self.ops.push(Op::StartTextSection);
        }
        if self.font.replace((run.face, run.size)) != Some((run.face, run.size)) {
            self.ops.push(Op::SetFont { font: PdfFontHandle::External(id(run.face)), size: Pt(run.size) });
        }
        // A line is placed from where the one before began (ISO 32000-1, 9.4.2).
        let (x, y) = (hundredths(run.x), hundredths(run.y));
        let (before_x, before_y) = self.line.replace((x, y)).unwrap_or((0, 0));
        let step = |now: i64, before: i64| Pt((now - before) as f32 / 100.0);
        self.ops.push(Op::SetTextCursor { pos: Point { x: step(x, before_x), y: step(y, before_y) } });
        show(run, self.subsets, &mut self.ops);
    }

    fn rectangle(&mut self, area: &pages::Area, ink: pages::Color) {
        self.end_text();
        self.fill(ink);
        let rectangle = Rect {
            x: Pt(rounded(area.x)),
            y: Pt(rounded(area.y)),
            width: Pt(rounded(area.width)),
            height: Pt(rounded(area.height)),
            mode: Some(PaintMode::Fill),
            winding_order: None,
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn logo(&mut self, area: &pages::Area) {
        self.end_text();
        let transform = XObjectTransform {
            translate_x: Some(Pt(rounded(area.x))),
            translate_y: Some(Pt(rounded(area.y))),
            scale_x: Some(rounded(area.width)),
            scale_y: Some(rounded(area.height)),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.ops.push(Op::UseXobject { id: XObjectId(LOGO.to_owned()), transform });
    }

    fn rule(&mut self, from: (f32, f32), to: (f32, f32), width: f32, ink: pages::Color) {
        self.end_text();
        if self.stroke.replace((ink, width)) != Some((ink, width)) {
            self.ops.push(Op::SetOutlineColor { col: color(ink) });
            self.ops.push(Op::SetOutlineThickness { pt: Pt(width) });
        }
        let point = |(x, y): (f32, f32)| LinePoint {
            p: Point { x: Pt(rounded(x)), y: Pt(rounded(y)) },
            bezier: false,
        };
        let line = Line { points: vec![point(from), point(to)], is_closed: false };
        self.ops.push(Op::DrawLine { line });
    }
}

fn hundredths(length: f32) -> i64 {
    (length * 100.0).round() as i64
}

/// Shows a run. A character that shares its glyph with another carries its own text (ISO 32000-1, 14.9.4), since a
/// glyph has one entry in the character map.
fn show(run: &TextRun, subsets: &[Subset], ops: &mut Vec<Op>) {
    let Some(subset) = subsets.iter().find(|subset| subset.face == run.face) else { return };
    let mut codes = Vec::with_capacity(2 * run.text.len());
    for c in run.text.chars() {
        let code = subset.glyph(c).to_be_bytes();
        if !subset.shared.contains(&c) {
            codes.extend(code);
            continue;
        }
        ops.extend(shown(std::mem::take(&mut codes)));
        let actual = DictItem::String { data: utf16(&c.to_string()), literal: true };
        let map = BTreeMap::from([("ActualText".to_owned(), actual)]);
        ops.push(Op::BeginMarkedContentWithProperties {
            tag: "Span".to_owned(),
            properties: DictItem::Dict { map },
        });
        ops.extend(shown(code.to_vec()));
        ops.push(Op::EndMarkedContent);
    }
    ops.extend(shown(codes));
}

/// Shows glyphs by their codes of two bytes. printpdf's own operator would look up each character twice and write four
/// digits for it.
fn shown(codes: Vec<u8>) -> Option<Op> {
    let is_empty = codes.is_empty();
    let value = vec![DictItem::String { data: codes, literal: true }];
    (!is_empty).then(|| Op::Unknown { key: "Tj".to_owned(), value })
}
