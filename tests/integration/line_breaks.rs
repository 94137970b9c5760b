//! Where lines break, and how wide columns are.

use leveranceplan::plan::{Field, PerField};
use leveranceplan::report::design::Design;
use leveranceplan::report::fonts::Fonts;
use leveranceplan::report::pages::{Draw, Owner};
use leveranceplan::report::{Report, ReportRow, RichBlock, RichText, compose, layout};

use crate::pages::path;
use crate::table::Table;

/// A publication of one area: each row has so many words in one column, and one word in the others.
fn of_words(rows: &[(Field, usize)]) -> Report {
    let words = |count| RichText { blocks: vec![RichBlock::plain(&"ord ".repeat(count))] };
    let row = |(column, count): &(Field, usize)| {
        let mut row = ReportRow { cells: PerField::from_fn(|_| words(1)), ..ReportRow::default() };
        row.cells[*column] = words(*count);
        row
    };
    let mut table = Table::new("6.0", "1. juli 2019");
    table.push("Metoder", std::array::from_fn(|_| "ord".to_owned()));
    let mut report = compose::compose(&table.plan()).unwrap();
    report.tables[0].areas[0].rows = rows.iter().map(row).collect();
    report
}

/// Widths with which all rows together have the fewest lines would take a page more each time.
#[test]
fn widths_are_those_with_the_fewest_pages() {
    use Field::{Contact, Description, Project, Purpose, Release, Remarks, Status};
    let fonts = Fonts::load().unwrap();
    let cases: [(usize, &[(Field, usize)]); 4] = [
        (1, &[(Project, 90), (Description, 150), (Contact, 300)]),
        (1, &[(Release, 270), (Project, 110), (Remarks, 150)]),
        (2, &[(Purpose, 250), (Status, 240), (Description, 420)]),
        (2, &[(Description, 290), (Purpose, 240), (Status, 390)]),
    ];
    let pages = |rows| layout::layout(&of_words(rows), &fonts, &Design::default()).pages.len();
    assert_eq!(cases.map(|(_, rows)| pages(rows)), cases.map(|(pages, _)| pages));
}

/// The lines of a text in a column of a seventh of the page.
fn broken(text: &str, column: usize) -> Vec<String> {
    let mut table = Table::new("1.0", "1. april 2019");
    table.push("Område", std::array::from_fn(|_| text.to_owned()));
    let report = compose::compose(&table.plan()).unwrap();
    let pages = layout::layout(&report, &Fonts::load().unwrap(), &Design::default());
    let mut lines: Vec<(f32, String)> = Vec::new();
    for sequence in pages.pages.iter().flat_map(|page| &page.sequences) {
        let Owner::Element(id) = sequence.owner else { continue };
        if !path(&pages, id).contains(&format!("TD{}/", column + 1)) {
            continue;
        }
        for draw in &sequence.draws {
            let Draw::Text(run) = draw else { continue };
            match lines.last_mut() {
                Some((y, line)) if *y == run.y => line.push_str(&run.text),
                _ => lines.push((run.y, run.text.clone())),
            }
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

#[test]
fn lines_break_where_a_reader_expects_it() {
    let names = |text: &str| broken(text, 0);
    let running = |text: &str| broken(text, 1);
    // An address breaks after a separator, without a hyphen; only one without any is cut anywhere.
    let address = "https://www.example.dk/en_skabelon_til_planer.for.beredskab&mere=mindre%2f";
    let lines = ["https://www.example.dk/", "en_skabelon_til_planer.for.", "beredskab&mere=mindre%2f"];
    assert_eq!(names(address), lines);
    let address = format!("https://www.example.dk/{}", "abcdefghij".repeat(5));
    let lines = ["https://www.example.dk/", "abcdefghijabcdefghijabcdefg", "hijabcdefghijabcdefghij"];
    assert_eq!(names(&address), lines);
    // A mark stays with its letter.
    let marked = "x\u{30c}";
    let lines = ["Før ".to_owned(), marked.repeat(26), marked.repeat(26), marked.repeat(8)];
    assert_eq!(names(&format!("Før {}", marked.repeat(60))), lines);
    // A word is cut where it is wider than its column; of running text also where its line would stay short.
    let word = "Informationssikkerhedskoordinatornetværket";
    let lines =
        ["Informationssikkerhedskoor\u{ad}", "dinatornetværket for alle ", "sikkerhedsorganisationer"];
    assert_eq!(names(&format!("{word} for alle sikkerhedsorganisationer")), lines);
    let lines = [
        "Informationssikkerhedskoor\u{ad}",
        "dinatornetværket for ",
        "kommunernes sikkerhedsor\u{ad}",
        "ganisationer",
    ];
    assert_eq!(running(&format!("{word} for kommunernes sikkerhedsorganisationer")), lines);
    // An item's lines begin where its text does, so that they are shorter.
    let lines = ["   • Alle kommuner, regioner ", "og selvejende institutioner ", "i hele landet"];
    assert_eq!(running("• Alle kommuner, regioner og selvejende institutioner i hele landet"), lines);
    let lines = ["Et to tre fire fem it-sikkerhed/", "beredskab og a/b"];
    assert_eq!(running("Et to tre fire fem it-sikkerhed/beredskab og a/b"), lines);
    let lines = ["123456789012345678901234", "567890123456789012345678", "90"];
    assert_eq!(running(&lines.concat()), lines);
}
