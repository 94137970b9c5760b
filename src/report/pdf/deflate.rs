//! Streams packed by Flate (ISO 32000-1, 7.4.4).

use std::cell::RefCell;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

thread_local! {
    /// A thread's packer, kept because its tables are some hundred kilobytes to set up.
    static PACKER: RefCell<ZlibEncoder<Vec<u8>>> =
        RefCell::new(ZlibEncoder::new(Vec::new(), Compression::default()));
}

/// The data packed.
///
/// # Errors
/// None that data can cause.
pub(super) fn deflate(data: &[u8]) -> std::io::Result<Vec<u8>> {
    PACKER.with_borrow_mut(|packer| {
        packer.write_all(data)?;
        packer.reset(Vec::new())
    })
}

/// The data packed so that it ends in no CR or LF, which a strict reader takes for the end of the line before
/// `endstream`. The last byte is that of a checksum over the sum of all bytes (RFC 1950, Adler-32), so a blank more changes
/// it. Gives also how long the data is, with its blanks.
///
/// # Errors
/// See [`deflate`].
pub(super) fn deflate_padded(mut data: Vec<u8>) -> std::io::Result<(Vec<u8>, usize)> {
    let mut packed = deflate(&data)?;
    while ends_a_line(&packed) {
        data.push(b' ');
        packed = deflate(&data)?;
    }
    Ok((packed, data.len()))
}

pub(super) fn ends_a_line(data: &[u8]) -> bool {
    matches!(data.last(), Some(b'\r' | b'\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_stream_ends_in_what_looks_like_a_line_end() {
        // A sum of 12 or 9 gives a checksum that ends in CR or LF.
        for sum in [12, 9] {
            let data = vec![0, sum, 0];
            assert!(deflate(&data).is_ok_and(|packed| ends_a_line(&packed)));
            let padded = deflate_padded(data);
            assert!(padded.is_ok_and(|(packed, length)| !ends_a_line(&packed) && length == 4));
        }
    }

    #[test]
    fn a_packer_used_again_packs_the_same() {
        let text = "Leverance ".repeat(500);
        let packed = || deflate(text.as_bytes()).ok();
        assert!(packed().is_some() && packed() == packed());
    }
}
