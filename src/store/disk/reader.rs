//! A store opened to look. It takes no lock that a writer could want, writes
//! nothing into the folder, and may be stopped or killed anywhere.
//!
//! Beside a living writer it reads the journal; where none lives, sled's files
//! are at rest, and it opens a copy of them in the system's temporary folder.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::domain::Programme;
use crate::store::chain::Tail;
use crate::store::contract::{Contents, News};
use crate::store::error::{Damage, StoreError};
use crate::store::records::{self, Verified};

use super::copy;
use super::engine::Engine;
use super::folder::{Folder, Found};
use super::journal::{Journal, Mark, Place};
use super::private;
use super::rest;
use super::whole::{Whole, open_whole, remembered};

/// How long a copy is tried again that was taken in the middle of a write.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often that is tried again which does not hold although nobody seems to
/// write.
const TIMES: u32 = 3;
const PAUSE: Duration = Duration::from_millis(10); // longer than a clock's tick

/// A store opened to look. It shows what there was when it was opened or last
/// watched.
#[derive(Debug)]
pub(super) struct Reader {
    folder: Folder,
    source: Source,
    /// The journal as it was last looked at.
    seen: Option<Mark>,
    /// It is no longer the journal of what was read.
    is_strange: bool,
}

#[derive(Debug)]
enum Source {
    /// Beside a living writer.
    Journal(Journal),
    /// Where a writer has let go in good order; sled's files say more than the
    /// journal does only of the desk, and are copied when somebody asks.
    Rested(Journal, OnceCell<Option<Copied>>),
    /// Where nobody vouches for anything but sled.
    Copy(Copied),
}

/// An engine on files of its own, which go with it.
#[derive(Debug)]
struct Copied {
    engine: Engine, // let go of before its files
    tail: Tail,
    known: Option<Tail>,
    _home: TempDir,
}

impl Reader {
    pub(super) fn open(mut folder: Folder) -> Result<Self, StoreError> {
        match folder.look()? {
            Found::Store => {}
            Found::Nothing | Found::Unfinished => return Err(StoreError::Absent),
        }
        let (source, seen) = Source::open(&mut folder)?;
        Ok(Self { folder, source, seen, is_strange: false })
    }

    fn tail(&self) -> Tail {
        match &self.source {
            Source::Journal(journal) | Source::Rested(journal, _) => journal.tail(),
            Source::Copy(copied) => copied.tail,
        }
    }

    pub(super) fn load(&self) -> Result<Contents, StoreError> {
        match &self.source {
            Source::Journal(journal) | Source::Rested(journal, _) => records::load(journal),
            Source::Copy(copied) => records::load(&copied.records()),
        }
    }

    pub(super) fn imported(&self, seq: u64) -> Result<Option<Programme>, StoreError> {
        match &self.source {
            Source::Journal(journal) | Source::Rested(journal, _) => {
                records::imported(journal, seq)
            }
            Source::Copy(copied) => records::imported(&copied.records(), seq),
        }
    }

    pub(super) fn verify(&self) -> Result<Verified, StoreError> {
        match &self.source {
            Source::Journal(journal) => records::verify(journal),
            // Whoever wants to be sure asks sled itself.
            Source::Rested(journal, _) => match self.copied() {
                Some(copied) => records::verify(&copied.records()),
                None => records::verify(journal),
            },
            Source::Copy(copied) => records::verify(&copied.records()),
        }
    }

    /// The journal knows nothing of the desk: the place and the drafts beside
    /// a living writer are the writer's own.
    pub(super) fn recall(&self, what: &str) -> Result<Option<String>, StoreError> {
        let Some(copied) = self.copied() else { return Ok(None) };
        let record = copied.engine.recall(what)?;
        record.map(|record| records::text_of(what, &record)).transpose()
    }

    /// For a backup they are looked up all the same, as they last came to rest.
    pub(super) fn remembered(&self) -> Result<BTreeMap<String, String>, StoreError> {
        match self.copied() {
            Some(copied) => remembered(&copied.engine),
            None => remembered(&Copied::open(&self.folder)?.engine),
        }
    }

    /// The copy of sled's files, where no writer has been there since.
    fn copied(&self) -> Option<&Copied> {
        match &self.source {
            Source::Journal(_) => None,
            Source::Rested(journal, copied) => {
                let copy = || rest::tail(&self.folder).and(Copied::open(&self.folder).ok());
                // A writer that has come since may have gone on meanwhile.
                let is_ours = |copied: &&Copied| copied.tail == journal.tail();
                copied.get_or_init(copy).as_ref().filter(is_ours)
            }
            Source::Copy(copied) => Some(copied),
        }
    }

    pub(super) fn watch(&mut self, after: u64) -> Result<Vec<News>, StoreError> {
        let before = self.place();
        self.look_again()?;
        let tail = self.tail();
        if self.is_strange || after > tail.seq {
            return Err(StoreError::Moved { expected: after, found: tail.seq });
        }
        match &self.source {
            Source::Journal(_) | Source::Rested(..) if after == tail.seq => Ok(Vec::new()),
            Source::Journal(journal) | Source::Rested(journal, _) => {
                let from = before.filter(|place| place.tail.seq == after);
                journal.behind(after, from.unwrap_or(Place::BEGINNING))
            }
            Source::Copy(copied) => records::watch(&copied.records(), tail, after),
        }
    }

    fn place(&self) -> Option<Place> {
        match &self.source {
            Source::Journal(journal) | Source::Rested(journal, _) => Some(journal.end()),
            Source::Copy(_) => None,
        }
    }

    /// Takes in what the journal says more. Only a writer lengthens it, and
    /// only by what has reached the disk: whatever follows from what was read
    /// is true, whether that writer still lives or not.
    fn look_again(&mut self) -> Result<(), StoreError> {
        let path = self.folder.journal();
        let mark = Mark::of(&path)?;
        if mark == self.seen || mark.is_none() {
            return Ok(());
        }
        let looked = match &mut self.source {
            Source::Journal(journal) | Source::Rested(journal, _) => journal.look_again(&path),
            Source::Copy(copied) => Journal::read(&path, Some(copied.tail))
                .map(|journal| self.source = Source::Journal(journal)),
        };
        match looked {
            // A copy may know more than its writer has told.
            Err(StoreError::Damaged { what: Damage::Shortened { .. } })
                if matches!(self.source, Source::Copy(_)) => {}
            Err(StoreError::Damaged { .. }) => self.is_strange = true,
            other => {
                other?;
                self.is_strange = false;
            }
        }
        self.seen = mark;
        Ok(())
    }
}

/// What there is to read beside sled's files.
enum Published {
    /// A journal that holds, and how it looked when it was opened.
    Journal(Journal, Option<Mark>),
    /// A journal that does not hold, though somebody vouches for it.
    Unsound,
    /// Nobody vouches for a journal.
    Nothing,
}

impl Published {
    /// A journal holds if it does so to its end, and reaches at least as far as
    /// was acknowledged before it was opened.
    fn of(folder: &Folder) -> Self {
        for _ in 0..TIMES {
            if !folder.is_live() {
                return Self::Nothing;
            }
            if let Ok(Some(known)) = folder.head()
                && let Ok(seen) = Mark::of(&folder.journal())
                && let Ok(journal) = Journal::read(&folder.journal(), Some(known))
            {
                return Self::Journal(journal, seen);
            }
            std::thread::sleep(PAUSE);
        }
        Self::Unsound
    }
}

impl Source {
    fn open(folder: &mut Folder) -> Result<(Self, Option<Mark>), StoreError> {
        let begun = Instant::now();
        let (mut before, mut times) = (Vec::new(), 0);
        loop {
            let is_unsound = match Published::of(folder) {
                Published::Journal(journal, seen) => return Ok((Self::Journal(journal), seen)),
                Published::Unsound => true,
                Published::Nothing => false,
            };
            #[cfg(test)]
            super::tests::meanwhile();
            let seen = Mark::of(&folder.journal())?;
            if let Some(journal) = at_rest(folder) {
                return Ok((Self::Rested(journal, OnceCell::new()), seen));
            }
            let files = copy::files(&folder.sled())?;
            times = if files == before { times + 1 } else { 0 };
            before = files;
            let is_patient = begun.elapsed() < PATIENCE;
            match Copied::open(folder) {
                // A writer has come: the copy may hold what it has not told
                // yet, and who reads next would miss it again.
                Ok(_) if !is_unsound && is_patient && folder.is_live() => continue,
                Ok(copied) => return Ok((Self::Copy(copied), seen)),
                // Another store has taken the place of this one meanwhile.
                Err(_) if is_patient && folder.is_replaced()? => continue,
                // A copy taken in the middle of a write looks damaged.
                Err(StoreError::Damaged { .. }) if times < TIMES => {}
                Err(error) => return Err(error),
            }
            if !is_patient {
                return Err(folder.locked());
            }
            std::thread::sleep(PAUSE);
        }
    }
}

/// The journal of a store that lies as a writer left it in good order.
fn at_rest(folder: &Folder) -> Option<Journal> {
    let tail = rest::tail(folder)?;
    let journal = Journal::read(&folder.journal(), Some(tail)).ok()?;
    // Whatever a writer has told since has reached the disk.
    (journal.tail() == tail || folder.is_live()).then_some(journal)
}

impl Copied {
    fn open(folder: &Folder) -> Result<Self, StoreError> {
        let known = folder.head()?; // before the copy, so that it cannot run ahead of it
        let home = private::passing_folder()?;
        let files = home.path().join("sled");
        copy::copy_at_rest(&folder.sled(), &files)?;
        let (engine, tail) = open_whole(&files, known)?;
        Ok(Self { engine, tail, known, _home: home })
    }

    fn records(&self) -> Whole<'_> {
        Whole { engine: &self.engine, known: self.known }
    }
}
