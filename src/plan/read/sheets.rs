//! Which sheets hold the plan: told apart by their headings, title blocks, versions, projects and names.

use std::collections::BTreeSet;

use super::header::Header;
use super::headings::may_be_heading;

use super::rows::words;
use super::title::Blocks;
use super::{DATA_HEADING, PlanError, PlanSheet, Reading, merged};
use crate::address::At;
use crate::finding::{Code, Finding};
use crate::plan::{Field, Version, marker};
use crate::texts::Message;
use crate::workbook::{Cell, Sheet, SheetRow, Workbook};

/// Words in the names of sheets that hold what is not to be published.
const ASIDE: [&str; 32] = [
    "parkeret",
    "parkerede",
    "parkering",
    "ide",
    "ideer",
    "idé",
    "idéer",
    "idébank",
    "idebank",
    "ønsker",
    "ønskeliste",
    "kladde",
    "kladder",
    "udkast",
    "gammel",
    "gamle",
    "gl",
    "arkiv",
    "arkiveret",
    "kopi",
    "backup",
    "slettet",
    "slettede",
    "udgået",
    "udgåede",
    "kasseret",
    "skraldespand",
    "intern",
    "internt",
    "senere",
    "backlog",
    "test",
];

/// A sheet with the headings of a plan, and what tells whether it is one.
struct Candidate<'a> {
    plan: PlanSheet<'a>,
    title: Option<At<String>>,
    version: Option<At<String>>,
    has_legend: bool,
    areas: usize,
    projects: BTreeSet<Vec<String>>,
}

/// The sheets that hold the plan; findings say what was assumed.
pub(super) fn choose<'a>(
    workbook: &'a Workbook,
    reading: &Reading,
    findings: &mut Vec<Finding>,
) -> Result<Vec<PlanSheet<'a>>, PlanError> {
    let all = || {
        let sheets = workbook.sheets.iter().enumerate();
        sheets.filter_map(|(index, sheet)| PlanSheet::of(index, sheet, reading))
    };
    if !reading.sheets.is_empty() {
        return named(workbook, all().collect(), &reading.sheets);
    }
    let (visible, hidden): (Vec<_>, Vec<_>) =
        all().filter(|sheet| !sheet.is_data()).partition(|sheet| sheet.sheet.visible);
    findings.extend(hidden.iter().map(|sheet| sheet.finding(Code::HiddenSheet)));
    let candidates: Vec<Candidate<'_>> = visible.into_iter().map(Candidate::of).collect();
    // Beside a sheet with all columns, a list with a few of their names is no plan.
    let most = candidates.iter().map(|candidate| candidate.plan.fields()).max().unwrap_or(0);
    let candidates = candidates.into_iter().filter(|one| one.plan.fields() * 2 > most).collect();
    let (own, bare) = by_block(candidates);
    leave_out(&own, &bare, most, findings);
    let own = newest(aside(own, findings), findings);
    Ok(without_copies(own, findings).into_iter().map(|candidate| candidate.plan).collect())
}

/// The sheets that the office names.
fn named<'a>(
    workbook: &'a Workbook,
    sheets: Vec<PlanSheet<'a>>,
    names: &[String],
) -> Result<Vec<PlanSheet<'a>>, PlanError> {
    let is = |sheet: &Sheet, name: &str| sheet.name.trim().to_lowercase() == name.trim().to_lowercase();
    if let Some(missing) = names.iter().find(|name| !workbook.sheets.iter().any(|sheet| is(sheet, name))) {
        let sheets = workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        return Err(PlanError::NoSheet { name: missing.clone(), sheets });
    }
    Ok(sheets.into_iter().filter(|sheet| names.iter().any(|name| is(sheet.sheet, name))).collect())
}

impl<'a> Candidate<'a> {
    fn of(plan: PlanSheet<'a>) -> Self {
        let mut blocks = Blocks::default();
        let first = plan.headers.first().map_or(0, |(index, _)| *index);
        let above = plan.sheet.rows.get(..first).unwrap_or_default();
        blocks.take(super::texts(&plan, above));
        let below = plan.sheet.rows.get(first + 1..).unwrap_or_default();
        let tail = below.get(super::tail_start(below, &blocks)..).unwrap_or_default();
        blocks.take(super::texts(&plan, tail));
        let (title, version, has_legend) = blocks.parts();
        let (mut areas, mut projects) = (0, BTreeSet::new());
        let column = plan.headers.first().and_then(|(_, header)| header.column(Field::Project));
        for row in below {
            let Some(cell) = column.and_then(|column| row.cell(column)) else { continue };
            if row.cells.len() == 1 {
                areas += 1;
            } else {
                projects.insert(words(&marker::split(&cell.text).0));
            }
        }
        Self { plan, title, version, has_legend, areas, projects }
    }

    fn name(&self) -> &str {
        &self.plan.sheet.name
    }

    /// Whether the sheet's name says that it is not to be published.
    fn is_aside(&self) -> bool {
        words(self.name()).iter().any(|word| ASIDE.contains(&word.as_str()))
    }

    /// Number and date of its version; of a line that says neither, the line itself.
    fn version(&self) -> Option<Version> {
        self.version.clone().map(Version::parse)
    }

    fn finding(&self, code: Code) -> Finding {
        self.plan.finding(code).naming("count", self.projects.len().to_string())
    }

    /// Whether two sheets have at least half of the projects of the smaller one in common.
    fn overlaps(&self, other: &Self) -> bool {
        let common = self.projects.intersection(&other.projects).count();
        let smaller = self.projects.len().min(other.projects.len());
        smaller > 0 && common * 2 > smaller
    }
}

/// The sheets with a title block of the plan, and those without. Where none has one, all count as with.
fn by_block(candidates: Vec<Candidate<'_>>) -> (Vec<Candidate<'_>>, Vec<Candidate<'_>>) {
    let main = candidates.iter().find(|one| one.version.is_some()).and_then(|one| one.title.clone());
    let alike = |one: &Candidate<'_>| {
        let titles = one.title.as_ref().zip(main.as_ref());
        titles.is_some_and(|(title, main)| strsim::jaro_winkler(&title.value, &main.value) > 0.9)
    };
    let (own, bare): (Vec<_>, Vec<_>) =
        candidates.into_iter().partition(|one| one.version.is_some() || one.has_legend || alike(one));
    if own.is_empty() { (bare, own) } else { (own, bare) }
}

/// Says of each sheet without a title block that it is left out, or that it may belong to the plan.
fn leave_out(own: &[Candidate<'_>], bare: &[Candidate<'_>], most: usize, findings: &mut Vec<Finding>) {
    let areas: usize = own.iter().map(|one| one.areas).sum();
    let others = bare.iter().filter(|one| one.plan.fields() == most && !one.is_aside()).count();
    for sheet in bare {
        let no_block = Message::new("evidence-no-title-block");
        let fields = sheet.plan.fields();
        let few = (fields < most)
            .then(|| Message::new("evidence-few-headings").with("count", fields).with("most", most));
        let by_name = sheet.is_aside().then(|| Message::new("evidence-sheet-name"));
        let alone = (areas > 1 && others == 1).then(|| Message::new("evidence-areas-on-plan"));
        let reasons: Vec<Message> = few.into_iter().chain(by_name).chain(alone).collect();
        let code = if reasons.is_empty() { Code::UnclearSheet } else { Code::SheetLeftOut };
        let finding = sheet.finding(code).because(no_block);
        findings.push(reasons.into_iter().fold(finding, Finding::because));
    }
}

/// The sheets without those whose names say that they are not to be published although they have a title block; there
/// must be others.
fn aside<'a>(own: Vec<Candidate<'a>>, findings: &mut Vec<Finding>) -> Vec<Candidate<'a>> {
    let (aside, rest): (Vec<_>, Vec<_>) = own.into_iter().partition(Candidate::is_aside);
    if rest.is_empty() {
        return aside;
    }
    let finding = |one: &Candidate<'_>| {
        let finding = one.finding(Code::UnclearSheet).because(Message::new("evidence-sheet-name"));
        finding.because(Message::new("evidence-title-block"))
    };
    findings.extend(aside.iter().map(finding));
    rest
}

/// The sheets of the newest version. Of several versions each other one is an error, unless it is a slip: a single sheet
/// among several of another version, with projects of its own.
fn newest<'a>(own: Vec<Candidate<'a>>, findings: &mut Vec<Finding>) -> Vec<Candidate<'a>> {
    let key = |one: &Candidate<'_>| one.version().map(|version| (version.number, version.date));
    let versions: BTreeSet<_> = own.iter().filter_map(key).collect();
    let Some(newest) = versions.last().copied().filter(|_| versions.len() > 1) else { return own };
    let (kept, older): (Vec<_>, Vec<_>) =
        own.into_iter().partition(|one| key(one).is_none_or(|version| version == newest));
    let is_slip = kept.len().abs_diff(older.len()) > 0
        && kept.len().min(older.len()) == 1
        && !older.iter().any(|old| kept.iter().any(|new| old.overlaps(new)));
    if is_slip {
        let mut all: Vec<Candidate<'_>> = kept.into_iter().chain(older).collect();
        all.sort_by_key(|one| one.plan.index);
        return all;
    }
    let shown =
        |one: &Candidate<'_>| one.version.as_ref().map_or_else(String::new, |line| line.value.clone());
    if let Some(new) = kept.first() {
        for old in &older {
            let finding = old.finding(Code::SeveralVersions).quoting("text", &shown(old));
            let finding = finding.quoting("other", new.name()).quoting("newer", &shown(new));
            findings.push(finding.with_related(Some(&new.plan.place(new.plan.cell()))));
        }
    }
    kept
}

/// The sheets without those that have the projects of one before them.
fn without_copies<'a>(own: Vec<Candidate<'a>>, findings: &mut Vec<Finding>) -> Vec<Candidate<'a>> {
    let mut kept: Vec<Candidate<'_>> = Vec::new();
    for one in own {
        match kept.iter().find(|other| one.overlaps(other)) {
            Some(other) => {
                let finding = one.finding(Code::SheetsOverlap).quoting("other", other.name());
                findings.push(finding.with_related(Some(&other.plan.place(other.plan.cell()))));
            }
            None => kept.push(one),
        }
    }
    kept
}

impl<'a> PlanSheet<'a> {
    /// A sheet with its headers; `None` where it has none.
    pub(super) fn of(index: usize, sheet: &'a Sheet, reading: &Reading) -> Option<Self> {
        /// A header, over two rows perhaps, has at least so many cells that are headings by themselves.
        const FEWEST: usize = 2;
        let mut headers: Vec<(usize, Header)> = Vec::new();
        let is_heading = |cell: &&Cell| may_be_heading(&cell.text, &reading.aliases);
        let headings = |row: &SheetRow| row.cells.iter().filter(is_heading).take(FEWEST).count();
        let headings: Vec<usize> = sheet.rows.iter().map(headings).collect();
        for row in 0..sheet.rows.len() {
            // Most rows are none, which is told soon.
            if headings.get(row..).unwrap_or_default().iter().take(2).sum::<usize>() < FEWEST {
                continue;
            }
            // The second line of a header is no header of its own.
            let inside = headers.last().is_some_and(|(start, header)| row < start + header.height);
            let header = (!inside).then(|| Header::at(sheet, row, &reading.aliases)).flatten();
            headers.extend(header.map(|header| (row, header)));
        }
        let merged = merged::downwards(sheet);
        (!headers.is_empty()).then_some(Self { index, sheet, headers, merged })
    }

    /// Whether it is a sheet of data that this program wrote: the same plan as a table.
    pub(super) fn is_data(&self) -> bool {
        self.headers.first().is_some_and(|(_, header)| header.has_unknown(DATA_HEADING))
    }

    fn finding(&self, code: Code) -> Finding {
        Finding::new(code, Some(self.place(self.cell()))).quoting("text", &self.sheet.name)
    }
}
