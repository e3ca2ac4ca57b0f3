//! What only a store on a disk has to stand.

mod beside;
mod crash;
mod damage;
mod journal;
mod opening;
mod rest;
mod restore;
#[cfg(unix)]
mod rights;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::store::tests::sample;
use crate::store::{Mode, SledStore, Store, StoreError};

/// A folder with a store of one programme and a few entries, closed again.
fn store_of(entries: u64) -> (TempDir, PathBuf) {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("store");
    let mut store = open(&folder);
    let mut after = sample::import(&mut store, 0, &sample::programme("a", 20));
    while after < entries {
        let note = format!("lần {after}");
        after = store.append(after, sample::update("a", 1, &note)).expect("appended").seq;
    }
    drop(store);
    (home, folder)
}

fn open(folder: &Path) -> SledStore {
    SledStore::open(folder, Mode::ReadWrite).expect("opens")
}

fn refusal(folder: &Path) -> StoreError {
    SledStore::open(folder, Mode::ReadWrite).expect_err("is refused")
}

/// Every file below a folder with its bytes.
fn bytes_of(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(path.clone(), std::fs::read(path).expect("a file"));
            }
        }
    }
    files
}

thread_local! {
    /// What happens once a reader on this thread has found nobody writing.
    static MEANWHILE: RefCell<Option<Box<dyn FnOnce()>>> = const { RefCell::new(None) };
}

/// Called between a reader's look for a writer and its copy.
pub(super) fn meanwhile() {
    if let Some(happens) = MEANWHILE.take() {
        happens();
    }
}

/// Called when an entry has reached the disk and readers have not been told.
pub(super) fn kept_and_not_published(seq: u64) {
    beside::stop_between(seq);
}
