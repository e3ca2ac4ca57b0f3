//! Opening: made, locked, newer, foreign, for reading.

use std::fs;
use std::io::ErrorKind;

use chrono::{Local, TimeDelta};

use super::super::engine::open_patiently;
use super::{bytes_of, open, refusal, store_of};
use crate::store::tests::sample;
use crate::store::{Damage, Mode, SledStore, Store, StoreError};

#[test]
fn a_second_one_is_told_that_it_is_open_and_since_when() {
    let (_home, folder) = store_of(2);
    let first = open(&folder);
    let StoreError::Locked { since } = refusal(&folder) else { panic!("not locked") };
    let age = Local::now().fixed_offset() - since.expect("a time");
    assert!(age < TimeDelta::minutes(1) && age >= TimeDelta::seconds(-1), "{age}");
    drop(first);
    assert_eq!(open(&folder).load().expect("loads").last_seq(), 2);
}

#[test]
fn the_note_of_a_killed_process_says_nothing() {
    let (_home, folder) = store_of(2);
    fs::write(folder.join("open.toml"), "since = \"2020-01-01T08:00:00+07:00\"\npid = 1\n")
        .expect("written");
    drop(open(&folder));
    fs::write(folder.join("open.toml"), "nonsense").expect("written");
    drop(open(&folder));
    assert!(!folder.join("open.toml").exists());
}

#[test]
fn a_newer_layout_is_refused_and_not_a_byte_is_written() {
    let (_home, folder) = store_of(3);
    fs::write(folder.join("store.toml"), "layout = 7\nfuture = true\n").expect("written");
    let before = bytes_of(&folder);
    for mode in [Mode::ReadWrite, Mode::ReadOnly] {
        let refused = SledStore::open(&folder, mode);
        assert!(matches!(refused, Err(StoreError::Newer { found: 7, known: 2 })), "{refused:?}");
    }
    assert_eq!(bytes_of(&folder), before);
}

#[test]
fn a_layout_that_no_program_ever_wrote_is_refused() {
    let (_home, folder) = store_of(3);
    fs::write(folder.join("store.toml"), "layout = 0\n").expect("written");
    for mode in [Mode::ReadWrite, Mode::ReadOnly] {
        let refused = SledStore::open(&folder, mode);
        assert!(matches!(refused, Err(StoreError::Damaged { .. })), "{refused:?}");
    }
}

#[test]
fn a_newer_record_is_refused_and_the_records_stay_as_they_were() {
    let (_home, folder) = store_of(3);
    let records = folder.join("sled");
    let db = open_patiently(&records).expect("opens");
    let ledger = db.open_tree("ledger").expect("a tree");
    let mut next = vec![9];
    let (_, last) = ledger.last().expect("reads").expect("is there");
    next.extend_from_slice(blake3::hash(&last).as_bytes());
    next.extend_from_slice(b"what only a later program understands");
    ledger.insert([&4_u64.to_be_bytes()[..], &[0, 0]].concat(), next).expect("inserted");
    drop((ledger, db));
    let before = bytes_of(&records);
    let refused = refusal(&folder);
    assert!(matches!(refused, StoreError::Newer { found: 9, known: 1 }), "{refused:?}");
    assert_eq!(bytes_of(&records), before);
}

#[test]
fn a_folder_of_other_things_is_left_alone() {
    let home = tempfile::tempdir().expect("a folder");
    fs::write(home.path().join("thư.docx"), "x").expect("written");
    let before = bytes_of(home.path());
    assert!(matches!(refusal(home.path()), StoreError::Foreign));
    assert!(matches!(refusal(&home.path().join("thư.docx")), StoreError::Foreign));
    assert_eq!(bytes_of(home.path()), before);
}

#[test]
fn a_making_that_was_cut_off_is_taken_up_again() {
    let (_home, whole) = store_of(1);
    let cut_off_after: [&[&str]; 4] =
        [&[], &["lock"], &["lock", "store.toml"], &["lock", "store.toml", "sled.new"]];
    for files in cut_off_after {
        let home = tempfile::tempdir().expect("a folder");
        for file in files {
            let (from, to) = (whole.join(file), home.path().join(file));
            if *file == "sled.new" {
                fs::create_dir(&to).expect("made");
                fs::write(to.join("conf"), "segm").expect("written");
            } else {
                fs::copy(from, to).expect("copied");
            }
        }
        let mut store = open(home.path());
        assert_eq!(sample::import(&mut store, 0, &sample::programme("a", 1)), 1);
        drop(store);
        assert_eq!(open(home.path()).load().expect("loads").last_seq(), 1);
    }
}

#[test]
fn a_reader_sees_what_is_there_and_changes_nothing() {
    let (_home, folder) = store_of(3);
    let mut writer = open(&folder);
    let mut reader = SledStore::open(&folder, Mode::ReadOnly).expect("opens beside a writer");
    writer.append(3, sample::update("a", 1, "mới")).expect("appended");
    assert_eq!(reader.load().expect("loads").last_seq(), 3);
    let refused = reader.append(3, sample::update("a", 1, "x"));
    assert!(matches!(refused, Err(StoreError::ReadOnly)));
    assert!(matches!(reader.remember("place", "x"), Err(StoreError::ReadOnly)));
    let later = SledStore::open(&folder, Mode::ReadOnly).expect("opens");
    assert_eq!(later.load().expect("loads").last_seq(), 4);
    drop((writer, reader, later));
    let before = bytes_of(&folder);
    drop(SledStore::open(&folder, Mode::ReadOnly).expect("opens"));
    assert_eq!(bytes_of(&folder), before);
}

#[test]
fn looking_makes_no_store() {
    let home = tempfile::tempdir().expect("a folder");
    for folder in [home.path().to_path_buf(), home.path().join("store")] {
        let absent = SledStore::open(&folder, Mode::ReadOnly);
        assert!(matches!(absent, Err(StoreError::Absent)), "{absent:?}");
    }
    assert!(bytes_of(home.path()).is_empty() && !home.path().join("store").exists());
}

#[test]
fn a_store_whose_engine_failed_says_why_and_works_again() {
    let (_home, folder) = store_of(2);
    let mut store = open(&folder);
    store.close(ErrorKind::StorageFull);
    assert!(matches!(store.load(), Err(StoreError::Full)));
    assert!(matches!(refusal(&folder), StoreError::Locked { .. }), "the lock is kept");
    store.append(2, sample::update("a", 1, "x")).expect("appended");
    assert_eq!(store.load().expect("loads").last_seq(), 3);
}

#[test]
fn each_trouble_of_the_disk_has_its_own_name() {
    let named = |kind: ErrorKind| StoreError::from(std::io::Error::from(kind));
    assert!(matches!(named(ErrorKind::StorageFull), StoreError::Full));
    assert!(matches!(named(ErrorKind::QuotaExceeded), StoreError::Full));
    assert!(matches!(named(ErrorKind::PermissionDenied), StoreError::ReadOnly));
    assert!(matches!(named(ErrorKind::ReadOnlyFilesystem), StoreError::ReadOnly));
    assert!(matches!(named(ErrorKind::TimedOut), StoreError::Io(_)));
    let damaged = StoreError::from(Damage::Missing("db".to_owned()));
    assert_eq!(damaged.to_string(), "the store is damaged: db is missing");
}

#[cfg(unix)]
#[test]
fn everything_belongs_to_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (_home, folder) = store_of(2);
    drop(open(&folder));
    let mode = |path: &std::path::Path| {
        path.metadata().map(|about| about.permissions().mode() & 0o777).expect("is there")
    };
    assert_eq!(mode(&folder), 0o700);
    assert_eq!(mode(&folder.join("sled")), 0o700);
    for path in bytes_of(&folder).keys() {
        assert_eq!(mode(path), 0o600, "{}", path.display());
    }
}

#[cfg(unix)]
#[test]
fn a_store_that_everybody_could_read_is_closed_to_them_and_links_are_left_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (home, folder) = store_of(2);
    let foreign = home.path().join("của người khác");
    fs::write(&foreign, "x").expect("written");
    let set = |path: &std::path::Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
    };
    let mode = |path: &std::path::Path| {
        path.metadata().map(|about| about.permissions().mode() & 0o777).expect("is there")
    };
    set(&foreign, 0o644);
    std::os::unix::fs::symlink(&foreign, folder.join("sled").join("link")).expect("made");
    for path in [folder.clone(), folder.join("sled")] {
        set(&path, 0o755);
    }
    for name in ["store.toml", "head", "journal", "sled/db"] {
        set(&folder.join(name), 0o644);
    }
    drop(open(&folder));
    for path in [folder.clone(), folder.join("sled")] {
        assert_eq!(mode(&path), 0o700);
    }
    for name in ["store.toml", "head", "journal", "sled/db"] {
        assert_eq!(mode(&folder.join(name)), 0o600, "{name}");
    }
    assert_eq!(mode(&foreign), 0o644);
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_named_so() {
    use std::os::unix::fs::PermissionsExt;
    let (_home, folder) = store_of(2);
    fs::remove_file(folder.join("lock")).expect("removed");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o500)).expect("set");
    let opened = SledStore::open(&folder, Mode::ReadWrite);
    // Root may write everywhere, and the promise is then to open.
    let is_root = fs::File::create(folder.join("lock")).is_ok();
    assert!(matches!((&opened, is_root), (Err(StoreError::ReadOnly), false) | (Ok(_), true)));
    drop(opened);
    let reader = SledStore::open(&folder, Mode::ReadOnly).expect("can be looked at");
    assert_eq!(reader.load().expect("loads").last_seq(), 2);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).expect("set");
}
