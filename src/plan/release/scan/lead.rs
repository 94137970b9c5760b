//! The words that lead into a period, and what they make of it: `senest`, `fra`, `i løbet af`.

use chrono::{Datelike, NaiveDate};

use crate::danish::lexicon::Lexeme;
use crate::plan::release::{Precision, Span};

/// The words that lead into a period: how many tokens they are, and what they make of it.
pub(super) struct Lead {
    pub(super) tokens: usize,
    pub(super) bound: Bound,
    /// `ca.`
    is_about: bool,
}

/// What the words before a period make of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
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
    pub(super) fn of(rest: &[Lexeme], before: Option<Lexeme>) -> Self {
        use Lexeme::{
            About, After, Before, Between, By, Course, Earliest, EndOf, From, In, Of, Ongoing, Preposition,
            Since, To, Until, Weekday, With, Years,
        };
        let (mut tokens, bound) = match rest {
            [Before | By | Preposition, EndOf, Of, ..] => (3, Bound::End),
            [By, With, EndOf, Of, ..] => (4, Bound::End),
            [Until, EndOf, Of, ..] if before == Some(Ongoing) => (3, Bound::End),
            [EndOf, Of, ..] => (2, Bound::End),
            [By, In, ..] => (2, Bound::End),
            [By, ..] => (1, Bound::End),
            [Before, ..] => (1, Bound::Before),
            [Earliest, ..] => (1, Bound::Earliest),
            [After, ..] => (1, Bound::After),
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

    /// The span with what the words make of it.
    pub(super) fn apply(&self, span: Span) -> Span {
        let span = Span { approximate: span.approximate || self.is_about, ..span };
        let of_new_year = span.precision == Precision::TurnOfYear;
        // Before and after the turn of the year the days are those of whole years.
        let year = |day: Option<NaiveDate>, months, days| {
            day.and_then(|day| NaiveDate::from_ymd_opt(day.year(), months, days))
        };
        let whole = |span: Span| Span { precision: Precision::Year, approximate: false, ..span };
        match self.bound {
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
