//! The errors of calamine as those of this crate.

use calamine::{OdsError, XlsError, XlsbError, XlsxError};

use super::{Damage, Format, ReadError};

/// Why a workbook cannot be read.
pub(super) fn failed(error: impl Into<calamine::Error>, format: Format) -> ReadError {
    error_of(error.into(), format, |detail| Damage::Content { detail })
}

/// Why a sheet cannot be read.
pub(super) fn in_sheet(sheet: &str, error: impl Into<calamine::Error>, format: Format) -> ReadError {
    error_of(error.into(), format, |detail| Damage::Sheet { sheet: sheet.to_owned(), detail })
}

fn error_of(error: calamine::Error, format: Format, damage: impl Fn(String) -> Damage) -> ReadError {
    match error {
        calamine::Error::Xlsx(XlsxError::Password)
        | calamine::Error::Xlsb(XlsbError::Password)
        | calamine::Error::Xls(XlsError::Password)
        | calamine::Error::Ods(OdsError::Password) => ReadError::Encrypted,
        error => damage(error.to_string()).of(format),
    }
}
