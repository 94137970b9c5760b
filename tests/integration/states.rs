//! What a status text says of its row, word by word.

use leveranceplan::plan::State;

use crate::table::Table;

/// The states of rows that have a release and one of these statuses.
fn states(release: &str, statuses: &[&str]) -> Vec<State> {
    let mut table = Table::new("1.0", "1. april 2019");
    for (row, status) in statuses.iter().enumerate() {
        let texts = [&format!("Projekt {row}"), "", "", release, status, "Jonas Friis", ""];
        table.push("Område", texts.map(str::to_owned));
    }
    table.plan().deliverables().map(|(_, row)| row.state()).collect()
}

/// Holds each status, beside a release, against the state that it speaks for.
fn assert_states(release: &str, expected: State, statuses: &[&str]) {
    let found = states(release, statuses);
    assert_eq!(found.len(), statuses.len());
    let wrong: Vec<_> = statuses.iter().zip(&found).filter(|(_, found)| **found != expected).collect();
    assert!(wrong.is_empty(), "{expected:?} expected: {wrong:?}");
}

#[test]
fn each_word_speaks_for_its_state() {
    let cancelled =
        ["Udgår", "Er udgået", "Aflyst", "Annulleret i maj", "Nedlagt", "Er stoppet", "Bortfaldet"];
    assert_states("", State::Cancelled, &cancelled);
    let delivered =
        ["Leveret", "Frigivet", "Er udgivet", "Offentliggjort", "AFSLUTTET", "Færdig", "Sendt ud i maj"];
    assert_states("", State::Delivered, &delivered);
    assert_states(
        "",
        State::Delayed,
        &["Forsinket", "Udskudt", "Udsat til maj", "Skubbet til 2020", "Rykkes"],
    );
    let begun = ["I gang", "Igangsat", "Igangværende", "Påbegyndt", "Under udvikling"];
    assert_states("", State::InProgress, &begun);
    assert_states("", State::Ongoing, &["Løbende", "Driftes", "I drift"]);
    assert_states("", State::Planned, &["Planlagt", "Planlægges", "Forventes", "Afventer", "Svar forventes"]);
    assert_states("", State::Unplanned, &["", "Uklart", "Gang i den", "Leverance", "I dag"]);
}

/// Whatever is said of the whole deliverable moves its state.
#[test]
fn the_whole_is_named_in_many_ways() {
    let names = ["Leverancen", "Projektet", "Hele opgaven", "Den", "Det", "Aktiviteten", "Alle otte moduler"];
    let with = |verb: &str| names.map(|name| format!("{name} {verb}"));
    assert_states("Q3 2019", State::Cancelled, &with("udgår").each_ref().map(String::as_str));
    assert_states("Q3 2019", State::Delivered, &with("er nu leveret").each_ref().map(String::as_str));
    assert_states("Q3 2019", State::Delayed, &with("er blevet forsinket").each_ref().map(String::as_str));
    // The projects are called »Projekt 0« and so on.
    assert_states("Q3 2019", State::Delivered, &["Projektet er afleveret"]);
}

/// A part, another thing, a draft, a doubt, a wish and the past leave the state to marker and release.
#[test]
fn other_statements_leave_the_state_alone() {
    let parts = ["Afsnit 2 udgår", "Anden etape er leveret", "Fem ud af ni film er udgivet", "60 % færdigt"];
    let rest = ["Kun forordet er udgivet", "Delvis leveret", "Bogen er udgivet, opgaverne mangler"];
    let others = ["Borgerne har leveret svar", "Ansøgning er udsendt", "Afløser en guide, der udgår"];
    let drafts =
        ["Udkastet er udsendt", "Leveret til gennemsyn", "Pilotforløb gennemført", "Testversion frigivet"];
    let doubts =
        ["Måske leveret", "Overvejes aflyst", "Udgår, hvis midlerne ikke findes", "Kan ende med at udgå"];
    let wishes = [
        "Skal være færdig i juni",
        "Bør frigives nu",
        "Ventes leveret til august",
        "Satser på at være færdig",
    ];
    let past =
        ["Genoptaget, efter at den var stoppet", "Var aflyst, men fortsætter nu", "Blev aflyst i 2017"];
    let fine = ["Konsulenten er forsinket, men planen holder", "Forsinkelsen er nu indhentet"];
    let all = [&parts[..], &rest, &others, &drafts, &doubts, &wishes, &past, &fine].concat();
    let found = states("Q3 2019", &all);
    let settled = |state: State| matches!(state, State::Cancelled | State::Delivered | State::Delayed);
    let wrong: Vec<_> = all.iter().zip(&found).filter(|(_, state)| settled(**state)).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_word_that_is_denied_does_not_speak() {
    for denial in ["ikke", "ej", "kan"] {
        let denied = [
            format!("{denial} løbende"),
            format!("{denial} helt løbende"),
            format!("Er {denial} leveret"),
            format!("Er {denial} allerede leveret"),
        ];
        assert_states("", State::Unplanned, &denied.each_ref().map(String::as_str));
        // What is denied further back is something else.
        assert_states("", State::Ongoing, &[&format!("{denial} hver dag, løbende")]);
    }
}

#[test]
fn every_clause_speaks_for_itself() {
    for sign in [". ", "; ", " - ", " – ", "\n", ", men ", " men "] {
        let text = |first: &str, second: &str| format!("{first}{sign}{second}");
        assert_states("", State::Cancelled, &[&text("Leveret", "er nu annulleret")]);
        assert_states("", State::Delivered, &[&text("Leveret", "plakaten er annulleret")]);
        assert_states("", State::Delivered, &[&text("Var forsinket", "er nu leveret")]);
    }
}

#[test]
fn years_before_the_release_tell_of_earlier_rounds() {
    assert_states("Q2 2019", State::Planned, &["Leveret i 2018", "Leveret i 2017 og 2018"]);
    assert_states("Q2 2019", State::Delivered, &["Leveret", "Leveret i 2019", "Leveret i 2018 og 2019"]);
    assert_states("Q2 2019", State::Delivered, &["Leveret til 1500 skoler", "Leveret. Først i 2018"]);
    assert_states("Q2 2018", State::Delivered, &["Leveret i 2018"]);
    // Other words than those of a delivery stand as they are.
    assert_states("Q2 2019", State::Delayed, &["Udsat i 2018"]);
}

#[test]
fn of_several_states_the_strongest_stands() {
    assert_states("Q2 2019", State::Cancelled, &["Er leveret, er udsat, er aflyst"]);
    assert_states("Q2 2019", State::Delivered, &["I gang, er udsat, er leveret"]);
    assert_states("Q2 2019", State::Delayed, &["I gang, er udsat, er planlagt"]);
    assert_states("Q2 2019", State::InProgress, &["Er planlagt, er påbegyndt"]);
    assert_states("Når tid er", State::Unknown, &["", "Uklart"]);
}
