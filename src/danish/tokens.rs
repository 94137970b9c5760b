//! A text cut into tokens: runs of letters, runs of digits, single signs.

use crate::characters::is_invisible;

use super::lexicon::{Lexeme, meaning, phrases};

/// A token: what it means, its bytes in the text, and what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) lexeme: Lexeme,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// What is between it and the token before.
    pub(crate) gap: Gap,
    /// It begins with a capital.
    pub(crate) capital: bool,
}

/// What stands between two tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    None,
    Blank,
    LineBreak,
}

/// A run of the text and its words in lower case.
struct Run<'a> {
    start: usize,
    text: &'a str,
    gap: Gap,
}

/// Cuts a text into tokens; blanks fall away, and several words with one meaning are one token.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let runs = runs(text);
    let lower: Vec<String> = runs.iter().map(|run| run.text.to_lowercase()).collect();
    let mut tokens = Vec::with_capacity(runs.len());
    let mut at = 0;
    while let (Some(run), Some(word)) = (runs.get(at), lower.get(at)) {
        let rest = lower.get(at + 1..).unwrap_or(&[]);
        let phrase = phrases(word).iter().find(|(words, _)| begins_with(rest, words));
        let (lexeme, more) =
            phrase.map_or_else(|| (lexeme(run.text, word), 0), |(words, it)| (*it, words.len()));
        let last = runs.get(at + more).unwrap_or(run);
        tokens.push(Token {
            lexeme,
            start: run.start,
            end: last.start + last.text.len(),
            gap: run.gap,
            capital: run.text.starts_with(char::is_uppercase),
        });
        at += 1 + more;
    }
    tokens
}

fn begins_with(words: &[String], phrase: &[&str]) -> bool {
    words.len() >= phrase.len() && words.iter().zip(phrase).all(|(word, other)| word == other)
}

fn lexeme(run: &str, lower: &str) -> Lexeme {
    match run.chars().next() {
        Some(first) if first.is_ascii_digit() => number(run),
        Some(first) if first.is_alphabetic() => meaning(lower),
        Some('‐' | '‑' | '–' | '—' | '−') => Lexeme::Sign('-'),
        Some(sign) => Lexeme::Sign(sign),
        None => Lexeme::Word,
    }
}

fn number(digits: &str) -> Lexeme {
    let count = u8::try_from(digits.len()).unwrap_or(u8::MAX);
    Lexeme::Number(if count <= 4 { digits.parse().unwrap_or(0) } else { 0 }, count)
}

fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::with_capacity(16);
    let mut characters = text.char_indices().peekable();
    let mut gap = Gap::None;
    while let Some((start, first)) = characters.next() {
        if first.is_whitespace() || is_invisible(first) {
            let here = match first {
                '\n' | '\r' => Gap::LineBreak,
                _ if first.is_whitespace() => Gap::Blank,
                _ => Gap::None,
            };
            gap = gap.max(here);
            continue;
        }
        let mut end = start + first.len_utf8();
        let same = |c: char| {
            if first.is_ascii_digit() {
                c.is_ascii_digit()
            } else {
                first.is_alphabetic() && c.is_alphabetic() && !is_invisible(c)
            }
        };
        while let Some((_, c)) = characters.next_if(|(_, c)| same(*c)) {
            end += c.len_utf8();
        }
        runs.extend(text.get(start..end).map(|text| Run { start, text, gap }));
        gap = Gap::None;
    }
    runs
}
