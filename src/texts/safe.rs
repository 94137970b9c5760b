//! Words of files made safe for a terminal and for readers.

use crate::characters::is_unsafe;

/// A text with what is not seen, turns the direction of writing or breaks the line written as its number.
#[must_use]
pub fn escape(text: &str) -> String {
    text.chars().fold(String::new(), |out, c| out + &escaped(c))
}

fn escaped(c: char) -> String {
    if is_unsafe(c) { c.escape_default().to_string() } else { c.to_string() }
}

/// A cell's text, quoted and shortened for a message.
#[must_use]
pub fn quote(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.replace('\n', " ");
    if line.chars().count() <= LONGEST {
        return format!("»{line}«");
    }
    let head: String = line.chars().take(LONGEST).collect();
    format!("»{}…«", head.trim_end())
}
