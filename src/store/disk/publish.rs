//! What a writer tells those who look on: it keeps the journal as long as the
//! ledger, and holds a file that says so as long as it lives.
//!
//! The journal is derived and never synced: after a loss of power it may lag.
//! So it counts only while its writer lives, and a writer looks through it
//! before it vouches for it. Whatever goes wrong here hinders no commit: the
//! writer stops vouching, and readers go the longer way by sled's files.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::store::chain::{Sealed, Tail};
use crate::store::error::{Damage, StoreError};

use super::engine::Engine;
use super::folder::{Folder, Live};
use super::journal::{self, Place};
use super::private;

/// How long a writer waits before it tries once more to publish.
const AGAIN: Duration = Duration::from_secs(5);

/// Where the writer stands with those who look on.
#[derive(Debug)]
pub(super) struct Publisher {
    folder: Folder,
    published: Option<Published>,
    tried: Instant,
}

/// A journal that is as long as the ledger, and the word for it.
#[derive(Debug)]
struct Published {
    file: File,
    tail: Tail,
    _live: Live,
}

impl Publisher {
    /// Makes the journal as long as the ledger; `end` is where the one that
    /// lies there ends, if it is whole.
    pub(super) fn begin(folder: &Folder, end: Option<Place>, engine: &Engine, tail: Tail) -> Self {
        let published = Published::begin(folder, end, engine, tail).ok();
        Self { folder: folder.clone(), published, tried: Instant::now() }
    }

    /// Tells of an entry that the disk has, behind `before`.
    pub(super) fn tell(
        &mut self,
        engine: &Engine,
        before: Tail,
        sealed: &Sealed,
        document: Option<&[u8]>,
    ) {
        let Some(published) = &mut self.published else {
            if self.tried.elapsed() > AGAIN {
                self.begin_again(engine, sealed.tail);
            }
            return;
        };
        if published.append(before, sealed, document).is_err() {
            self.begin_again(engine, sealed.tail);
        }
    }

    fn begin_again(&mut self, engine: &Engine, tail: Tail) {
        self.published = None; // readers must not trust it from here on
        let end = journal::end_of(&self.folder.journal());
        *self = Self::begin(&self.folder, end, engine, tail);
    }
}

impl Published {
    fn begin(
        folder: &Folder,
        end: Option<Place>,
        engine: &Engine,
        tail: Tail,
    ) -> Result<Self, StoreError> {
        let lags = |end: &Place| match engine.record(end.tail.seq) {
            Ok(Some(record)) => Tail::at(end.tail.seq, &record) == end.tail,
            Ok(None) | Err(_) => end.tail == Tail::EMPTY,
        };
        let file = match end.filter(|end| end.tail == tail || lags(end)) {
            Some(end) => lengthened(folder, end, engine, tail)?,
            None => anew(folder, engine)?,
        };
        Ok(Self { file, tail, _live: folder.live()? })
    }

    fn append(
        &mut self,
        before: Tail,
        sealed: &Sealed,
        document: Option<&[u8]>,
    ) -> Result<(), StoreError> {
        if self.tail != before {
            return Err(unfit());
        }
        let frame = journal::frame(before, &sealed.record, document).ok_or_else(unfit)?;
        self.file.write_all(&frame)?;
        self.tail = sealed.tail;
        Ok(())
    }
}

fn unfit() -> StoreError {
    Damage::Unreadable("journal".to_owned()).into()
}

fn for_appending(path: PathBuf, make: bool) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.append(true).create_new(make);
    private::owned(&mut options).open(path)
}

/// The journal that lies there, with what it lacks.
fn lengthened(
    folder: &Folder,
    end: Place,
    engine: &Engine,
    tail: Tail,
) -> Result<File, StoreError> {
    let mut file = for_appending(folder.journal(), false)?;
    if end.tail != tail {
        write_behind(end.tail, engine, &mut file)?;
    }
    Ok(file)
}

/// A journal written anew. It takes the place of the one that lies there in
/// one step: whoever reads that one reads on undisturbed.
fn anew(folder: &Folder, engine: &Engine) -> Result<File, StoreError> {
    let new = folder.journal_in_the_making();
    drop(fs::remove_file(&new)); // what another start left behind, or nothing
    let mut file = for_appending(new.clone(), true)?;
    file.write_all(journal::BEGINNING)?;
    write_behind(Tail::EMPTY, engine, &mut file)?;
    fs::rename(new, folder.journal())?;
    Ok(file)
}

fn write_behind(before: Tail, engine: &Engine, file: &mut File) -> Result<(), StoreError> {
    let mut writer = std::io::BufWriter::with_capacity(1 << 16, file);
    let mut tail = before;
    engine.each_entry_behind(before.seq, &mut |seq, record| {
        let document = engine.document(seq)?;
        let frame = journal::frame(tail, record, document.as_deref()).ok_or_else(unfit)?;
        writer.write_all(&frame)?;
        tail = Tail::at(seq, record);
        Ok(())
    })?;
    Ok(writer.flush()?)
}
