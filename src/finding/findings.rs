//! Findings as people and programs read them: text, JSON (schema `leveranceplan/findings/v2`), GitHub annotations.

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::{Excerpt, Finding, Severity};
use crate::address::Place;
use crate::characters::is_unsafe;
use crate::error::Error;
use crate::plan::read::SheetUse;
use crate::texts::{Explain as _, Message, Text, Texts, escape};

/// The findings of a draft, as the settings want them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The findings, sorted by cell.
    pub list: Vec<Finding>,
    /// How many more there are that the settings accept.
    pub accepted: usize,
    /// The sheets of the workbook that hold something, and which of them were read.
    pub sheets: Vec<SheetUse>,
}

impl From<Vec<Finding>> for Findings {
    fn from(list: Vec<Finding>) -> Self {
        Self { list, ..Self::default() }
    }
}

impl Findings {
    /// How many findings have a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|finding| finding.severity == severity).count()
    }

    /// The errors alone.
    #[must_use]
    pub fn errors(&self) -> Self {
        let errors = self.list.iter().filter(|finding| finding.severity == Severity::Error);
        Self { list: errors.cloned().collect(), ..self.clone() }
    }

    /// Which sheets were read and what they hold, in a sentence.
    #[must_use]
    pub fn read(&self) -> Message {
        crate::plan::read::read_sheets(&self.sheets)
    }

    /// How many findings there are of each severity, in a sentence.
    #[must_use]
    pub fn counts(&self) -> Message {
        let Tally { errors, warnings, notes } = self.tally();
        Message::new("counts").with("errors", errors).with("warnings", warnings).with("notes", notes)
    }

    fn tally(&self) -> Tally {
        let [errors, warnings, notes] =
            [Severity::Error, Severity::Warning, Severity::Note].map(|severity| self.count(severity));
        Tally { errors, warnings, notes }
    }

    /// The findings for people, grouped by sheet, with colours for a terminal. The writer takes the colours off where there is
    /// no terminal.
    #[must_use]
    pub fn message(&self) -> Message {
        let mut parts = Vec::new();
        let mut sheet: Option<&Place> = None;
        for finding in &self.list {
            if let Some(place) = &finding.place
                && sheet.is_none_or(|last| last.sheet_index != place.sheet_index)
            {
                let heading = Message::layout("{bold}»{sheet}«{plain}\n").with("sheet", &*place.sheet);
                parts.push(heading.with("bold", Message::layout(BOLD)).with("plain", Message::layout(PLAIN)));
                sheet = Some(place);
            }
            parts.push(one(finding));
        }
        Message::list("", parts)
    }

    /// JSON, schema `leveranceplan/findings/v2`; with the reason, where there is no plan.
    ///
    /// # Errors
    /// None that findings can cause.
    pub fn json(&self, error: Option<&Error>, texts: &Texts) -> serde_json::Result<String> {
        let json = Json {
            schema: "leveranceplan/findings/v2",
            counts: self.tally(),
            sheets: self.sheets.iter().map(json_sheet).collect(),
            findings: self.list.iter().map(|finding| json_finding(finding, texts)).collect(),
            error: error.map(|error| texts.text(&error.message())),
        };
        Ok(ascii_where_unsafe(&serde_json::to_string_pretty(&json)?))
    }

    /// Workflow commands, which GitHub shows beside the file.
    #[must_use]
    pub fn github(&self, texts: &Texts, file: &str) -> String {
        let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
        let line = |finding: &Finding| {
            let level = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "notice",
            };
            let place = finding
                .place
                .as_ref()
                .map_or_else(String::new, |place| format!("{} ", escape(&place.to_string())));
            let label = texts.text(&Message::new("label-help"));
            let [message, help] = [finding.message(), finding.help()].map(|text| texts.text(&text));
            let text = format!("{place}{message}\n{label}: {help}");
            format!(
                "::{level} file={},title={}::{}\n",
                property(&escape(file)),
                finding.code.name(),
                data(&text)
            )
        };
        self.list.iter().map(line).collect()
    }
}

const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

const fn color(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "\u{1b}[1;31m",
        Severity::Warning => "\u{1b}[1;33m",
        Severity::Note => "\u{1b}[1;36m",
    }
}

/// One finding: address, severity, code and message, the words it is about, other cells, and how to mend it.
fn one(finding: &Finding) -> Message {
    let [color, plain] = [color(finding.severity), PLAIN].map(Message::layout);
    let address = finding.place.as_ref().map_or_else(String::new, |place| format!("{} ", place.cell));
    let head = Message::layout("{address}{color}{severity}{plain}[{code}]: {message}\n")
        .with("address", address)
        .with("severity", finding.severity.message())
        .with("code", finding.code.name())
        .with("message", finding.message());
    let excerpt = finding.excerpt.iter().map(|excerpt| {
        let (words, marks) = shortened(excerpt);
        Message::layout("  | {words}\n  | {color}{marks}{plain}\n").with("words", words).with("marks", marks)
    });
    let colored = std::iter::once(head)
        .chain(excerpt)
        .map(|line| line.with("color", color.clone()).with("plain", plain.clone()));
    let labelled = |label: &'static str, text: Message| {
        Message::layout("  {label}: {text}\n").with("label", Message::new(label)).with("text", text)
    };
    let related =
        finding.related.iter().map(|place| labelled("label-also", Message::words(place.to_string())));
    let evidence = finding.evidence.iter().map(|evidence| labelled("label-evidence", evidence.clone()));
    let help = labelled("label-help", finding.help());
    Message::list("", colored.chain(related).chain(evidence).chain([help]))
}

/// A cell's text around the words that a finding is about, on one line, and marks below them.
fn shortened(excerpt: &Excerpt) -> (String, String) {
    const AROUND: usize = 40;
    let part = |from: usize, to: usize| excerpt.text.get(from..to).unwrap_or("").replace('\n', " ");
    let before: Vec<char> = part(0, excerpt.start).chars().collect();
    let head: String = before.iter().skip(before.len().saturating_sub(AROUND)).collect();
    let head = if before.len() > AROUND { format!("…{head}") } else { head };
    let after = part(excerpt.end, excerpt.text.len());
    let tail: String = after.chars().take(AROUND).collect();
    let tail = if after.chars().count() > AROUND { format!("{tail}…") } else { tail };
    let words = part(excerpt.start, excerpt.end);
    let middle: String = if words.chars().count() > 2 * AROUND {
        format!("{}…", words.chars().take(2 * AROUND).collect::<String>())
    } else {
        words
    };
    let (head, middle, tail) = (escape(&head), escape(&middle), escape(&tail));
    let marks = format!("{}{}", " ".repeat(head.width()), "^".repeat(middle.width().max(1)));
    (format!("{head}{middle}{tail}"), marks)
}

/// How many findings there are of each severity.
#[derive(Serialize)]
struct Tally {
    errors: usize,
    warnings: usize,
    notes: usize,
}

#[derive(Serialize)]
struct Json<'a> {
    schema: &'static str,
    counts: Tally,
    sheets: Vec<JsonSheet<'a>>,
    findings: Vec<JsonFinding<'a>>,
    /// Why there is no plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Text>,
}

#[derive(Serialize)]
struct JsonSheet<'a> {
    sheet: &'a str,
    read: bool,
    areas: usize,
    deliverables: usize,
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    code: &'static str,
    severity: &'static str,
    sheet: Option<&'a str>,
    cell: Option<String>,
    message: Text,
    evidence: Vec<Text>,
    help: Text,
    related: Vec<JsonPlace<'a>>,
}

#[derive(Serialize)]
struct JsonPlace<'a> {
    sheet: &'a str,
    cell: String,
}

fn json_sheet(sheet: &SheetUse) -> JsonSheet<'_> {
    let SheetUse { name, is_read, areas, deliverables } = sheet;
    JsonSheet { sheet: name, read: *is_read, areas: *areas, deliverables: *deliverables }
}

/// The same JSON; what a terminal should not get is written as `\uXXXX` (RFC 8259, 7). Only strings can have such
/// characters, but for the line breaks between the values.
fn ascii_where_unsafe(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && is_unsafe(c) {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
        } else {
            out.push(c);
        }
    }
    out
}

fn json_finding<'a>(finding: &'a Finding, texts: &Texts) -> JsonFinding<'a> {
    let place = |place: &'a Place| JsonPlace { sheet: &place.sheet, cell: place.cell.to_string() };
    JsonFinding {
        code: finding.code.name(),
        severity: finding.severity.name(),
        sheet: finding.place.as_ref().map(|place| &*place.sheet),
        cell: finding.place.as_ref().map(|place| place.cell.to_string()),
        message: texts.text(&finding.message()),
        evidence: finding.evidence.iter().map(|evidence| texts.text(evidence)).collect(),
        help: texts.text(&finding.help()),
        related: finding.related.iter().map(place).collect(),
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Code;
    use crate::texts::Language;

    #[test]
    fn untrusted_text_is_shown_safely() {
        let text = format!("{}\u{202e}ond\u{1b}[31m{}", "a".repeat(60), "b".repeat(60));
        let finding =
            Finding::new(Code::BidirectionalCharacter, None).naming("text", "\u{1b}[2J").about(&text, 60..63);
        let findings = Findings::from(vec![finding]);
        let shown = Texts::of(Language::Danish).text(&findings.message()).to_string();
        assert!(shown.contains(&format!("  | …{}\\u{{202e}}ond\\u{{1b}}[31m", "a".repeat(40))), "{shown}");
        assert!(!shown.contains('\u{202e}') && !shown.contains("\u{1b}[2J"), "{shown}");
        let annotation = findings.github(Texts::of(Language::English), "a,b:c.xlsx");
        assert!(
            annotation.starts_with("::warning file=a%2Cb%3Ac.xlsx,title=bidirectional-character::"),
            "{annotation}"
        );
        assert_eq!(annotation.lines().count(), 1);
    }
}
