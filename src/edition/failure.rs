//! Why an edition was not written: what happened, what became of the last edition, and what to do.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why an edition was not written.
#[derive(Debug, thiserror::Error)]
pub enum EditionError {
    /// That version is published already with other content.
    #[error("versionen er allerede udgivet i {folder} med et andet indhold\n  forskelle: {differences}\n  hjælp: giv planen et nyt versionsnummer, eller udgiv igen med --replace for at erstatte den; er udgavens filer ændret, siden de blev udgivet, viser leveranceplan verify det", folder = folder.display())]
    Exists {
        /// The folder of that version.
        folder: PathBuf,
        /// The files that differ.
        differences: String,
    },
    /// A higher version would have an earlier date than a lower one.
    #[error(
        "versionerne ville ikke stige: {later} ville være ældre end {earlier}\n  forventet: at en højere version ikke har en tidligere dato\n  hjælp: ret planens versionsnummer eller dato"
    )]
    NotRising {
        /// The lower version, with its date.
        earlier: String,
        /// The higher version, with its date.
        later: String,
    },
    /// A file or a folder could not be written.
    #[error("{path} kan ikke skrives: {}\n  hjælp: {}", what(.source), help(.source), path = path.display())]
    Io {
        /// What could not be written.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A publication could not be written; what was published before is as it was.
    #[error("{path} kan ikke skrives: {}\n  det, der er udgivet før, er urørt\n  hjælp: {}", what(.source), help(.source), path = path.display())]
    Untouched {
        /// What could not be written.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The new edition stands, but the ledger does not name it yet.
    #[error("udgaven står hel i {folder}, men fortegnelsen kan ikke skrives: {}\n  hjælp: {}; næste kørsel skriver udgaven i fortegnelsen", what(.source), help(.source), folder = folder.display())]
    Unrecorded {
        /// The folder of the edition.
        folder: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The old edition had to make place, and neither of the two could be put there.
    #[error("{folder} kan ikke skrives: {}\n  den tidligere udgave ligger hel i {old}\n  hjælp: {}; næste kørsel lægger den tilbage", what(.source), help(.source), folder = folder.display(), old = old.display())]
    Displaced {
        /// The place of the edition.
        folder: PathBuf,
        /// Where the old one lies.
        old: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The ledger cannot be read, so nothing was written.
    #[error("fortegnelsen over udgaver, {path}, kan ikke bruges: {reason}\n  intet er udgivet eller ændret\n  hjælp: læg filen tilbage fra en sikkerhedskopi; findes der ingen, så flyt den væk: næste udgivelse laver en ny ud fra udgavernes manifester, men uden hvornår de er udgivet", path = path.display())]
    Ledger {
        /// The ledger.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// Another run holds the folder.
    #[error("{folder} er i brug af en anden udgivelse\n  hjælp: vent, til den er færdig, og prøv igen", folder = folder.display())]
    Busy {
        /// The output folder.
        folder: PathBuf,
    },
}

impl EditionError {
    /// The same of a publication that had not changed anything yet.
    pub(super) fn of_publication(self) -> Self {
        match self {
            Self::Io { path, source } => Self::Untouched { path, source },
            other => other,
        }
    }

    /// Says which path an operation failed on.
    pub(super) fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { path, source }
    }
}

/// `ERROR_SHARING_VIOLATION` and `ERROR_LOCK_VIOLATION` of Windows.
fn is_open_elsewhere(error: &io::Error) -> bool {
    let windows = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
    windows || matches!(error.kind(), ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy)
}

fn what(error: &io::Error) -> String {
    let known = match error.kind() {
        _ if is_open_elsewhere(error) => "en fil er åben i et andet program",
        ErrorKind::StorageFull => "disken er fuld",
        ErrorKind::QuotaExceeded => "pladsen, du må bruge, er brugt",
        ErrorKind::ReadOnlyFilesystem => "drevet er skrivebeskyttet",
        ErrorKind::PermissionDenied => "adgang nægtet",
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "der ligger en fil, hvor mappen skal være",
        ErrorKind::Unsupported => "drevet kan ikke låse filer",
        _ => return error.to_string(),
    };
    format!("{known} ({error})")
}

fn help(error: &io::Error) -> &'static str {
    match error.kind() {
        _ if is_open_elsewhere(error) => {
            "luk mappens filer i Excel, PDF-læseren og andre programmer, og kør igen"
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "slet noget, eller vælg et andet drev med --output, og kør igen"
        }
        ErrorKind::ReadOnlyFilesystem | ErrorKind::Unsupported => "vælg et andet drev med --output",
        ErrorKind::PermissionDenied => {
            "se efter, om du må skrive i mappen, luk de af dens filer, der er åbne i Excel eller andre programmer, og kør igen"
        }
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            "flyt filen, eller vælg en anden mappe med --output"
        }
        _ => "se efter, om mappen findes og kan skrives i, og kør igen",
    }
}
