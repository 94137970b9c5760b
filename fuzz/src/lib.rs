//! What targets start from that is no file.

use std::fs;
use std::path::Path;

use leveranceplan::{Config, Options, Publisher, Supplied};

/// The PDF of a small plan.
///
/// # Panics
/// The plan cannot be published.
pub fn pdf() -> Vec<u8> {
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/enkel/plan.xlsx");
    let publisher = Publisher::new(Config::default());
    let draft = publisher.read(&fs::read(plan).unwrap(), &Supplied::default()).unwrap();
    let edition = draft.publish(&Options::default(), &|_| {}).edition.unwrap();
    edition.files().find(|file| file.path.ends_with(".pdf")).unwrap().bytes.clone()
}
