//! sled behind a narrow door: the only file that knows it.
//!
//! Every record is cut into pieces of [`PIECE`] bytes. A leaf of sled's tree
//! holds up to 17 values, and a leaf above 128 KiB would go to a file of its
//! own that sled never syncs; small pieces keep all data in the one synced log.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs::{File, OpenOptions};
use std::path::Path;
use std::time::Duration;

use sled::transaction::{TransactionError, Transactional, TransactionalTree};
use sled::{Config, Db, Tree};

use crate::store::chain::Tail;
use crate::store::codec;
use crate::store::error::{Damage, StoreError};
use crate::store::records::Visit;

use super::folder::SLED;
use super::guard::guarded;

const PIECE: usize = 4 * 1024;
/// The number of a record's first piece, as `put` writes it.
const FIRST_PART: [u8; 2] = 0_u16.to_be_bytes();
/// What sled may keep of its pages; the programme lives in `Contents`, not here.
const CACHE: u64 = 1024 * 1024;
const LAYOUT_KEY: &[u8] = b"layout";
/// How long threads of an engine just closed may hold its file.
const PATIENCE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(2);

/// An open set of sled trees. Dropping it lets go of the files; what was not
/// flushed was not promised. sled writes once more when it is let go of, and
/// panics where the disk refuses: so that this, too, happens behind the guard,
/// whoever drops the engine.
#[derive(Debug)]
pub(super) struct Engine(Option<Trees>);

#[derive(Debug)]
struct Trees {
    db: Db,
    ledger: Tree,
    documents: Tree,
    desk: Tree,
    log: File,
}

impl Engine {
    /// Makes a new empty one in a folder that is not there yet.
    pub(super) fn create(folder: &Path) -> Result<(), StoreError> {
        guarded(|| {
            let engine = Self::start(folder)?;
            engine.trees()?.db.insert(LAYOUT_KEY, &[codec::VERSION]).map_err(cause)?;
            engine.flush()
        })
    }

    /// Opens one that is there. The caller holds the lock of the store.
    pub(super) fn open(folder: &Path) -> Result<Self, StoreError> {
        if !folder.join("db").is_file() {
            return Err(Damage::Missing("db".to_owned()).into()); // sled would make an empty one
        }
        guarded(|| {
            let engine = Self::start(folder)?;
            match engine.trees()?.db.get(LAYOUT_KEY).map_err(cause)? {
                Some(_) => Ok(engine),
                None => Err(Damage::Missing("layout".to_owned()).into()),
            }
        })
    }

    fn start(folder: &Path) -> Result<Self, StoreError> {
        let db = open_patiently(folder)?;
        let tree = |name: &str| db.open_tree(name).map_err(cause);
        let (ledger, documents, desk) = (tree("ledger")?, tree("documents")?, tree("desk")?);
        let log = OpenOptions::new().read(true).write(true).open(folder.join("db"))?;
        Ok(Self(Some(Trees { db, ledger, documents, desk, log })))
    }

    /// Where the ledger ends.
    pub(super) fn tail(&self) -> Result<Tail, StoreError> {
        guarded(|| {
            let ledger = &self.trees()?.ledger;
            let Some((key, _)) = ledger.last().map_err(cause)? else { return Ok(Tail::EMPTY) };
            let seq = seq_of(&key)?;
            Ok(Tail::at(seq, &join(ledger, &seq.to_be_bytes())?.unwrap_or_default()))
        })
    }

    /// The record of an entry.
    pub(super) fn record(&self, seq: u64) -> Result<Option<Vec<u8>>, StoreError> {
        guarded(|| join(&self.trees()?.ledger, &seq.to_be_bytes()))
    }

    /// Shows every record of the ledger behind a place, in the order of its own.
    pub(super) fn each_entry_behind(
        &self,
        after: u64,
        visit: &mut Visit<'_>,
    ) -> Result<(), StoreError> {
        let first = after.saturating_add(1).to_be_bytes();
        guarded(|| {
            let mut held: Option<(u64, Vec<u8>)> = None;
            for piece in self.trees()?.ledger.range(&first[..]..) {
                let (key, piece) = piece.map_err(cause)?;
                let seq = seq_of(&key)?;
                match &mut held {
                    Some((place, record)) if *place == seq => record.extend_from_slice(&piece),
                    Some(_) | None => {
                        if let Some((place, record)) = held.replace((seq, piece.to_vec())) {
                            visit(place, &record)?;
                        }
                    }
                }
            }
            held.map_or(Ok(()), |(place, record)| visit(place, &record))
        })
    }

    /// The record of the document of an entry.
    pub(super) fn document(&self, seq: u64) -> Result<Option<Vec<u8>>, StoreError> {
        guarded(|| join(&self.trees()?.documents, &seq.to_be_bytes()))
    }

    /// Keeps an entry and its document: both or neither, and for good once
    /// this has returned.
    pub(super) fn commit(
        &self,
        seq: u64,
        record: &[u8],
        document: Option<&[u8]>,
    ) -> Result<(), StoreError> {
        guarded(|| {
            self.put_entry(seq, record, document)?;
            self.flush()
        })
    }

    fn put_entry(
        &self,
        seq: u64,
        record: &[u8],
        document: Option<&[u8]>,
    ) -> Result<(), StoreError> {
        let (place, trees) = (seq.to_be_bytes(), self.trees()?);
        // One piece is whole or not there: it needs no transaction, which would
        // write to the disk twice and wait for both.
        if document.is_none() && (1..=PIECE).contains(&record.len()) {
            let key = [&place[..], &FIRST_PART].concat();
            return trees.ledger.insert(key, record).map(drop).map_err(cause);
        }
        settled((&trees.ledger, &trees.documents).transaction(|(ledger, documents)| {
            put(ledger, &place, record)?;
            document.map_or(Ok(()), |document| put(documents, &place, document))
        }))
    }

    /// Keeps the record of a text, or forgets it; for good once this has returned.
    pub(super) fn remember(&self, what: &str, record: Option<&[u8]>) -> Result<(), StoreError> {
        guarded(|| {
            self.put_text(what, record)?;
            self.flush()
        })
    }

    fn put_text(&self, what: &str, record: Option<&[u8]>) -> Result<(), StoreError> {
        let (place, desk) = (desk_place(what), &self.trees()?.desk);
        let old: Vec<_> =
            desk.scan_prefix(&place).keys().collect::<Result<_, _>>().map_err(cause)?;
        settled(desk.transaction(|desk| {
            for key in &old {
                desk.remove(key)?;
            }
            record.map_or(Ok(()), |record| put(desk, &place, record))
        }))
    }

    /// The record of a text.
    pub(super) fn recall(&self, what: &str) -> Result<Option<Vec<u8>>, StoreError> {
        guarded(|| join(&self.trees()?.desk, &desk_place(what)))
    }

    /// The records of all texts, by their names.
    pub(super) fn remembered(&self) -> Result<BTreeMap<String, Vec<u8>>, StoreError> {
        guarded(|| {
            let mut found: BTreeMap<String, Vec<u8>> = BTreeMap::new();
            for piece in &self.trees()?.desk {
                let (key, piece) = piece.map_err(cause)?;
                found.entry(what_of(&key)?).or_default().extend_from_slice(&piece);
            }
            Ok(found)
        })
    }

    /// Fills one that holds nothing: the records of the ledger from the first
    /// on, each with that of its document, and those of the texts. For good
    /// once this has returned.
    pub(super) fn fill<'a>(
        &self,
        ledger: impl IntoIterator<Item = (u64, &'a [u8], Option<&'a [u8]>)>,
        desk: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Result<(), StoreError> {
        guarded(|| {
            for (seq, record, document) in ledger {
                self.put_entry(seq, record, document)?;
            }
            for (what, record) in desk {
                self.put_text(what, Some(record))?;
            }
            self.flush()
        })
    }

    /// Reads every page there is, so that a damaged one comes to light.
    pub(super) fn read_all(&self) -> Result<(), StoreError> {
        guarded(|| {
            let trees = self.trees()?;
            for tree in [&trees.ledger, &trees.documents, &trees.desk] {
                tree.iter().try_for_each(|piece| piece.map(drop)).map_err(cause)?;
            }
            Ok(())
        })
    }

    /// They are there as long as it lives.
    fn trees(&self) -> Result<&Trees, StoreError> {
        self.0.as_ref().ok_or(StoreError::Absent)
    }

    fn flush(&self) -> Result<(), StoreError> {
        self.trees()?.db.flush().map_err(cause)?; // sled alone would wait up to half a second
        if cfg!(target_os = "linux") {
            // There sled calls sync_file_range, which neither empties the
            // drive's cache nor writes the file's new length.
            self.trees()?.log.sync_data()?;
        }
        Ok(())
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        let trees = self.0.take();
        drop(guarded(move || {
            drop(trees);
            Ok(())
        }));
    }
}

/// Threads of an engine closed a moment ago may still hold the file's lock.
/// Nobody else can: the lock of the store is ours.
pub(super) fn open_patiently(folder: &Path) -> Result<Db, StoreError> {
    let config = Config::new().path(folder).cache_capacity(CACHE).flush_every_ms(None);
    let begun = std::time::Instant::now();
    loop {
        match config.open() {
            Err(sled::Error::Io(error)) if is_lock(&error) => {
                if begun.elapsed() > PATIENCE {
                    return Err(StoreError::Locked { since: None });
                }
                std::thread::sleep(PAUSE);
            }
            other => return other.map_err(cause),
        }
    }
}

/// sled gives this case no kind of its own.
fn is_lock(error: &std::io::Error) -> bool {
    error.to_string().contains("could not acquire lock")
}

fn cause(error: sled::Error) -> StoreError {
    match error {
        sled::Error::Io(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => unreadable(),
        sled::Error::Io(error) => error.into(),
        sled::Error::CollectionNotFound(_)
        | sled::Error::Unsupported(_)
        | sled::Error::ReportableBug(_)
        | sled::Error::Corruption { .. } => unreadable(),
    }
}

/// sled's own words are of use to nobody who has to find a backup.
fn unreadable() -> StoreError {
    Damage::Unreadable(SLED.to_owned()).into()
}

fn settled(result: Result<(), TransactionError<Infallible>>) -> Result<(), StoreError> {
    match result {
        Ok(()) => Ok(()),
        Err(TransactionError::Storage(error)) => Err(cause(error)),
        Err(TransactionError::Abort(never)) => match never {},
    }
}

fn put(
    tree: &TransactionalTree,
    place: &[u8],
    record: &[u8],
) -> Result<(), sled::transaction::ConflictableTransactionError<Infallible>> {
    for (part, piece) in (0_u16..).zip(record.chunks(PIECE)) {
        tree.insert([place, &part.to_be_bytes()].concat(), piece)?;
    }
    Ok(())
}

fn join(tree: &Tree, place: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
    let mut whole: Option<Vec<u8>> = None;
    for piece in tree.scan_prefix(place).values() {
        whole.get_or_insert_default().extend_from_slice(&piece.map_err(cause)?);
    }
    Ok(whole)
}

fn seq_of(key: &[u8]) -> Result<u64, StoreError> {
    let place = key.first_chunk().filter(|_| key.len() == 10);
    Ok(u64::from_be_bytes(*place.ok_or_else(unreadable)?))
}

/// The length goes first, so that no name is the beginning of another.
fn desk_place(what: &str) -> Vec<u8> {
    let length = u32::try_from(what.len()).unwrap_or(u32::MAX).to_be_bytes();
    [&length[..], what.as_bytes()].concat()
}

/// The name in such a place, of which every piece of a text has one.
fn what_of(key: &[u8]) -> Result<String, StoreError> {
    let name = || {
        let (length, rest) = key.split_first_chunk()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        String::from_utf8(rest.get(..length)?.to_vec()).ok()
    };
    name().ok_or_else(unreadable)
}
