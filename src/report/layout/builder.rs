//! Puts sequences on pages and ties them to the structure tree, both at once, so that they cannot disagree.

use super::lines::Line;
use super::{Setting, Style};
use crate::report::pages::{
    Area, Artifact, Child, Color, Draw, Element, ElementId, LinkArea, Owner, Page, Pages, Role, Sequence,
    TextRun,
};
use crate::report::{RichBlock, Span};

/// Pages under construction.
pub(super) struct Builder {
    pub(super) pages: Pages,
    link: Color,
}

/// The lines of a text and where its first line's top left corner stands.
pub(super) struct Block<'a> {
    pub(super) lines: &'a [Line],
    pub(super) x: f32,
    pub(super) top: f32,
    pub(super) leading: f32,
    pub(super) style: Style,
    pub(super) color: Color,
}

impl Block<'_> {
    /// The baseline of a line: its text hangs from the line's top by about the height of its capitals and accents.
    fn baseline(&self, line: usize) -> f32 {
        self.top - self.style.size * 0.98 - line as f32 * self.leading
    }
}

impl Builder {
    pub(super) fn new(setting: &Setting) -> Self {
        let (width, height) = setting.page;
        let elements = vec![element(Role::Document, ElementId(0))];
        let pages = Pages { width, height, elements, ..Pages::default() };
        Self { pages, link: setting.colors.link }
    }

    /// Index of the page that is being filled.
    pub(super) fn page(&self) -> usize {
        self.pages.pages.len().saturating_sub(1)
    }

    pub(super) fn start_page(&mut self) {
        self.pages.pages.push(Page::default());
    }

    /// A new element at the end of its parent.
    pub(super) fn element(&mut self, role: Role, parent: ElementId) -> ElementId {
        let id = ElementId(self.pages.elements.len());
        self.pages.elements.push(element(role, parent));
        self.adopt(parent, Child::Element(id));
        id
    }

    pub(super) fn adopt(&mut self, parent: ElementId, child: Child) {
        if let Some(parent) = self.pages.elements.get_mut(parent.0) {
            parent.children.push(child);
        }
    }

    /// Paints a sequence that is no content.
    pub(super) fn artifact(&mut self, kind: Artifact, draws: Vec<Draw>) {
        self.artifact_on(self.page(), kind, draws);
    }

    /// Paints a sequence that is no content on a page that is finished but for it.
    pub(super) fn artifact_on(&mut self, page: usize, kind: Artifact, draws: Vec<Draw>) {
        if let Some(page) = self.pages.pages.get_mut(page) {
            page.sequences.push(Sequence { owner: Owner::Artifact(kind), draws });
        }
    }

    /// Paints a sequence as the content of an element.
    pub(super) fn content(&mut self, element: ElementId, draws: Vec<Draw>) {
        let page = self.page();
        let Some(target) = self.pages.pages.last_mut() else { return };
        let sequence = target.sequences.len();
        target.sequences.push(Sequence { owner: Owner::Element(element), draws });
        self.adopt(element, Child::Sequence { page, sequence });
    }

    /// Paints plain lines as the content of an element.
    pub(super) fn paragraph(&mut self, element: ElementId, block: &Block<'_>) {
        self.content(element, draws(block));
    }

    /// Paints lines of a block as content of its element; a span with an address becomes a link. `links` holds the
    /// link element of each span that has begun, so that a link goes on over a page.
    pub(super) fn block(
        &mut self,
        paragraph: ElementId,
        text: &RichBlock,
        links: &mut Vec<(usize, ElementId)>,
        block: &Block<'_>,
    ) {
        for (span, pieces) in by_span(block) {
            let Some(content) = text.spans.get(span) else { continue };
            let color = if content.uri.is_some() { self.link } else { block.color };
            let runs = pieces.iter().flat_map(|piece| piece.runs(block, color)).collect();
            let role = match content {
                Span { uri: Some(_), .. } => Role::Link,
                Span { spoken: Some(_), .. } => Role::Span,
                Span { .. } => {
                    self.content(paragraph, runs);
                    continue;
                }
            };
            let begun = links.iter().find(|(index, _)| *index == span).map(|(_, element)| *element);
            let element = begun.unwrap_or_else(|| self.element(role, paragraph));
            links.push((span, element));
            self.edit(element, |element| element.spoken.clone_from(&content.spoken));
            self.content(element, runs);
            if let Some(uri) = content.uri.clone() {
                let areas = pieces.iter().map(|piece| piece.area(block)).collect();
                self.link(LinkArea { areas, uri, element });
            }
        }
    }

    /// Changes an element.
    pub(super) fn edit(&mut self, element: ElementId, edit: impl FnOnce(&mut Element)) {
        if let Some(element) = self.pages.elements.get_mut(element.0) {
            edit(element);
        }
    }

    fn link(&mut self, area: LinkArea) {
        let (page, element) = (self.page(), area.element);
        let Some(target) = self.pages.pages.last_mut() else { return };
        let link = target.links.len();
        target.links.push(area);
        self.adopt(element, Child::Link { page, link });
    }
}

fn element(role: Role, parent: ElementId) -> Element {
    Element { role, parent, title: None, spoken: None, bounds: None, children: Vec::new() }
}

/// A stretch of one line.
struct Piece<'a> {
    glyphs: &'a [super::lines::Glyph],
    x: f32,
    line: usize,
}

impl Piece<'_> {
    fn runs(&self, block: &Block<'_>, color: Color) -> Vec<Draw> {
        let mut x = self.x;
        let chunks = self.glyphs.chunk_by(|a, b| a.face == b.face);
        let runs = chunks.filter_map(|glyphs| {
            let run = TextRun {
                x,
                y: block.baseline(self.line),
                size: block.style.size,
                face: glyphs.first()?.face,
                color,
                text: glyphs.iter().map(|glyph| glyph.painted()).collect(),
            };
            x += super::lines::width(glyphs);
            Some(Draw::Text(run))
        });
        runs.collect()
    }

    fn area(&self, block: &Block<'_>) -> Area {
        let size = block.style.size;
        let width = super::lines::width(self.glyphs);
        Area { x: self.x, y: block.baseline(self.line) - 0.22 * size, width, height: 1.1 * size }
    }
}

/// The stretches of a block by span, in reading order.
fn by_span<'a>(block: &Block<'a>) -> Vec<(usize, Vec<Piece<'a>>)> {
    let mut spans: Vec<(usize, Vec<Piece<'a>>)> = Vec::new();
    for (line, glyphs) in block.lines.iter().enumerate() {
        let mut x = block.x;
        for glyphs in glyphs.chunk_by(|a, b| a.span == b.span) {
            let Some(first) = glyphs.first() else { continue };
            let piece = Piece { glyphs, x, line };
            x += super::lines::width(glyphs);
            match spans.last_mut() {
                Some((span, pieces)) if *span == first.span => pieces.push(piece),
                _ => spans.push((first.span, vec![piece])),
            }
        }
    }
    spans
}

/// Lighter than the letters, which stay readable below it.
const STRIKE: Color = Color::rgb(0.45, 0.45, 0.45);

/// Rules through the middle of small letters: what is struck through.
pub(super) fn strikes(block: &Block<'_>) -> Vec<Draw> {
    let size = block.style.size;
    let lines = block.lines.iter().enumerate().map(|(line, glyphs)| {
        let end = glyphs.iter().rposition(|glyph| glyph.character != ' ').map_or(0, |last| last + 1);
        let right = block.x + super::lines::width(glyphs.get(..end).unwrap_or_default());
        let y = block.baseline(line) + 0.27 * size;
        Draw::Rule { from: (block.x, y), to: (right, y), width: 0.07 * size, color: STRIKE }
    });
    lines.collect()
}

/// The painting of plain lines.
pub(super) fn draws(block: &Block<'_>) -> Vec<Draw> {
    let lines = block.lines.iter().enumerate();
    lines.flat_map(|(line, glyphs)| Piece { glyphs, x: block.x, line }.runs(block, block.color)).collect()
}
