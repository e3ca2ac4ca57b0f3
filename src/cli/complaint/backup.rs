//! What went wrong with a backup.

use std::io;
use std::path::PathBuf;

use crate::app::unread;
use crate::domain::Entry;
use crate::say;
use crate::store::BackupError;
use crate::words::Words;

/// Why there is no backup, or why one was not taken.
#[derive(Debug)]
pub enum BackupComplaint {
    /// The store holds nothing.
    Nothing,
    /// The file could not be written.
    NotWritten { file: PathBuf, error: io::Error },
    /// Not made, though nobody has asked for it: what was asked for was done.
    Missed(io::Error),
    /// Made, without the texts that another window has under its hands.
    WithoutDesk,
    /// The file is no backup that can be trusted.
    Unfit { file: PathBuf, error: BackupError },
    /// The store holds something already.
    Occupied { entries: usize },
    /// The store holds just this.
    Same,
    /// The store that is replaced is damaged and was not backed up.
    OldDamaged,
}

impl BackupComplaint {
    /// The exit code.
    pub fn code(&self) -> u8 {
        match self {
            Self::Missed(_) | Self::WithoutDesk | Self::OldDamaged => 0,
            Self::Nothing | Self::NotWritten { .. } | Self::Occupied { .. } | Self::Same => 1,
            Self::Unfit { error, .. } => match error {
                BackupError::Newer { .. } | BackupError::Damaged { .. } => 4,
                BackupError::Io(_) | BackupError::NoBackup => 5,
            },
        }
    }

    /// What happened and what to do.
    pub fn sentence(&self, words: &Words) -> String {
        match self {
            Self::Nothing => say!(words, "backup-nothing"),
            Self::NotWritten { file, error } if error.kind() == io::ErrorKind::AlreadyExists => {
                say!(words, "backup-exists", file = file.display().to_string())
            }
            Self::NotWritten { file, error } => {
                let cause = unread::no_file(words, error);
                say!(words, "backup-not-written", file = file.display().to_string(), cause = cause)
            }
            Self::Missed(error) => {
                say!(words, "backup-missed", cause = unread::no_file(words, error))
            }
            Self::WithoutDesk => say!(words, "backup-without-desk"),
            Self::Unfit { file, error } => unfit(words, &file.display().to_string(), error),
            Self::Occupied { entries } => say!(words, "restore-occupied", entries = entries),
            Self::Same => say!(words, "restore-same"),
            Self::OldDamaged => say!(words, "restore-old-damaged"),
        }
    }
}

fn unfit(words: &Words, file: &str, error: &BackupError) -> String {
    match error {
        BackupError::Io(cause) => {
            say!(words, "cli-no-file", file = file, cause = unread::no_file(words, cause))
        }
        BackupError::NoBackup => say!(words, "backup-is-none", file = file),
        BackupError::Newer { program } => {
            say!(words, "backup-newer", file = file, program = program.as_str())
        }
        BackupError::Damaged { what, entry } => {
            let cause = super::damage(words, what);
            let sentence = say!(words, "backup-damaged", file = file, cause = cause);
            let said = entry.as_deref().map(|entry| now_says(words, entry));
            [Some(sentence), said].into_iter().flatten().collect::<Vec<_>>().join("\n")
        }
    }
}

/// What a bad entry says now, and when and by whom it says it was written.
pub fn now_says(words: &Words, entry: &Entry) -> String {
    let about = entry.change.key().map_or_else(|| entry.programme.to_string(), ToString::to_string);
    say!(
        words,
        "damage-entry-says",
        time = words.time(entry.at),
        date = words.date(entry.at.date_naive()),
        by = entry.by.as_str(),
        about = about,
        change = words.change(&entry.change)
    )
}
