//! Units as the text ties them together to spans of days: a range and a list without a gap are one span.

use super::{Precision, Span};
use crate::danish::calendar::{DayRange, Terms};
use crate::danish::grammar::{Item, Join};

/// The longest range over New Year whose first unit names no year, in days: from autumn to spring, not from June to May.
const OVER_NEW_YEAR: i64 = 200;

/// The spans of units; `None` where the calendar lacks one, or a range runs backwards. A unit without a year takes that of
/// the next one; where it would come after that one, it is of the year before: `december-januar 2020`.
pub(super) fn spans(items: &[Item], terms: &Terms) -> Option<Vec<Span>> {
    let mut year = None;
    let mut next: Option<DayRange> = None;
    let mut days: Vec<(Item, DayRange)> = Vec::with_capacity(items.len());
    for item in items.iter().rev() {
        year = item.year.or(year);
        let mut range = item.unit.days(year?, item.third, terms)?;
        if item.year.is_none() && next.is_some_and(|(from, _)| range.0 > from) {
            let before = item.unit.days(year? - 1, item.third, terms)?;
            if next.is_some_and(|(_, to)| (to - before.0).num_days() <= OVER_NEW_YEAR) {
                range = before;
                year = year.map(|year| year - 1);
            }
        }
        next = Some(range);
        days.push((*item, range));
    }
    let mut spans: Vec<Span> = Vec::with_capacity(items.len());
    for (item, (from, to)) in days.into_iter().rev() {
        let span = span(&item, (from, to));
        let joined = spans.last_mut().and_then(|last| Some((common(last, &span, item.join?)?, last)));
        match joined {
            Some((_, last)) if last.from > Some(to) => return None,
            Some((precision, last)) => {
                last.to = Some(to);
                last.precision = precision;
                last.approximate |= span.approximate;
            }
            None => spans.push(span),
        }
    }
    Some(spans)
}

/// The precision of two spans as one: the finer unit, in which both ends can be named. `None` where they are two: in
/// a list with a gap, and where one end is rough and the other a day or a week.
fn common(last: &Span, next: &Span, join: Join) -> Option<Precision> {
    use Precision::{Day, Month, Season, TurnOfYear, Week};
    let rough = last.approximate || next.approximate;
    let adjacent = || {
        let follows = last.to.and_then(|to| to.succ_opt()) == next.from;
        follows && last.approximate == next.approximate
    };
    match (last.precision.min(next.precision), last.precision.max(next.precision)) {
        (one, other) if one == other => (join == Join::Range || adjacent()).then_some(one),
        _ if join == Join::List => None,
        (Day | Week, _) => (!rough).then_some(Day),
        (_, Season | TurnOfYear) => Some(Month),
        (finer, _) => Some(if rough || finer == Season { Month } else { finer }),
    }
}

fn span(item: &Item, (from, to): DayRange) -> Span {
    let precision = item.unit.precision();
    let approximate = item.third.is_some() || matches!(precision, Precision::Season | Precision::TurnOfYear);
    Span { from: Some(from), to: Some(to), precision, approximate }
}
