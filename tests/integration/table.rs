//! A plan as a table of texts, written as a workbook: what a test edits.

use leveranceplan::plan::{Field, Plan, marker, read};
use leveranceplan::workbook;
use rust_xlsxwriter::Workbook;

/// How many texts a row has.
pub(crate) const TEXTS: usize = 7;

/// A plan's texts.
#[derive(Clone, Default)]
pub(crate) struct Table {
    pub(crate) title: String,
    pub(crate) version: String,
    /// Areas with their markers, each with its rows.
    pub(crate) areas: Vec<(String, Vec<[String; TEXTS]>)>,
}

impl Table {
    pub(crate) fn new(number: &str, date: &str) -> Self {
        Self {
            title: "Plan 1 kv. 2019 - 4 kv. 2019".into(),
            version: format!("Version {number} _{date} - Vejledende"),
            areas: Vec::new(),
        }
    }

    /// The table of a plan.
    pub(crate) fn of(plan: &Plan) -> Self {
        let row = |row: &leveranceplan::plan::Deliverable| {
            let mut texts = Field::ALL.map(|field| row.field(field).value.clone());
            texts[0] = marker::join(&texts[0], &row.markers);
            texts
        };
        let areas = plan.areas.iter().map(|area| {
            (marker::join(&area.name.value, &area.markers), area.deliverables.iter().map(row).collect())
        });
        Self {
            title: plan.title.as_ref().unwrap().value.clone(),
            version: plan.version.line.as_ref().unwrap().value.clone(),
            areas: areas.collect(),
        }
    }

    /// Adds a row at an area's end; an area that is not there is made.
    pub(crate) fn push(&mut self, area: &str, row: [String; TEXTS]) {
        match self.areas.iter_mut().find(|(name, _)| name == area) {
            Some((_, rows)) => rows.push(row),
            None => self.areas.push((area.to_owned(), vec![row])),
        }
    }

    /// The workbook.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("Plan").unwrap();
        let head = [self.title.as_str(), "✓ = Leveret", "* = Ny/ændret", &self.version];
        let mut row = 0;
        for text in head {
            sheet.write_string(row, 0, text).unwrap();
            row += 1;
        }
        sheet.write_row(row, 0, Field::ALL.map(Field::heading)).unwrap();
        for (area, rows) in &self.areas {
            row += 1;
            sheet.write_string(row, 0, area).unwrap();
            for texts in rows {
                row += 1;
                for (column, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                    sheet.write_string(row, column as u16, text).unwrap();
                }
            }
        }
        book.save_to_buffer().unwrap()
    }

    /// The plan that the workbook holds.
    pub(crate) fn plan(&self) -> Plan {
        let workbook = workbook::Workbook::read(&self.bytes()).unwrap();
        read::read(&workbook, &read::Reading::default()).unwrap().plan
    }
}
