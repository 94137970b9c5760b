//! How far long work has come: a bar on standard error, where that is a terminal and the run is not a quiet one.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use leveranceplan::{Message, Stage, Texts};

use super::terminal::Terminal;

/// Plans with up to so many deliverables take no time that a person notices.
const LONG: usize = 1_000;

/// The bar; cleared when it goes out of scope, before anything else is said.
pub(crate) struct Progress<'a> {
    bar: Option<ProgressBar>,
    texts: &'a Texts,
}

impl<'a> Progress<'a> {
    /// The bar of so many stages over a plan of so many deliverables; none where the work is short.
    pub(crate) fn new(terminal: &'a Terminal, deliverables: usize, stages: u64) -> Self {
        let bar = (deliverables > LONG && terminal.shows_progress()).then(|| {
            let bar = ProgressBar::new(stages);
            let style = ProgressStyle::with_template("{spinner} {msg} [{bar:20}] {elapsed}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar.enable_steady_tick(Duration::from_millis(100));
            bar
        });
        Self { bar, texts: terminal.texts }
    }

    /// Says which stage begins; the one before is done.
    pub(crate) fn stage(&self, stage: Stage) {
        if let Some(bar) = &self.bar {
            // The first stage has none before it.
            bar.inc(u64::from(!bar.message().is_empty()));
            let message = Message::new(match stage {
                Stage::Layout => "stage-layout",
                Stage::Write => "stage-write",
                Stage::ReadBack => "stage-read-back",
            });
            bar.set_message(self.texts.text(&message).to_string());
        }
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        self.bar.iter().for_each(ProgressBar::finish_and_clear);
    }
}
