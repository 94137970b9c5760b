//! Editions on the disk: what they leave when a write fails, when a run is killed, when two run at once; the ledger.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use chrono::{DateTime, Utc};
use leveranceplan::Error;
use leveranceplan::edition::verify::verify;
use leveranceplan::edition::{
    Access, Disk, Edition, File, Files, Guard, Kind, Ledger, Manifest, Occasion, Outcome, Published,
    Recovery, Source,
};
use leveranceplan::extract;
use leveranceplan::extract::csv::Dialect;
use leveranceplan::plan::{Plan, VersionNumber};
use leveranceplan::report::self_check::SelfCheck;
use leveranceplan::texts::Message;

use crate::harness::{Test, files};
use crate::{against_schema, fixture, plan_of, run};

/// Reading as the real disk does; what these disks do otherwise is writing.
macro_rules! reads_as_the_disk {
    () => {
        fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
            Disk.read(path)
        }

        fn kind(&self, path: &Path) -> Option<Kind> {
            Disk.kind(path)
        }

        fn list(&self, folder: &Path) -> io::Result<Vec<(String, Kind)>> {
            Disk.list(folder)
        }

        fn whole_path(&self, folder: &Path) -> io::Result<PathBuf> {
            Disk.whole_path(folder)
        }
    };
}

/// Locking as the real disk does.
macro_rules! locks_as_the_disk {
    () => {
        fn lock(&self, path: &Path, access: Access) -> io::Result<Guard> {
            Disk.lock(path, access)
        }
    };
}

/// Making folders, moving and removing as the real disk does.
macro_rules! moves_as_the_disk {
    () => {
        fn create_folder(&self, path: &Path) -> io::Result<()> {
            Disk.create_folder(path)
        }

        fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
            Disk.rename(from, to)
        }

        fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
            Disk.exchange(one, other)
        }

        fn remove(&self, path: &Path) -> io::Result<()> {
            Disk.remove(path)
        }
    };
}

/// A disk that forgets to sync, which no test could tell, and is fast.
struct Hasty;

impl Files for Hasty {
    reads_as_the_disk!();
    locks_as_the_disk!();
    moves_as_the_disk!();

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        fs::File::create_new(path)?.write_all(bytes)
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
}

/// How a disk fails.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Failure {
    /// One operation fails, the others work.
    Once,
    /// From that operation on nothing works, as when the run is killed or the disk is gone.
    FromThenOn,
    /// As before, and the operation that fails is half done.
    HalfDone,
}

/// A disk that fails at its n-th operation.
struct Failing {
    at: usize,
    failure: Failure,
    /// Whether two folders can change places in one step.
    exchanges: bool,
    done: AtomicUsize,
}

impl Failing {
    fn new(at: usize, failure: Failure, exchanges: bool) -> Self {
        Self { at, failure, exchanges, done: AtomicUsize::new(0) }
    }

    fn step(&self, half: impl FnOnce(), whole: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        let now = self.done.fetch_add(1, Ordering::SeqCst);
        let fails = match self.failure {
            Failure::Once => now == self.at,
            Failure::FromThenOn | Failure::HalfDone => now >= self.at,
        };
        if !fails {
            return whole();
        }
        if self.failure == Failure::HalfDone && now == self.at {
            half();
        }
        Err(io::ErrorKind::StorageFull.into())
    }
}

impl Files for Failing {
    reads_as_the_disk!();
    locks_as_the_disk!();

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.step(|| (), || Hasty.create_folder(path))
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.step(|| fs::write(path, &bytes[..bytes.len() / 2]).unwrap(), || Hasty.write(path, bytes))
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.step(|| (), || Hasty.sync_folder(path))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|| (), || Hasty.rename(from, to))
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        if !self.exchanges {
            return Err(io::ErrorKind::Unsupported.into());
        }
        self.step(|| (), || Hasty.exchange(one, other))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let half = || {
            let inside = path.is_dir().then(|| fs::read_dir(path).unwrap().next()).flatten();
            if let Some(inside) = inside {
                Hasty.remove(&inside.unwrap().path()).unwrap();
            }
        };
        self.step(half, || Hasty.remove(path))
    }
}

fn number(version: &str) -> VersionNumber {
    version.parse().unwrap()
}

fn time(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap()
}

/// An edition of a version; its title is `content`.
fn edition(version: &str, date: &str, content: &str) -> Edition {
    static PLAN: OnceLock<Plan> = OnceLock::new();
    let mut plan = PLAN.get_or_init(|| plan_of(&fixture("enkel")).0).clone();
    plan.title.as_mut().unwrap().value = content.to_owned();
    plan.version.number = Some(number(version));
    plan.version.date = Some(date.parse().unwrap());
    let mut table = Vec::new();
    extract::Table::write_csv(&extract::areas(&plan), Dialect::Rfc4180, &mut table).unwrap();
    let file = |path: &str, bytes| File { path: path.to_owned(), bytes };
    let files = vec![
        file("plan.json", Plan::json(&plan).unwrap()),
        file("csv/omraader.csv", table),
        file("csv/titel.txt", content.as_bytes().to_vec()),
    ];
    let counts = serde_json::json!({"areas": 3, "deliverables": 6, "delivered": 2, "changed": 2,
        "pages": 1, "warnings": 0, "notes": 0});
    let counts = serde_json::from_value(counts).unwrap();
    let check = SelfCheck { areas: 0, cells: 0, texts: 0, headed: 0 };
    let source = Source::of(content.as_bytes());
    let manifest =
        Manifest::new(number(version), date.parse().unwrap(), "rfc4180", source, counts, check, &files);
    Edition::new(manifest, files).unwrap()
}

fn put(disk: &dyn Files, output: &Path, edition: &Edition, seconds: i64) -> Result<Published, Error> {
    edition.publish(disk, output, Occasion { published: time(seconds), replace: true })
}

fn ledger(output: &Path) -> Ledger {
    Ledger::parse(&fs::read(output.join("editions.json")).unwrap()).unwrap()
}

/// Whether an edition in its place, or beside it after a kill between two renames, is this one.
fn holds(output: &Path, edition: &Edition) -> bool {
    let beside = output.join(".bygges-v1.0/gammel");
    let folder = Some(output.join("v1.0")).filter(|folder| folder.exists()).unwrap_or(beside);
    edition.files().all(|file| fs::read(folder.join(&file.path)).is_ok_and(|bytes| bytes == file.bytes))
}

fn left_over(output: &Path) -> Vec<String> {
    let names = fs::read_dir(output).unwrap().map(|entry| entry.unwrap().file_name());
    names.map(|name| name.to_string_lossy().into_owned()).filter(|name| name.starts_with(".bygges")).collect()
}

#[expect(clippy::print_stdout, reason = "how many faults it were")]
#[test]
fn a_fault_at_any_write_leaves_a_whole_edition_and_the_next_run_puts_all_in_order() {
    let (old, new) = (edition("1.0", "2019-01-01", "gammel"), edition("1.0", "2019-01-01", "ny"));
    let before = edition("0.9", "2018-10-01", "før");
    let mut faults = 0;
    for failure in [Failure::Once, Failure::FromThenOn, Failure::HalfDone] {
        for (exchanges, replaces) in [(true, true), (false, true), (true, false)] {
            for at in 0.. {
                let folder = tempfile::tempdir().unwrap();
                let output = folder.path().join("ud");
                put(&Hasty, &output, &before, 1).unwrap();
                if replaces {
                    put(&Hasty, &output, &old, 2).unwrap();
                }
                let disk = Failing::new(at, failure, exchanges);
                let result = put(&disk, &output, &new, 3);
                let case = format!("{failure:?} at {at}, exchange {exchanges}, replaces {replaces}");
                if disk.done.load(Ordering::SeqCst) <= at {
                    assert_eq!(result.unwrap().recovered, [], "{case}");
                    break;
                }
                faults += 1;
                // What stands is whole, the old one or the new one, and can be verified as it is.
                let verified = verify(&Disk, &output).unwrap();
                assert_eq!(verified.differences, [], "{case}");
                assert!(
                    verified.notes.iter().all(|note| note.problem == Message::new("verify-cut-off")),
                    "{case}"
                );
                assert!(holds(&output, &old) || holds(&output, &new) || !replaces, "{case}");
                if let Err(error) = &result {
                    let said = error.to_string();
                    assert!(
                        said.contains("the disk is full") && said.contains("help: delete something"),
                        "{case}: {said}"
                    );
                    assert_eq!(holds(&output, &new), said.contains("the edition stands whole"), "{case}");
                }
                // The next run, of whatever version, clears up; the one after that finds nothing to do.
                let other = edition("0.8", "2018-07-01", "andet");
                put(&Hasty, &output, &other, 4).unwrap();
                assert_eq!(left_over(&output), [""; 0], "{case}");
                let verified = verify(&Disk, &output).unwrap();
                assert_eq!((verified.differences, verified.notes), (vec![], vec![]), "{case}");
                let again = put(&Hasty, &output, &new, 5).unwrap();
                assert_eq!(again.recovered, [], "{case}");
                assert!(holds(&output, &new), "{case}");
                let ledger = ledger(&output);
                let versions: Vec<String> =
                    ledger.editions().iter().map(|entry| entry.version.to_string()).collect();
                assert_eq!(versions, ["0.8", "0.9", "1.0"], "{case}");
                let entry = ledger.entry(number("1.0")).unwrap();
                assert_eq!(entry.replaced.len(), usize::from(replaces), "{case}");
                // A run that had put its edition in place published it, whatever came then.
                let expected = if again.outcome == Outcome::Unchanged { time(3) } else { time(5) };
                assert_eq!(entry.published, Some(expected), "{case}");
            }
        }
    }
    println!("{faults} faults");
    assert!(faults > 150, "{faults}");
}

#[test]
fn a_run_is_told_what_the_one_before_it_left() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (edition("1.0", "2019-01-01", "gammel"), edition("1.0", "2019-01-01", "ny"));
    let recovered_after = |at, exchanges| {
        let output = folder.path().join(format!("{at}-{exchanges}"));
        put(&Hasty, &output, &old, 1).unwrap();
        put(&Failing::new(at, Failure::FromThenOn, exchanges), &output, &new, 2).map(|_| ()).unwrap_err();
        put(&Hasty, &output, &old, 3).map(|published| published.recovered).unwrap()
    };
    // The folder of the output, two for the edition and its tables; four files; those two folders; two for the entry.
    let name = || "v1.0".to_owned();
    assert_eq!(recovered_after(3, true), [Recovery::Removed(name())]);
    assert_eq!(recovered_after(12, true), [Recovery::Entered(name())]);
    assert_eq!(recovered_after(12, false), [Recovery::Restored(name())]);
}

#[test]
fn the_ledger_keeps_its_schema_and_what_was_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path();
    for (version, date, content, seconds) in [
        ("1.10", "2019-07-01", "c", 10),
        ("1.9", "2019-04-01", "b", 20),
        ("1.9", "2019-04-01", "b", 30),
        ("1.9", "2019-04-01", "d", 40),
        ("1.9", "2019-04-01", "b", 50),
    ] {
        put(&Hasty, output, &edition(version, date, content), seconds).unwrap();
    }
    let ledger = ledger(output);
    let entry = |version| ledger.entry(number(version)).unwrap();
    assert_eq!(
        ledger.editions().iter().map(|entry| entry.version.to_string()).collect::<Vec<_>>(),
        ["1.9", "1.10"]
    );
    assert_eq!(entry("1.10").published, Some(time(10)));
    assert_eq!(entry("1.9").published, Some(time(50)));
    let replaced: Vec<_> =
        entry("1.9").replaced.iter().map(|old| (old.published, old.input.clone())).collect();
    assert_eq!(replaced, [(Some(time(20)), Source::of(b"b")), (Some(time(40)), Source::of(b"d"))]);
    let bytes = fs::read(output.join("editions.json")).unwrap();
    let mut json: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(against_schema("editions-v1", &json), Vec::<String>::new());
    json["editions"][0]["published"] = "i går".into();
    assert_eq!(against_schema("editions-v1", &json).len(), 1, "a wrong time is seen");
}

#[test]
fn publishing_the_same_again_changes_nothing_and_a_ledger_that_is_gone_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path();
    let one = edition("1.0", "2019-01-01", "en");
    put(&Hasty, output, &one, 1).unwrap();
    let before = files(output);
    assert_eq!(put(&Hasty, output, &one, 2).unwrap().outcome, Outcome::Unchanged);
    assert_eq!(files(output), before);
    fs::remove_file(output.join("editions.json")).unwrap();
    assert_eq!(verify(&Disk, output).unwrap().differences.len(), 1);
    let published = put(&Hasty, output, &one, 3).unwrap();
    assert_eq!(published.recovered, [Recovery::Adopted("v1.0".into())]);
    assert_eq!(ledger(output).entry(number("1.0")).unwrap().published, None);
    assert_eq!(verify(&Disk, output).unwrap().differences, []);
}

#[test]
fn the_ledger_remembers_a_version_whose_folder_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path();
    let (one, other) = (edition("1.0", "2019-01-01", "en"), edition("1.0", "2019-01-01", "en anden"));
    put(&Hasty, output, &one, 1).unwrap();
    fs::remove_dir_all(output.join("v1.0")).unwrap();
    let occasion = Occasion { published: time(2), replace: false };
    let error = other.publish(&Hasty, output, occasion).unwrap_err().to_string();
    insta::assert_snapshot!(error.replace(output.to_str().unwrap(), "<folder>"), @r"
    the version is published already in <folder>/v1.0 with other content
      differences: editions.json
      help: give the plan a new version number, or publish again with --replace to replace it; whether the edition's files were changed after they were published, leveranceplan verify tells
    ");
    assert_eq!(left_over(output), [""; 0]);
    assert_eq!(put(&Hasty, output, &one, 3).unwrap().outcome, Outcome::Written);
    assert_eq!(ledger(output).entry(number("1.0")).unwrap().replaced, []);
    assert_eq!(verify(&Disk, output).unwrap().differences, []);
}

#[test]
fn a_ledger_that_cannot_be_read_stops_before_anything_is_written() {
    let mut test = Test::new().fixture("enkel").command("publish plan.xlsx --quiet").run();
    let sound = String::from_utf8(test.read("output/editions.json")).unwrap();
    for broken in [
        "",
        "{}",
        &sound.replace("\"areas\": 3", "\"areas\": 4"),
        &sound.replace("editions/v1", "editions/v2"),
    ] {
        test = test.file("output/editions.json", broken);
        test = test.command("publish plan.xlsx --plan-version 9.0 --replace --no-previous").show();
    }
    test.golden("broken-ledger");
}

/// A run of the command on a plan, with its version; it is not waited for.
fn start(folder: &Path, input: &Path, version: &str) -> std::process::Child {
    Command::new(assert_cmd::cargo::cargo_bin("leveranceplan"))
        .args(["publish", input.to_str().unwrap(), "--output", "ud", "--replace", "--no-previous"])
        .args(["--plan-version", version])
        .current_dir(folder)
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn two_runs_at_once_lose_nothing() {
    let (one, other) = (fixture("enkel"), fixture("rig-tekst"));
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("ud");
    for round in 0..50 {
        // Two versions, and every fifth time one version twice.
        let second = if round % 5 == 4 { 1 } else { 2 };
        let versions = [format!("{round}.1"), format!("{round}.{second}")];
        let mut runs = [start(folder.path(), &one, &versions[0]), start(folder.path(), &other, &versions[1])];
        for run in &mut runs {
            assert!(run.wait().unwrap().success(), "round {round}");
        }
        let ledger = ledger(&output);
        for version in &versions {
            assert!(ledger.entry(number(version)).is_some(), "{version} in round {round}");
        }
        assert_eq!(left_over(&output), [""; 0]);
    }
    assert_eq!(ledger(&output).editions().len(), 90);
    let verified = verify(&Disk, &output).unwrap();
    assert_eq!((verified.editions, verified.differences, verified.notes), (90, vec![], vec![]));
}

#[cfg(unix)]
#[expect(clippy::print_stdout, reason = "how many were killed")]
#[test]
fn a_kill_at_any_moment_leaves_the_last_edition_whole() {
    let (one, other) = (fixture("enkel"), fixture("gentagne-blokke"));
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("ud");
    let began = Instant::now();
    assert!(start(folder.path(), &one, "1.0").wait().unwrap().success());
    let whole = began.elapsed();
    let (mut killed, mut cut_off) = (0, 0);
    for round in 0..60_u32 {
        let input = if round % 2 == 0 { &other } else { &one };
        let mut run = start(folder.path(), input, "1.0");
        // Spread over the whole run, most of them over its second half, where it writes.
        std::thread::sleep(whole.mul_f64(0.3 + 0.8 * f64::from(round * 37 % 60) / 60.0));
        run.kill().unwrap();
        killed += u32::from(!run.wait().unwrap().success());
        let verified = verify(&Disk, &output).unwrap();
        assert_eq!(verified.differences, [], "round {round}");
        cut_off += verified.notes.len();
    }
    println!("{killed} of 60 killed, {cut_off} of them while writing");
    assert!(killed >= 20, "{killed}");
    assert!(start(folder.path(), &one, "1.0").wait().unwrap().success());
    assert_eq!(left_over(&output), [""; 0]);
    assert_eq!(verify(&Disk, &output).unwrap().notes, []);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_a_clear_error() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let input = fixture("enkel");
    let input = input.to_str().unwrap();
    // A file where the folder should be.
    fs::write(folder.path().join("ud"), "").unwrap();
    let (code, said) = run(&["publish", input, "--output", "ud"], folder.path());
    assert_eq!(code, 4);
    insta::assert_snapshot!(said, @r"
    »Plan«
    C8 bemærkning[formula-guarded]: Teksten »- et - to« ligner en formel; i CSV-filen står der en apostrof foran.
      hjælp: Begynd teksten med et andet tegn, eller brug --dialect rfc4180 til programmer.
    A12 bemærkning[marker-inside-name]: Tegnet * står inde i navnet »Et * inde i navnet« og er læst som tekst.
      | Et * inde i navnet
      |    ^
      hjælp: Flyt tegnet til navnets slutning, hvis det er en markering.
    fejl: ud kan ikke skrives: der ligger en fil, hvor mappen skal være (File exists (os error 17))
      det, der er udgivet før, er urørt
      hjælp: flyt filen, eller vælg en anden mappe med --output
    ");
    // A folder without leave to write; whoever is root may write all the same.
    let output = folder.path().join("output");
    assert_eq!(run(&["publish", input], folder.path()).0, 0);
    let before = files(&output);
    let set = |mode| fs::set_permissions(&output, fs::Permissions::from_mode(mode)).unwrap();
    set(0o555);
    let may_write = fs::write(output.join("prøve"), "").is_ok();
    if may_write {
        fs::remove_file(output.join("prøve")).unwrap();
    } else {
        let (code, said) = run(&["publish", input, "--plan-version", "6.0"], folder.path());
        assert_eq!(code, 4, "{said}");
        assert!(said.contains("adgang nægtet") && said.contains("er urørt"), "{said}");
    }
    set(0o755);
    assert_eq!(files(&output), before);
}

#[test]
fn publish_ends_with_a_summary() {
    let folder = tempfile::tempdir().unwrap();
    let input = fixture("enkel");
    let input = input.to_str().unwrap();
    let next =
        ["publish", input, "--plan-version", "5.1", "--date", "2019-07-01", "--previous", "output/v5.0"];
    let mut out = String::new();
    for arguments in [&["publish", input][..], &next, &next, &["publish", input, "--lang", "en"]] {
        let (code, said) = run(arguments, folder.path());
        assert_eq!(code, 0, "{said}");
        // After the findings; sizes and the time are those of the day.
        let from = said.rfind("output/v5.").unwrap();
        let from = said[..from].rfind('\n').map_or(0, |end| end + 1);
        let number = |word: &str, next: &str| {
            let measured = matches!(next.trim(), "kB" | "ms") && word.trim().parse::<u32>().is_ok();
            if measured { "# ".to_owned() } else { word.to_owned() }
        };
        // Sizes stand in a column, however many digits they have.
        let said = said[from..].split('\n').map(|line| match line.rsplit_once("  ") {
            Some((name, size)) if size.ends_with("kB") => format!("{}  {}", name.trim_end(), size.trim()),
            _ => line.to_owned(),
        });
        let said = said.collect::<Vec<_>>().join("\n");
        let words: Vec<&str> = said.split_inclusive([' ', '\n']).collect();
        let nexts = words.iter().skip(1).chain([&""]);
        out.extend(words.iter().zip(nexts).map(|(word, next)| number(word, next)));
        out.push('\n');
    }
    crate::harness::golden("summary", &out);
}

#[test]
fn the_time_is_handed_in_and_stands_in_the_ledger_alone() {
    let folder = tempfile::tempdir().unwrap();
    let publish = |epoch: &str, output: &str| {
        Command::new(assert_cmd::cargo::cargo_bin("leveranceplan"))
            .args(["publish", fixture("enkel").to_str().unwrap(), "--output", output])
            .env("SOURCE_DATE_EPOCH", epoch)
            .current_dir(folder.path())
            .output()
            .unwrap()
    };
    assert!(publish("1000000000", "a").status.success());
    assert!(publish("2000000000", "b").status.success());
    let of = |output: &str| files(&folder.path().join(output)).into_values().collect::<Vec<_>>();
    assert_eq!(of("a/v5.0"), of("b/v5.0"));
    let published =
        |output: &str| ledger(&folder.path().join(output)).entry(number("5.0")).unwrap().published;
    assert_eq!(published("a").unwrap().to_rfc3339(), "2001-09-09T01:46:40+00:00");
    assert_eq!(published("b").unwrap().to_rfc3339(), "2033-05-18T03:33:20+00:00");
    let wrong = publish("i går", "c");
    assert_eq!(wrong.status.code(), Some(2));
    insta::assert_snapshot!(String::from_utf8_lossy(&wrong.stderr), @r"
    fejl: SOURCE_DATE_EPOCH er »i går«
      forventet: sekunder siden 1. januar 1970
      hjælp: ret eller fjern variablen
    ");
}

#[test]
fn a_title_of_several_lines_is_one_line_where_one_is_wanted_and_verifies() {
    let folder = tempfile::tempdir().unwrap();
    let cells = [
        (0, 0, "Programmets\nplan for arbejdet\n1 kv. 2019"),
        (1, 0, "✓ = Leveret"),
        (2, 0, "Version 5.0 _1. april 2019"),
        (3, 0, "Projekt"),
        (3, 1, "Status"),
        (3, 2, "Kontakt"),
        (4, 0, "Område"),
        (5, 0, "Måling"),
        (5, 1, "I gang"),
        (5, 2, "Jonas Friis"),
    ];
    fs::write(folder.path().join("plan.xlsx"), crate::made(&cells)).unwrap();
    let (code, said) = run(&["publish", "plan.xlsx"], folder.path());
    assert_eq!(code, 0, "{said}");
    let (code, said) = run(&["verify", "output"], folder.path());
    assert_eq!(code, 0, "{said}");
}

#[test]
fn versions_and_dates_rise_or_nothing_is_published() {
    let mut test = Test::new().fixture("enkel");
    // An older version may be entered later.
    for (version, date) in [("5.0", "2019-04-01"), ("6.0", "2018-03-01"), ("4.0", "2019-01-01")] {
        test = test.command("publish plan.xlsx --quiet --no-previous --plan-version").argument(version);
        test = test.argument("--date").argument(date).show();
    }
    test.command("verify output").show().golden("versions-rise");
}

#[test]
fn equal_numbers_are_one_edition() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path();
    put(&Hasty, output, &edition("5", "2019-04-01", "en"), 1).unwrap();
    for same in ["5.0", "5.0.0", "05"] {
        let published = put(&Hasty, output, &edition(same, "2019-04-01", "en"), 2).unwrap();
        assert_eq!(
            (published.outcome, published.folder),
            (Outcome::Unchanged, output.join("v5.0")),
            "{same}"
        );
    }
    put(&Hasty, output, &edition("5.0.0", "2019-04-01", "to"), 3).unwrap();
    let versions: Vec<String> =
        ledger(output).editions().iter().map(|entry| entry.version.to_string()).collect();
    assert_eq!(versions, ["5.0"]);
    assert_eq!(verify(&Disk, output).unwrap().differences, []);
}

/// A disk that can be read and not locked, though no other run holds it.
struct Lockless;

impl Files for Lockless {
    reads_as_the_disk!();
    moves_as_the_disk!();

    fn lock(&self, _: &Path, _: Access) -> io::Result<Guard> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        Disk.write(path, bytes)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        Disk.sync_folder(path)
    }
}

#[test]
fn verify_says_that_a_folder_cannot_be_locked() {
    let folder = tempfile::tempdir().unwrap();
    put(&Hasty, folder.path(), &edition("1.0", "2019-01-01", "en"), 1).unwrap();
    let error = verify(&Lockless, folder.path()).unwrap_err().to_string();
    insta::assert_snapshot!(error.replace(folder.path().to_str().unwrap(), "<folder>"), @r"
    <folder>/.editions.lock cannot be written: the drive cannot lock files (unsupported)
      help: choose another drive with --output
    ");
}
