//! `plan.json`: what is read is written again and read the same; it can be compared and gives the next quarter's plan.
#![no_main]

use leveranceplan::{Comparison, Config, NextOptions, Plan, Publisher};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(plan) = Plan::from_json(bytes) else { return };
    let written = plan.json().expect("a plan can be written");
    let again = Plan::from_json(&written).expect("what was written can be read");
    assert_eq!(String::from_utf8_lossy(&again.json().unwrap()), String::from_utf8_lossy(&written));
    let _ = Comparison::of(&plan, &again);
    let _ = Publisher::new(Config::default()).next_quarter(&plan, &NextOptions::default());
});
