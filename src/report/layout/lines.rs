//! Text to lines: breaking after UAX #14, Danish hyphenation for words wider than their column and where a line would
//! stay short.

use unicode_bidi::{BidiClass, bidi_class};
use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::setting::Style;
use crate::characters::is_invisible;
use crate::report::RichBlock;
use crate::report::fonts::{Face, Fonts};

/// A character with its face and its width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    pub(super) character: char,
    pub(super) face: Face,
    /// Width in points.
    pub(super) advance: f32,
    /// Index of the span it belongs to.
    pub(super) span: usize,
}

impl Glyph {
    /// The character as it is painted: a no-break space has done its work once lines are broken.
    pub(super) const fn painted(self) -> char {
        if self.character == '\u{a0}' { ' ' } else { self.character }
    }
}

/// A line; it ends in a space where the break took the place of a blank, so that words stay apart when read out.
pub(super) type Line = Vec<Glyph>;

/// Whether a character can stand on a page: it leaves no mark there, or a face has it and it is written from left to right.
/// Letters of Hebrew, Arabic and their like (UAX #9) would stand in the wrong order and unjoined.
#[must_use]
pub fn can_show(character: char, fonts: &Fonts<'_>) -> bool {
    // Below the Hebrew letters there are none.
    let is_right_to_left = character >= '\u{590}'
        && matches!(bidi_class(character), BidiClass::R | BidiClass::AL | BidiClass::AN);
    character == '\n' || is_invisible(character) || !is_right_to_left && fonts.covers(character)
}

/// The width of glyphs set in a row.
pub(super) fn width(glyphs: &[Glyph]) -> f32 {
    glyphs.iter().map(|glyph| glyph.advance).sum()
}

/// The drawn characters of a text, measured; line breaks stay as `\n` of no width.
pub(super) fn measure(text: &RichBlock, fonts: &Fonts<'_>, style: Style) -> Vec<Glyph> {
    let mut glyphs = Vec::with_capacity(text.spans.iter().map(|span| span.text.len()).sum());
    for (span, content) in text.spans.iter().enumerate() {
        let drawn = content.text.chars().filter(|c| !is_invisible(*c));
        glyphs.extend(drawn.map(|c| glyph(c, span, fonts, style)));
    }
    glyphs
}

fn glyph(character: char, span: usize, fonts: &Fonts<'_>, style: Style) -> Glyph {
    if character == '\n' {
        return Glyph { character, face: style.face, advance: 0.0, span };
    }
    // With a character that no font has nothing is published; U+FFFD keeps the layout total.
    let (character, found) = match fonts.resolve(character, style.face) {
        Some(found) => (character, Some(found)),
        None => ('\u{fffd}', fonts.resolve('\u{fffd}', style.face)),
    };
    let (face, advance) = found.unwrap_or((Face::Symbols, 1.0));
    Glyph { character, face, advance: advance * style.size, span }
}

/// Breaks a text into lines.
pub(super) fn set(text: &RichBlock, fonts: &Fonts<'_>, style: Style, room: f32) -> Vec<Line> {
    break_lines(&measure(text, fonts, style), text, fonts, style, room)
}

/// Breaks a measured text into lines no wider than `width`.
pub(super) fn break_lines(
    glyphs: &[Glyph],
    text: &RichBlock,
    fonts: &Fonts<'_>,
    style: Style,
    width: f32,
) -> Vec<Line> {
    let breaks = opportunities(glyphs);
    let hyphen = glyph('\u{ad}', 0, fonts, style);
    let room = Room { width, hyphen: hyphen.advance, running: style.running };
    let mut lines = Vec::new();
    let mut start = 0;
    while start < glyphs.len() {
        let (end, hyphenated) = room.line_end(glyphs, &breaks, start, text);
        let mut line: Line = glyphs.iter().take(end).skip(start).copied().collect();
        if let Some(last) = line.last_mut().filter(|last| last.character == '\n') {
            last.character = ' ';
        }
        if hyphenated {
            line.extend(line.last().map(|last| Glyph { span: last.span, face: hyphen.face, ..hyphen }));
        }
        lines.push(line);
        start = end.max(start + 1);
    }
    lines
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Break {
    No,
    Allowed,
    Mandatory,
}

/// For each glyph, whether a line may end after it (UAX #14).
fn opportunities(glyphs: &[Glyph]) -> Vec<Break> {
    let text: String = glyphs.iter().map(|glyph| glyph.character).collect();
    let mut ends = linebreaks(&text).peekable();
    let mut offset = 0;
    let mut breaks = Vec::with_capacity(glyphs.len());
    for c in text.chars() {
        offset += c.len_utf8();
        let here = ends.next_if(|(end, _)| *end <= offset).map(|(_, kind)| kind);
        breaks.push(match here {
            Some(BreakOpportunity::Mandatory) => Break::Mandatory,
            Some(BreakOpportunity::Allowed) => Break::Allowed,
            None => Break::No,
        });
    }
    breaks
}

/// A line that would be shorter than this part of its room takes a part of the next word.
const SHORT: f32 = 0.7;

/// The room of a line.
struct Room {
    width: f32,
    /// The width of a hyphen.
    hyphen: f32,
    /// Whether words may be cut to fill a short line.
    running: bool,
}

impl Room {
    /// Where the line that starts here ends, and whether a hyphen is set there.
    fn line_end(&self, glyphs: &[Glyph], breaks: &[Break], start: usize, text: &RichBlock) -> (usize, bool) {
        let (mut x, mut allowed) = (0.0, None);
        for (index, glyph) in glyphs.iter().enumerate().skip(start) {
            x += glyph.advance;
            let blank = matches!(glyph.character, ' ' | '\n');
            if x > self.width && !blank {
                let Some((end, used)) = allowed else {
                    return inside_word(glyphs, start, index, text, self.width, self.hyphen);
                };
                let is_short = self.running && used < SHORT * self.width;
                let more = is_short.then(|| part_of_word(glyphs, end, text, self.width - used - self.hyphen));
                return more.flatten().map_or((end, false), |end| (end, true));
            }
            match breaks.get(index) {
                Some(Break::Mandatory) => return (index + 1, false),
                Some(Break::Allowed) => allowed = Some((index + 1, x)),
                _ => {}
            }
        }
        (glyphs.len(), false)
    }
}

fn is_address(glyphs: &[Glyph], at: usize, text: &RichBlock) -> bool {
    glyphs.get(at).and_then(|glyph| text.spans.get(glyph.span)).is_some_and(|span| span.uri.is_some())
}

/// The end of what fits of the word that starts here, if it is long enough to be cut: three letters on each side.
fn part_of_word(glyphs: &[Glyph], start: usize, text: &RichBlock, room: f32) -> Option<usize> {
    const LETTERS: usize = 3;
    if is_address(glyphs, start, text) {
        return None;
    }
    let end = syllable(glyphs, start, room, LETTERS)?;
    (end - start >= LETTERS).then_some(end)
}

/// Where to break a word that is wider than its column: an address after a separator, a Danish word between
/// syllables, anything else where the column ends.
fn inside_word(
    glyphs: &[Glyph],
    start: usize,
    overflow: usize,
    text: &RichBlock,
    width: f32,
    hyphen: f32,
) -> (usize, bool) {
    if is_address(glyphs, start, text) {
        let head = (start + 1..).zip(glyphs.iter().take(overflow).skip(start));
        let separators = head.filter(|(_, glyph)| "/-_.?&=%".contains(glyph.character));
        return (separators.last().map_or(overflow.max(start + 1), |(end, _)| end), false);
    }
    if let Some(end) = syllable(glyphs, start, width - hyphen, 1) {
        return (end, true);
    }
    let combines = |index: usize| glyphs.get(index).is_some_and(|glyph| glyph.advance == 0.0);
    let mut end = overflow.max(start + 1);
    while end > start + 1 && combines(end) {
        end -= 1;
    }
    (end, false)
}

/// The last end of a syllable within a width that leaves so many letters behind it.
fn syllable(glyphs: &[Glyph], start: usize, width: f32, behind: usize) -> Option<usize> {
    // No Danish word is longer; a run of letters that is stays cheap.
    const LONGEST: usize = 80;
    let rest = glyphs.get(start..)?.iter().take(LONGEST);
    let word: String = rest.map(|glyph| glyph.character).take_while(|c| c.is_alphabetic()).collect();
    let letters = word.chars().count();
    let (mut end, mut x, mut best) = (start, 0.0, None);
    for syllable in hypher::hyphenate(&word, hypher::Lang::Danish) {
        let next = end + syllable.chars().count();
        x += self::width(glyphs.get(end..next)?);
        if x > width {
            break;
        }
        end = next;
        best = (end - start + behind <= letters).then_some(end).or(best);
    }
    best
}
