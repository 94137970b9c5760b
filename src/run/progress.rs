//! How far long work has come: a bar on standard error, where that is a terminal and the run is not a quiet one.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use leveranceplan::Stage;

use super::terminal::Terminal;

/// Plans with up to so many deliverables take no time that a person notices.
const LONG: usize = 1_000;

/// The bar; cleared when it goes out of scope, before anything else is said.
pub(crate) struct Progress(Option<ProgressBar>);

impl Progress {
    /// The bar of so many stages over a plan of so many deliverables; none where the work is short.
    pub(crate) fn new(terminal: &Terminal, deliverables: usize, stages: u64) -> Self {
        Self((deliverables > LONG && terminal.shows_progress()).then(|| {
            let bar = ProgressBar::new(stages);
            let style = ProgressStyle::with_template("{spinner} {msg} [{bar:20}] {elapsed}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar.enable_steady_tick(Duration::from_millis(100));
            bar
        }))
    }

    /// Says which stage begins; the one before is done.
    pub(crate) fn stage(&self, stage: Stage) {
        if let Some(bar) = &self.0 {
            // The first stage has none before it.
            bar.inc(u64::from(!bar.message().is_empty()));
            bar.set_message(match stage {
                Stage::Layout => "Sætter siderne",
                Stage::Write => "Skriver PDF",
                Stage::ReadBack => "Læser PDF'en efter",
            });
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.iter().for_each(ProgressBar::finish_and_clear);
    }
}
