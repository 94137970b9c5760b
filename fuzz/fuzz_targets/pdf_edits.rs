//! A sound PDF with some objects changed, read back. The cross-references stay right, so that the changes are reached.
#![no_main]

use std::sync::LazyLock;

use leveranceplan::report::pdf::read_back;
use libfuzzer_sys::fuzz_target;
use lopdf::{Document, Object, ObjectId};

static SOUND: LazyLock<Document> = LazyLock::new(|| {
    let mut document = Document::load_mem(&leveranceplan_fuzz::pdf()).unwrap();
    document.decompress();
    document
});

fuzz_target!(|edits: Vec<(u16, u8, u8, i32)>| {
    let mut document = SOUND.clone();
    let ids: Vec<ObjectId> = document.objects.keys().copied().collect();
    for (object, place, kind, value) in edits.into_iter().take(8) {
        let other = Object::Reference(ids[value.unsigned_abs() as usize % ids.len()]);
        let new = match kind % 8 {
            0 => Object::Null,
            1 => Object::Integer(value.into()),
            2 => other,
            3 => Object::Array(vec![other]),
            4 => Object::Name(b"TD".to_vec()),
            5 => Object::string_literal(value.to_be_bytes()),
            6 => Object::Real(value as f32),
            _ => Object::Integer(i64::from(value % 16)),
        };
        let id = ids[usize::from(object) % ids.len()];
        edit(document.objects.get_mut(&id).unwrap(), usize::from(place), new);
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    let _ = read_back(&bytes, &["H1", "H2", "TH", "TD"]);
});

/// Puts something else at a place in an object.
fn edit(object: &mut Object, place: usize, new: Object) {
    match object {
        Object::Array(array) if !array.is_empty() => {
            let at = place % array.len();
            array[at] = new;
        }
        Object::Dictionary(dictionary) if !dictionary.is_empty() => {
            let key = dictionary.iter().nth(place % dictionary.len()).unwrap().0.clone();
            dictionary.set(key, new);
        }
        Object::Stream(stream) if !stream.content.is_empty() => {
            let content = &mut stream.content;
            let at = place * 97 % content.len();
            match new {
                Object::Null => drop(content.remove(at)),
                Object::String(bytes, _) => drop(content.splice(at..at, bytes)),
                Object::Integer(value) => content[at] = value as u8,
                _ => content.truncate(at),
            }
            let length = stream.content.len() as i64;
            stream.dict.set("Length", length);
        }
        other => *other = new,
    }
}
