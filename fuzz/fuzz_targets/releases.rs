//! Release texts: what is read makes sense, and its standard words are read the same.
#![no_main]

use leveranceplan::Release;
use leveranceplan::plan::release::{Kind, Terms};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let release = Release::read(text, &Terms::default());
    let mut at = 0;
    for range in &release.residue {
        assert!(at <= range.start && range.start < range.end && text.get(range.clone()).is_some());
        at = range.end;
    }
    for span in &release.periods {
        assert!(span.to.is_some() && span.from <= span.to, "{span:?}");
    }
    if release.kind != Kind::Unrecognised {
        let phrase = release.to_string();
        let again = Release::read(&phrase, &Terms::default());
        assert_eq!(again, Release { residue: Vec::new(), ..release }, "{phrase}");
    }
});
