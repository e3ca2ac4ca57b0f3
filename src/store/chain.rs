//! The chain that makes the past unchangeable: every entry is stored with the
//! BLAKE3 of the record before it and of the document it took in.
//!
//! A record is `version (1) | hash of the record before (32) | hash of the
//! document's record, or zeros (32) | entry`. The first entry follows a hash
//! of zeros.

use blake3::Hash;

use crate::domain::Entry;

use super::codec::{self, Refusal};
use super::contract::Draft;
use super::error::{Damage, Fault, StoreError};

const HASH: usize = blake3::OUT_LEN;
const NO_HASH: Hash = Hash::from_bytes([0; HASH]);

/// Where the ledger ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tail {
    /// The place of the last entry; 0 for an empty ledger.
    pub(super) seq: u64,
    /// The hash of its record.
    pub(super) hash: Hash,
}

impl Tail {
    /// The end of an empty ledger.
    pub(super) const EMPTY: Self = Self { seq: 0, hash: NO_HASH };

    /// Its hash as it is written outside the store; empty for no entry.
    pub(super) fn seal(self) -> String {
        if self.seq == 0 { String::new() } else { self.hash.to_hex().to_string() }
    }

    /// The end of a ledger whose last record is this one.
    pub(super) fn at(seq: u64, record: &[u8]) -> Self {
        Self { seq, hash: blake3::hash(record) }
    }
}

/// An entry ready to be kept.
#[derive(Debug)]
pub(super) struct Sealed {
    pub(super) entry: Entry,
    pub(super) record: Vec<u8>,
    pub(super) tail: Tail,
}

/// Chains a draft to the end of the ledger.
pub(super) fn seal(
    tail: Tail,
    draft: Draft,
    document: Option<&[u8]>,
) -> Result<Sealed, StoreError> {
    let entry = draft.at_place(tail.seq + 1);
    let mut record = vec![codec::VERSION];
    record.extend_from_slice(tail.hash.as_bytes());
    record.extend_from_slice(hash_of(document).as_bytes());
    let record = codec::encode_into(&entry, record).ok_or(StoreError::Unfit)?;
    let tail = Tail::at(entry.seq, &record);
    Ok(Sealed { entry, record, tail })
}

/// One link, opened.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) entry: Entry,
    document: Hash,
}

impl Link {
    /// Whether this is the document the entry took in: one where it names one,
    /// none where it does not.
    pub(super) fn fits(&self, document: Option<&[u8]>) -> bool {
        self.document == hash_of(document)
    }

    /// Whether it took in a document.
    pub(super) fn has_document(&self) -> bool {
        self.document != NO_HASH
    }
}

/// A walk along the chain from its beginning.
///
/// Where a record does not follow from the one before, either of the two was
/// changed; what comes next knows which, so that the verdict waits for it.
#[derive(Debug)]
pub(super) struct Walk {
    tail: Tail,
    known: Option<Tail>,
    /// The last record does not follow from the one before it.
    torn: bool,
    /// The last record has a version from the future.
    newer: Option<u8>,
}

impl Walk {
    /// A walk that knows where the ledger ended when it was last acknowledged:
    /// without that the last record would have nobody to vouch for it.
    pub(super) fn new(known: Option<Tail>) -> Self {
        let known = known.filter(|known| known.seq > 0);
        Self { tail: Tail::EMPTY, known, torn: false, newer: None }
    }

    /// Takes the next record; none for one from the future.
    pub(super) fn step(&mut self, seq: u64, record: &[u8]) -> Result<Option<Link>, StoreError> {
        let last = self.tail.seq;
        if seq != last + 1 {
            return Err(fault(last + 1, Fault::Missing));
        }
        let previous = previous(record).ok_or_else(|| fault(seq, Fault::Unreadable))?;
        let follows = previous == self.tail.hash;
        self.judge(Some(follows))?;
        self.torn = !follows;
        if last == 0 && self.torn {
            return Err(fault(seq, Fault::Changed));
        }
        self.tail = Tail::at(seq, record);
        if let Some(known) = self.known.filter(|known| known.seq == seq) {
            self.judge(Some(known.hash == self.tail.hash))?;
            if known.hash != self.tail.hash {
                return Err(fault(seq, Fault::Changed));
            }
        }
        match open(seq, record) {
            Ok(link) => Ok(Some(link)),
            Err(Refusal::Newer(version)) => {
                self.newer = Some(version);
                Ok(None)
            }
            Err(Refusal::Unreadable) => Err(fault(seq, Fault::Unreadable)),
        }
    }

    /// The end of the walk, once nothing is missing behind it.
    pub(super) fn end(self) -> Result<Tail, StoreError> {
        self.judge(None)?;
        self.tail.reaches(self.known)?;
        Ok(self.tail)
    }

    /// Speaks the verdict on the last record: what comes next vouches for it,
    /// or does not, or there is nothing.
    fn judge(&self, vouched: Option<bool>) -> Result<(), StoreError> {
        let last = self.tail.seq;
        match (self.torn, self.newer, vouched) {
            (true, _, Some(true)) => Err(fault(last - 1, Fault::Changed)),
            (true, _, Some(false) | None) | (false, Some(_), Some(false)) => {
                Err(fault(last, Fault::Changed))
            }
            (false, Some(version), Some(true) | None) => {
                Err(refused(last, Refusal::Newer(version)))
            }
            (false, None, _) => Ok(()),
        }
    }
}

impl Tail {
    /// Whether everything acknowledged is there.
    pub(super) fn reaches(self, known: Option<Self>) -> Result<(), StoreError> {
        match known {
            Some(known) if known.seq > self.seq => {
                Err(Damage::Shortened { kept: self.seq, acknowledged: known.seq }.into())
            }
            Some(_) | None => Ok(()),
        }
    }
}

/// The hash a record carries of the one before it: at the same place in every
/// version, so that a later one can be told from a damaged one.
fn previous(record: &[u8]) -> Option<Hash> {
    record.get(1..=HASH)?.first_chunk().copied().map(Hash::from_bytes)
}

/// Whether a record follows from the end of a ledger and names this document;
/// what a later version names is for that version to say.
pub(super) fn continues(before: Tail, record: &[u8], document: Option<&[u8]>) -> bool {
    let names = || record.get(1 + HASH..=2 * HASH).map(|hash| hash == hash_of(document).as_bytes());
    let is_ours = record.first() == Some(&codec::VERSION);
    previous(record) == Some(before.hash) && (!is_ours || names() == Some(true))
}

fn hash_of(document: Option<&[u8]>) -> Hash {
    document.map_or(NO_HASH, blake3::hash)
}

/// Opens the record of the entry at a place.
pub(super) fn open(seq: u64, record: &[u8]) -> Result<Link, Refusal> {
    let body = codec::body(record)?;
    let (_, body) = body.split_first_chunk::<HASH>().ok_or(Refusal::Unreadable)?;
    let (document, body) = body.split_first_chunk::<HASH>().ok_or(Refusal::Unreadable)?;
    let entry: Entry = codec::decode_bare(body)?;
    if entry.seq != seq {
        return Err(Refusal::Unreadable);
    }
    Ok(Link { entry, document: Hash::from_bytes(*document) })
}

pub(super) fn fault(seq: u64, fault: Fault) -> StoreError {
    Damage::Entry { seq, fault }.into()
}

pub(super) fn refused(seq: u64, refusal: Refusal) -> StoreError {
    match refusal {
        Refusal::Newer(found) => {
            StoreError::Newer { found: found.into(), known: codec::VERSION.into() }
        }
        Refusal::Unreadable => fault(seq, Fault::Unreadable),
    }
}
