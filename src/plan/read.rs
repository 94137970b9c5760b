//! Workbook to plan: finds the blocks on each sheet and reads areas and deliverables from them.
//!
//! Input: a [`Workbook`]. Output: a [`Plan`] and findings. The layout is recognised by its structure: a header row
//! names the columns, the rows above it are the title block, a row with one text at its left is an area, any other
//! row is a deliverable. Title block and header may come again for each printed page or on each sheet.

mod header;
mod merged;
mod rows;
mod title;

use chrono::NaiveDate;

use self::header::{Aliases, Header, Role};
use self::merged::Downwards;
use self::rows::Rows;
use self::title::Blocks;
use super::release::Terms;
use super::{Field, Period, Plan, VersionNumber};
use crate::texts::{Explain, Message, explained, quote};
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
}

/// Why a workbook holds no plan.
#[derive(Debug, PartialEq, Eq)]
pub enum PlanError {
    /// No row names the columns.
    NoHeader {
        /// The sheets, and the row of each that comes nearest to a header.
        sheets: Vec<SheetOutline>,
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
}

explained!(PlanError);

impl Explain for PlanError {
    fn message(&self) -> Message {
        match self {
            Self::NoHeader { sheets } if sheets.is_empty() => {
                Message::error("plan-no-header").with("sheets", Message::new("plan-no-sheets"))
            }
            Self::NoHeader { sheets } => Message::error("plan-no-header")
                .with("sheets", Message::list("; ", sheets.iter().map(SheetOutline::message))),
            Self::NoDeliverables { place } => {
                Message::error("plan-no-deliverables").with("place", place.to_string())
            }
        }
    }
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
/// No sheet has a header row, or there is not one deliverable.
pub fn read(workbook: &Workbook, reading: &Reading) -> Result<(Plan, Vec<Finding>), PlanError> {
    let mut findings = Vec::new();
    let sheets = plan_sheets(workbook, &reading.aliases, &mut findings);
    let Some(first) = sheets.first() else {
        return Err(PlanError::NoHeader { sheets: outlines(workbook, &reading.aliases) });
    };
    let mut blocks = Blocks::default();
    let mut rows = Rows::new(sheets.len() > 1, reading.terms);
    for sheet in &sheets {
        read_sheet(sheet, &mut blocks, &mut rows, &mut findings);
    }
    let mut plan = Plan { areas: rows.areas(&mut findings), ..Plan::default() };
    if plan.deliverables().next().is_none() {
        let cell = first.headers.first().map_or(CellRef::new(0, 0), |(_, header)| header.cell());
        return Err(PlanError::NoDeliverables { place: first.place(cell) });
    }
    blocks.settle(&mut plan, &mut findings);
    supply(&mut plan, &reading.supplied);
    missing_parts(&plan, &mut findings);
    crate::finding::sort(&mut findings);
    Ok((plan, findings))
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
                .is_some_and(|heading| header::key(&heading.value) == header::key(text))
        })
    }

    fn place(&self, cell: CellRef) -> Place {
        Place { sheet_index: self.index, sheet: self.sheet.name.clone(), cell }
    }
}

impl Header {
    fn cell(&self) -> CellRef {
        CellRef { row: self.row, column: self.first_column() }
    }
}

/// The visible sheets that have a header; a hidden one is left out, with a finding.
fn plan_sheets<'a>(
    workbook: &'a Workbook,
    aliases: Aliases<'_>,
    findings: &mut Vec<Finding>,
) -> Vec<PlanSheet<'a>> {
    let mut found = Vec::new();
    for (index, sheet) in workbook.sheets.iter().enumerate() {
        let mut headers: Vec<(usize, Header)> = Vec::new();
        for row in 0..sheet.rows.len() {
            // The second line of a header is no header of its own.
            let inside = headers.last().is_some_and(|(start, header)| row < start + header.height);
            headers.extend(
                (!inside).then(|| Header::at(sheet, row, aliases)).flatten().map(|header| (row, header)),
            );
        }
        let Some((_, header)) = headers.first() else { continue };
        // The sheet `Data` of a workbook that this program wrote is the same plan as a table.
        let headings = sheet.rows.iter().find(|row| row.row == header.row);
        if headings.is_some_and(|row| row.cells.iter().any(|cell| cell.text == DATA_HEADING)) {
            continue;
        }
        let merged = merged::downwards(sheet);
        let sheet = PlanSheet { index, sheet, headers: headers.clone(), merged };
        if sheet.sheet.visible {
            found.push(sheet);
        } else {
            let finding = Finding::new(Code::HiddenSheet, Some(sheet.place(header.cell())));
            findings.push(finding.quoting("text", &sheet.sheet.name));
        }
    }
    // Beside a sheet with all columns, a list with a few of their names is no plan.
    let most = found.iter().map(PlanSheet::fields).max().unwrap_or(0);
    found.retain(|sheet| sheet.fields() * 2 > most);
    found
}

fn read_sheet(sheet: &PlanSheet<'_>, blocks: &mut Blocks, rows: &mut Rows, findings: &mut Vec<Finding>) {
    rows.start_sheet(&sheet.sheet.name);
    let mut from = 0;
    for (position, (index, header)) in sheet.headers.iter().enumerate() {
        let before = sheet.sheet.rows.get(from..*index).unwrap_or_default();
        let start = if position == 0 { 0 } else { block_start(before, blocks) };
        let block = before.get(start..).unwrap_or_default();
        let texts = block.iter().flat_map(|row| row.cells.iter().map(|cell| at(sheet, row, cell)));
        let texts: Vec<At<String>> = texts.collect();
        let last = texts.last().cloned();
        for text in blocks.take(texts) {
            // Between a repeated block and its header may stand the area that goes on.
            match text.place.clone().filter(|_| position > 0 && last.as_ref() == Some(&text)) {
                Some(place) => rows.enter(&text.value, place),
                None => findings.push(outside(&text)),
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
        for row in below.get(..end).unwrap_or_default() {
            let row = merged::filled(sheet, header, row, findings);
            rows.add(sheet.index, sheet.sheet, header, &row, findings);
        }
        if is_last {
            let tail = below.get(end..).unwrap_or_default().iter();
            let texts = tail.flat_map(|row| row.cells.iter().map(|cell| at(sheet, row, cell)));
            findings.extend(blocks.take(texts.collect()).iter().map(outside));
        }
    }
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
            missing.iter().position(|field| header::is_near(text, *field)).map(|at| missing.remove(at));
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
        SheetOutline { name: sheet.name.clone(), rows: sheet.rows.len(), nearest }
    };
    workbook.sheets.iter().map(outline).collect()
}
