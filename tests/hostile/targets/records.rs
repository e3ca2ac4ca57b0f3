//! Records of a store that comes from anywhere: a stick, a mail, a broken disk.
//!
//! The bytes are, for each entry, the lengths of what follows (2 and 3 bytes,
//! little-endian), the entry without its hashes, and its document. They are
//! chained here, as a mutation would not find the hashes.

use std::collections::BTreeMap;

use tiendo::app::library::Library;
use tiendo::domain::{Change, Entry, Moment, Programme};
use tiendo::report::json::everything;
use tiendo::store::{Backup, Contents, Draft, MemoryStore, Store, write_backup};
use tiendo::words::{Language, Words};

use super::bounds::in_time;
use super::keys::{Desk, noon};

/// The version byte of a record, and the two hashes behind it.
pub const VERSION: u8 = 1;
pub const HASH: usize = 32;

/// Chains the records and opens the store; as they are written they are refused
/// or the same. What begins as JSON is a backup, whose seals are put right here.
pub fn run(bytes: &[u8]) {
    let store = if bytes.starts_with(b"{") { resealed(bytes) } else { chained(bytes) };
    let Some(contents) = in_time(bytes.len(), "loading", || read(&store)) else { return };
    assert_kept_again(&contents);
    assert_backed_up(&contents, bytes.starts_with(b"{"));
    in_time(bytes.len(), "folding", || assert_shown(&contents));
    let mut desk = Desk::new(Box::new(store), Some("2026-09-25"));
    in_time(bytes.len(), "drawing", || desk.walk_through());
}

/// A store of these records.
pub fn chained(bytes: &[u8]) -> MemoryStore {
    let (mut ledger, mut documents) = (BTreeMap::new(), BTreeMap::new());
    let mut hash = [0; HASH];
    let mut rest = bytes;
    let mut seq = 0;
    while let Some(([a, b, c, d, e], behind)) = rest.split_first_chunk() {
        let entry = usize::from(u16::from_le_bytes([*a, *b]));
        let document = u32::from_le_bytes([*c, *d, *e, 0]) as usize;
        let (entry, behind) = behind.split_at(entry.min(behind.len()));
        let (document, behind) = behind.split_at(document.min(behind.len()));
        rest = behind;
        seq += 1;
        let with = if document.is_empty() { [0; HASH] } else { *blake3::hash(document).as_bytes() };
        let record = [&[VERSION][..], &hash, &with, entry].concat();
        hash = *blake3::hash(&record).as_bytes();
        ledger.insert(seq, record);
        if !document.is_empty() {
            documents.insert(seq, document.to_vec());
        }
    }
    MemoryStore::of_records(ledger, documents)
}

/// As much of a backup as is one.
#[derive(serde::Deserialize)]
struct Written {
    ledger: Vec<Line>,
}

#[derive(serde::Deserialize)]
struct Line {
    entry: Entry,
    #[serde(default)]
    document: Option<Programme>,
}

/// A store of what a backup says, whatever its seals are; as it stands it is
/// read or refused.
fn resealed(bytes: &[u8]) -> MemoryStore {
    if let Err(error) = in_time(bytes.len(), "a backup", || Backup::read(bytes)) {
        assert!(!error.to_string().is_empty());
    }
    let mut store = MemoryStore::new();
    let Ok(written) = serde_json::from_slice::<Written>(bytes) else { return store };
    for (after, Line { entry, document }) in (0..).zip(written.ledger) {
        let Entry { at, by, programme, change, .. } = entry;
        let draft = Draft { at, by, programme, change };
        let kept = match document {
            Some(document) => store.import(after, &document, draft),
            None => store.append(after, draft),
        };
        if kept.is_err() {
            break;
        }
    }
    store
}

/// What a store has taken in can be backed up, and every backup be read. Records
/// that no store has written may say the same in another way, and then their
/// seals are others.
fn assert_backed_up(contents: &Contents, is_ours: bool) {
    let mut text = Vec::new();
    match write_backup(contents, &BTreeMap::new(), noon("2026-09-25"), &mut text) {
        Err(error) if !is_ours && error.kind() == std::io::ErrorKind::InvalidData => return,
        written => written.expect("written"),
    }
    let backup = Backup::read(text.as_slice()).expect("our own backup");
    assert_eq!(backup.seal, contents.seal);
}

/// The bytes of a store, as [`chained`] reads them.
pub fn unchained(store: &MemoryStore) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (seq, record) in store.ledger_records() {
        let entry = &record[1 + 2 * HASH..];
        let document = store.document_records().get(seq).map_or(&[][..], Vec::as_slice);
        bytes.extend(u16::try_from(entry.len()).expect("a short entry").to_le_bytes());
        bytes.extend(&u32::try_from(document.len()).expect("short").to_le_bytes()[..3]);
        bytes.extend(entry);
        bytes.extend(document);
    }
    bytes
}

fn read(store: &MemoryStore) -> Option<Contents> {
    let verified = store.verify();
    match store.load() {
        Ok(contents) => {
            let verified = verified.expect("what loads can be walked");
            assert_eq!(verified.first_bad, None);
            assert_eq!(verified.entries, contents.last_seq());
            Some(contents)
        }
        Err(error) => {
            assert!(!error.to_string().is_empty());
            None
        }
    }
}

/// What was read is what would be written.
fn assert_kept_again(contents: &Contents) {
    let mut store = MemoryStore::new();
    for entry in contents.ledger.clone() {
        if matches!(entry.change, Change::Imported { .. } | Change::Reimported { .. }) {
            return;
        }
        let after = entry.seq - 1;
        let (at, by) = (entry.at, entry.by.clone());
        let (programme, change) = (entry.programme.clone(), entry.change.clone());
        let kept = store.append(after, Draft { at, by, programme, change }).expect("kept");
        assert_eq!(kept, entry);
    }
}

/// The fold and everything that goes out of it stands.
fn assert_shown(contents: &Contents) {
    let words = Words::embedded(Language::Vietnamese);
    for day in ["2026-09-25", "1999-01-01", "2400-12-31"] {
        let library = Library::with_earlier(
            contents.programmes.clone(),
            contents.earlier.clone(),
            contents.ledger.clone(),
            Moment::now(day.parse().expect("a day")),
        );
        let all = everything(&words, &library.folded(), library.units(), library.ledger());
        assert!(!serde_json::to_string(&all).expect("JSON").is_empty());
    }
}
