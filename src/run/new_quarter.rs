//! `new-quarter`: the workbook in which the next version is edited.

use leveranceplan::{Error, Message, NextOptions, Supplied};

use super::context::Context;
use super::output;
use crate::cli::{Delivered, NewQuarter};

/// Writes the next quarter's workbook.
pub(crate) fn new_quarter(options: NewQuarter, context: &Context<'_>) -> Result<(), Error> {
    if options.output.extension().is_none_or(|end| !end.eq_ignore_ascii_case("xlsx")) {
        let message = Message::error("quarter-no-xlsx").with("path", options.output.as_path());
        return Err(Error::arguments(message));
    }
    let sheets = Supplied { sheets: options.sheet, ..Supplied::default() };
    // The next workbook is written anew from the plan: what the old one has beside it is not in it.
    let (old, left_out) = context.plan_on(options.workbook.as_deref(), &sheets, |draft| draft.left_out())?;
    let next = NextOptions {
        number: options.version,
        date: options.date,
        title: options.title.clone(),
        drop_delivered: options.delivered == Delivered::Drop,
    };
    let next = context.publisher().next_quarter(&old, &next)?;
    let terminal = context.terminal;
    terminal.findings(&left_out);
    terminal.findings(&next.findings);
    output::write_new(&options.output, &next.workbook?)?;
    if left_out.sheets.iter().any(|sheet| !sheet.is_read) {
        terminal.say(&left_out.read());
    }
    terminal.say(&next.comparison.message());
    if old.period().is_none() && options.title.is_none() {
        terminal.say(&Message::new("quarter-same-title"));
    }
    terminal.say(&Message::new("written").with("path", options.output.as_path()));
    Ok(())
}
