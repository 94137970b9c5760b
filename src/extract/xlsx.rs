//! The workbook written back: the plan in the existing column layout, clean, and beside it the sheet `Data`.
//!
//! Input: the typed plan. Output: the bytes of an .xlsx (ECMA-376), the same each time, and a finding for each thing that
//! Excel cannot hold. Texts are always written as strings: none becomes a formula. Sheets: `Plan`; `Data` and `Links`, the
//! tables `leverancer` and `links`; and hidden `Kontakter`, the table `kontakter`, from which the drop-down takes its names.

mod formats;
mod heights;
mod limits;
mod plan;
mod table;

use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Formula, Workbook, XlsxError};

use self::formats::Formats;
pub use self::limits::Limits;
use super::{contacts, deliverables, links};
use crate::error::Error;
use crate::finding::Finding;
use crate::plan::Plan;
use crate::report::fonts::Fonts;
use crate::texts::{Explain, Message};

/// The hidden sheet with the contacts.
const CONTACTS_SHEET: &str = "Kontakter";

/// The level of compression, 1 to 9. At 6, which is usual, compression took a fifth of the time of 100,000 rows.
const COMPRESSION: u8 = 3;

impl Explain for XlsxError {
    fn message(&self) -> Message {
        Message::new("xlsx-unwritable").with("detail", self.to_string())
    }
}

impl From<XlsxError> for Error {
    fn from(error: XlsxError) -> Self {
        Self::unwritten(&error)
    }
}

/// Writes the workbook of a plan, within what Excel can hold.
///
/// # Errors
/// None that a plan can cause; the writer stops where there are no more threads.
pub fn write(plan: &Plan, limits: &Limits) -> Result<(Vec<u8>, Vec<Finding>), Error> {
    let formats = Formats::new();
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(COMPRESSION);
    workbook.set_properties(&properties(plan)?);
    // A list inside the validation could hold only 255 characters and no commas.
    let (mut names, count) = table::write(&contacts(plan), CONTACTS_SHEET, &formats, limits)?;
    names.set_hidden(true);
    let range = (count > 0).then(|| Formula::new(format!("={CONTACTS_SHEET}!$A$2:$A${}", count + 1)));
    let writer =
        plan::PlanWriter::new(&formats, Fonts::load().map_err(|error| Error::unwritten(&error))?, limits);
    // The two large sheets know nothing of each other.
    let (plan_sheet, data) = rayon::join(
        || writer.write(plan, range.as_ref()),
        || table::write(&deliverables(plan), "Data", &formats, limits),
    );
    let (plan_sheet, mut findings) = plan_sheet?;
    workbook.push_worksheet(plan_sheet);
    workbook.push_worksheet(data?.0);
    workbook.push_worksheet(table::write(&links(plan), "Links", &formats, limits)?.0);
    workbook.push_worksheet(names);
    crate::finding::sort(&mut findings);
    // The writer starts threads of its own, and panics where the machine has none left.
    let saved = catch_unwind(AssertUnwindSafe(|| workbook.save_to_buffer()));
    let stopped = || Message::new("unwritten").with("reason", Message::error("xlsx-stopped"));
    Ok((saved.map_err(|_| Error::output(stopped()))??, findings))
}

/// Title, version and date; the date is the version's, so that the bytes tell no clock.
fn properties(plan: &Plan) -> Result<DocProperties, XlsxError> {
    let version = &plan.version;
    let title = plan.title.as_ref().map_or("", |title| &title.value);
    let number = version.number.map_or(String::new(), |number| number.to_string());
    let date = version.date.map_or(String::new(), |date| date.to_string());
    // Without a date the writer would take today's.
    let made = version.date.and_then(excel_date).map_or_else(|| ExcelDateTime::from_ymd(1900, 1, 1), Ok)?;
    let subject = Message::new("workbook-subject").with("version", &number).with("date", &date);
    Ok(DocProperties::new()
        .set_title(limits::head(title, limits::PROPERTY))
        .set_subject(subject.printed())
        .set_creation_datetime(&made)
        .set_custom_property("Version", number)
        .set_custom_property("Dato", date))
}

/// A day as Excel counts it; it has none before 1900 and after 9999.
fn excel_date(day: NaiveDate) -> Option<ExcelDateTime> {
    let (year, month, day) = (day.year(), day.month(), day.day());
    let year = u16::try_from(year).ok()?;
    ExcelDateTime::from_ymd(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok()
}
