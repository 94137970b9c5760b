//! The plan at a glance: what the opening page and `summary` in `plan.json` say.

use std::fmt::Write;

use leveranceplan::compare::Comparison;
use leveranceplan::plan::{Plan, State};
use leveranceplan::summary::{Item, StateCount, Summary};

use crate::harness::golden;
use crate::plan_of;
use crate::table::Table;

/// A plan of 15 May 2019 with a release of every kind.
fn table() -> Table {
    let mut table = Table::new("5.1", "15. maj 2019");
    for (area, project, release, status, contact) in [
        ("Havn", "Kaj ✓", "Q1 2019", "Leveret", "Mette Holm"),
        ("Havn", "Fyr", "Q2 2018", "Leveret", "Mette Holm"),
        ("Havn", "Mole *", "Q1 2019", "", "Mette Holm og Jonas Friis"),
        ("Havn", "Bro", "Primo 2019", "", "Jonas Friis"),
        ("Havn", "Sluse *", "14. maj 2019", "", "Jonas Friis"),
        ("Havn", "Kran", "15. maj 2019", "", "do."),
        ("Sø *", "Bøje", "Q2-Q3 2019", "I gang", "NN"),
        ("Sø *", "Vrag *", "Udgår", "", "Mette Holm"),
        ("Sø *", "Dyb", "Forsinket, forventes juli 2019", "", "Mette Holm"),
        ("Sø *", "Kort", "Q4 2019", "", "Mette Holm"),
        ("Sø *", "Strøm", "2020 og løbende", "", "Mette Holm"),
        ("Sø *", "Tang", "Q1 2018 og løbende", "", "Mette Holm"),
        ("Land", "Sti", "Marts/april hvert år", "", "Mette Holm"),
        ("Land", "Hegn", "Maj og november hvert år", "", "Mette Holm"),
        ("Land", "Græs", "Løbende", "", "Mette Holm"),
        ("Land", "Port *", "", "", "Jonas Friis"),
        ("Land", "Låge", "Når tid er", "", ""),
        ("Land", "Grøft", "", "Løbende", ""),
    ] {
        table.push(area, [project, "", "", release, status, contact, ""].map(str::to_owned));
    }
    table
}

/// A summary, line by line.
fn described(summary: &Summary<'_>) -> String {
    let counts = |states: &[StateCount]| {
        let count = |count: &StateCount| format!("{} {:?} ({} ✓)", count.count, count.state, count.marked);
        states.iter().map(count).collect::<Vec<_>>().join(", ")
    };
    let item = |item: &Item<'_>| {
        let Item { id, project, contacts, change, release, state, place } = item;
        format!("  {id} {project:?} {release:?} {state:?} {contacts:?} {change:?} {place:?}\n")
    };
    let mut out = format!("{} deliverables: {}\n", summary.deliverables, counts(&summary.states));
    for area in &summary.areas {
        let (name, all, states) = (area.name, area.deliverables, counts(&area.states));
        writeln!(out, "area {name}: {all}, {} new or changed: {states}", area.changed).unwrap();
    }
    for time in &summary.times {
        writeln!(out, "{:?} {:?} to {:?}", time.when, time.from, time.to).unwrap();
        out.extend(time.deliverables.iter().map(item));
    }
    for contact in &summary.contacts {
        let open: Vec<&str> = contact.open.iter().map(|item| item.project).collect();
        writeln!(out, "{:?} has {} of {}: {open:?}", contact.name, open.len(), contact.deliverables).unwrap();
    }
    out.push_str("changed\n");
    out.extend(summary.changed.iter().map(item));
    out
}

/// Every count is that of the plan, each open deliverable comes once.
fn adds_up(plan: &Plan, summary: &Summary<'_>) {
    let count = |states: &[StateCount]| states.iter().map(|count| count.count).sum::<usize>();
    let is_open = |state| !matches!(state, State::Delivered | State::Cancelled);
    let open = plan.deliverables().filter(|(_, row)| is_open(row.state())).count();
    assert_eq!(summary.deliverables, plan.deliverables().count());
    assert_eq!(count(&summary.states), summary.deliverables);
    for (area, of_area) in plan.areas.iter().zip(&summary.areas) {
        assert_eq!(
            (area.deliverables.len(), count(&of_area.states)),
            (of_area.deliverables, of_area.deliverables)
        );
    }
    let mut ids: Vec<&str> =
        summary.times.iter().flat_map(|time| &time.deliverables).map(|item| item.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), open);
}

#[test]
fn the_plan_at_a_glance_is_as_reviewed() {
    let mut old = table();
    old.areas[0].1[2][3] = "Q4 2018".into();
    old.areas[0].1.remove(4);
    let new = table().plan();
    let mut out = described(&Summary::of(&new, None));
    out.push_str("\nwith the version before\n");
    let comparison = Comparison::of(&old.plan(), &new);
    let summary = Summary::of(&new, Some(&comparison));
    out.extend(described(&summary).split_inclusive('\n').skip_while(|line| !line.starts_with("changed")));
    golden("at-a-glance", &out);
    adds_up(&new, &summary);
}

#[test]
fn every_plan_adds_up() {
    for path in [crate::sample(), crate::fixture("enkel")].into_iter().chain(crate::real_plan()) {
        let (plan, _) = plan_of(&path);
        adds_up(&plan, &Summary::of(&plan, None));
    }
}
