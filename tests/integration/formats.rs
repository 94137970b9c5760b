//! Number formats from the office's workbook to the written one: the text that a person sees, and the time that it names.

use leveranceplan::extract::xlsx;
use leveranceplan::plan::read::{self, Reading};
use leveranceplan::plan::{Field, Plan};
use leveranceplan::workbook::Workbook;

use crate::checks::Edit::{Formatted, FormattedText, Number, Text};
use crate::checks::{Edit, workbook_of};
use crate::harness::Test;

/// 9 November 2021, a quarter past seven in the morning.
const MOMENT: f64 = 44_509.302_083_333_336;

/// A number format, the text that it shows of [`MOMENT`], and the first and last day that a reader takes from it.
const DATES: [(&str, &str, &str, &str); 21] = [
    ("dd-mm-yyyy", "09-11-2021", "2021-11-09", "2021-11-09"),
    ("mm-dd-yy", "09-11-2021", "2021-11-09", "2021-11-09"),
    ("d/m yyyy", "9-11 2021", "2021-11-09", "2021-11-09"),
    ("d.m.yy", "9.11.21", "2021-11-09", "2021-11-09"),
    ("d-mmm", "09-nov", "2021-11-09", "2021-11-09"),
    ("d. mmmm", "9. november", "2021-11-09", "2021-11-09"),
    ("dddd \"den\" d. mmmm yyyy", "tirsdag den 9. november 2021", "2021-11-09", "2021-11-09"),
    ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "9. november 2021", "2021-11-09", "2021-11-09"),
    ("[$-409]d-mmm-yy;@", "9-Nov-21", "2021-11-09", "2021-11-09"),
    ("dd-mm-yyyy hh:mm", "09-11-2021 07:15", "2021-11-09", "2021-11-09"),
    ("\"kl. \"hh:mm d/m", "kl. 07:15 9-11", "2021-11-09", "2021-11-09"),
    ("mmm-yy", "nov-21", "2021-11-01", "2021-11-30"),
    ("[$-409]mmm\\-yy;@", "Nov-21", "2021-11-01", "2021-11-30"),
    ("mmmm yyyy", "november 2021", "2021-11-01", "2021-11-30"),
    ("mm-yyyy", "11-2021", "2021-11-01", "2021-11-30"),
    ("mmmmm-yy", "n-21", "2021-11-01", "2021-11-30"),
    ("\"Ultimo \"mmmm yyyy", "Ultimo november 2021", "2021-11-21", "2021-11-30"),
    ("yyyy", "2021", "2021-01-01", "2021-12-31"),
    ("yy", "21", "2021-01-01", "2021-12-31"),
    ("\"4. kvartal \"yyyy", "4. kvartal 2021", "2021-10-01", "2021-12-31"),
    ("\"år \"yyyy", "år 2021", "2021-01-01", "2021-12-31"),
];

fn plan_of(bytes: &[u8]) -> Plan {
    read::read(&Workbook::read(bytes).unwrap(), &Reading::default()).unwrap().plan
}

/// The text, the first and the last day of the second deliverable's release.
fn release(plan: &Plan) -> (String, Option<String>, Option<String>) {
    let (_, row) = plan.deliverables().nth(1).unwrap();
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
    (row.field(Field::Release).value.clone(), day(row.release.first_day()), day(row.release.last_day()))
}

#[test]
fn a_date_is_what_is_seen_and_stays_so_in_the_written_workbook() {
    for (format, text, from, to) in DATES {
        let plan = plan_of(&workbook_of(&[Formatted("D8", MOMENT, format)]));
        assert_eq!(release(&plan), (text.to_owned(), Some(from.to_owned()), Some(to.to_owned())), "{format}");
        let (written, _) = xlsx::write(&plan, &xlsx::Limits::default()).unwrap();
        assert_eq!(release(&plan_of(&written)), release(&plan), "{format}");
    }
}

#[test]
fn editions_of_dates_verify_and_have_a_next_quarter() {
    let edits = [
        Formatted("D7", MOMENT - 1_000.0, "mmm-yy"),
        Formatted("D8", MOMENT, "d. mmm"),
        Formatted("D10", MOMENT, "yy"),
    ];
    let test = Test::new().workbook(workbook_of(&edits)).command("publish plan.xlsx --quiet").run();
    let test = test.command("verify output/v5.0 --quiet").run();
    test.command("new-quarter plan.xlsx --output next.xlsx --quiet").run();
}

/// A cell of the second deliverable, as it is read.
fn seen(edit: Edit, field: Field) -> String {
    plan_of(&workbook_of(&[edit])).deliverables().nth(1).unwrap().1.field(field).value.clone()
}

#[test]
fn numbers_and_texts_are_what_is_seen() {
    let cases = [
        (Formatted("E8", 2.0, "[=1]\"Ikke begyndt\";[=2]\"Halvvejs\";0"), Field::Status, "Halvvejs"),
        (Formatted("E8", 0.755, "0.0%"), Field::Status, "75,5%"),
        (Formatted("G8", 0.0, "0;-0;\"ingen\""), Field::Remarks, "ingen"),
        (Formatted("G8", 1_250_000.0, "#,##0.0,,\" mio. kr.\""), Field::Remarks, "1,3 mio. kr."),
        (Formatted("D8", 3.0, "\"Q\"0\" 2021\""), Field::Release, "Q3 2021"),
        (FormattedText("G8", "Bro", "\"Se også \"@"), Field::Remarks, "Se også Bro"),
        (FormattedText("G8", "Kun for os.", ";;;"), Field::Remarks, ""),
        (FormattedText("A8", "Kursus", "@\" *\""), Field::Project, "Kursus"),
        (Number("G8", 1.0 / 3.0), Field::Remarks, "0,333333333"),
        (Text("G8", "1/3"), Field::Remarks, "1/3"),
    ];
    for (edit, field, expected) in cases {
        assert_eq!(seen(edit, field), expected);
    }
    let plan = plan_of(&workbook_of(&[FormattedText("A10", "Bibliotek", "@\" ✓\"")]));
    let marked = plan.deliverables().filter(|(_, row)| row.is(leveranceplan::plan::Marker::Delivered));
    assert!(marked.map(|(_, row)| row.project()).any(|name| name == "Bibliotek"));
}
