//! The extracts of a plan of 100,000 deliverables, with the memory that each takes beside the plan: `cargo bench --bench
//! extracts`. The rows are those of the sample, again and again under other names; `PLAN=file` takes another plan's. The workbook makes millions of allocations, and
//! counting them takes about a fifth of its time.
#![expect(clippy::unwrap_used, reason = "a benchmark may fail")]

use std::path::Path;

use divan::{AllocProfiler, Bencher, black_box};
use leveranceplan::extract::{self, csv::Dialect, xlsx};
use leveranceplan::plan::{Plan, read};
use leveranceplan::workbook;

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// A plan with so many deliverables after the sample's own.
fn plan(count: u32) -> Plan {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("input/aktivitets-og-leveranceplan.xlsx");
    let bytes = std::fs::read(std::env::var_os("PLAN").map_or(sample, Into::into)).unwrap();
    let mut workbook = workbook::Workbook::read(&bytes).unwrap();
    let rows = &mut workbook.sheets.first_mut().unwrap().rows;
    let own: Vec<_> = rows.iter().skip(5).filter(|row| row.cells.len() > 1).cloned().collect();
    let last = rows.last().unwrap().row.0;
    rows.extend((1..=count).zip(own.iter().cycle()).map(|(index, row)| {
        let mut row = row.clone();
        row.row.0 = last + index;
        if let Some(project) = row.cells.first_mut() {
            project.text = format!("{} {index}", project.text);
        }
        row
    }));
    read::read(&workbook, &read::Reading::default()).unwrap().plan
}

/// The memory does not grow with the rows.
#[divan::bench(args = [1_000, 100_000], sample_count = 10)]
fn csv(bencher: Bencher, count: u32) {
    let plan = plan(count);
    bencher.bench(|| {
        for table in extract::tables(black_box(&plan), None) {
            extract::Table::write_csv(&table, Dialect::ExcelDa, std::io::sink()).unwrap();
        }
    });
}

/// The table of deliverables alone, which is what 100,000 rows are about.
#[divan::bench(args = [1_000, 100_000], sample_count = 10)]
fn csv_deliverables(bencher: Bencher, count: u32) {
    let plan = plan(count);
    bencher.bench(|| {
        extract::Table::write_csv(&extract::deliverables(black_box(&plan)), Dialect::ExcelDa, std::io::sink())
            .unwrap()
    });
}

#[divan::bench(args = [100_000], sample_count = 3, sample_size = 1)]
fn xlsx(bencher: Bencher, count: u32) {
    let plan = plan(count);
    bencher.bench(|| xlsx::write(black_box(&plan), &xlsx::Limits::default()).unwrap());
}
