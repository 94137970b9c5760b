//! The number of a version: one type, one order, one written form.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::Error;
use crate::texts::Message;

/// The most characters of a number as it is written.
const LONGEST: usize = 20;
/// The most parts that fit into so many characters: a digit each, a dot between two of them.
const MOST_PARTS: usize = LONGEST / 2;

/// The number of a version, such as `5.0`: one to ten whole numbers (0 to 4,294,967,295) with a dot between two of them, in at
/// most 20 characters.
///
/// A part that is not written is zero, so `5`, `5.0` and `5.0.0` are the same number and name the same edition. Parts are
/// compared one by one as numbers: 5.10 comes after 5.9. The written form has two parts and more only where they are not
/// zero: `5.0`, `5.10`, `5.0.1`. It stands in the ledger, in `plan.json` and in the names of folders and files; the
/// published version line stays as the office wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VersionNumber([u32; MOST_PARTS]);

impl VersionNumber {
    /// The next whole number: 6.0 after 5.2. `None` after the highest.
    pub(crate) fn next_whole(self) -> Option<Self> {
        let mut parts = [0; MOST_PARTS];
        *parts.first_mut()? = self.0.first()?.checked_add(1)?;
        Some(Self(parts))
    }

    /// The number with at least so many parts: 6.0 in one part is `6`, in three `6.0.0`.
    pub(crate) fn in_parts(self, least: usize) -> String {
        let needed = self.0.iter().rposition(|part| *part > 0).map_or(1, |last| last + 1);
        let parts = self.0.iter().take(needed.max(least)).map(u32::to_string);
        parts.collect::<Vec<_>>().join(".")
    }
}

impl fmt::Display for VersionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_parts(2))
    }
}

impl FromStr for VersionNumber {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || Error::arguments(Message::new("no-version-number"));
        let mut parts = [0; MOST_PARTS];
        if text.len() > LONGEST || text.contains(|c: char| !c.is_ascii_digit() && c != '.') {
            return Err(wrong());
        }
        for (index, digits) in text.split('.').enumerate() {
            let slot = parts.get_mut(index).ok_or_else(wrong)?;
            *slot = digits.parse().map_err(|_| wrong())?;
        }
        Ok(Self(parts))
    }
}

impl Serialize for VersionNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for VersionNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let unexpected = serde::de::Unexpected::Str(&text);
        text.parse().map_err(|_| serde::de::Error::invalid_value(unexpected, &"a number such as 5.0"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(text: &str) -> Option<String> {
        text.parse::<VersionNumber>().ok().map(|number| number.to_string())
    }

    #[test]
    fn equal_numbers_have_one_written_form() {
        for (text, form) in [
            ("5", "5.0"),
            ("5.0", "5.0"),
            ("5.0.0", "5.0"),
            ("05.1", "5.1"),
            ("5.10", "5.10"),
            ("5.0.1", "5.0.1"),
            ("5.1.0.0", "5.1"),
            ("0", "0.0"),
            ("4294967295", "4294967295.0"),
            ("1.1.1.1.1.1.1.1.1.10", "1.1.1.1.1.1.1.1.1.10"),
        ] {
            assert_eq!(written(text).as_deref(), Some(form), "{text}");
        }
    }

    #[test]
    fn the_next_whole_number_drops_the_other_parts() {
        let next =
            |text: &str| text.parse::<VersionNumber>().unwrap().next_whole().map(|next| next.to_string());
        assert_eq!(
            ["5.0", "5.2", "5", "9.9.1"].map(next),
            ["6.0", "6.0", "6.0", "10.0"].map(|it| Some(it.into()))
        );
        assert_eq!(next("4294967295.1"), None);
    }

    #[test]
    fn other_texts_are_no_numbers() {
        for text in [
            "",
            ".",
            "5.",
            ".5",
            "5..0",
            "5,0",
            "v5",
            "5.0b",
            "+5",
            "5.-1",
            " 5",
            "٥",
            "4294967296",
            "1.1.1.1.1.1.1.1.1.1.1",
        ] {
            assert_eq!(written(text), None, "{text}");
        }
        assert_eq!(written("0000000000000000005.0"), None, "21 characters");
    }

    proptest! {
        #[test]
        fn the_written_form_is_read_as_the_same_number(text in "[0-9]{1,4}(\\.[0-9]{1,3}){0,4}") {
            let number: VersionNumber = text.parse().unwrap();
            prop_assert_eq!(number.to_string().parse(), Ok(number));
            prop_assert_eq!(serde_json::from_str::<VersionNumber>(&format!("\"{text}\"")).unwrap(), number);
        }

        #[test]
        fn the_order_is_that_of_the_parts_and_agrees_with_equality(
            one in prop::collection::vec(0..3u32, 1..5),
            other in prop::collection::vec(0..3u32, 1..5),
        ) {
            let number = |parts: &[u32]| -> VersionNumber {
                parts.iter().map(u32::to_string).collect::<Vec<_>>().join(".").parse().unwrap()
            };
            let padded = |parts: &[u32]| [parts, &vec![0; 5 - parts.len()]].concat();
            prop_assert_eq!(number(&one).cmp(&number(&other)), padded(&one).cmp(&padded(&other)));
            prop_assert_eq!(number(&one) == number(&other), number(&one).to_string() == number(&other).to_string());
        }
    }
}
