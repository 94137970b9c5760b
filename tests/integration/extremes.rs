//! Pages of extreme plans: nothing cut, nothing outside the margins.

use leveranceplan::plan::{Field, PerField};
use leveranceplan::report::fonts::Fonts;
use leveranceplan::report::pages::{Artifact, Child, Draw, ElementId, Owner, Pages};
use proptest::prelude::*;

use leveranceplan::report::design::Design;
use leveranceplan::report::logo::{Logo, Raster};
use leveranceplan::report::{
    Report, ReportArea, ReportColumn, ReportRow, ReportTable, RichBlock, RichText, Standing, layout,
};

fn cell(text: &str) -> RichText {
    RichText { blocks: text.lines().filter(|line| !line.trim().is_empty()).map(RichBlock::plain).collect() }
}

fn report(rows: Vec<PerField<RichText>>) -> Report {
    Report {
        title: "Plan 1 kv. 2019".into(),
        legend: vec!["✓ = Leveret".into()],
        version_line: "Version 1.0 _1. april 2019".into(),
        version: "1.0".parse().unwrap(),
        date: chrono::NaiveDate::from_ymd_opt(2019, 4, 1).unwrap(),
        tables: vec![ReportTable {
            columns: PerField::from_fn(|field| ReportColumn {
                heading: field.heading().into(),
                running: true,
            }),
            areas: vec![ReportArea {
                heading: RichBlock::plain("Område"),
                rows: rows.into_iter().map(|cells| ReportRow { cells, ..ReportRow::default() }).collect(),
            }],
        }],
    }
}

fn laid_out(rows: Vec<PerField<RichText>>, fonts: &Fonts<'_>) -> Pages {
    layout::layout(&report(rows), fonts, &Design::default())
}

/// The content of all pages in painting order, blanks and set hyphens left out.
fn content(pages: &Pages) -> String {
    let sequences = pages.pages.iter().flat_map(|page| &page.sequences);
    let content = sequences.filter(|sequence| matches!(sequence.owner, Owner::Element(_)));
    let draws = content.flat_map(|sequence| &sequence.draws);
    let texts =
        draws.filter_map(|draw| if let Draw::Text(run) = draw { Some(run.text.as_str()) } else { None });
    texts.collect::<String>().chars().filter(|c| !matches!(c, ' ' | '\u{ad}')).collect()
}

fn assert_inside(pages: &Pages, fonts: &Fonts<'_>) {
    for draw in pages.pages.iter().flat_map(|page| &page.sequences).flat_map(|sequence| &sequence.draws) {
        let Draw::Text(run) = draw else { continue };
        let text = run.text.trim_end();
        let width: f32 = text.chars().map(|c| fonts.advance(c, run.face).unwrap() * run.size).sum();
        assert!(run.size >= 7.0);
        assert!(run.x >= 28.0 && run.x + width <= pages.width - 27.0, "{run:?}");
        assert!(run.y >= 14.0 && run.y + run.size <= pages.height - 14.0, "{run:?}");
    }
}

#[test]
fn long_cells_and_long_words_lose_nothing() {
    let fonts = Fonts::load().unwrap();
    let long = "Ærlig tale om databeskyttelsesforordningen. ".repeat(745);
    let word = "sikkerhedsprogrammets".repeat(24);
    for text in [long.as_str(), word.as_str(), &"x".repeat(500), "a\n\n\nb"] {
        let row = PerField::from_fn(|field| match field {
            Field::Project => cell("Projekt"),
            Field::Purpose => cell(text),
            _ => RichText::default(),
        });
        let pages = laid_out(vec![row], &fonts);
        let expected: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let found = content(&pages);
        assert!(
            found.matches("Projekt").count() == 2,
            "the project stands once in the header and once in its row"
        );
        assert!(found.ends_with(&expected), "{} characters of {}", found.len(), expected.len());
        assert_inside(&pages, &fonts);
    }
}

#[test]
fn two_thousand_rows_are_all_there() {
    let fonts = Fonts::load().unwrap();
    let rows = (0..2_000).map(|row| PerField::from_fn(|_| cell(&format!("række{row}"))));
    let pages = laid_out(rows.collect(), &fonts);
    assert_eq!(content(&pages).matches("række").count(), 14_000);
    assert_inside(&pages, &fonts);
}

#[test]
fn plans_of_any_shape_are_laid_out() {
    let fonts = Fonts::load().unwrap();
    let one = laid_out(vec![PerField::from_fn(|_| cell("én"))], &fonts);
    assert_eq!((one.pages.len(), content(&one).matches("én").count()), (1, 7));
    let empty = laid_out(vec![PerField::from_fn(|_| cell("")), PerField::from_fn(|_| cell(""))], &fonts);
    assert_eq!(faults(&empty, &fonts), Vec::<String>::new());
    let mut many = report(vec![PerField::from_fn(|_| cell("tekst"))]);
    many.tables[0].areas = vec![many.tables[0].areas[0].clone(); 300];
    let pages = layout::layout(&many, &fonts, &Design::default());
    assert_eq!((pages.pages.len(), content(&pages).matches("tekst").count()), (300, 2_100));
    assert_eq!(faults(&pages, &fonts), Vec::<String>::new());
    assert_inside(&pages, &fonts);
}

#[test]
fn a_split_row_has_two_lines_on_each_side() {
    let fonts = Fonts::load().unwrap();
    for lines in 40..110 {
        let long = vec!["linje"; lines].join("\n");
        let row = PerField::from_fn(|field| cell(if field == Field::Purpose { &long } else { "tekst" }));
        let rows = vec![PerField::from_fn(|_| cell("før")), row];
        let pages = laid_out(rows, &fonts);
        let on_page = |page: &leveranceplan::report::pages::Page| {
            let content = page.sequences.iter().filter(|s| matches!(s.owner, Owner::Element(_)));
            let draws = content.flat_map(|sequence| &sequence.draws);
            draws.filter(|draw| matches!(draw, Draw::Text(run) if run.text.trim_end() == "linje")).count()
        };
        let counts: Vec<usize> = pages.pages.iter().map(on_page).collect();
        assert_eq!(counts.iter().sum::<usize>(), lines);
        assert!(counts.iter().all(|count| *count != 1), "{lines} lines: {counts:?}");
    }
}

/// Rows are told apart without colour: a bar beside what is delivered, a rule through what is cancelled.
#[test]
fn standings_are_told_apart_in_grey() {
    let fonts = Fonts::load().unwrap();
    let shapes = |standing| {
        let mut report = report(vec![PerField::from_fn(|_| cell("tekst"))]);
        report.tables[0].areas[0].rows[0].standing = standing;
        let pages = layout::layout(&report, &fonts, &Design::default());
        let artifacts =
            pages.pages[0].sequences.iter().filter(|s| s.owner == Owner::Artifact(Artifact::Layout));
        let draws = artifacts.flat_map(|sequence| sequence.draws.clone()).collect::<Vec<_>>();
        let bars =
            draws.iter().filter(|draw| matches!(draw, Draw::Fill { area, .. } if area.width < 3.0)).count();
        let rules = draws.iter().filter(|draw| matches!(draw, Draw::Rule { .. })).count();
        (bars, rules)
    };
    let (bars, rules) = shapes(Standing::Open);
    assert_eq!(bars, 0);
    assert_eq!(shapes(Standing::Delivered), (1, rules));
    assert_eq!(shapes(Standing::Cancelled), (0, rules + 1));
}

/// Why pages do not hold together: sequences and children of elements in bijection, no text over another.
fn faults(pages: &Pages, fonts: &Fonts<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    for (index, page) in pages.pages.iter().enumerate() {
        for (sequence, painted) in page.sequences.iter().enumerate() {
            let Owner::Element(ElementId(owner)) = painted.owner else { continue };
            let wanted = Child::Sequence { page: index, sequence };
            let named = pages.elements.iter().flat_map(|element| &element.children).filter(|c| **c == wanted);
            if named.count() != 1 || !pages.elements[owner].children.contains(&wanted) {
                faults.push(format!("sequence {sequence} of page {index} is not its owner's, once"));
            }
        }
        let mut boxes: Vec<(f32, f32, f32, &str)> = Vec::new();
        for draw in page.sequences.iter().flat_map(|sequence| &sequence.draws) {
            let Draw::Text(run) = draw else { continue };
            let text = run.text.trim_end();
            let width: f32 = text.chars().map(|c| fonts.advance(c, run.face).unwrap() * run.size).sum();
            boxes.push((run.y, run.x, run.x + width, text));
        }
        boxes.sort_by(|a, b| a.partial_cmp(b).unwrap());
        for (one, two) in boxes.iter().zip(boxes.iter().skip(1)).filter(|(one, two)| one.0 == two.0) {
            if one.2 > two.1 + 0.01 {
                faults.push(format!("{:?} runs into {:?} on page {index}", one.3, two.3));
            }
        }
    }
    faults
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn pages_hold_together(
        rows in prop::collection::vec(prop::array::uniform7("([a-zæøå✓]{0,30}[ -/\n]?){0,40}"), 1..12)
    ) {
        let fonts = Fonts::load().unwrap();
        let rows = rows.iter().map(|row| PerField::new(row.each_ref().map(|text| cell(text)))).collect();
        let pages = laid_out(rows, &fonts);
        prop_assert_eq!(faults(&pages, &fonts), Vec::<String>::new());
        assert_inside(&pages, &fonts);
    }
}

#[test]
fn faults_in_pages_are_seen() {
    let fonts = Fonts::load().unwrap();
    let mut pages = laid_out(vec![PerField::from_fn(|_| cell("tekst"))], &fonts);
    assert_eq!(faults(&pages, &fonts), Vec::<String>::new());
    let row = pages.pages[0].sequences.iter().rposition(|s| matches!(s.owner, Owner::Element(_))).unwrap();
    let copy = pages.pages[0].sequences[row].clone();
    pages.pages[0].sequences.push(copy);
    assert_eq!(faults(&pages, &fonts).len(), 2, "a sequence that nobody names, painted over another");
}

#[test]
fn an_area_that_goes_on_says_so() {
    let fonts = Fonts::load().unwrap();
    let rows = (0..60).map(|row| PerField::from_fn(|_| cell(&format!("række {row}"))));
    let pages = laid_out(rows.collect(), &fonts);
    assert!(pages.pages.len() > 1);
    for page in &pages.pages[1..] {
        let repeated = page.sequences.iter().filter(|s| s.owner == Owner::Artifact(Artifact::Repeated));
        let texts: Vec<&str> = repeated
            .flat_map(|sequence| &sequence.draws)
            .filter_map(|draw| if let Draw::Text(run) = draw { Some(run.text.trim_end()) } else { None })
            .collect();
        assert_eq!(texts[..2], ["Område (fortsat)", "Projekt"]);
        assert_eq!(texts.last().unwrap(), &"Bemærkninger");
    }
}

/// Whether all texts stand on the paper.
fn assert_on_paper(pages: &Pages) {
    for draw in pages.pages.iter().flat_map(|page| &page.sequences).flat_map(|sequence| &sequence.draws) {
        let (x, y) = match draw {
            Draw::Text(run) => (run.x, run.y),
            Draw::Logo { area } => (area.x, area.y),
            _ => continue,
        };
        assert!(x >= 28.0 && x < pages.width && y >= 14.0 && y < pages.height, "{draw:?}");
    }
}

#[test]
fn a_title_block_or_name_longer_than_a_page_goes_on_over_pages_and_is_repeated_in_part() {
    let fonts = Fonts::load().unwrap();
    let long = "ganske lang ".repeat(700);
    for case in 0..4 {
        let mut report = report(vec![PerField::from_fn(|_| cell("kort")); 60]);
        match case {
            0 => report.title.clone_from(&long),
            1 => report.version_line.clone_from(&long),
            2 => report.legend = vec![long.clone(), "✓ = Leveret".into()],
            _ => report.tables[0].areas[0].heading = RichBlock::plain(&long),
        }
        let pages = layout::layout(&report, &fonts, &Design::default());
        assert_on_paper(&pages);
        let painted = content(&pages);
        let expected: String = long.split_whitespace().collect();
        assert!(painted.contains(&expected), "case {case}");
        assert_eq!(painted.matches("kort").count(), 7 * 60);
        assert!(pages.pages.len() < 12, "{case}: {}", pages.pages.len());
    }
}

#[test]
fn a_logo_wider_than_a_page_is_made_smaller() {
    let fonts = Fonts::load().unwrap();
    let image = Raster { width: 4000, height: 1, pixels: vec![0; 12_000] };
    let logo = Logo { image, text: "Logo".into(), height: 80.0 };
    let design = Design { logo: Some(logo), ..Design::default() };
    let pages = layout::layout(&report(vec![PerField::from_fn(|_| cell("kort"))]), &fonts, &design);
    assert_on_paper(&pages);
    assert_eq!(pages.pages.len(), 1);
}
