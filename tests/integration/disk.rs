//! What lies on the disk beside the command's own files: locks, files that somebody added, folders that were moved.

use std::fs;
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use leveranceplan::edition::Access;
use leveranceplan::{Disk, Files, verify};

use crate::harness::Test;

#[cfg(unix)]
#[test]
fn a_lock_file_of_excel_explains_why_a_workbook_cannot_be_read() {
    let test = Test::new();
    // A link to itself cannot be read by anybody.
    std::os::unix::fs::symlink("plan.xlsx", test.path("plan.xlsx")).unwrap();
    let help = |help: &str| {
        format!(
            "fejl: plan.xlsx kan ikke læses: systemet melder en fejl (Too many levels of symbolic links (os error 40))\n  hjælp: {help}\n"
        )
    };
    test.command("check plan.xlsx")
        .status(3)
        .stderr(&help("se efter, om du har lov til at læse filen"))
        .run()
        .file("~$plan.xlsx", "")
        .status(3)
        .stderr(&help("projektmappen er åben i Excel; luk den, og prøv igen"))
        .run();
}

/// Copies a folder of files and of folders of files.
fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to)
        } else {
            let _ = fs::copy(from, to).unwrap();
        }
    }
}

#[test]
fn an_edition_with_a_file_too_many_is_not_the_one_that_was_published() {
    Test::new()
        .fixture("enkel")
        .command("publish plan.xlsx --quiet")
        .run()
        .file("output/v5.0/csv/noter.csv", "a;b")
        .status(4)
        .changes([])
        .stderr(
            "fejl: versionen er allerede udgivet i output/v5.0 med et andet indhold\n  \
             forskelle: csv/noter.csv er ny\n  \
             hjælp: giv planen et nyt versionsnummer, eller udgiv igen med --replace for at erstatte den; er udgavens filer \
             ændret, siden de blev udgivet, viser leveranceplan verify det\n",
        )
        .run();
}

#[test]
fn a_folder_with_the_edition_of_another_version_is_not_taken_into_the_ledger() {
    let test = Test::new().fixture("enkel").command("publish plan.xlsx --quiet").run();
    copy(&test.path("output/v5.0"), &test.path("output/v7.0"));
    fs::remove_file(test.path("output/editions.json")).unwrap();
    test.command("publish plan.xlsx").show().golden("adopted");
}

#[test]
fn verify_waits_until_a_publication_is_done() {
    let test = Test::new().fixture("enkel").command("publish plan.xlsx --quiet").run();
    let output = test.path("output");
    let publication = Disk.lock(&output.join(".editions.lock"), Access::Alone).unwrap();
    let (done, verified) = channel();
    let thread = std::thread::spawn(move || done.send(verify(&Disk, &output).unwrap().agrees()));
    assert_eq!(verified.recv_timeout(Duration::from_millis(300)), Err(RecvTimeoutError::Timeout));
    drop(publication);
    assert_eq!(verified.recv_timeout(Duration::from_secs(30)), Ok(true));
    thread.join().unwrap().unwrap();
}
