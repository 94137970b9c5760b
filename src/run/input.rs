//! Finds the file that an argument names and reads its bytes.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::is_workbook;
use leveranceplan::{Edition, Error, Explain, Message, Workbook};

/// A workbook's file.
pub(crate) struct Input {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Its content.
    pub(crate) bytes: Vec<u8>,
}

/// Reads the named workbook, or the one in `input/`.
pub(crate) fn read(workbook: Option<&Path>) -> Result<Input, Error> {
    let path = workbook.map_or_else(|| only_workbook(Path::new("input")), |path| Ok(path.to_owned()))?;
    let metadata = fs::metadata(&path).map_err(|error| cannot_read(&path, &error))?;
    if !metadata.is_file() {
        return Err(wrong("input-no-file", &path));
    }
    if metadata.len() > Workbook::MAX_FILE {
        let message = Message::error("input-too-large").with("path", path.as_path());
        return Err(Error::input(message.with("size", metadata.len()).with("limit", Workbook::MAX_FILE)));
    }
    let bytes = fs::read(&path).map_err(|error| cannot_read(&path, &error))?;
    Ok(Input { path, bytes })
}

/// The file of an argument that names a plan: the `plan.json` of an edition's folder, else the named file.
pub(crate) fn plan_of(path: &Path) -> Result<PathBuf, Error> {
    if !path.is_dir() {
        return Ok(path.to_owned());
    }
    let plan = path.join(Edition::PLAN_FILE);
    if plan.is_file() {
        return Ok(plan);
    }
    Err(wrong("input-no-edition", path))
}

/// An error about a file or folder, in the text of a key.
fn wrong(key: &'static str, path: &Path) -> Error {
    Error::input(Message::error(key).with("path", path))
}

fn cannot_read(path: &Path, error: &io::Error) -> Error {
    let lock = path.file_name().map(|name| path.with_file_name(format!("~${}", name.to_string_lossy())));
    let key = if error.kind() == io::ErrorKind::NotFound {
        "input-not-found"
    } else if lock.is_some_and(|lock| lock.exists()) {
        "input-open-in-excel"
    } else {
        "input-unreadable"
    };
    Error::input(Message::error(key).with("path", path).with("reason", error.message()))
}

/// The one workbook of a folder; lock files of Excel and hidden files are none.
fn only_workbook(folder: &Path) -> Result<PathBuf, Error> {
    let entries = fs::read_dir(folder).map_err(|error| {
        let message = Message::error("input-no-folder").with("folder", folder);
        Error::input(message.with("reason", error.message()))
    })?;
    let mut found: Vec<PathBuf> =
        entries.filter_map(Result::ok).map(|entry| entry.path()).filter(|path| is_workbook(path)).collect();
    found.sort();
    if found.len() == 1
        && let Some(only) = found.pop()
    {
        return Ok(only);
    }
    let message = match found.len() {
        0 => Message::error("input-no-workbook"),
        count => {
            let name = |path: &PathBuf| Message::layout("\n    {path}").with("path", path.as_path());
            let names = Message::list("", found.iter().map(name));
            Message::error("input-several-workbooks").with("count", count).with("names", names)
        }
    };
    Err(Error::input(message.with("folder", folder)))
}
