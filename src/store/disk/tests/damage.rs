//! Damage is told, never made worse, never taken for a shorter ledger.

use std::fs;
use std::path::Path;

use super::super::engine::open_patiently;
use super::{bytes_of, open, refusal, store_of};
use crate::store::{Damage, Fault, Mode, SledStore, Store, StoreError};

const ENTRIES: u64 = 30;

/// Whether the damage was told; if not, nothing may be lost.
fn is_told(folder: &Path) -> bool {
    let records = folder.join("sled");
    let before = bytes_of(&records);
    match SledStore::open(folder, Mode::ReadWrite) {
        Err(StoreError::Damaged { .. }) => {
            assert_eq!(bytes_of(&records), before, "touched");
            true
        }
        Ok(store) => match store.load() {
            Ok(contents) => {
                assert_eq!((contents.last_seq(), contents.programmes.len()), (ENTRIES, 1));
                false
            }
            Err(StoreError::Damaged { .. }) => true,
            Err(other) => panic!("{other}"),
        },
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn a_flipped_bit_on_the_disk_is_told_or_harmless() {
    let (_home, folder) = store_of(ENTRIES);
    let whole = bytes_of(&folder);
    let log = fs::read(folder.join("sled/db")).expect("a file");
    let used = log.iter().rposition(|byte| *byte != 0).expect("not empty");
    let mut told = 0;
    let places = (0..used).step_by(used / 40);
    for at in places {
        restore(&folder, &whole);
        let mut log = log.clone();
        log[at] ^= 0x04;
        fs::write(folder.join("sled/db"), log).expect("written");
        told += u32::from(is_told(&folder));
    }
    assert!(told > 5, "only {told} told: is the log read at all?");
}

#[test]
fn a_log_cut_short_is_told() {
    let (_home, folder) = store_of(ENTRIES);
    let whole = bytes_of(&folder);
    let log = fs::read(folder.join("sled/db")).expect("a file");
    let used = log.iter().rposition(|byte| *byte != 0).expect("not empty");
    for left in [0, 1, 100, used / 3, used / 2, used - 2000] {
        restore(&folder, &whole);
        fs::write(folder.join("sled/db"), &log[..left]).expect("written");
        assert!(is_told(&folder), "{left} of {used} bytes left");
    }
}

#[test]
fn nonsense_in_the_place_of_a_file_is_told() {
    let (_home, folder) = store_of(ENTRIES);
    let whole = bytes_of(&folder);
    let files: Vec<_> = whole.keys().filter(|path| path.starts_with(folder.join("sled"))).collect();
    assert!(files.len() >= 2);
    for file in files {
        restore(&folder, &whole);
        fs::write(file, b"nonsense ".repeat(100)).expect("written");
        assert!(is_told(&folder), "{}", file.display());
    }
}

#[test]
fn missing_files_are_named() {
    let (_home, folder) = store_of(ENTRIES);
    let whole = bytes_of(&folder);
    for (gone, named) in [("sled/db", "db"), ("store.toml", "store.toml"), ("sled", "sled")] {
        restore(&folder, &whole);
        let path = folder.join(gone);
        if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) }
            .expect("removed");
        let refused = refusal(&folder);
        assert!(
            matches!(&refused, StoreError::Damaged { what: Damage::Missing(what) } if what == named),
            "{refused:?}"
        );
    }
    restore(&folder, &whole);
    fs::write(folder.join("store.toml"), "layout = \"?\"").expect("written");
    assert!(matches!(refusal(&folder), StoreError::Damaged { what: Damage::Unreadable(_) }));
}

#[test]
fn an_older_state_put_back_under_the_head_is_told() {
    let (_home, folder) = store_of(5);
    let older = bytes_of(&folder.join("sled"));
    let mut store = open(&folder);
    store.append(5, crate::store::tests::sample::update("a", 1, "x")).expect("appended");
    drop(store);
    restore(&folder.join("sled"), &older);
    let refused = refusal(&folder);
    let shortened = Damage::Shortened { kept: 5, acknowledged: 6 };
    assert!(matches!(&refused, StoreError::Damaged { what } if *what == shortened), "{refused:?}");
}

#[test]
fn verify_names_the_entry_that_was_changed_behind_our_back() {
    for seq in [1, 4, 8] {
        let (_home, folder) = store_of(8);
        let db = open_patiently(&folder.join("sled")).expect("opens");
        let ledger = db.open_tree("ledger").expect("a tree");
        let key = [&seq_bytes(seq)[..], &[0, 0]].concat();
        let mut record = ledger.get(&key).expect("reads").expect("is there").to_vec();
        // A letter of the note, or of the document's name.
        let letter = |word: &[u8]| record.windows(word.len()).position(|bytes| bytes == word);
        let at = letter("lần".as_bytes()).or_else(|| letter(b"a.md")).expect("a word");
        record[at] ^= 0x01;
        ledger.insert(key, record).expect("inserted");
        drop((ledger, db));
        let store = open(&folder);
        let bad = store.verify().expect("readable").first_bad.expect("found");
        assert_eq!(bad.seq, seq);
        let says = bad.entry.as_deref().map(|entry| (entry.seq, entry.by.as_str()));
        assert_eq!(says, Some((seq, "Trần Thị Hồng")));
        let Err(StoreError::Damaged { what: Damage::Entry { seq: named, fault } }) = store.load()
        else {
            panic!("shown all the same")
        };
        assert_eq!((named, fault), (bad.seq, bad.fault));
        assert_eq!(fault, Fault::Changed);
    }
}

#[test]
fn what_a_killed_process_left_behind_is_no_damage() {
    let (_home, folder) = store_of(ENTRIES);
    fs::write(folder.join("sled/snap.FFFFFFFFFFFFFFFF.generating"), "half").expect("written");
    fs::create_dir(folder.join("sled.trial")).expect("made");
    fs::write(folder.join("sled.trial/db"), "half").expect("written");
    fs::write(folder.join("head"), "torn").expect("written");
    assert!(!is_told(&folder));
    assert!(!folder.join("sled.trial").exists());
}

fn seq_bytes(seq: u64) -> [u8; 8] {
    seq.to_be_bytes()
}

fn restore(folder: &Path, files: &std::collections::BTreeMap<std::path::PathBuf, Vec<u8>>) {
    fs::remove_dir_all(folder).expect("removed");
    for (path, bytes) in files {
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }
}
