//! The office's logo: a PNG or an SVG as pixels on white, which every printer and both standards take.

use resvg::{tiny_skia, usvg};

use crate::texts::{Explain, Message, explained};

/// A logo.
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    /// Its pixels.
    pub image: Raster,
    /// The text that is read aloud instead of it.
    pub text: String,
    /// Its height on the page in points; its width follows.
    pub height: f32,
}

/// Pixels, red, green and blue, a byte each, row by row from the top.
#[derive(Clone, PartialEq, Eq)]
pub struct Raster {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Three bytes for each pixel.
    pub pixels: Vec<u8>,
}

impl std::fmt::Debug for Raster {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Raster({} x {})", self.width, self.height)
    }
}

/// Why a picture cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogoError {
    /// A PNG that cannot be read; the words of the library that read it.
    Png(String),
    /// It is neither a PNG nor an SVG, or a damaged one.
    NoPicture,
    /// An SVG with text, for which there is no font.
    Text,
    /// It has no pixels, or more on a side than a logo needs.
    Size {
        /// Pixels in a row.
        width: u32,
        /// Rows.
        height: u32,
    },
}

explained!(LogoError);

impl Explain for LogoError {
    fn message(&self) -> Message {
        let reason = match self {
            Self::Png(detail) => Message::new("logo-png").with("detail", detail),
            Self::NoPicture => Message::new("logo-no-picture"),
            Self::Text => Message::new("logo-text"),
            Self::Size { width, height } => {
                Message::new("logo-size").with("width", *width).with("height", *height).with("most", MOST)
            }
        };
        Message::new("logo-unusable").with("reason", reason)
    }
}

/// The most pixels on a side: a logo of two centimetres at 600 dots an inch has 500.
const MOST: u32 = 4_000;

/// Dots for each point at which an SVG is drawn: 600 an inch.
const DENSITY: f32 = 600.0 / 72.0;

impl Logo {
    /// Reads a picture, told by its content.
    ///
    /// # Errors
    /// It is neither a PNG nor an SVG, or is damaged, empty or too large.
    pub fn read(bytes: &[u8], text: &str, height: f32) -> Result<Self, LogoError> {
        let image = if bytes.starts_with(b"\x89PNG") { png(bytes)? } else { svg(bytes, height)? };
        Ok(Self { image, text: text.to_owned(), height })
    }

    /// Its width on the page in points.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.height * self.image.width as f32 / self.image.height.max(1) as f32
    }
}

fn failed(error: png::DecodingError) -> LogoError {
    LogoError::Png(error.to_string())
}

fn png(bytes: &[u8]) -> Result<Raster, LogoError> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().map_err(failed)?;
    let (width, height) = reader.info().size();
    within(width, height)?;
    let size = reader.output_buffer_size().ok_or(LogoError::Size { width, height })?;
    let mut data = vec![0; size];
    let frame = reader.next_frame(&mut data).map_err(failed)?;
    let gray = frame.color_type == png::ColorType::GrayscaleAlpha;
    let pixels = data.chunks_exact(if gray { 2 } else { 4 }).flat_map(|pixel| match *pixel {
        [light, alpha] => on_white([light; 3], alpha),
        [red, green, blue, alpha] => on_white([red, green, blue], alpha),
        _ => [0; 3],
    });
    Ok(Raster { width: width as usize, height: height as usize, pixels: pixels.collect() })
}

fn within(width: u32, height: u32) -> Result<(), LogoError> {
    let fits = |side| (1..=MOST).contains(&side);
    if fits(width) && fits(height) { Ok(()) } else { Err(LogoError::Size { width, height }) }
}

/// A colour with its opacity (0-255), laid on white.
fn on_white(color: [u8; 3], alpha: u8) -> [u8; 3] {
    let (alpha, rest) = (u16::from(alpha), u16::from(255 - alpha));
    color.map(|part| u8::try_from((u16::from(part) * alpha + 255 * rest) / 255).unwrap_or(255))
}

fn svg(bytes: &[u8], height: f32) -> Result<Raster, LogoError> {
    if String::from_utf8_lossy(bytes).contains("<text") {
        return Err(LogoError::Text);
    }
    let tree = usvg::Tree::from_data(bytes, &usvg::Options::default()).map_err(|_| LogoError::NoPicture)?;
    let scale = height * DENSITY / tree.size().height();
    let (width, height) = (tree.size().width() * scale, tree.size().height() * scale);
    let (width, height) = (width.round() as u32, height.round() as u32);
    within(width, height)?;
    let mut pixmap = tiny_skia::Pixmap::new(width, height).ok_or(LogoError::Size { width, height })?;
    pixmap.fill(tiny_skia::Color::WHITE);
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    let pixels =
        pixmap.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
    Ok(Raster { width: width as usize, height: height as usize, pixels })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_become_pixels_on_white() {
        let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="10" height="10" fill="#102030"/></svg>"##;
        let logo = Logo::read(svg, "Kontoret", 12.0).unwrap_or_else(|error| unreachable!("{error}"));
        assert_eq!((logo.image.width, logo.image.height), (200, 100));
        assert_eq!(logo.image.pixels.get(..3), Some(&[16, 32, 48][..]));
        assert_eq!(logo.image.pixels.last_chunk(), Some(&[255, 255, 255]));
        assert!((logo.width() - 24.0).abs() < 0.01);
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 2, 1);
        encoder.set_color(png::ColorType::Rgba);
        let written = encoder
            .write_header()
            .and_then(|mut writer| writer.write_image_data(&[255, 0, 0, 255, 0, 0, 0, 0]));
        assert!(written.is_ok());
        let logo = Logo::read(&bytes, "Kontoret", 12.0).unwrap_or_else(|error| unreachable!("{error}"));
        assert_eq!(logo.image.pixels, [255, 0, 0, 255, 255, 255]);
    }

    #[test]
    fn what_is_no_logo_is_refused() {
        for bytes in [
            &b"GIF89a"[..],
            b"",
            b"\x89PNG\r\n\x1a\n\0\0",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"><text>KL</text></svg>",
        ] {
            assert!(Logo::read(bytes, "", 12.0).is_err());
        }
    }
}
