//! The library has one door: the command uses the names at its root, and nothing behind them.

use std::fs;

use crate::harness::files;
use crate::root;

#[test]
fn the_command_uses_the_named_items_alone() {
    let mut sources: Vec<_> = files(&root().join("src/run")).into_keys().collect();
    sources.extend(["src/run.rs", "src/cli.rs", "src/main.rs"].map(|path| root().join(path)));
    for path in sources {
        let text = fs::read_to_string(&path).unwrap();
        for (at, _) in text.match_indices("leveranceplan::") {
            let rest = &text[at + "leveranceplan::".len()..];
            let end = rest.find([';', '(', '!']).unwrap();
            assert!(!rest[..end].contains("::"), "{}: leveranceplan::{}", path.display(), &rest[..end]);
        }
    }
}
