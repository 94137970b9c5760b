//! The cross-references of a finished file (ISO 32000-1, 7.5.8): each object stands where they say. The library that reads
//! would look for one that does not, and find it; other readers would not.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use hayro_syntax::object::{Array, Number, Object, ObjectIdentifier, Stream};
use hayro_syntax::xref::XRef;

use super::{PdfError, broken, broken_by, integer, unpacked};

/// The widest that a field of an entry may be, in bytes.
const WIDEST: usize = 8;

/// Holds the cross-reference stream against the file.
pub(super) fn hold(bytes: &[u8], objects: &XRef) -> Result<(), PdfError> {
    let missing = || broken("pdf-no-cross-references");
    let start = start(bytes).ok_or_else(missing)?;
    let number = number_at(bytes, start).ok_or_else(missing)?;
    let table = stream(objects, number).ok_or_else(missing)?;
    let widths = integers(&table, "W").filter(|widths| widths.iter().all(|width| *width <= WIDEST));
    let Some([kind, place, index]) = widths.as_deref().and_then(|widths| <[usize; 3]>::try_from(widths).ok())
    else {
        return Err(missing());
    };
    let data = unpacked(&table)?;
    let numbers = numbers(&table).ok_or_else(missing)?;
    if kind != 1 || data.len() != numbers.len() * (kind + place + index) {
        return Err(missing());
    }
    let mut packed = Packed { objects, streams: BTreeMap::new() };
    for (entry, number) in data.chunks_exact(kind + place + index).zip(numbers) {
        let (kind, rest) = entry.split_at(kind);
        let (place, index) = rest.split_at(place);
        let found = match kind {
            [1] => number_at(bytes, field(place)) == Some(number),
            [2] => packed.number(field(place), field(index))? == Some(number),
            _ => true,
        };
        if !found {
            return Err(broken_by("pdf-object-elsewhere", number));
        }
    }
    Ok(())
}

/// Object streams (7.5.7), each with the numbers of what it holds.
struct Packed<'a> {
    objects: &'a XRef,
    streams: BTreeMap<usize, Vec<u32>>,
}

impl Packed<'_> {
    /// The number of the object at an index of an object stream.
    fn number(&mut self, number: usize, index: usize) -> Result<Option<u32>, PdfError> {
        let held = match self.streams.entry(number) {
            Entry::Occupied(held) => held.into_mut(),
            Entry::Vacant(new) => new.insert(held(self.objects, number)?),
        };
        Ok(held.get(index).copied())
    }
}

/// The numbers of the objects that an object stream holds, by its head: pairs of number and offset.
fn held(objects: &XRef, number: usize) -> Result<Vec<u32>, PdfError> {
    let missing = || broken_by("pdf-no-object-stream", number);
    let stream = u32::try_from(number).ok().and_then(|number| stream(objects, number)).ok_or_else(missing)?;
    let first = integer(stream.dict(), "First").and_then(|first| usize::try_from(first).ok());
    let data = unpacked(&stream)?;
    let head = first.and_then(|first| str::from_utf8(data.get(..first)?).ok()).ok_or_else(missing)?;
    let numbers = head.split_ascii_whitespace().step_by(2);
    numbers.map(|number| number.parse().map_err(|_| missing())).collect()
}

fn stream(objects: &XRef, number: u32) -> Option<Stream<'_>> {
    objects.get(ObjectIdentifier::new(number, 0))
}

/// A field of an entry: a number, its highest byte first.
fn field(bytes: &[u8]) -> usize {
    bytes.iter().fold(0, |number, byte| number << 8 | usize::from(*byte))
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

/// The numbers of the objects in the table's order: from 0 up to its size, or in the runs that `Index` names.
fn numbers(table: &Stream<'_>) -> Option<Vec<u32>> {
    let size = integer(table.dict(), "Size").and_then(|size| u32::try_from(size).ok())?;
    let runs = integers(table, "Index").unwrap_or_else(|| vec![0, size as usize]);
    let (runs, _) = runs.as_chunks::<2>();
    let numbers = runs.iter().flat_map(|[first, count]| (*first..).take(*count));
    numbers.map(|number| u32::try_from(number).ok().filter(|number| *number < size)).collect()
}

fn integers(table: &Stream<'_>, key: &str) -> Option<Vec<usize>> {
    let array: Array<'_> = table.dict().get(key)?;
    let number = |item: Object<'_>| match item {
        Object::Number(number) => usize::try_from(Number::as_i64(&number)).ok(),
        _ => None,
    };
    array.iter::<Object<'_>>().map(number).collect()
}
