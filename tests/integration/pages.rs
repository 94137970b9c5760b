//! The composed pages as a person can review them.

use std::fmt::Write;

use leveranceplan::compare::Comparison;
use leveranceplan::plan::Plan;
use leveranceplan::report::design::Design;
use leveranceplan::report::fonts::Fonts;
use leveranceplan::report::logo::{Logo, Raster};
use leveranceplan::report::pages::{
    Area, Child, Color, Draw, ElementId, Numbering, Owner, Pages, Role, TextRun,
};
use leveranceplan::report::{Report, compose, layout};

use crate::harness::golden;
use crate::table::Table;

/// An address wider than any column, with separators to break after.
const LONG_ADDRESS: &str = "https://www.example.dk/vejledninger/informationssikkerhed/2019-2020/\
                            skabelon_til_beredskabsplan.docx?udgave=2&sprog=da";

/// A plan with rows of every kind, and the version before it.
fn plans() -> (Plan, Plan) {
    let row = |texts: [&str; 7]| texts.map(str::to_owned);
    let mut new = Table::new("6.0", "1. juli 2019");
    new.push(
        "Metoder *",
        row([
            "Måling af modenhed ✓",
            "At vide, hvor vi står.",
            "Et spørgeskema.",
            "Q1 2018",
            "Leveret",
            "Mette Holmgaard",
            "Se www.example.dk/måling/æ?år=2019 eller skriv til maaling@example.dk.",
        ]),
    );
    new.push(
        "Metoder *",
        row([
            "Netværk for risikovurdering i alle kommuner, regioner og andre myndigheder",
            "At lære af hinanden.",
            "To møder om året",
            "Udgår",
            "Der var for få tilmeldte.",
            "Jonas Friis",
            "",
        ]),
    );
    new.push(
        "Metoder *",
        row([
            "Kursus for nye *",
            "At kunne mere om informationssikkerhedskoordinatorernes arbejde.",
            "• første dag om lov\n• anden dag om risiko\nBagefter:\n1. prøve\n2. bevis\nTil sidst:\na) for ledere\nb) for andre",
            "Q3 2019",
            "I gang",
            "x\u{30c}".repeat(30).as_str(),
            LONG_ADDRESS,
        ]),
    );
    // Higher than a page, with an address where the page ends.
    let mut lines: Vec<String> = (1..=45).map(|number| format!("Trin {number}")).collect();
    lines.push(format!("Se {LONG_ADDRESS}"));
    lines.extend((1..=4).map(|number| format!("• Valg {number}")));
    new.push(
        "Værktøjer",
        row([
            "Beredskab ✓ *",
            "At øve.",
            &lines.join("\n"),
            "Q4 2019",
            "Udsat til 4. kvartal",
            "Mette Holmgaard",
            "Kort.",
        ]),
    );
    new.push("Værktøjer", row(["Katalog", "", "", "Løbende", "", "Jonas Friis", ""]));
    let mut old = new.clone();
    old.version = "Version 5.0 _1. april 2019 - Vejledende".into();
    old.areas[0].1[2][3] = "Q2 2019".into();
    old.areas[0].1[2][2] = "To dage om informationssikkerhed.".into();
    old.areas[1].1.pop();
    (old.plan(), new.plan())
}

/// The publication of that plan: with a logo, and with the table of changes.
pub(crate) fn publication(fonts: &Fonts<'_>) -> (Report, Pages) {
    let (old, new) = plans();
    let mut report = compose::compose(&new).unwrap();
    report.tables.push(compose::changes::table(&Comparison::of(&old, &new)));
    let image = Raster { width: 4, height: 2, pixels: (0..24).map(|part| part * 10).collect() };
    let logo = Logo { image, text: "Kontorets logo".into(), height: 20.0 };
    let design = Design { logo: Some(logo), ..Design::default() };
    let pages = layout::layout(&report, fonts, &design);
    (report, pages)
}

/// The standard structure type of an element (ISO 32000-1, 14.8.4).
pub(crate) const fn tag(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Heading1 => "H1",
        Role::Heading2 => "H2",
        Role::Paragraph => "P",
        Role::Table => "Table",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::TableRow => "TR",
        Role::HeaderCell(_) => "TH",
        Role::DataCell => "TD",
        Role::List(Numbering::Disc) => "L",
        Role::List(Numbering::Decimal) => "L(1)",
        Role::List(Numbering::LowerAlpha) => "L(a)",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Span => "Span",
        Role::Figure => "Figure",
        Role::Link => "Link",
    }
}

/// The way to an element, such as `TR2/TD5/P`: elements with siblings of their role are counted.
pub(crate) fn path(pages: &Pages, ElementId(index): ElementId) -> String {
    let element = &pages.elements[index];
    let own = tag(element.role);
    match element.role {
        Role::Document => return String::new(),
        Role::Table | Role::TableBody => return path(pages, element.parent),
        _ => {}
    }
    let siblings = pages.elements[element.parent.0].children.iter().filter_map(|child| match child {
        Child::Element(id) if pages.elements[id.0].role == element.role => Some(id.0),
        _ => None,
    });
    let siblings: Vec<usize> = siblings.collect();
    let own = match siblings.iter().position(|sibling| *sibling == index) {
        Some(place) if siblings.len() > 1 => format!("{own}{}", place + 1),
        _ => own.to_owned(),
    };
    let above = path(pages, element.parent);
    if above.is_empty() { own } else { format!("{above}/{own}") }
}

/// A colour as on the web.
fn hex(color: Color) -> String {
    let part = |part: f32| (part * 255.0).round() as u8;
    format!("#{:02x}{:02x}{:02x}", part(color.red), part(color.green), part(color.blue))
}

/// A painting instruction in one line; `length` writes a length.
pub(crate) fn line(draw: &Draw, length: fn(f32) -> String) -> String {
    let area = |Area { x, y, width, height }: &Area| {
        format!("{} {} {} x {}", length(*x), length(*y), length(*width), length(*height))
    };
    match draw {
        Draw::Text(TextRun { x, y, size, face, color, text }) => {
            format!("{} {} {face:?} {size} {} {text:?}", length(*x), length(*y), hex(*color))
        }
        Draw::Fill { area: filled, color } => format!("fill {} {}", area(filled), hex(*color)),
        Draw::Rule { from, to, width, color } => format!(
            "rule {} {} to {} {} {} thick {}",
            length(from.0),
            length(from.1),
            length(to.0),
            length(to.1),
            length(*width),
            hex(*color)
        ),
        Draw::Logo { area: place } => format!("logo {}", area(place)),
    }
}

/// Whether a level rule of the page goes through the small letters of a run.
fn is_struck(run: &TextRun, page: &[&Draw]) -> bool {
    page.iter().any(|draw| {
        let Draw::Rule { from, to, .. } = draw else { return false };
        let is_through = from.1 > run.y && from.1 < run.y + 0.5 * run.size;
        from.1 == to.1 && is_through && from.0 <= run.x && run.x < to.0
    })
}

/// All pages: of each thing the element that it belongs to, in reading order, artifacts in brackets; then the outline.
fn described(pages: &Pages) -> String {
    let points = |length: f32| format!("{length:.1}");
    let mut out = format!("{} pages of {:.1} x {:.1} points\n", pages.pages.len(), pages.width, pages.height);
    for (number, page) in pages.pages.iter().enumerate() {
        writeln!(out, "\npage {}", number + 1).unwrap();
        let all: Vec<&Draw> = page.sequences.iter().flat_map(|sequence| &sequence.draws).collect();
        for sequence in &page.sequences {
            let owner = match sequence.owner {
                Owner::Artifact(kind) => format!("[{kind:?}]"),
                Owner::Element(id) => {
                    let spoken = pages.elements[id.0].spoken.as_ref();
                    path(pages, id) + &spoken.map_or(String::new(), |spoken| format!(" \"{spoken}\""))
                }
            };
            for draw in &sequence.draws {
                let struck = matches!(draw, Draw::Text(run) if is_struck(run, &all));
                let end = if struck { " struck through" } else { "" };
                writeln!(out, "{owner}: {}{end}", line(draw, points)).unwrap();
            }
        }
        for link in &page.links {
            writeln!(out, "{}: link to {}", path(pages, link.element), link.uri).unwrap();
            for Area { x, y, width, height } in &link.areas {
                writeln!(out, "  from {x:.1} {y:.1} {width:.1} x {height:.1}").unwrap();
            }
        }
    }
    out.push('\n');
    for entry in &pages.outline {
        let (indent, owner) = ("  ".repeat(entry.level), path(pages, entry.element));
        let (title, page, top) = (&entry.title, entry.page + 1, entry.top);
        writeln!(out, "outline {indent}{title:?} page {page} at {top:.1}: {owner}").unwrap();
    }
    out
}

#[test]
fn pages_are_as_reviewed() {
    golden("pages-composed", &described(&publication(&Fonts::load().unwrap()).1));
}
