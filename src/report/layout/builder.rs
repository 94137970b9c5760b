//! Puts sequences on pages and ties them to the structure tree, both at once, so that they cannot disagree.

use std::collections::BTreeMap;

use super::paint::Block;
use super::setting::Setting;
use crate::report::pages::{
    Artifact, Child, Color, Draw, Element, ElementId, LinkArea, OutlineEntry, Owner, Page, Pages, Role,
    Sequence,
};
use crate::report::{RichBlock, Span};

/// The root of the structure tree.
pub(super) const ROOT: ElementId = ElementId(0);

/// Pages under construction.
pub(super) struct Builder {
    pub(super) pages: Pages,
    link: Color,
}

/// The elements of the spans of a block that have begun, by their index, so that a link goes on over a page.
pub(super) type SpanElements = BTreeMap<usize, ElementId>;

impl Builder {
    pub(super) fn new(setting: &Setting) -> Self {
        let (width, height) = setting.page;
        let elements = vec![element(Role::Document, ROOT)];
        let pages = Pages { width, height, elements, ..Pages::default() };
        Self { pages, link: setting.colors.link }
    }

    /// Index of the page that is being filled.
    fn page(&self) -> usize {
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

    fn adopt(&mut self, parent: ElementId, child: Child) {
        self.edit(parent, |parent| parent.children.push(child));
    }

    /// Changes an element.
    pub(super) fn edit(&mut self, element: ElementId, edit: impl FnMut(&mut Element)) {
        self.pages.elements.get_mut(element.0).into_iter().for_each(edit);
    }

    /// An entry of the outline that leads to a height of the current page.
    pub(super) fn outline(&mut self, title: &str, level: usize, top: f32, element: ElementId) {
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        self.pages.outline.push(OutlineEntry { title, level, page: self.page(), top, element });
    }

    /// Paints a sequence that is no content.
    pub(super) fn artifact(&mut self, kind: Artifact, draws: Vec<Draw>) {
        if let Some(page) = self.pages.pages.last_mut() {
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

    /// Paints plain lines as the content of a new element.
    pub(super) fn paragraph(&mut self, role: Role, parent: ElementId, block: &Block<'_>) {
        let element = self.element(role, parent);
        self.content(element, block.draws());
    }

    /// Paints lines of a block as content of its element; a span with an address becomes a link.
    pub(super) fn block(
        &mut self,
        paragraph: ElementId,
        text: &RichBlock,
        begun: &mut SpanElements,
        block: &Block<'_>,
    ) {
        for pieces in block.pieces().chunk_by(|a, b| a.span() == b.span()) {
            let span = pieces.first().and_then(|piece| piece.span());
            let Some((index, span)) = span.and_then(|index| Some((index, text.spans.get(index)?))) else {
                continue;
            };
            let color = if span.uri.is_some() { self.link } else { block.style.color };
            let draws = pieces.iter().flat_map(|piece| piece.draws(color)).collect();
            let role = match span {
                Span { uri: Some(_), .. } => Role::Link,
                Span { spoken: Some(_), .. } => Role::Span,
                Span { .. } => {
                    self.content(paragraph, draws);
                    continue;
                }
            };
            let element = *begun.entry(index).or_insert_with(|| self.element(role, paragraph));
            self.edit(element, |element| element.spoken.clone_from(&span.spoken));
            self.content(element, draws);
            if let Some(uri) = span.uri.clone() {
                let areas = pieces.iter().map(|piece| piece.area()).collect();
                self.link(LinkArea { areas, uri, element });
            }
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
