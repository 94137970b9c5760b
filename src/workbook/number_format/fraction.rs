//! Numbers as fractions: `# ?/?`, `# ?/8`.

use super::Part;
use super::number;

/// A number, zero or above, as the parts show it.
pub(super) fn show(parts: &[Part], number: f64) -> String {
    let at = parts.iter().position(|part| matches!(part, Part::Denominator(_))).unwrap_or(parts.len());
    let is_digit = |part: &Part| matches!(part, Part::Digit(_));
    let places = parts.iter().take(at).rev().take_while(|part| is_digit(part)).count();
    let (before, after) = parts.split_at_checked(at).unwrap_or((parts, &[]));
    let (whole, _) = before.split_at_checked(at - places.min(at)).unwrap_or((before, &[]));
    let has_whole = whole.iter().any(is_digit);
    let (mut units, rest) = if has_whole { (number.trunc(), number.fract()) } else { (0.0, number) };
    let (mut numerator, denominator) = match after.first() {
        Some(Part::Denominator(places)) => nearest(rest, places),
        _ => (0, 1),
    };
    if has_whole && numerator == denominator {
        (units, numerator) = (units + 1.0, 0);
    }
    let mut shown = match has_whole {
        true if units == 0.0 && numerator > 0 => String::new(),
        true if units == 0.0 => "0".to_owned(),
        true => number::show(whole, units),
        false => whole.iter().map(Part::literal).collect(),
    };
    if numerator > 0 || !has_whole {
        shown.push_str(&format!("{}{numerator}/{denominator}", if shown.is_empty() { "" } else { " " }));
    }
    shown.extend(after.iter().skip(1).map(Part::literal));
    shown
}

/// The nearest fraction with a fixed denominator, or with one of at most so many digits.
fn nearest(number: f64, denominator: &str) -> (u64, u64) {
    const MOST: usize = 7;
    match denominator.parse::<u64>() {
        Ok(fixed @ 1..) => ((number * fixed as f64).round() as u64, fixed),
        _ => limited(number, 10_u64.pow(denominator.len().min(MOST) as u32) - 1),
    }
}

/// The nearest fraction with a denominator up to a limit, by the continued fraction of the number.
fn limited(number: f64, most: u64) -> (u64, u64) {
    let (mut before, mut last) = ((0_u64, 1_u64), (1_u64, 0_u64));
    let mut rest = number;
    for _ in 0..40 {
        let term = rest.floor() as u64;
        let denominator = term.saturating_mul(last.1).saturating_add(before.1);
        if denominator > most {
            let fits = (most - before.1) / last.1.max(1);
            let between = (fits.saturating_mul(last.0).saturating_add(before.0), fits * last.1 + before.1);
            let error = |(n, d): (u64, u64)| (number - n as f64 / d as f64).abs();
            return if error(between) < error(last) { between } else { last };
        }
        (before, last) = (last, (term.saturating_mul(last.0).saturating_add(before.0), denominator));
        if rest.fract() < 1e-9 {
            break;
        }
        rest = rest.fract().recip();
    }
    last
}
