//! The command on whole workbooks, and what it writes, compared whole.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

mod archive;
mod at_a_glance;
mod checks;
mod checks_broken;
mod checks_hidden;
mod command_line;
mod compare;
mod design;
mod disk;
mod door;
mod earlier_editions;
mod editions;
mod english;
mod extracts;
mod extremes;
mod fixtures;
mod formats;
mod guide;
mod harness;
mod input;
mod layouts;
mod likeness;
mod line_breaks;
mod newcomer;
mod packages;
mod pages;
mod painted;
mod pdf_says;
mod pdf_text;
mod quarters;
mod recognising;
mod release;
mod states;
mod table;
mod verify;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use leveranceplan::finding::Finding;
use leveranceplan::plan::{Field, Plan, marker, read};
use leveranceplan::workbook;

use crate::harness::Test;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn plan_of(path: &Path) -> (Plan, Vec<Finding>) {
    let workbook = workbook::Workbook::read(&fs::read(path).unwrap()).unwrap();
    let read = read::read(&workbook, &read::Reading::default()).unwrap();
    (read.plan, read.findings)
}

fn fixture(case: &str) -> PathBuf {
    root().join("fixtures").join(case).join("plan.xlsx")
}

fn sample() -> PathBuf {
    root().join("input/aktivitets-og-leveranceplan.xlsx")
}

/// Runs the command and gives its exit code and what it said.
fn run(arguments: &[&str], folder: &Path) -> (i32, String) {
    let output = harness::leveranceplan().args(arguments).current_dir(folder).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// The office's own plan, where it lies beside the project; a test that does less without it says so.
fn real_plan() -> Option<PathBuf> {
    let folder = root().join("../shared/plan");
    let files = fs::read_dir(&folder).into_iter().flatten().flatten().map(|file| file.path());
    let plan = files.filter(|path| path.extension().is_some_and(|end| end == "xlsx")).min();
    if plan.is_none() {
        // `eprintln!` would be kept back by the test runner.
        let test = std::thread::current();
        let (test, folder) = (test.name().unwrap_or_default(), folder.display());
        #[expect(clippy::print_stderr, reason = "a person reads it")]
        {
            eprintln!("{test} does less: the real plan is not here: {folder}");
        }
    }
    plan
}

#[test]
fn all_layouts_of_one_plan_give_an_equal_plan() {
    let expected = plan_of(&fixture("enkel")).0.without_places();
    assert_eq!(expected.areas.len(), 3);
    assert_eq!(expected.deliverables().count(), 6);
    let cases = [
        ("gentagne-blokke", vec!["title-drift"]),
        ("ark-for-hvert-omraade", vec![]),
        ("ark-ved-siden-af", vec![]),
        ("forskudt-hoved", vec![]),
        ("ombyttede-kolonner", vec![]),
        ("ekstra-kolonner", vec!["unknown-column", "unknown-column"]),
        ("omraade-kolonne", vec![]),
        ("skaeve-overskrifter", vec![]),
        ("andre-tegn", vec![]),
        ("nfd-og-blanke", vec![]),
        ("rig-tekst", vec![]),
        ("formler", vec![]),
        ("flettet-hoved", vec![]),
    ];
    for (case, codes) in cases {
        let (plan, findings) = plan_of(&fixture(case));
        assert_eq!(plan.without_places(), expected, "{case}");
        assert_eq!(findings.iter().map(|finding| finding.code.name()).collect::<Vec<_>>(), codes, "{case}");
    }
}

#[test]
fn the_sample_is_published_whole_and_the_same_each_time() {
    let test = Test::new().sample().command("publish plan.xlsx").show().golden("publish-sample");
    let test = test.command("publish plan.xlsx --output andet --quiet").run();
    assert_eq!(test.files("output/v5.0"), test.files("andet/v5.0"));
}

#[test]
fn a_published_version_is_never_changed_in_silence() {
    let test = Test::new().fixture("rig-tekst").command("publish plan.xlsx --quiet").run();
    let test = test.command("publish plan.xlsx").show().fixture("gentagne-blokke").show();
    test.command("publish plan.xlsx --replace").show().golden("publish-again");
}

#[test]
fn every_text_of_the_plan_stands_in_the_pdf() {
    for input in [sample(), fixture("enkel")].into_iter().chain(real_plan()) {
        let test = Test::new().workbook(fs::read(&input).unwrap()).command("publish plan.xlsx --quiet").run();
        let pdf = test.read("output/v5.0/aktivitets-og-leveranceplan-v5.0.pdf");
        let (plan, _) = plan_of(&input);
        let mut expected = Vec::new();
        for (_, deliverable) in plan.deliverables() {
            expected.push(marker::join(deliverable.project(), &deliverable.markers));
            expected.extend(
                Field::ALL.iter().skip(1).map(|field| deliverable.field(*field).value.replace('\n', " ")),
            );
        }
        if Some(&input) == real_plan().as_ref() {
            assert_eq!(expected.iter().filter(|text| !text.is_empty()).count(), 302);
        }
        assert_eq!(pdf_text::cells(&pdf), expected, "{}", input.display());
        let areas: Vec<String> =
            plan.areas.iter().map(|area| marker::join(&area.name.value, &area.markers)).collect();
        assert_eq!(pdf_text::texts(&pdf, "H2"), areas);
        assert_eq!(pdf_text::texts(&pdf, "H1"), [plan.title.unwrap().value]);
    }
}

/// A workbook with a password, as far as anyone can tell without it.
fn locked() -> Vec<u8> {
    let mut locked = cfb::CompoundFile::create(io::Cursor::new(Vec::new())).unwrap();
    locked.create_stream("/EncryptedPackage").unwrap();
    locked.flush().unwrap();
    locked.into_inner().into_inner()
}

#[test]
fn what_is_no_plan_is_a_clear_error() {
    let sound = fs::read(fixture("enkel")).unwrap();
    let heading = [(0, 0, "Projekt"), (0, 1, "Status"), (0, 2, "Kontakt")];
    let cases: [(&str, &[u8]); 7] = [
        ("låst.xlsx", &locked()),
        ("tom.xlsx", b""),
        ("side.xls", b"<html><table></table></html>"),
        ("udtræk.xlsx", b"Projekt;Status\n"),
        ("halv.xlsx", &sound[..sound.len() / 2]),
        ("uden-hoved.xlsx", &made(&[(0, 0, "Indkøb"), (2, 0, "Projekt"), (2, 1, "Status")])),
        ("uden-rækker.xlsx", &made(&heading)),
    ];
    let mut test = Test::new();
    for (name, bytes) in cases {
        test = test.file(name, bytes).command("publish").argument(name).show();
    }
    test.command("publish findes-ikke.xlsx").show().golden("no-plan");
}

#[test]
fn the_extension_does_not_matter() {
    let mut test = Test::new().fixture("enkel").command("publish plan.xlsx --output xlsx --quiet").run();
    for (name, output) in [("plan.xls", "xls"), ("plan.xlsm", "xlsm"), ("plan", "uden")] {
        let plan = test.read("plan.xlsx");
        let arguments = format!("publish {name} --output {output} --quiet");
        test = test.file(name, plan).command(&arguments).run();
        assert_eq!(test.files(&format!("{output}/v5.0")), test.files("xlsx/v5.0"));
    }
}

#[test]
fn other_formats_are_read_in_a_process_of_their_own() {
    let expected = plan_of(&fixture("enkel")).0.without_places();
    let mut test = Test::new();
    for format in ["ods", "xls", "xlsb"] {
        let path = root().join(format!("fixtures/{format}/plan.{format}"));
        assert_eq!(plan_of(&path).0.without_places(), expected, "{format}");
        let name = format!("plan.{format}");
        let arguments = format!("publish {name} --output {format} --quiet");
        test = test.file(&name, fs::read(path).unwrap()).command(&arguments).run();
    }
    // A file cut between two rows, which the reader would loop over for ever, ends with an error.
    let ods = test.read("plan.ods");
    test.file("halv.ods", &ods[..ods.len() / 2]).command("publish halv.ods").show().golden("half-ods");
}

#[test]
fn what_a_workbook_lacks_can_be_supplied() {
    let test = Test::new().fixture("uden-titelblok").command("publish plan.xlsx").show();
    let supplied = test.command("publish plan.xlsx --plan-version 5.1 --date 2019-07-01 --title");
    supplied.argument("Plan 1 kv. 2019").show().golden("supplied");
}

#[test]
fn cells_become_the_text_that_a_person_saw() {
    let (plan, findings) = plan_of(&fixture("celletyper"));
    let texts = |field| -> Vec<String> {
        plan.deliverables().map(|(_, deliverable)| deliverable.field(field).value.clone()).collect()
    };
    assert_eq!(texts(Field::Release), ["03-11-2019", "2019-11-03", "3. november 2019", "nov-19", "50%"]);
    // A real date cell is the day or the month that it shows.
    let days = plan.deliverables().filter_map(|(_, deliverable)| deliverable.release.first_day());
    assert_eq!(
        days.map(|day| day.to_string()).collect::<Vec<_>>(),
        ["2019-11-03", "2019-11-03", "2019-11-03", "2019-11-01"]
    );
    assert_eq!(texts(Field::Purpose)[4], "12,5");
    assert_eq!(texts(Field::Description)[4], "2019");
    assert_eq!(texts(Field::Status)[4], "SAND");
    let places: Vec<String> =
        findings.iter().map(|finding| finding.place.as_ref().unwrap().to_string()).collect();
    assert_eq!((findings[0].code.name(), places), ("error-value", vec!["Plan!G11".to_owned()]));
}

/// A workbook of one sheet: texts by row and column.
fn made(cells: &[(u32, u16, &str)]) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Plan").unwrap();
    for (row, column, text) in cells {
        sheet.write_string(*row, *column, *text).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn odd_rows_are_kept_or_named_with_their_cell() {
    let cells = [
        (0, 0, "Plan 1 kv. 2019"),
        (1, 0, "✓ = Leveret"),
        (2, 0, "Version 5.0 _1. april 2019"),
        (3, 0, "Projekt"),
        (3, 1, "Status"),
        (3, 2, "Kontakt"),
        (4, 0, "Område A"),
        (5, 0, "Et"),
        (5, 1, "I gang"),
        (6, 1, "Uden projekt"),
        (7, 0, "To"),
        (7, 1, "I gang"),
        (7, 9, "Udenfor"),
        (8, 0, "Tomt område"),
        (1_048_575, 16_383, "Fjernt"),
    ];
    let workbook = workbook::Workbook::read(&made(&cells)).unwrap();
    let read::ReadPlan { plan, findings, .. } = read::read(&workbook, &read::Reading::default()).unwrap();
    let projects: Vec<&str> = plan.deliverables().map(|(_, deliverable)| deliverable.project()).collect();
    assert_eq!(projects, ["Et", "", "To"]);
    let found: Vec<String> = findings
        .iter()
        .map(|finding| format!("{} {}", finding.code.name(), finding.place.as_ref().unwrap().cell))
        .collect();
    assert_eq!(
        found,
        [
            "missing-column A4",
            "missing-column A4",
            "missing-column A4",
            "missing-column A4",
            "missing-project A7",
            "text-outside-columns J8",
            "empty-area A9",
            "text-outside-columns XFD1048576",
        ]
    );
}

/// What a committed schema says against a document.
fn against_schema(name: &str, json: &serde_json::Value) -> Vec<String> {
    let schema = fs::read(root().join(format!("docs/schema/{name}.schema.json"))).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_slice(&schema).unwrap()).unwrap();
    schema.iter_errors(json).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn plan_json_keeps_its_schema() {
    let inputs = [sample(), fixture("enkel"), fixture("celletyper"), fixture("uden-titelblok")];
    for input in inputs.into_iter().chain(real_plan()) {
        let bytes = leveranceplan::Plan::json(&plan_of(&input).0).unwrap();
        let mut json: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(against_schema("plan-v2", &json), Vec::<String>::new(), "{}", input.display());
        let row = &mut json["areas"][0]["deliverables"][0];
        row["release"]["kind"] = "named in a later version".into();
        row["added in a later version"] = 1.into();
        assert_eq!(against_schema("plan-v2", &json), Vec::<String>::new(), "it is open");
        json["areas"][0]["deliverables"][0]["release"]["kind"] = 7.into();
        assert_eq!(against_schema("plan-v2", &json).len(), 1, "a wrong value is seen");
    }
}

/// The keys of objects in a schema that lack a description, and objects that take no other keys.
fn undescribed(schema: &serde_json::Value, path: &str, found: &mut Vec<String>) {
    if schema["additionalProperties"] == false {
        found.push(format!("{path} takes no other keys"));
    }
    for (name, child) in schema["properties"].as_object().into_iter().flatten() {
        if child["description"].as_str().is_none_or(str::is_empty) {
            found.push(format!("{path}/{name} is not described"));
        }
    }
    let children: Vec<(String, &serde_json::Value)> = match schema {
        serde_json::Value::Object(map) => map.iter().map(|(name, child)| (name.clone(), child)).collect(),
        serde_json::Value::Array(list) => list.iter().map(|child| (String::new(), child)).collect(),
        _ => Vec::new(),
    };
    for (name, child) in children {
        undescribed(child, &format!("{path}/{name}"), found);
    }
}

#[test]
fn the_schema_of_plan_json_is_open_and_describes_each_key() {
    let schema = fs::read(root().join("docs/schema/plan-v2.schema.json")).unwrap();
    let mut schema: serde_json::Value = serde_json::from_slice(&schema).unwrap();
    let mut found = Vec::new();
    undescribed(&schema, "", &mut found);
    assert_eq!(found, Vec::<String>::new());
    let area = &mut schema["$defs"]["AreaFile"];
    area["properties"]["name"] = serde_json::json!({ "type": "string" });
    area["additionalProperties"] = false.into();
    undescribed(&schema, "", &mut found);
    assert_eq!(found.len(), 2, "{found:?}");
}

const BLOCK: [(u32, u16, &str); 4] = [
    (0, 0, "Plan 1 kv. 2019 - 4 kv. 2019"),
    (1, 0, "✓ = Leveret"),
    (2, 0, "* = Ny/ændret"),
    (3, 0, "Version 5.0 _1. april 2019"),
];
const HEAD: [(u32, u16, &str); 4] =
    [(4, 0, "Projekt"), (4, 1, "Status"), (4, 2, "Kontakt"), (4, 3, "Leverance frigives")];

/// Areas with their projects, and the codes found, but for missing columns.
fn read_cells(cells: &[(u32, u16, &str)]) -> (Vec<String>, Vec<&'static str>) {
    let workbook = workbook::Workbook::read(&made(cells)).unwrap();
    let read::ReadPlan { plan, findings, .. } = read::read(&workbook, &read::Reading::default()).unwrap();
    let area = |area: &leveranceplan::plan::Area| {
        let projects: Vec<&str> = area.deliverables.iter().map(|deliverable| deliverable.project()).collect();
        format!("{}: {}", area.name.value, projects.join(", "))
    };
    let codes = findings.iter().map(|finding| finding.code.name()).filter(|code| *code != "missing-column");
    (plan.areas.iter().map(area).collect(), codes.collect())
}

fn shifted(cells: &[(u32, u16, &'static str)], rows: u32) -> Vec<(u32, u16, &'static str)> {
    cells.iter().map(|(row, column, text)| (row + rows, *column, *text)).collect()
}

#[test]
fn repeated_blocks_take_no_area_and_lose_no_text() {
    let first = [&BLOCK[..], &HEAD, &[(5, 0, "A"), (6, 0, "Et"), (6, 1, "I gang")]].concat();
    let row = [(14, 0, "To"), (14, 1, "I gang"), (14, 3, "Q3 2019")];
    // The title without its period, as like as it is, is the title.
    let mut cells = [first.clone(), shifted(&BLOCK, 8), shifted(&HEAD, 8), row.to_vec()].concat();
    cells[14] = (8, 0, "Plan 1 kv. 2019 - 4 kv.");
    assert_eq!(read_cells(&cells), (vec!["A: Et, To".into()], vec!["title-drift"]));
    // The area's row stands between block and header.
    let between = [shifted(&BLOCK, 7), vec![(11, 0, "A")], shifted(&HEAD, 8), row.to_vec()].concat();
    assert_eq!(read_cells(&[first.clone(), between].concat()), (vec!["A: Et, To".into()], vec![]));
    // A heading that is unknown in the second block is found there.
    let mut other = shifted(&HEAD, 8);
    other[3].2 = "Budget";
    let cells = [first, shifted(&BLOCK, 8), other, row.to_vec()].concat();
    assert_eq!(read_cells(&cells), (vec!["A: Et, To".into()], vec!["unknown-column"]));
}

#[test]
fn other_columns_make_no_deliverable_of_an_area() {
    let head = [(4, 0, "Nr."), (4, 1, "Projekt"), (4, 2, "Status"), (4, 3, "Kontakt")];
    let rows = [
        (5, 0, "1"),
        (5, 1, "A"),
        (6, 0, "2"),
        (6, 1, "Et"),
        (6, 2, "I gang"),
        (7, 1, "B"),
        (7, 9, "note"),
        (8, 1, "To"),
        (8, 2, "I gang"),
    ];
    let (areas, codes) = read_cells(&[&BLOCK[..], &head, &rows].concat());
    assert_eq!(areas, ["A: Et", "B: To"]);
    assert_eq!(codes, ["unknown-column", "text-outside-columns"]);
}

#[test]
fn a_cell_may_hold_the_whole_title_block() {
    let block = "Programmet\nPlan 1 kv. 2019\n✓ = Leveret\n* = Ny\nVersion 5,1 _1. april 2019 - Vejledende,\nmed forbehold";
    let cells = [&[(0, 0, block)][..], &HEAD, &[(5, 0, "A"), (6, 0, "Et"), (6, 1, "I gang")]].concat();
    let workbook = workbook::Workbook::read(&made(&cells)).unwrap();
    let plan = read::read(&workbook, &read::Reading::default()).unwrap().plan;
    assert_eq!(plan.title.unwrap().value, "Programmet\nPlan 1 kv. 2019");
    assert_eq!((plan.legend.len(), plan.version.number), (2, "5.1".parse().ok()));
    assert_eq!(plan.version.notice, "Vejledende,\nmed forbehold");
}
