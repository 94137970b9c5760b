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
    let old = context.plan_on(options.workbook.as_deref(), &sheets)?;
    let next = NextOptions {
        number: options.version,
        date: options.date,
        title: options.title.clone(),
        drop_delivered: options.delivered == Delivered::Drop,
    };
    let next = context.publisher().next_quarter(&old, &next)?;
    let terminal = context.terminal;
    terminal.findings(&next.findings);
    output::write_new(&options.output, &next.workbook?)?;
    terminal.say(&next.comparison.message());
    if old.period().is_none() && options.title.is_none() {
        terminal.say(&Message::new("quarter-same-title"));
    }
    terminal.say(&Message::new("written").with("path", options.output.as_path()));
    Ok(())
}
