//! Release texts: each phrase and what is read in it, as a table to review; and what holds for any text.

use std::fmt::Write;
use std::fs;

use leveranceplan::characters::is_invisible;
use leveranceplan::plan::Field;
use leveranceplan::plan::release::{Kind, Release, Terms};
use proptest::prelude::*;

use crate::{plan_of, real_plan, root};

fn read(text: &str) -> Release {
    Release::read(text, &Terms::default())
}

/// Kind, periods, flags and residue in one line.
fn line(release: &Release, residue: &str) -> String {
    let day = |day: Option<chrono::NaiveDate>| day.map_or("…".to_owned(), |day| day.to_string());
    let mut out = format!("{:?}", release.kind).to_lowercase();
    for span in &release.periods {
        let about = if span.approximate { "~" } else { "" };
        let precision = format!("{:?}", span.precision).to_lowercase();
        write!(out, " {about}{}..{} {precision}", day(span.from), day(span.to)).unwrap();
    }
    if !release.months.is_empty() {
        write!(out, " months {:?}", release.months).unwrap();
    }
    if let Some(months) = release.every {
        write!(out, " every {months}").unwrap();
    }
    let flags = [
        (release.open_ended, "open-ended"),
        (release.expected, "expected"),
        (release.delayed, "delayed"),
        (release.at_risk, "at-risk"),
        (release.impossible.is_some(), "impossible"),
    ];
    for (_, flag) in flags.iter().filter(|(set, _)| *set) {
        write!(out, " +{flag}").unwrap();
    }
    if !residue.is_empty() {
        write!(out, " | {residue}").unwrap();
    }
    out
}

#[test]
fn phrases_are_read_as_reviewed() {
    let phrases = fs::read_to_string(root().join("tests/golden/release-phrases.txt")).unwrap();
    let mut table = String::new();
    let (mut ours, mut open, mut headings) = (0, 0, 0);
    for phrase in phrases.lines() {
        if phrase.is_empty() || phrase.starts_with('#') {
            headings += usize::from(phrase.starts_with('#'));
            writeln!(table, "{phrase}").unwrap();
            continue;
        }
        let release = read(phrase);
        ours += usize::from(headings > 1);
        open += usize::from(headings > 1 && !release.residue.is_empty());
        writeln!(table, "{phrase:<60} {}", line(&release, &release.residue_in(phrase))).unwrap();
    }
    assert!(ours >= 150 && open >= 40, "{ours} beside the domain's, {open} of them not understood whole");
    crate::harness::golden("release-phrases", &table);
}

/// The office's own plan, where it lies beside the project: cells, not words; of a residue its length.
#[test]
fn the_real_plan_is_read_as_reviewed() {
    let Some(workbook) = real_plan() else { return };
    let (plan, _) = plan_of(&workbook);
    let mut table = String::new();
    for (_, deliverable) in plan.deliverables() {
        let text = deliverable.field(Field::Release);
        let release = read(&text.value);
        let residue = release.residue_in(&text.value).chars().count();
        let residue = if residue == 0 { String::new() } else { format!("{residue} characters") };
        writeln!(table, "{} {}", text.place.as_ref().unwrap().cell, line(&release, &residue)).unwrap();
    }
    crate::harness::golden("release-real-plan", &table);
}

/// Texts made of what release texts are made of, in any order.
fn phrases() -> impl Strategy<Value = String> {
    let words = [
        "Q3",
        "q",
        "1.",
        "2",
        "12.",
        "2018",
        "2019",
        "kv.",
        "kvartal",
        "uge",
        "maj",
        "nov.",
        "marts",
        "primo",
        "ultimo",
        "medio",
        "halvår",
        "forår",
        "sommeren",
        "vinter",
        "og",
        "-",
        "–",
        "/",
        ",",
        ".",
        "til",
        "fra",
        "i",
        "den",
        "inden udgangen af",
        "senest",
        "løbende",
        "efter behov",
        "alle årene",
        "hvert år",
        "årligt",
        "er",
        "frigivet",
        "leveret",
        "forventes",
        "forsinket",
        "kan",
        "ikke",
        "udgår",
        "årsskiftet",
        "2017/2018",
        "27001",
        "Vejle",
        "før",
        "første",
        "måned",
        "53",
        "30. februar",
        ";",
    ];
    let word = prop::sample::select(words.to_vec());
    prop::collection::vec((word, prop::sample::select(vec![" ", "", "  "])), 0..12)
        .prop_map(|words| words.into_iter().map(|(word, blank)| format!("{word}{blank}")).collect())
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    let release = read(text);
    for span in &release.periods {
        let ends = span.from.zip(span.to).is_none_or(|(from, to)| from <= to);
        prop_assert!(ends && (span.from.is_some() || span.to.is_some()), "{span:?}");
    }
    let mut at = 0;
    for range in &release.residue {
        prop_assert!(at <= range.start && range.start < range.end && text.get(range.clone()).is_some());
        at = range.end;
    }
    if release.kind == Kind::Unrecognised {
        let unseen = |c: char| c.is_whitespace() || is_invisible(c);
        let whole = text.len() - text.trim_start_matches(unseen).len()..text.trim_end_matches(unseen).len();
        prop_assert_eq!(release.residue.len(), 1);
        prop_assert_eq!(&release.residue[0], &whole);
        return Ok(());
    }
    // What was understood, without what was not, says the same.
    let phrase = release.to_string();
    let again = read(&phrase);
    prop_assert!(again.residue.is_empty(), "{}", phrase);
    prop_assert_eq!(&again, &Release { residue: Vec::new(), ..release }, "{}", phrase);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, ..ProptestConfig::default() })]

    #[test]
    fn likely_texts_hold(text in phrases()) {
        holds(&text)?;
    }

    #[test]
    fn any_text_holds(text in "\\PC*") {
        holds(&text)?;
    }
}

#[test]
fn the_standard_words_of_each_phrase_are_read_the_same() {
    let phrases = fs::read_to_string(root().join("tests/golden/release-phrases.txt")).unwrap();
    for phrase in phrases.lines() {
        holds(phrase).unwrap();
    }
}

#[test]
fn approximate_terms_can_be_set() {
    let terms = Terms {
        thirds: [10, 20],
        seasons: [[4, 6], [7, 8], [9, 11], [1, 3]],
        turn_of_year: [[12, 15], [1, 15]],
    };
    let days = |text| {
        let span = Release::read(text, &terms).periods[0];
        (span.from.unwrap().to_string(), span.to.unwrap().to_string())
    };
    assert_eq!(days("medio juni 2019"), ("2019-06-10".into(), "2019-06-19".into()));
    assert_eq!(days("foråret 2019"), ("2019-04-01".into(), "2019-06-30".into()));
    assert_eq!(days("vinteren 2019"), ("2019-01-01".into(), "2019-03-31".into()));
    assert_eq!(days("årsskiftet 2017/2018"), ("2017-12-15".into(), "2018-01-15".into()));
}

#[test]
fn a_text_full_of_times_is_read_without_end_of_patience() {
    let times = |one: &str| Release::read(&one.repeat(32_000 / one.len()), &Terms::default());
    for one in ["1/2/", "1 og ", "uge 1, ", "1/6 - ", "Q1-"] {
        assert_eq!(times(one).kind, Kind::Unrecognised, "{one}");
    }
    assert!(times("1. maj 2019, ").periods.len() > 1_000);
}
