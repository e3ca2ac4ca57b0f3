//! The store on disk: sled behind the promises of [`Store`].

use std::path::Path;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::domain::{Entry, Programme};
use crate::store::chain::Tail;
use crate::store::contract::{Contents, Draft, Store};
use crate::store::error::StoreError;
use crate::store::records::{self, Records, Verified, Visit};

use super::copy;
use super::engine::Engine;
use super::folder::{Folder, Found, Head, Lock};

/// How long a folder that was just closed may resist a new name.
const PATIENCE: Duration = Duration::from_secs(2);
const PAUSE: Duration = Duration::from_millis(5);

/// What a store is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// To write. One process at a time; a store that is not there is made.
    ReadWrite,
    /// To look: at a copy in the system's temporary folder, beside a writer,
    /// or where nothing may be written. It shows what was there when opened.
    ReadOnly,
}

/// A store in a folder.
#[derive(Debug)]
pub struct SledStore {
    engine: Result<Engine, std::io::ErrorKind>,
    tail: Tail,
    known: Option<Tail>,
    place: Place,
}

/// Where the engine's files lie; whatever is held is let go with it.
#[derive(Debug)]
enum Place {
    /// The trial goes before the lock: it is cleared away under it.
    Writing {
        folder: Folder,
        head: Head,
        _trial: Trial,
        _lock: Lock,
    },
    Reading {
        _copy: TempDir,
    },
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
        match mode {
            Mode::ReadWrite => Self::open_to_write(folder),
            Mode::ReadOnly => Self::open_to_read(&folder),
        }
    }

    fn open_to_write(folder: Folder) -> Result<Self, StoreError> {
        folder.look()?;
        folder.make()?;
        let lock = folder.lock()?;
        // Another process may have been here between the look and the lock.
        match folder.look()? {
            Found::Store => {}
            Found::Nothing => {
                folder.mark()?;
                make(&folder)?;
            }
            Found::Unfinished => make(&folder)?,
        }
        let known = folder.head()?;
        let trial = Trial::of(&folder, known)?;
        let (engine, tail) = open_original(&folder)?;
        tail.reaches(known)?;
        let head = folder.head_writer()?;
        folder.keep_private();
        let place = Place::Writing { folder, head, _trial: trial, _lock: lock };
        Ok(Self { engine: Ok(engine), tail, known, place })
    }

    fn open_to_read(folder: &Folder) -> Result<Self, StoreError> {
        match folder.look()? {
            Found::Store => {}
            Found::Nothing | Found::Unfinished => return Err(StoreError::Absent),
        }
        let begun = Instant::now();
        loop {
            match Self::open_copy(folder) {
                // A copy taken in the middle of a write looks damaged.
                Err(StoreError::Damaged { .. }) if folder.is_locked() => {
                    if begun.elapsed() > PATIENCE {
                        return Err(folder.locked());
                    }
                }
                other => return other,
            }
            std::thread::sleep(PAUSE);
        }
    }

    fn open_copy(folder: &Folder) -> Result<Self, StoreError> {
        let known = folder.head()?; // before the copy, so that it cannot run ahead of it
        let home = tempfile::Builder::new().prefix("tiendo-").tempdir()?;
        let copied = home.path().join("sled");
        copy::copy_at_rest(&folder.sled(), &copied)?;
        let (engine, tail) = open_whole(&copied, known)?;
        Ok(Self { engine: Ok(engine), tail, known, place: Place::Reading { _copy: home } })
    }

    fn engine(&self) -> Result<&Engine, StoreError> {
        self.engine.as_ref().map_err(|kind| std::io::Error::from(*kind).into())
    }

    fn keep(
        &mut self,
        after: u64,
        draft: Draft,
        programme: Option<&Programme>,
    ) -> Result<Entry, StoreError> {
        self.ready()?;
        let (sealed, document) = records::prepare(self.tail, after, draft, programme)?;
        let seq = sealed.entry.seq;
        let kept = self.engine()?.commit(seq, &sealed.record, document.as_deref());
        self.after_write(kept)?;
        self.tail = sealed.tail;
        self.known = Some(sealed.tail);
        if let Place::Writing { head, .. } = &mut self.place {
            // The entry is on the disk; a head that lags says nothing false.
            drop(head.note(sealed.tail));
        }
        Ok(sealed.entry)
    }

    /// Sees to it that there is an engine to write with: one that failed, on a
    /// full disk perhaps, never works again and is opened anew.
    fn ready(&mut self) -> Result<(), StoreError> {
        let Place::Writing { folder, .. } = &self.place else { return Err(StoreError::ReadOnly) };
        if self.engine.is_err() {
            let (engine, tail) = open_original(folder)?;
            tail.reaches(self.known)?;
            self.engine = Ok(engine);
            self.tail = tail;
        }
        Ok(())
    }

    /// After a failed write nobody knows what has reached the disk. Only the
    /// disk can tell, so the engine is closed and the next write asks it.
    fn after_write(&mut self, result: Result<(), StoreError>) -> Result<(), StoreError> {
        let Err(error) = &result else { return result };
        let kind = match error {
            StoreError::Full => std::io::ErrorKind::StorageFull,
            StoreError::ReadOnly => std::io::ErrorKind::ReadOnlyFilesystem,
            StoreError::Io(error) => error.kind(),
            StoreError::Locked { .. }
            | StoreError::Newer { .. }
            | StoreError::Damaged { .. }
            | StoreError::Moved { .. }
            | StoreError::Unfit
            | StoreError::Absent
            | StoreError::Foreign => std::io::ErrorKind::Other,
        };
        self.close(kind);
        result
    }

    /// Lets go of the engine; the next write opens another.
    pub(super) fn close(&mut self, why: std::io::ErrorKind) {
        if let Ok(engine) = std::mem::replace(&mut self.engine, Err(why)) {
            engine.close();
        }
    }
}

impl Drop for SledStore {
    fn drop(&mut self) {
        self.close(std::io::ErrorKind::Other);
    }
}

/// Makes the engine of a new store beside its place and moves it there, so
/// that one cut off in the making is not taken for a damaged one.
fn make(folder: &Folder) -> Result<(), StoreError> {
    copy::remove(&folder.creating())?;
    Engine::create(&folder.creating())?;
    let begun = Instant::now();
    loop {
        match std::fs::rename(folder.creating(), folder.sled()) {
            // Windows lets nobody rename a folder while a thread of the closed
            // engine still holds a file in it.
            Err(_) if cfg!(windows) && begun.elapsed() < PATIENCE => std::thread::sleep(PAUSE),
            renamed => {
                renamed?;
                break;
            }
        }
    }
    folder.head_writer()?.note(Tail::EMPTY)?;
    folder.sync()
}

/// The opening of a copy that went well. It is cleared away on a thread of its
/// own, which costs as much as all the rest; dropping waits for that.
#[derive(Debug)]
struct Trial(Option<JoinHandle<()>>);

impl Trial {
    /// Opens a copy: if this goes well, the original may be opened.
    fn of(folder: &Folder, known: Option<Tail>) -> Result<Self, StoreError> {
        let trial = folder.trial();
        let tried = copy::copy(&folder.sled(), &trial).and_then(|()| open_whole(&trial, known));
        // What cannot be removed now is removed by the next start.
        let clear = move || drop(copy::remove(&trial));
        match tried {
            Ok((engine, _)) => {
                let clear = move || {
                    engine.close();
                    clear();
                };
                Ok(Self(Some(std::thread::spawn(clear))))
            }
            Err(error) => {
                clear();
                Err(error)
            }
        }
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        drop(self.0.take().map(JoinHandle::join));
    }
}

fn open_original(folder: &Folder) -> Result<(Engine, Tail), StoreError> {
    copy::clear_unfinished(&folder.sled())?;
    let engine = Engine::open(&folder.sled())?;
    let tail = engine.tail()?;
    Ok((engine, tail))
}

/// Opens files that may be damaged and reads all of them once.
fn open_whole(files: &Path, known: Option<Tail>) -> Result<(Engine, Tail), StoreError> {
    let engine = Engine::open(files)?;
    engine.read_all()?;
    let tail = engine.tail()?;
    tail.reaches(known)?;
    records::refuse_newer(&Whole { engine: &engine, known })?;
    Ok((engine, tail))
}

struct Whole<'a> {
    engine: &'a Engine,
    known: Option<Tail>,
}

impl Records for Whole<'_> {
    fn each_entry(&self, visit: &mut Visit<'_>) -> Result<(), StoreError> {
        self.engine.each_entry(visit)
    }

    fn document(&self, seq: u64) -> Result<Option<Vec<u8>>, StoreError> {
        self.engine.document(seq)
    }

    fn known_tail(&self) -> Option<Tail> {
        self.known
    }
}

impl SledStore {
    fn records(&self) -> Result<Whole<'_>, StoreError> {
        Ok(Whole { engine: self.engine()?, known: self.known })
    }
}

impl Store for SledStore {
    fn load(&self) -> Result<Contents, StoreError> {
        records::load(&self.records()?)
    }

    fn append(&mut self, after: u64, draft: Draft) -> Result<Entry, StoreError> {
        self.keep(after, draft, None)
    }

    fn import(
        &mut self,
        after: u64,
        programme: &Programme,
        draft: Draft,
    ) -> Result<Entry, StoreError> {
        self.keep(after, draft, Some(programme))
    }

    fn imported(&self, seq: u64) -> Result<Option<Programme>, StoreError> {
        records::imported(&self.records()?, seq)
    }

    fn remember(&mut self, what: &str, text: &str) -> Result<(), StoreError> {
        self.ready()?;
        let record = if text.is_empty() { None } else { Some(records::text_record(text)?) };
        let kept = self.engine()?.remember(what, record.as_deref());
        self.after_write(kept)
    }

    fn recall(&self, what: &str) -> Result<Option<String>, StoreError> {
        let record = self.engine()?.recall(what)?;
        record.map(|record| records::text_of(what, &record)).transpose()
    }

    fn verify(&self) -> Result<Verified, StoreError> {
        records::verify(&self.records()?)
    }
}
