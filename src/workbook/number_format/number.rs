//! Numbers in patterns of digits.

use super::Part;
use super::decimal::Decimal;

/// A number, zero or above, as the parts show it.
pub(super) fn show(parts: &[Part], number: f64) -> String {
    if parts.iter().any(|part| matches!(part, Part::Exponent(_))) {
        return scientific(parts, number);
    }
    if !parts.iter().any(|part| matches!(part, Part::Digit(_))) {
        return worded(parts, number);
    }
    let mut decimal = Decimal::of(number);
    let percents = parts.iter().filter(|part| **part == Part::Percent).count() as i64;
    decimal.shift(2 * percents - 3 * thousands(parts));
    pattern(parts, decimal)
}

/// The text of parts without a pattern of digits.
fn worded(parts: &[Part], number: f64) -> String {
    let shown = parts.iter().map(|part| match part {
        Part::General | Part::Placeholder => general(number),
        part => part.literal(),
    });
    // A format for texts alone shows numbers as General does.
    let is_of_texts = parts.contains(&Part::Placeholder) && !parts.contains(&Part::General);
    if is_of_texts { general(number) } else { shown.collect() }
}

/// How many thousands the number is divided by: commas right after the last digit before the point.
fn thousands(parts: &[Part]) -> i64 {
    let last = parts.iter().rposition(|part| matches!(part, Part::Digit(_))).map_or(0, |last| last + 1);
    let at_end = parts.iter().skip(last).take_while(|part| **part == Part::Comma).count();
    let point = parts.iter().position(|part| *part == Part::Point).unwrap_or(0);
    let before_point = parts.iter().take(point).rev().take_while(|part| **part == Part::Comma).count();
    (at_end + before_point) as i64
}

/// The parts with the digits of a number in their places.
fn pattern(parts: &[Part], mut decimal: Decimal) -> String {
    let point = parts.iter().position(|part| *part == Part::Point).unwrap_or(parts.len());
    let places = |parts: &[Part]| parts.iter().filter(|part| matches!(part, Part::Digit(_))).count();
    let (before, after) = parts.split_at_checked(point).unwrap_or((parts, &[]));
    decimal.round(places(after));
    let mut shown = whole(before, &decimal.whole(), places(before));
    let fraction = decimal.fraction();
    let mut digits = fraction.chars();
    for part in after {
        match part {
            Part::Point => shown.push(','),
            Part::Digit(place) => shown.extend(digits.next().or_else(|| blank(*place))),
            Part::Comma => {}
            part => shown.push_str(&part.literal()),
        }
    }
    shown
}

/// What stands in the place of a digit that the number has not.
const fn blank(place: char) -> Option<char> {
    match place {
        '0' => Some('0'),
        '?' => Some(' '),
        _ => None,
    }
}

/// The parts before the point with their digits.
fn whole(parts: &[Part], digits: &str, places: usize) -> String {
    let first = parts.iter().position(|part| matches!(part, Part::Digit(_)));
    let last = parts.iter().rposition(|part| matches!(part, Part::Digit(_)));
    let is_between =
        |index: usize| first.is_some_and(|first| first < index) && last.is_some_and(|last| index < last);
    let is_grouped = parts.iter().enumerate().any(|(index, part)| *part == Part::Comma && is_between(index));
    let mut shown = String::new();
    // How many digits are still to come.
    let mut left = places.max(digits.len());
    let mut digits = digits.chars().peekable();
    let mut count = digits.clone().count();
    let mut push = |shown: &mut String, place: char, left: &mut usize| {
        let digit = if *left <= count { digits.next() } else { blank(place) };
        *left -= 1;
        count = count.min(*left);
        shown.extend(digit);
        if is_grouped && *left > 0 && left.is_multiple_of(3) && digit.is_some_and(|digit| digit != ' ') {
            shown.push('.');
        }
    };
    for (index, part) in parts.iter().enumerate() {
        match part {
            Part::Digit(place) => {
                // The first place takes all digits that there is no place for.
                let more = if Some(index) == first { left.saturating_sub(places) } else { 0 };
                for _ in 0..=more {
                    push(&mut shown, *place, &mut left);
                }
            }
            Part::Comma => {}
            part => shown.push_str(&part.literal()),
        }
    }
    shown
}

/// A number as a power of ten.
fn scientific(parts: &[Part], number: f64) -> String {
    let at = parts.iter().position(|part| matches!(part, Part::Exponent(_))).unwrap_or(parts.len());
    let (mantissa, power) = parts.split_at_checked(at).unwrap_or((parts, &[]));
    let point = mantissa.iter().position(|part| *part == Part::Point).unwrap_or(at);
    let is_digit = |part: &&Part| matches!(part, Part::Digit(_));
    let places = mantissa.iter().take(point).filter(is_digit).count().max(1) as i64;
    let decimals = mantissa.iter().skip(point).filter(is_digit).count();
    let exponent = |decimal: &Decimal| decimal.exponent() - decimal.exponent().rem_euclid(places);
    let mut shown = exponent(&Decimal::of(number));
    let mut decimal = Decimal::of(number);
    decimal.shift(-shown);
    // Rounded up, the number may be the next power.
    decimal.round(decimals);
    let more = exponent(&decimal);
    shown += more;
    decimal.shift(-more);
    let mut text = pattern(mantissa, decimal);
    let has_plus = power.first() == Some(&Part::Exponent(true));
    text.push('E');
    text.push_str(if shown < 0 {
        "-"
    } else if has_plus {
        "+"
    } else {
        ""
    });
    let rest = power.get(1..).unwrap_or_default();
    let places = rest.iter().filter(is_digit).count();
    text + &whole(rest, &shown.abs().to_string(), places)
}

/// Excel's General: at most eleven characters; what is longer is rounded or written as a power of ten.
pub(in crate::workbook) fn general(number: f64) -> String {
    const WIDTH: usize = 11;
    let sign = if number < 0.0 { "-" } else { "" };
    let mut decimal = Decimal::of(number);
    let whole = decimal.whole().len().max(1);
    let is_long = whole > WIDTH || (decimal.exponent() < -4 && decimal.fraction().len() > WIDTH - 2);
    if is_long {
        let digits = [Part::Digit('0'), Part::Point, Part::Digit('#'), Part::Digit('#'), Part::Digit('#')];
        let power =
            [Part::Digit('#'), Part::Digit('#'), Part::Exponent(true), Part::Digit('0'), Part::Digit('0')];
        let shown = scientific(&[digits, power].concat(), number.abs());
        return format!("{sign}{}", shown.replace(",E", "E"));
    }
    decimal.round(WIDTH.saturating_sub(whole + 1));
    let (whole, fraction) = (decimal.whole(), decimal.fraction());
    let whole = if whole.is_empty() { "0" } else { &whole };
    let sign = if decimal.is_zero() { "" } else { sign };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole},{fraction}") }
}

#[cfg(test)]
mod tests {
    use super::general;

    #[test]
    fn general_numbers() {
        let cases = [
            (0.0, "0"),
            (-12.0, "-12"),
            (12_345_678_901.0, "12345678901"),
            (123_456_789_012.0, "1,23457E+11"),
            (0.1 + 0.2, "0,3"),
            (1.0 / 3.0, "0,333333333"),
            (1_234.567_890_12, "1234,56789"),
            (0.000_012_345_678_9, "1,23457E-05"),
            (0.000_01, "0,00001"),
        ];
        for (number, expected) in cases {
            assert_eq!(general(number), expected);
        }
    }
}
