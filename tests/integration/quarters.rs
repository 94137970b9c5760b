//! Five quarters in the life of the sample plan: what was edited is what the comparison says, no more and no less, and the
//! markers follow.

use std::collections::BTreeSet;
use std::fs;

use leveranceplan::compare::marks;
use leveranceplan::compare::{Comparison, show};
use leveranceplan::extract::xlsx;
use leveranceplan::plan::next::{Options, next_quarter};
use leveranceplan::plan::{Field, Marker, Plan, marker, read};
use leveranceplan::workbook;

use crate::harness::Test;
use crate::table::{TEXTS, Table};
use crate::{plan_of, root, sample};

/// A row of the model: its texts without markers, whether it is delivered, whether it was edited this quarter.
#[derive(Clone)]
struct Row {
    texts: [String; TEXTS],
    delivered: bool,
    edited: bool,
}

#[derive(Clone)]
struct Area {
    name: String,
    edited: bool,
    rows: Vec<Row>,
}

/// What the office does to the plan.
enum Edit {
    /// Adds a row to an area, first in it; an area that is not there is made.
    Add(&'static str, [&'static str; TEXTS]),
    Remove(&'static str),
    Rename(&'static str, &'static str),
    /// Writes a text into a row; the changes that follow from it: what, before, after.
    Set(&'static str, Field, &'static str, &'static [(&'static str, &'static str, &'static str)]),
    /// Moves a row to an area.
    Move(&'static str, &'static str),
    /// Moves a row to its area's end.
    ToEnd(&'static str),
    /// Replaces a contact in all rows that have it.
    Contact(&'static str, &'static str),
    /// Makes a new area, first in the plan, of rows of an old one.
    Split(&'static str, &'static str, &'static [&'static str]),
    RenameArea(&'static str, &'static str),
    /// The text says it already; the ✓ comes.
    Declare(&'static str),
}
use Edit::{Add, Contact, Declare, Move, Remove, Rename, RenameArea, Set, Split, ToEnd};

fn model(plan: &Plan) -> Vec<Area> {
    let row = |row: &leveranceplan::plan::Deliverable| Row {
        texts: Field::ALL.map(|field| row.field(field).value.clone()),
        delivered: row.is(Marker::Delivered),
        edited: row.is(Marker::Changed),
    };
    let area = |area: &leveranceplan::plan::Area| Area {
        name: area.name.value.clone(),
        edited: area.markers.contains(&Marker::Changed),
        rows: area.deliverables.iter().map(row).collect(),
    };
    plan.areas.iter().map(area).collect()
}

fn signs(delivered: bool, edited: bool) -> Vec<Marker> {
    let both = [(delivered, Marker::Delivered), (edited, Marker::Changed)];
    both.into_iter().filter(|(is, _)| *is).map(|(_, marker)| marker).collect()
}

/// A change as one line: what, where, which column, before, after.
fn line(change: &str, area: &str, project: &str, field: &str, old: &str, new: &str) -> String {
    format!("{change} | {area} | {project} | {field} | {old} | {new}")
}

/// Where a project stands.
fn find(areas: &[Area], project: &str) -> (usize, usize) {
    let found = areas
        .iter()
        .enumerate()
        .find_map(|(at, area)| Some((at, area.rows.iter().position(|row| row.texts[0] == project)?)));
    found.unwrap()
}

/// Applies an edit and gives the changes that it is.
fn apply(edit: &Edit, areas: &mut Vec<Area>) -> Vec<String> {
    match edit {
        Add(area, texts) => {
            let texts = texts.map(str::to_owned);
            let row = Row { texts: texts.clone(), delivered: false, edited: true };
            let mut lines = vec![line("added", area, &texts[0], "", "", "")];
            match areas.iter_mut().find(|known| known.name == *area) {
                Some(known) => known.rows.insert(0, row),
                None => {
                    areas.push(Area { name: (*area).to_owned(), edited: true, rows: vec![row] });
                    lines.push(line("area-added", area, "", "", "", area));
                }
            }
            lines
        }
        Remove(project) => {
            let (area, row) = find(areas, project);
            areas[area].rows.remove(row);
            vec![line("removed", &areas[area].name, project, "", "", "")]
        }
        Rename(old, new) => {
            let (area, row) = find(areas, old);
            let row = &mut areas[area].rows[row];
            (row.texts[0], row.edited) = ((*new).to_owned(), true);
            vec![line("renamed", &areas[area].name, new, "Projekt", old, new)]
        }
        Set(project, field, text, follows) => {
            let (at, row) = find(areas, project);
            let area = areas[at].name.clone();
            let row = &mut areas[at].rows[row];
            let old = std::mem::replace(&mut row.texts[*field as usize], (*text).to_owned());
            row.edited = true;
            row.delivered |= follows.contains(&("state", "planned", "delivered"))
                || follows.contains(&("state", "ongoing", "delivered"));
            let mut lines = vec![line("text", &area, project, field.heading(), &old, text)];
            for (change, old, new) in *follows {
                let field = if *change == "release" { "Leverance frigives" } else { "" };
                lines.push(line(change, &area, project, field, old, new));
            }
            lines
        }
        Move(project, to) => {
            let (area, row) = find(areas, project);
            let row = areas[area].rows.remove(row);
            let from = areas[area].name.clone();
            areas.iter_mut().find(|area| area.name == *to).unwrap().rows.push(row);
            vec![line("moved", to, project, "", &from, to)]
        }
        ToEnd(project) => {
            let (area, row) = find(areas, project);
            let row = areas[area].rows.remove(row);
            areas[area].rows.push(row);
            vec![line("order", &areas[area].name, project, "", "", "")]
        }
        Contact(old, new) => {
            let mut lines = Vec::new();
            let rows = areas.iter().flat_map(|area| &area.rows);
            let is_at_one_row = rows.filter(|row| row.texts[5] == *old).count() == 1;
            for area in areas {
                for row in area.rows.iter_mut().filter(|row| row.texts[5] == *old) {
                    row.texts[5] = (*new).to_owned();
                    // Who takes over everywhere is one change of the plan.
                    row.edited |= is_at_one_row;
                    lines.push(line("text", &area.name, &row.texts[0], "Kontakt", old, new));
                }
            }
            lines
        }
        Split(from, into, projects) => {
            let mut lines = vec![line("area-split", into, "", "", from, into)];
            let mut rows = Vec::new();
            for project in *projects {
                let (area, row) = find(areas, project);
                assert_eq!(areas[area].name, *from);
                rows.push(areas[area].rows.remove(row));
                lines.push(line("moved", into, project, "", from, into));
            }
            areas.insert(0, Area { name: (*into).to_owned(), edited: true, rows });
            lines
        }
        RenameArea(old, new) => {
            let area = areas.iter_mut().find(|area| area.name == *old).unwrap();
            (area.name, area.edited) = ((*new).to_owned(), true);
            vec![line("area-renamed", new, "", "", old, new)]
        }
        Declare(project) => {
            let (area, row) = find(areas, project);
            areas[area].rows[row].delivered = true;
            vec![]
        }
    }
}

/// Puts the markers in the changes: of rows and areas that stand in both quarters and have others now.
fn markers(before: &[Area], after: &[Area], renames: &[(String, String)], lines: &mut Vec<String>) {
    let shown = |markers: &[Marker]| marker::join("", markers).trim().to_owned();
    let was = |name: &str| {
        renames.iter().find(|(_, new)| new == name).map_or(name.to_owned(), |(old, _)| old.clone())
    };
    for area in after {
        let name = was(&area.name);
        if let Some(old) = before.iter().find(|old| old.name == name && old.edited != area.edited) {
            let (old, new) = (signs(false, old.edited), signs(false, area.edited));
            lines.push(line("area-markers", &area.name, "", "", &shown(&old), &shown(&new)));
        }
        for row in &area.rows {
            let name = was(&row.texts[0]);
            let old = before.iter().flat_map(|area| &area.rows).find(|old| old.texts[0] == name);
            let Some(old) = old else { continue };
            let (old, new) = (signs(old.delivered, old.edited), signs(row.delivered, row.edited));
            if old != new {
                lines.push(line("markers", &area.name, &row.texts[0], "", &shown(&old), &shown(&new)));
            }
        }
    }
}

/// The plan of a model as the office writes it: no \*, and ✓ only where it was before.
fn written(areas: &[Area], before: &[Area], next: &Plan) -> Table {
    let mut table = Table::of(next);
    let known = |name: &str| {
        before.iter().flat_map(|area| &area.rows).any(|row| row.texts[0] == name && row.delivered)
    };
    let row = |row: &Row| {
        let mut texts = row.texts.clone();
        texts[0] = marker::join(&texts[0], &signs(row.delivered && known(&texts[0]), false));
        texts
    };
    table.areas = areas.iter().map(|area| (area.name.clone(), area.rows.iter().map(row).collect())).collect();
    table
}

const QUARTERS: [&[Edit]; 5] = [
    &[
        Declare("Svar fra dagtilbud"),
        Add(
            "Cybersikkerhed",
            [
                "Øvelse i beredskab",
                "At øve en hændelse.",
                "En øvelse for ledelser.",
                "Q4 2019",
                "",
                "Jonas Friis",
                "",
            ],
        ),
        Rename("Kampagne om sikker adfærd", "Kampagnen om sikker adfærd på arbejdet"),
        Set("Bibliotek af krav", Field::Status, "Leveret", &[("state", "planned", "delivered")]),
        Set(
            "Krav til sikkerhed i udbud",
            Field::Release,
            "Q1-Q2 2020",
            &[("release", "2019-12-31", "2020-06-30")],
        ),
    ],
    &[
        Move("Netværk for databeskyttelse", "Andet"),
        Set("Materiale til ældreområdet", Field::Release, "Udgår", &[("state", "unplanned", "cancelled")]),
        Contact("Karen Thorsø", "Signe Lund"),
        Set("Øvelse i beredskab", Field::Purpose, "At øve en hændelse med ledelsen.", &[]),
        Remove("Anbefaling om den dataansvarliges ansvar"),
    ],
    &[
        Split(
            "Implementering af persondataforordning",
            "Kurser og læring",
            &[
                "Kursus for databeskyttelsesrådgivere",
                "Læringsmodul til skolen",
                "Læringsmodul til dagtilbud",
                "Kursus i god forvaltning",
            ],
        ),
        Set(
            "Strategi for sundhedssektoren",
            Field::Release,
            "Q4 2019",
            &[("release", "2019-06-30", "2019-12-31")],
        ),
    ],
    &[
        RenameArea("Rammearkitektur", "Arkitektur og rammer"),
        ToEnd("Kom godt i gang, første del"),
        Set("Øvelse i beredskab", Field::Release, "Q3 2019", &[("release", "2019-12-31", "2019-09-30")]),
        Add(
            "Ledelse",
            [
                "Notat om ansvar",
                "At kende sit ansvar.",
                "Et notat på to sider.",
                "Q2 2020",
                "Planlagt",
                "Mette Holmgaard",
                "",
            ],
        ),
    ],
    &[
        Contact("Lars-Ole Birk", "Ane Skov"),
        Rename("Notat om ansvar", "Ledelsens ansvar, et notat"),
        Set("Øvelse i beredskab", Field::Status, "Er leveret", &[("state", "planned", "delivered")]),
        Remove("Kommunedage"),
    ],
];

/// The document's own changes.
fn document(old: &Plan, new: &Plan) -> Vec<String> {
    let title = |plan: &Plan| plan.title.as_ref().unwrap().value.clone();
    let number = |plan: &Plan| plan.version.number.unwrap();
    let date = |plan: &Plan| plan.version.date.unwrap().to_string();
    vec![
        line("document", "", "", "title", &title(old), &title(new)),
        line("document", "", "", "number", &number(old).to_string(), &number(new).to_string()),
        line("document", "", "", "date", &date(old), &date(new)),
    ]
}

#[test]
fn each_quarter_s_comparison_is_the_list_of_its_edits() {
    let mut published = plan_of(&sample()).0;
    let mut before = model(&published);
    for (quarter, edits) in QUARTERS.iter().enumerate() {
        let next = next_quarter(&published, &Options::default()).unwrap();
        let mut after = before.clone();
        for area in &mut after {
            area.edited = false;
            area.rows.iter_mut().for_each(|row| row.edited = false);
        }
        let mut expected = document(&published, &next);
        expected.extend(edits.iter().flat_map(|edit| apply(edit, &mut after)));
        let renames: Vec<(String, String)> = edits
            .iter()
            .filter_map(|edit| match edit {
                Rename(old, new) | RenameArea(old, new) => Some(((*old).to_owned(), (*new).to_owned())),
                _ => None,
            })
            .collect();
        markers(&before, &after, &renames, &mut expected);
        let delivered_before: Vec<Area> = before
            .iter()
            .cloned()
            .map(|mut area| {
                for row in &mut area.rows {
                    let new = renames.iter().find(|(old, _)| *old == row.texts[0]);
                    row.texts[0] = new.map_or(row.texts[0].clone(), |(_, new)| new.clone());
                }
                area
            })
            .collect();
        let mut plan = written(&after, &delivered_before, &next).plan();
        let comparison = Comparison::of(&published, &plan);
        let faults = marks::set(&mut plan, &comparison);
        assert!(!faults.is_empty());
        // Marks are right in every row and area, and once set there is nothing left to set.
        for (area, known) in plan.areas.iter().zip(&after) {
            assert_eq!(area.markers, signs(false, known.edited), "quarter {quarter}: {}", known.name);
            for (row, known) in area.deliverables.iter().zip(&known.rows) {
                let expected = signs(known.delivered, known.edited);
                assert_eq!(row.markers, expected, "quarter {quarter}: {}", known.texts[0]);
            }
        }
        let comparison = Comparison::of(&published, &plan);
        assert_eq!(marks::faults(&plan, &comparison), []);
        let found: BTreeSet<String> = show::lines(&comparison)
            .iter()
            .map(|found| line(found.change, &found.area, &found.project, found.field, &found.old, &found.new))
            .collect();
        let expected: BTreeSet<String> = expected.into_iter().collect();
        let (more, less): (Vec<_>, Vec<_>) =
            (found.difference(&expected).collect(), expected.difference(&found).collect());
        assert!(
            more.is_empty() && less.is_empty(),
            "quarter {quarter}: too many {more:#?}, too few {less:#?}"
        );
        // The plan goes on as it was published: by way of its plan.json.
        published = Plan::from_json(&Plan::json(&plan).unwrap()).unwrap();
        before = after;
    }
    assert_eq!(published.version.number, Some("10.0".parse().unwrap()));
    assert_eq!(published.title.unwrap().value.split_once(" 2 kv.").unwrap().1, " 2020 - 1 kv. 2021");
}

/// The same by the commands: a quarter begun, edited, checked and published with its markers set.
#[test]
fn a_quarter_by_the_commands() {
    let test = Test::new().sample().command("publish plan.xlsx --quiet").run();
    let test = test.command("new-quarter output/v5.0 --output 6.xlsx").show();
    let expected = next_quarter(&plan_of(&sample()).0, &Options::default()).unwrap();
    let written = plan_of(&test.path("6.xlsx")).0;
    assert_eq!(written.clone().without_places(), expected.without_places());
    let mut table = Table::of(&written);
    table.areas[0].1[0][1] = "Et andet formål.".into();
    table.areas[1].1[0][0] = "Kampagne om sikker adfærd".into();
    table.areas[1].1[0][3] = "Q1 2019".into();
    table.areas[2].1[0][0] = "Kom godt i gang, første del ✓ *".into();
    let test = test.file("6.xlsx", table.bytes());
    let test = test.command("publish 6.xlsx --previous output/v5.0 --output uden").show();
    // The markers are set in the edition, not in the input.
    let test = test.command("publish 6.xlsx --previous output/v5.0 --mark").show();
    let marked = Plan::from_json(&test.read("output/v6.0/plan.json")).unwrap();
    assert_eq!(marked.areas[0].deliverables[0].markers, [Marker::Changed]);
    let changes = String::from_utf8(test.read("output/v6.0/csv/aendringer.csv")).unwrap();
    crate::harness::golden("quarter-changes", &changes.replace("\r\n", "\n"));
    test.golden("quarter");
}

/// Of every fixture: the written workbook is the next quarter's plan.
#[test]
fn the_next_quarter_s_workbook_gives_the_next_quarter_s_plan() {
    let fixtures = fs::read_dir(root().join("fixtures")).unwrap().map(|entry| entry.unwrap().path());
    let mut inputs: Vec<_> =
        fixtures.map(|path| path.join("plan.xlsx")).filter(|path| path.is_file()).collect();
    inputs.push(sample());
    inputs.sort();
    assert!(inputs.len() >= 18);
    for input in inputs {
        let plan = plan_of(&input).0;
        for drop_delivered in [false, true] {
            let date = "2019-07-01".parse().ok();
            let title = plan.title.is_none().then(|| "Plan 2 kv. 2019".to_owned());
            let options = Options { number: Some("6.0".parse().unwrap()), date, title, drop_delivered };
            let next = next_quarter(&plan, &options).unwrap();
            let left = plan.deliverables().filter(|(_, row)| drop_delivered && row.is(Marker::Delivered));
            assert_eq!(next.deliverables().count() + left.count(), plan.deliverables().count());
            if next.deliverables().next().is_none() {
                continue;
            }
            let (bytes, findings) = xlsx::write(&next, &xlsx::Limits::default()).unwrap();
            let written = read::read(&workbook::Workbook::read(&bytes).unwrap(), &read::Reading::default())
                .unwrap()
                .plan;
            assert_eq!(written.without_places(), next.without_places(), "{}: {findings:?}", input.display());
        }
    }
}

#[test]
fn what_new_quarter_is_told_and_what_it_refuses() {
    let test = Test::new().sample().command("new-quarter plan.xlsx --output ny.xlsx --version 5.1");
    let test = test.arguments("--date 2019-05-15 --delivered drop --title").argument("Plan Q2 2019").show();
    let plan = plan_of(&test.path("ny.xlsx")).0;
    assert_eq!(plan.title.as_ref().unwrap().value, "Plan Q2 2019");
    assert!(plan.version.line.as_ref().unwrap().value.starts_with("Version 5.1 _15. maj 2019 - "));
    assert_eq!((plan.deliverables().count(), plan.areas.len()), (26, 9));
    assert!(plan.deliverables().all(|(_, row)| row.markers.is_empty()));
    let mut test = test.file("bar.xlsx", fs::read(crate::fixture("uden-titelblok")).unwrap());
    for arguments in [
        "plan.xlsx --output ny.ods",
        "bar.xlsx --output 2.xlsx",
        "bar.xlsx --output 2.xlsx --version 2.0",
        "findes-ikke.xlsx --output 2.xlsx",
        "plan.xlsx --output ny.xlsx",
        "plan.xlsx --output ny.xlsx/2.xlsx",
        "plan.xlsx --output 2.xlsx --version 4.0",
    ] {
        test = test.command("new-quarter").arguments(arguments).show();
    }
    test.golden("quarter-refused");
}

/// A text that Excel cannot hold is named with its cell, and no workbook is written.
#[test]
fn a_text_that_is_too_long_for_excel_is_named() {
    let long = "Et langt formål. ".repeat(2_400);
    let test = Test::new().fixture("enkel").command("publish plan.xlsx --quiet").run();
    let mut plan: serde_json::Value = serde_json::from_slice(&test.read("output/v5.0/plan.json")).unwrap();
    plan["areas"][0]["deliverables"][0]["purpose"] = long.into();
    test.file("long.json", plan.to_string())
        .command("new-quarter long.json --output next.xlsx --date 2019-07-01")
        .show()
        .golden("quarter-too-long");
}
