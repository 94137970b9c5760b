//! How the publication looks: paper, size of the text, colours, logo.

use super::logo::Logo;
use super::pages::Color;

/// A size of paper, used in landscape.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 297 by 210 millimetres.
    #[default]
    A4,
    /// 420 by 297 millimetres.
    A3,
}

impl Paper {
    /// Width and height in points (ISO 216).
    #[must_use]
    pub const fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (841.89, 595.276),
            Self::A3 => (1_190.551, 841.89),
        }
    }
}

/// How the publication looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Design {
    /// The paper.
    pub paper: Paper,
    /// The size of the text in points, from [`SMALLEST`] to [`LARGEST`]; headings follow it.
    pub size: f32,
    /// The colours.
    pub colors: Colors,
    /// The logo, if there is one.
    pub logo: Option<Logo>,
}

/// The smallest text in points that people can read on paper.
pub const SMALLEST: f32 = 7.0;
/// The largest text in points that leaves room for seven columns.
pub const LARGEST: f32 = 12.0;

impl Default for Design {
    fn default() -> Self {
        Self { paper: Paper::A4, size: 7.5, colors: Colors::default(), logo: None }
    }
}

/// The colours of the publication. Each has a contrast of [`CONTRAST`] or more to what it stands on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colors {
    /// Text.
    pub text: Color,
    /// Headings, and what the column headings stand on.
    pub heading: Color,
    /// Links.
    pub link: Color,
}

impl Default for Colors {
    fn default() -> Self {
        Self {
            text: Color::rgb(0.1, 0.1, 0.1),
            heading: Color::rgb(0.04, 0.2, 0.36),
            link: Color::rgb(0.0, 0.25, 0.6),
        }
    }
}

/// Paper, and the text of column headings.
pub const WHITE: Color = Color::rgb(1.0, 1.0, 1.0);
/// Behind the rows of what is delivered.
pub const DELIVERED: Color = Color::rgb(0.93, 0.96, 0.93);
/// Behind the rows of what will not come.
pub const CANCELLED: Color = Color::rgb(0.94, 0.94, 0.94);

/// The least contrast of text (WCAG 2.1, 1.4.3; EN 301 549, 10.1.4.3).
pub const CONTRAST: f32 = 4.5;

impl Colors {
    /// The first colour whose contrast to what it stands on is too low, by its name in the settings, with that contrast.
    #[must_use]
    pub fn too_faint(&self) -> Option<(&'static str, f32)> {
        let named = [("text", self.text), ("heading", self.heading), ("link", self.link)];
        let least = |color| {
            let on = [WHITE, DELIVERED, CANCELLED].map(|ground| contrast(color, ground));
            on.into_iter().fold(f32::MAX, f32::min)
        };
        named.map(|(name, color)| (name, least(color))).into_iter().find(|(_, contrast)| *contrast < CONTRAST)
    }
}

/// The contrast of two colours, 1 to 21 (WCAG 2.1, contrast ratio).
#[must_use]
pub fn contrast(one: Color, other: Color) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance, 0 to 1 (WCAG 2.1).
fn luminance(color: Color) -> f32 {
    let linear = |part: f32| if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrasts_are_those_of_the_standard() {
        assert!((contrast(Color::rgb(0.0, 0.0, 0.0), WHITE) - 21.0).abs() < 0.01);
        // #767676 on white is the grey that just passes.
        let grey = |part: f32| Color::rgb(part / 255.0, part / 255.0, part / 255.0);
        assert!(contrast(grey(118.0), WHITE) > CONTRAST && contrast(grey(120.0), WHITE) < CONTRAST);
        assert_eq!(Colors::default().too_faint(), None);
        let faint = Colors { link: Color::rgb(0.4, 0.6, 0.9), ..Colors::default() };
        assert_eq!(faint.too_faint().map(|(name, _)| name), Some("link"));
    }
}
