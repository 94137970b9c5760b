//! Bytes of a workbook: read, made a plan, checked. Formats that belong in a process of their own are left out.
#![no_main]

use leveranceplan::{Config, Damage, Publisher, ReadError, Supplied, Workbook};
use libfuzzer_sys::fuzz_target;

fn in_this_process(bytes: &[u8]) -> Result<Workbook, ReadError> {
    Workbook::read_with(bytes, |format| Err(Damage::NoAnswer.of(format)))
}

fuzz_target!(|bytes: &[u8]| {
    let publisher = Publisher::new(Config::default()).reading_with(in_this_process);
    if let Ok(draft) = publisher.read(bytes, &Supplied::default()) {
        let _ = draft.check(Some(draft.plan()));
    }
});
