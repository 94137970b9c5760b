//! The words of release texts, as data, and the tokens that a text is cut into.

use crate::characters::is_invisible;

/// What a token means to the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lexeme {
    /// A number and how many digits it has; one of over four digits is none of a date, whatever its value.
    Number(u32, u8),
    /// A month by name, 1 to 12.
    Month(u32),
    /// `første` to `fjerde`.
    Ordinal(u32),
    Season(Season),
    Third(Third),
    Quarter,
    Half,
    Week,
    /// `måned` after a month's name.
    MonthWord,
    /// `jul`: Christmas, or July where a dot cuts it short.
    Jul,
    TurnOfYear,
    And,
    But,
    In,
    The,
    To,
    With,
    /// `løbet`, of `i løbet af`.
    Course,
    Of,
    By,
    Within,
    EndOf,
    /// A word that turns what follows into another time than it names.
    Shifts,
    From,
    All,
    Every,
    Years,
    Yearly,
    Ongoing,
    After,
    Need,
    Is,
    Released,
    /// A word that says no more than that something comes or came.
    Filler,
    Expected,
    Delayed,
    /// A word that makes a delay a risk.
    May,
    /// `blive`, `for` between such a word and the delay.
    Become,
    Not,
    Cancelled,
    /// Any other word.
    Word,
    /// A sign that is neither blank, letter nor digit; dashes of all kinds are `-`.
    Sign(char),
}

/// A season, by the words `forår`, `sommer`, `efterår`, `vinter`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// `primo`, `medio`, `ultimo`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Third {
    First,
    Middle,
    Last,
}

/// A token: what it means and its bytes in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) lexeme: Lexeme,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The meaning of a word in lower case.
fn word(text: &str) -> Lexeme {
    use Lexeme::{
        After, All, And, Become, But, By, Cancelled, Course, Delayed, EndOf, Every, Expected, Filler, From,
        Half, In, Is, May, Month, MonthWord, Need, Not, Of, Ongoing, Ordinal, Quarter, Released, Shifts, The,
        To, TurnOfYear, Week, With, Within, Word, Yearly, Years,
    };
    match text {
        "januar" | "jan" => Month(1),
        "februar" | "feb" | "febr" => Month(2),
        "marts" | "mar" => Month(3),
        "april" | "apr" => Month(4),
        "maj" => Month(5),
        "juni" | "jun" => Month(6),
        "juli" => Month(7),
        "jul" => Lexeme::Jul,
        "august" | "aug" => Month(8),
        "september" | "sep" | "sept" => Month(9),
        "oktober" | "okt" => Month(10),
        "november" | "nov" => Month(11),
        "december" | "dec" => Month(12),
        "første" => Ordinal(1),
        "andet" | "anden" => Ordinal(2),
        "tredje" => Ordinal(3),
        "fjerde" => Ordinal(4),
        "forår" | "foråret" => Lexeme::Season(Season::Spring),
        "sommer" | "sommeren" => Lexeme::Season(Season::Summer),
        "efterår" | "efteråret" => Lexeme::Season(Season::Autumn),
        "vinter" | "vinteren" => Lexeme::Season(Season::Winter),
        "primo" => Lexeme::Third(Third::First),
        "medio" => Lexeme::Third(Third::Middle),
        "ultimo" => Lexeme::Third(Third::Last),
        "q" | "kv" | "kvt" | "kvrt" | "kvart" | "kvartal" => Quarter,
        "halvår" => Half,
        "uge" | "ugerne" => Week,
        "måned" | "mdr" | "md" => MonthWord,
        "årsskiftet" | "årsskifte" => TurnOfYear,
        "og" | "samt" | "eller" => And,
        "men" => But,
        "i" => In,
        "den" | "d" => The,
        "til" => To,
        "med" => With,
        "løbet" => Course,
        "af" => Of,
        "senest" => By,
        "inden" => Within,
        "udgangen" => EndOf,
        "før" | "tidligst" | "omkring" | "undtagen" | "mellem" => Shifts,
        "fra" => From,
        "alle" => All,
        "hvert" => Every,
        "år" | "årene" => Years,
        "årligt" => Yearly,
        "løbende" => Ongoing,
        "efter" => After,
        "behov" => Need,
        "er" | "blev" | "blevet" | "nu" | "allerede" => Is,
        "frigivet" | "leveret" | "udgivet" | "offentliggjort" => Released,
        "gennemført" | "frigives" | "leveres" | "udgives" | "derefter" | "herefter" | "gennemføres"
        | "afholdes" | "planlagt" | "planlægges" => Filler,
        "forventes" | "forventet" | "forventeligt" | "forventelig" => Expected,
        "forsinket" | "forsinkes" | "forsinkelse" | "udskudt" | "udskydes" | "udsat" => Delayed,
        "kan" | "risiko" | "risikerer" | "muligvis" | "måske" => May,
        "blive" | "bliver" | "for" => Become,
        "ikke" | "ej" | "ingen" | "uden" => Not,
        "udgår" | "udgået" | "udgik" | "aflyst" | "annulleret" | "bortfalder" | "bortfaldet" => Cancelled,
        _ => Word,
    }
}

/// Cuts a text into tokens: runs of letters, runs of digits, single signs; blanks fall away.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(16);
    let mut characters = text.char_indices().peekable();
    let mut lower = String::new();
    while let Some((start, first)) = characters.next() {
        if first.is_whitespace() || is_invisible(first) {
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
        let run = text.get(start..end).unwrap_or_default();
        let lexeme = if first.is_ascii_digit() {
            number(run)
        } else if first.is_alphabetic() {
            lower.clear();
            lower.extend(run.chars().flat_map(char::to_lowercase));
            word(&lower)
        } else {
            Lexeme::Sign(if matches!(first, '‐' | '‑' | '–' | '—' | '−') { '-' } else { first })
        };
        tokens.push(Token { lexeme, start, end });
    }
    tokens
}

/// Signs that say nothing by themselves; `?`, `~`, `<` and others change what stands beside them.
pub(super) const fn is_punctuation(sign: char) -> bool {
    matches!(
        sign,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '-'
            | '/'
            | '&'
            | '('
            | ')'
            | '['
            | ']'
            | '"'
            | '\''
            | '«'
            | '»'
            | '“'
            | '”'
            | '„'
            | '’'
            | '‘'
            | '…'
            | '·'
            | '•'
            | '*'
            | '✓'
    )
}

fn number(digits: &str) -> Lexeme {
    let count = u8::try_from(digits.len()).unwrap_or(u8::MAX);
    Lexeme::Number(if count <= 4 { digits.parse().unwrap_or(0) } else { 0 }, count)
}
