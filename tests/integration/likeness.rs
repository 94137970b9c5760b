//! How well a row is found again that got another name: 500 renames among decoys, precision and recall.

use std::collections::BTreeMap;

use leveranceplan::compare::Comparison;
use leveranceplan::plan::Plan;

use crate::table::{TEXTS, Table};

/// A generator of numbers (xorshift64*), the same on each machine.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % below
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.next(words.len())]
    }
}

const THINGS: [&str; 16] = [
    "Vejledning",
    "Læringsmodul",
    "Skabelon",
    "Kampagne",
    "Konference",
    "Drejebog",
    "Kursus",
    "Rapport",
    "Netværk",
    "Spørgeskema",
    "Fortegnelse",
    "Håndbog",
    "Værktøjskasse",
    "Temadag",
    "Tjekliste",
    "Podcast",
];
const ABOUT: [&str; 24] = [
    "informationssikkerhed",
    "databeskyttelse",
    "risikovurdering",
    "hændelser",
    "beredskab",
    "leverandører",
    "udbud",
    "adgangskoder",
    "fjernarbejde",
    "sikkerhedskopier",
    "logning",
    "kryptering",
    "awareness",
    "phishing",
    "rettigheder",
    "arkivering",
    "sletning",
    "samtykke",
    "tilsyn",
    "kontrakter",
    "mobile enheder",
    "netværk",
    "opdateringer",
    "standarder",
];
const FOR: [&str; 16] = [
    "ledere",
    "medarbejdere",
    "skoler",
    "dagtilbud",
    "biblioteker",
    "sagsbehandlere",
    "ældreområdet",
    "borgere",
    "it-afdelingen",
    "databeskyttelsesrådgivere",
    "direktionen",
    "jobcentre",
    "hjemmeplejen",
    "tandplejen",
    "indkøbere",
    "sundhedssektoren",
];
const VERBS: [&str; 16] = [
    "forstå",
    "styrke",
    "beskrive",
    "prioritere",
    "dokumentere",
    "gennemføre",
    "sammenligne",
    "udvikle",
    "afprøve",
    "forbedre",
    "planlægge",
    "opdage",
    "forebygge",
    "fordele",
    "vurdere",
    "kontrollere",
];
const NOUNS: [&str; 32] = [
    "arbejdet",
    "indsatsen",
    "kravene",
    "erfaringerne",
    "opgaverne",
    "ansvaret",
    "rollerne",
    "processerne",
    "aftalerne",
    "systemerne",
    "målingen",
    "øvelsen",
    "eksemplerne",
    "figurerne",
    "regnearket",
    "filmene",
    "plakaterne",
    "mødet",
    "kommunerne",
    "staten",
    "regionerne",
    "fællesskabet",
    "kulturen",
    "vanerne",
    "truslerne",
    "bruddene",
    "kontoret",
    "kalenderen",
    "sproget",
    "billederne",
    "teksterne",
    "svarene",
];
const LINKS: [&str; 12] = [
    "i hele",
    "sammen med",
    "ud fra",
    "på tværs af",
    "før",
    "efter",
    "uden",
    "med hjælp fra",
    "i forhold til",
    "som led i",
    "under",
    "omkring",
];

fn name(numbers: &mut Numbers) -> String {
    format!("{} om {} til {}", numbers.of(&THINGS), numbers.of(&ABOUT), numbers.of(&FOR))
}

fn sentence(numbers: &mut Numbers, least: usize) -> String {
    let mut words = vec!["At".to_owned(), numbers.of(&VERBS).to_owned(), numbers.of(&NOUNS).to_owned()];
    for _ in 0..least + numbers.next(4) {
        words.extend([numbers.of(&LINKS).to_owned(), numbers.of(&NOUNS).to_owned()]);
    }
    words.join(" ") + "."
}

/// A row with a name; one in six lacks a description, one in twelve a purpose.
fn row(numbers: &mut Numbers, name: String) -> [String; TEXTS] {
    let purpose = if numbers.next(12) == 0 { String::new() } else { sentence(numbers, 2) };
    let description = if numbers.next(6) == 0 { String::new() } else { sentence(numbers, 4) };
    let release = format!("Q{} 2019", numbers.next(4) + 1);
    [name, purpose, description, release, "I gang".into(), "Mette Holmgaard".into(), String::new()]
}

fn typo(word: &str, numbers: &mut Numbers) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = numbers.next(letters.len().max(2) - 1);
    match numbers.next(3) {
        0 if letters.len() > 3 => drop(letters.remove(at)),
        1 if letters.len() > at + 1 => letters.swap(at, at + 1),
        _ => letters.insert(at, 'e'),
    }
    letters.into_iter().collect()
}

/// Another name and perhaps another purpose for a row, in one of eight ways.
fn renamed(row: &[String; TEXTS], way: usize, numbers: &mut Numbers) -> [String; TEXTS] {
    let mut new = row.clone();
    let mut words: Vec<String> = row[0].split(' ').map(str::to_owned).collect();
    match way {
        0 => {
            for _ in 0..2 {
                let at = [0, 2, words.len() - 1][numbers.next(3)];
                words[at] = typo(&words[at], numbers);
            }
        }
        1 => words = [&words[4..], &["-".to_owned()], &words[..3]].concat(),
        2 => words.insert(0, numbers.of(&["Ny", "Fælles", "Revideret", "Udvidet", "Digital"]).to_owned()),
        3 => words.truncate(words.len() - 2),
        4 => {
            for word in words.iter_mut().filter(|word| word.chars().count() > 7) {
                *word = word.chars().take(5).chain(['.']).collect();
            }
        }
        5 => {
            words[0] = numbers.of(&THINGS).to_owned();
            words.push("(2. udgave)".into());
        }
        6 => {
            words[0] = typo(&words[0], numbers);
            new[1] = sentence(numbers, 2);
        }
        _ => {
            // Another thing for others, the same purpose and description: half of the words of the description anew.
            words[0] = numbers.of(&THINGS).to_owned();
            let kept = row[2].split(' ').count() * 7 / 10;
            let description: Vec<&str> = row[2].split(' ').take(kept).collect();
            new[2] = format!("{} {}", description.join(" "), numbers.of(&NOUNS));
        }
    }
    if new[1] == row[1] && numbers.next(3) == 0 && !row[1].is_empty() {
        new[1] = format!("{} Det sker {} {}.", row[1], numbers.of(&LINKS), numbers.of(&NOUNS));
    }
    new[0] = words.join(" ");
    new
}

/// A deliverable of its own with a name that is like another's: for others, or about something else.
fn decoy(row: &[String; TEXTS], numbers: &mut Numbers) -> [String; TEXTS] {
    let (thing, rest) = row[0].split_once(" om ").unwrap();
    let (about, whom) = rest.split_once(" til ").unwrap();
    let name = match numbers.next(3) {
        0 => format!("{thing} om {about} til {}", numbers.of(&FOR)),
        1 => format!("{thing} om {} til {whom}", numbers.of(&ABOUT)),
        _ => format!("{} om {about} til {whom}", numbers.of(&THINGS)),
    };
    self::row(numbers, name)
}

/// Two plans: 500 renamed rows, 250 that went, 250 decoys that came, 500 that stayed; and the truth, old name by new.
fn plans(seed: u64) -> (Plan, Plan, BTreeMap<String, String>) {
    let mut numbers = Numbers(seed);
    let (mut old, mut new) = (Table::new("5.0", "1. april 2019"), Table::new("6.0", "1. juli 2019"));
    let mut truth = BTreeMap::new();
    let mut used = std::collections::BTreeSet::new();
    for index in 0..1_250 {
        let area = format!("Område {}", index % 10);
        let first =
            std::iter::repeat_with(|| name(&mut numbers)).find(|name| used.insert(name.clone())).unwrap();
        let row = self::row(&mut numbers, first);
        old.push(&area, row.clone());
        match index % 5 {
            0 | 1 => {
                // Where the name is taken, in the next way.
                let after = (index / 5..)
                    .map(|way| renamed(&row, way % 8, &mut numbers))
                    .find(|row| used.insert(row[0].clone()))
                    .unwrap();
                truth.insert(after[0].clone(), row[0].clone());
                new.push(&area, after);
            }
            2 => {
                let decoy = std::iter::repeat_with(|| decoy(&row, &mut numbers))
                    .find(|row| used.insert(row[0].clone()))
                    .unwrap();
                new.push(&area, decoy);
            }
            _ => new.push(&area, row),
        }
    }
    (old.plan(), new.plan(), truth)
}

#[test]
fn renamed_rows_are_found_again_and_others_are_not() {
    // The first was there while the measure was made; the others show that it was not made for it.
    [0x1234_5678_9ABC_DEF1, 1, 20_190_401].into_iter().for_each(measure);
}

#[expect(clippy::print_stdout, reason = "the figures are what the test shows")]
fn measure(seed: u64) {
    let (old, new, truth) = plans(seed);
    assert_eq!(truth.len(), 500);
    let comparison = Comparison::of(&old, &new);
    let pairs = comparison.deliverables.iter().filter(|change| change.likeness.is_some());
    let found: Vec<(&str, &str)> = pairs
        .map(|change| {
            (change.old.as_ref().unwrap().project.as_str(), change.new.as_ref().unwrap().project.as_str())
        })
        .collect();
    let right = found.iter().filter(|(old, new)| truth.get(*new).is_some_and(|truth| truth == old)).count();
    let (precision, recall) = (right as f64 / found.len() as f64, right as f64 / truth.len() as f64);
    println!(
        "likeness: {right} of {} pairs are right, precision {precision:.3}, recall {recall:.3}",
        found.len()
    );
    assert!(precision >= 0.95 && recall >= 0.95, "precision {precision:.3}, recall {recall:.3}");
}
