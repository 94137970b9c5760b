//! `compare`, `plan.json` read back, and how long a comparison takes.

use std::fs;

use leveranceplan::compare::{Comparison, marks, show};
use leveranceplan::plan::Plan;
use proptest::prelude::*;

use crate::harness::Test;
use crate::table::Table;
use crate::{against_schema, fixture, plan_of, root, sample};

/// The text on standard output, and the exit code.
fn output(arguments: &[&str], folder: &std::path::Path) -> (i32, String) {
    let mut command = assert_cmd::Command::cargo_bin("leveranceplan").unwrap();
    let output = command.args(arguments).env("LANG", "da_DK.UTF-8").current_dir(folder).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

fn inputs() -> Vec<std::path::PathBuf> {
    let folders = fs::read_dir(root().join("fixtures")).unwrap().map(|entry| entry.unwrap().path());
    let fixtures = folders.map(|folder| folder.join("plan.xlsx")).filter(|path| path.is_file());
    let mut inputs: Vec<_> = fixtures.chain(crate::real_plan()).chain([sample()]).collect();
    inputs.sort();
    inputs
}

#[test]
fn plan_json_is_read_back_to_the_same_plan_and_the_same_bytes() {
    assert!(inputs().len() >= 20);
    for input in inputs() {
        let mut plan = plan_of(&input).0;
        let bytes = Plan::json(&plan).unwrap();
        let read = Plan::from_json(&bytes).unwrap();
        assert_eq!(Plan::json(&read).unwrap(), bytes, "{}", input.display());
        assert!(Comparison::of(&plan, &read).is_empty(), "{}", input.display());
        // What plan.json does not hold: cells above the header, what an impossible date is, and the format of a date.
        let cells = |plan: &Plan| -> Vec<String> {
            let places = plan.texts().filter_map(|(_, place)| place.map(ToString::to_string));
            places
                .skip(plan.title.iter().chain(&plan.version.line).filter(|text| text.place.is_some()).count())
                .collect()
        };
        assert!(cells(&plan).ends_with(&cells(&read)), "{}", input.display());
        for area in &mut plan.areas {
            for row in &mut area.deliverables {
                (row.release.impossible, row.release_date) = (None, None);
            }
        }
        assert_eq!(read.without_places(), plan.without_places(), "{}", input.display());
    }
}

/// The small plan and the same a quarter later.
fn edited() -> (Table, Table) {
    let old = Table::of(&plan_of(&fixture("enkel")).0);
    let mut new = old.clone();
    new.version = new.version.replace("5.0", "6.0");
    new.areas[0].1[0][1] =
        "Et helt nyt formål, som er så langt, at kun de ord, der er andre, bliver vist for læseren.".into();
    let mut before = old.clone();
    before.areas[0].1[0][1] =
        "Et nyt formål, som er så langt, at kun de ord, der er andre, bliver vist for den, der læser.".into();
    new.areas[0].1[1][3] = "Q4 2019".into();
    before.areas[0].1[1][3] = "Q2 2019".into();
    let row = new.areas[1].1.remove(0);
    new.areas[2].1.push(row);
    new.areas[1].1.push(["Ny\u{202e} række", "", "", "Q1 2020", "", "Jonas Friis", ""].map(str::to_owned));
    (before, new)
}

#[test]
fn compare_reads_as_reviewed() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = edited();
    fs::write(folder.path().join("old.xlsx"), old.bytes()).unwrap();
    fs::write(folder.path().join("ny.json"), Plan::json(&new.plan()).unwrap()).unwrap();
    let both = ["compare", "old.xlsx", "ny.json"];
    let mut shown = String::new();
    for more in [
        &["--lang", "da"][..],
        &["--lang", "en"],
        &["--format", "csv", "--dialect", "rfc4180"],
        &["--format", "json"],
    ] {
        let (code, text) = output(&[&both, more].concat(), folder.path());
        assert_eq!(code, 0, "{text}");
        shown.push_str(&format!("$ compare {}\n{text}\n", more.join(" ")));
    }
    crate::harness::golden("compare", &shown.replace("\r\n", "\n"));
    let (_, json) = output(&[&both[..], &["--format", "json"]].concat(), folder.path());
    let mut json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(against_schema("comparison-v2", &json), Vec::<String>::new());
    json["deliverables"][0]["changes"][0]["change"] = "guessed".into();
    assert!(!against_schema("comparison-v2", &json).is_empty(), "an unknown change is seen");
}

#[test]
fn exit_codes_of_compare() {
    let (old, new) = edited();
    let test = Test::new().file("old.xlsx", old.bytes()).file("new.xlsx", new.bytes());
    let test = test.file("tom.json", "{}").file("halv.json", "{\"schema\": \"leveranceplan/plan/v2\"}");
    let mut test = test.file("afbrudt.json", "{\n\"schema\": ").command("publish new.xlsx --quiet").show();
    for arguments in [
        "new.xlsx output/v6.0 --exit-code",
        "output/v6.0/plan.json old.xlsx --exit-code",
        "old.xlsx new.xlsx",
        "old.xlsx tom.json",
        "old.xlsx halv.json",
        "old.xlsx afbrudt.json",
        "old.xlsx output",
        "old.xlsx findes-ikke.xlsx",
    ] {
        test = test.command("compare").arguments(arguments).show();
    }
    test.golden("compare-exit-codes");
}

/// A plan of so many rows; every tenth renamed and reworded, every tenth gone, every tenth new, if it is the second.
fn large(rows: usize, second: bool) -> Plan {
    let mut table = Table::new(if second { "6.0" } else { "5.0" }, "1. april 2019");
    for index in 0..rows {
        let name = match (second, index % 10) {
            (true, 0) => format!("Omdøbt projekt{index} for kommuner"),
            (true, 1) => format!("Helt ny{index} sag"),
            (true, 2) if index % 20 == 2 => continue,
            _ => format!("Projekt{index} for kommuner"),
        };
        let purpose = if second && index % 10 == 1 {
            format!("Noget andet{index} er her.")
        } else {
            format!(
                "At styrke{} arbejdet{} med sikkerhed i kommunernes systemer{}.",
                index % 97,
                index % 89,
                index % 83
            )
        };
        let description = format!("Beskrivelse{index} af materiale og vejledning til kommunerne.");
        let description = if second && index % 10 == 1 { String::new() } else { description };
        table.push(
            &format!("Område {}", index % 40),
            [
                name,
                purpose,
                description,
                "Q2 2019".into(),
                "I gang".into(),
                "Jonas Friis".into(),
                String::new(),
            ],
        );
    }
    table.plan()
}

#[test]
fn ten_thousand_rows_are_compared() {
    let (old, new) = (large(10_000, false), large(10_000, true));
    let comparison = Comparison::of(&old, &new);
    let renamed = comparison.deliverables.iter().filter(|row| row.likeness.is_some()).count();
    assert_eq!((comparison.counts(), renamed), ([1_000, 1_000, 1_500, 0], 1_000));
}

/// The changes of an edited plan, one word each with where.
fn changes(edit: impl Fn(&mut Table)) -> Vec<String> {
    let row = |name: &str, purpose: &str| {
        [name, purpose, "En vejledning om emnet.", "Q2 2019", "", "Jonas Friis", ""].map(str::to_owned)
    };
    let mut old = Table::new("5.0", "1. april 2019");
    for (area, rows) in [
        ("A", ["Måling", "Kursus", "Øvelse"]),
        ("B", ["Kursus", "Film", "Bog"]),
        ("C", ["Brev", "Spil", "Kort"]),
    ] {
        for name in rows {
            old.push(area, row(name, &format!("Formål med {name} i {area}.")));
        }
    }
    let mut new = old.clone();
    edit(&mut new);
    let lines = show::lines(&Comparison::of(&old.plan(), &new.plan()));
    lines
        .iter()
        .map(|line| format!("{} {}/{} {}>{}", line.change, line.area, line.project, line.old, line.new))
        .collect()
}

#[test]
fn what_is_a_change_and_what_is_none() {
    let none: [String; 0] = [];
    assert_eq!(changes(|_| {}), none);
    // A row between others shifts them, and that is all.
    let added = |table: &mut Table| {
        table.areas[0].1.insert(0, ["Ny", "Nyt.", "", "Q3 2019", "", "Jonas Friis", ""].map(str::to_owned));
    };
    assert_eq!(changes(added), ["added A/Ny >"]);
    assert_eq!(
        changes(|table| table.areas[0].1[0][0] = "Måling ✓".into()),
        ["state A/Måling planned>delivered", "markers A/Måling >✓"]
    );
    assert_eq!(changes(|table| table.areas[0].1.swap(0, 2)).len(), 2);
    assert_eq!(changes(|table| table.areas[0].1.rotate_left(1)), ["order A/Måling >"]);
    assert_eq!(changes(|table| table.areas.rotate_left(1)), ["area-order A/ >"]);
    assert_eq!(changes(|table| table.areas[0].0 = "A *".into()), ["area-markers A/ >*"]);
}

#[test]
fn areas_that_get_names_split_or_merge() {
    assert_eq!(
        changes(|table| table.areas[1].0 = "Noget helt andet".into()),
        ["area-renamed Noget helt andet/ B>Noget helt andet"]
    );
    let split = |table: &mut Table| {
        let rows = table.areas[2].1.split_off(1);
        table.areas.push(("D".into(), rows));
    };
    assert_eq!(changes(split), ["area-split D/ C>D", "moved D/Spil C>D", "moved D/Kort C>D"]);
    let merged = |table: &mut Table| {
        let (_, rows) = table.areas.remove(2);
        table.areas[0].1.extend(rows);
    };
    assert_eq!(
        changes(merged),
        ["area-merged C/ C>A", "moved A/Brev C>A", "moved A/Spil C>A", "moved A/Kort C>A"]
    );
    // One row is no part of an area.
    let one = |table: &mut Table| {
        let row = table.areas[2].1.remove(0);
        table.areas.push(("D".into(), vec![row]));
    };
    assert_eq!(changes(one), ["area-added D/ >D", "moved D/Brev C>D"]);
    assert_eq!(
        changes(|table| drop(table.areas.remove(2))),
        ["area-removed C/ C>", "removed C/Brev >", "removed C/Spil >", "removed C/Kort >"]
    );
}

#[test]
fn rows_of_one_name_are_told_apart() {
    // Two of one name in one area; the first goes, and the second is not said to be it.
    let twice = |first: bool| {
        let mut table = Table::new("5.0", "1. april 2019");
        let row = |purpose: &str, contact: &str| {
            ["Kursus", purpose, "", "Q2 2019", "", contact, ""].map(str::to_owned)
        };
        if first {
            table.push("A", row("For ledere i kommunen.", "Mette Holmgaard"));
        }
        table.push("A", row("Om sikkerhed for skoler.", "Jonas Friis"));
        table.plan()
    };
    let lines = show::lines(&Comparison::of(&twice(true), &twice(false)));
    let lines: Vec<String> = lines.iter().map(|line| format!("{} {}", line.change, line.id)).collect();
    assert_eq!(lines, ["removed a/kursus"]);
    // The course of B goes to C, and that of A stays.
    let moved = |table: &mut Table| {
        let row = table.areas[1].1.remove(0);
        table.areas[2].1.insert(0, row);
    };
    assert_eq!(changes(moved), ["moved C/Kursus B>C"]);
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let text = "[a-c]{1,3}( [a-c]{1,3}){0,3}";
    let row = (
        text,
        "([a-c]{1,3} ?){0,6}",
        prop::sample::select(vec!["Q1 2019", "Q3 2019", "Løbende", "Udgår", "x"]),
    );
    let areas = prop::collection::vec(("[A-C]{1,2}", prop::collection::vec(row, 0..5)), 1..5);
    areas.prop_map(|areas| {
        let mut table = Table::new("5.0", "1. april 2019");
        table.push("Først", ["Række", "", "", "Q1 2019", "", "", ""].map(str::to_owned));
        for (area, rows) in areas {
            for (name, purpose, release) in rows {
                table.push(
                    &area,
                    [name.as_str(), &purpose, "", release, "", "Jonas Friis", ""].map(str::to_owned),
                );
            }
        }
        table.plan()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Each row is accounted for once, a plan is as itself, and markers that were put right are right.
    #[test]
    fn whatever_the_plans_each_row_is_accounted_for(old in any_plan(), mut new in any_plan()) {
        prop_assert!(Comparison::of(&old, &old).is_empty());
        let comparison = Comparison::of(&old, &new);
        let [added, _, removed, _] = comparison.counts();
        prop_assert_eq!(old.deliverables().count() + added, new.deliverables().count() + removed);
        let ids = comparison.deliverables.iter().filter_map(|row| row.new.as_ref()).map(|row| &row.id);
        let mut ids: Vec<&String> = ids.collect();
        let count = ids.len();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), count);
        marks::set(&mut new, &comparison);
        let comparison = Comparison::of(&old, &new);
        prop_assert_eq!(marks::faults(&new, &comparison), vec![]);
        prop_assert_eq!(Plan::json(&Plan::from_json(&Plan::json(&new).unwrap()).unwrap()).unwrap(), Plan::json(&new).unwrap());
    }
}

/// An area under another name is known by the deliverables that went on, and by a like name where none did. Both say how
/// like it is.
#[test]
fn areas_of_another_name_say_how_like_they_are() {
    let (mut old, mut new) = (Table::new("5.0", "1. april 2019"), Table::new("6.0", "1. juli 2019"));
    let row = |name: &str| {
        let (purpose, text) = (format!("At få {name} i gang."), format!("{name}, som er til alle."));
        [name, &purpose, &text, "Q4 2019", "I gang", "Jonas Friis", ""].map(str::to_owned)
    };
    for name in
        ["Vejledning til skoler", "Kursus i arkivering", "Netværk for ledere", "Måling af tilfredshed"]
    {
        old.push("Kompetencer", row(name));
        new.push(
            "Viden og læring",
            row(if name.starts_with("Måling") { "Podcast om sommeren" } else { name }),
        );
    }
    old.push("Kommunikation og formidling", row("Nyhedsbrev"));
    new.push("Formidling og kommunikation", row("Film"));
    let test = Test::new().file("old.xlsx", old.bytes()).file("new.xlsx", new.bytes());
    test.command("compare old.xlsx new.xlsx").show().golden("areas-renamed");
}

/// What becomes of one row of a plan whose row is written anew.
fn one_row(old: [&str; 7], new: [&str; 7]) -> Vec<String> {
    let plan = |row: [&str; 7]| {
        let mut table = Table::new("5.0", "1. april 2019");
        table.push("A", row.map(str::to_owned));
        table.push(
            "A",
            ["Bibliotek", "Bøger til alle.", "", "Løbende", "", "Jonas Friis", ""].map(str::to_owned),
        );
        table.plan()
    };
    let lines = show::lines(&Comparison::of(&plan(old), &plan(new)));
    lines.iter().map(|line| line.change).filter(|change| *change != "markers").map(str::to_owned).collect()
}

#[test]
fn a_row_of_another_name_is_known_by_all_the_rest() {
    let old = ["Cykelhjelme", "Børn kører trygt.", "Udlån fra skolen", "Q3 2019", "I gang", "Ida Holt", ""];
    let new = [
        "Sikker skolevej",
        "Børn kører trygt.",
        "Udlån af hjelme fra skolen",
        "Q3 2019",
        "I gang",
        "Ida Holt",
        "",
    ];
    assert_eq!(one_row(old, new)[0], "renamed");
    // Of another purpose it is another.
    let mut other = new;
    other[1] = "Færre biler ved porten.";
    other[2] = "Skilte på vejen";
    assert_eq!(one_row(old, other), ["added", "removed"]);
}

#[test]
fn what_was_delivered_is_not_the_past_of_what_is_to_come() {
    let old =
        ["Kortlægning 2.8 ✓", "Overblik over systemer.", "Rapport", "Q1 2019", "Leveret", "Ida Holt", ""];
    let new =
        ["Kortlægning 2.10", "Overblik over systemer.", "Rapport", "Q4 2019", "Planlagt", "Ida Holt", ""];
    assert_eq!(one_row(old, new), ["added", "removed"]);
}

#[test]
fn what_no_reader_would_call_a_change_earns_no_marker() {
    let plan = |contact: &str, name: &str, purpose: &str, status: &str| {
        let mut table = Table::new("5.0", "1. april 2019");
        let row = |name: &str| [name, purpose, "", "Q4 2019", status, contact, ""].map(str::to_owned);
        table.push("A", row(name));
        table.push("A", row("Bibliotek"));
        table.plan()
    };
    let old = plan("Ida Holt", "Kortlægning af systmer", "At vide nok", "Er i gang");
    let earned = |new: &Plan| leveranceplan::compare::marks::faults(new, &Comparison::of(&old, new)).len();
    let contacts = |new: &Plan| Comparison::of(&old, new).contacts.len();
    let alike = plan("Jonas Friis", "Kortlægning af systemer", "At vide  nok.", "er i gang");
    assert_eq!((earned(&alike), contacts(&alike)), (0, 1));
    let other = plan("Ida Holt", "Kortlægning af systemer", "At vide nok", "Er ikke i gang");
    assert_eq!((earned(&other), contacts(&other)), (2, 0));
}
