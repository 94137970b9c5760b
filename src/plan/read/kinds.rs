//! What each row below a header is: an area, a deliverable, or no part of the plan.
//!
//! What is certain is silent. What is only likely is a [`Finding`] that says what was assumed, with its evidence, and how
//! the office settles it.

use std::collections::BTreeMap;

use super::header::{Header, Role};
use super::words;
use super::{PlanSheet, title};
use crate::address::{CellRef, Column};
use crate::finding::{Code, Finding};
use crate::plan::Field;
use crate::plan::marker;
use crate::texts::Message;
use crate::workbook::{Cell, CellKind, Look, SheetRow};

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An area; its name stands in this column.
    Area(Column),
    /// A deliverable, or a row without a text in the plan's columns.
    Deliverable,
    /// No part of the plan.
    Apart,
}

/// How the name's cell of a row looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct RowLook {
    look: Look,
    merged: bool,
    level: u8,
}

/// A row and what tells what it is.
struct Evidence<'a> {
    row: &'a SheetRow,
    /// The cells in the plan's columns.
    known: Vec<&'a Cell>,
    /// The one text of its row that stands where names stand.
    lone: Option<&'a Cell>,
    /// Beside its name it has nothing but a contact, a date or a number in one to three cells.
    slim: bool,
    /// The name's text; empty where that cell is empty.
    name: &'a str,
    look: RowLook,
    /// It is the first row below a header.
    first: bool,
    /// An empty row stands above it.
    gap: bool,
    apart: Option<Apart>,
    is_of_address_list: bool,
}

/// Why a row is no part of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Apart {
    Page,
    Total,
    Note,
    List,
}

impl Apart {
    const fn reason(self) -> &'static str {
        match self {
            Self::Page => "row-page-number",
            Self::Total => "row-total",
            Self::Note => "row-note",
            Self::List => "row-list",
        }
    }
}

/// Decides what the rows below the headers of a sheet are. `segments` has the rows below each header.
pub(super) fn decide(
    sheet: &PlanSheet<'_>,
    segments: &[(&Header, &[SheetRow])],
    areas: &[String],
    findings: &mut Vec<Finding>,
) -> Vec<Vec<Kind>> {
    let mut read: Vec<Vec<Evidence<'_>>> =
        segments.iter().map(|(header, rows)| evidence(sheet, header, rows)).collect();
    let styled = styled(&read);
    if let (Some(rows), Some((header, _))) = (read.last_mut(), segments.last()) {
        below_the_table(rows, header, &styled);
    }
    let names = Names::of(&read, sheet.sheet.details.looks_are_known, areas);
    let mut kinds = Vec::new();
    for (rows, (header, _)) in read.iter().zip(segments) {
        told_apart(sheet, header, rows, findings);
        kinds.push(rows.iter().map(|row| kind(sheet, header, row, &names, findings)).collect());
    }
    kinds
}

/// What is known of each row by itself.
fn evidence<'a>(sheet: &PlanSheet<'_>, header: &Header, rows: &'a [SheetRow]) -> Vec<Evidence<'a>> {
    let details = &sheet.sheet.details;
    let mut before = header.row.0 + header.height as u32 - 1;
    let mut out = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let of_plan = |cell: &&Cell| matches!(header.role(cell.column), Some(Role::Field(_) | Role::Area));
        let known: Vec<&Cell> = row.cells.iter().filter(of_plan).collect();
        // What stands in other columns makes no deliverable of an area.
        let only = match (known.as_slice(), row.cells.as_slice()) {
            ([only], _) => Some(*only),
            ([], [only]) => Some(only),
            _ => None,
        };
        let lone = only.filter(|only| is_name_place(header, only));
        let name_cell = lone.or_else(|| row.cell(header.column(Field::Project)?));
        let at = name_cell.map(|cell| CellRef { row: row.row, column: cell.column });
        let merged = at.is_some_and(|at| {
            details.merged.iter().any(|region| region.first == at && region.last.column > at.column)
        });
        let look = at.map(|at| details.look(at)).unwrap_or_default();
        let name = name_cell.map_or("", |cell| cell.text.as_str());
        let mut evidence = Evidence {
            row,
            lone,
            slim: lone.is_none() && is_slim(header, name_cell, &known),
            name,
            look: RowLook { look, merged, level: details.level(row.row) },
            first: index == 0,
            gap: row.row.0 > before + 1,
            apart: None,
            is_of_address_list: is_of_address_list(header, row, name),
            known,
        };
        evidence.apart = apart(&evidence);
        before = row.row.0;
        out.push(evidence);
    }
    out
}

/// An area's name stands alone in its row, at the table's left or in the project's column.
fn is_name_place(header: &Header, only: &Cell) -> bool {
    only.column <= header.first_column() || Some(only.column) == header.column(Field::Project)
}

/// Whether a row names a person with nothing but addresses, one of them in a column that has no contacts: a row of a list
/// of contacts.
fn is_of_address_list(header: &Header, row: &SheetRow, name: &str) -> bool {
    let others = || row.cells.iter().filter(|cell| cell.text != name);
    let has_contacts =
        |cell: &Cell| matches!(header.role(cell.column), Some(Role::Field(Field::Contact | Field::Remarks)));
    !name.is_empty()
        && others().any(|cell| words::is_address(&cell.text) && !has_contacts(cell))
        && others().all(|cell| words::is_address(&cell.text) || cell.text.split_whitespace().count() <= 3)
}

/// What tells by itself, wherever it stands, that a row is no part of the plan.
fn apart(row: &Evidence<'_>) -> Option<Apart> {
    if let [only] = row.row.cells.as_slice()
        && words::is_page_number(&only.text)
    {
        return Some(Apart::Page);
    }
    let others = || row.known.iter().filter(|cell| cell.text != row.name);
    let counts = others().all(|cell| words::is_count(cell));
    let has_others = others().next().is_some();
    let total = if row.name.is_empty() {
        has_others && others().all(|cell| cell.kind == CellKind::Number)
    } else {
        counts && (words::is_total(row.name) || has_others && words::begins_as_total(row.name))
    };
    if total {
        return Some(Apart::Total);
    }
    let is_note = |lone: &&Cell| words::is_note(&lone.text) || title::is_legend(&lone.text);
    row.lone.filter(is_note).map(|_| Apart::Note)
}

impl Evidence<'_> {
    fn is_deliverable(&self) -> bool {
        self.lone.is_none() && self.apart.is_none() && !self.is_of_address_list && !self.known.is_empty()
    }
}

/// How names look that stand alone above a deliverable, where that is otherwise than deliverables: as areas look.
fn styled(segments: &[Vec<Evidence<'_>>]) -> Vec<RowLook> {
    let rows = || segments.iter().flatten();
    let of_deliverables = most(rows().filter(|row| row.is_deliverable()).map(|row| row.look));
    let last = rows().collect::<Vec<_>>().iter().rposition(|row| row.is_deliverable()).unwrap_or(0);
    let lone = rows().take(last).filter(|row| row.lone.is_some() && row.apart.is_none());
    lone.map(|row| row.look).filter(|look| of_deliverables.is_some_and(|other| *look != other)).collect()
}

/// Notes, lists and sign-offs below the last deliverable of a sheet. A name that looks like the areas above is none.
fn below_the_table(rows: &mut [Evidence<'_>], header: &Header, styled: &[RowLook]) {
    let last = rows.iter().rposition(Evidence::is_deliverable).map_or(0, |last| last + 1);
    let Some(tail) = rows.get_mut(last..) else { return };
    let mut list = false;
    let follows: Vec<bool> = tail.iter().skip(1).map(|row| row.is_of_address_list).chain([false]).collect();
    let mut after_note = false;
    for (row, list_follows) in tail.iter_mut().zip(follows) {
        if row.apart.is_some() {
            after_note = row.apart == Some(Apart::Note);
            continue;
        }
        list |= row.is_of_address_list || row.lone.is_some() && list_follows && !header.has_area_column();
        let note = row
            .lone
            .filter(|_| !styled.contains(&row.look))
            .is_some_and(|lone| words::is_note_below(&lone.text) || after_note && lone.text.ends_with('.'));
        row.apart = if note { Some(Apart::Note) } else { list.then_some(Apart::List) };
        after_note = note;
    }
}

/// A finding for each run of rows that are left out for one reason. Page numbers are certain.
fn told_apart(sheet: &PlanSheet<'_>, header: &Header, rows: &[Evidence<'_>], findings: &mut Vec<Finding>) {
    let mut runs: Vec<(Apart, &Evidence<'_>, &Evidence<'_>)> = Vec::new();
    let mut open = false;
    for row in rows {
        let Some(apart) = row.apart.filter(|apart| *apart != Apart::Page) else {
            open = false;
            continue;
        };
        match runs.last_mut().filter(|(last, ..)| open && *last == apart) {
            Some((.., last)) => *last = row,
            None => runs.push((apart, row, row)),
        }
        open = true;
    }
    for (apart, first, last) in runs {
        let column = first.row.cells.first().map_or(header.first_column(), |cell| cell.column);
        let place = sheet.place(CellRef { row: first.row.row, column });
        let (from, to) = (first.row.row, last.row.row);
        let rows = if from == to { from.to_string() } else { format!("{from}-{to}") };
        let text = first.row.cells.first().map_or("", |cell| cell.text.as_str());
        let finding = Finding::new(Code::RowLeftOut, Some(place)).naming("rows", rows);
        findings.push(finding.quoting("text", text).because(Message::new(apart.reason())));
    }
}

/// How the names of areas differ from those of deliverables, over a whole sheet.
struct Names<'a> {
    /// The areas that the settings name; then nothing else is one.
    settled: &'a [String],
    /// How the names of deliverables look.
    of_deliverables: Option<RowLook>,
    /// How those of areas look, where that is another way.
    of_areas: Option<RowLook>,
    /// Names alone in their rows look in both ways, and it is not clear which of them are areas.
    mixed: bool,
    /// Areas stand below an empty row.
    below_gaps: bool,
    /// Areas are written in capitals.
    capitals: bool,
    /// Areas are numbered, so many levels deep.
    numbered: Option<usize>,
    /// It is known how cells look, and of several names alone in their rows only one has a marker.
    one_marked: bool,
    /// Each deliverable has three texts or more beside its name.
    full: bool,
}

impl<'a> Names<'a> {
    fn of(segments: &[Vec<Evidence<'_>>], looks_are_known: bool, settled: &'a [String]) -> Self {
        let rows = || segments.iter().flatten();
        let whole = || rows().filter(|row| row.is_deliverable() && !row.slim);
        let of_deliverables = most(whole().map(|row| row.look));
        let lone: Vec<&Evidence<'_>> =
            rows().filter(|row| row.lone.is_some() && row.apart.is_none()).collect();
        let other = |row: &&Evidence<'_>| Some(row.look) != of_deliverables;
        let styled = lone.iter().copied().filter(other).count();
        let plain = lone.len() - styled;
        let slim = rows().filter(|row| row.slim && row.apart.is_none());
        let of_areas = most(lone.iter().copied().chain(slim).filter(other).map(|row| row.look));
        let of_areas =
            of_areas.filter(|_| of_deliverables.is_some() && (styled * 3 > plain || lone.is_empty()));
        let inner = || lone.iter().filter(|row| !row.first);
        let gaps = inner().filter(|row| row.gap).count();
        let depths: Vec<usize> = lone.iter().map(|row| depth(row.name)).collect();
        let numbered = depths.iter().filter(|depth| **depth == 1).count();
        let capitals = lone.iter().filter(|row| is_capital(row.name)).count();
        let marked = lone.iter().filter(|row| !marker::split(row.name).1.is_empty()).count();
        Self {
            settled,
            of_deliverables,
            of_areas,
            mixed: of_areas.is_some() && plain > styled,
            below_gaps: gaps > 0 && gaps * 2 >= inner().count(),
            capitals: capitals >= 2 && capitals * 2 > lone.len(),
            numbered: (numbered >= 2 && numbered * 2 > lone.len()).then_some(1),
            one_marked: looks_are_known && lone.len() > 2 && marked == 1,
            full: whole().count() >= 2 && whole().all(|row| row.known.len() > 3),
        }
    }

    /// What tells that a name alone in its row is no area's.
    fn against(&self, row: &Evidence<'_>) -> Option<&'static str> {
        if self.of_areas.is_some() && Some(row.look) == self.of_deliverables && !row.first {
            return Some("evidence-looks-like-deliverables");
        }
        if self.of_areas.is_some() || row.first {
            return None;
        }
        if self.below_gaps && !row.gap {
            return Some("evidence-no-gap");
        }
        if self.capitals && !is_capital(row.name) {
            return Some("evidence-no-capitals");
        }
        self.numbered.filter(|numbered| depth(row.name) != *numbered).map(|_| "evidence-not-numbered")
    }

    /// What makes doubtful that a name alone in its row is an area's.
    fn doubt(&self, row: &Evidence<'_>) -> Option<&'static str> {
        let differs = Some(row.look) != self.of_deliverables;
        match self.of_areas {
            Some(look) => (row.look != look && !self.mixed).then_some("evidence-looks-otherwise"),
            None if differs && self.of_deliverables.is_some() => Some("evidence-looks-otherwise"),
            None => {
                let is_marked = self.one_marked && !marker::split(row.name).1.is_empty();
                is_marked.then_some("evidence-alone-marked")
            }
        }
    }
}

/// What a row is, once it is known what is no part of the plan.
fn kind(
    sheet: &PlanSheet<'_>,
    header: &Header,
    row: &Evidence<'_>,
    names: &Names<'_>,
    findings: &mut Vec<Finding>,
) -> Kind {
    if row.apart.is_some() {
        return Kind::Apart;
    }
    if header.has_area_column() {
        return Kind::Deliverable;
    }
    let mut tell = |code, column, evidence: Vec<&'static str>| {
        let place = sheet.place(CellRef { row: row.row.row, column });
        let finding = Finding::new(code, Some(place)).quoting("text", row.name);
        findings.push(evidence.into_iter().fold(finding, |finding, key| finding.because(Message::new(key))));
    };
    let Some(lone) = row.lone else {
        let Some(project) = header.column(Field::Project).filter(|_| !row.name.is_empty()) else {
            return Kind::Deliverable;
        };
        let is_named = names.settles(row.name);
        let Some(evidence) = is_area_with_more(row, names) else {
            return if is_named { Kind::Area(project) } else { Kind::Deliverable };
        };
        if !names.settled.is_empty() && !is_named {
            return Kind::Deliverable;
        }
        tell(Code::AreaWithTexts, project, vec![evidence]);
        return Kind::Area(project);
    };
    if !names.settled.is_empty() {
        return if names.settles(row.name) { Kind::Area(lone.column) } else { Kind::Deliverable };
    }
    if let Some(evidence) = names.against(row) {
        if names.mixed {
            tell(Code::UnclearRow, lone.column, vec![evidence]);
            return Kind::Area(lone.column);
        }
        tell(Code::AssumedDeliverable, lone.column, vec![evidence]);
        return Kind::Deliverable;
    }
    if let Some(evidence) = names.doubt(row) {
        tell(Code::AssumedArea, lone.column, vec![evidence]);
    }
    Kind::Area(lone.column)
}

impl Names<'_> {
    /// Whether the settings name an area so.
    fn settles(&self, name: &str) -> bool {
        let name = marker::split(name).0.to_lowercase();
        self.settled.iter().any(|area| area.to_lowercase() == name)
    }
}

/// What tells that a row with a name and little more is an area.
fn is_area_with_more(row: &Evidence<'_>, names: &Names<'_>) -> Option<&'static str> {
    if !row.slim {
        return None;
    }
    if names.of_areas == Some(row.look) {
        return Some("evidence-looks-like-areas");
    }
    let bare = names.of_areas.is_none() && names.full && row.known.len() == 2;
    bare.then_some("evidence-little-beside-name")
}

/// Whether a row has a name, and beside it nothing but a contact, a date or a number in one to three cells.
fn is_slim(header: &Header, name: Option<&Cell>, known: &[&Cell]) -> bool {
    let small = |cell: &&Cell| {
        let contact = header.role(cell.column) == Some(&Role::Field(Field::Contact));
        contact || words::is_count(cell) || matches!(cell.kind, CellKind::Date(_))
    };
    let Some(name) = name else { return false };
    let mut others = known.iter().copied().filter(|cell| cell.column != name.column).peekable();
    others.peek().is_some() && known.len() <= 4 && others.all(|cell| small(&cell))
}

/// The value that occurs most, the first of the greatest on a tie.
fn most(values: impl Iterator<Item = RowLook>) -> Option<RowLook> {
    let mut counts: BTreeMap<RowLook, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(value, _)| value)
}

/// How many numbers with dots a name begins with: 1 of `2. Drift`, 2 of `2.1 Drift`, 0 of `Drift`.
fn depth(name: &str) -> usize {
    let start: &str = name.split_whitespace().next().unwrap_or_default();
    let parts: Vec<&str> = start.trim_end_matches(['.', ')', ':']).split('.').collect();
    let is_number =
        |part: &&str| !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    if parts.iter().all(is_number) { parts.len() } else { 0 }
}

fn is_capital(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !name.chars().any(char::is_lowercase)
}
