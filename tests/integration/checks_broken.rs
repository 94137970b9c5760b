//! Attempts to break the checks: odd settings, odd environments, odd texts, false alarms.
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use leveranceplan::config::Config;
use leveranceplan::finding::{Code, Finding, Findings};
use leveranceplan::plan::read;
use leveranceplan::texts::{Language, Texts};
use leveranceplan::workbook;

use crate::against_schema;
use crate::checks::Edit::{Number, Text};
use crate::checks::{Edit, findings, named, workbook_of};
use crate::harness::Test;

/// The codes and cells of an edited plan under no settings.
fn found(edits: &[Edit]) -> Vec<String> {
    named(&findings(&workbook_of(edits), &Config::default(), None))
}

/// What the command writes to standard output and standard error, and its exit code.
fn output(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> (String, String, i32) {
    let mut command = Command::cargo_bin("leveranceplan").unwrap();
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    let output =
        command.args(arguments).envs(environment.iter().copied()).current_dir(folder).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

fn folder_with(name: &str, bytes: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    folder
}

#[test]
fn texts_that_are_whole_raise_no_alarm() {
    for text in [
        "Kurset varer tre dage. Se www.example.dk/kursus",
        "Kurset varer tre dage. Skriv til post@example.dk",
        "Indhold:\n- Første del. Den er lang\n- Anden del",
        "Emner. Disse er: • måling • kursus",
        "Aftalt jf. KL og Region",
        "Mødes d. 1. april og 3. maj i Vejle",
        "Et kursus bl.a. Kommunedage og møder",
        "Kurset varer tre dage. (Alle er indbudt)",
        "Vejledning til ISO27001",
        "Findes i version 1.0",
        "Data: 3 rapporter",
        "Se kapitel 3, s. 4",
        "Åbent kl. 9-15/16",
        "Kontakt: KL",
        "At gøre det",
        "Så mange som vi kan",
        "Og",
    ] {
        assert_eq!(found(&[Text("C8", text.to_owned().leak())]), Vec::<String>::new(), "{text}");
    }
    for name in
        ["Log på", "Vores kursus for alle (ny udgave)", "Ny/ændret vejledning", "C++ og C#-kursus i Vejle"]
    {
        assert_eq!(found(&[Text("A8", name.to_owned().leak())]), Vec::<String>::new(), "{name}");
    }
    assert_eq!(found(&[Number("D8", 2019.0)]), ["unusual-value D8"], "a year that Excel made a number");
}

#[test]
fn texts_that_are_cut_are_found_in_each_column() {
    let cut = |cell: &str| format!("text-cut-off {cell}");
    for (cell, text) in [
        ("A8", "Kursus og"),
        ("B8", "At kunne mere med"),
        ("C8", "Tre dage,"),
        ("E8", "Afholdes på"),
        ("G8", "Aftalt jf."),
        ("G8", "Et kursus (bl.a."),
        ("G8", "Se vejledningen om kurser –"),
    ] {
        assert_eq!(found(&[Text(cell, text)]), [cut(cell)], "{text}");
    }
    assert_eq!(found(&[Text("A9", "Område B og")]), [cut("A9")]);
    for (cell, text) in [
        ("A8", "Kursus http:/example.dk"),
        ("D8", "Q3 2019, se www.example"),
        ("G8", "Se (https://)"),
        ("G8", "Se https://example..dk/a"),
        ("F8", "hhtps://example.dk"),
    ] {
        let found = found(&[Text(cell, text)]);
        assert!(found.contains(&format!("broken-address {cell}")), "{text}: {found:?}");
    }
    for (cell, text) in
        [("A8", "Kursus file:///C:/plan.xlsx"), ("F8", "JavaScript:alert(1)"), ("G8", "\\\\server\\plan")]
    {
        let found = found(&[Text(cell, text)]);
        assert!(found.contains(&format!("unsafe-address {cell}")), "{text}: {found:?}");
    }
    assert_eq!(found(&[Edit::Long("A8", 255)]), ["text-at-limit A8"]);
}

#[test]
fn contradictions_of_title_date_and_names() {
    assert_eq!(found(&[Text("A4", "Version 5.0 _1. oktober 2018 - Vejledende")]), Vec::<String>::new());
    let early = found(&[Text("A4", "Version 5.0 _30. september 2018 - Vejledende")]);
    assert_eq!(early, ["date-outside-period A4"]);
    let wide = Config::parse("[thresholds]\ndate_months = 4\n").unwrap();
    let bytes = workbook_of(&[Text("A4", "Version 5.0 _30. september 2018 - Vejledende")]);
    assert_eq!(named(&findings(&bytes, &wide, None)), Vec::<String>::new());
    // Two different deliverables of one name in two areas are no copy.
    assert_eq!(found(&[Text("A10", "Kursus"), Text("C10", "Fire dage.")]), Vec::<String>::new());
    assert_eq!(found(&[Text("A2", "✓ = Leveret (ny)")]), Vec::<String>::new());
}

#[test]
fn a_condition_matters_and_what_comes_does_not() {
    for (text, matters) in [
        ("Første film forventes i Q3 2019", false),
        ("Q3 2019 - men eksemplerne kan blive forsinket", false),
        ("Første film, hvis midlerne findes, forventes i Q3 2019", true),
        ("Q3 2019 måske", true),
        ("12. september 2019, Torvehallerne i Vejle", false),
    ] {
        let found = found(&[Text("D8", text.to_owned().leak())]);
        assert_eq!(found.contains(&"release-partly-understood D8".to_owned()), matters, "{text}: {found:?}");
    }
}

#[test]
fn both_kinds_of_odd_characters_in_one_cell_are_found() {
    let both = found(&[Text("C8", "Tre \u{202e}dage\u{200b}.")]);
    assert_eq!(both, ["invisible-character C8", "bidirectional-character C8"]);
    assert_eq!(
        found(&[Text("A4", "Version 5.0 _1. april 2019 - Vej\u{200b}ledende")]),
        ["invisible-character A4"]
    );
}

/// The combining grapheme joiner, a control of old Arabic shaping, a Hangul filler and a selector of variants.
#[test]
fn no_character_vanishes_without_a_finding() {
    for text in ["Tre\u{34f} dage.", "Tre\u{206a} dage.", "Tre\u{3164} dage.", "Tre\u{e0100} dage."] {
        assert_eq!(found(&[Text("C8", text)]), ["invisible-character C8"], "{text:?}");
    }
    assert_eq!(found(&[Text("C8", "Tre\u{ad}timers kursus ✔\u{fe0f}.")]), Vec::<String>::new());
}

#[test]
fn settings_that_are_wrong_stop_with_a_suggestion() {
    let mut test = Test::new().workbook(workbook_of(&[])).command("check plan.xlsx");
    for settings in [
        "[cheks]\n",
        "[checks]\ntext-cutoff = \"off\"\n",
        "[checks]\ntext-cut-off = \"of\"\n",
        "[[accept]]\ncode = \"text-cut-of\"\ntext = \"a\"\nreason = \"b\"\n",
        "[[accept]]\ncode = \"text-cut-off\"\ntekst = \"a\"\nreason = \"b\"\n",
        "[[accept]]\ncode = \"text-cut-off\"\ntext = \"a\"\nreason = \" \"\n",
        "[contacts]\nknwon = []\n",
        "[columns]\nStatsu = [\"a\"]\n",
        "[thresholds]\ncontact_distanse = 1\n",
        "[thresholds]\ncontact_distance = 11\n",
        "[thresholds]\ncut_lengths = [0]\n",
        "[thresholds]\ndate_months = -1\n",
        "[release]\nsumer = [6, 8]\n",
    ] {
        test = test.config(settings).about(&settings.replace('\n', " ")).show();
    }
    test.command("check plan.xlsx --config findes-ikke.toml").show().golden("wrong-settings");
}

#[test]
fn thresholds_are_the_offices() {
    let names = workbook_of(&[Text("F10", "Mette Holmgård")]);
    let found =
        |settings: &str, bytes: &[u8]| named(&findings(bytes, &Config::parse(settings).unwrap(), None));
    assert_eq!(found("[thresholds]\ncontact_distance = 1\n", &names), Vec::<String>::new());
    assert_eq!(found("[thresholds]\ncontact_shortest = 30\n", &names), Vec::<String>::new());
    let long = workbook_of(&[Edit::Long("C8", 100)]);
    assert_eq!(found("[thresholds]\ncut_lengths = [100]\n", &long), ["text-at-limit C8"]);
    // A text is accepted as the office copies it out of the cell.
    let accept =
        "[[accept]]\ncode = \"unknown-marker\"\ntext = \"Bibliotek  # \"\nreason = \"hedder sådan\"\n";
    assert_eq!(found(accept, &workbook_of(&[Text("A10", " Bibliotek  #")])), Vec::<String>::new());
}

#[test]
fn the_language_is_chosen_by_option_or_environment() {
    let folder = folder_with("plan.xlsx", &workbook_of(&[Text("F8", "")]));
    let arguments = ["check", "plan.xlsx", "--format", "text"];
    let [danish, english] = ["da", "en"]
        .map(|language| output(folder.path(), &[&arguments[..], &["--lang", language]].concat(), &[]).0);
    let word = |more: &[&str], environment: &[(&str, &str)]| {
        let (shown, said, code) = output(folder.path(), &[&arguments, more].concat(), environment);
        assert_eq!((said.as_str(), code), ("", 0));
        assert!(shown == danish || shown == english, "{shown}");
        if shown == danish { "da" } else { "en" }
    };
    assert_eq!(word(&[], &[]), "da");
    for (environment, language) in [
        (("LANG", "en_GB.UTF-8"), "en"),
        (("LANG", "C"), "da"),
        (("LANG", "POSIX"), "da"),
        (("LANG", "C.UTF-8"), "da"),
        (("LANG", "de_DE"), "da"),
        (("LANG", "enm_GB"), "da"),
        (("LANG", ""), "da"),
        (("LC_MESSAGES", "en"), "en"),
        (("LC_ALL", "en-US"), "en"),
    ] {
        assert_eq!(word(&[], &[environment]), language, "{environment:?}");
    }
    assert_eq!(word(&[], &[("LC_ALL", "da_DK.UTF-8"), ("LANG", "en_GB.UTF-8")]), "da");
    assert_eq!(word(&[], &[("LC_ALL", ""), ("LANG", "en_GB.UTF-8")]), "en");
    assert_eq!(word(&["--lang", "da"], &[("LANG", "en_GB.UTF-8")]), "da");
    assert_eq!(output(folder.path(), &["check", "plan.xlsx", "--lang", "de"], &[]).2, 2);
}

#[test]
fn colours_and_quiet() {
    let test = Test::new().workbook(workbook_of(&[Text("F8", ""), Text("A10", "")]));
    let plain = test.command("check plan.xlsx").show();
    let test = plain.command("check plan.xlsx --color always").show();
    let test = test.command("check plan.xlsx --color never").show();
    let test = test.command("check plan.xlsx --color blue").show();
    // What a program reads is whole.
    let test = test.command("check plan.xlsx --quiet").show();
    test.command("check plan.xlsx --quiet --format github").show().golden("colours-and-quiet");
}

#[test]
fn exit_codes() {
    let folder = folder_with("plan.xlsx", &workbook_of(&[Text("F8", "")]));
    fs::write(folder.path().join("fejl.xlsx"), workbook_of(&[Text("A10", "")])).unwrap();
    fs::write(folder.path().join("tom.xlsx"), "").unwrap();
    let code = |arguments: &[&str]| output(folder.path(), arguments, &[]).2;
    assert_eq!(code(&["check", "plan.xlsx"]), 0);
    assert_eq!(code(&["check", "plan.xlsx", "--deny", "warnings"]), 1);
    assert_eq!(code(&["check", "fejl.xlsx"]), 1);
    for format in ["json", "github"] {
        assert_eq!(code(&["check", "fejl.xlsx", "--format", format]), 1);
    }
    assert_eq!(code(&["check", "plan.xlsx", "--format", "xml"]), 2);
    assert_eq!(code(&["explain", "findes-ikke"]), 2);
    assert_eq!(code(&["check", "tom.xlsx"]), 3);
    assert_eq!(code(&["check", "findes-ikke.xlsx"]), 3);
    assert_eq!(code(&["check", "plan.xlsx", "--previous", "findes-ikke"]), 3);
    assert_eq!(code(&["check", "plan.xlsx", "--previous", "plan.xlsx"]), 1);
    assert_eq!(code(&["publish", "fejl.xlsx", "--output", "ud"]), 1);
    assert!(!folder.path().join("ud").exists());
    assert_eq!(code(&["publish", "plan.xlsx", "--output", "plan.xlsx"]), 4);
}

/// The directions, lines and controls of a name or a text never reach the terminal.
fn assert_safe(shown: &str) {
    let odd =
        |c: char| c.is_control() && c != '\n' || ('\u{202a}'..='\u{202e}').contains(&c) || c == '\u{2028}';
    assert!(!shown.contains(odd), "{shown:?}");
}

#[test]
fn names_of_files_and_sheets_and_texts_are_shown_safely() {
    let evil = "ond\u{1b}[2J\u{202e}xslx\n.xlsx";
    let folder =
        folder_with(evil, &workbook_of(&[Text("C8", "Tre \u{202e}\u{2028}dage af"), Text("F8", "")]));
    for arguments in [
        &["check", evil][..],
        &["check", evil, "--format", "json"],
        &["check", evil, "--format", "github"],
        &["check", "ond\u{1b}[31m\u{202e}\n"],
        &["check", evil, "--previous", "\u{202e}\u{1b}[2J"],
        &["explain", "kode\u{202e}\u{1b}[2J"],
        &["publish", evil],
    ] {
        let (shown, said, _) = output(folder.path(), arguments, &[]);
        assert!(!shown.is_empty() || !said.is_empty());
        assert_safe(&shown);
        assert_safe(&said);
    }
    // The first line of an error names the whole file.
    let (_, said, _) = output(folder.path(), &["check", "a\nfejl: b"], &[]);
    assert!(said.starts_with("fejl: a\\nfejl: b kan ikke læses: "), "{said}");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("Ark\u{202e}nalP").unwrap();
    for (column, heading) in (0..).zip(["Projekt", "Formål", "Status"]) {
        sheet.write_string(0, column, heading).unwrap();
        sheet.write_string(1, column, "x").unwrap();
    }
    let folder = folder_with("plan.xlsx", &book.save_to_buffer().unwrap());
    for format in ["text", "json", "github"] {
        let (shown, said, code) = output(folder.path(), &["check", "plan.xlsx", "--format", format], &[]);
        assert_eq!(code, 1);
        assert_safe(&shown);
        assert_safe(&said);
        if format == "json" {
            let json: serde_json::Value = serde_json::from_str(&shown).unwrap();
            assert_eq!(against_schema("findings-v2", &json), Vec::<String>::new());
            let sheet =
                json["findings"].as_array().unwrap().iter().filter_map(|f| f["sheet"].as_str()).next();
            assert_eq!(sheet, Some("Ark\u{202e}nalP"), "a program gets the name as it is");
        }
    }
}

#[test]
fn marks_stand_below_wide_characters() {
    let text = "漢字 e\u{301} 👍 og";
    let finding =
        Finding::new(Code::TextCutOff, None).quoting("text", text).about(text, text.len() - 2..text.len());
    let shown = Texts::of(Language::English).text(&Findings::from(vec![finding]).message()).to_string();
    // 漢字 takes four columns, the accented letter one, the thumb two; with the blanks, ten.
    let marked: Vec<&str> = shown.lines().skip_while(|line| !line.ends_with(text)).take(2).collect();
    assert_eq!(marked, ["  | 漢字 e\u{301} 👍 og", "  | \u{1b}[1;33m          ^^\u{1b}[0m"], "{shown}");
}

#[test]
fn long_texts_are_shortened_around_the_place() {
    let long = format!("{} og {}", "a ".repeat(500), "b ".repeat(500));
    let at = long.find("og").unwrap();
    let finding = Finding::new(Code::TextCutOff, None).about(&long, at..at + 2).quoting("text", &long);
    let shown = Texts::of(Language::Danish).text(&Findings::from(vec![finding]).message()).to_string();
    insta::assert_snapshot!(shown.replace('\u{1b}', "␛"), @r"
    ␛[1;33madvarsel␛[0m[text-cut-off]: Teksten slutter med »a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a…«, som om noget mangler.
      | … a a a a a a a a a a a a a a a a a a a  og b b b b b b b b b b b b b b b b b b b b…
      | ␛[1;33m                                         ^^␛[0m
      hjælp: Skriv sætningen færdig.
    ");
}

#[test]
fn a_text_cut_at_a_blank_is_found_by_the_length_that_its_cell_has() {
    let text = format!("{}dage ", "Ni tegn. ".repeat(28) + "På ").chars().take(260).collect::<String>();
    assert_eq!(text.chars().count(), 260);
    let cut: String = text.chars().skip(4).collect();
    assert!(cut.ends_with(' ') && cut.chars().count() == 256);
    assert_eq!(found(&[Text("A8", cut.leak())]), ["text-at-limit A8"]);
}

#[test]
fn errors_and_markup_outside_the_columns() {
    assert_eq!(found(&[Edit::Formula("A9", "#REF!")]), ["error-value A9"]);
    assert_eq!(found(&[Text("A9", "<b>Område B</b>")]), ["leftover-markup A9"]);
    for (text, is_markup) in [
        ("Tre&nbsp;dage.", true),
        ("K&oslash;b og salg.", true),
        ("Tre &#230;bler.", true),
        ("Tre &#xE6;bler.", true),
        ("F&U; og drift.", false),
        ("Se https://example.dk/?a=1&amp=2.", false),
        ("Drift & vedligehold.", false),
        ("&#;", false),
    ] {
        let found = found(&[Text("C8", text)]);
        assert_eq!(found.contains(&"leftover-markup C8".to_owned()), is_markup, "{text}: {found:?}");
    }
}

#[test]
fn a_row_of_formulas_without_values_does_not_vanish() {
    assert_eq!(
        found(&[Edit::Formula("A12", ""), Edit::Formula("B12", "")]),
        ["formula-without-value A12", "formula-without-value B12",]
    );
    assert_eq!(found(&[Edit::Formula("J12", "")]), Vec::<String>::new(), "beside the plan");
}

#[test]
fn links_of_cells_are_kept_or_told() {
    let linked = |address| [Edit::Link("C8", "Tre dage.", address)];
    assert_eq!(found(&linked("https://kursus.example/tilmelding")), Vec::<String>::new());
    assert_eq!(found(&linked("ftp://kursus.example/program")), ["unsafe-address C8"]);
    assert_eq!(found(&linked("https://kommune.example@kursus.example/")), ["unsafe-address C8"]);
    let workbook =
        workbook::Workbook::read(&workbook_of(&linked("https://kursus.example/tilmelding"))).unwrap();
    let plan = read::read(&workbook, &read::Reading::default()).unwrap().plan;
    let json = String::from_utf8(plan.json().unwrap()).unwrap();
    assert_eq!(json.matches("https://kursus.example/tilmelding").count(), 2, "{json}");
}

#[test]
fn hidden_rows_are_named_together_and_those_of_areas_too() {
    assert_eq!(found(&[Edit::HiddenRow(7), Edit::HiddenRow(8), Edit::HiddenRow(9)]), ["hidden-row A8"]);
    assert_eq!(found(&[Edit::HiddenRow(0), Edit::HiddenRow(8)]), ["hidden-row A1", "hidden-row A9"]);
    assert_eq!(found(&[Edit::HiddenRow(20)]), Vec::<String>::new(), "an empty row");
}

#[test]
fn contradictions_that_a_reader_would_see() {
    assert_eq!(found(&[Text("E8", "Leveret")]), ["delivered-without-marker E8"]);
    // An earlier round has come, the next one has its time.
    assert_eq!(found(&[Text("E8", "Leveret i 2017 og 2018")]), Vec::<String>::new());
    assert_eq!(found(&[Text("D7", "Q2 2019")]), Vec::<String>::new(), "it has begun at the version's date");
    assert_eq!(found(&[Text("A1", "Plan 1 kv. 2019 - 5 kv. 2019")]), ["missing-period A1"]);
    for text in ["#REF!", "#I/T", "#VÆRDI!"] {
        assert_eq!(found(&[Text("C8", text)]), ["error-value C8"], "{text}");
    }
    for text in ["Tre dage…", "Tre dage ..."] {
        assert_eq!(found(&[Text("C8", text)]), ["text-cut-off C8"], "{text}");
    }
}
