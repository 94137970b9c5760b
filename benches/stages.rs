//! The stages of `publish` on the sample plan, each alone: `cargo bench`. Another plan: `PLAN=file cargo bench`.
#![expect(clippy::unwrap_used, reason = "a benchmark may fail")]

use std::path::Path;

use divan::{Bencher, black_box};
use leveranceplan::check;
use leveranceplan::config::Config;
use leveranceplan::extract::{self, csv::Dialect};
use leveranceplan::plan::release::{Release, Terms};
use leveranceplan::plan::{Plan, read};
use leveranceplan::report::{Report, compose, design::Design, fonts::Fonts, layout, pdf, self_check};
use leveranceplan::workbook;

fn main() {
    divan::main();
}

fn bytes() -> Vec<u8> {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("input/aktivitets-og-leveranceplan.xlsx");
    std::fs::read(std::env::var_os("PLAN").map_or(sample, Into::into)).unwrap()
}

fn plan() -> Plan {
    read::read(&workbook::Workbook::read(&bytes()).unwrap(), &read::Reading::default()).unwrap().plan
}

fn report() -> Report {
    compose::compose(&plan()).unwrap()
}

#[divan::bench]
fn stage_1_read(bencher: Bencher) {
    let bytes = bytes();
    bencher.bench(|| workbook::Workbook::read(black_box(&bytes)));
}

#[divan::bench]
fn stage_2_plan(bencher: Bencher) {
    let workbook = workbook::Workbook::read(&bytes()).unwrap();
    bencher.bench(|| read::read(black_box(&workbook), &read::Reading::default()));
}

#[divan::bench]
fn stage_3_layout(bencher: Bencher) {
    let (report, fonts) = (report(), Fonts::load().unwrap());
    bencher.bench(|| layout::layout(black_box(&report), &fonts, &Design::default()));
}

#[divan::bench]
fn stage_4_pdf(bencher: Bencher) {
    let report = report();
    let fonts = Fonts::load().unwrap();
    let pages = layout::layout(&report, &fonts, &Design::default());
    let metadata = pdf::Metadata::of(&report, "benchmark");
    bencher.bench(|| pdf::write(black_box(&pages), &metadata, &fonts));
}

#[divan::bench]
fn stage_5_self_check(bencher: Bencher) {
    let report = report();
    let fonts = Fonts::load().unwrap();
    let pages = layout::layout(&report, &fonts, &Design::default());
    let bytes = pdf::write(&pages, &pdf::Metadata::of(&report, "benchmark"), &fonts).unwrap();
    bencher.bench(|| self_check::run(&report, black_box(&bytes)).unwrap());
}

/// Stages 3 to 5 of a plan with so many times the rows; the figure is rows in a second, which is to stay about the same.
#[divan::bench(args = [1, 10, 100], sample_count = 10, sample_size = 1)]
fn stages_3_to_5_of_long_plans(bencher: Bencher, times: usize) {
    let (mut report, fonts) = (report(), Fonts::load().unwrap());
    let areas = report.tables.iter_mut().flat_map(|table| &mut table.areas);
    areas.for_each(|area| area.rows = vec![std::mem::take(&mut area.rows); times].concat());
    let rows: usize = report.tables.iter().flat_map(|table| &table.areas).map(|area| area.rows.len()).sum();
    let metadata = pdf::Metadata::of(&report, "benchmark");
    bencher.counter(divan::counter::ItemsCount::new(rows)).bench(|| {
        let pages = layout::layout(black_box(&report), &fonts, &Design::default());
        let bytes = pdf::write(&pages, &metadata, &fonts).unwrap();
        self_check::run(&report, &bytes).unwrap()
    });
}

#[divan::bench]
fn stage_6_csv(bencher: Bencher) {
    let plan = plan();
    bencher.bench(|| {
        extract::Table::write_csv(&extract::deliverables(black_box(&plan)), Dialect::ExcelDa, std::io::sink())
    });
}

/// Release texts of all forms; the figure is phrases in a second.
#[divan::bench]
fn release_phrases(bencher: Bencher) {
    let phrases: Vec<&str> = include_str!("../tests/golden/release-phrases.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    let terms = Terms::default();
    bencher
        .counter(divan::counter::ItemsCount::new(phrases.len()))
        .bench(|| phrases.iter().map(|phrase| Release::read(black_box(phrase), &terms)).collect::<Vec<_>>());
}

/// A workbook of 100,000 deliverables, from its cells to all findings.
#[divan::bench(sample_count = 5)]
fn check_100_000_rows(bencher: Bencher) {
    let mut workbook = workbook::Workbook::read(&bytes()).unwrap();
    let rows = &mut workbook.sheets.first_mut().unwrap().rows;
    let last = rows.last().unwrap().clone();
    rows.extend((1..=100_000).map(|index| {
        let mut row = last.clone();
        row.row.0 += index;
        if let Some(project) = row.cells.first_mut() {
            project.text = format!("Projekt {index}");
        }
        row
    }));
    let config = Config::default();
    bencher.bench(|| {
        let plan = read::read(black_box(&workbook), &read::Reading::default()).unwrap().plan;
        check::run(&check::Subject::new(&plan, &workbook, &config))
    });
}
