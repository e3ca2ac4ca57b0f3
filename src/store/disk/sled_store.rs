//! The store on disk, as the rest of the program knows it.

use std::collections::BTreeMap;
use std::path::Path;

use crate::domain::{Entry, Programme};
use crate::store::backup::Backup;
use crate::store::contract::{Contents, Draft, News, Store};
use crate::store::error::StoreError;
use crate::store::records::Verified;

use super::folder::Folder;
use super::reader::Reader;
use super::restore::restore;
use super::writer::Writer;

/// What a store is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// To write. One process at a time; a store that is not there is made.
    ReadWrite,
    /// To look: beside a writer, or where nothing may be written. It shows
    /// what was there when it was opened or last watched, and neither hinders
    /// the writer nor changes anything.
    ReadOnly,
}

/// A store in a folder.
#[derive(Debug)]
pub struct SledStore(Kept);

#[derive(Debug)]
enum Kept {
    Writing(Box<Writer>),
    Reading(Box<Reader>),
}

impl SledStore {
    /// Opens the store in a folder.
    ///
    /// # Errors
    /// [`StoreError::Locked`], [`StoreError::Newer`], [`StoreError::Damaged`]
    /// and [`StoreError::Foreign`], all without having touched what is there;
    /// [`StoreError::Absent`] when there is nothing to look at; and what the
    /// disk says.
    pub fn open(folder: &Path, mode: Mode) -> Result<Self, StoreError> {
        let folder = Folder::new(folder);
        Ok(Self(match mode {
            Mode::ReadWrite => Kept::Writing(Box::new(Writer::open(folder)?)),
            Mode::ReadOnly => Kept::Reading(Box::new(Reader::open(folder)?)),
        }))
    }

    /// Whether a folder holds a store that an earlier program laid out. It is
    /// brought up to date when it is next opened to write.
    #[must_use]
    pub fn is_of_old(folder: &Path) -> bool {
        let mut folder = Folder::new(folder);
        folder.look().is_ok() && folder.is_of_old()
    }

    /// Puts what a backup holds into a folder, in the place of any store that
    /// is there: wholly or not at all, wherever it is cut off.
    ///
    /// # Errors
    /// [`StoreError::Locked`], [`StoreError::Foreign`], and what the disk says.
    /// The store that was there is then as it was.
    pub fn restore(folder: &Path, backup: &Backup) -> Result<(), StoreError> {
        restore(Folder::new(folder), backup)
    }

    fn writer(&mut self) -> Result<&mut Writer, StoreError> {
        match &mut self.0 {
            Kept::Writing(writer) => Ok(writer),
            Kept::Reading(_) => Err(StoreError::ReadOnly),
        }
    }
}

#[cfg(test)]
impl SledStore {
    /// Fails as an engine does whose disk refused.
    pub(super) fn close(&mut self, why: std::io::ErrorKind) {
        self.writer().expect("opened to write").close(why);
    }
}

impl Store for SledStore {
    fn load(&self) -> Result<Contents, StoreError> {
        match &self.0 {
            Kept::Writing(writer) => writer.load(),
            Kept::Reading(reader) => reader.load(),
        }
    }

    fn append(&mut self, after: u64, draft: Draft) -> Result<Entry, StoreError> {
        self.writer()?.keep(after, draft, None)
    }

    fn import(
        &mut self,
        after: u64,
        programme: &Programme,
        draft: Draft,
    ) -> Result<Entry, StoreError> {
        self.writer()?.keep(after, draft, Some(programme))
    }

    fn watch(&mut self, after: u64) -> Result<Vec<News>, StoreError> {
        match &mut self.0 {
            Kept::Writing(writer) => writer.watch(after),
            Kept::Reading(reader) => reader.watch(after),
        }
    }

    fn imported(&self, seq: u64) -> Result<Option<Programme>, StoreError> {
        match &self.0 {
            Kept::Writing(writer) => writer.imported(seq),
            Kept::Reading(reader) => reader.imported(seq),
        }
    }

    fn remember(&mut self, what: &str, text: &str) -> Result<(), StoreError> {
        self.writer()?.remember(what, text)
    }

    fn recall(&self, what: &str) -> Result<Option<String>, StoreError> {
        match &self.0 {
            Kept::Writing(writer) => writer.recall(what),
            Kept::Reading(reader) => reader.recall(what),
        }
    }

    fn remembered(&self) -> Result<BTreeMap<String, String>, StoreError> {
        match &self.0 {
            Kept::Writing(writer) => writer.remembered(),
            Kept::Reading(reader) => reader.remembered(),
        }
    }

    fn verify(&self) -> Result<Verified, StoreError> {
        match &self.0 {
            Kept::Writing(writer) => writer.verify(),
            Kept::Reading(reader) => reader.verify(),
        }
    }
}
