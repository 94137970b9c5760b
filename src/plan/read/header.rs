//! The header row: which column holds which field.

use super::headings::{known, likely};
use crate::address::{CellRange, CellRef, Column, Row};
use crate::plan::Field;
use crate::workbook::{Sheet, SheetRow};

/// What a column of the plan holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// One of the seven columns.
    Field(Field),
    /// The area, in a layout without area rows.
    Area,
    /// Something that the plan does not have; the header's text.
    Unknown(String),
}

/// Other headings of the seven columns.
pub(super) type Aliases<'a> = &'a [(String, Field)];

/// A header: its rows and its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// The row of the header's first line.
    pub(super) row: Row,
    /// How many rows it takes: two where a group heading stands above, else one.
    pub(super) height: usize,
    /// The columns with a heading, in order.
    pub(super) columns: Vec<(Column, Role)>,
    /// The columns that are read by another word for their heading, which is likely, with that word.
    pub(super) likely: Vec<(Column, String)>,
}

/// A row is a header from this many known columns on, the project among them.
const ENOUGH: usize = 3;

/// Where the headings are other words, so many are needed: a list of tasks has some of them too.
const ENOUGH_LIKELY: usize = 5;

impl Header {
    /// The header that starts at a row, if one does.
    pub(super) fn at(sheet: &Sheet, index: usize, aliases: Aliases<'_>) -> Option<Self> {
        let row = sheet.rows.get(index)?;
        let next = sheet.rows.get(index + 1);
        let single = Self::of(sheet, row, None, aliases);
        let below = next.filter(|next| next.row.0 == row.row.0 + 1);
        let double = below.and_then(|below| {
            let (double, alone) =
                (Self::of(sheet, row, Some(below), aliases), Self::of(sheet, below, None, aliases));
            // A row above a whole header is the title block, unless its words belong to the headings.
            let joins = double.certain() > alone.certain() && joins(sheet, row, below, aliases);
            (!alone.is_header() || joins).then_some(double)
        });
        [Some(single), double].into_iter().flatten().filter(Self::is_header).reduce(|one, two| {
            if (two.certain(), two.fields()) > (one.certain(), one.fields()) { two } else { one }
        })
    }

    /// The known columns of a row that may be no header, for a message.
    pub(super) fn known_in(sheet: &Sheet, row: &SheetRow, aliases: Aliases<'_>) -> Vec<Field> {
        Field::ALL
            .into_iter()
            .filter(|field| Self::of(sheet, row, None, aliases).column(*field).is_some())
            .collect()
    }

    /// The headings of a row that the settings would have to name, so that it becomes a header: those that are likely, then
    /// unknown ones for the columns that are missing, in order.
    pub(super) fn proposals(sheet: &Sheet, row: &SheetRow, aliases: Aliases<'_>) -> Vec<(Field, String)> {
        let header = Self::of(sheet, row, None, aliases);
        let likely = header.likely.iter().filter_map(|(column, text)| match header.role(*column) {
            Some(Role::Field(field)) => Some((*field, text.clone())),
            _ => None,
        });
        let unknown = header.columns.iter().filter_map(|(_, role)| match role {
            Role::Unknown(text) => Some(text.clone()),
            _ => None,
        });
        let missing = Field::ALL.into_iter().filter(|field| header.column(*field).is_none());
        likely.chain(missing.zip(unknown)).collect()
    }

    fn of(sheet: &Sheet, row: &SheetRow, below: Option<&SheetRow>, aliases: Aliases<'_>) -> Self {
        let mut header = Self {
            row: row.row,
            height: 1 + usize::from(below.is_some()),
            columns: Vec::new(),
            likely: Vec::new(),
        };
        let lower = below.map(|below| below.cells.iter()).unwrap_or_default();
        let mut columns: Vec<Column> = row.cells.iter().chain(lower).map(|cell| cell.column).collect();
        columns.extend(row.cells.iter().flat_map(|cell| merged_columns(sheet, row.row, cell.column)));
        columns.sort_unstable();
        columns.dedup();
        for column in columns {
            let (upper, is_own) = heading(sheet, row, column);
            let lower = below.and_then(|below| below.cell(column)).map_or("", |cell| cell.text.as_str());
            let role = role(upper, lower, aliases);
            let taken = header.columns.iter().any(|(_, other)| *other == role);
            match role {
                Role::Unknown(text) if is_own || !text.is_empty() => {
                    header.columns.push((column, Role::Unknown(text)))
                }
                // A heading merged over columns names them all; a second column of that name is something else.
                role if !taken || !is_own => header.columns.push((column, role)),
                _ => header.columns.push((column, Role::Unknown(upper.to_owned()))),
            }
        }
        header.read_likely();
        header
    }

    /// Reads columns by other words where no column has the heading itself; of two such the first.
    fn read_likely(&mut self) {
        for index in 0..self.columns.len() {
            let Some((column, Role::Unknown(text))) = self.columns.get(index) else { continue };
            let Some(field) = likely(text).filter(|field| self.column(*field).is_none()) else { continue };
            self.likely.push((*column, text.clone()));
            if let Some((_, role)) = self.columns.get_mut(index) {
                *role = Role::Field(field);
            }
        }
    }

    fn is_header(&self) -> bool {
        let enough = self.certain() >= ENOUGH || self.fields() >= ENOUGH_LIKELY;
        self.column(Field::Project).is_some() && enough
    }

    /// How many of the seven columns have their own headings.
    fn certain(&self) -> usize {
        self.fields().saturating_sub(self.likely.len())
    }

    pub(super) fn fields(&self) -> usize {
        Field::ALL.into_iter().filter(|field| self.column(*field).is_some()).count()
    }

    /// The first column of a field.
    pub(super) fn column(&self, field: Field) -> Option<Column> {
        self.columns.iter().find(|(_, role)| *role == Role::Field(field)).map(|(column, _)| *column)
    }

    /// Whether a column that the plan does not have has this heading.
    pub(super) fn has_unknown(&self, heading: &str) -> bool {
        self.columns.iter().any(|(_, role)| matches!(role, Role::Unknown(text) if text == heading))
    }

    /// Whether the area stands in a column of its own.
    pub(super) fn has_area_column(&self) -> bool {
        self.columns.iter().any(|(_, role)| *role == Role::Area)
    }

    /// What a column holds; `None` where it has no heading.
    pub(super) fn role(&self, column: Column) -> Option<&Role> {
        self.columns.iter().find(|(other, _)| *other == column).map(|(_, role)| role)
    }

    /// The cells of a row from the first to the last of the seven columns.
    pub(super) fn range(&self, row: Row) -> CellRange {
        let known = || {
            self.columns.iter().filter(|(_, role)| matches!(role, Role::Field(_))).map(|(column, _)| *column)
        };
        let first = known().min().unwrap_or(self.first_column());
        let last = known().max().unwrap_or(first);
        CellRange { first: CellRef { row, column: first }, last: CellRef { row, column: last } }
    }

    /// The leftmost column with a heading.
    pub(super) fn first_column(&self) -> Column {
        self.columns.first().map_or(Column(0), |(column, _)| *column)
    }
}

/// The other columns that a merged heading covers.
fn merged_columns(sheet: &Sheet, row: Row, column: Column) -> Vec<Column> {
    let region =
        sheet.details.merged.iter().find(|region| region.first.row == row && region.first.column == column);
    // A title merged over the sheet's whole width is no heading; the cap keeps a crafted region cheap.
    region.map_or_else(Vec::new, |region| {
        (column.0 + 1..=region.last.column.0.min(column.0 + 15)).map(Column).collect()
    })
}

/// The heading of a column and whether it stands in that very cell rather than being merged over it.
fn heading<'a>(sheet: &Sheet, row: &'a SheetRow, column: Column) -> (&'a str, bool) {
    if let Some(cell) = row.cell(column) {
        return (&cell.text, true);
    }
    let covering = sheet.details.merged.iter().find(|region| {
        region.first.row == row.row && region.first.column <= column && column <= region.last.column
    });
    let cell = covering.and_then(|region| row.cell(region.first.column));
    (cell.map_or("", |cell| &cell.text), false)
}

/// Whether two rows give a heading together that the lower one does not give alone: `Leverance` above `frigives`.
fn joins(sheet: &Sheet, row: &SheetRow, below: &SheetRow, aliases: Aliases<'_>) -> bool {
    below.cells.iter().any(|lower| {
        let (upper, _) = heading(sheet, row, lower.column);
        let together = format!("{upper}{}", lower.text);
        !upper.is_empty() && known(&together, aliases).is_some() && known(&lower.text, aliases).is_none()
    })
}

fn role(upper: &str, lower: &str, aliases: Aliases<'_>) -> Role {
    let together = format!("{upper}{lower}");
    let candidates = [together.as_str(), lower, upper];
    candidates
        .into_iter()
        .find_map(|text| known(text, aliases))
        .unwrap_or_else(|| Role::Unknown(format!("{upper} {lower}").trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::Cell;
    use crate::workbook::{CellKind, SheetDetails};

    fn sheet(rows: &[&[&str]], merged: Vec<CellRange>) -> Sheet {
        let cell = |(column, text): (u32, &&str)| Cell {
            column: Column(column),
            text: (*text).to_owned(),
            kind: CellKind::Text,
            struck: false,
            stray: None,
            length: text.chars().count(),
        };
        let cells = |row: &[&str]| (0..).zip(row).filter(|(_, text)| !text.is_empty()).map(cell).collect();
        let rows = (0..).zip(rows).map(|(row, texts)| SheetRow { row: Row(row), cells: cells(texts) });
        let details = SheetDetails { merged, ..SheetDetails::default() };
        Sheet { name: "Plan".into(), visible: true, rows: rows.collect(), details }
    }

    /// The header at a row, its columns by letter and name.
    fn shown(sheet: &Sheet, row: usize, aliases: Aliases<'_>) -> Option<(usize, Vec<String>)> {
        let header = Header::at(sheet, row, aliases)?;
        let name = |role: &Role| match role {
            Role::Field(field) => field.heading().to_owned(),
            Role::Area => "(område)".to_owned(),
            Role::Unknown(text) => format!("? {text}"),
        };
        let columns = header.columns.iter().map(|(column, role)| format!("{column} {}", name(role)));
        Some((header.height, columns.collect()))
    }

    #[test]
    fn three_known_columns_make_a_header_with_the_project_among_them() {
        let rows: [&[&str]; 4] = [
            &["Projekt", "Status"],
            &["Formål", "Status", "Kontakt"],
            &["Nr.", "Projekt", "Status", "Kontakt", "Status"],
            &["1", "Et", "I gang"],
        ];
        let sheet = sheet(&rows, Vec::new());
        assert_eq!(shown(&sheet, 1, &[]), None);
        let columns = ["A ? Nr.", "B Projekt", "C Status", "D Kontakt", "E ? Status"].map(str::to_owned);
        assert_eq!(shown(&sheet, 2, &[]), Some((1, columns.to_vec())));
        assert_eq!(shown(&sheet, 3, &[]), None);
    }

    #[test]
    fn a_header_may_take_two_rows_under_merged_headings() {
        let rows: [&[&str]; 2] = [&["Projekt", "Leverance", "", "Status"], &["", "beskrivelse", "frigives"]];
        let over_two = CellRange { first: CellRef::new(0, 1), last: CellRef::new(0, 2) };
        let columns = ["A Projekt", "B Leverance beskrivelse", "C Leverance frigives", "D Status"];
        let columns = columns.map(str::to_owned).to_vec();
        assert_eq!(shown(&sheet(&rows, vec![over_two]), 0, &[]), Some((2, columns)));
    }
}
