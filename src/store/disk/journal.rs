//! The journal: the ledger once more, in a file that others read while it
//! grows. sled belongs to one process; this belongs to everybody.
//!
//! ```text
//! "tiendo journal 1"
//! for each entry:
//!   length of the record (4) | of its document, 0 for none (4) | seal (8)
//!   record | document | hash of the record (32)
//! ```
//!
//! The seal is the beginning of the BLAKE3 of the hash before and the two
//! lengths. So no bit of the file is without a witness: a damaged length is
//! never taken for an end, and an end is where bytes are missing and nothing
//! else. Bytes are determined by the ledger alone: two journals of one ledger
//! are the same, and what is a place in one is the same place in the other.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;
use std::time::SystemTime;

use crate::store::chain::{self, Tail};
use crate::store::contract::News;
use crate::store::error::{Damage, Fault, StoreError};
use crate::store::records::{self, Records, Visit};

/// How every journal of this form begins.
pub(super) const BEGINNING: &[u8; 16] = b"tiendo journal 1";
const HEADER: usize = 16;
const SEAL: usize = 8;

/// A place between two entries of a journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// How many bytes lie before it.
    pub(super) bytes: u64,
    /// The entry before it.
    pub(super) tail: Tail,
}

impl Place {
    /// Before the first entry.
    pub(super) const BEGINNING: Self = Self { bytes: BEGINNING.len() as u64, tail: Tail::EMPTY };
}

/// The bytes of one entry behind `before`; none if they are too many.
pub(super) fn frame(before: Tail, record: &[u8], document: Option<&[u8]>) -> Option<Vec<u8>> {
    let document = document.unwrap_or_default();
    let lengths = [u32::try_from(record.len()).ok()?, u32::try_from(document.len()).ok()?];
    let mut bytes = lengths.map(u32::to_le_bytes).concat();
    bytes.extend_from_slice(&seal(before, &bytes));
    bytes.extend_from_slice(record);
    bytes.extend_from_slice(document);
    bytes.extend_from_slice(Tail::at(before.seq + 1, record).hash.as_bytes());
    Some(bytes)
}

fn seal(before: Tail, lengths: &[u8]) -> [u8; SEAL] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(before.hash.as_bytes()).update(lengths);
    let mut seal = [0; SEAL];
    hasher.finalize_xof().fill(&mut seal);
    seal
}

fn damaged() -> StoreError {
    Damage::Unreadable("journal".to_owned()).into()
}

/// What lies behind a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// One entry, whole.
    Entry,
    /// Nothing.
    End,
    /// The beginning of an entry that is being written.
    Unfinished,
}

/// A file from a place on: two that read one file do not meet.
struct From<'a> {
    file: &'a File,
    at: u64,
}

impl Read for From<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        self.file.seek(SeekFrom::Start(self.at))?;
        let read = self.file.read(into)?;
        self.at += read as u64;
        Ok(read)
    }
}

/// A walk from entry to entry.
struct Walk<'a> {
    source: BufReader<From<'a>>,
    place: Place,
    record: Vec<u8>,
    document: Vec<u8>,
}

impl<'a> Walk<'a> {
    /// A walk from the beginning, which must be that of a journal.
    fn new(file: &'a File) -> Result<Self, StoreError> {
        let mut walk = Self::from(file, Place { bytes: 0, tail: Tail::EMPTY });
        let mut beginning = Vec::new();
        walk.take(BEGINNING.len(), &mut beginning)?;
        if beginning != BEGINNING {
            return Err(damaged());
        }
        walk.place = Place::BEGINNING;
        Ok(walk)
    }

    /// A walk from a place on.
    fn from(file: &'a File, place: Place) -> Self {
        let source = BufReader::with_capacity(1 << 16, From { file, at: place.bytes });
        Self { source, place, record: Vec::new(), document: Vec::new() }
    }

    /// Goes on by one entry, which is then in `record` and `document`.
    fn step(&mut self) -> Result<Step, StoreError> {
        let mut header = Vec::new();
        match self.take(HEADER, &mut header)? {
            0 => return Ok(Step::End),
            HEADER => {}
            _ => return Ok(Step::Unfinished),
        }
        let (lengths, sealed) = header.split_at(HEADER - SEAL);
        if seal(self.place.tail, lengths) != sealed {
            return Err(damaged());
        }
        let [record, document] = [lengths.first_chunk(), lengths.last_chunk()]
            .map(|length| u32::from_le_bytes(*length.unwrap_or(&[0; 4])) as usize);
        let (mut kept, mut with, mut hash) = Default::default();
        std::mem::swap(&mut kept, &mut self.record);
        std::mem::swap(&mut with, &mut self.document);
        let read = self.take(record, &mut kept)?
            + self.take(document, &mut with)?
            + self.take(blake3::OUT_LEN, &mut hash)?;
        (self.record, self.document) = (kept, with);
        let whole = record + document + blake3::OUT_LEN;
        if read < whole {
            return Ok(Step::Unfinished);
        }
        let tail = Tail::at(self.place.tail.seq + 1, &self.record);
        if tail.hash.as_bytes() != hash.as_slice()
            || !chain::continues(self.place.tail, &self.record, self.document())
        {
            return Err(damaged());
        }
        self.place = Place { bytes: self.place.bytes + (HEADER + whole) as u64, tail };
        Ok(Step::Entry)
    }

    /// The document of the entry.
    fn document(&self) -> Option<&[u8]> {
        (!self.document.is_empty()).then_some(self.document.as_slice())
    }

    /// Takes up to so many bytes; how many there were.
    fn take(&mut self, most: usize, into: &mut Vec<u8>) -> Result<usize, StoreError> {
        into.clear();
        Ok((&mut self.source).take(most as u64).read_to_end(into)?)
    }
}

/// Where a journal ends that is whole to its last byte; none for any other.
pub(super) fn end_of(path: &Path) -> Option<Place> {
    let file = File::open(path).ok()?;
    let mut walk = Walk::new(&file).ok()?;
    loop {
        match walk.step().ok()? {
            Step::Entry => {}
            Step::End => return Some(walk.place),
            Step::Unfinished => return None,
        }
    }
}

/// By what a file is known to have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    length: u64,
    modified: Option<SystemTime>,
}

impl Mark {
    /// The mark of a file; none where there is none.
    pub(super) fn of(path: &Path) -> Result<Option<Self>, StoreError> {
        match path.metadata() {
            Ok(about) => Ok(Some(Self { length: about.len(), modified: about.modified().ok() })),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

/// A journal as far as it was read. What a writer appends meanwhile, or puts
/// in its place, changes nothing of it until it looks again.
#[derive(Debug)]
pub(super) struct Journal {
    file: File,
    end: Place,
    documents: BTreeMap<u64, (u64, usize)>,
}

impl Journal {
    /// Reads the journal of a ledger that is known to have ended at `known`.
    pub(super) fn read(path: &Path, known: Option<Tail>) -> Result<Self, StoreError> {
        let file = File::open(path)?;
        let mut documents = BTreeMap::new();
        let end = walk_on(Walk::new(&file)?, known, &mut documents)?;
        end.tail.reaches(known)?;
        Ok(Self { file, end, documents })
    }

    /// Where the ledger ended when it was last looked at.
    pub(super) fn tail(&self) -> Tail {
        self.end.tail
    }

    /// Looks whether the ledger has grown. A journal written anew goes on as
    /// the old one did; one of another ledger is none of ours.
    pub(super) fn look_again(&mut self, path: &Path) -> Result<(), StoreError> {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        let is_shorter = length < self.end.bytes;
        match walk_on(Walk::from(&file, self.end), None, &mut self.documents) {
            Ok(end) if !is_shorter && end == self.end => {} // half an entry, so far
            Ok(end) if !is_shorter => (self.file, self.end) = (file, end),
            Ok(_) | Err(_) => *self = Self::read(path, Some(self.end.tail))?,
        }
        Ok(())
    }

    /// Everything behind an entry, oldest first; what begins at `from` is
    /// looked through for it.
    pub(super) fn behind(&self, after: u64, from: Place) -> Result<Vec<News>, StoreError> {
        let mut news = Vec::new();
        let mut walk = Walk::from(&self.file, from);
        while walk.place.bytes < self.end.bytes && walk.step()? == Step::Entry {
            let seq = walk.place.tail.seq;
            if seq > after {
                news.push(records::news(seq, &walk.record, walk.document())?);
            }
        }
        Ok(news)
    }

    /// Where the reading ended.
    pub(super) fn end(&self) -> Place {
        self.end
    }
}

/// Walks to the end and notes where the documents lie.
fn walk_on(
    mut walk: Walk<'_>,
    known: Option<Tail>,
    documents: &mut BTreeMap<u64, (u64, usize)>,
) -> Result<Place, StoreError> {
    while walk.step()? == Step::Entry {
        let Place { bytes, tail } = walk.place;
        if known.is_some_and(|known| known.seq == tail.seq && known.hash != tail.hash) {
            return Err(chain::fault(tail.seq, Fault::Changed));
        }
        if let Some(document) = walk.document() {
            let behind = (document.len() + blake3::OUT_LEN) as u64;
            documents.insert(tail.seq, (bytes - behind, document.len()));
        }
    }
    Ok(walk.place)
}

impl Records for Journal {
    fn each_entry(&self, visit: &mut Visit<'_>) -> Result<(), StoreError> {
        let mut walk = Walk::from(&self.file, Place::BEGINNING);
        while walk.place.bytes < self.end.bytes && walk.step()? == Step::Entry {
            visit(walk.place.tail.seq, &walk.record)?;
        }
        Ok(())
    }

    fn document(&self, seq: u64) -> Result<Option<Vec<u8>>, StoreError> {
        let Some((from, length)) = self.documents.get(&seq) else { return Ok(None) };
        let mut document = vec![0; *length];
        From { file: &self.file, at: *from }.read_exact(&mut document)?;
        Ok(Some(document))
    }

    fn known_tail(&self) -> Option<Tail> {
        Some(self.end.tail)
    }
}
