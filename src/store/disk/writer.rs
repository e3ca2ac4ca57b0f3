//! A store opened to write: sled behind the promises of a store.

use std::collections::BTreeMap;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::domain::{Entry, Programme};
use crate::store::chain::Tail;
use crate::store::contract::{Contents, Draft, News};
use crate::store::error::StoreError;
use crate::store::records::{self, Verified};

use super::copy;
use super::engine::Engine;
use super::folder::{Folder, Found, Lock};
use super::head::Head;
use super::journal;
use super::migrate;
use super::publish::Publisher;
use super::rest;
use super::whole::{Whole, open_whole, remembered};

/// How long a folder that was just closed may resist a new name.
const PATIENCE: Duration = Duration::from_secs(2);
const PAUSE: Duration = Duration::from_millis(5);

/// A store opened to write, with the lock in hand.
#[derive(Debug)]
pub(super) struct Writer {
    engine: Result<Engine, std::io::ErrorKind>,
    tail: Tail,
    known: Option<Tail>,
    folder: Folder,
    head: Head,
    // What is held is let go in this order: readers first, the lock last.
    publisher: Publisher,
    _trial: Trial,
    _lock: Lock,
}

impl Writer {
    pub(super) fn open(mut folder: Folder) -> Result<Self, StoreError> {
        folder.look()?;
        folder.make()?;
        let lock = folder.lock()?;
        // Another process may have been here between the look and the lock.
        match folder.look()? {
            Found::Store => {}
            Found::Nothing | Found::Unfinished => begin(&folder)?,
        }
        folder.refuse_links()?;
        let known = folder.head()?;
        let journal = folder.journal();
        let journal = std::thread::spawn(move || journal::end_of(&journal));
        let trial = match rest::tail(&folder) {
            Some(_) => Trial(None),
            None => Trial::of(&folder, known)?,
        };
        let (engine, tail) = open_original(&folder)?;
        tail.reaches(known)?;
        if folder.is_of_old() {
            migrate::bring_up_to_date(&folder)?;
        }
        drop(folder.clear_others()); // what cannot be removed now is removed by the next start
        let head = folder.head_writer()?;
        let end = journal.join().ok().flatten();
        let publisher = Publisher::begin(&folder, end, &engine, tail);
        folder.keep_private();
        let engine = Ok(engine);
        Ok(Self { engine, tail, known, folder, head, publisher, _trial: trial, _lock: lock })
    }

    fn engine(&self) -> Result<&Engine, StoreError> {
        self.engine.as_ref().map_err(|kind| std::io::Error::from(*kind).into())
    }

    pub(super) fn keep(
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
        #[cfg(test)]
        super::tests::kept_and_not_published(seq);
        let before = std::mem::replace(&mut self.tail, sealed.tail);
        self.known = Some(sealed.tail);
        if let Ok(engine) = &self.engine {
            self.publisher.tell(engine, before, &sealed, document.as_deref());
        }
        // The entry is on the disk; a head that lags says nothing false. One
        // that ran ahead of the journal would turn readers away from it.
        drop(self.head.note(sealed.tail));
        Ok(sealed.entry)
    }

    /// Sees to it that there is an engine to write with: one that failed, on a
    /// full disk perhaps, never works again and is opened anew.
    fn ready(&mut self) -> Result<(), StoreError> {
        if self.engine.is_err() {
            let (engine, tail) = open_original(&self.folder)?;
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
        self.engine = Err(why);
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        let is_sound = self.engine.is_ok();
        self.close(std::io::ErrorKind::Other);
        if is_sound {
            drop(rest::note(&self.folder, self.tail));
        }
        self.folder.keep_private(); // sled has put files there meanwhile
    }
}

/// Makes a store where there is none, or where the making was cut off. The
/// caller holds the lock.
pub(super) fn begin(folder: &Folder) -> Result<(), StoreError> {
    folder.mark()?;
    make(folder)
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
                    drop(engine);
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

impl Writer {
    fn records(&self) -> Result<Whole<'_>, StoreError> {
        Ok(Whole { engine: self.engine()?, known: self.known })
    }

    pub(super) fn load(&self) -> Result<Contents, StoreError> {
        records::load(&self.records()?)
    }

    pub(super) fn imported(&self, seq: u64) -> Result<Option<Programme>, StoreError> {
        records::imported(&self.records()?, seq)
    }

    pub(super) fn watch(&self, after: u64) -> Result<Vec<News>, StoreError> {
        records::watch(&self.records()?, self.tail, after)
    }

    pub(super) fn remember(&mut self, what: &str, text: &str) -> Result<(), StoreError> {
        self.ready()?;
        let record = if text.is_empty() { None } else { Some(records::text_record(text)?) };
        let kept = self.engine()?.remember(what, record.as_deref());
        self.after_write(kept)
    }

    pub(super) fn recall(&self, what: &str) -> Result<Option<String>, StoreError> {
        let record = self.engine()?.recall(what)?;
        record.map(|record| records::text_of(what, &record)).transpose()
    }

    pub(super) fn remembered(&self) -> Result<BTreeMap<String, String>, StoreError> {
        remembered(self.engine()?)
    }

    pub(super) fn verify(&self) -> Result<Verified, StoreError> {
        records::verify(&self.records()?)
    }
}
