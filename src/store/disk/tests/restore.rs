//! A backup in the place of a store: wholly, or not at all.

use std::fs;
use std::path::Path;

use super::{bytes_of, open, store_of};
use crate::store::tests::sample;
use crate::store::{Backup, Mode, SledStore, Store, StoreError, write_backup};

fn text_of(store: &impl Store) -> Vec<u8> {
    let (contents, desk) = (store.load().expect("loads"), store.remembered().expect("recalls"));
    let mut text = Vec::new();
    write_backup(&contents, &desk, sample::at(0), &mut text).expect("written");
    text
}

fn backup_of(folder: &Path) -> Backup {
    Backup::read(&*text_of(&open(folder))).expect("readable")
}

#[test]
fn a_backup_takes_the_place_of_a_store_and_comes_out_of_it_as_it_went_in() {
    let (_home, folder) = store_of(9);
    let mut store = open(&folder);
    store.remember("nháp", &"chữ ".repeat(3000)).expect("kept");
    let text = text_of(&store);
    let backup = Backup::read(&*text).expect("readable");
    for after in 9..12 {
        store.append(after, sample::update("a", 1, "về sau")).expect("appended");
    }
    assert!(matches!(SledStore::restore(&folder, &backup), Err(StoreError::Locked { .. })));
    drop(store);
    for generation in [2, 3] {
        SledStore::restore(&folder, &backup).expect("restored");
        assert_eq!(text_of(&SledStore::open(&folder, Mode::ReadOnly).expect("opens")), text);
        let mut store = open(&folder);
        assert_eq!(text_of(&store), text);
        store.append(9, sample::update("a", 1, "đi tiếp")).expect("appended");
        drop(store);
        assert_eq!(open(&folder).load().expect("loads").last_seq(), 10);
        let marker = fs::read_to_string(folder.join("store.toml")).expect("a marker");
        assert!(marker.contains(&format!("generation = {generation}\n")), "{marker}");
        let mut left: Vec<String> = fs::read_dir(&folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .filter(|name| name.starts_with("sled") || name.starts_with("head"))
            .collect();
        left.sort();
        assert_eq!(left, [format!("head.{generation}"), format!("sled.{generation}")]);
    }
}

#[test]
fn a_backup_makes_a_store_where_there_is_none() {
    let (home, folder) = store_of(4);
    let backup = backup_of(&folder);
    let new = home.path().join("moi").join("store");
    SledStore::restore(&new, &backup).expect("restored");
    assert_eq!(open(&new).load().expect("loads").seal, backup.seal);
    let foreign = home.path().join("anh");
    fs::create_dir(&foreign).expect("made");
    fs::write(foreign.join("ảnh.jpg"), "x").expect("written");
    assert!(matches!(SledStore::restore(&foreign, &backup), Err(StoreError::Foreign)));
    assert_eq!(fs::read_dir(&foreign).expect("a folder").count(), 1, "nothing was left there");
}

#[test]
fn a_damaged_store_gives_its_place_to_a_backup() {
    for (file, bytes) in [("store.toml", "layout = \"?\""), ("sled/db", "x"), ("head", "y")] {
        let (_home, folder) = store_of(5);
        let backup = backup_of(&folder);
        fs::write(folder.join(file), bytes).expect("written");
        SledStore::restore(&folder, &backup).expect(file);
        assert_eq!(open(&folder).load().expect("loads").seal, backup.seal, "{file}");
    }
}

#[test]
fn a_restoration_cut_off_before_its_end_leaves_the_store_that_was_there() {
    let (_home, folder) = store_of(5);
    let backup = backup_of(&folder);
    let before = text_of(&open(&folder));
    // All that a restoration writes before the marker names it.
    let whole = tempfile::tempdir().expect("a folder");
    let twin = whole.path().join("store");
    SledStore::restore(&twin, &backup).expect("restored");
    for (path, bytes) in bytes_of(&twin.join("sled.2")) {
        let name = path.strip_prefix(&twin).expect("below");
        let target = folder.join(name);
        fs::create_dir_all(target.parent().expect("a folder")).expect("made");
        fs::write(target, bytes.get(..bytes.len() / 2).expect("half")).expect("written");
    }
    assert_eq!(text_of(&SledStore::open(&folder, Mode::ReadOnly).expect("opens")), before);
    SledStore::restore(&folder, &backup).expect("restored");
    assert_eq!(text_of(&open(&folder)), before);
    assert!(!folder.join("sled.2").exists() && folder.join("sled.3").is_dir());
}

#[test]
fn a_store_of_the_first_layout_opens_and_is_marked_once() {
    let (_home, folder) = store_of(5);
    let marker = folder.join("store.toml");
    fs::write(&marker, "layout = 1\nmade_by = \"0.1.0\"\n").expect("written");
    let reads = || SledStore::open(&folder, Mode::ReadOnly).expect("opens").load().expect("loads");
    let seal = reads().seal;
    assert!(fs::read_to_string(&marker).expect("there").contains("layout = 1"), "only looked at");
    assert_eq!(open(&folder).load().expect("loads").seal, seal);
    let text = fs::read_to_string(&marker).expect("there");
    assert!(text.contains("layout = 2") && text.contains("generation = 1"), "{text}");
    assert_eq!(reads().seal, seal);
}
