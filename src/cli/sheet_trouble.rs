//! What goes wrong with update sheets, as a sentence and a cure.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

use super::complaint::Complaint;
use crate::app::unread;
use crate::collect::{SheetError, sheet_error};
use crate::report::xlsx::WorkbookError;
use crate::say;
use crate::words::Words;

/// Why a sheet could not be given out or taken back.
#[derive(Debug)]
pub enum SheetTrouble {
    /// A file that is no update sheet.
    Unread { file: String, error: SheetError },
    /// Nothing is kept until somebody agrees; how many updates there are.
    NeedYes(usize),
    /// The sheets say something, and nothing of it can be kept.
    NoneFits,
    /// Only so many updates were written.
    Stopped { written: usize, cause: Box<Complaint> },
    /// The unit leads nothing.
    NothingLed(String),
    /// No unit leads anything.
    NobodyLeads,
    /// A workbook that cannot be made.
    Workbook(WorkbookError),
    /// A file that cannot be written.
    NotWritten { file: PathBuf, error: io::Error },
    /// A file that would have to be replaced.
    FileExists(PathBuf),
}

impl From<SheetTrouble> for Complaint {
    fn from(trouble: SheetTrouble) -> Self {
        Self::Sheets(trouble)
    }
}

impl SheetTrouble {
    /// A file that could not be written, or was not to be replaced.
    pub fn writing(file: PathBuf, error: io::Error) -> Self {
        if error.kind() == ErrorKind::AlreadyExists {
            Self::FileExists(file)
        } else {
            Self::NotWritten { file, error }
        }
    }

    /// The exit code, as [`Complaint::code`] has them.
    pub fn code(&self) -> u8 {
        match self {
            Self::NeedYes(_) => 2,
            Self::NoneFits
            | Self::NothingLed(_)
            | Self::NobodyLeads
            | Self::Workbook(_)
            | Self::NotWritten { .. }
            | Self::FileExists(_) => 1,
            Self::Unread { .. } => 5,
            Self::Stopped { cause, .. } => cause.code(),
        }
    }

    /// What happened and what to do.
    pub fn sentence(&self, words: &Words) -> String {
        match self {
            Self::Unread { file, error } => sheet_error(words, file, error),
            Self::NeedYes(count) => say!(words, "collect-need-yes", count = count),
            Self::NoneFits => say!(words, "collect-none-fits"),
            Self::Stopped { written, cause } => {
                say!(words, "collect-stopped", count = written, cause = cause.sentence(words))
            }
            Self::NothingLed(unit) => say!(words, "sheet-nothing-led", unit = unit.as_str()),
            Self::NobodyLeads => say!(words, "sheet-nobody-leads"),
            Self::Workbook(error) => say!(words, "cli-workbook", cause = error.to_string()),
            Self::NotWritten { file, error } => {
                let file = file.display().to_string();
                say!(words, "cli-not-written", file = file, cause = not_written(words, error))
            }
            Self::FileExists(file) => {
                say!(words, "sheet-exists", file = file.display().to_string())
            }
        }
    }
}

/// The usual causes in the language spoken, the others as the system says them.
fn not_written(words: &Words, error: &io::Error) -> String {
    let kind = error.kind();
    if kind == ErrorKind::NotFound {
        say!(words, "cli-cause-no-folder")
    } else if matches!(kind, ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) {
        say!(words, "cli-cause-no-write")
    } else if kind == ErrorKind::IsADirectory {
        say!(words, "cli-cause-folder")
    } else if matches!(kind, ErrorKind::StorageFull | ErrorKind::QuotaExceeded) {
        say!(words, "cli-cause-full")
    } else {
        unread::refusal(words, error)
    }
}
