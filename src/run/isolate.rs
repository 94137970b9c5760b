//! Reads the formats whose readers can fail hard in a child process with a memory and a time limit.

use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use leveranceplan::{Damage, Error, Format, ReadError, Workbook};

/// The most time and memory that the child may use.
const TIME: Duration = Duration::from_secs(10);
#[cfg(unix)]
const MEMORY: u64 = 1 << 30;

/// Reads a workbook, in a child process where its format asks for it.
pub(crate) fn read(bytes: &[u8]) -> Result<Workbook, ReadError> {
    Workbook::read_with(bytes, |format| {
        let answer = ask(bytes, format)?;
        serde_json::from_slice::<Result<Workbook, ReadError>>(&answer)
            .unwrap_or_else(|_| Err(Damage::NoAnswer.of(format)))
    })
}

fn ask(bytes: &[u8], format: Format) -> Result<Vec<u8>, ReadError> {
    let mut child = start().map_err(|error| Damage::NoReader { detail: error.to_string() }.of(format))?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let (done, answer) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || input.map(|mut input| input.write_all(bytes)));
        scope.spawn(move || {
            let mut answer = Vec::new();
            let read = output.map(|mut output| output.read_to_end(&mut answer));
            let _ = done.send(read.is_some_and(|read| read.is_ok()).then_some(answer));
        });
        let result = answer.recv_timeout(TIME);
        // Killed or done, its pipes close, and both threads end.
        let _ = child.kill();
        let _ = child.wait();
        match result {
            Ok(Some(answer)) => Ok(answer),
            Ok(None) => Err(Damage::UnreadAnswer.of(format)),
            Err(_) => Err(Damage::TooSlow(TIME.as_secs()).of(format)),
        }
    })
}

fn start() -> io::Result<Child> {
    Command::new(std::env::current_exe()?)
        .arg("read-workbook")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
}

/// The child: standard input to cells as JSON on standard output.
pub(crate) fn serve() -> Result<(), Error> {
    #[cfg(unix)]
    rlimit::setrlimit(rlimit::Resource::AS, MEMORY, MEMORY).map_err(|error| Error::unwritable(&error))?;
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(|error| Error::unwritten(&error))?;
    let answer = Workbook::read(&bytes);
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, &answer).map_err(|error| Error::unwritten(&error))?;
    out.flush().map_err(|error| Error::unwritable(&error))
}
