//! Tests of the command: a folder, what is in it, a command, and everything that comes of it.
//!
//! ```ignore
//! Test::new().fixture("enkel").command("check plan.xlsx --quiet").run();
//! Test::new().config("[cheks]\n").command("check").status(2).stderr("fejl: …\n").run();
//! Test::new().fixture("enkel").command("publish plan.xlsx").show().golden("publish");
//! ```
//!
//! `run` holds standard output, standard error and the exit code against what the test expects: nothing and 0 where it
//! does not say otherwise. `show` writes them into a transcript together with the files that the command added (`+`),
//! changed (`~`) or removed (`-`), and `golden` holds the transcript against `tests/golden/NAME.snap`. Texts that a person
//! reads belong into a golden: `INSTA_UPDATE=always cargo test` writes it anew, and its diff is reviewed. Both give the
//! test back, so that the next command runs in the same folder.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::{fixture, root, sample};

/// A folder of its own, the command that runs in it next, and what is expected of that.
pub(crate) struct Test {
    folder: TempDir,
    arguments: Vec<String>,
    environment: Vec<(&'static str, String)>,
    expected: Said,
    changes: Option<Vec<String>>,
    transcript: String,
}

/// What a command said, with its exit code.
#[derive(Default, PartialEq)]
struct Said {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Test {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            arguments: Vec::new(),
            environment: Vec::new(),
            expected: Said::default(),
            changes: None,
            transcript: String::new(),
        }
    }

    /// Puts a file into the folder.
    pub(crate) fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// Puts a workbook into the folder, as `plan.xlsx`.
    pub(crate) fn workbook(self, bytes: impl AsRef<[u8]>) -> Self {
        self.file("plan.xlsx", bytes)
    }

    /// Puts the workbook of a fixture into the folder, as `plan.xlsx`.
    pub(crate) fn fixture(self, case: &str) -> Self {
        self.workbook(fs::read(fixture(case)).unwrap())
    }

    /// Puts the sample into the folder, as `plan.xlsx`.
    pub(crate) fn sample(self) -> Self {
        self.workbook(fs::read(sample()).unwrap())
    }

    /// Puts settings into the folder, as `leveranceplan.toml`.
    pub(crate) fn config(self, settings: &str) -> Self {
        self.file("leveranceplan.toml", settings)
    }

    /// The command's arguments, with blanks between them.
    pub(crate) fn command(mut self, arguments: &str) -> Self {
        self.arguments = arguments.split_whitespace().map(str::to_owned).collect();
        self
    }

    /// More arguments, with blanks between them.
    pub(crate) fn arguments(mut self, arguments: &str) -> Self {
        self.arguments.extend(arguments.split_whitespace().map(str::to_owned));
        self
    }

    /// One more argument, in which anything may stand.
    pub(crate) fn argument(mut self, argument: &str) -> Self {
        self.arguments.push(argument.to_owned());
        self
    }

    /// Sets a variable of the environment, for this and all further commands.
    pub(crate) fn environment(mut self, name: &'static str, value: &str) -> Self {
        self.environment.retain(|(other, _)| *other != name);
        self.environment.push((name, value.to_owned()));
        self
    }

    /// Expects an exit code; a command that fails is also expected to write no file, unless `changes` says which.
    pub(crate) fn status(mut self, status: i32) -> Self {
        self.expected.status = status;
        self
    }

    /// Expects a text on standard output.
    pub(crate) fn stdout(mut self, text: &str) -> Self {
        text.clone_into(&mut self.expected.stdout);
        self
    }

    /// Expects a text on standard error.
    pub(crate) fn stderr(mut self, text: &str) -> Self {
        text.clone_into(&mut self.expected.stderr);
        self
    }

    /// Expects exactly these files to be added (`+ name`), changed (`~ name`) or removed (`- name`).
    pub(crate) fn changes<'a>(mut self, changes: impl IntoIterator<Item = &'a str>) -> Self {
        self.changes = Some(changes.into_iter().map(str::to_owned).collect());
        self
    }

    /// Runs the command and holds all that it says and does against what is expected.
    #[track_caller]
    pub(crate) fn run(mut self) -> Self {
        let (found, changes) = self.execute();
        let expected = std::mem::take(&mut self.expected);
        let no_change = (expected.status != 0).then(Vec::new);
        let expected_changes = self.changes.take().or(no_change).unwrap_or_else(|| changes.clone());
        if (&found, &changes) != (&expected, &expected_changes) {
            let found = self.described(&found, &changes);
            panic!("expected:\n{}\nfound:\n{found}", self.described(&expected, &expected_changes));
        }
        self
    }

    /// Runs the command and adds all that it says and does to the transcript.
    pub(crate) fn show(mut self) -> Self {
        let (found, changes) = self.execute();
        let described = self.described(&found, &changes);
        self.transcript.push_str(&described);
        self.transcript.push('\n');
        self
    }

    /// Adds a line to the transcript that says what the next command is about.
    pub(crate) fn about(mut self, text: &str) -> Self {
        writeln!(self.transcript, "# {}", visible(text)).unwrap();
        self
    }

    /// Gives the transcript, for a golden of several folders.
    pub(crate) fn transcript(mut self) -> String {
        std::mem::take(&mut self.transcript)
    }

    /// Holds the transcript against the one in `tests/golden/` that a person has read.
    pub(crate) fn golden(mut self, name: &str) -> Self {
        golden(name, &std::mem::take(&mut self.transcript));
        self
    }

    /// Where a file of the folder is; of an empty name the folder itself.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What a file of the folder holds.
    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// The names of all files below a folder, with `/`, and what they hold.
    pub(crate) fn files(&self, below: &str) -> BTreeMap<String, Vec<u8>> {
        let below = self.path(below);
        let name = |path: &Path| path.strip_prefix(&below).unwrap().to_string_lossy().replace('\\', "/");
        files(&below).into_iter().map(|(path, bytes)| (name(&path), bytes)).collect()
    }

    fn execute(&self) -> (Said, Vec<String>) {
        let before = self.files("");
        let output = leveranceplan()
            .args(&self.arguments)
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        let text = |bytes| self.settled(&String::from_utf8(bytes).unwrap());
        let status = output.status.code().unwrap();
        let said = Said { status, stdout: text(output.stdout), stderr: text(output.stderr) };
        (said, changes(&before, &self.files("")))
    }

    /// A text without what differs from run to run.
    fn settled(&self, text: &str) -> String {
        let folder = self.folder.path().to_str().unwrap();
        without_measures(&text.replace(folder, "<folder>"))
    }

    fn described(&self, said: &Said, changes: &[String]) -> String {
        let mut out = format!("$ leveranceplan {}\n", visible(&self.arguments.join(" ")));
        for (name, text) in [("standard output", &said.stdout), ("standard error", &said.stderr)] {
            if !text.is_empty() {
                let end = if text.ends_with('\n') { "" } else { "␄\n" };
                write!(out, "--- {name}\n{}{end}", visible(text)).unwrap();
            }
        }
        writeln!(out, "--- exit code {}", said.status).unwrap();
        for change in changes {
            writeln!(out, "{change}").unwrap();
        }
        out
    }
}

impl Drop for Test {
    fn drop(&mut self) {
        let is_open = !self.transcript.is_empty() && !std::thread::panicking();
        assert!(!is_open, "nobody has read the transcript:\n{}", self.transcript);
    }
}

/// The command without arguments, in an environment that says nothing of languages, colours, widths and times.
pub(crate) fn leveranceplan() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_leveranceplan"));
    for name in
        ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "SOURCE_DATE_EPOCH"]
    {
        command.env_remove(name);
    }
    command.env("COLUMNS", "100").stdin(Stdio::null());
    command
}

/// Holds a text against the one in `tests/golden/` that a person has read.
#[track_caller]
pub(crate) fn golden(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("tests/golden"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// A text without measures: `12 kB` and `40 ms` have `#` for their number. Sizes stand in a column, the blanks before
/// them go too.
pub(crate) fn without_measures(text: &str) -> String {
    text.split_inclusive('\n').map(line_without_measures).collect()
}

fn line_without_measures(line: &str) -> String {
    let mut words: Vec<&str> = line.split(' ').collect();
    for at in 1..words.len() {
        let is_unit = words[at].starts_with("kB") || words[at].starts_with("ms");
        if is_unit && words[at - 1].parse::<u32>().is_ok() {
            words[at - 1] = "#";
            let blanks = words[..at - 1].iter().rev().take_while(|word| word.is_empty()).count();
            words.drain(at - 1 - blanks..at - 1);
            return line_without_measures(&words.join(" "));
        }
    }
    words.join(" ")
}

/// A text with pictures for control characters, line ends aside.
fn visible(text: &str) -> String {
    let picture = |c: char| match c {
        '\n' => c,
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap(),
        '\u{7f}' => '␡',
        _ => c,
    };
    text.chars().map(picture).collect()
}

/// Which files were added, changed or removed, by name.
fn changes(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let names: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let change = |name: &String| match (before.get(name), after.get(name)) {
        (None, Some(_)) => Some(format!("+ {name}")),
        (Some(_), None) => Some(format!("- {name}")),
        (old, new) if old != new => Some(format!("~ {name}")),
        _ => None,
    };
    names.into_iter().filter_map(change).collect()
}

/// All files below a folder and what they hold; of a link where it points to.
pub(crate) fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if let Ok(target) = fs::read_link(&path) {
            found.insert(path, target.into_os_string().into_encoded_bytes());
        } else if path.is_dir() {
            found.extend(files(&path));
        } else {
            let content = fs::read(&path).unwrap();
            found.insert(path, content);
        }
    }
    if found.is_empty() {
        found.insert(folder.join("(empty)"), Vec::new());
    }
    found
}
