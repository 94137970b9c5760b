//! The plan as checks look at it, and findings at its cells.

use std::ops::Range;

use crate::address::{At, Place};
use crate::config::Config;
use crate::finding::{Code, Finding};
use crate::plan::{Deliverable, Field, Plan, Version};
use crate::workbook::{Cell, Workbook};

/// A plan, and what is known beside it.
pub struct Subject<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The workbook that it came from.
    pub workbook: &'a Workbook,
    /// The settings of the office.
    pub config: &'a Config,
    /// The version before, if one is given; a new version must be newer.
    pub previous: Option<&'a Version>,
    /// Whether the publication's fonts can show a character; without them, nothing is said about it.
    pub can_show: Option<&'a dyn Fn(char) -> bool>,
}

/// A text of the plan.
pub(super) struct PlanText<'a> {
    /// The text as it is published.
    pub(super) value: &'a str,
    pub(super) place: Option<&'a Place>,
    /// The column; `None` for an area's name and for the title block.
    pub(super) field: Option<Field>,
    /// The cell it stands in; `None` where that is empty or the command line supplied the text.
    pub(super) cell: Option<&'a Cell>,
}

/// The columns of running text.
const RUNNING: [Field; 4] = [Field::Purpose, Field::Description, Field::Status, Field::Remarks];

impl PlanText<'_> {
    /// Whether it stands in a column of running text.
    pub(super) fn is_running(&self) -> bool {
        self.field.is_some_and(|field| RUNNING.contains(&field))
    }

    /// A finding at this text.
    pub(super) fn finding(&self, code: Code) -> Finding {
        Finding::new(code, self.place.cloned())
    }

    /// A finding about some words of this text, which it quotes.
    pub(super) fn finding_about(&self, code: Code, words: Range<usize>) -> Finding {
        about_words(code, self.place, self.value, words)
    }
}

/// A finding at a column of a deliverable.
pub(super) fn at(code: Code, deliverable: &Deliverable, field: Field) -> Finding {
    Finding::new(code, deliverable.field(field).place.clone())
}

/// A finding about some words of a text, which it quotes.
pub(super) fn about_words(code: Code, place: Option<&Place>, text: &str, words: Range<usize>) -> Finding {
    let quoted = text.get(words.clone()).unwrap_or(text);
    Finding::new(code, place.cloned()).quoting("text", quoted).about(text, words)
}

impl<'a> Subject<'a> {
    /// A plan alone.
    #[must_use]
    pub const fn new(plan: &'a Plan, workbook: &'a Workbook, config: &'a Config) -> Self {
        Self { plan, workbook, config, previous: None, can_show: None }
    }

    pub(super) fn deliverables(&self) -> impl Iterator<Item = &'a Deliverable> {
        self.plan.deliverables().map(|(_, deliverable)| deliverable)
    }

    /// All texts of the plan, among them those of empty cells.
    pub(super) fn texts(&self) -> impl Iterator<Item = PlanText<'a>> {
        let workbook = self.workbook;
        let cells = self
            .deliverables()
            .flat_map(|deliverable| Field::ALL.map(|field| (Some(field), part(deliverable.field(field)))));
        let others = self.title_block().chain(self.areas()).map(|text| (None, text));
        others.chain(cells).map(move |(field, (value, place))| {
            let cell = place.and_then(|place| workbook.cell(place));
            PlanText { value, place, field, cell }
        })
    }

    /// The names of areas and projects.
    pub(super) fn names(&self) -> impl Iterator<Item = (&'a str, Option<&'a Place>)> {
        let projects = self.deliverables().map(|deliverable| part(deliverable.field(Field::Project)));
        self.areas().chain(projects)
    }

    fn areas(&self) -> impl Iterator<Item = (&'a str, Option<&'a Place>)> {
        self.plan.areas.iter().map(|area| part(&area.name))
    }

    fn title_block(&self) -> impl Iterator<Item = (&'a str, Option<&'a Place>)> {
        let lines = self.plan.title.iter().chain(self.plan.version.line.iter()).map(part);
        lines.chain(self.plan.legend.iter().map(|entry| (entry.value.text.as_str(), entry.place.as_ref())))
    }
}

fn part(text: &At<String>) -> (&str, Option<&Place>) {
    (&text.value, text.place.as_ref())
}
