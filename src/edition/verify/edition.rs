//! One edition held against its manifest.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use super::{Position, Verified, What, agreement};
use crate::digest::digest;
use crate::edition::{FileEntry, Manifest, paths, version_of};

/// A manifest that is as it was written, with its bytes.
pub(super) struct Sealed {
    pub(super) manifest: Manifest,
    pub(super) bytes: Vec<u8>,
}

/// The files of an edition that could be read; whether each is as the manifest says.
pub(super) type Contents = BTreeMap<String, (Vec<u8>, bool)>;

/// Verifies the edition of a folder; `prefix` comes before its files' names in what is found.
pub(super) fn verify(folder: &Path, prefix: &str, verified: &mut Verified) -> io::Result<Option<Sealed>> {
    verified.editions += 1;
    let sealed = manifest(folder, prefix, verified);
    let found = paths(folder)?;
    let mut contents = Contents::new();
    for path in found.iter().filter(|path| *path != Manifest::NAME) {
        if let Some(bytes) = contents_of(folder, path, prefix, verified) {
            contents.insert(path.clone(), (bytes, false));
        }
    }
    if let Some(Sealed { manifest, .. }) = &sealed {
        against(manifest, &mut contents, &found, prefix, verified);
        let name = prefix.trim_end_matches('/');
        if !name.is_empty() && version_of(name) != Some(manifest.version) {
            let what = What::Text(name.to_owned(), format!("v{}", manifest.version));
            verified.differ(
                format!("{prefix}{}", Manifest::NAME),
                Some(Position::Part("part-version")),
                what,
            );
        }
    }
    agreement::agree(sealed.as_ref().map(|sealed| &sealed.manifest), &contents, prefix, verified);
    Ok(sealed)
}

fn manifest(folder: &Path, prefix: &str, verified: &mut Verified) -> Option<Sealed> {
    verified.files += 1;
    let what = match fs::read(folder.join(Manifest::NAME)) {
        Ok(bytes) => match Manifest::read(&bytes) {
            Ok(manifest) => return Some(Sealed { manifest, bytes }),
            Err(error) => error.into(),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => What::Missing,
        Err(error) => What::Unreadable(error.to_string()),
    };
    verified.differ(format!("{prefix}{}", Manifest::NAME), None, what);
    None
}

fn contents_of(folder: &Path, path: &str, prefix: &str, verified: &mut Verified) -> Option<Vec<u8>> {
    fs::read(folder.join(path))
        .inspect_err(|error| {
            verified.differ(format!("{prefix}{path}"), None, What::Unreadable(error.to_string()));
        })
        .ok()
}

/// Sizes and digests, files that are missing and files too many.
fn against(
    manifest: &Manifest,
    contents: &mut Contents,
    found: &[String],
    prefix: &str,
    verified: &mut Verified,
) {
    for entry in &manifest.files {
        verified.files += 1;
        let what = match contents.get_mut(&entry.path) {
            Some((bytes, holds)) => {
                *holds = entry.is(bytes);
                if *holds {
                    continue;
                }
                changed(entry, bytes)
            }
            None if found.contains(&entry.path) => continue,
            None => What::Missing,
        };
        verified.differ(format!("{prefix}{}", entry.path), None, what);
    }
    let known =
        |path: &String| path == Manifest::NAME || manifest.files.iter().any(|entry| entry.path == *path);
    for path in found.iter().filter(|path| !known(path)) {
        verified.differ(format!("{prefix}{path}"), None, What::Extra);
    }
}

fn changed(entry: &FileEntry, bytes: &[u8]) -> What {
    if entry.size == bytes.len() {
        What::Digest(entry.sha256.clone(), digest(bytes))
    } else {
        What::Size(entry.size, bytes.len())
    }
}
