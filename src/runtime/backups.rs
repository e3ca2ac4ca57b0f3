//! The dated backups: one on every day on which something is written, and one
//! before everything that replaces more than an entry.

mod keeper;
mod rotation;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::written::{clear_unfinished, write_private};
use crate::domain::Entry;
use crate::say;
use crate::store::{Contents, Mode, SledStore, Store as _, StoreError, write_backup};
use crate::words::Words;

pub use keeper::Keeper;

/// Where the backups of a store lie in its own folder.
const FOLDER: &str = "sao-luu";

/// Why a backup is made that nobody has asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The first writing of a day.
    Daily,
    /// A document is about to be taken in.
    Import,
    /// Another store is about to take the place of this one.
    Restore,
    /// An earlier program laid the store out.
    Migration,
}

/// The backups of one store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backups {
    store: PathBuf,
    folder: PathBuf,
    /// The folder that a person has named and in which theirs lies.
    named: Option<PathBuf>,
}

impl Backups {
    /// Those of the store in a folder whose ledger begins with this entry.
    /// `elsewhere` is where a person wants them: on a stick or a server, where
    /// other stores may have theirs, so that each has a folder of its own.
    #[must_use]
    pub fn of(store: &Path, first: Option<&Entry>, elsewhere: Option<&Path>) -> Self {
        let folder = match elsewhere {
            Some(named) => named.join(first.map_or_else(|| FOLDER.to_owned(), own_name)),
            None => store.join(FOLDER),
        };
        Self { store: store.to_path_buf(), folder, named: elsewhere.map(Path::to_path_buf) }
    }

    /// Whether the backup of a day is still to be made.
    #[must_use]
    pub fn is_due(&self, day: NaiveDate) -> bool {
        !self.folder.join(rotation::daily(day)).exists()
    }

    /// The file in which a backup goes that was asked for at a time, where no
    /// other was named.
    #[must_use]
    pub fn asked_for(&self, now: DateTime<FixedOffset>) -> PathBuf {
        self.folder.join(rotation::special(now, None))
    }

    /// Makes a backup and clears away those that are no longer wanted.
    ///
    /// # Errors
    /// What the disk says. Nothing was cleared away then.
    pub fn keep(
        &self,
        words: &Words,
        contents: &Contents,
        desk: &BTreeMap<String, String>,
        why: Why,
        now: DateTime<FixedOffset>,
    ) -> io::Result<PathBuf> {
        let before = match why {
            Why::Daily => None,
            Why::Import => Some(say!(words, "backup-before-import")),
            Why::Restore => Some(say!(words, "backup-before-restore")),
            Why::Migration => Some(say!(words, "backup-before-migration")),
        };
        let path = before.as_deref().map_or_else(
            || self.folder.join(rotation::daily(now.date_naive())),
            |before| self.free(now, before),
        );
        self.write(contents, desk, now, &path, before.is_none())?;
        self.rotate();
        Ok(path)
    }

    /// A name that is still free: two may be made in one second.
    fn free(&self, now: DateTime<FixedOffset>, before: &str) -> PathBuf {
        let first = self.folder.join(rotation::special(now, Some(before)));
        let numbered = |number| rotation::special(now, Some(&format!("{before}-{number}")));
        let others = (2..100).map(|number| self.folder.join(numbered(number)));
        let free = std::iter::once(first.clone()).chain(others).find(|path| !path.exists());
        free.unwrap_or(first)
    }

    /// Where they lie.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a backup into a file.
    ///
    /// # Errors
    /// [`ErrorKind::AlreadyExists`] where something stands there and must not be
    /// replaced; else what the disk says.
    pub fn write(
        &self,
        contents: &Contents,
        desk: &BTreeMap<String, String>,
        now: DateTime<FixedOffset>,
        path: &Path,
        may_replace: bool,
    ) -> io::Result<()> {
        if path.parent() == Some(&self.folder) {
            self.make()?;
        }
        let mut text = Vec::new();
        write_backup(contents, desk, now, &mut text)?;
        write_private(path, &text, may_replace)
    }

    /// Makes the folder. One that a person has named stands on a stick or on
    /// another machine: where that is not there, none is made in its place.
    fn make(&self) -> io::Result<()> {
        let made = |folder: &Path, with_those_above: bool| {
            let mut builder = fs::DirBuilder::new();
            #[cfg(unix)]
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
            match builder.recursive(with_those_above).create(folder) {
                Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
                Ok(()) | Err(_) => Ok(()),
            }
        };
        match &self.named {
            Some(named) => made(named, false).and_then(|()| made(&self.folder, false)),
            None => made(&self.folder, true),
        }
    }

    /// Removes what is no longer wanted; what cannot be removed stays.
    fn rotate(&self) {
        clear_unfinished(&self.folder);
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let names: Vec<String> = entries
            .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect();
        for name in rotation::superfluous(&names) {
            drop(fs::remove_file(self.folder.join(name)));
        }
    }

    /// Makes the backup of the day from what the writer has published, while
    /// it writes on. `desk` is what only the writer knows.
    ///
    /// # Errors
    /// What the store or the disk says.
    pub fn keep_beside(
        &self,
        words: &Words,
        desk: &BTreeMap<String, String>,
        now: DateTime<FixedOffset>,
    ) -> Result<PathBuf, StoreError> {
        let contents = SledStore::open(&self.store, Mode::ReadOnly)?.load()?;
        Ok(self.keep(words, &contents, desk, Why::Daily, now)?)
    }
}

/// What the folder of one store is called among those of others: its first
/// programme, and a part of a hash over who took it in and when, which no two
/// have.
fn own_name(first: &Entry) -> String {
    let said = format!("{} {} {}", first.at.to_rfc3339(), first.programme, first.by);
    let hash = blake3::hash(said.as_bytes()).to_hex();
    // An id out of a backup made by hand might lead elsewhere.
    let is_plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
    let programme: String = first.programme.as_str().chars().filter(is_plain).take(40).collect();
    format!("{programme}-{}", hash.get(..8).unwrap_or_default())
}
