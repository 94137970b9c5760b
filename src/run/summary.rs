//! The summary that `publish` ends with.

use std::path::Path;
use std::time::Duration;

use leveranceplan::{
    Comparison, Edition, File, Finding, Findings, Message, Outcome, Plan, Summary as AtAGlance,
};

/// The publication that the summary is about.
pub(super) struct Summary<'a> {
    pub(super) outcome: Outcome,
    pub(super) folder: &'a Path,
    pub(super) edition: &'a Edition,
    pub(super) plan: &'a Plan,
    pub(super) findings: &'a Findings,
    /// The changes since the version before; `None` where none was named.
    pub(super) comparison: Option<&'a Comparison>,
    pub(super) taken: Duration,
}

impl Summary<'_> {
    /// The whole summary, its first line by itself a sentence.
    pub(super) fn message(&self) -> Message {
        if self.outcome == Outcome::Kept {
            // The files that stand there are other ones than those that would be listed.
            return Message::new("published-kept").with("folder", self.folder);
        }
        let files: Vec<&File> = self.edition.files().collect();
        let all: usize = files.iter().map(|file| file.bytes.len()).sum();
        let below = [
            Some(Message::new("summary-states").with("states", states(self.plan))),
            Some(self.findings.read()),
            Some(findings(&self.findings.list)),
            self.comparison.map(changes),
            Some(Message::new("summary-files").with("count", files.len()).with("size", size(all))),
        ];
        let indented = |line: Message| Message::layout("  {line}").with("line", line);
        let longest = files.iter().map(|file| file.path.len()).max().unwrap_or(0);
        let file = |file: &File| {
            Message::words(format!("    {:longest$}  {:>8}", file.path, size(file.bytes.len())))
        };
        let time = Message::new("summary-time").with("time", format!("{} ms", self.taken.as_millis()));
        let lines = [self.published()].into_iter().chain(below.into_iter().flatten().map(indented));
        Message::list("\n", lines.chain(files.into_iter().map(file)).chain([indented(time)]))
    }

    fn published(&self) -> Message {
        let outcome = match self.outcome {
            Outcome::Written => "written",
            Outcome::Replaced => "replaced",
            Outcome::Unchanged | Outcome::Kept => "unchanged",
        };
        let counts = self.edition.manifest().counts;
        Message::new("published")
            .with("outcome", outcome)
            .with("folder", self.folder)
            .with("areas", counts.areas)
            .with("deliverables", counts.deliverables)
            .with("delivered", counts.delivered)
            .with("changed", counts.changed)
            .with("pages", counts.pages)
            .with("warnings", counts.warnings)
            .with("notes", counts.notes)
    }
}

/// How many deliverables stand in each state that occurs.
fn states(plan: &Plan) -> Message {
    let counted = AtAGlance::of(plan, None).states.into_iter().map(|of_state| {
        let state = Message::of("state", of_state.state.name());
        Message::layout("{count} {state}").with("count", of_state.count).with("state", state)
    });
    Message::list(", ", counted)
}

/// The numbers of changes since the version before.
fn changes(comparison: &Comparison) -> Message {
    let [added, changed, removed, marked] = comparison.counts();
    Message::new("summary-changes")
        .with("version", comparison.old.number.map_or_else(|| "?".to_owned(), |number| number.to_string()))
        .with("added", added)
        .with("changed", changed)
        .with("removed", removed)
        .with("marked", marked)
}

/// How many findings there are, and of which codes.
fn findings(findings: &[Finding]) -> Message {
    let codes = codes(findings);
    let codes = if codes.is_empty() { codes } else { format!(" ({codes})") };
    Message::new("summary-findings").with("count", findings.len()).with("codes", codes)
}

/// The codes found, the most frequent first, each with its number.
fn codes(findings: &[Finding]) -> String {
    let mut counted: Vec<(usize, &str)> = Vec::new();
    for finding in findings {
        match counted.iter_mut().find(|(_, code)| *code == finding.code.name()) {
            Some((count, _)) => *count += 1,
            None => counted.push((1, finding.code.name())),
        }
    }
    counted.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(other.1)));
    let shown = counted.iter().map(|(count, code)| format!("{count} {code}"));
    shown.collect::<Vec<_>>().join(", ")
}

/// A size in kB of 1,000 bytes, rounded up.
fn size(bytes: usize) -> String {
    format!("{} kB", bytes.div_ceil(1000))
}
