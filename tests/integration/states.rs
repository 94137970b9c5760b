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
    assert_states("", State::Cancelled, &["Udgår", "Er udgået", "Aflyst", "Annulleret i maj"]);
    let delivered = ["Leveret", "Frigivet", "Er udgivet", "Offentliggjort", "AFSLUTTET"];
    assert_states("", State::Delivered, &delivered);
    assert_states("", State::Delayed, &["Forsinket", "Udskudt", "Udsat til maj"]);
    let ongoing = ["Løbende", "I gang", "Igangsat", "Igangværende", "Påbegyndt", "Driftes"];
    assert_states("", State::Ongoing, &ongoing);
    assert_states("", State::Planned, &["Planlagt", "Planlægges", "Forventes", "Afventer"]);
    assert_states("", State::Unplanned, &["", "Uklart", "Gang i den", "Leverance", "I dag"]);
}

#[test]
fn some_words_speak_anywhere_others_at_the_start_or_after_a_verb() {
    assert_states("", State::Cancelled, &["Kurset udgår"]);
    assert_states("", State::Ongoing, &["Den løbende drift", "Kurset driftes af os"]);
    assert_states("", State::Planned, &["Kurset planlægges", "Svar forventes", "Kontoret afventer svar"]);
    let verbs = ["er", "var", "blev", "bliver", "nu", "allerede", "stadig", "fortsat"];
    let after = verbs.map(|verb| format!("Kurset {verb} forsinket"));
    assert_states("", State::Delayed, &after.each_ref().map(String::as_str));
    let others = ["Kurset forsinket", "Det leveret materiale", "Alt planlagt arbejde", "Arbejdet i gang"];
    assert_states("", State::Unplanned, &others);
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
fn the_first_clause_alone_speaks() {
    for sign in [". ", "; ", " - ", " – ", ": ", "\n", ", men ", " men "] {
        assert_states("", State::Delivered, &[&format!("Leveret{sign}er nu annulleret")]);
        assert_states("", State::Unplanned, &[&format!("Uklart{sign}er nu annulleret")]);
    }
    // A hyphen inside a word, or a comma alone, ends none.
    assert_states("", State::Cancelled, &["IT-kurset er annulleret", "Leveret, er nu annulleret"]);
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
    assert_states("Q2 2019", State::Ongoing, &["Er planlagt, er påbegyndt"]);
    assert_states("Når tid er", State::Unknown, &["", "Uklart"]);
}
