//! The document being made: what stands at the top and at the foot of each page, and where the next thing goes.

use super::builder::{Builder, ROOT};
use super::lines::{Line, set, width};
use super::paint::Block;
use super::setting::{MARGIN, Setting, Style};
use crate::danish::in_words;
use crate::report::design::Design;
use crate::report::fonts::Fonts;
use crate::report::logo::Logo;
use crate::report::pages::{Area, Artifact, Draw, Owner, Pages, Role, Sequence};
use crate::report::{Report, RichBlock};
use crate::texts::Message;

/// The height of the footer's upper edge.
const FOOTER: f32 = 26.0;
/// The part of a page's width that a logo may take.
const WIDEST_LOGO: f32 = 0.3;
/// The part of a page's height that the title block may take; a longer one stands whole on the first pages, and only its
/// beginning on the others.
const TALLEST_TITLE_BLOCK: f32 = 0.4;
/// Lines of a title, a legend's entry, a version line or an area's name that are repeated where they are too long.
pub(super) const REPEATED: usize = 2;

/// The pages being made and what stands at the top of each.
pub(super) struct Document<'a> {
    pub(super) builder: Builder,
    pub(super) setting: Setting,
    pub(super) fonts: &'a Fonts<'a>,
    title_block: TitleBlock<'a>,
    /// Where the next thing goes on the current page.
    pub(super) y: f32,
}

/// Title, legend, version line and logo.
struct TitleBlock<'a> {
    /// The title as the workbook has it.
    text: &'a str,
    title: Vec<Line>,
    legend: Vec<Vec<Line>>,
    legend_x: f32,
    version: Vec<Line>,
    /// The logo and where it stands.
    logo: Option<(&'a Logo, Area)>,
}

impl<'a> TitleBlock<'a> {
    fn new(report: &'a Report, fonts: &Fonts<'_>, design: &'a Design, setting: &Setting) -> Self {
        let set = |text: &str, style, room| set(&RichBlock::plain(text), fonts, style, room);
        let logo = design.logo.as_ref().map(|logo| {
            let shrunk = (setting.width() * WIDEST_LOGO / logo.width()).min(1.0);
            let (width, height) = (logo.width() * shrunk, logo.height * shrunk);
            (logo, Area { x: setting.page.0 - MARGIN - width, y: setting.top() - height, width, height })
        });
        let beside = logo.map_or(0.0, |(_, area)| area.width + 18.0);
        let room = setting.scaled(180.0);
        let legend: Vec<Vec<Line>> =
            report.legend.iter().map(|entry| set(entry, setting.body, room)).collect();
        let widest = legend.iter().flatten().map(|line| width(line)).fold(0.0, f32::max);
        Self {
            text: &report.title,
            title: set(&report.title, setting.title, setting.width() - widest - beside - 24.0),
            legend,
            legend_x: setting.page.0 - MARGIN - beside - widest,
            version: set(&report.version_line, setting.body, setting.width() - beside),
            logo,
        }
    }

    /// Title, legend and version line at the top of a page, in reading order, and the height of their lower edge.
    fn blocks(&self, setting: &Setting) -> (Vec<Block<'_>>, f32) {
        let title = Block { lines: &self.title, x: MARGIN, top: setting.top(), style: setting.title };
        let (below_title, mut top) = (title.bottom(), setting.top() - 1.0);
        let mut blocks = vec![title];
        for lines in &self.legend {
            let entry = Block { lines, x: self.legend_x, top, style: setting.body };
            top = entry.bottom();
            blocks.push(entry);
        }
        let top = below_title.min(top) - 3.0;
        let version = Block { lines: &self.version, x: MARGIN, top, style: setting.body };
        let bottom = version.bottom();
        blocks.push(version);
        (blocks, bottom)
    }

    /// Whether title, legend and version line take too much of a page.
    fn is_long(&self, setting: &Setting) -> bool {
        let height = |lines: usize, style: Style| lines as f32 * style.leading();
        let legend = height(self.legend.iter().map(Vec::len).sum(), setting.body);
        let head = height(self.title.len(), setting.title).max(legend);
        head + height(self.version.len(), setting.body) > TALLEST_TITLE_BLOCK * setting.page.1
    }

    /// Cuts all of it down to its beginning, which is repeated.
    fn shorten(&mut self) {
        self.legend.truncate(REPEATED);
        for lines in self.legend.iter_mut().chain([&mut self.title, &mut self.version]) {
            lines.truncate(REPEATED);
        }
    }

    /// The height of the lower edge of the logo, or that of the page's top.
    fn below_logo(&self, setting: &Setting) -> f32 {
        self.logo.map_or(setting.top(), |(_, area)| area.y)
    }
}

impl<'a> Document<'a> {
    pub(super) fn new(report: &'a Report, fonts: &'a Fonts<'a>, design: &'a Design) -> Self {
        let setting = Setting::of(design);
        let title_block = TitleBlock::new(report, fonts, design, &setting);
        let mut builder = Builder::new(&setting);
        builder.pages.logo = title_block.logo.map(|(logo, _)| logo.image.clone());
        Self { builder, setting, fonts, title_block, y: 0.0 }
    }

    /// Starts a page with title, legend, version line and logo: content where they stand first, else repetition.
    pub(super) fn start_page(&mut self) {
        let first = self.builder.pages.pages.is_empty();
        if first && self.title_block.is_long(&self.setting) {
            self.long_title_block();
            return;
        }
        self.builder.start_page();
        let (blocks, below_version) = self.title_block.blocks(&self.setting);
        if first {
            let roles = std::iter::once(Role::Heading1).chain(std::iter::repeat(Role::Paragraph));
            for (role, block) in roles.zip(&blocks) {
                let element = self.builder.element(role, ROOT);
                if role == Role::Heading1 {
                    self.builder.outline(self.title_block.text, 0, self.setting.page.1, element);
                }
                self.builder.content(element, block.draws());
            }
            self.logo();
        } else {
            let logo = self.title_block.logo.map(|(_, area)| Draw::Logo { area });
            let repeated = blocks.iter().flat_map(Block::draws).chain(logo).collect();
            self.builder.artifact(Artifact::Header, repeated);
        }
        self.y = below_version.min(self.title_block.below_logo(&self.setting)) - 9.0;
    }

    /// Title, legend and version line one after the other, over as many pages as they need; from then on their beginning
    /// alone is repeated.
    fn long_title_block(&mut self) {
        self.builder.start_page();
        let Setting { page, title: title_style, body, .. } = self.setting;
        self.y = self.setting.top();
        let heading = self.builder.element(Role::Heading1, ROOT);
        self.builder.outline(self.title_block.text, 0, page.1, heading);
        self.logo();
        let TitleBlock { title, legend, version, .. } = &self.title_block;
        let (title, entries) = (title.clone(), legend.iter().chain([version]).cloned().collect::<Vec<_>>());
        self.flow(&title, title_style, |builder, lines| builder.content(heading, lines.draws()));
        for entry in &entries {
            let paragraph = self.builder.element(Role::Paragraph, ROOT);
            self.flow(entry, body, |builder, lines| builder.content(paragraph, lines.draws()));
        }
        self.title_block.shorten();
        self.y = self.y.min(self.title_block.below_logo(&self.setting)) - 9.0;
        if self.y < page.1 / 2.0 {
            self.start_page();
        }
    }

    /// Paints lines from here on, over as many pages as they need.
    pub(super) fn flow(
        &mut self,
        lines: &[Line],
        style: Style,
        mut paint: impl FnMut(&mut Builder, &Block<'_>),
    ) {
        let mut rest = lines;
        while !rest.is_empty() {
            let fit = style.lines_above_foot(self.y);
            if fit == 0 {
                self.builder.start_page();
                self.y = self.setting.top();
                continue;
            }
            let (now, later) = rest.split_at(fit.min(rest.len()));
            let block = Block { lines: now, x: MARGIN, top: self.y, style };
            paint(&mut self.builder, &block);
            self.y = block.bottom();
            rest = later;
        }
    }

    /// The logo as content.
    fn logo(&mut self) {
        let Some((logo, area)) = self.title_block.logo else { return };
        let figure = self.builder.element(Role::Figure, ROOT);
        self.builder.edit(figure, |element| {
            element.spoken = Some(logo.text.clone());
            element.bounds = Some(area);
        });
        self.builder.content(figure, vec![Draw::Logo { area }]);
    }

    /// Puts version and page number at the foot of each page, now that their number is known, and gives the pages.
    pub(super) fn finish(self, report: &Report) -> Pages {
        let Setting { page: (full, _), body, .. } = self.setting;
        let set = |text: Message| set(&RichBlock::plain(&text.printed()), self.fonts, body, full);
        let mut pages = self.builder.pages;
        let total = pages.pages.len();
        let version = Message::new("page-version").with("version", report.version.to_string());
        let left = set(version.with("date", in_words(report.date)));
        for (number, page) in (1_usize..).zip(&mut pages.pages) {
            let number = set(Message::new("page-number").with("page", number).with("pages", total));
            let x = full - MARGIN - number.iter().map(|line| width(line)).fold(0.0, f32::max);
            let footer = [(&left, MARGIN), (&number, x)];
            let draws = footer.map(|(lines, x)| Block { lines, x, top: FOOTER, style: body }.draws());
            let owner = Owner::Artifact(Artifact::Footer);
            page.sequences.push(Sequence { owner, draws: draws.concat() });
        }
        pages
    }
}
