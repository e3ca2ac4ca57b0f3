//! The folder of a store and what lies in it beside sled's own files.
//!
//! ```text
//! store.toml   the layout's version, in plain text: read before sled touches anything
//! lock         held by the one process that writes
//! open.toml    since when it is held; says nothing once the lock is free
//! head         where the ledger ended when an entry was last acknowledged
//! journal      the ledger once more, for readers
//! live         held by a writer as long as its journal can be trusted
//! rest         how a writer left everything that let go in good order
//! sled/        sled's files
//! sao-luu/     the dated backups
//! ```
//!
//! `head` and `sled` carry a number from the second generation on (`head.2`,
//! `sled.2`): what takes the place of a whole store is written under the next
//! number and counts from the moment the marker names it.

use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, Local};
use serde::Deserialize;

use crate::store::chain::Tail;
use crate::store::error::{Damage, StoreError};

use super::head::{Head, read_head};
use super::{migrate, private};

/// The layout of the folder: 2 since the marker names a generation. The
/// records have a version of their own, in each of them.
pub(super) const LAYOUT: u32 = 2;

const MARKER: &str = "store.toml";
const NOTE: &str = "open.toml";
const LOCK: &str = "lock";
const HEAD: &str = "head";
const JOURNAL: &str = "journal";
const JOURNAL_NEW: &str = "journal.new";
const LIVE: &str = "live";
const LIVE_NEW: &str = "live.new";
const REST: &str = "rest";
/// sled's files, also as a person is told of them.
pub(super) const SLED: &str = "sled";
const CREATING: &str = "sled.new";
const TRIAL: &str = "sled.trial";
/// What a start that was cut off may have left without a marker.
const LEFTOVERS: [&str; 3] = [LOCK, NOTE, MARKER_NEW];
const MARKER_NEW: &str = "store.toml.new";

/// How long a lock may still be held by what is about to end.
const PATIENCE: Duration = Duration::from_millis(300);
const PAUSE: Duration = Duration::from_millis(10);

/// What stands in a folder, as far as the marker tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing, or not even the folder.
    Nothing,
    /// A store whose making was cut off before it held anything.
    Unfinished,
    /// A store.
    Store,
}

/// The folder of one store.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    path: PathBuf,
    /// Which of the stores that were in it counts; what the marker said when
    /// it was last looked at.
    generation: u32,
    /// The layout its marker names.
    layout: u32,
}

#[derive(Deserialize)]
struct Marker {
    layout: u32,
    #[serde(default = "first_generation")]
    generation: u32,
}

const fn first_generation() -> u32 {
    1
}

#[derive(Deserialize)]
struct Note {
    since: String,
}

impl Folder {
    pub(super) fn new(path: &Path) -> Self {
        Self { path: path.to_path_buf(), generation: first_generation(), layout: LAYOUT }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// A file that each generation has of its own.
    fn own(&self, name: &str) -> PathBuf {
        match self.generation {
            0 | 1 => self.file(name),
            later => self.file(&format!("{name}.{later}")),
        }
    }

    pub(super) fn sled(&self) -> PathBuf {
        self.own(SLED)
    }

    /// The same folder as it will be once another generation counts, of which
    /// nothing is there yet.
    pub(super) fn next(&self) -> Result<Self, StoreError> {
        let mut last = self.generation;
        for entry in fs::read_dir(&self.path)? {
            last = last.max(generation_of(&entry?.path()).unwrap_or(0));
        }
        Ok(Self { path: self.path.clone(), generation: last + 1, layout: LAYOUT })
    }

    /// The layout that its marker names.
    pub(super) fn layout(&self) -> u32 {
        self.layout
    }

    /// Whether an earlier program laid it out.
    pub(super) fn is_of_old(&self) -> bool {
        self.layout < LAYOUT
    }

    /// Looks at the marker again: whether it names another generation by now.
    pub(super) fn is_replaced(&mut self) -> Result<bool, StoreError> {
        let before = self.generation;
        self.look()?;
        Ok(self.generation != before)
    }

    /// Removes what other generations have left, or were to become.
    pub(super) fn clear_others(&self) -> Result<(), StoreError> {
        let own = [self.own(SLED), self.own(HEAD)];
        for entry in fs::read_dir(&self.path)? {
            let path = entry?.path();
            if own.contains(&path) || generation_of(&path).is_none() {
                continue;
            }
            if path.is_dir() {
                fs::remove_dir_all(path)?;
            } else {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    pub(super) fn creating(&self) -> PathBuf {
        self.file(CREATING)
    }

    pub(super) fn trial(&self) -> PathBuf {
        self.file(TRIAL)
    }

    pub(super) fn rest(&self) -> PathBuf {
        self.file(REST)
    }

    pub(super) fn journal(&self) -> PathBuf {
        self.file(JOURNAL)
    }

    pub(super) fn journal_in_the_making(&self) -> PathBuf {
        self.file(JOURNAL_NEW)
    }

    /// What is there. Reads and never writes.
    pub(super) fn look(&mut self) -> Result<Found, StoreError> {
        let Some(text) = read_if_there(&self.file(MARKER))? else {
            return self.look_without_marker();
        };
        let marker: Marker =
            toml::from_str(&text).map_err(|_| Damage::Unreadable(MARKER.to_owned()))?;
        if marker.layout > LAYOUT {
            return Err(StoreError::Newer { found: marker.layout, known: LAYOUT });
        }
        if marker.layout < LAYOUT && !migrate::is_known(marker.layout) {
            return Err(Damage::Unreadable(MARKER.to_owned()).into());
        }
        (self.generation, self.layout) = (marker.generation, marker.layout);
        match (self.sled().is_dir(), self.own(HEAD).exists()) {
            (true, _) => Ok(Found::Store),
            (false, false) if self.generation <= first_generation() => Ok(Found::Unfinished),
            (false, _) => Err(Damage::Missing(SLED.to_owned()).into()),
        }
    }

    fn look_without_marker(&self) -> Result<Found, StoreError> {
        let entries = match fs::read_dir(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
            // Windows says so only here, Unix when the marker is asked for.
            Err(error) if error.kind() == ErrorKind::NotADirectory => {
                return Err(StoreError::Foreign);
            }
            entries => entries?,
        };
        if self.sled().exists() || self.own(HEAD).exists() {
            return Err(Damage::Missing(MARKER.to_owned()).into());
        }
        for entry in entries {
            if !LEFTOVERS.iter().any(|known| entry.as_ref().is_ok_and(|e| e.file_name() == **known))
            {
                return Err(StoreError::Foreign);
            }
        }
        Ok(Found::Nothing)
    }

    /// Makes the folder, for its owner alone.
    pub(super) fn make(&self) -> Result<(), StoreError> {
        if self.path.is_dir() {
            return Ok(());
        }
        if let Some(above) = self.path.parent() {
            fs::create_dir_all(above)?;
        }
        match private::make_folder(&self.path) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error.into()),
            Ok(()) | Err(_) => Ok(()), // another start was as quick
        }
    }

    /// Writes the marker: whole or not at all.
    pub(super) fn mark(&self) -> Result<(), StoreError> {
        let version = env!("CARGO_PKG_VERSION");
        let text = format!(
            "# A store of tiendo. Copy the whole folder or nothing of it.\n\
             layout = {LAYOUT}\ngeneration = {generation}\nmade_by = \"{version}\"\n",
            generation = self.generation,
        );
        let new = self.file(MARKER_NEW);
        private::written_anew(&new, &text)?.sync_all()?;
        fs::rename(new, self.file(MARKER))?;
        self.sync()
    }

    /// Makes the names in the folder last, where the system can be asked to.
    pub(super) fn sync(&self) -> Result<(), StoreError> {
        if cfg!(unix) {
            for folder in [self.sled(), self.path.clone()] {
                if folder.is_dir() {
                    File::open(folder)?.sync_all()?;
                }
            }
        }
        Ok(())
    }

    /// Takes the lock, or says who has it. A process that is about to end, or
    /// a child between fork and exec, holds it for some milliseconds more.
    pub(super) fn lock(&self) -> Result<Lock, StoreError> {
        private::close_folder(&self.path); // before anything is put into it
        let file = private::staying(&self.file(LOCK))?;
        let begun = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if begun.elapsed() < PATIENCE => {
                    std::thread::sleep(PAUSE);
                }
                Err(TryLockError::WouldBlock) => return Err(self.locked()),
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
        }
        let since = Local::now().fixed_offset().to_rfc3339();
        let note = self.file(NOTE);
        let text = format!("since = \"{since}\"\npid = {}\n", std::process::id());
        private::written_anew(&note, &text)?;
        Ok(Lock { _file: file, note })
    }

    /// Says that the journal can be trusted, until this is dropped or the
    /// process ends. The file gets its name with its lock on it: a reader that
    /// asks and is stopped while it does holds nothing that a writer wants.
    pub(super) fn live(&self) -> Result<Live, StoreError> {
        let new = self.file(LIVE_NEW);
        let file = private::made_anew(&new)?;
        file.try_lock().map_err(std::io::Error::from)?;
        let path = self.file(LIVE);
        fs::rename(new, &path)?;
        Ok(Live { _file: file, path })
    }

    /// Whether a writer lives that says so.
    pub(super) fn is_live(&self) -> bool {
        File::open(self.file(LIVE))
            .is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
    }

    /// The answer to whom the lock was refused. Only then is the note of use:
    /// a killed process leaves its own behind.
    pub(super) fn locked(&self) -> StoreError {
        let since = || -> Option<DateTime<FixedOffset>> {
            let text = fs::read_to_string(self.file(NOTE)).ok()?;
            let note: Note = toml::from_str(&text).ok()?;
            DateTime::parse_from_rfc3339(&note.since).ok()
        };
        StoreError::Locked { since: since() }
    }

    /// The end of the ledger as last acknowledged; none if it cannot be said.
    pub(super) fn head(&self) -> Result<Option<Tail>, StoreError> {
        match File::open(self.own(HEAD)) {
            Ok(mut file) => {
                let mut bytes = Vec::new();
                file.read_to_end(&mut bytes)?;
                Ok(read_head(&bytes))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Opens the head for writing.
    pub(super) fn head_writer(&self) -> Result<Head, StoreError> {
        Ok(Head(private::staying(&self.own(HEAD))?))
    }

    /// Refuses links in the place of what is written to.
    pub(super) fn refuse_links(&self) -> Result<(), StoreError> {
        let sled = self.sled();
        let own = [self.own(HEAD), self.journal(), sled.join("db"), sled.join("conf"), sled];
        own.iter().try_for_each(|path| private::refuse_link(path))
    }

    /// Gives every file to its owner alone.
    pub(super) fn keep_private(&self) {
        private::close_all(&self.path);
        private::close_all(&self.sled());
    }
}

/// The lock of a store, let go when dropped or when the process ends.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
    note: PathBuf,
}

impl Drop for Lock {
    fn drop(&mut self) {
        drop(fs::remove_file(&self.note));
    }
}

/// The word of a living writer for its journal.
#[derive(Debug)]
pub(super) struct Live {
    _file: File,
    path: PathBuf,
}

impl Drop for Live {
    fn drop(&mut self) {
        drop(fs::remove_file(&self.path));
    }
}

/// To which generation a file belongs: `sled` to the first, `head.3` to the
/// third; none for a file of them all.
fn generation_of(path: &Path) -> Option<u32> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let (stem, number) = name.split_once('.').unwrap_or((&name, "1"));
    number.parse().ok().filter(|_| [SLED, HEAD].contains(&stem))
}

fn read_if_there(path: &Path) -> Result<Option<String>, StoreError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == ErrorKind::NotADirectory => Err(StoreError::Foreign),
        Err(error) => Err(error.into()),
    }
}
