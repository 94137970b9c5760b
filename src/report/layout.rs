//! Report to pages: line breaking, column widths, pagination and the structure tree.
//!
//! Input: a [`Report`] and a [`Design`]. Output: [`Pages`], a display list and a structure tree with no PDF in it. Landscape;
//! each area starts a page; a row stays whole where it fits on a page, else it is split between lines.

mod builder;
mod columns;
mod lines;
mod table;

use builder::{Block, Builder, draws};
pub use lines::can_show;
use lines::{Line, Style, break_lines, measure, width};

use super::design::{Colors, Design};
use super::fonts::{Face, Fonts};
use super::logo::Logo;
use super::pages::{Area, Artifact, Color, Draw, ElementId, OutlineEntry, Pages, Role};
use super::{Report, RichBlock};
use crate::danish::in_words;
use crate::texts::Message;

const MARGIN: f32 = 28.35;
const PADDING: f32 = 3.0;
/// The lowest line that a table may reach; below it stands the footer.
const BOTTOM: f32 = 36.0;
const FOOTER: f32 = 26.0;
/// The part of a page's width that a logo may take.
const WIDEST_LOGO: f32 = 0.3;
/// The part of a page's height that the title block may take; a longer one stands whole on the first pages, and only its
/// beginning on the others.
const TALLEST_TITLE_BLOCK: f32 = 0.4;
/// Lines of a title, a legend's entry, a version line or an area's name that are repeated where they are too long.
const REPEATED: usize = 2;
/// The size of text for which lengths are given here.
const STANDARD: f32 = 7.5;

/// The design in lengths of a page.
#[derive(Clone, Copy)]
struct Setting {
    /// Width and height of a page in points.
    page: (f32, f32),
    title: Style,
    area: Style,
    head: Style,
    body: Style,
    colors: Colors,
}

impl Setting {
    fn of(design: &Design) -> Self {
        let style = |face, size: f32| Style { face, size: size * design.size / STANDARD, running: false };
        Self {
            page: design.paper.size(),
            title: style(Face::Bold, 13.0),
            area: style(Face::Bold, 11.0),
            head: style(Face::Bold, STANDARD),
            body: style(Face::Regular, STANDARD),
            colors: design.colors,
        }
    }

    /// The width between the margins.
    fn width(&self) -> f32 {
        self.page.0 - 2.0 * MARGIN
    }

    /// A length that grows with the text.
    fn scaled(&self, length: f32) -> f32 {
        length * self.body.size / STANDARD
    }
}

/// Lays a report out.
#[must_use]
pub fn layout(report: &Report, fonts: &Fonts<'_>, design: &Design) -> Pages {
    let mut document = Document::new(report, fonts, design);
    for content in &report.tables {
        let table = table::Table::new(content, fonts, document.setting);
        content.areas.iter().for_each(|area| table::area(&mut document, &table, area));
    }
    document.footers(report);
    document.builder.pages
}

/// The pages being made and what stands at the top of each.
struct Document<'a> {
    builder: Builder,
    setting: Setting,
    fonts: &'a Fonts<'a>,
    title: Vec<Line>,
    legend: Vec<Vec<Line>>,
    legend_x: f32,
    version: Vec<Line>,
    /// The logo with its width and height.
    logo: Option<(&'a Logo, f32, f32)>,
    /// Where the next thing goes on the current page.
    y: f32,
    /// Where the first row of the current page went or will go.
    first_row: f32,
    /// Where each row of the current page ends.
    row_bottoms: Vec<f32>,
    /// The title's element, once it stands on the first page.
    title_element: Option<ElementId>,
    title_text: &'a str,
}

impl<'a> Document<'a> {
    fn new(report: &'a Report, fonts: &'a Fonts<'a>, design: &'a Design) -> Self {
        let setting = Setting::of(design);
        let set = |text: &str, style, room| set(text, fonts, style, room);
        let logo = design.logo.as_ref().map(|logo| {
            let shrunk = (setting.width() * WIDEST_LOGO / logo.width()).min(1.0);
            (logo, logo.width() * shrunk, logo.height * shrunk)
        });
        let beside = logo.map_or(0.0, |(_, width, _)| width + 18.0);
        let room = setting.scaled(180.0);
        let legend: Vec<Vec<Line>> =
            report.legend.iter().map(|entry| set(entry, setting.body, room)).collect();
        let widest = legend.iter().flatten().map(|line| width(line)).fold(0.0, f32::max);
        let mut builder = Builder::new(&setting);
        builder.pages.logo = logo.map(|(logo, ..)| logo.image.clone());
        Self {
            builder,
            fonts,
            title: set(&report.title, setting.title, setting.width() - widest - beside - 24.0),
            legend,
            legend_x: setting.page.0 - MARGIN - beside - widest,
            version: set(&report.version_line, setting.body, setting.width() - beside),
            logo,
            y: 0.0,
            first_row: 0.0,
            row_bottoms: Vec::new(),
            title_element: None,
            title_text: &report.title,
            setting,
        }
    }

    /// Starts a page with title, legend, version line and logo: content where they stand first, else repetition.
    fn start_page(&mut self) {
        let first = self.title_element.is_none();
        if first && self.is_long() {
            self.long_title_block();
            return;
        }
        self.builder.start_page();
        let setting = self.setting;
        let top = setting.page.1 - MARGIN;
        let mut repeated = Vec::new();
        let heading = first.then(|| self.title_heading());
        let title = block(&self.title, MARGIN, top, setting.title, setting.colors.heading);
        match heading {
            Some(heading) => self.builder.paragraph(heading, &title),
            None => repeated.extend(draws(&title)),
        }
        let below_title = top - self.title.len() as f32 * setting.title.leading();
        let mut y = top - 1.0;
        for entry in &self.legend {
            let entry = block(entry, self.legend_x, y, setting.body, setting.colors.text);
            y -= entry.lines.len() as f32 * setting.body.leading();
            place(&mut self.builder, first, &entry, &mut repeated);
        }
        let version =
            block(&self.version, MARGIN, below_title.min(y) - 3.0, setting.body, setting.colors.text);
        place(&mut self.builder, first, &version, &mut repeated);
        let below_version = version.top - version.lines.len() as f32 * setting.body.leading();
        let below_logo = self.logo(top, first, &mut repeated);
        self.y = below_version.min(below_logo) - 9.0;
        if !first {
            self.builder.artifact(Artifact::Header, repeated);
        }
    }

    /// The title's element, which stands on the current page.
    fn title_heading(&mut self) -> ElementId {
        let heading = self.builder.element(Role::Heading1, ElementId(0));
        self.title_element = Some(heading);
        self.outline(self.title_text, 0, self.setting.page.1, heading);
        heading
    }

    /// Whether title, legend and version line take too much of a page.
    fn is_long(&self) -> bool {
        let Setting { title, body, page, .. } = self.setting;
        let legend: usize = self.legend.iter().map(Vec::len).sum();
        let head = (self.title.len() as f32 * title.leading()).max(legend as f32 * body.leading());
        head + self.version.len() as f32 * body.leading() > TALLEST_TITLE_BLOCK * page.1
    }

    /// Title, legend and version line one after the other, over as many pages as they need; from then on their beginning
    /// alone is repeated.
    fn long_title_block(&mut self) {
        self.builder.start_page();
        let Setting { page, title: title_style, body, colors, .. } = self.setting;
        self.y = page.1 - MARGIN;
        let heading = self.title_heading();
        let below_logo = self.logo(self.y, true, &mut Vec::new());
        let title = std::mem::take(&mut self.title);
        self.flow(&title, title_style, colors.heading, |builder, lines| builder.paragraph(heading, lines));
        let (legend, version) = (std::mem::take(&mut self.legend), std::mem::take(&mut self.version));
        for entry in legend.iter().chain([&version]) {
            let paragraph = self.builder.element(Role::Paragraph, ElementId(0));
            self.flow(entry, body, colors.text, |builder, lines| builder.paragraph(paragraph, lines));
        }
        let start = |lines: &[Line]| lines.iter().take(REPEATED).cloned().collect::<Vec<_>>();
        self.title = start(&title);
        self.version = start(&version);
        self.legend = legend.iter().take(REPEATED).map(|entry| start(entry)).collect();
        self.y = self.y.min(below_logo) - 9.0;
        if self.y < page.1 / 2.0 {
            self.start_page();
        }
    }

    /// Paints lines from here on, over as many pages as they need.
    fn flow(
        &mut self,
        lines: &[Line],
        style: Style,
        color: Color,
        mut paint: impl FnMut(&mut Builder, &Block<'_>),
    ) {
        let mut rest = lines;
        while !rest.is_empty() {
            let fit = lines_above_foot(self.y, style);
            if fit == 0 {
                self.builder.start_page();
                self.y = self.setting.page.1 - MARGIN;
                continue;
            }
            let (now, later) = rest.split_at(fit.min(rest.len()));
            paint(&mut self.builder, &block(now, MARGIN, self.y, style, color));
            self.y -= now.len() as f32 * style.leading();
            rest = later;
        }
    }

    /// The logo at the page's right; gives the height of its lower edge, or that of the page's top.
    fn logo(&mut self, top: f32, first: bool, repeated: &mut Vec<Draw>) -> f32 {
        let Some((logo, width, height)) = self.logo else { return top };
        let x = self.setting.page.0 - MARGIN - width;
        let area = Area { x, y: top - height, width, height };
        if first {
            let figure = self.builder.element(Role::Figure, ElementId(0));
            self.builder.edit(figure, |element| {
                element.spoken = Some(logo.text.clone());
                element.bounds = Some(area);
            });
            self.builder.content(figure, vec![Draw::Logo { area }]);
        } else {
            repeated.push(Draw::Logo { area });
        }
        area.y
    }

    /// An entry of the outline that leads to a height of the current page.
    fn outline(&mut self, title: &str, level: usize, top: f32, element: ElementId) {
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let page = self.builder.page();
        self.builder.pages.outline.push(OutlineEntry { title, level, page, top, element });
    }

    /// Version and page number at the foot of each page, once their number is known.
    fn footers(&mut self, report: &Report) {
        let Setting { page: (full, _), body, colors, .. } = self.setting;
        let total = self.builder.pages.pages.len();
        let version = Message::new("page-version").with("version", report.version.to_string());
        let left = set(&version.with("date", in_words(report.date)).printed(), self.fonts, body, full);
        for page in 0..total {
            let number = Message::new("page-number").with("page", page + 1).with("pages", total);
            let number = set(&number.printed(), self.fonts, body, full);
            let x = full - MARGIN - number.iter().map(|line| width(line)).fold(0.0, f32::max);
            let mut footer = draws(&block(&left, MARGIN, FOOTER, body, colors.text));
            footer.extend(draws(&block(&number, x, FOOTER, body, colors.text)));
            self.builder.artifact_on(page, Artifact::Footer, footer);
        }
    }
}

fn place(builder: &mut Builder, first: bool, block: &Block<'_>, repeated: &mut Vec<Draw>) {
    if first {
        let paragraph = builder.element(Role::Paragraph, ElementId(0));
        builder.paragraph(paragraph, block);
    } else {
        repeated.extend(draws(block));
    }
}

fn set(text: &str, fonts: &Fonts<'_>, style: Style, room: f32) -> Vec<Line> {
    set_block(&RichBlock::plain(text), fonts, style, room)
}

fn set_block(text: &RichBlock, fonts: &Fonts<'_>, style: Style, room: f32) -> Vec<Line> {
    break_lines(&measure(text, fonts, style), text, fonts, style, room)
}

/// How many lines fit between a height and the foot of a page.
fn lines_above_foot(y: f32, style: Style) -> usize {
    ((y - BOTTOM) / style.leading()).floor().max(0.0) as usize
}

impl Style {
    /// Distance from baseline to baseline.
    fn leading(self) -> f32 {
        (self.size * 1.26 * 10.0).round() / 10.0
    }
}

fn block(lines: &[Line], x: f32, top: f32, style: Style, color: Color) -> Block<'_> {
    Block { lines, x, top, leading: style.leading(), style, color }
}
