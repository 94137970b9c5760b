//! The header row: which column holds which field.

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
}

/// No heading has more bytes.
const LONGEST: usize = 80;

/// A row is a header from this many known columns on, the project among them.
const ENOUGH: usize = 3;

impl Header {
    /// The header that starts at a row, if one does.
    pub(super) fn at(sheet: &Sheet, index: usize, aliases: Aliases<'_>) -> Option<Self> {
        let row = sheet.rows.get(index)?;
        let next = sheet.rows.get(index + 1);
        // Most rows hold texts, not headings; they are not looked at more closely.
        let headings =
            |row: &SheetRow| row.cells.iter().filter(|cell| known(&cell.text, aliases).is_some()).count();
        if headings(row) + next.map_or(0, headings) < 2 {
            return None;
        }
        let single = Self::of(sheet, row, None, aliases);
        let below = next.filter(|next| next.row.0 == row.row.0 + 1);
        // A row above a whole header is no group heading, but the title block.
        let below = below.filter(|below| !Self::of(sheet, below, None, aliases).is_header());
        let double = below.map(|below| Self::of(sheet, row, Some(below), aliases));
        [Some(single), double]
            .into_iter()
            .flatten()
            .filter(Self::is_header)
            .reduce(|one, two| if two.fields() > one.fields() { two } else { one })
    }

    /// The known columns of a row that may be no header, for a message.
    pub(super) fn known_in(sheet: &Sheet, row: &SheetRow, aliases: Aliases<'_>) -> Vec<Field> {
        Field::ALL
            .into_iter()
            .filter(|field| Self::of(sheet, row, None, aliases).column(*field).is_some())
            .collect()
    }

    fn of(sheet: &Sheet, row: &SheetRow, below: Option<&SheetRow>, aliases: Aliases<'_>) -> Self {
        let mut header = Self { row: row.row, height: 1 + usize::from(below.is_some()), columns: Vec::new() };
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
        header
    }

    fn is_header(&self) -> bool {
        self.column(Field::Project).is_some() && self.fields() >= ENOUGH
    }

    pub(super) fn fields(&self) -> usize {
        Field::ALL.into_iter().filter(|field| self.column(*field).is_some()).count()
    }

    /// The first column of a field.
    pub(super) fn column(&self, field: Field) -> Option<Column> {
        self.columns.iter().find(|(_, role)| *role == Role::Field(field)).map(|(column, _)| *column)
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

fn role(upper: &str, lower: &str, aliases: Aliases<'_>) -> Role {
    let together = format!("{upper}{lower}");
    let candidates = [together.as_str(), lower, upper];
    candidates
        .into_iter()
        .find_map(|text| known(text, aliases))
        .unwrap_or_else(|| Role::Unknown(format!("{upper} {lower}").trim().to_owned()))
}

fn known(text: &str, aliases: Aliases<'_>) -> Option<Role> {
    if text.len() > LONGEST {
        return None;
    }
    Some(match key(text).as_str() {
        "projekt" => Role::Field(Field::Project),
        "formål" => Role::Field(Field::Purpose),
        "leverancebeskrivelse" | "leverancensbeskrivelse" => Role::Field(Field::Description),
        "leverancefrigives" | "leverancenfrigives" => Role::Field(Field::Release),
        "status" => Role::Field(Field::Status),
        "kontakt" | "kontaktperson" => Role::Field(Field::Contact),
        "bemærkninger" | "bemærkning" => Role::Field(Field::Remarks),
        "område" | "indsatsområde" => Role::Area,
        other => {
            let alias = aliases.iter().find(|(alias, _)| key(alias) == other && !other.is_empty());
            return alias.map(|(_, field)| Role::Field(*field));
        }
    })
}

/// A text's letters and digits in lower case: what headings and names are compared by.
pub(super) fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether an unknown heading is nearly that of a field.
pub(super) fn is_near(text: &str, field: Field) -> bool {
    strsim::jaro_winkler(&key(text), &key(field.heading())) > 0.9
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::{Cell, CellKind, SheetDetails};

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
    fn headings_are_known_however_they_are_written() {
        for text in ["Projekt", "PROJEKT:", " projekt ", "Pro\u{ad}jekt"] {
            assert_eq!(known(text, &[]), Some(Role::Field(Field::Project)), "{text}");
        }
        assert_eq!(known("Leverance\nfrigives", &[]), Some(Role::Field(Field::Release)));
        assert_eq!(known("Leverancens beskrivelse", &[]), Some(Role::Field(Field::Description)));
        assert_eq!(known("Område", &[]), Some(Role::Area));
        assert_eq!(known("Projektets formål", &[]), None);
        let aliases = [("Noter".to_owned(), Field::Remarks), ("?".to_owned(), Field::Status)];
        assert_eq!(known("NOTER:", &aliases), Some(Role::Field(Field::Remarks)));
        assert_eq!(known("?!", &aliases), None);
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
