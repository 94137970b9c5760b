//! The sheet `Data`: the table `leverancer` with types, as a real Excel table with a filter.

use rust_xlsxwriter::{Format, Table as ExcelTable, TableColumn, Worksheet, XlsxError};

use super::excel_date;
use super::formats::{Formats, of_text};
use super::limits::{Limits, head};
use crate::extract::dictionary::{Column, Type};
use crate::extract::{Table, Value};

/// Writes the sheet; of a plan with more rows than a sheet has, as many as go in: the sheet `Plan` says so.
pub(super) fn write(table: Table<'_>, formats: &Formats, limits: &Limits) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name("Data")?.set_freeze_panes(1, 2)?;
    let columns = table.info.columns;
    for (index, column) in (0..).zip(columns) {
        sheet.set_column_width(index, width(column))?;
    }
    let mut last = 0;
    for (row, values) in (1..limits.rows).zip(table.rows()) {
        for (column, value) in (0..).zip(&values) {
            write_value(&mut sheet, row, column, value, formats, limits)?;
        }
        last = row;
    }
    let headers: Vec<TableColumn> =
        columns.iter().map(|column| TableColumn::new().set_header(column.name)).collect();
    let excel = ExcelTable::new().set_name("leverancer").set_columns(&headers);
    // A table has a row, even where the plan has none.
    let last_column = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(0);
    sheet.add_table(0, 0, last.max(1), last_column, &excel)?;
    Ok(sheet)
}

fn write_value(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Value<'_>,
    formats: &Formats,
    limits: &Limits,
) -> Result<(), XlsxError> {
    match value {
        Value::Empty => {}
        Value::Text(text) if text.is_empty() => {}
        Value::Text(text) => {
            let format: Format = of_text(&formats.plain, text);
            sheet.write_string_with_format(row, column, head(text, limits.text), &format)?;
        }
        // No count of a plan is so great that a float has not its value.
        Value::Integer(number) => drop(sheet.write_number(row, column, *number as f64)?),
        Value::Number(number) => drop(sheet.write_number(row, column, *number)?),
        Value::Boolean(truth) => drop(sheet.write_boolean(row, column, *truth)?),
        Value::Date(day) => {
            sheet.write_datetime_with_format(row, column, excel_date(*day)?, &formats.date)?;
        }
    }
    Ok(())
}

/// The width of a column, in units of Excel.
fn width(column: &Column) -> f64 {
    match column.kind {
        Type::Text if column.one_of.is_empty() => 28.0,
        _ => (column.name.len() as f64 + 4.0).max(12.0),
    }
}
