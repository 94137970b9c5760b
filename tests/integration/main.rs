//! The command on whole workbooks, and what it writes, compared whole.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

mod archive;
mod checks;
mod checks_broken;
mod checks_hidden;
mod command_line;
mod compare;
mod design;
mod door;
mod earlier_editions;
mod editions;
mod extracts;
mod extremes;
mod fixtures;
mod guide;
mod input;
mod layouts;
mod likeness;
mod line_breaks;
mod pages;
mod painted;
mod pdf_says;
mod pdf_text;
mod quarters;
mod release;
mod states;
mod table;
mod verify;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use leveranceplan::finding::Finding;
use leveranceplan::plan::{Field, Plan, marker, read};
use leveranceplan::workbook;

/// Holds a text against the one in `tests/golden/` that a person has read.
fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("tests/golden"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn plan_of(path: &Path) -> (Plan, Vec<Finding>) {
    let workbook = workbook::Workbook::read(&fs::read(path).unwrap()).unwrap();
    read::read(&workbook, &read::Supplied::default()).unwrap()
}

fn fixture(case: &str) -> PathBuf {
    root().join("fixtures").join(case).join("plan.xlsx")
}

fn sample() -> PathBuf {
    root().join("input/aktivitets-og-leveranceplan.xlsx")
}

/// Runs the command and gives its exit code and what it said.
fn run(arguments: &[&str], folder: &Path) -> (i32, String) {
    let output = Command::cargo_bin("leveranceplan")
        .unwrap()
        .args(arguments)
        .env("LANG", "da_DK.UTF-8")
        .current_dir(folder)
        .output()
        .unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            found.extend(files(&entry.path()));
        } else {
            found.insert(entry.path(), fs::read(entry.path()).unwrap());
        }
    }
    found
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
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let input = sample();
    let input = input.to_str().unwrap();
    let (code, said) = run(&["publish", input], one.path());
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("\nC28 bemærkning[formula-guarded]: "), "{said}");
    assert!(
        said.contains("Udgivet i output/v5.0: 9 områder, 48 leverancer (22 ✓, 15 *), 9 sider, "),
        "{said}"
    );
    let edition = one.path().join("output/v5.0");
    let names: Vec<String> = files(&edition)
        .into_keys()
        .map(|path| path.strip_prefix(&edition).unwrap().to_string_lossy().replace('\\', "/"))
        .collect();
    assert_eq!(
        names,
        [
            "aktivitets-og-leveranceplan-v5.0.pdf",
            "aktivitets-og-leveranceplan-v5.0.xlsx",
            "csv/datapackage.json",
            "csv/kontakter.csv",
            "csv/leverancer.csv",
            "csv/links.csv",
            "csv/omraader.csv",
            "csv/perioder.csv",
            "manifest.json",
            "plan.json"
        ]
    );
    assert_eq!(run(&["publish", input, "--output", "andet"], two.path()).0, 0);
    let again: Vec<Vec<u8>> = files(&two.path().join("andet/v5.0")).into_values().collect();
    assert_eq!(files(&edition).into_values().collect::<Vec<_>>(), again);
}

#[test]
fn a_published_version_is_never_changed_in_silence() {
    let folder = tempfile::tempdir().unwrap();
    let (input, other) = (sample(), fixture("enkel"));
    let (input, other) = (input.to_str().unwrap(), other.to_str().unwrap());
    assert_eq!(run(&["publish", input], folder.path()).0, 0);
    let before = files(folder.path());
    let (code, said) = run(&["publish", input], folder.path());
    assert_eq!(code, 0);
    assert!(said.contains("intet er ændret"), "{said}");
    let (code, said) = run(&["publish", other], folder.path());
    assert_eq!(code, 4);
    assert!(said.contains("--replace"), "{said}");
    assert_eq!(files(folder.path()), before);
    assert_eq!(run(&["publish", other, "--replace"], folder.path()).0, 0);
    assert_ne!(files(folder.path()), before);
}

#[test]
fn every_text_of_the_plan_stands_in_the_pdf() {
    let mut inputs = vec![sample(), fixture("enkel")];
    // The office's own plan, where it lies beside the project.
    let shared = root().join("../shared/plan");
    inputs.extend(fs::read_dir(shared).into_iter().flatten().flatten().map(|entry| entry.path()));
    for input in inputs.iter().filter(|path| path.extension().is_some_and(|extension| extension == "xlsx")) {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(run(&["publish", input.to_str().unwrap()], folder.path()).0, 0);
        let files = files(&folder.path().join("output/v5.0"));
        let pdf = files.iter().find(|(path, _)| path.extension().unwrap() == "pdf").unwrap().1;
        let (plan, _) = plan_of(input);
        let mut expected = Vec::new();
        for (_, deliverable) in plan.deliverables() {
            expected.push(marker::join(deliverable.project(), &deliverable.markers));
            expected.extend(
                Field::ALL.iter().skip(1).map(|field| deliverable.field(*field).value.replace('\n', " ")),
            );
        }
        if input.starts_with(root().join("../shared")) {
            assert_eq!(expected.iter().filter(|text| !text.is_empty()).count(), 302);
        }
        assert_eq!(pdf_text::texts(pdf, "TD"), expected, "{}", input.display());
        let areas: Vec<String> =
            plan.areas.iter().map(|area| marker::join(&area.name.value, &area.markers)).collect();
        assert_eq!(pdf_text::texts(pdf, "H2"), areas);
        assert_eq!(pdf_text::texts(pdf, "H1"), [plan.title.unwrap().value]);
    }
}

#[test]
fn what_is_no_plan_is_a_clear_error() {
    let folder = tempfile::tempdir().unwrap();
    let sound = fs::read(fixture("enkel")).unwrap();
    let mut locked = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    locked.create_stream("/EncryptedPackage").unwrap();
    locked.flush().unwrap();
    let locked = locked.into_inner().into_inner();
    let cases: [(&str, &[u8], &str); 5] = [
        ("låst.xlsx", &locked, "beskyttet med adgangskode"),
        ("tom.xlsx", b"", "filen er tom"),
        ("side.xls", b"<html><table></table></html>", "indholdet er HTML"),
        ("udtræk.xlsx", b"Projekt;Status\n", "formentlig CSV"),
        ("halv.xlsx", &sound[..sound.len() / 2], "beskadiget"),
    ];
    for (name, bytes, expected) in cases {
        fs::write(folder.path().join(name), bytes).unwrap();
        let (code, said) = run(&["publish", name], folder.path());
        assert_eq!(code, 3, "{name}: {said}");
        assert!(said.contains(expected) && said.contains("hjælp:"), "{name}: {said}");
    }
    let (code, said) = run(&["publish", "findes-ikke.xlsx"], folder.path());
    assert_eq!(code, 3);
    assert!(said.contains("findes-ikke.xlsx kan ikke læses"), "{said}");
    assert!(!folder.path().join("output").exists());
}

#[test]
fn the_extension_does_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["plan.xls", "plan.xlsm", "plan"] {
        fs::copy(fixture("enkel"), folder.path().join(name)).unwrap();
        assert_eq!(run(&["publish", name, "--output", &format!("{name}-ud")], folder.path()).0, 0);
    }
}

#[test]
fn other_formats_are_read_in_a_process_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let expected = plan_of(&fixture("enkel")).0.without_places();
    for format in ["ods", "xls", "xlsb"] {
        let path = root().join(format!("fixtures/{format}/plan.{format}"));
        assert_eq!(plan_of(&path).0.without_places(), expected, "{format}");
        let (code, said) = run(&["publish", path.to_str().unwrap(), "--output", format], folder.path());
        assert_eq!(code, 0, "{said}");
    }
    let ods = root().join("fixtures/ods/plan.ods");
    // A file cut between two rows, which the reader would loop over for ever, ends with an error.
    let bytes = fs::read(&ods).unwrap();
    fs::write(folder.path().join("halv.ods"), &bytes[..bytes.len() / 2]).unwrap();
    let (code, said) = run(&["publish", "halv.ods"], folder.path());
    assert_eq!(code, 3, "{said}");
}

#[test]
fn what_a_workbook_lacks_can_be_supplied() {
    let folder = tempfile::tempdir().unwrap();
    let bare = root().join("fixtures/uden-titelblok/plan.xlsx");
    let bare = bare.to_str().unwrap();
    let (code, said) = run(&["publish", bare], folder.path());
    assert_eq!(code, 1);
    for expected in [
        "fejl[missing-title]",
        "fejl[missing-version]",
        "fejl[missing-date]",
        "--title",
        "--plan-version",
        "--date",
    ] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    assert!(!folder.path().join("output").exists());
    let supplied = ["--title", "Plan 1 kv. 2019", "--plan-version", "5.1", "--date", "2019-07-01"];
    assert_eq!(run(&[&["publish", bare], &supplied[..]].concat(), folder.path()).0, 0);
    assert!(folder.path().join("output/v5.1/aktivitets-og-leveranceplan-v5.1.pdf").exists());
}

#[test]
fn cells_become_the_text_that_a_person_saw() {
    let (plan, findings) = plan_of(&fixture("celletyper"));
    let texts = |field| -> Vec<String> {
        plan.deliverables().map(|(_, deliverable)| deliverable.field(field).value.clone()).collect()
    };
    assert_eq!(texts(Field::Release), ["03-11-2019", "2019-11-03", "3. november 2019", "nov-19", "50 %"]);
    // A real date cell is a day, in whatever form it is shown.
    let days = plan.deliverables().filter_map(|(_, deliverable)| deliverable.release.first_day());
    assert_eq!(days.map(|day| day.to_string()).collect::<Vec<_>>(), ["2019-11-03"; 4]);
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
    let (plan, findings) = read::read(&workbook, &read::Supplied::default()).unwrap();
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

#[test]
fn a_workbook_without_a_plan_says_what_it_found() {
    let without_header =
        workbook::Workbook::read(&made(&[(0, 0, "Indkøb"), (2, 0, "Projekt"), (2, 1, "Status")])).unwrap();
    let error = read::read(&without_header, &read::Supplied::default()).unwrap_err().to_string();
    assert!(error.contains("the sheet »Plan« (2 rows, nearest is row 3 with Projekt, Status)"), "{error}");
    let header = [(0, 0, "Projekt"), (0, 1, "Status"), (0, 2, "Kontakt")];
    let without_rows = workbook::Workbook::read(&made(&header)).unwrap();
    let error = read::read(&without_rows, &read::Supplied::default()).unwrap_err().to_string();
    assert!(error.contains("column headings in Plan!A1"), "{error}");
}

/// What a committed schema says against a document.
fn against_schema(name: &str, json: &serde_json::Value) -> Vec<String> {
    let schema = fs::read(root().join(format!("docs/schema/{name}.schema.json"))).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_slice(&schema).unwrap()).unwrap();
    schema.iter_errors(json).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn plan_json_keeps_its_schema() {
    let mut inputs = vec![sample(), fixture("enkel"), fixture("celletyper"), fixture("uden-titelblok")];
    let shared = fs::read_dir(root().join("../shared/plan")).into_iter().flatten().flatten();
    inputs
        .extend(shared.map(|file| file.path()).filter(|path| path.extension().is_some_and(|e| e == "xlsx")));
    for input in inputs {
        let bytes = leveranceplan::extract::json::write(&plan_of(&input).0).unwrap();
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
    let (plan, findings) = read::read(&workbook, &read::Supplied::default()).unwrap();
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
    let (plan, _) = read::read(&workbook, &read::Supplied::default()).unwrap();
    assert_eq!(plan.title.unwrap().value, "Programmet\nPlan 1 kv. 2019");
    assert_eq!((plan.legend.len(), plan.version.number), (2, "5.1".parse().ok()));
    assert_eq!(plan.version.notice, "Vejledende,\nmed forbehold");
}
