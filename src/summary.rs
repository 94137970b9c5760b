//! The plan at a glance: how it stands, what comes when, who has how much open, what is new.
//!
//! Input: a [`Plan`], and the [`Comparison`] with the version before where there is one. Output: a [`Summary`], the facts of
//! the publication's opening page. Its types are also the model of `summary` in `plan.json`.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::Serialize;

use crate::compare::{Change, Comparison};
use crate::plan::release::Kind;
use crate::plan::{Area, Deliverable, Field, Marker, Plan, State};

/// The plan at a glance. Each deliverable that is open, neither delivered nor cancelled, stands once in `times`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Summary<'a> {
    /// How many deliverables there are.
    pub deliverables: usize,
    /// How many of them are in each state that occurs.
    pub states: Vec<StateCount>,
    /// The areas, in the plan's order.
    pub areas: Vec<AreaSummary<'a>>,
    /// When the open ones come, seen from the version's date; none where the version has no date.
    pub times: Vec<TimeGroup<'a>>,
    /// Who has how much open, the most first; last, without a name, what nobody stands for.
    pub contacts: Vec<ContactSummary<'a>>,
    /// What is new or changed since the version before, in the plan's order.
    pub changed: Vec<Item<'a>>,
}

/// How many deliverables are in a state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StateCount {
    /// The state.
    pub state: State,
    /// How many are in it.
    pub count: usize,
    /// How many of those carry ✓.
    pub marked: usize,
}

/// An area at a glance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AreaSummary<'a> {
    /// Its name.
    pub name: &'a str,
    /// How many deliverables it has.
    pub deliverables: usize,
    /// How many of them are in each state that occurs.
    pub states: Vec<StateCount>,
    /// How many of them are new or changed.
    pub changed: usize,
}

/// The deliverables that come at a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TimeGroup<'a> {
    /// The time.
    pub when: When,
    /// Its first day, where it has one.
    pub from: Option<NaiveDate>,
    /// Its last day, where it has one.
    pub to: Option<NaiveDate>,
    /// The deliverables, the earliest first.
    pub deliverables: Vec<Item<'a>>,
}

/// A time, seen from the version's date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(transform = crate::extract::json::open))]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// Its last day is over.
    Overdue,
    /// In the quarter of the version's date, or it began before.
    ThisQuarter,
    /// In the quarter after it.
    NextQuarter,
    /// In a later quarter.
    Later,
    /// It has no time, or none that was understood.
    NoTime,
    /// It goes on all the time.
    Ongoing,
}

impl When {
    /// All times, in order.
    pub const ALL: [Self; 6] =
        [Self::Overdue, Self::ThisQuarter, Self::NextQuarter, Self::Later, Self::NoTime, Self::Ongoing];
}

/// Who has how much open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ContactSummary<'a> {
    /// The name; null for what nobody stands for.
    pub name: Option<String>,
    /// How many deliverables there are.
    pub deliverables: usize,
    /// Those of them that are open.
    pub open: Vec<Item<'a>>,
}

/// A deliverable at a glance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Item<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub project: &'a str,
    /// The people who stand for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<String>,
    /// Whether it is new or changed; left out where it is neither.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<News>,
    /// Its release text.
    #[serde(skip)]
    pub release: &'a str,
    /// How it stands.
    #[serde(skip)]
    pub state: State,
    /// The places of its area among the areas, and of its row in the area.
    #[serde(skip)]
    pub place: [usize; 2],
}

/// The way in which a deliverable that carries `*` is news.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(transform = crate::extract::json::open))]
#[serde(rename_all = "kebab-case")]
pub enum News {
    /// The version before does not have it.
    New,
    /// The version before has it otherwise.
    Changed,
    /// One or the other: no version before is known.
    NewOrChanged,
}

/// The news of deliverables by their ids, as a comparison knows them.
pub(crate) fn news(comparison: Option<&Comparison>) -> BTreeMap<&str, News> {
    let changes = comparison.into_iter().flat_map(|comparison| &comparison.deliverables);
    let news = changes.filter_map(|row| {
        let is_new = row.changes.contains(&Change::Added);
        Some((row.new.as_ref()?.id.as_str(), if is_new { News::New } else { News::Changed }))
    });
    news.collect()
}

/// The news of a deliverable: what carries no `*` is none.
pub(crate) fn news_of(row: &Deliverable, known: &BTreeMap<&str, News>) -> Option<News> {
    let news = || known.get(row.id.as_str()).copied().unwrap_or(News::NewOrChanged);
    row.is(Marker::Changed).then(news)
}

impl<'a> Summary<'a> {
    /// The plan at a glance; a comparison with the version before tells new from changed.
    #[must_use]
    pub fn of(plan: &'a Plan, comparison: Option<&Comparison>) -> Self {
        let known = news(comparison);
        let areas = plan.areas.iter().enumerate();
        let rows = areas.flat_map(|(area, content)| {
            content.deliverables.iter().enumerate().map(move |(row, deliverable)| ([area, row], deliverable))
        });
        let item = |((place, row), contacts): (([usize; 2], &'a Deliverable), Vec<String>)| Item {
            id: &row.id,
            project: row.project(),
            contacts,
            change: news_of(row, &known),
            release: &row.field(Field::Release).value,
            state: row.state(),
            place,
        };
        let items: Vec<Item<'a>> = rows.zip(plan.people()).map(item).collect();
        Self {
            deliverables: items.len(),
            states: states(plan.deliverables().map(|(_, row)| row)),
            areas: plan.areas.iter().map(area).collect(),
            times: plan.version.date.map_or_else(Vec::new, |date| times(plan, &items, date)),
            contacts: contacts(&items),
            changed: items.iter().filter(|item| item.change.is_some()).cloned().collect(),
        }
    }
}

impl Item<'_> {
    /// Whether it is neither delivered nor cancelled.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        !matches!(self.state, State::Delivered | State::Cancelled)
    }
}

fn area(area: &Area) -> AreaSummary<'_> {
    AreaSummary {
        name: &area.name.value,
        deliverables: area.deliverables.len(),
        states: states(area.deliverables.iter()),
        changed: area.deliverables.iter().filter(|row| row.is(Marker::Changed)).count(),
    }
}

/// How many rows are in each state that occurs, in the order of the states.
pub(crate) fn states<'a>(rows: impl Iterator<Item = &'a Deliverable>) -> Vec<StateCount> {
    let mut counts = State::ALL.map(|state| StateCount { state, count: 0, marked: 0 });
    for row in rows {
        let state = row.state();
        for count in counts.iter_mut().filter(|count| count.state == state) {
            count.count += 1;
            count.marked += usize::from(row.is(Marker::Delivered));
        }
    }
    counts.into_iter().filter(|count| count.count > 0).collect()
}

/// The open deliverables by the time when they come.
fn times<'a>(plan: &Plan, items: &[Item<'a>], today: NaiveDate) -> Vec<TimeGroup<'a>> {
    let this = quarter(today);
    let next = next_quarter(this);
    let later = next_quarter(next);
    let before = |day: NaiveDate| day.checked_sub_days(Days::new(1));
    let rows = plan.deliverables().map(|(_, row)| row).zip(items).filter(|(_, item)| item.is_open());
    let mut open: Vec<(When, Option<NaiveDate>, &Item<'a>)> = Vec::new();
    for (row, item) in rows {
        let (when, day) = match due(row, today) {
            Due::Over(day) => (When::Overdue, Some(day)),
            Due::On(day) if day < next => (When::ThisQuarter, Some(day)),
            Due::On(day) if day < later => (When::NextQuarter, Some(day)),
            Due::On(day) => (When::Later, Some(day)),
            Due::Always => (When::Ongoing, None),
            Due::Never => (When::NoTime, None),
        };
        open.push((when, day, item));
    }
    // The sort is stable: what comes on the same day keeps the plan's order.
    open.sort_by_key(|(when, day, _)| (*when, *day));
    let group = |when: When| {
        let (from, to) = match when {
            When::Overdue => (None, before(today)),
            When::ThisQuarter => (Some(this), before(next)),
            When::NextQuarter => (Some(next), before(later)),
            When::Later => (Some(later), None),
            When::NoTime | When::Ongoing => (None, None),
        };
        let of_group = open.iter().filter(|(other, ..)| *other == when);
        TimeGroup { when, from, to, deliverables: of_group.map(|(.., item)| (*item).clone()).collect() }
    };
    When::ALL.map(group).into()
}

/// When an open deliverable comes, seen from a day.
enum Due {
    /// It should have come by this day.
    Over(NaiveDate),
    /// From this day on.
    On(NaiveDate),
    /// It goes on all the time.
    Always,
    /// It has no time that is known.
    Never,
}

fn due(row: &Deliverable, today: NaiveDate) -> Due {
    let release = &row.release;
    let next_month = |month: &u32| {
        let this_year = NaiveDate::from_ymd_opt(today.year(), *month, 1)?;
        if *month < today.month() { this_year.checked_add_months(Months::new(12)) } else { Some(this_year) }
    };
    let comes_back = release.months.iter().filter_map(next_month).min();
    let first = release.periods.iter().filter_map(|span| span.from.or(span.to)).min();
    match release.kind {
        Kind::Recurring if comes_back.is_some() => Due::On(comes_back.map_or(today, |day| day.max(today))),
        Kind::Dated | Kind::Recurring | Kind::Ongoing => match (release.last_day(), first) {
            (Some(last), _) if last < today && release.kind == Kind::Dated => Due::Over(last),
            (Some(_), Some(first)) if release.kind == Kind::Dated => Due::On(first.max(today)),
            (_, Some(first)) if first > today => Due::On(first),
            _ => Due::Always,
        },
        _ if row.state() == State::Ongoing => Due::Always,
        _ => Due::Never,
    }
}

/// The first day of a day's quarter.
fn quarter(day: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(day.year(), day.month0() / 3 * 3 + 1, 1).unwrap_or(day)
}

fn next_quarter(first_day: NaiveDate) -> NaiveDate {
    first_day.checked_add_months(Months::new(3)).unwrap_or(first_day)
}

/// The people with what they have open, the most first, else as the plan names them.
fn contacts<'a>(items: &[Item<'a>]) -> Vec<ContactSummary<'a>> {
    let mut places: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    let mut all: Vec<ContactSummary<'a>> = Vec::new();
    for item in items {
        let nobody = item.contacts.is_empty().then_some(None);
        for name in item.contacts.iter().map(|name| Some(name.as_str())).chain(nobody) {
            let place = *places.entry(name).or_insert_with(|| {
                all.push(ContactSummary { name: name.map(str::to_owned), deliverables: 0, open: Vec::new() });
                all.len() - 1
            });
            if let Some(contact) = all.get_mut(place) {
                contact.deliverables += 1;
                contact.open.extend(item.is_open().then(|| item.clone()));
            }
        }
    }
    all.sort_by_key(|contact| (contact.name.is_none(), std::cmp::Reverse(contact.open.len())));
    all
}
