//! A text from left to right: periods where the grammar finds them, words that say how it stands, and the rest.

use chrono::{Datelike, NaiveDate};
use winnow::Parser;

use super::spans::spans;
use super::{Precision, Span};
use crate::danish::calendar::{Terms, Unit};
use crate::danish::clauses::{Clause, Tie, clauses};
use crate::danish::grammar::{Input, Item, Join, items, recurring};
use crate::danish::lexicon::{Lexeme, is_punctuation};
use crate::danish::statements::{About, Claim, Modality, Statement, statements};
use crate::danish::tokens::Token;

/// What became of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Understood.
    Content,
    /// Understood beside something understood, else left over: prepositions, `og`, `er`.
    Neutral,
    /// Left over.
    Residue,
}

/// What a text says, before its kind is settled.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) spans: Vec<Span>,
    /// When it was to come before.
    former: Vec<Span>,
    pub(super) months: Vec<u32>,
    /// How many months lie between, where it comes back.
    pub(super) every: Option<u32>,
    pub(super) ongoing: bool,
    pub(super) open_ended: bool,
    pub(super) delivered: bool,
    pub(super) cancelled: bool,
    pub(super) expected: bool,
    pub(super) delayed: bool,
    pub(super) at_risk: bool,
    /// A unit that the calendar does not have, such as week 53 of 2019: its tokens.
    pub(super) impossible: Option<(usize, usize)>,
    pub(super) fates: Vec<Fate>,
}

/// A text's tokens, and what its clauses say.
struct Text<'a> {
    tokens: &'a [Token],
    lexemes: Vec<Lexeme>,
    statements: Vec<Statement>,
    clauses: Vec<Clause>,
}

/// Reads tokens.
pub(super) fn scan(tokens: &[Token], terms: &Terms) -> Reading {
    let lexemes: Vec<Lexeme> = tokens.iter().map(|token| token.lexeme).collect();
    let clauses = clauses(tokens);
    let text = Text { tokens, lexemes, statements: statements(tokens), clauses };
    let mut reading = Reading { fates: vec![Fate::Residue; tokens.len()], ..Reading::default() };
    let mut at = 0;
    while at < tokens.len() {
        let used = reading.take(&text, at, terms);
        at += used.max(1);
    }
    reading.settle_former();
    reading.settle_neutrals(&text.lexemes);
    reading
}

fn lexeme(lexemes: &[Lexeme], at: Option<usize>) -> Option<Lexeme> {
    lexemes.get(at?).copied()
}

impl Text<'_> {
    /// Whether a time is that of something else: of a law, of a thing that is awaited, of what was said not to come.
    fn is_elsewhere(&self, at: usize) -> bool {
        let Some(clause) = self.clauses.iter().find(|clause| clause.tokens.contains(&at)) else {
            return false;
        };
        let inside = self.tokens.get(clause.tokens.start..at).unwrap_or(&[]);
        let has = |lexeme| inside.iter().any(|token| token.lexeme == lexeme);
        let denied = |statement: &Statement| {
            let ends = matches!(statement.claim, Claim::Delivered | Claim::Planned | Claim::Cancelled);
            ends && statement.clause == clause.tokens
                && (statement.is_denied || statement.claim == Claim::Cancelled && !statement.holds())
        };
        let missed = has(Lexeme::Intended)
            && self
                .statements
                .iter()
                .any(|it| it.clause == clause.tokens && it.claim == Claim::Delivered && has(Lexeme::Is));
        clause.tie == Tie::Relative
            || has(Lexeme::Event)
            || has(Lexeme::Withdrawn)
            || has(Lexeme::Not) && has(Lexeme::NoTime)
            || matches!(inside, [.., Token { lexeme: Lexeme::Number(..), .. }, _])
                && self.lexemes.get(at) == Some(&Lexeme::After)
            || has(Lexeme::Awaits) && has(Lexeme::Word)
            || missed
            || self.statements.iter().any(denied)
    }
}

impl Reading {
    /// Reads what stands at a token and gives the number of tokens used; 0 for a token that is left over.
    fn take(&mut self, text: &Text<'_>, at: usize, terms: &Terms) -> usize {
        let recurring = self.take_recurring(&text.lexemes, at).map(|used| (used, Fate::Content));
        let taken = recurring.or_else(|| self.take_period(text, at, terms));
        let (used, fate) = taken.unwrap_or_else(|| self.take_word(text, at));
        self.mark(at, used.max(1), fate);
        used
    }

    /// A time that took the place of an earlier one is a delay.
    fn settle_former(&mut self) {
        let day = |span: Option<&Span>| span.and_then(|span| span.to.or(span.from));
        let later = day(self.former.last()).zip(day(self.spans.first()));
        self.delayed |= later.is_some_and(|(former, now)| now > former);
        // `Tidligst Q3 2019, senest Q1 2020` is one span.
        if let [first, last] = self.spans.as_slice()
            && (first.to, last.from) == (None, None)
            && first.precision == last.precision
            && !(first.approximate || last.approximate)
            && first.from <= last.to
        {
            self.spans = vec![Span { to: last.to, ..*first }];
        }
    }

    fn mark(&mut self, at: usize, count: usize, fate: Fate) {
        self.fates.iter_mut().skip(at).take(count).for_each(|slot| *slot = fate);
    }

    /// Months of every year; not those of a day, as in `30. april hvert år`.
    fn take_recurring(&mut self, lexemes: &[Lexeme], at: usize) -> Option<usize> {
        let (before, rest) = lexemes.split_at_checked(at)?;
        if matches!(
            before,
            [.., Lexeme::Number(..)] | [.., Lexeme::Number(..), Lexeme::Sign('.' | '-' | '/')]
        ) {
            return None;
        }
        let mut input: Input<'_> = rest;
        self.months = recurring.parse_next(&mut input).ok().filter(|_| self.months.is_empty())?;
        Some(rest.len() - input.len())
    }

    /// A period with the words that lead into it. One that another word shifts, or that is part of something else, is
    /// left over as a whole.
    fn take_period(&mut self, text: &Text<'_>, at: usize, terms: &Terms) -> Option<(usize, Fate)> {
        let lexemes = &text.lexemes;
        let rest = lexemes.get(at..)?;
        let before = lexemes.get(..at)?;
        let [last, last_but_one] = [1, 2].map(|back| at.checked_sub(back).and_then(|at| self.fate(at)));
        let lead = Lead::of(rest, before.last().copied());
        let mut input = rest.get(lead.tokens..)?;
        let mut found = items.parse_next(&mut input).ok()?;
        let last_year = found.iter().rposition(|item| item.year.is_some());
        let moved = matches!(before, [.., Lexeme::Delayed | Lexeme::Moved | Lexeme::Changed]);
        if let (None, Some(year)) = (last_year, self.spans.last().and_then(|span| span.to)) {
            // `Q2 2019 - er forsinket til Q3`: of the year that was named.
            let (item, _) = found.split_last_mut().filter(|_| moved && matches!(rest, [Lexeme::To, ..]))?;
            item.year = Some(year.year());
            self.no_longer();
        } else {
            found.truncate(last_year? + 1);
        }
        let used = lead.tokens + found.last()?.end;
        let after = lexemes.get(at + used..).unwrap_or(&[]);
        let ranged = found.iter().any(|item| item.join == Some(Join::Range));
        let mut bound = lead.bound;
        if bound == Bound::From && ranged {
            bound = Bound::Both;
            if moved {
                // `Forsinket fra Q1 til Q3 2019`: the last is when it comes.
                found.drain(..found.len() - 1);
                self.delayed |= before.last() != Some(&Lexeme::Changed);
            }
        }
        if bound == Bound::Between {
            let [_, second] = found.as_mut_slice() else { return Some((used, Fate::Residue)) };
            second.join = Some(Join::Range);
            bound = Bound::Both;
        }
        let after_decimal = matches!(before, [.., Lexeme::Number(..), Lexeme::Sign('.' | ',')])
            && last_but_one == Some(Fate::Residue);
        if (last == Some(Fate::Residue) || after_decimal) && is_a_count(rest, &found) {
            return None;
        }
        // After a word with a dot that was not understood, `nr. 2019`, a year alone may be anything.
        let in_dark =
            before.last() == Some(&Lexeme::Sign('.')) && last_but_one.is_some_and(|it| it != Fate::Content);
        let left_over = last == Some(Fate::Residue) || in_dark;
        let alone = lead.tokens > 0 || is_a_date(&found, lexemes, at, left_over);
        if is_shifted(before)
            || ends_in_years(&found)
            || !alone
            || goes_on(&found, after)
            || text.is_elsewhere(at)
        {
            return Some((used, Fate::Residue));
        }
        let Some(spans) = spans(&found, terms) else {
            self.impossible = self.impossible.or(Some((at, used)));
            return Some((used, Fate::Content));
        };
        let is_old = bound == Bound::From && moved
            || matches!(before, [.., Lexeme::Formerly | Lexeme::InsteadOf])
            || matches!(before, [.., Lexeme::Formerly, Lexeme::Sign('.' | ':')]);
        if is_old {
            self.former.extend(spans);
            return Some((used, Fate::Content));
        }
        self.spans.extend(spans.into_iter().map(|span| lead.apply(bound, span)));
        let onwards = after.first() == Some(&Lexeme::Onwards);
        self.open_ended |= bound == Bound::From || onwards;
        Some((used + usize::from(onwards), Fate::Content))
    }

    /// What was read so far is when it was to come before.
    fn no_longer(&mut self) {
        self.former.append(&mut self.spans);
        self.open_ended = false;
    }

    fn take_word(&mut self, text: &Text<'_>, at: usize) -> (usize, Fate) {
        let lexemes = &text.lexemes;
        let Some(here) = lexeme(lexemes, Some(at)) else { return (1, Fate::Residue) };
        let statement = text.statements.iter().find(|statement| statement.token == at);
        if let Some(fate) = statement.and_then(|statement| self.state(text, statement)) {
            let need =
                matches!(lexemes.get(at..at + 3), Some([Lexeme::Ongoing, Lexeme::After, Lexeme::Need]));
            return (if need { 3 } else { 1 }, fate);
        }
        match here {
            Lexeme::Sign('>' | '→') if !self.spans.is_empty() => {
                self.no_longer();
                (1, Fate::Content)
            }
            Lexeme::Expected if !is_negated(lexemes.get(..at).unwrap_or(&[])) => {
                self.expected = true;
                (1, Fate::Content)
            }
            Lexeme::Recurs(months) => {
                self.every = Some(months);
                (1, Fate::Content)
            }
            Lexeme::Every => self.take_every(lexemes, at),
            Lexeme::Clock => (clock(lexemes, at), Fate::Neutral),
            Lexeme::Formerly | Lexeme::InsteadOf | Lexeme::Changed | Lexeme::Moved | Lexeme::OnTrack => {
                (1, Fate::Content)
            }
            Lexeme::And
            | Lexeme::But
            | Lexeme::In
            | Lexeme::The
            | Lexeme::To
            | Lexeme::Is
            | Lexeme::Planned
            | Lexeme::Weekday
            | Lexeme::Filler => (1, Fate::Neutral),
            Lexeme::Sign(sign) if is_punctuation(sign) => (1, Fate::Neutral),
            _ => (0, Fate::Residue),
        }
    }

    /// `hvert kvartal`, `hver måned`, `hvert år`, `hvert andet år`.
    fn take_every(&mut self, lexemes: &[Lexeme], at: usize) -> (usize, Fate) {
        let (count, unit) = match lexemes.get(at + 1..) {
            Some([Lexeme::Ordinal(count), unit, ..]) => (*count, Some(unit)),
            Some([unit, ..]) => (1, Some(unit)),
            _ => (1, None),
        };
        let months = match unit {
            Some(Lexeme::Years) => 12,
            Some(Lexeme::Half) => 6,
            Some(Lexeme::Quarter) => 3,
            Some(Lexeme::MonthWord) => 1,
            _ => return (0, Fate::Residue),
        };
        self.every = Some(count * months);
        (if count > 1 { 3 } else { 2 }, Fate::Content)
    }

    /// What a statement makes of the release; `None` where its word says nothing here.
    fn state(&mut self, text: &Text<'_>, statement: &Statement) -> Option<Fate> {
        let holds = statement.holds();
        let may_be_whole = matches!(statement.about, About::Whole | About::Named(_));
        let lexeme = text.lexemes.get(statement.token)?;
        let is_alone =
            matches!(text.lexemes.get(statement.token + 1), Some(Lexeme::To | Lexeme::From) | None);
        match statement.claim {
            Claim::Cancelled if holds && statement.about == About::Whole => self.cancelled = true,
            Claim::Delivered if holds && may_be_whole && !self.expected => self.delivered = true,
            Claim::Delivered if statement.modality == Modality::Intended && !statement.is_denied => {
                return Some(Fate::Neutral);
            }
            Claim::Delivered if statement.about == About::Part && !statement.is_denied => {
                return Some(Fate::Neutral);
            }
            Claim::Delayed if statement.is_denied => self.mark_words(text, statement, |it| it == Lexeme::Not),
            Claim::Delayed if statement.modality == Modality::Possible => {
                self.at_risk = true;
                self.mark_words(text, statement, |it| {
                    matches!(it, Lexeme::May | Lexeme::Become | Lexeme::Preposition)
                });
            }
            Claim::Delayed if statement.is_past || *lexeme == Lexeme::Moved && !is_alone => return None,
            Claim::Delayed => self.delayed = true,
            Claim::Ongoing if !statement.is_denied => {
                self.open_ended |= !self.spans.is_empty();
                self.ongoing = true;
            }
            _ => return None,
        }
        Some(Fate::Content)
    }

    /// Marks words before a statement's own, in its clause, as understood.
    fn mark_words(&mut self, text: &Text<'_>, statement: &Statement, is_one: impl Fn(Lexeme) -> bool) {
        for at in statement.clause.start..statement.token {
            if lexeme(&text.lexemes, Some(at)).is_some_and(&is_one) {
                self.mark(at, 1, Fate::Content);
            }
        }
    }

    /// A neutral word belongs to the residue where it leads into it or stands inside it.
    fn settle_neutrals(&mut self, lexemes: &[Lexeme]) {
        let is_sign = |at| matches!(lexeme(lexemes, Some(at)), Some(Lexeme::Sign(_)));
        let ties = |at| matches!(lexeme(lexemes, Some(at)), Some(Lexeme::And | Lexeme::But));
        for at in (0..lexemes.len()).rev().filter(|at| !is_sign(*at)) {
            let before = at.checked_sub(1).and_then(|before| self.fate(before));
            let leads_on = self.fate(at + 1) == Some(Fate::Residue);
            if self.fate(at) == Some(Fate::Neutral)
                && leads_on
                && !(before == Some(Fate::Content) && ties(at))
            {
                self.mark(at, 1, Fate::Residue);
            }
        }
        for at in (1..lexemes.len()).filter(|at| !is_sign(*at)) {
            let ends = self.fate(at - 1) == Some(Fate::Residue) && self.fate(at + 1) != Some(Fate::Content);
            if self.fate(at) == Some(Fate::Neutral) && ends {
                self.mark(at, 1, Fate::Residue);
            }
        }
    }

    fn fate(&self, at: usize) -> Option<Fate> {
        self.fates.get(at).copied()
    }
}

/// How many tokens the time of a day takes: `kl. 9.30-15.30`, `kl. 10`.
fn clock(lexemes: &[Lexeme], at: usize) -> usize {
    let is_part =
        |lexeme: &&Lexeme| matches!(lexeme, Lexeme::Number(_, 1..=2) | Lexeme::Sign('.' | ':' | '-'));
    1 + lexemes.get(at + 1..).unwrap_or(&[]).iter().take_while(is_part).count()
}

/// Whether `ikke` or the like stands within two words before.
fn is_negated(before: &[Lexeme]) -> bool {
    matches!(before, [.., Lexeme::Not])
        || matches!(before, [.., Lexeme::Not, last] if !matches!(last, Lexeme::Sign(_)))
}

/// Whether the number at the start may count what stands before it: in `fase 1 maj 2019`, `trin 1 - 2. kvartal 2019` and
/// `udgave 2.1 maj 2019` it is no day and no quarter.
fn is_a_count(rest: &[Lexeme], found: &[Item]) -> bool {
    match rest {
        [Lexeme::Number(..), Lexeme::Month(_) | Lexeme::Jul, ..] => true,
        [Lexeme::Number(..), Lexeme::Sign('-'), ..] => found.len() > 1,
        _ => false,
    }
}

/// Whether a year alone stands in a list after another unit: `maj 2019/2020` may mean May of both years.
fn ends_in_years(found: &[Item]) -> bool {
    let is_year = |item: &Item| item.unit == Unit::Year && item.third.is_none();
    let mut pairs = found.iter().zip(found.iter().skip(1));
    pairs.any(|(one, two)| !is_year(one) && is_year(two) && two.join == Some(Join::List))
}

/// Whether a word before a period makes another time of it: `ikke`, `undtagen`, `efter ferien`.
const fn is_shifted(before: &[Lexeme]) -> bool {
    use Lexeme::{After, Before, By, Earliest, Not, Shifts, Until, Word};
    matches!(
        before,
        [.., Shifts | Not | Until] | [.., Shifts | Not | Until | Before | After | Earliest | By, Word]
    )
}

/// The words that lead into a period: how many tokens they are, and what they make of it.
struct Lead {
    tokens: usize,
    bound: Bound,
    /// `ca.`
    is_about: bool,
}

/// What the words before a period make of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    /// Nothing.
    Both,
    /// It is the last day that is named: `senest`.
    End,
    /// It comes before: `inden`.
    Before,
    /// It comes at the earliest then: `tidligst`.
    Earliest,
    /// It comes after: `efter`.
    After,
    /// It begins then and goes on: `fra`.
    From,
    /// Between the two that follow.
    Between,
}

impl Lead {
    fn of(rest: &[Lexeme], before: Option<Lexeme>) -> Self {
        use Lexeme::{
            About, Before, Between, By, Course, Earliest, EndOf, From, In, Of, Ongoing, Preposition, Since,
        };
        use Lexeme::{To, Until, Weekday, With, Years};
        let (mut tokens, bound) = match rest {
            [Before | By | Preposition, EndOf, Of, ..] => (3, Bound::End),
            [By, With, EndOf, Of, ..] => (4, Bound::End),
            [Until, EndOf, Of, ..] if before == Some(Ongoing) => (3, Bound::End),
            [EndOf, Of, ..] => (2, Bound::End),
            [By, In, ..] => (2, Bound::End),
            [By, ..] => (1, Bound::End),
            [Before, ..] => (1, Bound::Before),
            [Earliest, ..] => (1, Bound::Earliest),
            [Lexeme::After, ..] => (1, Bound::After),
            [Between, ..] => (1, Bound::Between),
            [In, Course, Of, ..] => (3, Bound::Both),
            [From | Since, ..] => (1, Bound::From),
            [To | Until, ..] if before == Some(Ongoing) => (1, Bound::End),
            [In | To | Years, ..] => (1, Bound::Both),
            _ => (0, Bound::Both),
        };
        let mut is_about = false;
        while let Some(lexeme) = rest.get(tokens) {
            match lexeme {
                About => is_about = true,
                Weekday => {}
                Lexeme::Sign('.') if is_about => {}
                Lexeme::Sign('.') if tokens > 0 && rest.get(tokens - 1) == Some(&Weekday) => {}
                _ => break,
            }
            tokens += 1;
        }
        Self { tokens, bound, is_about }
    }

    fn apply(&self, bound: Bound, span: Span) -> Span {
        let span = Span { approximate: span.approximate || self.is_about, ..span };
        let of_new_year = span.precision == Precision::TurnOfYear;
        // Before and after the turn of the year the days are those of whole years.
        let year = |day: Option<NaiveDate>, months, days| {
            day.and_then(|day| NaiveDate::from_ymd_opt(day.year(), months, days))
        };
        let whole = |span: Span| Span { precision: Precision::Year, approximate: false, ..span };
        match bound {
            Bound::End => Span { from: None, ..span },
            Bound::Before if of_new_year => whole(Span { from: None, to: year(span.from, 12, 31), ..span }),
            Bound::Before => Span { from: None, to: span.from.and_then(|day| day.pred_opt()), ..span },
            Bound::After if of_new_year => whole(Span { from: year(span.to, 1, 1), to: None, ..span }),
            Bound::After => Span { from: span.to.and_then(|day| day.succ_opt()), to: None, ..span },
            Bound::Earliest => Span { to: None, ..span },
            Bound::Both | Bound::From | Bound::Between => span,
        }
    }
}

/// A year alone counts only at a text's start, after a sign of punctuation or after a word that leads to a date: in
/// `ISO 27001:2013`, `3 2018` or `udgave 2018` it is none.
fn is_a_date(found: &[Item], lexemes: &[Lexeme], at: usize, left_over: bool) -> bool {
    use Lexeme::{Cancelled, Delayed, Delivered, Expected, Filler, Moved, Ongoing, Planned, Sign};
    let Some(Item { unit: Unit::Year, third: None, .. }) = found.first() else { return true };
    let behind = lexeme(lexemes, at.checked_sub(2));
    if left_over {
        return false;
    }
    match lexeme(lexemes, at.checked_sub(1)) {
        None
        | Some(Expected | Delivered | Planned | Filler | Ongoing | Cancelled | Delayed | Moved | Sign(';')) => {
            true
        }
        Some(Sign(',' | '.' | '-' | ':')) => !matches!(behind, Some(Lexeme::Number(..))),
        _ => false,
    }
}

/// Whether a number goes on after a period, so that it was none: `2018-3`, `2017/18`, `Q3 2019 4`.
fn goes_on(found: &[Item], after: &[Lexeme]) -> bool {
    let is_year = matches!(found, [Item { unit: Unit::Year, third: None, .. }]);
    match after {
        [Lexeme::Number(..), ..] | [Lexeme::Sign('/'), Lexeme::Number(..), ..] => true,
        [Lexeme::Sign('-' | '.' | ':'), Lexeme::Number(..), ..] => is_year,
        _ => false,
    }
}
