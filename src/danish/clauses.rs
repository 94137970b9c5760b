//! The clauses of a text, and how each hangs on the others of its sentence.

use std::ops::Range;

use super::lexicon::Lexeme;
use super::tokens::{Gap, Token};

/// A clause: its tokens, the number of its sentence, and how it hangs on the clause before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    pub(crate) tokens: Range<usize>,
    pub(crate) sentence: usize,
    pub(crate) tie: Tie,
}

/// How a clause hangs on the others of its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tie {
    Main,
    /// `hvis …`, `når …`: the others hold only then.
    Condition,
    /// `…, om …`: it is asked.
    Question,
    /// `…, at …`: as sure as the clause before.
    Content,
    /// `…, der …`, `…, som …`: it is about a noun of the clause before.
    Relative,
}

/// Cuts a text's tokens into clauses, in order; together they are all tokens but the signs between.
pub(crate) fn clauses(tokens: &[Token]) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let (mut start, mut sentence) = (0, 0);
    for at in 0..=tokens.len() {
        let Some(edge) = edge(tokens, at) else { continue };
        if start < at {
            let follows = clauses.last().is_some_and(|last| last.sentence == sentence);
            clauses.push(Clause { tokens: start..at, sentence, tie: tie(tokens, start, follows) });
        }
        sentence += usize::from(edge != Edge::Clause);
        // A sign is no part of a clause; a word at the edge begins the next.
        let is_sign = tokens.get(at).is_some_and(|token| matches!(token.lexeme, Lexeme::Sign(_)));
        start = at + usize::from(is_sign && edge != Edge::Line);
    }
    clauses
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Clause,
    Sentence,
    /// A sentence that ends before this token.
    Line,
}

/// The edge at a token; the end of the text is one.
fn edge(tokens: &[Token], at: usize) -> Option<Edge> {
    let Some(token) = tokens.get(at) else { return Some(Edge::Sentence) };
    if token.gap == Gap::LineBreak && at > 0 {
        return Some(Edge::Line);
    }
    match token.lexeme {
        Lexeme::Sign(';' | '!' | '?') => Some(Edge::Sentence),
        Lexeme::Sign(',' | '(' | ')') => Some(Edge::Clause),
        Lexeme::Sign('-') if is_dash(tokens, at) => Some(Edge::Sentence),
        Lexeme::Sign('.') if ends_sentence(tokens, at) => Some(Edge::Sentence),
        Lexeme::But if at > 0 => Some(Edge::Clause),
        _ => None,
    }
}

/// Whether a hyphen is a dash between clauses: blanks around it, and not from one time to another.
fn is_dash(tokens: &[Token], at: usize) -> bool {
    use Lexeme::{Month, Number, Quarter, Season, Third};
    let is_time =
        |token: &Token| matches!(token.lexeme, Number(..) | Month(_) | Quarter | Season(_) | Third(_));
    let (before, next) = (at.checked_sub(1).and_then(|before| tokens.get(before)), tokens.get(at + 1));
    let blanks = [tokens.get(at), next].iter().all(|token| token.is_some_and(|token| token.gap != Gap::None));
    blanks && !(before.is_some_and(is_time) && next.is_some_and(is_time))
}

/// Whether a dot ends a sentence: not the dot of a date, of an ordinal or of a word cut short.
fn ends_sentence(tokens: &[Token], at: usize) -> bool {
    use Lexeme::{Half, Jul, Month, MonthWord, Number, Quarter, Week};
    let Some(next) = tokens.get(at + 1) else { return true };
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let is_unit = |token: &Token| {
        matches!(token.lexeme, Number(..) | Month(_) | Jul | MonthWord | Quarter | Half | Week)
    };
    let within_date = before.is_some_and(is_unit) && is_unit(next);
    let short = before.is_some_and(|before| before.end - before.start <= 4) && !next.capital;
    next.gap != Gap::None && !within_date && !short
}

fn tie(tokens: &[Token], first: usize, follows: bool) -> Tie {
    let mut words = tokens.iter().skip(first).map(|token| token.lexeme).skip_while(|it| *it == Lexeme::But);
    match words.next() {
        Some(Lexeme::Condition) => Tie::Condition,
        Some(Lexeme::Whether) if follows => Tie::Question,
        Some(Lexeme::That) if follows => Tie::Content,
        Some(Lexeme::There | Lexeme::Which) if follows => Tie::Relative,
        _ => Tie::Main,
    }
}
