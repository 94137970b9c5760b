//! For each code a workbook that triggers exactly that finding at exactly that address, and a sound plan with none.

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Read, Write as _};

use leveranceplan::check::{self, Subject};
use leveranceplan::config::Config;
use leveranceplan::finding::{Code, Finding, Findings};
use leveranceplan::plan::Version;
use leveranceplan::plan::read::{self, Reading};
use leveranceplan::texts::{Language, Texts};
use leveranceplan::workbook;
use rust_xlsxwriter::{Format, Formula, Workbook};

use crate::harness::Test;
use crate::{against_schema, root, sample};

/// The sound plan: cells by address.
pub(crate) const SOUND: &[(&str, &str)] = &[
    ("A1", "Plan 1 kv. 2019 - 4 kv. 2019"),
    ("A2", "✓ = Leveret"),
    ("A3", "* = Ny/ændret"),
    ("A4", "Version 5.0 _1. april 2019 - Vejledende"),
    ("A5", "Projekt"),
    ("B5", "Formål"),
    ("C5", "Leverance beskrivelse"),
    ("D5", "Leverance frigives"),
    ("E5", "Status"),
    ("F5", "Kontakt"),
    ("G5", "Bemærkninger"),
    ("A6", "Område A"),
    ("A7", "Måling ✓"),
    ("B7", "At vide, hvor vi står."),
    ("C7", "Et spørgeskema."),
    ("D7", "Q1 2018"),
    ("E7", "Leveret"),
    ("F7", "Mette Holmgaard"),
    ("G7", "Se https://www.example.dk/maaling."),
    ("A8", "Kursus *"),
    ("B8", "At kunne mere."),
    ("C8", "Tre dage."),
    ("D8", "Q3 2019"),
    ("E8", "I gang"),
    ("F8", "Mette Holmgaard"),
    ("A9", "Område B"),
    ("A10", "Bibliotek"),
    ("D10", "Løbende"),
    ("F10", "Jonas Friis"),
];

/// What is done to the sound plan.
pub(crate) enum Edit {
    /// Writes a text into a cell; an empty one empties it.
    Text(&'static str, &'static str),
    /// Writes a text again and again, so many characters in all.
    Long(&'static str, usize),
    Number(&'static str, f64),
    /// A number and its number format.
    Formatted(&'static str, f64, &'static str),
    /// A text and its number format.
    FormattedText(&'static str, &'static str, &'static str),
    /// A formula and its value.
    Formula(&'static str, &'static str),
    Struck(&'static str, &'static str),
    /// A cell whose second stretch is struck through.
    PartlyStruck(&'static str, [&'static str; 3]),
    /// A text in bold.
    Bold(&'static str, &'static str),
    /// Another sheet with its cells.
    Sheet(&'static str, &'static [(&'static str, &'static str)]),
    HiddenRow(u32),
    HiddenColumn(u16),
    /// A note at a cell.
    Note(&'static str, &'static str),
    /// The first and the last row that are printed.
    Printed(u32, u32),
    /// A text in cells of one column merged downwards, so many rows.
    Merged(&'static str, u32, &'static str),
    /// A link of a cell: what it shows and where it leads.
    Link(&'static str, &'static str, &'static str),
    /// The same plan on a second, hidden sheet.
    HiddenSheet,
    /// The first so many cells of the sound plan again, so many rows further down, then one deliverable.
    Repeat(usize, u32),
}
use Edit::{
    Bold, Formatted, FormattedText, Formula as Calculated, HiddenColumn, HiddenRow, HiddenSheet, Link, Long,
    Merged, Note, Number, PartlyStruck, Printed, Repeat, Sheet, Struck, Text,
};

/// A sheet with the plan's headings and no title block.
const ASIDE: &[(&str, &str)] = &[
    ("A1", "Projekt"),
    ("B1", "Formål"),
    ("C1", "Leverance beskrivelse"),
    ("D1", "Leverance frigives"),
    ("E1", "Status"),
    ("F1", "Kontakt"),
    ("G1", "Bemærkninger"),
    ("A2", "Robot i receptionen"),
    ("C2", "En robot."),
];

/// A sheet with an older version of one deliverable.
const OLDER: &[(&str, &str)] = &[
    ("A1", "Version 4.0 _1. januar 2019"),
    ("A2", "Projekt"),
    ("B2", "Status"),
    ("C2", "Kontakt"),
    ("D2", "Leverance frigives"),
    ("A3", "Kursus"),
    ("B3", "I gang"),
];

/// A sheet with the same version and a deliverable of the plan.
const COPY: &[(&str, &str)] = &[
    ("A1", "Version 5.0 _1. april 2019 - Vejledende"),
    ("A2", "Projekt"),
    ("B2", "Status"),
    ("C2", "Kontakt"),
    ("D2", "Leverance frigives"),
    ("A3", "Kursus"),
    ("B3", "I gang"),
];

/// A sheet of data with another status of one deliverable.
const DATA: &[(&str, &str)] = &[
    ("A1", "projekt"),
    ("B1", "status"),
    ("C1", "kontakt"),
    ("D1", "id"),
    ("E1", "formaal"),
    ("F1", "frigives_art"),
    ("A2", "Kursus"),
    ("B2", "I gang"),
    ("C2", "Mette Holmgaard"),
    ("D2", "omraade-a/kursus"),
    ("E2", "At kunne alt."),
];

/// The code, what is done, and where it is found.
pub(crate) const CASES: &[(&str, &[Edit], &str)] = &[
    ("missing-title", &[Text("A1", "")], "-"),
    ("missing-version", &[Text("A4", "Version _1. april 2019 - Vejledende")], "A4"),
    ("missing-date", &[Text("A4", "Version 5.0 - Vejledende")], "A4"),
    ("missing-legend", &[Text("A2", ""), Text("A3", "")], "-"),
    ("missing-period", &[Text("A1", "Plan for året")], "A1"),
    ("backwards-period", &[Text("A1", "Plan 4 kv. 2019 - 1 kv. 2019")], "A1"),
    (
        "date-outside-period",
        &[Text("A4", "Version 5.0 _1. april 2020 - Vejledende"), Text("D8", "Q3 2020")],
        "A4",
    ),
    (
        "assumed-title",
        &[
            Text("A1", "Havneprogrammet"),
            Text("A2", "Plan 1 kv. 2019 - 4 kv. 2019"),
            Text("A3", "✓ = Leveret, * = Ny"),
        ],
        "A1",
    ),
    ("title-drift", &[Repeat(11, 10), Text("A11", "Plan 1 kvrt. 2019 - 4 kvrt. 2019")], "A11"),
    ("version-drift", &[Repeat(11, 10), Text("A14", "Version 4.0 _1. april 2019 - Vejledende")], "A14"),
    ("legend-drift", &[Repeat(11, 10), Text("A13", "* = Ændret")], "A13"),
    ("swapped-legend", &[Text("A2", "✓ = Ny/ændret")], "A2"),
    ("header-drift", &[Repeat(11, 10), Text("E15", "Status:")], "E15"),
    ("missing-column", &[Text("G5", ""), Text("G7", "")], "A5"),
    ("unknown-column", &[Text("H5", "Budget"), Text("H7", "100")], "H5"),
    ("assumed-column", &[Text("F5", "Tovholder")], "F5"),
    ("duplicate-column", &[Text("H5", "Status")], "H5"),
    ("near-miss-column", &[Text("G5", "Bemærkinger")], "G5"),
    ("text-outside-columns", &[Text("I8", "Ring")], "I8"),
    ("row-left-out", &[Text("A11", "I alt"), Text("B11", "3 leverancer")], "A11"),
    ("assumed-area", &[Bold("A9", "Område B")], "A6"),
    (
        "assumed-deliverable",
        &[Bold("A6", "Område A"), Bold("A9", "Område B"), Text("A11", "Værksted")],
        "A11",
    ),
    ("area-with-texts", &[Text("B10", "At låne bøger."), Text("F9", "Jonas Friis")], "A9"),
    (
        "unclear-row",
        &[
            Bold("A9", "Område B"),
            Text("A11", "Område C"),
            Text("A12", "Værksted"),
            Text("F12", "Jonas Friis"),
        ],
        "A11",
    ),
    ("missing-project", &[Text("A10", "")], "A10"),
    ("missing-area", &[Text("A6", "")], "A7"),
    ("empty-area", &[Text("A11", "Område C")], "A11"),
    ("duplicate-project", &[Text("A8", "måling *")], "A8"),
    ("project-in-two-areas", &[Text("A10", "kursus"), Text("C10", "Tre dage.")], "A10"),
    ("marker-inside-name", &[Text("A10", "Bibliotek ✓ for alle")], "A10"),
    ("unknown-marker", &[Text("A10", "Bibliotek #")], "A10"),
    ("marker-without-legend", &[Text("A3", "")], "A8"),
    ("missing-contact", &[Text("F8", "")], "F8"),
    ("similar-contact", &[Text("F10", "Mette Holmgård")], "F10"),
    ("release-unrecognised", &[Text("D8", "uge 40")], "D8"),
    ("release-partly-understood", &[Text("D8", "Q3 2019, hvis midlerne findes")], "D8"),
    ("impossible-date", &[Text("D8", "uge 53 2019")], "D8"),
    ("release-before-plan", &[Text("D8", "Q3 2018")], "D8"),
    ("release-over", &[Text("D8", "Ultimo marts 2019")], "D8"),
    ("delivered-but-delayed", &[Text("E7", "Er forsinket")], "E7"),
    ("delivered-but-cancelled", &[Text("E7", "Udgår")], "E7"),
    ("delivered-but-unfinished", &[Text("E7", "Er ikke færdig")], "E7"),
    ("delivered-before-release", &[Text("D7", "Q3 2019")], "D7"),
    ("delivered-without-marker", &[Text("E10", "Er leveret")], "E10"),
    ("status-uncertain", &[Text("E8", "Udgår muligvis")], "E8"),
    ("status-names-other-time", &[Text("E8", "Udskudt til Q4 2020")], "E8"),
    ("cancelled-but-new", &[Text("D8", "Udgår")], "A8"),
    ("text-cut-off", &[Text("C8", "Tre dage om brug af")], "C8"),
    ("text-at-limit", &[Long("C8", 255)], "C8"),
    ("missing-full-stop", &[Text("C8", "Kurset varer tre dage. Alle kommuner er indbudt")], "C8"),
    ("broken-address", &[Text("G8", "Se http:/www.example.dk")], "G8"),
    ("unsafe-address", &[Text("G8", "Se file://server/plan.docx")], "G8"),
    ("leftover-markup", &[Text("C8", "<ul>Tre dage.")], "C8"),
    ("invisible-character", &[Text("C8", "Tre\u{200b} dage.")], "C8"),
    ("bidirectional-character", &[Text("C8", "Tre \u{202e}dage.")], "C8"),
    ("garbled-text", &[Text("C8", "Tre dage i KÃ¸benhavn.")], "C8"),
    ("character-without-font", &[Text("C8", "Tre dage 漢.")], "C8"),
    ("error-value", &[Calculated("G8", "#N/A")], "G8"),
    ("formula-without-value", &[Calculated("G8", "")], "G8"),
    ("unshown-value", &[FormattedText("G8", "Kun for os.", ";;;")], "G8"),
    ("unfollowed-format", &[Formatted("D8", 43_709.0, "[$-41D]d. mmmm yyyy")], "D8"),
    ("hidden-row", &[HiddenRow(7)], "A8"),
    ("hidden-column", &[HiddenColumn(1)], "B7"),
    ("sheet-left-out", &[Sheet("Idéer", ASIDE)], "A1"),
    ("unclear-sheet", &[Text("A9", ""), Sheet("Andre", ASIDE)], "A1"),
    ("several-versions", &[Sheet("Forår", OLDER)], "A2"),
    ("sheets-overlap", &[Sheet("Plan (2)", COPY)], "A2"),
    ("hidden-sheet", &[HiddenSheet], "A5"),
    ("outside-print-area", &[Printed(0, 8)], "A10"),
    ("merged-text", &[Merged("F7", 1, "Mette Holmgaard")], "F8"),
    ("left-out", &[Note("C8", "Spørg chefen først.")], "C8"),
    ("data-sheet-differs", &[Sheet("Data", DATA)], "E2"),
    ("struck-through-text", &[Struck("C8", "Fire dage.")], "C8"),
    ("unusual-value", &[Number("E8", 42.0)], "E8"),
    ("version-not-newer", &[], "A4"),
    ("changed-without-marker", &[Text("B10", "At samle viden.")], "A10"),
    ("marker-without-change", &[Text("A10", "Bibliotek *")], "A10"),
    ("stale-marker", &[Text("A10", "Bibliotek *")], "A10"),
    ("delivered-marker-lost", &[], "A10"),
    ("formula-guarded", &[Text("C8", "- tre dage")], "C8"),
    // Of a text that counts twice in Excel; see `extracts`.
    ("excel-cut", &[], "-"),
    ("excel-limit", &[Long("C8", 9_000)], "C8"),
    (
        "lone-project",
        &[
            Text("H5", "Område"),
            Text("A6", ""),
            Text("H7", "Område A"),
            Text("H8", "Område A"),
            Text("A9", ""),
            Text("H10", "Område B"),
            Text("D10", ""),
            Text("F10", ""),
        ],
        "A10",
    ),
];

fn position(address: &str) -> (u32, u16) {
    let letter = address.as_bytes()[0];
    (address[1..].parse::<u32>().unwrap() - 1, u16::from(letter - b'A'))
}

pub(crate) fn workbook_of(edits: &[Edit]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Plan").unwrap();
    let mut write = |shift: u32, cells: &[(&str, &str)]| {
        for (address, text) in cells {
            let (row, column) = position(address);
            sheet.write_string(row + shift, column, *text).unwrap();
        }
    };
    write(0, SOUND);
    for edit in edits {
        if let Repeat(count, shift) = edit {
            write(*shift, &SOUND[..*count]);
            write(*shift, &[("A6", "Arkiv"), ("D6", "Løbende"), ("F6", "Jonas Friis")]);
        }
    }
    for edit in edits {
        match edit {
            Text(address, "") => {
                let (row, column) = position(address);
                sheet.clear_cell(row, column);
            }
            Text(address, text) => {
                let (row, column) = position(address);
                sheet.write_string(row, column, *text).unwrap();
            }
            Long(address, count) => {
                let (row, column) = position(address);
                let text: String = "Ni tegn. ".chars().cycle().take(count - 1).chain(['.']).collect();
                sheet.write_string(row, column, text).unwrap();
            }
            Number(address, number) => {
                let (row, column) = position(address);
                sheet.write_number(row, column, *number).unwrap();
            }
            Formatted(address, number, format) => {
                let (row, column) = position(address);
                let format = Format::new().set_num_format(*format);
                sheet.write_number_with_format(row, column, *number, &format).unwrap();
            }
            FormattedText(address, text, format) => {
                let (row, column) = position(address);
                let format = Format::new().set_num_format(*format);
                sheet.write_string_with_format(row, column, *text, &format).unwrap();
            }
            Calculated(address, value) => {
                let (row, column) = position(address);
                sheet.write_formula(row, column, Formula::new("=A1").set_result(*value)).unwrap();
            }
            Struck(address, text) => {
                let (row, column) = position(address);
                let struck = Format::new().set_font_strikethrough();
                sheet.write_string_with_format(row, column, *text, &struck).unwrap();
            }
            PartlyStruck(address, [before, words, after]) => {
                let (row, column) = position(address);
                let (plain, struck) = (Format::new(), Format::new().set_font_strikethrough());
                let stretches = [(&plain, *before), (&struck, *words), (&plain, *after)];
                sheet.write_rich_string(row, column, &stretches).unwrap();
            }
            HiddenRow(row) => drop(sheet.set_row_hidden(*row).unwrap()),
            Note(address, text) => {
                let (row, column) = position(address);
                sheet.insert_note(row, column, &rust_xlsxwriter::Note::new(*text)).unwrap();
            }
            Printed(first, last) => drop(sheet.set_print_area(*first, 0, *last, 6).unwrap()),
            Merged(address, more, text) => {
                let (row, column) = position(address);
                sheet.merge_range(row, column, row + more, column, text, &Format::new()).unwrap();
            }
            Link(address, text, link) => {
                let (row, column) = position(address);
                let url = rust_xlsxwriter::Url::new(*link).set_text(*text);
                sheet.write_url(row, column, url).unwrap();
            }
            HiddenColumn(column) => drop(sheet.set_column_hidden(*column).unwrap()),
            Bold(address, text) => {
                let (row, column) = position(address);
                sheet.write_string_with_format(row, column, *text, &Format::new().set_bold()).unwrap();
            }
            HiddenSheet | Repeat(..) | Sheet(..) => {}
        }
    }
    if edits.iter().any(|edit| matches!(edit, HiddenSheet)) {
        let sheet = book.add_worksheet().set_name("Gemt").unwrap().set_hidden(true);
        for (address, text) in SOUND {
            let (row, column) = position(address);
            sheet.write_string(row, column, *text).unwrap();
        }
    }
    for edit in edits {
        let Sheet(name, cells) = edit else { continue };
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (address, text) in *cells {
            let (row, column) = position(address);
            sheet.write_string(row, column, *text).unwrap();
        }
    }
    without_empty_values(&book.save_to_buffer().unwrap())
}

/// The workbook as a program leaves it that calculates nothing: a formula whose value is empty has none.
fn without_empty_values(bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if name.starts_with("xl/worksheets/") {
            content = String::from_utf8(content).unwrap().replace("</f><v>0</v>", "</f>").into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// All findings of a workbook under settings.
pub(crate) fn findings(bytes: &[u8], config: &Config, previous: Option<&Version>) -> Vec<Finding> {
    let workbook = workbook::Workbook::read(bytes).unwrap();
    let reading = Reading { aliases: config.aliases.clone(), ..Reading::default() };
    let read::ReadPlan { plan, mut findings, .. } = read::read(&workbook, &reading).unwrap();
    findings.extend(check::run(&Subject { previous, ..Subject::new(&plan, &workbook, config) }));
    check::settle(findings, config, &workbook).0
}

pub(crate) fn named(findings: &[Finding]) -> Vec<String> {
    let cell =
        |finding: &Finding| finding.place.as_ref().map_or("-".to_owned(), |place| place.cell.to_string());
    findings.iter().map(|finding| format!("{} {}", finding.code.name(), cell(finding))).collect()
}

/// What the command finds in a workbook.
pub(crate) fn checked(bytes: &[u8], more: &[&str]) -> (i32, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.xlsx"), bytes).unwrap();
    let mut command = assert_cmd::Command::cargo_bin("leveranceplan").unwrap();
    let output =
        command.args([&["check", "plan.xlsx", "--format", "json"], more].concat()).current_dir(folder.path());
    let output = output.output().unwrap();
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(against_schema("findings-v2", &json), Vec::<String>::new());
    let line = |finding: &serde_json::Value| {
        format!("{} {}", finding["code"].as_str().unwrap(), finding["cell"].as_str().unwrap_or("-"))
    };
    (output.status.code().unwrap(), json["findings"].as_array().unwrap().iter().map(line).collect())
}

#[test]
fn a_sound_plan_has_no_findings() {
    let bytes = workbook_of(&[]);
    assert_eq!(named(&findings(&bytes, &Config::default(), None)), Vec::<String>::new());
    assert_eq!(checked(&bytes, &["--deny", "warnings"]), (0, vec![]));
}

#[test]
fn each_code_is_found_alone_at_its_address() {
    let codes: Vec<&str> = CASES.iter().map(|(code, ..)| *code).collect();
    assert_eq!(codes, Code::ALL.iter().map(|code| code.name()).collect::<Vec<_>>(), "each code has a case");
    let before = Version { number: Some("5.0".parse().unwrap()), ..Version::default() };
    for (code, edits, cell) in CASES {
        // Some are found by the command: what fonts lack, what the CSV has to guard, what Excel cannot hold; some against
        // the version before.
        if ["character-without-font", "formula-guarded", "excel-cut", "excel-limit", "lone-project"]
            .contains(code)
            || before_of(code).is_some()
        {
            continue;
        }
        let previous = (*code == "version-not-newer").then_some(&before);
        let found = findings(&workbook_of(edits), &Config::default(), previous);
        assert_eq!(named(&found), [format!("{code} {cell}")]);
    }
}

/// What the version before a case was, of the codes that need one; the course was changed since.
fn before_of(code: &str) -> Option<Vec<u8>> {
    let bibliotek = match code {
        "stale-marker" => "Bibliotek *",
        "delivered-marker-lost" => "Bibliotek ✓",
        "changed-without-marker" | "marker-without-change" => "Bibliotek",
        _ => return None,
    };
    let version = Text("A4", "Version 4.0 _1. januar 2019 - Vejledende");
    let edits = [version, Text("B8", "At lære."), Text("A10", bibliotek)];
    Some(workbook_of(&edits))
}

#[test]
fn markers_are_held_against_the_version_before() {
    let codes = CASES.iter().filter_map(|(code, edits, cell)| Some((code, edits, cell, before_of(code)?)));
    let codes: Vec<_> = codes.collect();
    assert_eq!(codes.len(), 4);
    let folder = tempfile::tempdir().unwrap();
    let check = |edits: &[Edit], before: &[u8]| {
        let before_path = folder.path().join("før.xlsx");
        fs::write(&before_path, before).unwrap();
        checked(&workbook_of(edits), &["--previous", before_path.to_str().unwrap()])
    };
    for (code, edits, cell, before) in codes {
        assert_eq!(check(edits, &before), (0, vec![format!("{code} {cell}")]));
    }
    // Another marker, and rows that stand further down, are no change; an area of another name is one.
    let before = before_of("changed-without-marker").unwrap();
    assert_eq!(check(&[Text("A10", "Bibliotek ✓")], &before), (0, vec![]));
    assert_eq!(check(&[Repeat(11, 10)], &before).1, ["changed-without-marker A16"]);
    assert_eq!(check(&[Text("A9", "Område C")], &before).1, ["changed-without-marker A9"]);
    assert_eq!(check(&[Text("A9", "Område C *")], &before).1, Vec::<String>::new());
}

#[test]
fn what_the_command_finds_beside() {
    let edits = |code: &str| CASES.iter().find(|(other, ..)| *other == code).unwrap();
    let (code, edit, cell) = edits("character-without-font");
    assert_eq!(checked(&workbook_of(edit), &[]), (1, vec![format!("{code} {cell}")]));
    let accepted = format!("[[accept]]\ncode = \"{code}\"\ntext = \"Tre dage 漢.\"\nreason = \"set\"\n");
    let lowered = |severity: &str| format!("[checks]\n{code} = \"{severity}\"\n");
    let mut shown = String::new();
    for setting in [lowered("off"), lowered("note"), accepted] {
        // Nor is it published where the settings do not call it an error.
        shown += &Test::new()
            .workbook(workbook_of(edit))
            .config(&setting)
            .command("publish plan.xlsx")
            .show()
            .transcript();
    }
    assert_eq!(checked(&workbook_of(&[Text("C8", "Tre dage א.")]), &[]).1, [format!("{code} C8")]);
    for name in ["excel-limit", "lone-project"] {
        let test = Test::new().workbook(workbook_of(edits(name).1)).command("publish plan.xlsx").show();
        shown += &test.transcript();
    }
    let test =
        Test::new().workbook(workbook_of(edits("formula-guarded").1)).command("publish plan.xlsx").show();
    let test = test.command("publish plan.xlsx --previous output/v5.0 --output ny").show();
    crate::harness::golden("found-by-the-command", &(shown + &test.transcript()));
}

#[test]
fn settings_change_severities_and_accept_findings() {
    let edits = [Text("F8", ""), Text("D8", "uge 40"), Text("A10", "Bibliotek #")];
    let config = Config::parse(
        "[checks]\nmissing-contact = \"off\"\nrelease-unrecognised = \"error\"\n\
         [[accept]]\ncode = \"unknown-marker\"\ntext = \"Bibliotek #\"\nreason = \"hedder sådan\"\n",
    )
    .unwrap();
    let found = findings(&workbook_of(&edits), &config, None);
    assert_eq!(named(&found), ["release-unrecognised D8"]);
    assert_eq!(found[0].severity.name(), "error");
    let aliased = Config::parse("[columns]\n\"Bemærkninger\" = [\"Noter\"]\n").unwrap();
    assert_eq!(named(&findings(&workbook_of(&[Text("G5", "Noter")]), &aliased, None)), Vec::<String>::new());
    let known = Config::parse("[contacts]\nknown = [\"Mette Holmgård\"]\n").unwrap();
    assert_eq!(
        named(&findings(&workbook_of(&[Text("F10", "Mette Holmgård")]), &known, None)),
        ["similar-contact F7", "similar-contact F8"]
    );
}

#[test]
fn warnings_can_be_denied_and_unknown_settings_stop() {
    Test::new()
        .workbook(workbook_of(&[Text("F8", "")]))
        .command("check plan.xlsx")
        .show()
        .command("check plan.xlsx --deny warnings")
        .show()
        .config("[checks]\nmissing-contacts = \"off\"\n")
        .about("settings are read first")
        .command("explain missing-titel")
        .show()
        .golden("denied-and-unknown");
}

/// All codes at once, as a person reads them.
#[test]
fn findings_read_as_reviewed() {
    let edits = [
        Text("D8", "uge 53 2019"),
        Text("C8", "En lang tekst, der handler om meget forskelligt og slutter med en forklaring på brug af"),
        Text("F10", "Mette \u{202e}Holmgård"),
        Text("A10", "Bibliotek #"),
        Text("I8", "Ring"),
    ];
    let found = Findings::from(findings(&workbook_of(&edits), &Config::default(), None));
    let mut text = String::new();
    for language in [Language::Danish, Language::English] {
        let shown = Texts::of(language).text(&found.message()).to_string();
        let plain = shown.replace("\u{1b}[0m", "").replace("\u{1b}[1m", "");
        let plain = plain.replace("\u{1b}[1;31m", "").replace("\u{1b}[1;33m", "").replace("\u{1b}[1;36m", "");
        writeln!(text, "{plain}").unwrap();
    }
    crate::harness::golden("findings", &text);
}

/// The office's own plan, where it lies beside the project: codes and cells, no words.
#[test]
fn the_real_plan_has_the_findings_that_were_reviewed() {
    if let Some(plan) = crate::real_plan() {
        let found = findings(&fs::read(plan).unwrap(), &Config::default(), None);
        crate::harness::golden("check-real-plan", &named(&found).join("\n"));
    }
}

#[test]
fn the_catalogue_is_in_step_with_the_program() {
    let texts = Texts::of(Language::English);
    let mut catalogue = "# Checks\n\nOne section for each code; `leveranceplan explain CODE` shows the same. Severities: an error means that the\n\
        publication would be wrong or incomplete, and nothing is published; a warning that a reader will probably be misled or\n\
        that the office wants to look; a note is tidying.\n\nAn office sets other severities, or `off`, in `leveranceplan.toml`, accepts a finding by its code and the whole text of\n\
        its cell (of an empty cell: the text of the first cell in its row), and sets thresholds:\n\n\
        ```toml\n[checks]\nmissing-full-stop = \"off\"\n\n[[accept]]\ncode = \"missing-contact\"\ntext = \"Bibliotek ✓\"\nreason = \"spørg hovednummeret\"\n\n\
        [thresholds]\ncontact_distance = 2    # names this many letters apart are probably one person; 0 compares none\n\
        contact_shortest = 6    # shorter names are not compared\ndate_months = 3         # how far the version's date may be outside the title's period\n\
        cut_lengths = [255, 256, 1024, 4000, 32767]\n```\n\n\
        What is hidden or struck through is seen in .xlsx, .xlsm and .ods, formulas without a value in .xlsx and .xlsm; the readers\n\
        of .xls and .xlsb do not tell. Of .xlsb there are no number formats either: each number and date is an `unfollowed-format`.\n"
        .to_owned();
    for code in Code::ALL {
        let part = |part| texts.text(&code.part(part));
        write!(
            catalogue,
            "\n## {}\n\n{} ({}). {}\n\nExample: {}\n\nRemedy: {}\n",
            code.name(),
            part("title"),
            texts.text(&code.severity().message()),
            part("why"),
            part("example"),
            part("help")
        )
        .unwrap();
    }
    let settings = catalogue.split("```toml").nth(1).unwrap().split("```").next().unwrap();
    let config = Config::parse(settings).unwrap();
    assert_eq!(config.thresholds, Config::default().thresholds, "it shows what holds without it");
    let path = root().join("docs/checks.md");
    if std::env::var_os("WRITE_DOCS").is_some() {
        fs::write(&path, &catalogue).unwrap();
    }
    assert_eq!(fs::read_to_string(path).unwrap(), catalogue, "WRITE_DOCS=1 cargo test writes it anew");
    for code in Code::ALL {
        let mut command = assert_cmd::Command::cargo_bin("leveranceplan").unwrap();
        let output = command.args(["explain", code.name(), "--lang", "en"]).output().unwrap();
        let shown = String::from_utf8(output.stdout).unwrap();
        assert!(
            shown.starts_with(&format!("{}: {}\n", code.name(), texts.text(&code.part("title")))),
            "{shown}"
        );
    }
}

#[test]
fn the_sample_has_no_errors_and_output_is_the_same_each_time() {
    let input = sample();
    let once = || {
        let mut command = assert_cmd::Command::cargo_bin("leveranceplan").unwrap();
        let output = command
            .args(["check", input.to_str().unwrap(), "--format", "github", "--lang", "en"])
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stdout).unwrap()
    };
    let shown = once();
    assert_eq!(shown, once());
    assert!(
        shown.lines().all(|line| line.starts_with("::warning file=") || line.starts_with("::notice file=")),
        "{shown}"
    );
}

/// The commands of a help text: its first block of indented lines.
fn commands(help: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| !line.starts_with("Kommandoer:")).skip(1);
    let names = lines.take_while(|line| line.starts_with("  ")).filter(|line| !line.starts_with("    "));
    names.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn the_readme_is_in_step_with_the_program() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let help = assert_cmd::Command::cargo_bin("leveranceplan").unwrap().arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let commands = commands(&help);
    let expected =
        ["publish", "check", "compare", "new-quarter", "explain", "extract", "verify", "completions"];
    assert_eq!(commands, expected);
    for command in &commands {
        assert!(readme.contains(command.as_str()), "{command}");
    }
    let options = help.split_whitespace().filter(|word| word.starts_with("--"));
    for option in options.map(|word| word.trim_end_matches(',')) {
        assert!(["--help", "--version"].contains(&option) || readme.contains(option), "{option}");
    }
    // The settings that it shows are settings.
    let settings = readme.split("```toml").nth(1).unwrap().split("```").next().unwrap();
    let config = Config::parse(settings).unwrap();
    assert_eq!((config.accepted.len(), config.aliases.len(), config.contacts.len()), (1, 1, 1));
    assert_eq!(config.terms, leveranceplan::plan::release::Terms::default());
    for code in 0..=4 {
        assert!(readme.contains(&format!("| {code} | ")), "exit code {code}");
    }
}

/// A ✓ of the version before may go where release or status changed, and only there.
#[test]
fn a_lost_marker_is_found_unless_the_texts_changed() {
    let old = workbook_of(&[Text("A10", "Bibliotek ✓"), Text("E10", "Åbent")]);
    let codes = |edits: &[Edit]| {
        let test = Test::new().workbook(workbook_of(edits)).file("old.xlsx", &old);
        let test = test.command("check plan.xlsx --previous old.xlsx --format github");
        test.show().transcript().matches("title=delivered-marker-lost").count()
    };
    assert_eq!(codes(&[Text("E10", "Åbent")]), 1);
    assert_eq!(codes(&[Text("E10", "Genåbnes")]), 0, "the status changed");
    assert_eq!(codes(&[Text("E10", "Åbent"), Text("D10", "Q4 2019")]), 0, "the release changed");
    assert_eq!(codes(&[Text("E10", "Åbent"), Text("C10", "Bøger.")]), 1, "another column changed");
}

/// Above the legend several texts may stand; the title is the one with the period.
#[test]
fn the_title_is_the_text_with_the_period() {
    let bytes = workbook_of(&[
        Text("A1", "Internt arbejdspapir"),
        Text("B1", "Programmets plan 1 kv. 2019 - 4 kv. 2019"),
        Text("C1", "Side 1"),
    ]);
    let plan = read::read(&workbook::Workbook::read(&bytes).unwrap(), &Reading::default()).unwrap().plan;
    assert_eq!(plan.title.unwrap().value, "Programmets plan 1 kv. 2019 - 4 kv. 2019");
}

/// D7 to D10 of the fixture hold dates, as releases may; row 11 holds numbers, a percentage and a truth.
#[test]
fn a_date_is_a_usual_release_and_a_percentage_is_none() {
    let found = named(&findings(&fs::read(crate::fixture("celletyper")).unwrap(), &Config::default(), None));
    let unusual: Vec<&String> = found.iter().filter(|found| found.starts_with("unusual-value")).collect();
    let expected = ["B11", "C11", "D11", "E11"].map(|cell| format!("unusual-value {cell}"));
    assert_eq!(unusual, expected.iter().collect::<Vec<_>>());
}

/// The help names a year of the plan, so that it can be copied.
#[test]
fn a_release_without_year_is_helped_with_a_year_of_the_plan() {
    let test = Test::new().workbook(workbook_of(&[Text("D8", "uge 40")])).command("check plan.xlsx");
    test.show().golden("release-without-year");
}
