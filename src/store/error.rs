//! What can go wrong in a store, told apart by what a person can do about it.

use std::io::{self, ErrorKind};

use chrono::{DateTime, FixedOffset};

/// Why a store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another process has it open.
    #[error("the store is open elsewhere")]
    Locked {
        /// Since when, where the other one could say so.
        since: Option<DateTime<FixedOffset>>,
    },
    /// A later program wrote it. Nothing was touched.
    #[error("the store has layout {found}, this program knows {known}")]
    Newer {
        /// The version found.
        found: u32,
        /// The latest version known here.
        known: u32,
    },
    /// It cannot be read, or not be trusted. Nothing was touched.
    #[error("the store is damaged: {what}")]
    Damaged {
        /// What is wrong.
        what: Damage,
    },
    /// The folder may not be written, or the store was opened for reading.
    #[error("the store is read-only")]
    ReadOnly,
    /// No space is left on the disk, or in the quota.
    #[error("the disk is full")]
    Full,
    /// The ledger does not end where the caller thought: load again.
    #[error("the ledger ends at {found}, not at {expected}")]
    Moved {
        /// The last place the caller knows.
        expected: u64,
        /// The last place there is.
        found: u64,
    },
    /// An import without its document, or a document without its import.
    #[error("the entry and the document do not belong together")]
    Unfit,
    /// There is no store here, and reading makes none.
    #[error("there is no store here")]
    Absent,
    /// The folder holds other things and no store.
    #[error("the folder holds other things and no store")]
    Foreign,
    /// Anything else the operating system says.
    #[error("the store cannot be reached")]
    Io(#[source] io::Error),
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        let kind = error.kind();
        if is_full(kind) {
            Self::Full
        } else if matches!(kind, ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) {
            Self::ReadOnly
        } else {
            Self::Io(error)
        }
    }
}

fn is_full(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge)
}

impl From<Damage> for StoreError {
    fn from(what: Damage) -> Self {
        Self::Damaged { what }
    }
}

/// What is wrong with a damaged store.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// A file that must be there is not.
    #[error("{0} is missing")]
    Missing(String),
    /// A file cannot be understood; in the words of what tried.
    #[error("unreadable: {0}")]
    Unreadable(String),
    /// A link stands in the place of a file that must lie in the store itself.
    #[error("{0} is a link")]
    Link(String),
    /// Entries at the end are gone that had been acknowledged.
    #[error("the ledger ends at {kept}, {acknowledged} entries were acknowledged")]
    Shortened {
        /// The last place there is.
        kept: u64,
        /// The last place that was acknowledged.
        acknowledged: u64,
    },
    /// One entry is not as it was written.
    #[error("entry {seq}: {fault}")]
    Entry {
        /// Its place.
        seq: u64,
        /// What is wrong with it.
        fault: Fault,
    },
}

/// What is wrong with one entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It is not there.
    #[error("missing")]
    Missing,
    /// Its bytes make no entry.
    #[error("unreadable")]
    Unreadable,
    /// Its bytes are not those that the next entry was chained to.
    #[error("changed")]
    Changed,
    /// The document it took in is missing or not the one it names.
    #[error("its document is missing or changed")]
    Document,
}
