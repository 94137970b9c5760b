//! A number in the fifteen significant digits that Excel keeps of it.

/// A number of zero or more as decimal digits.
pub(super) struct Decimal {
    /// The digits, without the point; none for zero.
    digits: Vec<u8>,
    /// How many of them stand before the point; below zero: so many zeros stand between the point and them.
    point: i64,
}

impl Decimal {
    pub(super) fn of(number: f64) -> Self {
        let shown = format!("{:.14e}", number.abs());
        let (digits, exponent) = shown.split_once('e').unwrap_or((&shown, "0"));
        let digits = digits.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
        let mut decimal = Self { digits, point: exponent.parse::<i64>().map_or(1, |exponent| exponent + 1) };
        decimal.trim();
        decimal
    }

    /// Multiplies by a power of ten.
    pub(super) const fn shift(&mut self, places: i64) {
        self.point += places;
    }

    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// The exponent in scientific notation; 0 for zero.
    pub(super) fn exponent(&self) -> i64 {
        if self.is_zero() { 0 } else { self.point - 1 }
    }

    /// Rounds to a number of decimals; a half goes up.
    pub(super) fn round(&mut self, decimals: usize) {
        let keep = self.point.saturating_add(i64::try_from(decimals).unwrap_or(i64::MAX));
        let Ok(keep) = usize::try_from(keep) else {
            self.digits.clear();
            return;
        };
        let goes_up = self.digits.get(keep).is_some_and(|digit| *digit >= 5);
        self.digits.truncate(keep);
        if goes_up {
            self.count_up();
        }
        self.trim();
    }

    /// One more in the last place.
    fn count_up(&mut self) {
        for digit in self.digits.iter_mut().rev() {
            *digit = (*digit + 1) % 10;
            if *digit != 0 {
                return;
            }
        }
        self.digits.insert(0, 1);
        self.point += 1;
    }

    fn trim(&mut self) {
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
    }

    /// The digits before the point, none for zero.
    pub(super) fn whole(&self) -> String {
        let count = usize::try_from(self.point).unwrap_or(0);
        if self.is_zero() {
            return String::new();
        }
        (0..count).map(|index| self.digit(index)).collect()
    }

    /// The digits after the point, without zeros at the end.
    pub(super) fn fraction(&self) -> String {
        let zeros = if self.is_zero() { 0 } else { usize::try_from(-self.point).unwrap_or(0) };
        let from = usize::try_from(self.point).unwrap_or(0);
        let digits = (from..self.digits.len()).map(|index| self.digit(index));
        std::iter::repeat_n('0', zeros).chain(digits).collect()
    }

    fn digit(&self, index: usize) -> char {
        self.digits.get(index).map_or('0', |digit| char::from(b'0' + digit))
    }
}
