//! Comparing two plans: `cargo bench --bench compare`. Each row of the second plan has another name, so that all are found
//! by likeness, which takes longest.
#![expect(clippy::unwrap_used, reason = "a benchmark may fail")]

use std::path::Path;

use divan::{Bencher, black_box};
use leveranceplan::compare::Comparison;
use leveranceplan::plan::{Plan, read};
use leveranceplan::workbook::{self, Workbook};

fn main() {
    divan::main();
}

fn workbook() -> Workbook {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("input/aktivitets-og-leveranceplan.xlsx");
    workbook::Workbook::read(&std::fs::read(sample).unwrap()).unwrap()
}

/// The sample's rows again and again, 10,000 in all, with numbers in their texts and names that a word begins.
fn plan(word: &str) -> Plan {
    let mut workbook = workbook();
    let rows = &mut workbook.sheets.first_mut().unwrap().rows;
    let deliverables: Vec<_> = rows.iter().filter(|row| row.cells.len() > 3).skip(1).cloned().collect();
    let last = rows.last().unwrap().row.0;
    rows.extend((0..10_000).zip(deliverables.iter().cycle()).map(|(index, row)| {
        let mut row = row.clone();
        row.row.0 = last + 1 + index;
        for cell in row.cells.iter_mut().skip(1).take(2) {
            cell.text = format!("{} {index} tilfælde{index}.", cell.text);
        }
        if let Some(project) = row.cells.first_mut() {
            project.text = format!("{word} nr{index} {}", project.text);
        }
        row
    }));
    read::read(&workbook, &read::Reading::default()).unwrap().plan
}

#[divan::bench(sample_count = 10)]
fn same_10_000_rows(bencher: Bencher) {
    let (old, new) = (plan("Projekt"), plan("Projekt"));
    bencher.bench(|| Comparison::of(black_box(&old), black_box(&new)));
}

#[divan::bench(sample_count = 10)]
fn renamed_10_000_rows(bencher: Bencher) {
    let (old, new) = (plan("Projekt"), plan("Opgave"));
    bencher.bench(|| Comparison::of(black_box(&old), black_box(&new)));
}
