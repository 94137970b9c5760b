//! Comparisons as people and programs read them: text in Danish or English, JSON (schema
//! `leveranceplan/comparison/v2`), and lines for a table.

pub(super) mod json;
mod lines;
mod text;

pub use lines::{ChangeLine, lines};
pub use text::amount;
