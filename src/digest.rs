//! The SHA-256 of files, by which an edition tells that they are as they were published.

use sha2::{Digest, Sha256};

/// The SHA-256 (FIPS 180-4) of some bytes, in hexadecimal: 64 digits, small letters.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
