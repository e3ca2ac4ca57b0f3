//! What every store promises.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};

use crate::domain::{Carried, Change, Edition, Entry, Programme, ProgrammeId};

use super::error::StoreError;
use super::records::Verified;

/// Everything a store holds, as the program works with it.
#[derive(Debug, Default)]
pub struct Contents {
    /// The current version of each programme, in the order in which they were
    /// first imported.
    pub programmes: Vec<Programme>,
    /// The editions that newer ones have taken the place of, oldest first.
    pub earlier: Vec<Edition>,
    /// Every entry, oldest first.
    pub ledger: Vec<Entry>,
    /// The BLAKE3 of the last record, in hexadecimal: two ledgers with the same
    /// seal are the same to the last letter. Empty for an empty ledger.
    pub seal: String,
}

impl Contents {
    /// The place of the last entry; 0 when there is none. What `append` wants
    /// to hear.
    #[must_use]
    pub fn last_seq(&self) -> u64 {
        self.ledger.last().map_or(0, |entry| entry.seq)
    }
}

/// An entry that was appended, and the document it took in.
#[derive(Debug)]
pub struct News {
    /// The entry.
    pub entry: Entry,
    /// The document, where it is an import.
    pub programme: Option<Programme>,
}

/// An entry that has no place in the ledger yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// When it was written, in the writer's own time zone.
    pub at: DateTime<FixedOffset>,
    /// Who wrote it.
    pub by: String,
    /// The programme it is about.
    pub programme: ProgrammeId,
    /// What happened.
    pub change: Change,
}

impl Draft {
    /// The entry that says that a programme was taken into the store.
    #[must_use]
    pub fn of_import(programme: &Programme, at: DateTime<FixedOffset>, by: String) -> Self {
        let change = Change::Imported {
            source: programme.source.name.clone(),
            digest: programme.source.digest.clone(),
            nodes: u32::try_from(programme.nodes.len()).unwrap_or(u32::MAX),
        };
        Self { at, by, programme: programme.id.clone(), change }
    }

    /// The entry that says that a changed document took the place of the one
    /// before, and what becomes of its items.
    #[must_use]
    pub fn of_reimport(
        programme: &Programme,
        carried: Vec<Carried>,
        at: DateTime<FixedOffset>,
        by: String,
    ) -> Self {
        let change = Change::Reimported {
            source: programme.source.name.clone(),
            digest: programme.source.digest.clone(),
            nodes: u32::try_from(programme.nodes.len()).unwrap_or(u32::MAX),
            carried,
        };
        Self { at, by, programme: programme.id.clone(), change }
    }

    /// What an entry was before it had a place.
    pub(super) fn again(entry: Entry) -> Self {
        let Entry { at, by, programme, change, .. } = entry;
        Self { at, by, programme, change }
    }

    pub(super) fn at_place(self, seq: u64) -> Entry {
        let Self { at, by, programme, change } = self;
        Entry { seq, at, by, programme, change }
    }
}

/// A keeper of programmes and of one ledger.
///
/// What `append`, `import` and `remember` have answered with `Ok` outlives the
/// process and the power; what they answer with an error has not been shown to
/// anybody and may be tried again. Nothing that was kept is ever changed.
pub trait Store: Send {
    /// Everything: the programmes as they are now and the whole ledger. The
    /// chain of hashes is walked on the way: contents that somebody has changed
    /// are never shown.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] names what cannot be trusted;
    /// [`StoreError::Newer`] if a later program wrote it.
    fn load(&self) -> Result<Contents, StoreError>;

    /// Appends one entry if the ledger still ends at `after`.
    ///
    /// # Errors
    /// [`StoreError::Moved`] if somebody else was first; [`StoreError::Unfit`]
    /// for an import, which needs its document; [`StoreError::Full`],
    /// [`StoreError::ReadOnly`] and [`StoreError::Io`] from the disk.
    fn append(&mut self, after: u64, draft: Draft) -> Result<Entry, StoreError>;

    /// Takes in a programme and the entry that says so: both or neither. An
    /// earlier version of the same programme stays readable as `imported`.
    ///
    /// # Errors
    /// As for `append`; [`StoreError::Unfit`] if the draft is not the import
    /// of this programme.
    fn import(
        &mut self,
        after: u64,
        programme: &Programme,
        draft: Draft,
    ) -> Result<Entry, StoreError>;

    /// Everything behind the entry `after`, oldest first, by whomever it was
    /// appended; from then on `load` shows it too. Nothing is the usual answer
    /// and costs next to nothing, so that this can be asked twice a second.
    ///
    /// # Errors
    /// [`StoreError::Moved`] where the ledger has no such entry, or another
    /// ledger lies in its place: load again. Else as for `load`.
    fn watch(&mut self, after: u64) -> Result<Vec<News>, StoreError>;

    /// The programme as the entry at this place took it in; none where that
    /// entry is no import.
    ///
    /// # Errors
    /// As for `load`.
    fn imported(&self, seq: u64) -> Result<Option<Programme>, StoreError>;

    /// Keeps a text that is not history: where one was, what one was typing.
    /// The last one counts; an empty one forgets it.
    ///
    /// # Errors
    /// As for `append`.
    fn remember(&mut self, what: &str, text: &str) -> Result<(), StoreError>;

    /// The text kept under this name.
    ///
    /// # Errors
    /// As for `load`.
    fn recall(&self, what: &str) -> Result<Option<String>, StoreError>;

    /// Every text that is kept, by its name.
    ///
    /// # Errors
    /// As for `load`.
    fn remembered(&self) -> Result<BTreeMap<String, String>, StoreError>;

    /// Walks the chain of hashes to its end and names the first bad entry.
    ///
    /// # Errors
    /// Only where the store cannot be read at all, or is newer.
    fn verify(&self) -> Result<Verified, StoreError>;
}
