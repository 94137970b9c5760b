//! Editions that earlier versions of the program published, kept to the byte in `fixtures/udgaver/`: today's program
//! calls them right, compares with them and goes on from them.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use leveranceplan::edition::Ledger;

use crate::harness::{files, golden, without_measures};
use crate::verify::{alone, other_pdf, recompute, replace, replace_in_workbook, reseal, said};
use crate::{against_schema, root, run, sample};

/// The output folders, one for each version of the program.
fn outputs() -> Vec<PathBuf> {
    let folders = fs::read_dir(root().join("fixtures/udgaver")).unwrap();
    let folders: Vec<PathBuf> = folders.map(|entry| entry.unwrap().path()).collect();
    assert!(!folders.is_empty());
    folders
}

/// Copies an output folder into `output` below a folder.
fn copy(output: &Path, folder: &Path) -> PathBuf {
    let copy = folder.join("output");
    for (path, bytes) in files(output) {
        let path = copy.join(path.strip_prefix(output).unwrap());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    copy
}

/// Runs the command, which must end well; gives what it said.
fn done(arguments: &[&str], folder: &Path) -> String {
    let (code, said) = run(arguments, folder);
    assert_eq!(code, 0, "{arguments:?}: {said}");
    said
}

/// The files of a folder but for the lock, by their paths in it.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let files = files(folder).into_iter().filter(|(path, _)| !path.ends_with(".editions.lock"));
    files.map(|(path, bytes)| (path.strip_prefix(folder).unwrap().to_owned(), bytes)).collect()
}

#[test]
fn verify_calls_them_right() {
    for output in outputs() {
        let folder = tempfile::tempdir().unwrap();
        copy(&output, folder.path());
        for place in ["output", "output/v5.0"] {
            let said = done(&["verify", place], folder.path());
            assert!(said.ends_with("alt er, som det blev udgivet\n"), "{}: {said}", output.display());
        }
    }
}

#[test]
fn the_first_plan_json_keeps_its_schema() {
    let path = root().join("fixtures/udgaver/0.1.0/v5.0/plan.json");
    let json = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    assert_eq!(against_schema("plan-v1", &json), Vec::<String>::new());
}

#[test]
fn they_are_compared_as_their_workbook_is() {
    let folder = tempfile::tempdir().unwrap();
    let book = sample();
    let book = book.to_str().unwrap();
    done(&["new-quarter", book, "--output", "next.xlsx"], folder.path());
    for output in outputs() {
        let edition = output.join("v5.0");
        let edition = edition.to_str().unwrap();
        done(&["compare", edition, book, "--exit-code"], folder.path());
        let compared = |old: &str| {
            let mut command = assert_cmd::Command::cargo_bin("leveranceplan").unwrap();
            let output =
                command.args(["compare", old, "next.xlsx"]).current_dir(folder.path()).output().unwrap();
            String::from_utf8(output.stdout).unwrap()
        };
        let counts = "Leverancer: 0 nye, 0 ændrede, 0 fjernede, 15 kun med anden markering";
        assert_eq!(compared(edition).lines().nth(1), Some(counts));
        assert_eq!(compared(edition), compared(book));
    }
}

#[test]
fn the_next_quarter_begins_with_them_and_is_published_after_them() {
    let folder = tempfile::tempdir().unwrap();
    let book = sample();
    let next = |from: &str, to: &str| {
        done(&["new-quarter", from, "--output", to], folder.path());
        fs::read(folder.path().join(to)).unwrap()
    };
    let publish = |previous: &str, output: &str| {
        let arguments = ["publish", "a.xlsx", "--previous", previous, "--mark", "--output", output];
        done(&arguments, folder.path());
        let mut files = contents(&folder.path().join(output).join("v6.0"));
        // The manifest names the file that was compared with.
        files.retain(|(name, _)| name != "manifest.json");
        files
    };
    let expected = next(book.to_str().unwrap(), "a.xlsx");
    let published = publish(book.to_str().unwrap(), "a");
    for (index, output) in outputs().iter().enumerate() {
        let edition = output.join("v5.0");
        let edition = edition.to_str().unwrap();
        assert_eq!(next(edition, &format!("{index}.xlsx")), expected, "{edition}");
        assert_eq!(publish(edition, &format!("{index}")), published, "{edition}");
    }
}

#[test]
fn the_same_plan_leaves_them_as_they_are_unless_they_are_to_be_replaced() {
    let book = sample();
    let again = ["publish", book.to_str().unwrap()];
    let mut shown = String::new();
    for output in outputs() {
        let folder = tempfile::tempdir().unwrap();
        let copy = copy(&output, folder.path());
        let before = contents(&copy);
        let said = done(&again, folder.path());
        shown.push_str(&without_measures(&said));
        assert_eq!(contents(&copy), before);
        let said = done(&[&again[..], &["--replace"]].concat(), folder.path());
        shown.push_str(&without_measures(&said));
        assert_ne!(contents(&copy), before);
        let ledger = Ledger::parse(&fs::read(copy.join("editions.json")).unwrap()).unwrap();
        assert_eq!(ledger.editions()[0].replaced.len(), 1);
        done(&["verify", "output"], folder.path());
    }
    golden("earlier-edition-again", &shown);
}

#[test]
fn another_plan_does_not_take_their_place_in_silence() {
    let book = sample();
    let book = book.to_str().unwrap();
    type Change = fn(&Path);
    let cases: [(&[&str], Change); 6] = [
        (&["--title", "En anden plan"], |_| ()),
        (&["--date", "2019-04-02"], |_| ()),
        (&["--dialect", "rfc4180"], |_| ()),
        (&["--previous", "before/v4.0"], |_| ()),
        (&[], |output| fs::write(output.join("v5.0/note.txt"), "").unwrap()),
        (&[], |output| fs::write(output.join("v5.0/csv/links.csv"), "").unwrap()),
    ];
    let mut shown = String::new();
    for (arguments, change) in cases {
        let folder = tempfile::tempdir().unwrap();
        let copy = copy(&root().join("fixtures/udgaver/0.1.0"), folder.path());
        change(&copy);
        let older = ["--plan-version", "4.0", "--date", "2019-01-01", "--output", "before"];
        done(&[&["publish", book][..], &older].concat(), folder.path());
        let before = contents(&copy);
        let (code, said) = run(&[&["publish", book], arguments].concat(), folder.path());
        assert_eq!(code, 4, "{arguments:?}: {said}");
        writeln!(shown, "{arguments:?}").unwrap();
        said.lines()
            .skip_while(|line| !line.starts_with("fejl: "))
            .for_each(|line| writeln!(shown, "{line}").unwrap());
        assert_eq!(contents(&copy), before);
    }
    golden("earlier-edition-of-another-plan", &shown);
}

#[test]
fn a_later_version_is_published_beside_them() {
    for output in outputs() {
        let folder = tempfile::tempdir().unwrap();
        let copy = copy(&output, folder.path());
        done(&["new-quarter", "output/v5.0", "--output", "next.xlsx"], folder.path());
        done(&["publish", "next.xlsx", "--previous", "output/v5.0", "--mark"], folder.path());
        let here = contents(&copy.join("v5.0"));
        assert_eq!(here, contents(&output.join("v5.0")), "{}", output.display());
        assert!(done(&["verify", "output"], folder.path()).starts_with("2 udgaver, "));
    }
}

#[test]
fn a_text_that_was_changed_in_one_of_their_files_is_found() {
    type Fault = fn(&Path);
    let faults: [(&str, Fault); 5] = [
        ("csv/leverancer.csv række 2, kolonne kontakt: ", |e| {
            replace(&e.join("plan.json"), "\"contact\": \"", "\"contact\": \"Ikke ");
        }),
        ("csv/leverancer.csv række 2, kolonne omraade: ", |e| {
            let path = e.join("csv/leverancer.csv");
            let text = fs::read_to_string(&path).unwrap();
            let (heading, rows) = text.split_once("\r\n").unwrap();
            fs::write(&path, format!("{heading}\r\nEt andet {rows}")).unwrap();
        }),
        ("csv/omraader.csv rækkerne: 8, men plan.json har 9", |e| {
            let path = e.join("csv/omraader.csv");
            let text = fs::read_to_string(&path).unwrap();
            let rows: Vec<&str> = text.split_inclusive("\r\n").collect();
            fs::write(&path, rows[..9].concat()).unwrap();
        }),
        ("aktivitets-og-leveranceplan-v5.0.xlsx Plan!", |e| {
            let path = e.join("aktivitets-og-leveranceplan-v5.0.xlsx");
            replace_in_workbook(&path, "Ultimo marts 2019", "Ultimo maj 2019");
        }),
        ("aktivitets-og-leveranceplan-v5.0.pdf ", |e| {
            other_pdf(&e.join("aktivitets-og-leveranceplan-v5.0.pdf"));
        }),
    ];
    for (expected, fault) in faults {
        let folder = tempfile::tempdir().unwrap();
        let edition = copy(&root().join("fixtures/udgaver/0.1.0"), folder.path()).join("v5.0");
        fs::remove_file(folder.path().join("output/editions.json")).unwrap();
        assert_eq!(said(&edition), "");
        fault(&edition);
        recompute(&edition);
        let said = said(&edition);
        assert!(said.lines().any(|line| line.starts_with(expected)), "{expected}\n{said}");
    }
}

/// What a later version may do: more keys, names and columns, a table of its own.
fn as_a_later_version(edition: &Path) {
    let path = edition.join("plan.json");
    let mut plan: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    plan["weather"] = "sun".into();
    let row = &mut plan["areas"][0]["deliverables"][1];
    row["state"] = "paused".into();
    row["evidence"][0]["state"] = "paused".into();
    row["evidence"][0]["column"] = "Vejr".into();
    row["markers"].as_array_mut().unwrap().push("paused".into());
    row["release"]["kind"] = "guessed".into();
    row["release"]["periods"] =
        serde_json::json!([{"from": null, "to": null, "precision": "decade", "approximate": true, "by": 1}]);
    row["source"]["cells"].as_array_mut().unwrap().push("Z9".into());
    fs::write(&path, serde_json::to_vec(&plan).unwrap()).unwrap();
    let path = edition.join("csv/leverancer.csv");
    let text = fs::read_to_string(&path).unwrap().replace("ongoing", "paused");
    let rows = text.split_terminator("\r\n").enumerate().map(|(index, line)| match index {
        0 => format!("{line};vejr\r\n"),
        _ => format!("{line};sol\r\n"),
    });
    fs::write(&path, rows.collect::<String>()).unwrap();
    fs::write(edition.join("csv/links.csv"), "leverance;adresse\r\n").unwrap();
}

#[test]
fn an_edition_of_a_later_version_need_not_be_as_this_one_would_write_it() {
    let folder = tempfile::tempdir().unwrap();
    let edition = alone(folder.path(), "excel-da");
    as_a_later_version(&edition);
    recompute(&edition);
    insta::assert_snapshot!(said(&edition), @r#"
    plan.json areas[0].deliverables[1].evidence[0].column: »Vejr«, men filens tekster giver »Leverance frigives«
    plan.json areas[0].deliverables[1].evidence[0].state: »paused«, men filens tekster giver »unknown«
    plan.json areas[0].deliverables[1].markers: »["changed","paused"]«, men filens tekster giver »["changed"]«
    plan.json areas[0].deliverables[1].release.kind: »guessed«, men filens tekster giver »unrecognised«
    plan.json areas[0].deliverables[1].release.periods[0].precision: »decade«, men filens tekster giver »year«
    plan.json areas[0].deliverables[1].release.periods[0].by: »1«, men filens tekster giver »null«
    plan.json areas[0].deliverables[1].source.cells: »["A8","B8","C8","D8","E8","F8","G8","Z9"]«, men filens tekster giver »["A8","B8","C8","D8","E8","F8","G8"]«
    plan.json areas[0].deliverables[1].state: »paused«, men filens tekster giver »unknown«
    plan.json summary.areas[0].states[1].state: »ongoing«, men filens tekster giver »unknown«
    plan.json summary.states[2].state: »ongoing«, men filens tekster giver »cancelled«
    plan.json summary.states[3].state: »cancelled«, men filens tekster giver »unknown«
    plan.json summary.times[4].deliverables: »[{"contacts":["Jonas Friis"],"id":"andet-omraade/uden-maerke…«, men filens tekster giver »[{"change":"new-or-changed","contacts":["Jonas Friis"],"id":…«
    plan.json summary.times[5].deliverables: »[{"change":"new-or-changed","contacts":["Jonas Friis"],"id":…«, men filens tekster giver »[]«
    plan.json weather: »sun«, men filens tekster giver »null«
    aktivitets-og-leveranceplan-v5.0.xlsx Data!L3: »ongoing«, men plan.json har »unrecognised«
    aktivitets-og-leveranceplan-v5.0.xlsx Data!O3: »«, men plan.json har »year«
    aktivitets-og-leveranceplan-v5.0.xlsx Data!P3: »FALSK«, men plan.json har »SAND«
    aktivitets-og-leveranceplan-v5.0.xlsx Data!S3: »ongoing«, men plan.json har »unknown«
    csv/leverancer.csv kolonnerne: »…ilstand, ark, raekke, vejr«, men plan.json har »…ilstand, ark, raekke«
    csv/leverancer.csv række 3, kolonne frigives_art: »paused«, men plan.json har »unrecognised«
    csv/leverancer.csv række 3, kolonne frigives_noejagtighed: »«, men plan.json har »year«
    csv/leverancer.csv række 3, kolonne frigives_omtrentlig: »nej«, men plan.json har »ja«
    csv/leverancer.csv række 3, kolonne tilstand: »paused«, men plan.json har »unknown«
    csv/links.csv kolonnerne: »leverance, adresse«, men plan.json har »leverance, kolonne, nummer, adresse, ark, celle«
    csv/links.csv rækkerne: 0, men plan.json har 1
    csv/perioder.csv rækkerne: 3, men plan.json har 4
    csv/perioder.csv række 3, kolonne leverance: »foerste-omraade/begge-dele«, men plan.json har »foerste-omraade/drift«
    csv/perioder.csv række 3, kolonne fra: »2018-01-08«, men plan.json har »«
    csv/perioder.csv række 3, kolonne til: »2018-01-21«, men plan.json har »«
    csv/perioder.csv række 3, kolonne noejagtighed: »week«, men plan.json har »year«
    csv/perioder.csv række 3, kolonne omtrentlig: »nej«, men plan.json har »ja«
    csv/datapackage.json: siger andet end tabellerne
    "#);
    reseal(&edition.join("manifest.json"), |manifest| manifest["program_version"] = "9.0.0".into());
    assert_eq!(said(&edition), "");
    let input = crate::fixture("enkel");
    done(&["compare", "v5.0", input.to_str().unwrap()], folder.path());
}
