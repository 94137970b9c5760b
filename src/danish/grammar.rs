//! The grammar of periods over tokens: units, lists and ranges of them, and their years.
//!
//! A list such as `Q2-Q3 2019` names its year once; a unit without a year takes that of the next one.

use chrono::NaiveDate;
use winnow::combinator::{alt, delimited, fail, not, opt, peek, preceded, repeat, terminated};
use winnow::prelude::*;
use winnow::token::any;

use super::calendar::{Terms, Unit, YEARS};
use super::lexicon::{Lexeme, Season, Third};

pub(crate) type Input<'a> = &'a [Lexeme];

/// What stands between two units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Join {
    /// `-`, `til`: from the one to the other.
    Range,
    /// `og`, `/`, `,`: the one and the other.
    List,
}

/// A unit as the text names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    /// What ties it to the unit before it; `None` for the first.
    pub(crate) join: Option<Join>,
    pub(crate) third: Option<Third>,
    pub(crate) unit: Unit,
    pub(crate) year: Option<i32>,
    /// How many tokens are used up to its end.
    pub(crate) end: usize,
}

fn is(lexeme: Lexeme) -> impl Fn(&mut Input<'_>) -> ModalResult<()> {
    move |input: &mut Input<'_>| any.verify(|found| *found == lexeme).void().parse_next(input)
}

fn sign(c: char) -> impl Fn(&mut Input<'_>) -> ModalResult<()> {
    is(Lexeme::Sign(c))
}

fn dot(input: &mut Input<'_>) -> ModalResult<()> {
    opt(sign('.')).void().parse_next(input)
}

/// A number of one or two digits.
fn small(input: &mut Input<'_>) -> ModalResult<u32> {
    any.verify_map(|lexeme| match lexeme {
        Lexeme::Number(value, 1..=2) => Some(value),
        _ => None,
    })
    .parse_next(input)
}

/// A year of four digits, 1900 to 2199.
fn year(input: &mut Input<'_>) -> ModalResult<i32> {
    any.verify_map(|lexeme| match lexeme {
        Lexeme::Number(value, 4) => i32::try_from(value).ok().filter(|year| YEARS.contains(year)),
        _ => None,
    })
    .parse_next(input)
}

fn month_name(input: &mut Input<'_>) -> ModalResult<u32> {
    let full = any.verify_map(|lexeme| if let Lexeme::Month(month) = lexeme { Some(month) } else { None });
    let name = alt((full, terminated(is(Lexeme::Jul), peek(sign('.'))).value(7)));
    terminated(name, (dot, opt(is(Lexeme::MonthWord)), dot)).parse_next(input)
}

fn third(input: &mut Input<'_>) -> ModalResult<Third> {
    let third = any.verify_map(|lexeme| if let Lexeme::Third(third) = lexeme { Some(third) } else { None });
    terminated(third, (dot, opt(is(Lexeme::Of)))).parse_next(input)
}

fn join(input: &mut Input<'_>) -> ModalResult<Join> {
    alt((
        sign('-').value(Join::Range),
        (is(Lexeme::To), opt((is(Lexeme::And), is(Lexeme::With)))).value(Join::Range),
        (opt(sign(',')), is(Lexeme::And)).value(Join::List),
        alt((sign('/'), sign(','), sign('&'), sign('+'))).value(Join::List),
    ))
    .parse_next(input)
}

/// A year after its unit: `2019`, `i 2019`, `år 2019`, `af 2019`, `/2019`, `- 2019`, `, 2019`, `(2019)`.
fn year_after(input: &mut Input<'_>) -> ModalResult<i32> {
    let between = alt((sign(','), sign('/'), sign('-'), is(Lexeme::In), is(Lexeme::Of), is(Lexeme::Years)));
    alt((delimited(sign('('), year, sign(')')), preceded(opt(between), year))).parse_next(input)
}

/// Two years that follow each other, the second in four or two digits: `2019/2020`, `2019-20`. The first of them.
fn two_years(input: &mut Input<'_>) -> ModalResult<i32> {
    let second = alt((year, small.map(|short| i32::try_from(short).unwrap_or(0))));
    (year, preceded(alt((sign('/'), sign('-'))), second))
        .verify(|(first, second)| *second == first + 1 || *second == (first + 1) % 100)
        .map(|(first, _)| first)
        .parse_next(input)
}

/// A year in two digits, which counts only behind a quarter, a half-year or a date in digits: `Q4-19`, `3Q19`.
fn short_year(input: &mut Input<'_>) -> ModalResult<i32> {
    let digits = digits_of(2).verify_map(|value| i32::try_from(2000 + value).ok().filter(|_| value >= 10));
    let goes_on = alt((sign('.'), sign('-'), sign('/'), month_name.void(), is(Lexeme::Quarter)));
    terminated(digits, not(goes_on)).parse_next(input)
}

/// A date in digits with its year: `01-06-2019`, `01.06.2019`, `d. 1/6 2019`, `2019-06-01`, `15.09.19`.
fn digits(input: &mut Input<'_>) -> ModalResult<(Unit, i32)> {
    let iso = (year, sign('-'), small, sign('-'), small)
        .map(|(year, (), month, (), day)| (Unit::Day(day, month), year));
    let dashes = (small, sign('-'), small, sign('-'), year);
    let dots = (small, sign('.'), small, sign('.'), year);
    let slashes = (small, sign('/'), small, opt(alt((sign('/'), sign('-')))).void(), year);
    let danish = alt((dashes, dots, slashes)).map(|(day, (), month, (), year)| (Unit::Day(day, month), year));
    // `2.1.10` may be the number of a version.
    let between = || alt((sign('.'), sign('-'), sign('/')));
    let two_digits = peek(alt((digits_of(2).void(), (small, between(), digits_of(2)).void())));
    let short = preceded(two_digits, (small, between(), small, between(), short_year));
    let short = short.map(|(day, (), month, (), year)| (Unit::Day(day, month), year));
    preceded(opt(the), alt((iso, danish, short))).parse_next(input)
}

/// A month in digits: `11/2019`, `2019-09`; not `2019-20`, which may be two years.
fn month_in_digits(input: &mut Input<'_>) -> ModalResult<(Unit, i32)> {
    let slash = (small, sign('/'), year).map(|(month, (), year)| (month, year));
    let dash = (year, sign('-'), digits_of(2), not(alt((sign('-'), sign('.'), sign('/')))));
    let dash = dash.map(|(year, (), month, ())| (month, year));
    alt((slash, dash))
        .verify(|(month, year)| (1..=12).contains(month) && i32::try_from(*month) != Ok((year + 1) % 100))
        .map(|(month, year)| (Unit::Month(month), year))
        .parse_next(input)
}

/// Days of one month in digits: `1-2/10 2019`.
fn days_of_month(input: &mut Input<'_>) -> ModalResult<(Group, Option<i32>)> {
    let (first, join, (last, year)) = (small, join, digits).parse_next(input)?;
    let Unit::Day(_, month) = last else { return fail.parse_next(input) };
    Ok((vec![(None, None, Unit::Day(first, month)), (Some(join), None, last)], Some(year)))
}

/// Days in digits that share a year: `1/6 - 5/6 2019`, `1/6, 2/6 og 3/6 2019`.
fn days_in_digits(input: &mut Input<'_>) -> ModalResult<(Group, Option<i32>)> {
    let day = (small, sign('/'), small, join, not(year));
    let day = day.map(|(day, (), month, join, ())| (join, Unit::Day(day, month)));
    let days: Vec<(Join, Unit)> = repeat(1.., day).parse_next(input)?;
    let (last, year) = digits.parse_next(input)?;
    let joins = std::iter::once(None).chain(days.iter().map(|(join, _)| Some(*join)));
    let units = days.iter().map(|(_, unit)| *unit).chain([last]);
    Ok((joins.zip(units).map(|(join, unit)| (join, None, unit)).collect(), Some(year)))
}

/// `den`, `d.`
fn the(input: &mut Input<'_>) -> ModalResult<()> {
    (is(Lexeme::The), dot).void().parse_next(input)
}

/// Numbers with or without the dot of an ordinal: `2`, `2. og 3.`, `10-12`.
fn listed(
    number: fn(&mut Input<'_>) -> ModalResult<u32>,
) -> impl Fn(&mut Input<'_>) -> ModalResult<Vec<(Option<Join>, u32)>> {
    move |input: &mut Input<'_>| {
        let first = terminated(number, dot).parse_next(input)?;
        let more: Vec<(Join, u32)> = repeat(0.., (join, terminated(number, dot))).parse_next(input)?;
        let more = more.into_iter().map(|(join, number)| (Some(join), number));
        Ok(std::iter::once((None, first)).chain(more).collect())
    }
}

fn numbers(input: &mut Input<'_>) -> ModalResult<Vec<(Option<Join>, u32)>> {
    listed(small).parse_next(input)
}

/// Numbers of one digit each, since in `Q4-19` the second number is a year.
fn single_digits(input: &mut Input<'_>) -> ModalResult<Vec<(Option<Join>, u32)>> {
    listed(|input| digits_of(1).parse_next(input)).parse_next(input)
}

/// A number of so many digits.
fn digits_of(count: u8) -> impl Fn(&mut Input<'_>) -> ModalResult<u32> {
    move |input: &mut Input<'_>| {
        any.verify_map(|lexeme| match lexeme {
            Lexeme::Number(value, digits) => Some(value).filter(|_| digits == count),
            _ => None,
        })
        .parse_next(input)
    }
}

/// Units without their year, each with what ties it to the one before, and its third.
type Group = Vec<(Option<Join>, Option<Third>, Unit)>;

fn units(numbers: Vec<(Option<Join>, u32)>, unit: impl Fn(u32) -> Unit) -> Group {
    numbers.into_iter().map(|(join, number)| (join, None, unit(number))).collect()
}

/// A day or several of one month: `den 23. november`, `12.-14. marts`.
fn days(input: &mut Input<'_>) -> ModalResult<Group> {
    preceded(opt(the), (numbers, month_name))
        .map(|(days, month)| units(days, |day| Unit::Day(day, month)))
        .parse_next(input)
}

fn weeks(input: &mut Input<'_>) -> ModalResult<Group> {
    preceded((is(Lexeme::Week), dot), numbers).map(|weeks| units(weeks, Unit::Week)).parse_next(input)
}

/// `Q2`, `Q2-3`, `2. kvartal`, `1. og 2. kv.`, `første kvartal`.
fn quarters(input: &mut Input<'_>) -> ModalResult<Group> {
    let word = || (is(Lexeme::Quarter), dot);
    alt((preceded(word(), single_digits), terminated(numbers, word()), terminated(in_words, word())))
        .map(|quarters| units(quarters, Unit::Quarter))
        .parse_next(input)
}

fn halves(input: &mut Input<'_>) -> ModalResult<Group> {
    alt((preceded(is(Lexeme::Half), single_digits), terminated(alt((numbers, in_words)), is(Lexeme::Half))))
        .map(|halves| units(halves, Unit::Half))
        .parse_next(input)
}

fn in_words(input: &mut Input<'_>) -> ModalResult<Vec<(Option<Join>, u32)>> {
    any.verify_map(
        |lexeme| if let Lexeme::Ordinal(number) = lexeme { Some(vec![(None, number)]) } else { None },
    )
    .parse_next(input)
}

fn season(input: &mut Input<'_>) -> ModalResult<Unit> {
    any.verify_map(
        |lexeme| if let Lexeme::Season(season) = lexeme { Some(Unit::Season(season)) } else { None },
    )
    .parse_next(input)
}

/// `primo marts`, `ultimo Q3`, `medio` of the year that follows, `primo/medio juni`.
fn thirds(input: &mut Input<'_>) -> ModalResult<Group> {
    let first = third.parse_next(input)?;
    let more: Vec<(Join, Third)> = repeat(0.., (join, third)).parse_next(input)?;
    let longer = alt((quarters, halves)).verify_map(|group| match group.as_slice() {
        [(_, _, unit)] => Some(*unit),
        _ => None,
    });
    let unit = opt(alt((month_name.map(Unit::Month), longer))).parse_next(input)?.unwrap_or(Unit::Year);
    let more = more.into_iter().map(|(join, third)| (Some(join), Some(third), unit));
    Ok(std::iter::once((None, Some(first), unit)).chain(more).collect())
}

/// `Årsskiftet 2017/2018`, `2017/18`, `vinteren 2017/2018`: by the first of the two years.
fn over_new_year(input: &mut Input<'_>) -> ModalResult<(Unit, i32)> {
    let winter = Lexeme::Season(Season::Winter);
    let unit =
        alt((is(Lexeme::TurnOfYear).value(Unit::TurnOfYear), is(winter).value(Unit::Season(Season::Winter))));
    (unit, two_years).parse_next(input)
}

/// A year before its unit: `2019 Q3`, `2019-W36`, `2019, uge 45`, `2019 (Q3)`.
fn year_before(input: &mut Input<'_>) -> ModalResult<(Group, Option<i32>)> {
    let between = alt((sign('-'), sign(','), sign('/'), sign(':')));
    let group = || alt((quarters, weeks, halves));
    let in_brackets = delimited(sign('('), group(), sign(')'));
    let plain = preceded(opt(between), terminated(group(), not(year_after)));
    (year, alt((in_brackets, plain))).map(|(year, group)| (group, Some(year))).parse_next(input)
}

/// Units that share a year, which may be missing.
fn dated(input: &mut Input<'_>) -> ModalResult<(Group, Option<i32>)> {
    let whole = alt((digits, over_new_year, month_in_digits, year.map(|year| (Unit::Year, year))))
        .map(|(unit, year)| (vec![(None, None, unit)], Some(year)));
    alt((days_in_digits, days_of_month, year_before, whole, undated)).parse_next(input)
}

/// Units by name with the year behind them, which may be missing.
fn undated(input: &mut Input<'_>) -> ModalResult<(Group, Option<i32>)> {
    let month = month_name.map(|month| vec![(None, None, Unit::Month(month))]);
    let season = season.map(|season| vec![(None, None, season)]);
    let group: Group = alt((thirds, days, weeks, quarters, halves, month, season)).parse_next(input)?;
    let is_range = group.iter().any(|(join, ..)| *join == Some(Join::Range));
    if is_range && let Some(first) = opt(two_years).parse_next(input)? {
        return Ok((group, Some(first + 1)));
    }
    let takes_short = matches!(group.last(), Some((_, None, Unit::Quarter(_) | Unit::Half(_))));
    let year = opt(year_after).parse_next(input)?;
    if takes_short && year.is_none() {
        let apostrophe = alt((sign('\''), sign('’')));
        let between = opt(alt((sign('-'), sign('/'), apostrophe)));
        return Ok((group, opt(preceded(between, short_year)).parse_next(input)?));
    }
    Ok((group, year))
}

/// A day with its year at the start of some tokens: `1. april 2019`, `1/4 2019`, `2019-04-01`. How many tokens it takes, and
/// the day.
pub(crate) fn date(lexemes: &[Lexeme]) -> Option<(usize, NaiveDate)> {
    let mut input: Input<'_> = lexemes;
    let named = (days, year_after).verify_map(|(group, year)| match group.as_slice() {
        [(_, _, unit)] => Some((*unit, year)),
        _ => None,
    });
    let (unit, year) = alt((digits, named)).parse_next(&mut input).ok()?;
    let (day, _) = unit.days(year, None, &Terms::default())?;
    Some((lexemes.len() - input.len(), day))
}

/// A quarter with its year at the start of some tokens: `1 kv. 2019`, `Q1 2019`. How many tokens it takes, its number as the
/// text has it, and its year.
pub(crate) fn quarter(lexemes: &[Lexeme]) -> Option<(usize, u32, i32)> {
    let mut input: Input<'_> = lexemes;
    let (group, year) = (quarters, year_after).parse_next(&mut input).ok()?;
    match group.as_slice() {
        [(_, _, Unit::Quarter(number))] => Some((lexemes.len() - input.len(), *number, year)),
        _ => None,
    }
}

/// Units in a row, with their years; `total` is the number of tokens from here to the text's end.
pub(crate) fn items(input: &mut Input<'_>) -> ModalResult<Vec<Item>> {
    let total = input.len();
    let mut items = Vec::new();
    push(&mut items, None, dated.parse_next(input)?, total - input.len());
    while let Some((join, group)) = opt((join, dated)).parse_next(input)? {
        push(&mut items, Some(join), group, total - input.len());
    }
    Ok(items)
}

fn push(items: &mut Vec<Item>, tie: Option<Join>, (group, year): (Group, Option<i32>), end: usize) {
    let last = group.len().saturating_sub(1);
    for (index, (join, third, unit)) in group.into_iter().enumerate() {
        let year = year.filter(|_| index == last);
        items.push(Item { join: join.or(tie), third, unit, year, end });
    }
}

/// `marts/april måned alle årene`, `september hvert år`, `årligt i marts`: the months, 1 to 12.
pub(crate) fn recurring(input: &mut Input<'_>) -> ModalResult<Vec<u32>> {
    let always = || {
        alt((
            (is(Lexeme::All), is(Lexeme::Years)).void(),
            (is(Lexeme::Every), is(Lexeme::Years)).void(),
            is(Lexeme::Recurs(12)),
        ))
    };
    let before = preceded((always(), opt(is(Lexeme::In))), items);
    let after = terminated(items, always());
    alt((before, after)).verify_map(|items| months_of(&items)).parse_next(input)
}

/// The months of units that name no year and no part of a month; a range takes those between.
fn months_of(items: &[Item]) -> Option<Vec<u32>> {
    let mut months: Vec<u32> = Vec::new();
    for item in items {
        let named = item.unit.months().filter(|_| item.year.is_none() && item.third.is_none())?;
        match (item.join, months.last()) {
            (Some(Join::Range), Some(last)) if last < named.start() => months.extend(last + 1..=*named.end()),
            (Some(Join::Range), _) => return None,
            _ => months.extend(named),
        }
    }
    months.sort_unstable();
    months.dedup();
    Some(months)
}
