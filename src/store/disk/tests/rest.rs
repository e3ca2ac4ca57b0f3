//! The note of a store that lies at rest: believed only while sled's files are
//! as they were left.

use std::fs;
use std::path::Path;

use super::{open, store_of};
use crate::store::disk::folder::Folder;
use crate::store::disk::rest;
use crate::store::tests::sample;
use crate::store::{Mode, SledStore, Store};

fn is_at_rest(folder: &Path) -> bool {
    rest::tail(&Folder::new(folder)).is_some()
}

fn seen(folder: &Path) -> u64 {
    let store = SledStore::open(folder, Mode::ReadOnly).expect("opens to look");
    store.load().expect("loads").last_seq()
}

#[test]
fn a_writer_that_lets_go_leaves_a_note_and_both_ways_see_the_same() {
    let (_home, folder) = store_of(7);
    assert!(is_at_rest(&folder));
    let quick = SledStore::open(&folder, Mode::ReadOnly).expect("opens to look");
    fs::remove_file(folder.join("rest")).expect("removed");
    let slow = SledStore::open(&folder, Mode::ReadOnly).expect("opens to look");
    let [quick, slow] = [quick, slow].map(|store| store.load().expect("loads"));
    assert_eq!(quick.ledger, slow.ledger);
    assert_eq!(quick.seal, slow.seal);
    assert_eq!(seen(&folder), 7);
}

#[test]
fn what_was_remembered_is_recalled_at_rest() {
    let (_home, folder) = store_of(2);
    open(&folder).remember("place", "III.1.1").expect("kept");
    assert!(is_at_rest(&folder));
    let store = SledStore::open(&folder, Mode::ReadOnly).expect("opens to look");
    assert_eq!(store.recall("place").expect("reads").as_deref(), Some("III.1.1"));
    assert_eq!(store.verify().expect("verifies").entries, 2);
}

#[test]
fn a_note_of_other_files_is_not_believed() {
    let (_home, folder) = store_of(3);
    let older = ["rest", "head", "journal"].map(|name| (name, fs::read(folder.join(name))));
    let mut writer = open(&folder);
    assert!(writer.append(3, sample::update("a", 1, "mới")).is_ok());
    drop(writer);
    // As after a loss of power: sled has it, all that was never synced is old.
    for (name, bytes) in older {
        fs::write(folder.join(name), bytes.expect("a file")).expect("written");
    }
    assert!(!is_at_rest(&folder));
    assert_eq!(seen(&folder), 4);
    assert_eq!(open(&folder).load().expect("loads").last_seq(), 4);
}

#[test]
fn no_bit_of_the_note_can_be_another() {
    let (_home, folder) = store_of(2);
    let path = folder.join("rest");
    let whole = fs::read(&path).expect("a file");
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        fs::write(&path, &bytes).expect("written");
        assert!(!is_at_rest(&folder), "byte {at}");
        fs::write(&path, &whole[..at]).expect("written");
        assert!(!is_at_rest(&folder), "{at} bytes");
    }
    fs::write(&path, &whole).expect("written");
    assert!(is_at_rest(&folder));
}

#[test]
fn damage_to_what_lies_at_rest_is_found_as_ever() {
    for name in ["sled/db", "journal", "head"] {
        let (_home, folder) = store_of(3);
        let mut bytes = fs::read(folder.join(name)).expect("a file");
        let middle = bytes.iter().rposition(|byte| *byte != 0).expect("something") / 2;
        bytes[middle] ^= 0x10;
        fs::write(folder.join(name), bytes).expect("written");
        let read = SledStore::open(&folder, Mode::ReadOnly).and_then(|store| store.load());
        assert!(read.is_err() || read.is_ok_and(|read| read.last_seq() == 3), "{name}");
    }
}
