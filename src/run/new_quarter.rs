//! `new-quarter`: the workbook in which the next version is edited.

use leveranceplan::{Error, Message, NextOptions};

use super::context::Context;
use super::output;
use crate::cli::{Delivered, NewQuarter};

/// Writes the next quarter's workbook.
pub(crate) fn new_quarter(options: NewQuarter, context: &Context<'_>) -> Result<(), Error> {
    if options.output.extension().is_none_or(|end| !end.eq_ignore_ascii_case("xlsx")) {
        let message = Message::error("quarter-no-xlsx").with("path", options.output.as_path());
        return Err(Error::arguments(message));
    }
    let old = context.plan(options.workbook.as_deref())?;
    // The global options --title and --date are about the new version.
    let next = NextOptions {
        number: options.version,
        date: context.supplied.date,
        title: context.supplied.title.clone(),
        drop_delivered: options.delivered == Delivered::Drop,
    };
    let next = context.publisher().next_quarter(&old, &next)?;
    let terminal = context.terminal;
    terminal.findings(&next.findings);
    output::write_new(&options.output, &next.workbook?)?;
    terminal.say(&next.comparison.message());
    if old.period().is_none() && context.supplied.title.is_none() {
        terminal.say(&Message::new("quarter-same-title"));
    }
    terminal.say(&Message::new("written").with("path", options.output.as_path()));
    Ok(())
}
