//! The words that say how a release stands, how often it comes back, and those that say nothing by themselves.

use super::text::Text;
use super::{Fate, Reading};
use crate::danish::lexicon::{Lexeme, is_punctuation};
use crate::danish::statements::{About, Claim, Modality, Statement};

impl Reading {
    /// Reads a word, and gives the number of tokens used; 0 for one that is left over.
    pub(super) fn take_word(&mut self, text: &Text<'_>, at: usize) -> (usize, Fate) {
        let lexemes = &text.lexemes;
        let Some(here) = text.lexeme(Some(at)) else { return (1, Fate::Residue) };
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
            if text.lexeme(Some(at)).is_some_and(&is_one) {
                self.mark(at, 1, Fate::Content);
            }
        }
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
