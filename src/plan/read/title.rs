//! The title block: title, legend lines and version line, once or repeated for each printed page.

use super::words::is_page_number;
use crate::address::At;
use crate::finding::{Code, Finding};
use crate::plan::marker::Signs;
use crate::plan::{LegendEntry, Period, Plan, Version};

/// What the title blocks of a workbook say, all of them together.
#[derive(Default)]
pub(super) struct Blocks {
    titles: Vec<At<String>>,
    versions: Vec<At<String>>,
    legend: Vec<At<LegendEntry>>,
    /// The first rows of titles that stand in two.
    joined: Vec<At<String>>,
    /// The signs that legends define.
    signs: Signs,
}

/// How like a known title a text is that repeats it (Jaro-Winkler, 0-1).
const ALIKE: f64 = 0.9;

/// What a text in a title block is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Title,
    Version,
    Legend,
    PageNumber,
    Other,
}

impl Blocks {
    /// Whether a text between two pages belongs to a title block. Here only what is sure counts; an area's name
    /// stands in the same place.
    pub(super) fn claims(&self, text: &str) -> bool {
        // Some titles are enough: those of repeated blocks are alike, and a crafted sheet has thousands.
        const MOST: usize = 20;
        let titles = || self.titles.iter().take(MOST).map(|title| title.value.as_str());
        let is_short = text.len() <= 1_000;
        let known = is_short && titles().any(|title| strsim::jaro_winkler(title, text) > ALIKE);
        known || text.lines().all(|line| !matches!(part(line), Part::Other | Part::Title))
    }

    /// Whether a text can stand nowhere but in a title block, the title by its period.
    pub(super) fn is_part(text: &str) -> bool {
        text.lines().all(|line| part(line) != Part::Other)
    }

    /// Takes the texts above one header, and gives back those that are no part of a title block.
    pub(super) fn take(&mut self, texts: Vec<At<String>>) -> Vec<At<String>> {
        let mut rest = Vec::new();
        for text in texts {
            for (part, value) in parts(&text.value) {
                let place = text.place.clone();
                match part {
                    Part::Version => self.versions.push(At { value, place }),
                    Part::PageNumber => {}
                    Part::Legend => {
                        for (symbol, meaning) in value.lines().flat_map(legend_entries) {
                            let entry = LegendEntry::explained(symbol, meaning);
                            self.signs.define(symbol, entry.marker);
                            self.legend.push(At { value: entry, place: place.clone() });
                        }
                    }
                    Part::Title | Part::Other => rest.push(At { value, place }),
                }
            }
        }
        let by_period = rest.iter().position(|text| Period::of_title(&text.value).is_some());
        if !rest.is_empty() {
            let mut title = rest.remove(by_period.unwrap_or(0));
            // A title may stand in two rows, the name of the programme first.
            if rest.first().is_some_and(|first| by_period == Some(1) && is_above(first, &title)) {
                let first = rest.remove(0);
                self.joined.push(first.clone());
                title = At { value: format!("{} {}", first.value, title.value), place: first.place };
            }
            self.titles.push(title);
        }
        rest
    }

    /// The first row of each title that stands in two.
    pub(super) fn joined(&self) -> &[At<String>] {
        &self.joined
    }

    /// The signs that the legends so far define.
    pub(super) fn signs(&self) -> Signs {
        self.signs.clone()
    }

    /// The first title and version line, and whether there is a legend.
    pub(super) fn parts(self) -> (Option<At<String>>, Option<At<String>>, bool) {
        (self.titles.into_iter().next(), self.versions.into_iter().next(), !self.legend.is_empty())
    }

    /// Puts title, version and legend into the plan; where blocks differ, the value that most of them have wins.
    pub(super) fn settle(self, plan: &mut Plan, findings: &mut Vec<Finding>) {
        plan.title = prevailing(self.titles, Code::TitleDrift, findings);
        let line = prevailing(self.versions, Code::VersionDrift, findings);
        plan.version = line.map(Version::parse).unwrap_or_default();
        for entry in self.legend {
            let same = plan.legend.iter().find(|other| other.value.symbol == entry.value.symbol);
            match same {
                None => plan.legend.push(entry),
                Some(first) if first.value.text != entry.value.text => {
                    findings.push(legend_drift(first, &entry))
                }
                Some(_) => {}
            }
        }
    }
}

/// Whether a text stands in the row right above another.
fn is_above(first: &At<String>, second: &At<String>) -> bool {
    first.place.as_ref().zip(second.place.as_ref()).is_some_and(|(first, second)| {
        first.cell.row.0 + 1 == second.cell.row.0 && first.cell.column == second.cell.column
    })
}

fn legend_drift(first: &At<LegendEntry>, other: &At<LegendEntry>) -> Finding {
    Finding::new(Code::LegendDrift, other.place.clone())
        .naming("symbol", other.value.symbol.as_str())
        .quoting("text", &other.value.text)
        .quoting("other", &first.value.text)
        .with_related(first.place.as_ref())
}

/// The value that most cells have, the first of them on a tie; a finding for each cell that has another.
fn prevailing(values: Vec<At<String>>, code: Code, findings: &mut Vec<Finding>) -> Option<At<String>> {
    let count = |text: &str| values.iter().filter(|other| other.value == text).count();
    let most = values.iter().map(|value| count(&value.value)).max()?;
    let winner = values.iter().find(|value| count(&value.value) == most)?.clone();
    for other in values.iter().filter(|other| other.value != winner.value) {
        let finding = Finding::new(code, other.place.clone()).quoting("text", &other.value);
        findings.push(finding.quoting("other", &winner.value).with_related(winner.place.as_ref()));
    }
    Some(winner)
}

/// The parts of a cell, which may hold several: lines of text go together, and a version line takes those that follow.
fn parts(text: &str) -> Vec<(Part, String)> {
    let mut parts: Vec<(Part, String)> = Vec::new();
    for line in text.lines() {
        let part = part(line);
        let is_text = |part| matches!(part, Part::Title | Part::Other);
        match parts.last_mut() {
            Some((last, lines)) if is_text(part) && (is_text(*last) || *last == Part::Version) => {
                lines.push('\n');
                lines.push_str(line);
            }
            _ => parts.push((part, line.to_owned())),
        }
    }
    // An empty line at a part's end belongs to none.
    let trimmed = parts.into_iter().map(|(part, lines)| (part, lines.trim().to_owned()));
    trimmed.filter(|(_, lines)| !lines.is_empty()).collect()
}

/// Whether a text is lines of a legend.
pub(super) fn is_legend(text: &str) -> bool {
    text.lines().all(|line| part(line) == Part::Legend)
}

fn part(line: &str) -> Part {
    if Version::is_line(line) {
        Part::Version
    } else if !legend_entries(line).is_empty() {
        Part::Legend
    } else if is_page_number(line) {
        Part::PageNumber
    } else if Period::in_title(line).is_some() {
        Part::Title
    } else {
        Part::Other
    }
}

/// The signs and meanings of a legend's line: `✓ = Leveret, * = Ny`, also behind a word with a colon.
fn legend_entries(line: &str) -> Vec<(&str, &str)> {
    let is_word = |word: &str| word.chars().count() > 2 && word.chars().all(char::is_alphabetic);
    let line = match line.split_once(':') {
        Some((word, rest)) if is_word(word.trim()) && rest.contains('=') => rest,
        _ => line,
    };
    let starts: Vec<usize> = line
        .char_indices()
        .filter(|(at, c)| !c.is_whitespace() && is_apart(line.get(..*at)) && entry(line.get(*at..)).is_some())
        .map(|(at, _)| at)
        .collect();
    if starts.first().is_none_or(|first| line.get(..*first).is_none_or(|before| !before.trim().is_empty())) {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).copied().chain([line.len()]);
    starts.iter().zip(ends).filter_map(|(from, to)| entry(line.get(*from..to))).collect()
}

/// Whether an entry can begin after a text: at the line's start, after a blank or a comma.
fn is_apart(before: Option<&str>) -> bool {
    before.is_some_and(|before| {
        before.chars().next_back().is_none_or(|c| c.is_whitespace() || ",;|".contains(c))
    })
}

/// A sign of one or two characters or a capital letter, an equals sign, and its meaning. After a sign a colon will do.
fn entry(text: Option<&str>) -> Option<(&str, &str)> {
    let text = text?;
    let (symbol, meaning) = text.split_once(['=', ':'])?;
    let is_equals = text.get(symbol.len()..)?.starts_with('=');
    let symbol = symbol.trim();
    let bare = symbol.trim_matches(|c| "()[]".contains(c));
    let is_letter = is_equals && bare.chars().count() == 1 && bare.chars().all(char::is_uppercase);
    let is_sign =
        !symbol.is_empty() && symbol.chars().count() <= 2 && !symbol.chars().any(char::is_alphanumeric);
    let meaning = meaning.trim().trim_end_matches([',', ';', '|']).trim_end();
    (is_sign || is_letter).then_some((symbol, meaning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_title_block() {
        let cases = [
            ("Plan 1 kv. 2019 - 4 kv. 2019", Part::Title),
            ("Version 5.0 _1. april 2019 - Vejledende", Part::Version),
            ("Versionering af skabeloner", Part::Other),
            ("✓ = Leveret", Part::Legend),
            ("√: Leveret", Part::Legend),
            ("# = Udgår", Part::Legend),
            ("a = b", Part::Other),
            ("Side 3 af 9", Part::PageNumber),
            ("side 3 af mange", Part::Other),
            ("Awareness", Part::Other),
        ];
        for (line, expected) in cases {
            assert!(part(line) == expected, "{line}");
        }
    }

    #[test]
    fn one_line_may_hold_several_legend_entries() {
        assert_eq!(legend_entries("✔ = Leveret  * =Ny"), [("✔", "Leveret"), ("*", "Ny")]);
        assert_eq!(legend_entries("* = Ny eller * ændret"), [("*", "Ny eller * ændret")]);
        let own = [("●", "Leveret"), ("N", "Ny"), ("(U)", "Udgår")];
        assert_eq!(legend_entries("Tegn: ● = Leveret, N = Ny; (U) = Udgår"), own);
        assert_eq!(legend_entries("Prisen er P = 3"), []);
    }

    #[test]
    fn the_value_of_most_blocks_wins_and_the_first_of_equals() {
        let win = |values: &[&str]| {
            let mut findings = Vec::new();
            let values = values.iter().map(|value| At::supplied((*value).to_owned())).collect();
            let winner = prevailing(values, Code::TitleDrift, &mut findings);
            (winner.map(|winner| winner.value), findings.len())
        };
        assert_eq!(win(&["a", "b", "b"]), (Some("b".into()), 1));
        assert_eq!(win(&["a", "b"]), (Some("a".into()), 1));
        assert_eq!(win(&[]), (None, 0));
    }
}
