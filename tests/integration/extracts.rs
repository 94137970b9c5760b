//! The extracts: what they say of a plan, that nothing is lost in them, and that no text of a cell does anything.

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::PathBuf;
use std::process::Stdio;

use leveranceplan::address::{Column, Row};
use leveranceplan::compare::show::ChangeLine;
use leveranceplan::extract::csv::Dialect;
use leveranceplan::extract::{Form, Table, Value, changes, guard, tables, xlsx};
use leveranceplan::plan::{Field, Plan, read};
use leveranceplan::texts::{Language, Message, Texts};
use leveranceplan::workbook::{self, Cell, CellKind, Sheet, SheetDetails, SheetRow, Workbook, clean};
use proptest::prelude::*;

use crate::harness::Test;
use crate::{fixture, made, plan_of, root, run, sample};

fn written(plan: &Plan) -> Vec<u8> {
    xlsx::write(plan, &xlsx::Limits::default()).unwrap().0
}

fn read_back(bytes: &[u8]) -> Plan {
    read::read(&workbook::Workbook::read(bytes).unwrap(), &read::Reading::default()).unwrap().plan
}

fn text_of(table: Table<'_>, dialect: Dialect) -> String {
    let mut bytes = Vec::new();
    table.write_csv(dialect, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// A part of a workbook's archive.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// All plans that lie about, the office's own among them where it is there.
fn plans() -> Vec<PathBuf> {
    let folders = fs::read_dir(root().join("fixtures")).unwrap().map(|entry| entry.unwrap().path());
    let files = folders
        .filter(|path| path.is_dir() && !path.ends_with("make") && !path.ends_with("udgaver"))
        .flat_map(|folder| {
            fs::read_dir(folder)
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.file_stem().unwrap() == "plan")
        });
    files.chain(crate::real_plan()).chain([sample()]).collect()
}

#[test]
fn the_workbook_written_back_gives_an_equal_plan() {
    let plans = plans();
    assert!(plans.len() > 20, "{}", plans.len());
    for path in plans {
        let plan = plan_of(&path).0;
        let bytes = written(&plan);
        assert_eq!(bytes, written(&plan), "the same bytes each time: {}", path.display());
        let again = read_back(&bytes);
        let sheet = |bytes: &[u8]| part(bytes, "xl/worksheets/sheet1.xml");
        assert_eq!(
            sheet(&written(&again)),
            sheet(&bytes),
            "a clean workbook stays as it is: {}",
            path.display()
        );
        assert_eq!(again.without_places(), plan.without_places(), "{}", path.display());
    }
}

/// Pieces that go wrong in XML, in CSV, in spreadsheets or in the reader.
const ODD: &[&str] = &[
    "=HYPERLINK(\"http://x\")",
    "=",
    "+1",
    "@SUM",
    "-2",
    "'",
    "\"",
    ";",
    ",",
    "\t",
    "\n",
    "\r\n",
    "\n\n",
    " ",
    "  ",
    "\u{a0}",
    "✓",
    "*",
    " ✓ *",
    "√",
    "\u{f0fc}",
    "＝1",
    "<b>",
    "<<b>b>",
    "<li>",
    "<",
    ">",
    "&",
    "&amp;",
    "&#10;",
    "]]>",
    "<!--",
    "_x000A_",
    "_x005F_x000A_",
    "_x005f_",
    "_x",
    "_X000A_",
    "x000A_",
    "\u{200b}",
    "\u{202e}",
    "\u{ad}",
    "😀",
    "\u{e000}",
    "e\u{301}",
    "\u{301}",
    "\u{fffd}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{feff}",
    "\u{1}",
    "\u{7f}",
    "\u{85}",
    "\u{2028}",
    "https://a.dk/x?y=1&z",
    "HTTP://A.dk",
    "www.b.dk",
    "mailto:a@b.dk",
    "MAILTO:c@d.dk",
    "(fortsat)",
    "Q3 2019",
    "uge 40",
    "01-04-2019",
    "Side 3 af 9",
    "Version 5.0",
    "Projekt",
    "Status",
    "æøå",
    "漢字",
    "SAND",
    "1,5",
    "#N/A",
    "{}",
    "\\",
    "/",
    "|",
    "%",
];

fn odd_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(ODD).prop_map(str::to_owned),
        2 => "[a-zæøå]{1,8} ?",
        1 => any::<char>().prop_map(String::from),
    ];
    let short = prop::collection::vec(piece, 0..7).prop_map(|pieces| pieces.concat());
    prop_oneof![8 => short.clone(), 1 => (short, 1_usize..120).prop_map(|(text, times)| text.repeat(times))]
}

/// A sheet's row, its cells cleaned as the reader cleans them.
fn row(row: u32, texts: &[String]) -> SheetRow {
    let cells = (0..).zip(texts).map(|(column, text)| Cell {
        column: Column(column),
        text: clean(text).chars().take(9_000).collect::<String>().trim_end().to_owned(),
        kind: CellKind::Text,
        struck: false,
        stray: None,
        length: text.chars().count(),
    });
    SheetRow { row: Row(row), cells: cells.filter(|cell| !cell.text.is_empty()).collect() }
}

/// The plan of a generated workbook, where it has one.
fn generated(title: &str, notice: &str, areas: &[(String, Vec<[String; 7]>)]) -> Option<Plan> {
    let mut rows = vec![
        vec![format!("Plan {title} 1 kv. 2019 - 4 kv. 2019")],
        vec!["✓ = Leveret".to_owned()],
        vec![format!("* = {title}")],
        vec![format!("Version 5.0 _1. april 2019 - {notice}")],
        Field::ALL.map(|field| field.heading().to_owned()).to_vec(),
    ];
    for (name, deliverables) in areas {
        rows.push(vec![format!("Område {name}")]);
        rows.extend(deliverables.iter().map(|texts| texts.to_vec()));
    }
    let rows = (0..)
        .zip(&rows)
        .map(|(index, texts)| row(index, texts))
        .filter(|row| !row.cells.is_empty())
        .collect();
    let sheet = Sheet { name: "Plan".into(), visible: true, rows, details: SheetDetails::default() };
    read::read(&Workbook { sheets: vec![sheet] }, &read::Reading::default()).ok().map(|read| read.plan)
}

fn odd_plan() -> impl Strategy<Value = Plan> {
    let area = (odd_text(), prop::collection::vec(prop::array::uniform7(odd_text()), 0..5));
    (odd_text(), odd_text(), prop::collection::vec(area, 1..4))
        .prop_filter_map("no plan", |(title, notice, areas)| generated(&title, &notice, &areas))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_plan_is_read_back_from_its_workbook(plan in odd_plan()) {
        let bytes = written(&plan);
        prop_assert!(!part(&bytes, "xl/worksheets/sheet1.xml").contains("<f>"));
        prop_assert_eq!(read_back(&bytes).without_places(), plan.without_places());
    }

    #[test]
    fn csv_gives_every_text_back(plan in odd_plan()) {
        let plain = records(&text_of(tables(&plan, None).remove(0), Dialect::Rfc4180), b',');
        let guarded = text_of(tables(&plan, None).remove(0), Dialect::ExcelDa);
        let guarded = records(guarded.strip_prefix('\u{feff}').unwrap(), b';');
        let texts: Vec<Vec<String>> = plan.deliverables().map(|(area, deliverable)| {
            let own = Field::ALL.map(|field| deliverable.field(field).value.clone());
            let mut row = vec![area.name.value.clone(), own[0].clone()];
            row.extend(own[1..].iter().cloned());
            row
        }).collect();
        let own = |records: &[Vec<String>]| -> Vec<Vec<String>> {
            records.iter().map(|row| [&row[..2], &row[4..10]].concat()).collect()
        };
        prop_assert_eq!(own(&plain), texts.clone());
        let unguarded: Vec<Vec<String>> = own(&guarded).iter().map(|row| {
            row.iter().map(|text| match text.strip_prefix('\'') {
                Some(rest) if guard::is_formula(rest) => rest.to_owned(),
                _ => text.clone(),
            }).collect()
        }).collect();
        prop_assert_eq!(unguarded, texts);
        for field in guarded.iter().flatten() {
            prop_assert!(field.starts_with('\'') || !guard::is_formula(field), "{:?}", field);
        }
        let cells = guard::findings(&plan).len();
        let areas = plan.areas.iter().filter(|area| guard::is_formula(&area.name.value)).count();
        let own_cells = own(&guarded).iter().flat_map(|row| row[1..].to_vec()).filter(|text| {
            text.strip_prefix('\'').is_some_and(guard::is_formula)
        }).count();
        prop_assert_eq!(cells, areas + own_cells);
    }
}

/// The records of a CSV file below its header.
fn records(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// A plan with what spreadsheets calculate.
fn dangerous() -> Vec<u8> {
    let mut cells = vec![
        (0, 0, "Plan 1 kv. 2019"),
        (1, 0, "✓ = Leveret"),
        (2, 0, "Version 5.0 _1. april 2019"),
        (4, 0, "=Område"),
        (5, 0, "=HYPERLINK(\"http://x\")"),
        (5, 1, "+1"),
        (5, 2, "@SUM"),
        (5, 3, "-2"),
        (5, 4, "'=1"),
        (5, 5, "＝1"),
        (5, 6, "rolig"),
        (6, 0, "Andet"),
        (6, 1, "Se =1"),
    ];
    cells.extend((0..).zip(Field::ALL).map(|(column, field)| (3, column, field.heading())));
    made(&cells)
}

#[test]
fn what_looks_like_a_formula_stays_a_text() {
    let plan = read_back(&dangerous());
    let places: Vec<String> = guard::findings(&plan)
        .iter()
        .map(|finding| finding.place.as_ref().unwrap().cell.to_string())
        .collect();
    assert_eq!(places, ["A5", "A6", "B6", "C6", "D6", "E6", "F6"]);
    let bytes = written(&plan);
    for sheet in ["sheet1", "sheet2", "sheet3", "sheet4"] {
        let xml = part(&bytes, &format!("xl/worksheets/{sheet}.xml"));
        assert!(!xml.contains("<f>") && !xml.contains("<f "), "{sheet}");
    }
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("quotePrefix=\"1\""), "the text stays one when its cell is edited");
    let guarded = text_of(tables(&plan, None).remove(0), Dialect::ExcelDa);
    assert!(
        guarded.contains(
            "\r\n'=Område;\"'=HYPERLINK(\"\"http://x\"\")\";nej;nej;'+1;'@SUM;'-2;''=1;'＝1;rolig;"
        ),
        "{guarded}"
    );
    let plain = text_of(tables(&plan, None).remove(0), Dialect::Rfc4180);
    assert!(
        plain.contains("\r\n=Område,\"=HYPERLINK(\"\"http://x\"\")\",nej,nej,+1,@SUM,-2,'=1,＝1,rolig,"),
        "{plain}"
    );
}

#[test]
fn limits_of_excel_are_findings_with_their_cells() {
    let plan = plan_of(&fixture("enkel")).0;
    let whole = xlsx::Limits::default();
    let found = |limits: xlsx::Limits| -> Vec<String> {
        let (bytes, findings) = xlsx::write(&plan, &limits).unwrap();
        workbook::Workbook::read(&bytes).unwrap();
        let cell = |place: &leveranceplan::address::Place| place.cell.to_string();
        findings
            .iter()
            .map(|finding| {
                format!("{} {}", finding.code.name(), finding.place.as_ref().map_or("-".into(), cell))
            })
            .collect()
    };
    assert_eq!(found(whole), Vec::<String>::new());
    assert_eq!(found(xlsx::Limits { rows: 8, ..whole }), ["excel-cut A9"]);
    assert_eq!(found(xlsx::Limits { page_breaks: 1, ..whole }).len(), 1);
    assert_eq!(found(xlsx::Limits { links: 0, ..whole }).len(), 1);
    assert!(
        found(xlsx::Limits { address: 12, ..whole })
            .iter()
            .all(|finding| finding.starts_with("excel-limit "))
    );
    assert!(!found(xlsx::Limits { address: 12, ..whole }).is_empty());
    assert!(found(xlsx::Limits { height: 16.0, ..whole }).len() > 3);
    assert!(
        found(xlsx::Limits { text: 20, ..whole }).iter().all(|finding| finding.starts_with("excel-cut "))
    );
    let broken = made(&[
        (0, 0, "Projekt"),
        (0, 1, "Status"),
        (0, 2, "Kontakt"),
        (1, 0, "A"),
        (1, 1, &"x\n".repeat(300)),
    ]);
    let (bytes, findings) = xlsx::write(&read_back(&broken), &whole).unwrap();
    assert_eq!(findings.len(), 2, "too many line breaks, too high");
    assert_eq!(read_back(&bytes).deliverables().count(), 1);
}

#[test]
fn a_text_that_counts_twice_in_excel_is_cut_with_an_error() {
    let text = "😀".repeat(20_000);
    let cells = [
        (0, 0, "Projekt"),
        (0, 1, "Status"),
        (0, 2, "Kontakt"),
        (1, 0, "A"),
        (1, 1, "x"),
        (2, 0, "B"),
        (2, 1, "y"),
    ];
    let mut plan = workbook::Workbook::read(&made(&cells)).unwrap();
    plan.sheets[0].rows[1].cells[1].text = text;
    let plan = read::read(&plan, &read::Reading::default()).unwrap().plan;
    let (bytes, findings) = xlsx::write(&plan, &xlsx::Limits::default()).unwrap();
    let codes: Vec<&str> = findings.iter().map(|finding| finding.code.name()).collect();
    assert_eq!(codes, ["excel-cut", "excel-limit"]);
    let status = read_back(&bytes).deliverables().next().unwrap().1.field(Field::Status).value.clone();
    assert_eq!(status.chars().count(), 16_383);
}

#[test]
fn days_that_excel_does_not_have_are_texts() {
    let mut plan = plan_of(&fixture("enkel")).0;
    plan.version.date = chrono::NaiveDate::from_ymd_opt(1850, 1, 1);
    for span in
        plan.areas.iter_mut().flat_map(|area| &mut area.deliverables).flat_map(|row| &mut row.release.periods)
    {
        span.from = chrono::NaiveDate::from_ymd_opt(1850, 6, 1);
    }
    let bytes = written(&plan);
    assert_eq!(bytes, written(&plan));
    assert!(
        part(&bytes, "docProps/core.xml").contains("<dcterms:created xsi:type=\"dcterms:W3CDTF\">1900-01-01")
    );
    assert!(part(&bytes, "xl/sharedStrings.xml").contains("<t>1850-06-01</t>"));
}

#[test]
fn a_name_alone_is_found_where_it_would_become_an_area() {
    let cells = [
        (0, 0, "Projekt"),
        (0, 1, "Status"),
        (0, 2, "Kontakt"),
        (0, 3, "Område"),
        (1, 0, "Kun navn"),
        (1, 3, "A"),
        (2, 0, "Mere"),
        (2, 1, "I gang"),
        (2, 3, "A"),
    ];
    let (_, findings) = xlsx::write(&read_back(&made(&cells)), &xlsx::Limits::default()).unwrap();
    let named: Vec<String> = findings
        .iter()
        .map(|finding| format!("{} {}", finding.code.name(), finding.place.as_ref().unwrap().cell))
        .collect();
    assert_eq!(named, ["lone-project A2"]);
}

#[test]
fn changes_are_a_table_with_a_number() {
    let changed = [ChangeLine {
        id: "a/b".into(),
        area: "A".into(),
        project: "B".into(),
        change: "changed",
        field: "Status",
        old: "I gang".into(),
        new: "=Leveret".into(),
        likeness: Some(0.25),
    }];
    let expected = "id;omraade;projekt;aendring;felt;foer;efter;lighed\r\na/b;A;B;changed;Status;I gang;'=Leveret;0,25\r\n";
    assert_eq!(text_of(changes(&changed), Dialect::ExcelDa), format!("\u{feff}{expected}"));
    let expected = expected.replace("0,25", "0.25").replace(';', ",").replace("'=", "=");
    assert_eq!(text_of(changes(&changed), Dialect::Rfc4180), expected);
    assert!(matches!(changes(&changed).rows().next().unwrap()[7], Value::Number(_)));
    assert_eq!(changes(&changed).columns[7].form, Form::Share);
    let plan = plan_of(&fixture("enkel")).0;
    assert_eq!(tables(&plan, Some(&changed)).len(), tables(&plan, None).len() + 1);
}

/// The small plan in all tables, and what the data package says of them.
#[test]
fn extracts_read_as_reviewed() {
    let folder = tempfile::tempdir().unwrap();
    let (code, said) =
        run(&["extract", fixture("enkel").to_str().unwrap(), "--format", "all"], folder.path());
    assert_eq!(code, 0, "{said}");
    let mut text = String::new();
    let csv = folder.path().join("output/csv");
    let mut names: Vec<PathBuf> = fs::read_dir(&csv).unwrap().map(|file| file.unwrap().path()).collect();
    names.sort();
    for path in names {
        let content = fs::read_to_string(&path).unwrap().replace("\r\n", "␍\n").replace('\u{feff}', "<BOM>");
        writeln!(text, "== {}\n{content}", path.file_name().unwrap().to_string_lossy()).unwrap();
    }
    crate::harness::golden("extracts", &text);
    let workbook = folder.path().join("output/aktivitets-og-leveranceplan-v5.0.xlsx");
    let bytes = fs::read(workbook).unwrap();
    let mut text = String::new();
    for name in ["docProps/core.xml", "docProps/custom.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"] {
        let xml = part(&bytes, name).replace("<row ", "\n<row ").replace("</sheetData>", "\n</sheetData>\n");
        writeln!(text, "== {name}\n{}", xml.replace("><dc", ">\n<dc").replace("><sheet ", ">\n<sheet "))
            .unwrap();
    }
    crate::harness::golden("workbook", &text);
}

#[test]
fn one_table_goes_to_standard_output() {
    let input = sample();
    let input = input.to_str().unwrap();
    let table = |arguments: &[&str]| {
        let mut command = assert_cmd::Command::cargo_bin("leveranceplan").unwrap();
        command.args(["extract", input]).args(arguments).env("LANG", "da_DK.UTF-8").output().unwrap()
    };
    let plan = plan_of(&sample()).0;
    for expected in tables(&plan, None) {
        let name = expected.name;
        let output = table(&["--table", name, "--dialect", "rfc4180", "--quiet"]);
        assert_eq!(String::from_utf8(output.stdout).unwrap(), text_of(expected, Dialect::Rfc4180));
        assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
    }
}

#[test]
fn a_reader_that_stops_reading_is_no_error() {
    let bytes: Vec<u8> = {
        let names: Vec<String> = (0..5_000).map(|row| format!("Projekt {row}")).collect();
        let mut cells = vec![(0, 0, "Projekt"), (0, 1, "Status"), (0, 2, "Kontakt")];
        for (row, name) in (1..).zip(&names) {
            cells.push((row, 0, name));
            cells.push((row, 1, "I gang"));
        }
        made(&cells)
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.xlsx");
    fs::write(&path, bytes).unwrap();
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("leveranceplan"))
        .args(["extract", path.to_str().unwrap(), "--table", "leverancer", "--quiet"])
        .args(["--title", "T", "--plan-version", "1", "--date", "2019-04-01"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 100];
    child.stdout.as_mut().unwrap().read_exact(&mut first).unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap()), (Some(0), String::new()));
}

#[test]
fn the_columns_are_described() {
    let mut page = "# Columns of the extracts\n\n\
        The tables in `csv/` of an edition and the sheets `Data` and `Links` of its workbook; `csv/datapackage.json` says the same to\n\
        programs (Data Package v1). A table's key tells one row from all others. Empty means: no value.\n\n\
        `excel-da`: semicolon, UTF-8 with byte-order mark, CRLF, decimal comma; a text whose first sign, after blanks and apostrophes,\n\
        is one of `= + - @` (or of their full-width forms) gets an apostrophe in front. `rfc4180`: comma, UTF-8, CRLF, text as it is.\n"
        .to_owned();
    let plan = plan_of(&sample()).0;
    let (danish, english) = (Texts::of(Language::Danish), Texts::of(Language::English));
    for table in tables(&plan, Some(&[])) {
        let meaning = Message::of("table", table.name);
        let (title, row) = (danish.text(&meaning.clone().part("title")), english.text(&meaning));
        let key = table.key.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        write!(page, "\n## {}.csv: {title}\n\n{row} Key: {key}.\n", table.name).unwrap();
        for (column, other) in table.columns.iter().filter_map(|column| Some((column, column.reference?))) {
            writeln!(page, "`{}` is a `{}` of {}.csv.", column.name, other.column, other.table).unwrap();
        }
        page.push_str("\n| column | heading | type | unit or form | what it is | example |\n|---|---|---|---|---|---|\n");
        for column in table.columns {
            let words =
                column.form.words().iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
            let form =
                if words.is_empty() { english.text(&Message::new(column.form.key())).into() } else { words };
            let needed = if column.required { "" } else { ", may be empty" };
            let (name, kind, example) = (column.name, column.form.type_name(), column.example);
            let meaning = Message::of("column", &format!("{}-{name}", table.name));
            let (heading, means) = (danish.text(&meaning.clone().part("heading")), english.text(&meaning));
            writeln!(page, "| {name} | {heading} | {kind}{needed} | {form} | {means} | {example} |").unwrap();
        }
    }
    let path = root().join("docs/columns.md");
    if std::env::var_os("WRITE_DOCS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    assert_eq!(fs::read_to_string(path).unwrap(), page, "WRITE_DOCS=1 cargo test writes it anew");
    let table = tables(&plan, None).remove(0);
    let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let headers = text_of(table, Dialect::Rfc4180);
    assert_eq!(headers.lines().next().unwrap(), names.join(","));
}

#[test]
fn errors_in_a_plan_do_not_keep_its_data_back() {
    let test = Test::new().fixture("uden-titelblok").command("extract plan.xlsx --format all").show();
    test.golden("extract-with-errors");
}
