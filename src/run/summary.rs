//! What `publish` says at its end.

use std::path::Path;
use std::time::Duration;

use leveranceplan::{
    Argument, Comparison, Counts, Edition, File, Finding, Outcome, Plan, Recovery, State, Texts,
};

use super::terminal::Terminal;

/// What the end of a publication is about.
pub(super) struct Summary<'a> {
    pub(super) outcome: Outcome,
    pub(super) folder: &'a Path,
    pub(super) edition: &'a Edition,
    pub(super) plan: &'a Plan,
    pub(super) findings: &'a [Finding],
    /// What changed since the version before; `None` where none was named.
    pub(super) since: Option<&'a Comparison>,
    pub(super) taken: Duration,
}

impl Summary<'_> {
    /// The whole summary, its first line by itself a sentence.
    pub(super) fn text(&self, texts: &Texts) -> String {
        if self.outcome == Outcome::Kept {
            // The files that stand there are other ones than those that would be listed.
            return texts.with("published-kept", &[("folder", &self.folder.display().to_string())]);
        }
        let mut lines = vec![self.published(texts)];
        let line =
            |key, values: &[(&'static str, Argument<'_>)]| format!("  {}", texts.sentence(key, values));
        lines.push(line("summary-states", &[("states", states(self.plan, texts).into())]));
        let codes = codes(self.findings);
        let codes = if codes.is_empty() { codes } else { format!(" ({codes})") };
        lines.push(line(
            "summary-findings",
            &[("count", self.findings.len().into()), ("codes", codes.into())],
        ));
        lines.extend(self.since.map(|since| format!("  {}", changes(since, texts))));
        let files: Vec<&File> = self.edition.files().collect();
        let all: usize = files.iter().map(|file| file.bytes.len()).sum();
        lines.push(line("summary-files", &[("count", files.len().into()), ("size", size(all).into())]));
        let longest = files.iter().map(|file| file.path.len()).max().unwrap_or(0);
        let file = |file: &&File| format!("    {:longest$}  {:>8}", file.path, size(file.bytes.len()));
        lines.extend(files.iter().map(file));
        lines.push(line("summary-time", &[("time", format!("{} ms", self.taken.as_millis()).into())]));
        lines.join("\n")
    }

    fn published(&self, texts: &Texts) -> String {
        let outcome = match self.outcome {
            Outcome::Written => "written",
            Outcome::Replaced => "replaced",
            Outcome::Unchanged | Outcome::Kept => "unchanged",
        };
        let Counts { areas, deliverables, delivered, changed, pages, warnings, notes } =
            self.edition.manifest().counts;
        let values = [
            ("outcome", outcome.into()),
            ("folder", self.folder.display().to_string().into()),
            ("areas", areas.into()),
            ("deliverables", deliverables.into()),
            ("delivered", delivered.into()),
            ("changed", changed.into()),
            ("pages", pages.into()),
            ("warnings", warnings.into()),
            ("notes", notes.into()),
        ];
        texts.sentence("published", &values)
    }
}

/// How many deliverables stand in each state that occurs.
fn states(plan: &Plan, texts: &Texts) -> String {
    use State::{Cancelled, Delayed, Delivered, Ongoing, Planned, Unknown, Unplanned};
    let states = [Delivered, Ongoing, Planned, Delayed, Cancelled, Unplanned, Unknown];
    let counted = states.into_iter().filter_map(|state| {
        let count = plan.deliverables().filter(|(_, deliverable)| deliverable.state() == state).count();
        (count > 0).then(|| format!("{count} {}", texts.label(&format!("state-{}", state.name()))))
    });
    counted.collect::<Vec<_>>().join(", ")
}

/// What changed since the version before.
fn changes(since: &Comparison, texts: &Texts) -> String {
    let [added, changed, removed, marked] = since.counts();
    let version = since.old.number.map_or_else(|| "?".to_owned(), |number| number.to_string());
    let values = [
        ("version", version.into()),
        ("added", added.into()),
        ("changed", changed.into()),
        ("removed", removed.into()),
        ("marked", marked.into()),
    ];
    texts.sentence("summary-changes", &values)
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

/// Says what was put in order after runs that were killed.
pub(super) fn recovered(recovered: &[Recovery], terminal: &Terminal) {
    for recovery in recovered {
        let (key, name) = match recovery {
            Recovery::Removed(name) => ("recovered-removed", name),
            Recovery::Entered(name) => ("recovered-entered", name),
            Recovery::Restored(name) => ("recovered-restored", name),
            Recovery::Adopted(name) => ("recovered-adopted", name),
        };
        terminal.say(&terminal.texts.with(key, &[("name", name)]));
    }
}
