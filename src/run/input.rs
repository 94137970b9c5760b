//! Finds the file that an argument names and reads its bytes.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use leveranceplan::MAX_FILE;

use super::error::RunError;
use super::terminal::shown;

/// A workbook's file.
pub(crate) struct Input {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// What it holds.
    pub(crate) bytes: Vec<u8>,
}

/// Reads the named workbook, or the one in `input/`.
pub(crate) fn read(workbook: Option<&Path>) -> Result<Input, RunError> {
    let path = workbook.map_or_else(|| only_workbook(Path::new("input")), |path| Ok(path.to_owned()))?;
    let metadata = fs::metadata(&path).map_err(|error| cannot_read(&path, &error))?;
    if !metadata.is_file() {
        let shown = shown(&path);
        return Err(RunError::Input(format!(
            "{shown} er ikke en fil\n  forventet: en projektmappe (.xlsx, .xlsm, .xls, .xlsb eller .ods)\n  hjælp: skriv projektmappens filnavn"
        )));
    }
    if metadata.len() > MAX_FILE {
        let (shown, size) = (shown(&path), metadata.len());
        return Err(RunError::Input(format!(
            "{shown} er for stor: {size} bytes, grænsen er {MAX_FILE}\n  hjælp: slet store billeder og data, der ikke hører til planen"
        )));
    }
    let bytes = fs::read(&path).map_err(|error| cannot_read(&path, &error))?;
    Ok(Input { path, bytes })
}

/// The file of an argument that names a plan: the `plan.json` of an edition's folder, else the named file.
pub(crate) fn plan_of(path: &Path) -> Result<PathBuf, RunError> {
    if !path.is_dir() {
        return Ok(path.to_owned());
    }
    let plan = path.join("plan.json");
    if plan.is_file() {
        return Ok(plan);
    }
    Err(RunError::Input(format!(
        "mappen {} har ingen plan.json\n  forventet: en udgaves mappe, som output/v5.0\n  hjælp: se efter, om det er mappen for én version",
        shown(path)
    )))
}

/// Why a file cannot be read; what is not known by kind is said by the system.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "filen findes ikke".to_owned(),
        io::ErrorKind::PermissionDenied => "adgang er nægtet".to_owned(),
        io::ErrorKind::NotADirectory => "en del af stien er ikke en mappe".to_owned(),
        _ => error.to_string(),
    }
}

fn cannot_read(path: &Path, error: &io::Error) -> RunError {
    let shown = shown(path);
    let lock = path.file_name().map(|name| path.with_file_name(format!("~${}", name.to_string_lossy())));
    let help = if error.kind() == io::ErrorKind::NotFound {
        "se efter, om navnet og mappen er rigtige"
    } else if lock.is_some_and(|lock| lock.exists()) {
        "projektmappen er åben i Excel; luk den, og prøv igen"
    } else {
        "se efter, om du har lov til at læse filen"
    };
    RunError::Input(format!("{shown} kan ikke læses: {}\n  hjælp: {help}", reason(error)))
}

/// The one workbook of a folder; lock files of Excel and hidden files are none.
fn only_workbook(folder: &Path) -> Result<PathBuf, RunError> {
    let entries = fs::read_dir(folder).map_err(|error| {
        let shown = shown(folder);
        RunError::Input(format!("mappen {shown}/ kan ikke læses: {error}\n  hjælp: læg projektmappen i {shown}/, eller skriv dens filnavn"))
    })?;
    let mut found: Vec<PathBuf> =
        entries.filter_map(Result::ok).map(|entry| entry.path()).filter(|path| is_workbook(path)).collect();
    found.sort();
    if found.len() == 1
        && let Some(only) = found.pop()
    {
        return Ok(only);
    }
    let names: Vec<String> = found.iter().map(|path| format!("\n    {}", shown(path))).collect();
    let shown = shown(folder);
    Err(RunError::Input(if found.is_empty() {
        format!(
            "der er ingen projektmappe i {shown}/\n  forventet: en fil (.xlsx, .xlsm, .xls, .xlsb eller .ods)\n  hjælp: læg projektmappen i {shown}/, eller skriv dens filnavn"
        )
    } else {
        format!(
            "der er {} projektmapper i {shown}/:{}\n  forventet: en\n  hjælp: skriv filnavnet på den, der skal bruges",
            found.len(),
            names.concat()
        )
    }))
}

fn is_workbook(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let known = ["xlsx", "xlsm", "xls", "xlsb", "ods"];
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    known.contains(&extension) && !name.starts_with("~$") && !name.starts_with('.')
}
