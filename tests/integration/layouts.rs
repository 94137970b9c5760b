//! Layouts beyond the fixtures: where title blocks stand, and what their cells hold.

use leveranceplan::plan::{Plan, read};
use leveranceplan::workbook;

use crate::{BLOCK, HEAD, made, read_cells, shifted};

const ROWS: [(u32, u16, &str); 5] =
    [(5, 0, "A"), (6, 0, "Et"), (6, 1, "I gang"), (7, 0, "Møde 1 kv. 2019"), (7, 3, "1 kv. 2019")];

fn plan(cells: &[(u32, u16, &str)]) -> Plan {
    let workbook = workbook::Workbook::read(&made(cells)).unwrap();
    read::read(&workbook, &read::Reading::default()).unwrap().plan
}

#[test]
fn a_title_block_may_stand_below_the_table() {
    let above = plan(&[&BLOCK[..], &HEAD, &ROWS].concat()).without_places();
    let below = [&HEAD[..], &ROWS, &shifted(&BLOCK, 9)].concat();
    assert_eq!(plan(&below).without_places(), above);
    assert_eq!(read_cells(&below), (vec!["A: Et, Møde 1 kv. 2019".into()], vec![]));
    // Above and, once more with a page's number, below.
    let both = [&BLOCK[..], &HEAD, &ROWS, &shifted(&BLOCK, 9), &[(13, 2, "Side 2 af 2")]].concat();
    assert_eq!(plan(&both).without_places(), above);
    assert_eq!(read_cells(&both).1, Vec::<&str>::new());
}

/// A date cell counts as a day in the years that a release can name, and beside no other text.
#[test]
fn a_date_cell_of_another_age_is_not_recognised() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let format = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    let sheet = workbook.add_worksheet();
    for (row, column, text) in BLOCK.iter().chain(&HEAD).chain(&ROWS[..3]) {
        sheet.write_string(*row, *column, *text).unwrap();
    }
    for (row, year) in [(7, 2199), (8, 2200), (9, 9999)] {
        let day = rust_xlsxwriter::ExcelDateTime::from_ymd(year, 12, 31).unwrap();
        sheet.write_string(row, 0, format!("År {year}")).unwrap();
        sheet.write_datetime_with_format(row, 3, &day, &format).unwrap();
    }
    let workbook = workbook::Workbook::read(&workbook.save_to_buffer().unwrap()).unwrap();
    let plan = read::read(&workbook, &read::Reading::default()).unwrap().plan;
    let kinds: Vec<&str> = plan.deliverables().map(|(_, row)| row.release.kind.name()).collect();
    assert_eq!(kinds, ["unplanned", "dated", "unrecognised", "unrecognised"]);
}

#[test]
fn one_line_may_hold_the_whole_legend() {
    let apart = plan(&[&BLOCK[..], &HEAD, &ROWS].concat()).without_places();
    let mut block = BLOCK;
    block[1].2 = "✓ = Leveret   ＊= Ny/ændret";
    block[2] = (1, 5, "");
    assert_eq!(plan(&[&block[..], &HEAD, &ROWS].concat()).without_places(), apart);
}
