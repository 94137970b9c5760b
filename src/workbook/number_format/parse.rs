//! The code of a number format, cut into sections and parts.

use super::{Comparison, Condition, NumberFormat, Part, Section};

/// Excel takes no longer code.
const LONGEST: usize = 255;
/// How Danish Windows writes a long date and a time; formats can ask for them.
const LONG_DATE: &str = "d. mmmm yyyy";
const TIME: &str = "hh:mm:ss";

/// Codes that stand for a usual form of the language, and that form in Danish: Excel knows them by number.
const OF_THE_LANGUAGE: [(&str, &str); 18] = [
    ("#,##0 ;(#,##0)", "#,##0;-#,##0"),
    ("#,##0 ;[Red](#,##0)", "#,##0;-#,##0"),
    ("#,##0_);(#,##0)", "#,##0;-#,##0"),
    ("#,##0_);[Red](#,##0)", "#,##0;-#,##0"),
    ("#,##0.00;(#,##0.00)", "#,##0.00;-#,##0.00"),
    ("#,##0.00;[Red](#,##0.00)", "#,##0.00;-#,##0.00"),
    ("_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", "#,##0;-#,##0;\"-\";@"),
    ("_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)", "#,##0.00;-#,##0.00;\"-\";@"),
    ("_($* #,##0_);_($* (#,##0);_($* \"-\"_);_(@_)", "#,##0 \"kr.\";-#,##0 \"kr.\";\"- kr.\";@"),
    (
        "_($* #,##0.00_);_($* (#,##0.00);_($* \"-\"??_);_(@_)",
        "#,##0.00 \"kr.\";-#,##0.00 \"kr.\";\"- kr.\";@",
    ),
    ("mm-dd-yy", "dd-mm-yyyy"),
    ("m/d/yy", "dd-mm-yyyy"),
    ("d-mmm-yy", "dd-mmm-yy"),
    ("d-mmm", "dd-mmm"),
    ("h:mm", "hh:mm"),
    ("h:mm:ss", "hh:mm:ss"),
    ("m/d/yy h:mm", "dd-mm-yyyy hh:mm"),
    ("m/d/yyyy h:mm", "dd-mm-yyyy hh:mm"),
];

impl NumberFormat {
    /// Reads a format; `None` for General and for what is too long to be one.
    pub(in crate::workbook) fn parse(code: &str) -> Option<Self> {
        let is_general = ["", "general", "standard"].iter().any(|general| code.eq_ignore_ascii_case(general));
        if is_general || code.len() > LONGEST {
            return None;
        }
        let shown = OF_THE_LANGUAGE.iter().find(|(usual, _)| code.eq_ignore_ascii_case(usual));
        let shown = shown.map_or(code, |(_, danish)| danish);
        let mut sections: Vec<Section> = split(shown).into_iter().take(4).map(section).collect();
        let is_of_texts = sections.last().is_some_and(|last| last.parts.contains(&Part::Placeholder));
        let text = if is_of_texts || sections.len() == 4 { sections.pop() } else { None };
        let mut sections = sections.into_iter();
        let general = Section { parts: vec![Part::General], ..Section::default() };
        let first = sections.next().unwrap_or(general);
        Some(Self { code: code.to_owned(), first, others: sections.collect(), text })
    }
}

/// The sections of a code; a semicolon inside quotes or brackets, or after a backslash, ends none.
fn split(code: &str) -> Vec<&str> {
    let (mut sections, mut start) = (Vec::new(), 0);
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    for (at, c) in code.char_indices() {
        if escaped {
            escaped = false;
            continue;
        }
        match c {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => escaped = true,
            '[' => bracketed = true,
            ']' => bracketed = false,
            ';' if !bracketed => {
                sections.extend(code.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    sections.extend(code.get(start..));
    sections
}

fn section(code: &str) -> Section {
    let mut reader = Reader { rest: code, section: Section::default(), names: None };
    while let Some(c) = reader.next() {
        reader.take(c);
    }
    let Reader { mut section, names, .. } = reader;
    minutes(&mut section.parts);
    let has_names = section.parts.iter().any(|part| matches!(part, Part::Date('m' | 'd', 3..)));
    section.is_english = names == Some(Names::English);
    section.is_strange |= has_names && names == Some(Names::Other);
    section
}

/// The language of months and days that a section asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    Danish,
    English,
    Other,
}

struct Reader<'a> {
    rest: &'a str,
    section: Section,
    names: Option<Names>,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<char> {
        let mut rest = self.rest.chars();
        let next = rest.next();
        self.rest = rest.as_str();
        next
    }

    /// Takes what comes up to a character, and that character.
    fn until(&mut self, end: char) -> String {
        let (inside, rest) = self.rest.split_once(end).unwrap_or((self.rest, ""));
        let inside = inside.to_owned();
        self.rest = rest;
        inside
    }

    /// Takes a word where it comes next, in any case.
    fn word(&mut self, word: &str) -> bool {
        let rest = self.rest.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word));
        let rest = rest.and_then(|_| self.rest.get(word.len()..));
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// How many more of a letter come next, in any case.
    fn run(&mut self, letter: char) -> usize {
        let without = self.rest.trim_start_matches([letter, letter.to_ascii_uppercase()]);
        let count = self.rest.chars().count() - without.chars().count();
        self.rest = without;
        count
    }

    fn push(&mut self, part: Part) {
        match (self.section.parts.last_mut(), part) {
            (Some(Part::Text(text)), Part::Text(more)) => text.push_str(&more),
            (_, part) => self.section.parts.push(part),
        }
    }

    fn text(&mut self, text: impl Into<String>) {
        self.push(Part::Text(text.into()));
    }

    fn take(&mut self, c: char) {
        match c {
            '"' => {
                let text = self.until('"');
                self.text(text);
            }
            '\\' => {
                let escaped = self.next();
                self.text(escaped.map(String::from).unwrap_or_default());
            }
            // A blank as wide as the next character.
            '_' => {
                self.next();
                self.text(" ");
            }
            // A character that fills what is left of the cell.
            '*' => {
                self.next();
            }
            '[' => {
                let inside = self.until(']');
                self.bracketed(&inside);
            }
            '0' | '#' | '?' => self.push(Part::Digit(c)),
            '.' => self.push(Part::Point),
            ',' => self.push(Part::Comma),
            '%' => self.push(Part::Percent),
            '@' => self.push(Part::Placeholder),
            '/' => self.slash(),
            c if c.is_alphabetic() => self.letter(c),
            c => self.text(c),
        }
    }

    /// A slash makes a fraction of the digits before and after it; else it stands between the parts of a date.
    fn slash(&mut self) {
        let without = self.rest.trim_start_matches(|c: char| c.is_ascii_digit() || "#?".contains(c));
        let denominator = self.rest.strip_suffix(without).unwrap_or_default().to_owned();
        if denominator.is_empty() || !matches!(self.section.parts.last(), Some(Part::Digit(_))) {
            return self.push(Part::Slash);
        }
        self.rest = without;
        self.push(Part::Denominator(denominator));
    }

    fn letter(&mut self, c: char) {
        let has_digits = self.section.parts.iter().any(|part| matches!(part, Part::Digit(_)));
        match c.to_ascii_lowercase() {
            'g' if self.word("eneral") => self.push(Part::General),
            'a' if self.word("m/pm") => self.push(Part::HalfDay("AM", "PM")),
            'a' if self.word("/p") => self.push(Part::HalfDay("A", "P")),
            'e' if has_digits && self.word("+") => self.push(Part::Exponent(true)),
            'e' if has_digits && self.word("-") => self.push(Part::Exponent(false)),
            code @ ('d' | 'm' | 'y' | 'h' | 's') => {
                let run = 1 + self.run(code);
                self.push(Part::Date(code, run));
            }
            // Years of other calendars. Here Excel shows the year.
            'e' => {
                self.run('e');
                self.push(Part::Date('y', 4));
            }
            'å' => {
                let run = 1 + self.run('å');
                self.push(Part::Date('y', run));
            }
            'b' | 'g' => {
                self.section.is_strange = true;
                self.text(c);
            }
            _ => self.text(c),
        }
    }

    /// What stands in brackets: elapsed time, a currency and a language, a condition, a colour.
    fn bracketed(&mut self, inside: &str) {
        const COLOURS: [&str; 8] = ["black", "blue", "cyan", "green", "magenta", "red", "white", "yellow"];
        let lower = inside.to_ascii_lowercase();
        let code = lower.chars().next().unwrap_or(' ');
        if let Some(language) = inside.strip_prefix('$') {
            self.language(language);
        } else if matches!(code, 'h' | 'm' | 's') && lower.chars().all(|c| c == code) {
            self.push(Part::Elapsed(code, lower.len()));
        } else if let Some(condition) = condition(inside) {
            self.section.condition = Some(condition);
        } else if !COLOURS.contains(&lower.as_str()) && !lower.starts_with("color") {
            self.section.is_strange = true;
        }
    }

    /// A currency and the language after it.
    fn language(&mut self, inside: &str) {
        let (currency, language) = inside.split_once('-').unwrap_or((inside, ""));
        if !currency.is_empty() {
            return self.text(currency);
        }
        let lower = language.to_ascii_lowercase();
        let number = u32::from_str_radix(language, 16).ok();
        let own = match (lower.as_str(), number) {
            ("x-sysdate", _) | (_, Some(0xF800)) => LONG_DATE,
            ("x-systime", _) | (_, Some(0xF400)) => TIME,
            _ => "",
        };
        if !own.is_empty() {
            self.section = section(own);
            self.rest = "";
            return;
        }
        // The last ten bits are the language; those above sixteen are a calendar and a form of digits.
        self.names = Some(match (number.map(|number| number & 0x3FF), lower.get(..2)) {
            (Some(0x06 | 0x00), _) | (None, Some("da")) => Names::Danish,
            (Some(0x09), _) | (None, Some("en")) => Names::English,
            _ => Names::Other,
        });
        self.section.is_strange |= number.is_some_and(|number| number >> 16 > 1);
    }
}

fn condition(inside: &str) -> Option<Condition> {
    let signs = [
        ("<=", Comparison::LessOrEqual),
        (">=", Comparison::GreaterOrEqual),
        ("<>", Comparison::NotEqual),
        ("<", Comparison::Less),
        (">", Comparison::Greater),
        ("=", Comparison::Equal),
    ];
    let (limit, comparison) =
        signs.iter().find_map(|(sign, comparison)| Some((inside.strip_prefix(sign)?, *comparison)))?;
    Some(Condition { comparison, limit: limit.trim().parse().ok()? })
}

/// An `m` right after hours or right before seconds is minutes.
fn minutes(parts: &mut [Part]) {
    let codes: Vec<(usize, char)> =
        parts.iter().enumerate().filter_map(|(at, part)| Some((at, code(part)?))).collect();
    for (index, (at, _)) in codes.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| codes.get(before)).map(|(_, code)| *code);
        let after = codes.get(index + 1).map(|(_, code)| *code);
        if let Some(Part::Date(code @ 'm', 1 | 2)) = parts.get_mut(*at)
            && (before == Some('h') || after == Some('s'))
        {
            *code = 'n';
        }
    }
}

const fn code(part: &Part) -> Option<char> {
    match part {
        Part::Date(code, _) | Part::Elapsed(code, _) => Some(*code),
        _ => None,
    }
}
