//! The limits of Excel (Microsoft, "Excel specifications and limits").

/// Excel's limits; tests set smaller ones.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Rows of a sheet.
    pub rows: u32,
    /// UTF-16 units of a cell's text.
    pub text: usize,
    /// Line breaks of a cell.
    pub line_breaks: usize,
    /// Height of a row, points.
    pub height: f64,
    /// Hyperlinks of a sheet.
    pub links: usize,
    /// UTF-16 units of a hyperlink's address.
    pub address: usize,
    /// Page breaks of a sheet.
    pub page_breaks: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            rows: 1_048_576,
            text: 32_767,
            line_breaks: 253,
            height: 409.0,
            links: 65_530,
            address: 2_079,
            page_breaks: 1_023,
        }
    }
}

/// UTF-16 units of a property of the document.
pub(super) const PROPERTY: usize = 255;

/// The start of a text, at most so many UTF-16 units.
pub(super) fn head(text: &str, most: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > most
    });
    end.map_or(text, |(end, _)| text.get(..end).unwrap_or(text))
}

/// An address as a hyperlink: the scheme is written small, as the writer knows it; `None` where it is too long.
pub(super) fn link(address: &str, limits: &Limits) -> Option<String> {
    let mut link = address.to_owned();
    let scheme = link.find(':')?;
    link.get_mut(..scheme)?.make_ascii_lowercase();
    (link.encode_utf16().count() <= limits.address).then_some(link)
}

#[cfg(test)]
mod tests {
    use super::head;

    #[test]
    fn characters_outside_the_first_plane_count_twice() {
        assert_eq!(head("abc", 3), "abc");
        assert_eq!(head("abcd", 3), "abc");
        assert_eq!(head("a😀b", 2), "a");
        assert_eq!(head("a😀b", 3), "a😀");
    }
}
