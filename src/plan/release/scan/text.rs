//! A text cut into tokens and clauses, with what its clauses say.

use crate::danish::clauses::{Clause, Tie, clauses};
use crate::danish::lexicon::Lexeme;
use crate::danish::statements::{Claim, Statement, statements};
use crate::danish::tokens::Token;

/// A text's tokens, and what its clauses say.
pub(super) struct Text<'a> {
    tokens: &'a [Token],
    pub(super) lexemes: Vec<Lexeme>,
    pub(super) statements: Vec<Statement>,
    clauses: Vec<Clause>,
}

impl<'a> Text<'a> {
    pub(super) fn of(tokens: &'a [Token]) -> Self {
        let lexemes = tokens.iter().map(|token| token.lexeme).collect();
        let clauses = clauses(tokens);
        Self { tokens, lexemes, statements: statements(tokens, &clauses), clauses }
    }

    /// The lexeme at a token.
    pub(super) fn lexeme(&self, at: Option<usize>) -> Option<Lexeme> {
        self.lexemes.get(at?).copied()
    }

    /// Whether a time is that of something else: of a law, of a thing that is awaited, of what was said not to come.
    pub(super) fn is_elsewhere(&self, at: usize) -> bool {
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
