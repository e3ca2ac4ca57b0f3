//! Whoever changes the past is found out.

use crate::store::{Damage, Fault, MemoryStore, Store, StoreError};

use super::sample;

fn five_entries() -> MemoryStore {
    let mut store = MemoryStore::new();
    sample::import(&mut store, 0, &sample::programme("a", 2));
    for after in 1..5 {
        store.append(after, sample::update("a", 1, &format!("lần {after}"))).expect("appended");
    }
    store
}

#[test]
fn a_flipped_bit_anywhere_in_any_entry_is_found_and_its_entry_named() {
    let whole = five_entries();
    for seq in 1..=5 {
        for at in 0..whole.ledger[&seq].len() {
            let mut store = whole.clone();
            store.ledger.get_mut(&seq).expect("is there")[at] ^= 0x10;
            let verified = store.verify().expect("readable");
            let bad = verified.first_bad.map(|bad| bad.seq);
            assert_eq!(bad, Some(seq), "byte {at} of entry {seq}");
            assert_eq!(verified.entries, seq - 1);
            assert!(matches!(store.load(), Err(StoreError::Damaged { .. })));
        }
    }
}

#[test]
fn a_lost_entry_is_found_wherever_it_was() {
    for seq in 1..=5 {
        let mut store = five_entries();
        store.ledger.remove(&seq);
        let bad = store.verify().expect("readable").first_bad.expect("found");
        assert_eq!((bad.seq, bad.fault), (seq, Fault::Missing));
    }
}

#[test]
fn a_changed_or_lost_document_is_found() {
    let mut changed = five_entries();
    let last = changed.documents[&1].len() - 1;
    changed.documents.get_mut(&1).expect("is there")[last] ^= 1;
    let mut emptied = five_entries();
    emptied.documents.clear();
    for store in [changed, emptied] {
        let bad = store.verify().expect("readable").first_bad.expect("found");
        assert_eq!((bad.seq, bad.fault), (1, Fault::Document));
        let expected = Damage::Entry { seq: 1, fault: Fault::Document };
        assert!(matches!(store.load(), Err(StoreError::Damaged { what }) if what == expected));
    }
}

#[test]
fn an_entry_of_a_later_version_is_newer_and_not_damaged() {
    let mut store = MemoryStore::new();
    for after in 0..3 {
        store.append(after, sample::update("a", 1, "x")).expect("appended");
    }
    // A later program chains to the record before, at the same place in every
    // version, and its own head vouches for what it wrote.
    let mut record = store.ledger[&3].clone();
    record[0] = 9;
    store.replace_last(record);
    assert!(matches!(store.verify(), Err(StoreError::Newer { found: 9, known: 1 })));
    assert!(matches!(store.load(), Err(StoreError::Newer { found: 9, known: 1 })));
}
