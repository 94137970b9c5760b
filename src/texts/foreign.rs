//! Errors of the system and of JSON: their meaning in the reader's language, with their own words as detail. The errors of
//! other libraries are explained where those are used.

use std::io::{self, ErrorKind};
use std::path::Path;

use serde_json::error::Category;

use super::{Explain, Message};

/// Reading failed.
impl Explain for io::Error {
    fn message(&self) -> Message {
        let kind = match self.kind() {
            ErrorKind::NotFound => "not-found",
            ErrorKind::PermissionDenied => "denied",
            ErrorKind::NotADirectory => "not-a-folder",
            ErrorKind::IsADirectory => "is-a-folder",
            ErrorKind::InvalidData => "no-text",
            _ => "other",
        };
        Message::of("read", kind).with("detail", self.to_string())
    }
}

/// Why writing failed; its part `help` says how to mend it.
#[must_use]
pub(crate) fn writing(error: &io::Error) -> Message {
    let kind = match error.kind() {
        _ if is_open_elsewhere(error) => "open-elsewhere",
        ErrorKind::StorageFull => "full",
        ErrorKind::QuotaExceeded => "quota",
        ErrorKind::ReadOnlyFilesystem => "protected",
        ErrorKind::PermissionDenied => "denied",
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "file-in-place",
        ErrorKind::Unsupported => "no-locks",
        _ => "other",
    };
    Message::of("write", kind).with("detail", error.to_string())
}

/// An error about a file or folder that cannot be written, with the reason and the help that fits it.
#[must_use]
pub(crate) fn unwritable(message: Message, path: &Path, error: &io::Error) -> Message {
    let reason = writing(error);
    let help = reason.clone().part("help");
    message.with("path", path).with("reason", reason).with("help", help)
}

/// `ERROR_SHARING_VIOLATION` and `ERROR_LOCK_VIOLATION` of Windows.
fn is_open_elsewhere(error: &io::Error) -> bool {
    let windows = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
    windows || matches!(error.kind(), ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy)
}

impl Explain for serde_json::Error {
    fn message(&self) -> Message {
        let kind = match self.classify() {
            Category::Data => "content",
            Category::Syntax | Category::Eof | Category::Io => "syntax",
        };
        Message::of("json", kind)
            .with("line", self.line())
            .with("column", self.column())
            .with("detail", self.to_string())
    }
}
