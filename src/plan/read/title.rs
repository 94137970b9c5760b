//! The title block: title, legend lines and version line, once or repeated for each printed page.

use crate::address::At;
use crate::finding::{Code, Finding};
use crate::plan::{LegendEntry, Marker, Period, Plan, Version};

/// What the title blocks of a workbook say, all of them together.
#[derive(Default)]
pub(super) struct Blocks {
    titles: Vec<At<String>>,
    versions: Vec<At<String>>,
    legend: Vec<At<LegendEntry>>,
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
        let known = self.titles.iter().any(|title| strsim::jaro_winkler(&title.value, text) > ALIKE);
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
                        let entries = value.lines().flat_map(legend_lines).filter_map(legend_entry);
                        self.legend.extend(entries.map(|value| At { value, place: place.clone() }));
                    }
                    Part::Title | Part::Other => rest.push(At { value, place }),
                }
            }
        }
        let by_period = rest.iter().position(|text| Period::in_title(&text.value).is_some());
        if !rest.is_empty() {
            self.titles.push(rest.remove(by_period.unwrap_or(0)));
        }
        rest
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

fn part(line: &str) -> Part {
    if Version::is_line(line) {
        Part::Version
    } else if legend_entry(line).is_some() {
        Part::Legend
    } else if is_page_number(line) {
        Part::PageNumber
    } else if Period::in_title(line).is_some() {
        Part::Title
    } else {
        Part::Other
    }
}

/// The entries of a line, which begin with a marker before an equals sign.
fn legend_lines(line: &str) -> Vec<&str> {
    let is_entry = |from: usize| {
        let mut rest = line.get(from..).unwrap_or_default().chars();
        rest.next().is_some_and(|sign| Marker::of(sign).is_some())
            && rest.as_str().trim_start().starts_with('=')
    };
    let mut edges: Vec<usize> =
        line.char_indices().map(|(at, _)| at).filter(|at| *at > 0 && is_entry(*at)).collect();
    edges.insert(0, 0);
    edges.push(line.len());
    edges.iter().zip(edges.iter().skip(1)).filter_map(|(from, to)| line.get(*from..*to)).collect()
}

/// A legend line: a sign of one or two characters, an equals sign, its meaning.
fn legend_entry(line: &str) -> Option<LegendEntry> {
    let (symbol, text) = line.split_once(['=', ':'])?;
    let symbol = symbol.trim();
    let is_sign =
        !symbol.is_empty() && symbol.chars().count() <= 2 && !symbol.chars().any(char::is_alphanumeric);
    is_sign.then(|| LegendEntry::new(symbol, text.trim()))
}

/// `Side 3 af 9`, as a printed page's foot reads.
pub(super) fn is_page_number(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let number = |word: &&str| word.bytes().all(|b| b.is_ascii_digit());
    matches!(words.as_slice(), [side, x, af, y] if side.eq_ignore_ascii_case("side") && *af == "af" && number(x) && number(y))
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
        let entries = |line| -> Vec<(String, String)> {
            let entries = legend_lines(line).into_iter().filter_map(legend_entry);
            entries.map(|entry| (entry.symbol, entry.text)).collect()
        };
        let pair = |symbol: &str, text: &str| (symbol.to_owned(), text.to_owned());
        assert_eq!(entries("✔ = Leveret  * =Ny"), [pair("✓", "Leveret"), pair("*", "Ny")]);
        assert_eq!(entries("* = Ny eller * ændret"), [pair("*", "Ny eller * ændret")]);
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
