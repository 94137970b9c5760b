//! The cross-references of a finished file (ISO 32000-1, 7.5.8): each object stands where they say. The library that reads
//! would look for one that does not, and find it; other readers would not.

use hayro_syntax::object::{Array, Number, Object, ObjectIdentifier, Stream};
use hayro_syntax::xref::XRef;

use super::{PdfError, broken, unpacked};

/// Holds the cross-reference stream against the file.
pub(super) fn hold(bytes: &[u8], objects: &XRef) -> Result<(), PdfError> {
    let missing = || broken("filens krydshenvisninger mangler");
    let start = start(bytes).ok_or_else(missing)?;
    let number = number_at(bytes, start).ok_or_else(missing)?;
    let table: Stream<'_> = objects.get(ObjectIdentifier::new(number, 0)).ok_or_else(missing)?;
    let widths = integers(&table, "W").ok_or_else(missing)?;
    let [kind, place, index] = *widths.as_slice() else { return Err(missing()) };
    let row = kind + place + index;
    let data = unpacked(&table)?;
    if kind != 1 || row > 32 || data.len() % row != 0 {
        return Err(missing());
    }
    for (entry, number) in data.chunks_exact(row).zip(numbers(&table)) {
        let at = entry.get(1..1 + place).unwrap_or_default();
        let at = at.iter().fold(0, |at: usize, byte| at << 8 | usize::from(*byte));
        if entry.first() == Some(&1) && number_at(bytes, at) != Some(number) {
            return Err(broken(format!("objekt {number} står ikke, hvor filens krydshenvisninger siger")));
        }
    }
    Ok(())
}

/// Where the cross-references begin: the number after the last `startxref` (7.5.5).
fn start(bytes: &[u8]) -> Option<usize> {
    let end = bytes.get(bytes.len().saturating_sub(64)..)?;
    let text = String::from_utf8_lossy(end);
    text.rsplit_once("startxref")?.1.split_whitespace().next()?.parse().ok()
}

/// The number of the object that begins at a byte.
fn number_at(bytes: &[u8], at: usize) -> Option<u32> {
    let head = bytes.get(at..)?;
    let digits = head.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let number = std::str::from_utf8(head.get(..digits)?).ok()?.parse().ok()?;
    head.get(digits..)?.starts_with(b" 0 obj").then_some(number)
}

/// The numbers of the objects in the table's order: from 0 up, or in the runs that `Index` names.
fn numbers(table: &Stream<'_>) -> impl Iterator<Item = u32> {
    let runs = integers(table, "Index").unwrap_or_else(|| vec![0, u32::MAX as usize]);
    let runs: Vec<(u32, usize)> = (runs.chunks_exact(2))
        .filter_map(|run| Some((u32::try_from(*run.first()?).ok()?, *run.get(1)?)))
        .collect();
    runs.into_iter().flat_map(|(first, count)| (first..).take(count))
}

fn integers(table: &Stream<'_>, key: &str) -> Option<Vec<usize>> {
    let array: Array<'_> = table.dict().get(key)?;
    let number = |item: Object<'_>| match item {
        Object::Number(number) => usize::try_from(Number::as_i64(&number)).ok(),
        _ => None,
    };
    array.iter::<Object<'_>>().map(number).collect()
}
