//! Workbook to plan: finds the blocks on each sheet and reads areas and deliverables from them.
//!
//! Input: a [`Workbook`]. Output: a [`Plan`] and findings. The layout is recognised by its structure: a header row
//! names the columns, the rows above it are the title block, a row with one text at its left is an area, any other
//! row is a deliverable. Title block and header may come again for each printed page or on each sheet.

mod data_sheet;
mod header;
mod headings;
mod kinds;
mod merged;
mod rows;
mod sheets;
mod title;
mod words;

use chrono::NaiveDate;

use self::header::{Aliases, Header, Role};
use self::merged::Downwards;
use self::rows::Rows;
use self::title::Blocks;
use super::release::Terms;
use super::{Field, Marker, Period, Plan, Version, VersionNumber};
use crate::texts::{Explain, Message, explained, quote};
use std::borrow::Cow;
use std::sync::Arc;

use crate::address::{At, CellRef, Place, Row};
use crate::finding::{Code, Finding};
use crate::workbook::{Cell, Sheet, SheetRow, Workbook};

/// The parts of a plan that the caller gives, because the workbook lacks them or has others.
#[derive(Clone, Debug, Default)]
pub struct Supplied {
    /// The title.
    pub title: Option<String>,
    /// The version's number.
    pub version: Option<VersionNumber>,
    /// The version's date.
    pub date: Option<NaiveDate>,
    /// The sheets that hold the plan, by name; in place of those that the settings name.
    pub sheets: Vec<String>,
}

/// All that reading needs besides the workbook.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The parts of the plan that the caller gives.
    pub supplied: Supplied,
    /// How approximate terms of releases map to days.
    pub terms: Terms,
    /// Other headings of the seven columns.
    pub aliases: Vec<(String, Field)>,
    /// Other signs of the markers.
    pub signs: Vec<(String, Marker)>,
    /// The sheets that hold the plan, by name; the program finds them where none is named.
    pub sheets: Vec<String>,
    /// The areas, by name; the program tells them by their rows where none is named.
    pub areas: Vec<String>,
}

/// What was read of a workbook.
#[derive(Debug)]
pub struct ReadPlan {
    /// The plan.
    pub plan: Plan,
    /// What was found while reading.
    pub findings: Vec<Finding>,
    /// The sheets that hold something, in the workbook's order.
    pub sheets: Vec<SheetUse>,
}

/// What became of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetUse {
    /// Its name.
    pub name: Arc<str>,
    /// Whether it was read as the plan or a part of it.
    pub is_read: bool,
    /// How many areas of the plan it names.
    pub areas: usize,
    /// How many deliverables of the plan it holds.
    pub deliverables: usize,
}

/// Why a workbook holds no plan.
#[derive(Debug, PartialEq, Eq)]
pub enum PlanError {
    /// No row names the columns.
    NoHeader {
        /// The sheets, and the row of each that comes nearest to a header.
        sheets: Vec<SheetOutline>,
    },
    /// There is no sheet of a name that the office gives.
    NoSheet {
        /// The name.
        name: String,
        /// The sheets that there are.
        sheets: Vec<Arc<str>>,
    },
    /// There is a header and no row below it.
    NoDeliverables {
        /// Where the header stands.
        place: Place,
    },
}

/// A sheet without a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetOutline {
    /// Its name.
    pub name: Arc<str>,
    /// How many of its rows hold something.
    pub rows: usize,
    /// The row that comes nearest to a header, and the columns that it names.
    pub nearest: Option<(Row, Vec<Field>)>,
    /// Headings of that row that the settings could name, each with its column.
    pub proposals: Vec<(Field, String)>,
}

explained!(PlanError);

impl Explain for PlanError {
    fn message(&self) -> Message {
        match self {
            Self::NoHeader { sheets } if sheets.is_empty() => {
                let message = Message::error("plan-no-header").with("sheets", Message::new("plan-no-sheets"));
                message.with("columns", Message::empty())
            }
            Self::NoHeader { sheets } => Message::error("plan-no-header")
                .with("sheets", Message::list("; ", sheets.iter().map(SheetOutline::message)))
                .with("columns", proposed(sheets)),
            Self::NoSheet { name, sheets } => {
                let names: Vec<String> = sheets.iter().map(|name| quote(name)).collect();
                Message::error("plan-no-such-sheet")
                    .with("sheet", quote(name))
                    .with("sheets", names.join(", "))
            }
            Self::NoDeliverables { place } => {
                Message::error("plan-no-deliverables").with("place", place.to_string())
            }
        }
    }
}

/// The lines of the settings by which the sheet that comes nearest would become a plan.
fn proposed(sheets: &[SheetOutline]) -> Message {
    /// So many columns make a header.
    const ENOUGH: usize = 3;
    let named = |sheet: &&SheetOutline| sheet.nearest.as_ref().map_or(0, |(_, fields)| fields.len());
    let nearest = sheets.iter().rev().max_by_key(named).filter(|sheet| named(sheet) > 0);
    let Some(proposals) = nearest.map(|sheet| &sheet.proposals).filter(|lines| !lines.is_empty()) else {
        return Message::empty();
    };
    let line = |(field, text): &(Field, String)| {
        let line = Message::layout("\n    \"{column}\" = [\"{text}\"]").with("column", field.heading());
        line.with("text", text.replace(['\n', '\u{22}', '\\'], " "))
    };
    let lines = Message::list("", proposals.iter().take(ENOUGH).map(line));
    Message::new("plan-columns-proposed").with("lines", lines)
}

impl SheetOutline {
    fn message(&self) -> Message {
        let nearest = self.nearest.as_ref().map_or_else(Message::empty, |(row, fields)| {
            let columns: Vec<&str> = fields.iter().map(|field| field.heading()).collect();
            Message::new("plan-nearest-row").with("row", row.to_string()).with("columns", columns.join(", "))
        });
        Message::new("plan-sheet")
            .with("sheet", quote(&self.name))
            .with("rows", self.rows)
            .with("nearest", nearest)
    }
}

/// A column that only the table of deliverables has (see [`crate::extract::dictionary`]).
const DATA_HEADING: &str = "frigives_art";

/// Reads the plan of a workbook.
///
/// # Errors
/// No sheet has a header row, there is not one deliverable, or a sheet that the settings name is not there.
pub fn read(workbook: &Workbook, reading: &Reading) -> Result<ReadPlan, PlanError> {
    let mut findings = Vec::new();
    let sheets = sheets::choose(workbook, reading, &mut findings)?;
    let Some(first) = sheets.first() else {
        return Err(PlanError::NoHeader { sheets: outlines(workbook, &reading.aliases) });
    };
    let mut blocks = Blocks::default();
    let mut rows = Rows::new(sheets.len() > 1, reading.terms);
    for sheet in &sheets {
        read_sheet(sheet, reading, &mut blocks, &mut rows, &mut findings);
    }
    let mut plan = Plan { areas: rows.areas(&mut findings), ..Plan::default() };
    if plan.deliverables().next().is_none() {
        return Err(PlanError::NoDeliverables { place: first.place(first.cell()) });
    }
    let in_two_rows = blocks.joined().iter().map(|first| {
        let finding = Finding::new(Code::AssumedTitle, first.place.clone()).quoting("text", &first.value);
        finding.because(Message::new("evidence-above-title"))
    });
    findings.extend(in_two_rows);
    blocks.settle(&mut plan, &mut findings);
    supply(&mut plan, &reading.supplied);
    missing_parts(&plan, &mut findings);
    let others = workbook.sheets.iter().enumerate();
    let data =
        others.filter_map(|(index, sheet)| PlanSheet::of(index, sheet, reading)).filter(PlanSheet::is_data);
    findings.extend(data.filter_map(|sheet| data_sheet::difference(&sheet, &plan)));
    crate::finding::sort(&mut findings);
    let sheets = uses(workbook, &sheets, &plan);
    Ok(ReadPlan { plan, findings, sheets })
}

/// Which sheets were read and what they hold, in a sentence.
pub(crate) fn read_sheets(sheets: &[SheetUse]) -> Message {
    let read = sheets.iter().filter(|sheet| sheet.is_read).map(|sheet| {
        let counts = Message::new("sheet-read").with("sheet", &*sheet.name);
        counts.with("areas", sheet.areas).with("deliverables", sheet.deliverables)
    });
    let others: Vec<&str> = sheets.iter().filter(|sheet| !sheet.is_read).map(|sheet| &*sheet.name).collect();
    let others =
        (!others.is_empty()).then(|| Message::new("sheets-not-read").with("sheets", others.join(", ")));
    Message::list("; ", read.chain(others))
}

/// What became of each sheet that holds something.
fn uses(workbook: &Workbook, read: &[PlanSheet<'_>], plan: &Plan) -> Vec<SheetUse> {
    let of = |(index, sheet): (usize, &Sheet)| {
        let is_here = |place: &Option<Place>| place.as_ref().is_some_and(|place| place.sheet_index == index);
        let rows = plan.deliverables().filter(|(_, row)| is_here(&row.field(Field::Project).place));
        SheetUse {
            name: sheet.name.clone(),
            is_read: read.iter().any(|plan| plan.index == index),
            areas: plan.areas.iter().filter(|area| is_here(&area.name.place)).count(),
            deliverables: rows.count(),
        }
    };
    workbook.sheets.iter().enumerate().filter(|(_, sheet)| !sheet.rows.is_empty()).map(of).collect()
}

/// A sheet that holds a plan: its position and its headers, each with the index of its row.
struct PlanSheet<'a> {
    index: usize,
    sheet: &'a Sheet,
    headers: Vec<(usize, Header)>,
    /// The regions that are merged downwards.
    merged: Downwards,
}

impl PlanSheet<'_> {
    /// How many of the seven columns its fullest header has.
    fn fields(&self) -> usize {
        self.headers.iter().map(|(_, header)| header.fields()).max().unwrap_or(0)
    }

    /// The heading of a field, where it stands in one cell.
    fn heading(&self, header: &Header, field: Field) -> Option<At<String>> {
        let column = header.column(field)?;
        let row = self.sheet.rows.iter().find(|row| row.row == header.row)?;
        Some(At::cell(row.cell(column)?.text.clone(), self.place(CellRef { row: row.row, column })))
    }

    /// Whether an unknown heading is the name of a column that stands further left.
    fn is_second(&self, header: &Header, text: &str) -> bool {
        Field::ALL.iter().any(|field| {
            self.heading(header, *field)
                .is_some_and(|heading| headings::key(&heading.value) == headings::key(text))
        })
    }

    fn place(&self, cell: CellRef) -> Place {
        Place { sheet_index: self.index, sheet: self.sheet.name.clone(), cell }
    }
}

impl PlanSheet<'_> {
    /// The first cell of its first header.
    fn cell(&self) -> CellRef {
        self.headers.first().map_or(CellRef::new(0, 0), |(_, header)| header.cell())
    }
}

impl Header {
    fn cell(&self) -> CellRef {
        CellRef { row: self.row, column: self.first_column() }
    }
}

/// A header, the rows below it, and the area that goes on there.
struct Segment<'a> {
    header: &'a Header,
    rows: Cow<'a, [SheetRow]>,
    entering: Option<At<String>>,
}

fn read_sheet(
    sheet: &PlanSheet<'_>,
    reading: &Reading,
    blocks: &mut Blocks,
    rows: &mut Rows,
    findings: &mut Vec<Finding>,
) {
    let segments = segments(sheet, blocks, findings);
    let parts: Vec<(&Header, &[SheetRow])> =
        segments.iter().map(|segment| (segment.header, &*segment.rows)).collect();
    let kinds = kinds::decide(sheet, &parts, &reading.areas, findings);
    let mut signs = blocks.signs();
    reading.signs.iter().for_each(|(sign, marker)| signs.define(sign, Some(*marker)));
    rows.start_sheet(&sheet.sheet.name, signs);
    for (segment, kinds) in segments.into_iter().zip(kinds) {
        if let Some(At { value, place: Some(place) }) = segment.entering {
            rows.enter(&value, place);
        }
        for (row, kind) in segment.rows.iter().zip(kinds) {
            rows.add(sheet.index, sheet.sheet, segment.header, row, kind, findings);
        }
    }
}

/// Takes the title blocks of a sheet and gives what stands below each header.
fn segments<'a>(
    sheet: &'a PlanSheet<'a>,
    blocks: &mut Blocks,
    findings: &mut Vec<Finding>,
) -> Vec<Segment<'a>> {
    let mut segments = Vec::new();
    let mut from = 0;
    for (position, (index, header)) in sheet.headers.iter().enumerate() {
        let before = sheet.sheet.rows.get(from..*index).unwrap_or_default();
        let start = if position == 0 { 0 } else { block_start(before, blocks) };
        let above = texts(sheet, before.get(start..).unwrap_or_default());
        let last = above.last().cloned();
        let mut entering = None;
        for text in blocks.take(above) {
            // Between a repeated block and its header may stand the area that goes on.
            if position > 0 && last.as_ref() == Some(&text) {
                entering = Some(text);
            } else {
                findings.push(outside(&text));
            }
        }
        let same = sheet.headers.first().is_some_and(|(_, first)| first.columns == header.columns);
        if position == 0 || !same {
            header_findings(sheet, header, findings);
        }
        if position > 0 {
            drifting_headings(sheet, header, findings);
        }
        from = index + header.height;
        let until = sheet.headers.get(position + 1).map_or(sheet.sheet.rows.len(), |(next, _)| *next);
        let below = sheet.sheet.rows.get(from..until).unwrap_or_default();
        let is_last = position + 1 == sheet.headers.len();
        let end = if is_last { tail_start(below, blocks) } else { block_start(below, blocks) };
        let rows = merged::filled(sheet, header, below.get(..end).unwrap_or_default(), findings);
        segments.push(Segment { header, rows, entering });
        if is_last {
            let tail = texts(sheet, below.get(end..).unwrap_or_default());
            findings.extend(blocks.take(tail).iter().map(outside));
        }
    }
    segments
}

/// The texts of rows, each with its cell. A version that stands in several cells of a row is one text.
fn texts(sheet: &PlanSheet<'_>, rows: &[SheetRow]) -> Vec<At<String>> {
    let of_row = |row: &SheetRow| -> Vec<At<String>> {
        let cells = || row.cells.iter().map(|cell| at(sheet, row, cell));
        match row.cells.as_slice() {
            [word, _, ..] if Version::is_word(&word.text) => {
                let line: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
                let place = at(sheet, row, word).place;
                vec![At { value: line.join(" "), place }]
            }
            _ => cells().collect(),
        }
    };
    rows.iter().flat_map(of_row).collect()
}

/// Where the title block that stands below the last row of a sheet starts.
fn tail_start(rows: &[SheetRow], blocks: &Blocks) -> usize {
    let belongs = |row: &SheetRow| match row.cells.as_slice() {
        [only] => blocks.claims(&only.text) || Blocks::is_part(&only.text),
        cells => cells.iter().all(|cell| blocks.claims(&cell.text)),
    };
    rows.len() - rows.iter().rev().take_while(|row| belongs(row)).count()
}

/// Where the title block at the end of these rows starts.
fn block_start(rows: &[SheetRow], blocks: &Blocks) -> usize {
    let belongs = |row: &SheetRow| row.cells.iter().all(|cell| blocks.claims(&cell.text));
    let from = |end: usize| {
        let rows = rows.get(..end).unwrap_or_default();
        end - rows.iter().rev().take_while(|row| belongs(row)).count()
    };
    // An area's row may stand between the block and the header.
    let area = rows.last().filter(|row| row.cells.len() == 1 && !belongs(row)).map(|_| rows.len() - 1);
    let above = area.map(|end| (end, from(end))).filter(|(end, start)| start < end);
    above.map_or_else(|| from(rows.len()), |(_, start)| start)
}

fn at(sheet: &PlanSheet<'_>, row: &SheetRow, cell: &Cell) -> At<String> {
    At::cell(cell.text.clone(), sheet.place(CellRef { row: row.row, column: cell.column }))
}

fn outside(text: &At<String>) -> Finding {
    Finding::new(Code::TextOutsideColumns, text.place.clone()).quoting("text", &text.value)
}

/// Unknown, doubled and missing columns, each once for a sheet.
fn header_findings(sheet: &PlanSheet<'_>, header: &Header, findings: &mut Vec<Finding>) {
    let mut missing: Vec<Field> =
        Field::ALL.into_iter().filter(|field| header.column(*field).is_none()).collect();
    for (column, role) in &header.columns {
        let Role::Unknown(text) = role else { continue };
        let place = Some(sheet.place(CellRef { row: header.row, column: *column }));
        let near =
            missing.iter().position(|field| headings::is_near(text, *field)).map(|at| missing.remove(at));
        findings.push(match near {
            Some(field) => Finding::new(Code::NearMissColumn, place)
                .quoting("text", text)
                .quoting("other", field.heading()),
            None if sheet.is_second(header, text) => {
                Finding::new(Code::DuplicateColumn, place).quoting("text", text)
            }
            None => Finding::new(Code::UnknownColumn, place).quoting("text", text),
        });
    }
    for (column, text) in &header.likely {
        let Some(Role::Field(field)) = header.role(*column) else { continue };
        let place = Some(sheet.place(CellRef { row: header.row, column: *column }));
        let finding = Finding::new(Code::AssumedColumn, place).quoting("text", text);
        let finding = finding.quoting("other", field.heading());
        let evidence = Message::new("evidence-no-such-heading").with("column", field.heading());
        findings.push(finding.because(Message::new("evidence-another-word")).because(evidence));
    }
    for field in missing {
        let finding = Finding::new(Code::MissingColumn, Some(sheet.place(header.cell())));
        findings.push(finding.quoting("text", field.heading()));
    }
}

/// Headings of a repeated header that differ from those of the first.
fn drifting_headings(sheet: &PlanSheet<'_>, header: &Header, findings: &mut Vec<Finding>) {
    let Some((_, first)) = sheet.headers.first() else { return };
    for field in Field::ALL {
        let (Some(here), Some(there)) = (sheet.heading(header, field), sheet.heading(first, field)) else {
            continue;
        };
        if here.value != there.value {
            let finding = Finding::new(Code::HeaderDrift, here.place).quoting("text", &here.value);
            findings.push(finding.quoting("other", &there.value).with_related(there.place.as_ref()));
        }
    }
}

fn supply(plan: &mut Plan, supplied: &Supplied) {
    if let Some(title) = &supplied.title {
        plan.title = Some(At::supplied(crate::workbook::clean(title)));
    }
    plan.version.number = supplied.version.or(plan.version.number);
    plan.version.date = supplied.date.or(plan.version.date);
}

fn missing_parts(plan: &Plan, findings: &mut Vec<Finding>) {
    let place = plan.version.line.as_ref().and_then(|line| line.place.clone());
    let mut add = |code, place: Option<Place>| findings.push(Finding::new(code, place));
    match &plan.title {
        None => add(Code::MissingTitle, None),
        // A period that runs backwards is a finding of its own.
        Some(title) if plan.period().is_none() && Period::backwards_in(&title.value).is_none() => {
            add(Code::MissingPeriod, title.place.clone())
        }
        Some(_) => {}
    }
    if plan.version.number.is_none() {
        add(Code::MissingVersion, place.clone());
    }
    if plan.version.date.is_none() {
        add(Code::MissingDate, place);
    }
    if plan.legend.is_empty() {
        add(Code::MissingLegend, None);
    }
}

/// The sheets of a workbook, and the row of each that comes nearest to a header.
fn outlines(workbook: &Workbook, aliases: Aliases<'_>) -> Vec<SheetOutline> {
    let outline = |sheet: &Sheet| {
        let named = sheet.rows.iter().map(|row| (row.row, Header::known_in(sheet, row, aliases)));
        let nearest = named.max_by_key(|(row, fields)| (fields.len(), std::cmp::Reverse(*row)));
        let nearest = nearest.filter(|(_, fields)| !fields.is_empty());
        let row = nearest.as_ref().and_then(|(row, _)| sheet.rows.iter().find(|other| other.row == *row));
        let proposals = row.map_or_else(Vec::new, |row| Header::proposals(sheet, row, aliases));
        SheetOutline { name: sheet.name.clone(), rows: sheet.rows.len(), nearest, proposals }
    };
    workbook.sheets.iter().map(outline).collect()
}
