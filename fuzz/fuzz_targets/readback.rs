//! Bytes of a PDF read back.
#![no_main]

use leveranceplan::report::pdf::read_back;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = read_back(bytes, &["H1", "H2", "TH", "TD"]);
});
