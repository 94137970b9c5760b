//! Settings: read, or refused with a message in both languages; what is read can be used.
#![no_main]

use leveranceplan::{Config, Explain, Language, Publisher, Texts};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| match Config::parse(text) {
    Ok(config) => {
        let nothing = |_: &std::path::Path| Err(std::io::ErrorKind::NotFound.into());
        let _ = Publisher::new(config).with_files(nothing);
    }
    Err(error) => {
        for language in [Language::Danish, Language::English] {
            assert!(!Texts::of(language).text(&error.message()).to_string().is_empty());
        }
    }
});
