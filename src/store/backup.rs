//! A whole store as one plain JSON file that outlives sled and bincode.
//!
//! ```text
//! {
//! "tiendo": "backup", "format": 1, "program": "0.1.0", "at": "2026-11-24T07:31:00+07:00",
//! "entries": 2, "seal": "9f2c…",
//! "ledger": [
//! {"entry": {"seq": 1, "at": …, "by": …, "programme": …, "change": {"Imported": …}},
//!  "document": {…}, "seal": "03aa…"},
//! {"entry": {"seq": 2, …, "change": {"Updated": {…}}}, "seal": "9f2c…"}
//! ],
//! "desk": {"place": "…"}
//! }
//! ```
//!
//! One entry stands on each line. An import has with it the document as it was
//! taken in. The `seal` is the BLAKE3 of the record that the store keeps of the
//! entry, which holds the seal of the one before and that of the document: who
//! changes a letter anywhere has to change every seal behind it, and the last
//! one is known to whoever has written it down. `desk` is what is no history:
//! drafts, the open review, where one was. The names are those of the types of
//! `domain`; a test holds them, for they are the format.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Read, Write};

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::domain::{Entry, Programme, ProgrammeId};

use super::chain::Tail;
use super::contract::{Contents, Draft};
use super::error::{Damage, Fault, StoreError};
use super::records::{self, Verified};

/// The format that is written today, and the latest that is understood.
const FORMAT: u32 = 1;
const KIND: &str = "backup";

/// What a backup says of itself, and everything that was in the store.
#[derive(Debug)]
pub struct Backup {
    /// When it was made.
    pub at: DateTime<FixedOffset>,
    /// The version of the program that made it.
    pub program: String,
    /// The seal of the last entry.
    pub seal: String,
    ledger: Vec<(Vec<u8>, Option<Vec<u8>>)>,
    tail: Tail,
    desk: BTreeMap<String, Vec<u8>>,
}

/// Why a file is not a backup that can be trusted.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// It cannot be read at all.
    #[error("the backup cannot be read")]
    Io(#[source] io::Error),
    /// It is something else, or was cut off.
    #[error("this is no backup")]
    NoBackup,
    /// A later program wrote it.
    #[error("the backup was made by version {program}, which is later than this one")]
    Newer {
        /// The version it names.
        program: String,
    },
    /// It is not as it was written.
    #[error("the backup is damaged: {what}")]
    Damaged {
        /// What is wrong.
        what: Damage,
        /// What the bad entry says, where it says anything. It is not to be
        /// trusted.
        entry: Option<Box<Entry>>,
    },
}

impl From<Damage> for BackupError {
    fn from(what: Damage) -> Self {
        Self::Damaged { what, entry: None }
    }
}

#[derive(Serialize)]
struct LineOut<'a> {
    entry: &'a Entry,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'a Programme>,
    seal: String,
}

#[derive(Deserialize)]
struct LineIn {
    entry: Entry,
    #[serde(default)]
    document: Option<Programme>,
    seal: String,
}

/// What every format says at its beginning.
#[derive(Deserialize)]
struct Header {
    tiendo: String,
    format: u32,
    program: String,
}

#[derive(Deserialize)]
struct Whole {
    at: DateTime<FixedOffset>,
    entries: u64,
    seal: String,
    ledger: Vec<Box<RawValue>>,
    #[serde(default)]
    desk: BTreeMap<String, String>,
}

/// Writes everything a store holds.
///
/// # Errors
/// What the writer says; [`io::ErrorKind::InvalidData`] where the contents do
/// not belong together.
pub fn write(
    contents: &Contents,
    desk: &BTreeMap<String, String>,
    at: DateTime<FixedOffset>,
    out: &mut impl Write,
) -> io::Result<()> {
    let program = env!("CARGO_PKG_VERSION");
    writeln!(
        out,
        "{{\n\"tiendo\": \"{KIND}\", \"format\": {FORMAT}, \"program\": \"{program}\", \
         \"at\": \"{at}\",\n\"entries\": {entries}, \"seal\": \"{seal}\",\n\"ledger\": [",
        at = at.to_rfc3339(),
        entries = contents.ledger.len(),
        seal = contents.seal,
    )?;
    let documents = documents(contents);
    let mut tail = Tail::EMPTY;
    for (index, entry) in contents.ledger.iter().enumerate() {
        let document = documents.get(&entry.seq).copied();
        let draft = Draft::again(entry.clone());
        let (sealed, _) = records::prepare(tail, tail.seq, draft, document).map_err(unfit)?;
        tail = sealed.tail;
        serde_json::to_writer(&mut *out, &LineOut { entry, document, seal: tail.seal() })?;
        let is_last = index + 1 == contents.ledger.len();
        out.write_all(if is_last { b"\n" } else { b",\n" })?;
    }
    if tail.seal() != contents.seal {
        return Err(unfit(StoreError::Unfit));
    }
    out.write_all(b"],\n\"desk\": ")?;
    serde_json::to_writer(&mut *out, desk)?;
    out.write_all(b"\n}\n")
}

fn unfit(error: StoreError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}

/// The documents by the entries that took them in.
fn documents(contents: &Contents) -> HashMap<u64, &Programme> {
    let mut last: HashMap<&ProgrammeId, u64> = HashMap::new();
    for entry in contents.ledger.iter().filter(|entry| entry.change.is_import()) {
        last.insert(&entry.programme, entry.seq);
    }
    let current = contents.programmes.iter();
    let current = current.filter_map(|known| Some((*last.get(&known.id)?, known)));
    let earlier = contents.earlier.iter().map(|edition| (edition.seq, &*edition.programme));
    current.chain(earlier).collect()
}

impl Backup {
    /// Reads a backup to its end and walks its chain.
    ///
    /// # Errors
    /// [`BackupError`]; the first entry that is not as it was written is named.
    pub fn read(mut from: impl Read) -> Result<Self, BackupError> {
        let mut text = Vec::new();
        from.read_to_end(&mut text).map_err(BackupError::Io)?;
        Self::of_text(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text))
    }

    fn of_text(text: &[u8]) -> Result<Self, BackupError> {
        let header: Header = serde_json::from_slice(text).map_err(|_| BackupError::NoBackup)?;
        if header.tiendo != KIND {
            return Err(BackupError::NoBackup);
        }
        let program = header.program;
        if header.format > FORMAT {
            return Err(BackupError::Newer { program });
        }
        let is_later = is_later(&program, env!("CARGO_PKG_VERSION"));
        match Self::of_whole(text, program.clone()) {
            // What is new in it makes other records.
            Err(BackupError::Damaged { .. }) if is_later => Err(BackupError::Newer { program }),
            other => other,
        }
    }

    fn of_whole(text: &[u8], program: String) -> Result<Self, BackupError> {
        let whole: Whole = serde_json::from_slice(text).map_err(|_| BackupError::NoBackup)?;
        let mut tail = Tail::EMPTY;
        let mut ledger = Vec::with_capacity(whole.ledger.len());
        for line in &whole.ledger {
            let seq = tail.seq + 1;
            let bad = |fault| BackupError::from(Damage::Entry { seq, fault });
            let line: LineIn =
                serde_json::from_str(line.get()).map_err(|_| bad(Fault::Unreadable))?;
            if line.entry.seq != seq {
                return Err(bad(Fault::Missing));
            }
            let draft = Draft::again(line.entry);
            let prepared = records::prepare(tail, tail.seq, draft, line.document.as_ref());
            let (sealed, document) = prepared.map_err(|_| bad(Fault::Document))?;
            if sealed.tail.seal() != line.seal {
                let (what, entry) = (Damage::Entry { seq, fault: Fault::Changed }, sealed.entry);
                return Err(BackupError::Damaged { what, entry: Some(Box::new(entry)) });
            }
            tail = sealed.tail;
            ledger.push((sealed.record, document));
        }
        let (kept, acknowledged) = (tail.seq, whole.entries);
        if kept < acknowledged {
            let shortened = Damage::Shortened { kept, acknowledged };
            return Err(shortened.into());
        }
        if kept > acknowledged || tail.seal() != whole.seal {
            return Err(Damage::Entry { seq: tail.seq, fault: Fault::Changed }.into());
        }
        let record = |(what, text): (String, String)| Ok((what, records::text_record(&text)?));
        let desk = whole.desk.into_iter().map(record).collect::<Result<_, StoreError>>();
        let desk = desk.map_err(|_| BackupError::NoBackup)?;
        Ok(Self { at: whole.at, program, seal: whole.seal, ledger, tail, desk })
    }

    /// How much it holds.
    #[must_use]
    pub fn verified(&self) -> Verified {
        let documents = self.ledger.iter().filter(|(_, document)| document.is_some()).count();
        Verified {
            entries: self.tail.seq,
            documents: u64::try_from(documents).unwrap_or(u64::MAX),
            first_bad: None,
        }
    }

    /// The records of the ledger in their order, each with its place and its
    /// document.
    pub(super) fn ledger(&self) -> impl Iterator<Item = (u64, &[u8], Option<&[u8]>)> {
        (1..)
            .zip(&self.ledger)
            .map(|(seq, (record, document))| (seq, &**record, document.as_deref()))
    }

    /// The records of the texts of the desk.
    pub(super) fn desk(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.desk.iter().map(|(what, record)| (&**what, &**record))
    }

    /// Where its ledger ends.
    pub(super) fn tail(&self) -> Tail {
        self.tail
    }
}

/// Whether a version of the program is later than another; numbers that are
/// none count as 0.
fn is_later(one: &str, other: &str) -> bool {
    let numbers = |version: &str| -> Vec<u64> {
        version.split(['.', '-', '+']).map(|part| part.parse().unwrap_or(0)).collect()
    };
    numbers(one) > numbers(other)
}
