//! A table of the dictionary as a sheet: a real Excel table with types and a filter.

use rust_xlsxwriter::{Table as ExcelTable, TableColumn, Url, Worksheet, XlsxError};

use super::excel_date;
use super::formats::Formats;
use super::limits::{Limits, head, link};
use crate::extract::guard::is_formula;
use crate::extract::{ColumnSpec, Form, Table, Value};

/// Writes a sheet; of a table with more rows than a sheet has, as many as go in: the sheet `Plan` says so. The second
/// value is the number of rows below the header.
pub(super) fn write(
    table: &Table<'_>,
    name: &str,
    formats: &Formats,
    limits: &Limits,
) -> Result<(Worksheet, u32), XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?.set_freeze_panes(1, 0)?.set_landscape().set_print_fit_to_pages(1, 0);
    for (index, column) in (0..).zip(&table.columns) {
        // A column's format is its cells': one for each cell would take most of the time.
        let format = if column.form == Form::Day { &formats.date } else { &formats.plain };
        sheet.set_column_width(index, width(column))?.set_column_format(index, format)?;
    }
    let mut writer = TableWriter { sheet, formats, limits };
    let mut count = 0;
    for (row, values) in (1..limits.rows).zip(table.rows()) {
        for ((index, column), value) in (0..).zip(&table.columns).zip(&values) {
            writer.value(row, index, column, value)?;
        }
        count = row;
    }
    let header = |column: &ColumnSpec| TableColumn::new().set_header(column.name);
    let headers: Vec<TableColumn> = table.columns.iter().map(header).collect();
    let excel = ExcelTable::new().set_name(table.name).set_columns(&headers);
    // A table of Excel has at least one row.
    let last_column = u16::try_from(headers.len().saturating_sub(1)).unwrap_or(0);
    writer.sheet.add_table(0, 0, count.max(1), last_column, &excel)?;
    Ok((writer.sheet, count))
}

struct TableWriter<'a> {
    sheet: Worksheet,
    formats: &'a Formats,
    limits: &'a Limits,
}

impl TableWriter<'_> {
    fn value(
        &mut self,
        row: u32,
        index: u16,
        column: &ColumnSpec,
        value: &Value<'_>,
    ) -> Result<(), XlsxError> {
        let sheet = &mut self.sheet;
        match value {
            Value::Empty => {}
            Value::Text(text) => return self.text(row, index, column, text),
            // No count of a plan is so great that a float has not its value.
            Value::Integer(number) => drop(sheet.write_number(row, index, *number as f64)?),
            Value::Number(number) => drop(sheet.write_number(row, index, *number)?),
            Value::Boolean(truth) => drop(sheet.write_boolean(row, index, *truth)?),
            Value::Date(day) => match excel_date(*day) {
                Some(day) => drop(sheet.write_datetime(row, index, day)?),
                None => drop(sheet.write_string(row, index, day.to_string())?),
            },
        }
        Ok(())
    }

    fn text(&mut self, row: u32, index: u16, column: &ColumnSpec, text: &str) -> Result<(), XlsxError> {
        if text.is_empty() {
            return Ok(());
        }
        let leads = column.form == Form::Url && row as usize <= self.limits.links;
        match link(text, self.limits).filter(|_| leads) {
            Some(address) => {
                let url = Url::new(address).set_text(text);
                self.sheet.write_url_with_format(row, index, url, &self.formats.plain_address)?;
            }
            None if is_formula(text) => {
                let text = head(text, self.limits.text);
                self.sheet.write_string_with_format(row, index, text, &self.formats.quoted)?;
            }
            None => drop(self.sheet.write_string(row, index, head(text, self.limits.text))?),
        }
        Ok(())
    }
}

/// The width of a column, in units of Excel.
fn width(column: &ColumnSpec) -> f64 {
    match column.form {
        Form::Url => 70.0,
        Form::Text | Form::Id | Form::Cell => 28.0,
        _ => (column.name.len() as f64 + 4.0).max(12.0),
    }
}
