//! Excel's number formats (ECMA-376 part 1, 18.8.30 and 18.8.31), as a Danish Excel shows them: decimal comma, dot
//! between thousands, Danish names of months and days.
//!
//! A format is cut into sections and parts by `parse`; `section` chooses the section of a value; `number`, `fraction` and
//! `moment` show the value by it.

mod decimal;
mod fraction;
mod moment;
mod number;
mod parse;

use chrono::NaiveDateTime;

pub(super) use number::general;

use super::{CellDate, DateUnit};

/// Which day is the first of a workbook's calendar (ECMA-376 part 1, 18.17.4.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Calendar {
    /// Counts from 1 January 1900, and knows a 29 February 1900.
    #[default]
    From1900,
    /// Counts from 1 January 1904.
    From1904,
}

/// A number format: one to four sections.
#[derive(Clone, Debug)]
pub(super) struct NumberFormat {
    code: String,
    /// The sections of numbers, at least one.
    first: Section,
    others: Vec<Section>,
    /// The section of texts.
    text: Option<Section>,
}

/// A section: which numbers it is for, and how they are shown.
#[derive(Clone, Debug, Default)]
struct Section {
    condition: Option<Condition>,
    parts: Vec<Part>,
    /// Whether names of months and days are English.
    is_english: bool,
    /// Whether something in it is not understood, so that Excel may show another text.
    is_strange: bool,
}

/// A condition on a number, such as `[>=100]`.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Condition {
    comparison: Comparison,
    limit: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    Less,
    LessOrEqual,
    Equal,
    NotEqual,
    GreaterOrEqual,
    Greater,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// Text that stands for itself.
    Text(String),
    /// The place of a digit: `0`, `#` or `?`.
    Digit(char),
    /// `.`
    Point,
    /// `,`
    Comma,
    Percent,
    /// `E+` or `E-`: whether a plus is shown.
    Exponent(bool),
    /// A slash after digits, and the denominator: a number or places of digits.
    Denominator(String),
    /// A slash between dates.
    Slash,
    /// `General`.
    General,
    /// `@`: the text.
    Placeholder,
    /// A run of `d`, `m`, `y`, `h` or `s`; `n` for minutes.
    Date(char, usize),
    /// `[h]`, `[m]`, `[s]`: all hours, minutes or seconds.
    Elapsed(char, usize),
    /// `AM/PM`, and `A/P` as the two texts.
    HalfDay(&'static str, &'static str),
}

/// How a value is shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    /// The text.
    pub(super) text: String,
    /// Whether a date or a time is shown.
    pub(super) is_moment: bool,
    /// The date that is shown.
    pub(super) date: Option<CellDate>,
    /// Whether Excel may show another text: it shows `####`, or the format has a part that is not known here.
    pub(super) is_doubtful: bool,
}

impl NumberFormat {
    /// A number as the format shows it.
    pub(super) fn number(&self, number: f64, calendar: Calendar) -> Shown {
        let Some((section, is_negative)) = self.section_of(number) else {
            return Shown::doubtful(number);
        };
        if section.is_moment() {
            return moment::show(section, number, calendar, &self.code);
        }
        let text = if section.parts.iter().any(|part| matches!(part, Part::Denominator(_))) {
            fraction::show(&section.parts, number.abs())
        } else {
            number::show(&section.parts, number.abs())
        };
        let has_digits = text.contains(|c: char| matches!(c, '1'..='9')) && section.has_number();
        let sign = if is_negative && has_digits { "-" } else { "" };
        Shown { is_doubtful: section.is_strange, ..Shown::plain(format!("{sign}{text}")) }
    }

    /// A moment as the format shows it.
    pub(super) fn moment(&self, moment: NaiveDateTime) -> Shown {
        self.number(moment::serial(moment), Calendar::From1900)
    }

    /// A text as the format shows it.
    pub(super) fn text(&self, text: &str) -> String {
        let Some(section) = &self.text else { return text.to_owned() };
        let part = |part: &Part| match part {
            Part::Placeholder => text.to_owned(),
            part => part.literal(),
        };
        section.parts.iter().map(part).collect()
    }

    /// The section of a number, and whether a minus stands before it; `None` where no section is for it.
    fn section_of(&self, number: f64) -> Option<(&Section, bool)> {
        let is_negative = number < 0.0;
        let mut sections = std::iter::once(&self.first).chain(&self.others);
        let (first, second, third) = (sections.next()?, sections.next(), sections.next());
        if first.condition.is_none() && second.is_none_or(|second| second.condition.is_none()) {
            return Some(match (second, third) {
                (Some(second), _) if is_negative => (second, false),
                (_, Some(third)) if number == 0.0 => (third, false),
                _ => (first, is_negative),
            });
        }
        // A section without a condition of its own: the first is for what is above zero, the second of three for what is
        // below; the last one is for the rest.
        let above = Condition { comparison: Comparison::Greater, limit: 0.0 };
        let below = Condition { comparison: Comparison::Less, limit: 0.0 };
        let first_condition = first.condition.unwrap_or(above);
        if first_condition.holds(number) {
            return Some((first, is_negative && !first_condition.is_negative()));
        }
        let second = second?;
        let condition = second.condition.or_else(|| third.map(|_| below));
        match condition {
            Some(condition) if !condition.holds(number) => third.map(|third| (third, is_negative)),
            condition => Some((second, is_negative && !condition.is_some_and(Condition::is_negative))),
        }
    }
}

impl Shown {
    fn plain(text: String) -> Self {
        Self { text, is_moment: false, date: None, is_doubtful: false }
    }

    /// A number that its format cannot show: Excel fills the cell with `#`.
    fn doubtful(number: f64) -> Self {
        Self { is_doubtful: true, ..Self::plain(general(number)) }
    }
}

impl Condition {
    fn holds(self, number: f64) -> bool {
        match self.comparison {
            Comparison::Less => number < self.limit,
            Comparison::LessOrEqual => number <= self.limit,
            Comparison::Equal => number == self.limit,
            Comparison::NotEqual => number != self.limit,
            Comparison::GreaterOrEqual => number >= self.limit,
            Comparison::Greater => number > self.limit,
        }
    }

    /// Whether only negative numbers meet it: then the format itself says how the minus is shown.
    fn is_negative(self) -> bool {
        match self.comparison {
            Comparison::Less => self.limit <= 0.0,
            Comparison::LessOrEqual | Comparison::Equal => self.limit < 0.0,
            _ => false,
        }
    }
}

impl Section {
    fn is_moment(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Date(..) | Part::Elapsed(..)))
    }

    /// Whether the number itself is shown, and not only text.
    fn has_number(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Digit(_) | Part::General | Part::Placeholder))
    }
}

impl Part {
    /// What the part shows where it has no meaning.
    fn literal(&self) -> String {
        match self {
            Self::Text(text) | Self::Denominator(text) => text.clone(),
            Self::Digit(digit) => digit.to_string(),
            Self::Point => ".".to_owned(),
            Self::Comma => ",".to_owned(),
            Self::Percent => "%".to_owned(),
            Self::Slash => "/".to_owned(),
            Self::Date(code, run) => code.to_string().repeat(*run),
            _ => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(format: &str, number: f64) -> String {
        NumberFormat::parse(format)
            .map_or_else(|| general(number), |it| it.number(number, Calendar::From1900).text)
    }

    #[test]
    fn numbers() {
        let cases = [
            ("#,##0", 1_234_567.0, "1.234.567"),
            ("\"Q\"0", 3.0, "Q3"),
            ("0.00 \"kr.\"", 12.5, "12,50 kr."),
            ("0.00", 1.005, "1,01"),
            ("00", 5.0, "05"),
            ("00\" \"00", 4512.0, "45 12"),
            ("0%", 0.5, "50%"),
            ("0.0%", 0.1234, "12,3%"),
            ("0.00;[Red]-0.00", -3.25, "-3,25"),
            ("[$kr.-406] #,##0.00", 7.0, "kr. 7,00"),
            ("0.##", 2.5, "2,5"),
            ("0.##", 4.0, "4,"),
            ("#,##0.0,", 1_234_567.0, "1.234,6"),
            ("0.0,,\" mio.\"", 1_234_567.0, "1,2 mio."),
            ("0.00E+00", 12_345.0, "1,23E+04"),
            ("##0.0E+0", 12_345.0, "12,3E+3"),
            ("0.0E-0", 0.00095, "9,5E-4"),
            ("(0)", 7.0, "(7)"),
            ("0\"x\"", -0.2, "0x"),
            ("General\" stk.\"", 12.5, "12,5 stk."),
            ("# ?/?", 2.5, "2 1/2"),
            ("# ??/??", 0.3333333333333333, " 1/3"),
            ("?/?", 1.25, "5/4"),
            ("# ?/8", 1.25, "1 2/8"),
            ("# ?/?", 3.0, "3"),
        ];
        for (format, value, expected) in cases {
            assert_eq!(
                number(format, value).split_whitespace().collect::<Vec<_>>().join(" "),
                expected.trim(),
                "{format}"
            );
        }
    }

    #[test]
    fn the_section_of_a_value() {
        let cases = [
            ("0;-0;\"intet\"", 0.0, "intet"),
            ("\"op\";\"ned\";\"ens\"", -4.0, "ned"),
            ("[=1]\"Klar\";[=2]\"På vej\";0", 2.0, "På vej"),
            ("[=1]\"Klar\";[=2]\"På vej\";0", 7.0, "7"),
            ("[>100]\"mange\";0", -5.0, "-5"),
            ("[<0]\"minus \"0;0", -5.0, "minus 5"),
            ("0;;", -5.0, ""),
            (";;;", 5.0, ""),
            ("0.0;@", -5.0, "-5,0"),
        ];
        for (format, value, expected) in cases {
            assert_eq!(number(format, value), expected, "{format}");
        }
        let format = NumberFormat::parse("[=1]\"Klar\";[=2]\"På vej\"");
        assert!(format.is_some_and(|format| format.number(3.0, Calendar::From1900).is_doubtful));
    }

    #[test]
    fn texts() {
        for (format, expected) in [
            ("@\" ✓\"", "Kaj ✓"),
            (";;;", ""),
            ("0;0;0;\"sag \"@", "sag Kaj"),
            ("0.0", "Kaj"),
            ("d-m-yy;@", "Kaj"),
        ] {
            assert_eq!(
                NumberFormat::parse(format).map(|format| format.text("Kaj")).as_deref(),
                Some(expected)
            );
        }
    }
}
