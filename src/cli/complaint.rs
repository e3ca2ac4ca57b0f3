//! What went wrong, as a sentence and a cure in the reader's language.

mod backup;
mod duty;
mod lock;
mod paper;
mod time;

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::error::{ContextKind, ContextValue};

use super::sheet_trouble::SheetTrouble;
use crate::app::unread;
use crate::document::{DocumentError, LexiconError};
use crate::domain::{Breach, NodeKind, Standing};
use crate::runtime::data::DataError;
use crate::runtime::opening::OpeningError;
use crate::runtime::trouble::damage;
use crate::say;
use crate::store::StoreError;
use crate::words::Words;

pub use backup::BackupComplaint;
pub use duty::DutyComplaint;
pub use lock::LockComplaint;
pub use paper::PaperComplaint;
pub use time::TimeComplaint;

/// Why a command could not do what it was asked.
#[derive(Debug)]
pub enum Complaint {
    /// None: the help was asked for.
    Help(String),
    /// The command line is not one of ours.
    Usage(clap::Error),
    /// A word that is not among those known.
    UnknownWord {
        typed: String,
        known: String,
    },
    /// A language we do not speak.
    UnknownLanguage(String),
    /// No such key or number.
    UnknownKey(String),
    /// A number that several places have; their keys.
    SeveralKeys(String, Vec<String>),
    /// A key that several programmes have; their ids.
    SeveralProgrammes(String, Vec<String>),
    /// Not a day, not a period.
    BadDate(String),
    /// A moment, or the closing of a quarter.
    Time(TimeComplaint),
    /// Several programmes, and none was named; their ids.
    WhichProgramme(Vec<String>),
    /// An id with nothing in it that can be kept.
    BadId(String),
    /// A rule that the report breaks.
    Report(Breach),
    /// A report on a quarter that has not come.
    ReportInFuture,
    /// Nothing stands where this argument wants something.
    Blank(&'static str),
    /// Done, without a document: kept all the same.
    NoEvidence,
    /// Asked to change something while only looking.
    ReadOnly,
    PastDay,
    /// The screen needs a terminal.
    NoTerminal,
    /// Nothing is like this; what is nearest.
    NothingLike {
        query: String,
        near: Vec<String>,
    },
    /// No item stands like this on the day.
    NothingListed {
        standings: Vec<Standing>,
        day: chrono::NaiveDate,
    },
    NoEntries,
    /// A section or text has no progress.
    NothingToUpdate,
    /// An edition that differs from the one kept, and nobody has agreed to it.
    NotAgreed,
    /// A file that cannot be opened.
    NoFile {
        file: PathBuf,
        error: std::sync::Arc<io::Error>,
    },
    /// An item that has a history of its own.
    HasHistory(String),
    /// A file that cannot be understood.
    Document {
        file: String,
        error: DocumentError,
    },
    /// Something about update sheets.
    Sheets(SheetTrouble),
    /// A person's own words for reading documents.
    Lexicon(LexiconError),
    /// A person's own settings; the rest of them counts.
    Settings(DataError),
    /// A report or a sheet.
    Paper(PaperComplaint),
    /// An instance of a duty, or the roll of a group.
    Duty(DutyComplaint),
    /// A backup.
    Backup(BackupComplaint),
    /// The passphrase for editing.
    Lock(LockComplaint),
    /// Nothing names a place for the store.
    NoPlace,
    /// The folder holds other things.
    Foreign(PathBuf),
    /// The store.
    Store(StoreError),
}

impl Complaint {
    /// Why there is no store to work with.
    pub fn opening(error: OpeningError, folder: &Path) -> Self {
        match error {
            OpeningError::Store(StoreError::Foreign) => Self::Foreign(folder.to_path_buf()),
            OpeningError::Store(error) => Self::Store(error),
            OpeningError::Document(error) => Self::Document { file: String::new(), error },
            OpeningError::Lexicon(error) => Self::Lexicon(error),
        }
    }

    /// The exit code: 1 cannot be met, 2 wrong usage, 3 open elsewhere,
    /// 4 damaged or newer, 5 unreadable document; 0 where it was done.
    pub fn code(&self) -> u8 {
        match self {
            Self::Help(_) | Self::NoEvidence | Self::Settings(_) => 0,
            Self::Usage(_)
            | Self::UnknownWord { .. }
            | Self::UnknownLanguage(_)
            | Self::UnknownKey(_)
            | Self::SeveralKeys(..)
            | Self::SeveralProgrammes(..)
            | Self::BadDate(_)
            | Self::WhichProgramme(_)
            | Self::BadId(_)
            | Self::Report(_)
            | Self::ReportInFuture
            | Self::Blank(_)
            | Self::ReadOnly
            | Self::PastDay
            | Self::NoTerminal => 2,
            Self::NothingLike { .. }
            | Self::NothingListed { .. }
            | Self::NoEntries
            | Self::NothingToUpdate
            | Self::NotAgreed
            | Self::HasHistory(_)
            | Self::Lexicon(_)
            | Self::Lock(_)
            | Self::NoPlace
            | Self::Foreign(_) => 1,
            Self::NoFile { .. } | Self::Document { .. } => 5,
            Self::Sheets(trouble) => trouble.code(),
            Self::Paper(complaint) => complaint.code(),
            Self::Time(complaint) => complaint.code(),
            Self::Duty(complaint) => complaint.code(),
            Self::Backup(complaint) => complaint.code(),
            Self::Store(error) => store_code(error),
        }
    }

    /// What happened and what to do.
    pub fn sentence(&self, words: &Words) -> String {
        match self {
            Self::Help(text) => text.clone(),
            Self::Usage(error) => usage(words, error),
            Self::UnknownWord { typed, known } => {
                say!(words, "cli-unknown-word", typed = typed.as_str(), known = known.as_str())
            }
            Self::UnknownLanguage(code) => {
                say!(words, "cli-unknown-word", typed = code.as_str(), known = "vi, en")
            }
            Self::UnknownKey(key) => say!(words, "goto-nothing", number = key.as_str()),
            Self::SeveralKeys(typed, keys) => {
                say!(words, "cli-several-keys", typed = typed.as_str(), keys = keys.join(", "))
            }
            Self::SeveralProgrammes(typed, ids) => {
                say!(words, "cli-several-programmes", typed = typed.as_str(), ids = ids.join(", "))
            }
            Self::BadDate(typed) => say!(words, "bad-date", typed = typed.as_str()),
            Self::WhichProgramme(ids) => {
                say!(words, "cli-which-programme", ids = ids.join(", "))
            }
            Self::Time(complaint) => complaint.sentence(words),
            Self::BadId(typed) => say!(words, "cli-bad-id", typed = typed.as_str()),
            Self::Report(breach) => broken(words, *breach),
            Self::ReportInFuture => say!(words, "cli-report-in-future"),
            Self::Blank(argument) => {
                let what = say!(words, "cli-usage-missing", argument = argument.to_string());
                format!("{what} {}", say!(words, "cli-usage-help"))
            }
            Self::NoEvidence => say!(words, "cli-no-evidence"),
            Self::ReadOnly => say!(words, "read-only"),
            Self::PastDay => say!(words, "past-day"),
            Self::NoTerminal => say!(words, "cli-no-terminal"),
            Self::NothingLike { query, near } => unlike(words, query, near),
            Self::NothingListed { standings, day } => listed(words, standings, *day),
            Self::NoEntries => say!(words, "cli-no-entries"),
            Self::NothingToUpdate => say!(words, "nothing-to-update"),
            Self::NotAgreed => say!(words, "cli-needs-yes"),
            Self::NoFile { file, error } => {
                let file = file.display().to_string();
                say!(words, "cli-no-file", file = file, cause = unread::no_file(words, error))
            }
            Self::Document { file, error } => unread::sentence(words, file, error),
            Self::Sheets(trouble) => trouble.sentence(words),
            Self::Lexicon(error) => say!(words, "cli-own-file", cause = error.to_string()),
            Self::Settings(error) => say!(words, "cli-settings", cause = error.to_string()),
            Self::HasHistory(key) => say!(words, "cli-has-history", key = key.as_str()),
            Self::Paper(complaint) => complaint.sentence(words),
            Self::Duty(complaint) => complaint.sentence(words),
            Self::Backup(complaint) => complaint.sentence(words),
            Self::Lock(complaint) => complaint.sentence(words),
            Self::NoPlace => say!(words, "cli-no-place"),
            Self::Foreign(folder) => {
                say!(words, "cli-foreign", folder = folder.display().to_string())
            }
            Self::Store(error) => store(words, error),
        }
    }
}

/// Says it on standard error.
pub fn tell(words: &Words, complaint: &Complaint) {
    // Where standard error is closed there is nobody to tell.
    for line in complaint.sentence(words).lines() {
        let _ = writeln!(io::stderr(), "{}", crate::text::visible(line));
    }
}

fn unlike(words: &Words, query: &str, near: &[String]) -> String {
    if near.is_empty() {
        return say!(words, "cli-nothing-like", query = query);
    }
    say!(words, "cli-nothing-near", query = query, near = near.join(", "))
}

fn broken(words: &Words, breach: Breach) -> String {
    match breach {
        Breach::NoSentence => say!(words, "cli-need-sentence"),
        Breach::NoDoneDay => say!(words, "need-done-on"),
        Breach::DoneInFuture => say!(words, "done-in-future"),
        Breach::NoDocument => say!(words, "cli-need-document"),
    }
}

/// The usual causes in the language spoken, the others as the system says them.
fn listed(words: &Words, standings: &[Standing], day: chrono::NaiveDate) -> String {
    let date = words.date(day);
    if standings == [Standing::Overdue] {
        say!(words, "cli-nothing-overdue", date = date)
    } else {
        say!(words, "cli-nothing-listed", date = date)
    }
}

fn store_code(error: &StoreError) -> u8 {
    match error {
        StoreError::Locked { .. } => 3,
        StoreError::Newer { .. } | StoreError::Damaged { .. } => 4,
        StoreError::ReadOnly
        | StoreError::Full
        | StoreError::Moved { .. }
        | StoreError::Unfit
        | StoreError::Absent
        | StoreError::Foreign
        | StoreError::Io(_) => 1,
    }
}

fn store(words: &Words, error: &StoreError) -> String {
    match error {
        StoreError::Locked { since: Some(since) } => {
            say!(words, "cli-locked-since", time = words.time(*since))
        }
        StoreError::Locked { since: None } => say!(words, "cli-locked"),
        StoreError::Newer { found, known } => {
            say!(words, "cli-newer", found = found.to_string(), known = known.to_string())
        }
        StoreError::Damaged { what } => say!(words, "cli-damaged", cause = damage(words, what)),
        StoreError::ReadOnly => say!(words, "cli-read-only"),
        StoreError::Full => say!(words, "cli-full"),
        StoreError::Moved { .. } => say!(words, "cli-moved"),
        StoreError::Absent | StoreError::Foreign | StoreError::Unfit => {
            say!(words, "cli-io", cause = error.to_string())
        }
        StoreError::Io(cause) => say!(words, "cli-io", cause = unread::no_file(words, cause)),
    }
}

/// What clap says in English, said in the language spoken.
fn usage(words: &Words, error: &clap::Error) -> String {
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        Some(ContextValue::StyledStr(text)) => Some(text.to_string()),
        _ => None,
    };
    // "<QUERY>..." ends a sentence badly.
    let argument = said(ContextKind::InvalidArg).map(|a| a.trim_end_matches('.').to_owned());
    let value = said(ContextKind::InvalidValue).filter(|value| !value.is_empty());
    let unknown = said(ContextKind::InvalidSubcommand);
    let near = said(ContextKind::SuggestedSubcommand)
        .or_else(|| said(ContextKind::SuggestedArg))
        .or_else(|| said(ContextKind::SuggestedValue));
    let known = said(ContextKind::ValidValue);
    let is_missing = error.kind() == clap::error::ErrorKind::MissingRequiredArgument;
    let is_conflict = error.kind() == clap::error::ErrorKind::ArgumentConflict;
    let what = match (argument, value, unknown) {
        (Some(argument), Some(value), _) => {
            say!(words, "cli-usage-value", value = value, argument = argument)
        }
        (Some(argument), None, _) if is_conflict => {
            let other = said(ContextKind::PriorArg).unwrap_or_default();
            say!(words, "cli-usage-conflict", argument = argument, other = other)
        }
        (Some(argument), None, _) if is_missing => {
            say!(words, "cli-usage-missing", argument = argument)
        }
        (Some(argument), None, _) if known.is_some() => {
            say!(words, "cli-usage-missing", argument = argument)
        }
        (Some(typed), None, _) | (None, _, Some(typed)) => {
            say!(words, "cli-usage-unknown", typed = typed)
        }
        (None, _, None) => say!(words, "cli-usage-other"),
    };
    let near = near.map(|near| say!(words, "cli-usage-near", near = near));
    // An option without its value has an empty list of them.
    let known = known.filter(|known| !known.is_empty());
    let known = known.map(|known| say!(words, "cli-usage-known", known = known));
    let cure = say!(words, "cli-usage-help");
    let parts = [Some(what), near.or(known), Some(cure)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// How many places of a kind, in words.
pub fn counted(words: &Words, kind: NodeKind, count: usize) -> String {
    match kind {
        NodeKind::Section => say!(words, "cli-count-sections", count = count),
        NodeKind::Group => say!(words, "cli-count-groups", count = count),
        NodeKind::Model => say!(words, "cli-count-models", count = count),
        NodeKind::Task => say!(words, "cli-count-tasks", count = count),
        NodeKind::Duty => say!(words, "cli-count-duties", count = count),
        NodeKind::Indicator => say!(words, "cli-count-indicators", count = count),
        NodeKind::Text => say!(words, "cli-count-texts", count = count),
    }
}
