//! The journal on its own: followed, damaged, lagging, none of ours.

use std::fs;
use std::path::Path;

use super::{bytes_of, open, store_of};
use crate::store::disk::folder::Folder;
use crate::store::disk::journal::{self, Journal};
use crate::store::tests::sample;
use crate::store::{Mode, SledStore, Store, StoreError};

fn look(folder: &Path) -> SledStore {
    SledStore::open(folder, Mode::ReadOnly).expect("opens to look")
}

/// Whether the journal would be taken by whoever opens now.
fn is_taken(folder: &Path) -> bool {
    let known = Folder::new(folder).head().expect("readable");
    known.is_some() && Journal::read(&folder.join("journal"), known).is_ok()
}

fn is_live(folder: &Path) -> bool {
    Folder::new(folder).is_live()
}

fn last(store: &SledStore) -> u64 {
    store.load().expect("loads").last_seq()
}

#[test]
fn a_reader_follows_and_has_what_it_was_told() {
    let (_home, folder) = store_of(3);
    let mut writer = open(&folder);
    let mut reader = look(&folder);
    assert!(reader.watch(3).expect("watches").is_empty());
    let long = "Đã ban hành kế hoạch. ".repeat(9000); // more than one buffer
    writer.append(3, sample::update("a", 1, &long)).expect("appended");
    assert_eq!(sample::import(&mut writer, 4, &sample::programme("b", 40)), 5);
    assert_eq!(last(&reader), 3, "until it asks");
    let news = reader.watch(3).expect("watches");
    assert_eq!(news.iter().map(|new| new.entry.seq).collect::<Vec<_>>(), [4, 5]);
    assert_eq!(news[1].programme.as_ref().map(|programme| programme.nodes.len()), Some(40));
    assert_eq!(last(&reader), 5);
    assert!(reader.imported(5).expect("reads").is_some());
    let verified = reader.verify().expect("verifies");
    assert_eq!((verified.entries, verified.documents, verified.first_bad), (5, 2, None));
    assert!(reader.watch(5).expect("watches").is_empty());
    // Whoever lost an answer asks from where they are.
    assert_eq!(reader.watch(1).expect("watches").len(), 4);
}

#[test]
fn a_reader_of_a_store_at_rest_follows_the_writer_that_comes() {
    let (_home, folder) = store_of(3);
    let mut reader = look(&folder);
    for round in 3..6 {
        assert!(reader.watch(round).expect("watches").is_empty());
        let mut writer = open(&folder);
        assert!(reader.watch(round).expect("watches").is_empty());
        writer.append(round, sample::update("a", 1, "mới")).expect("appended");
        drop(writer);
        let news = reader.watch(round).expect("watches");
        assert_eq!(news.iter().map(|new| new.entry.seq).collect::<Vec<_>>(), [round + 1]);
        assert_eq!(last(&reader), round + 1);
    }
}

#[test]
fn two_who_watch_are_told_the_same() {
    let (_home, folder) = store_of(2);
    let mut writer = open(&folder);
    let mut readers = [look(&folder), look(&folder)];
    let mut told = [Vec::new(), Vec::new()];
    for after in 2..40 {
        writer.append(after, sample::update("a", 1, "mới")).expect("appended");
        for (at, reader) in readers.iter_mut().enumerate() {
            // One asks each time, the other now and then.
            if at == 0 || after % 7 == 4 {
                let from = 2 + told[at].len() as u64;
                told[at].extend(reader.watch(from).expect("watches").into_iter().map(|n| n.entry));
            }
        }
    }
    assert_eq!(told[0].len(), 38);
    assert_eq!(told[0], told[1]);
}

#[test]
fn a_flipped_byte_is_never_shown_and_hinders_nobody() {
    let (_home, folder) = store_of(4);
    let whole = fs::read(folder.join("journal")).expect("a file");
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        fs::write(folder.join("journal"), bytes).expect("written");
        assert!(!is_taken(&folder), "byte {at} of {}", whole.len());
        assert!(journal::end_of(&folder.join("journal")).is_none(), "byte {at}");
    }
    for at in [0, 17, 24, 30, whole.len() / 2, whole.len() - 1] {
        let mut writer = open(&folder);
        let mut bytes = whole.clone();
        bytes[at] ^= 0x01;
        fs::write(folder.join("journal"), &bytes).expect("written");
        let reader = look(&folder); // falls back to the copy
        assert_eq!(last(&reader), 4);
        drop((reader, writer));
        writer = open(&folder);
        assert_eq!(fs::read(folder.join("journal")).expect("a file"), whole, "mended");
        assert_eq!(last(&writer), 4);
    }
}

#[test]
fn a_journal_cut_at_the_end_of_an_entry_is_not_believed() {
    let (_home, folder) = store_of(4);
    let shorter = fs::read(folder.join("journal")).expect("a file");
    let mut writer = open(&folder);
    writer.append(4, sample::update("a", 1, "mới")).expect("appended");
    fs::write(folder.join("journal"), shorter).expect("written");
    assert!(is_live(&folder) && !is_taken(&folder));
    assert_eq!(last(&look(&folder)), 5, "the copy knows");
}

#[test]
fn damage_under_a_follower_is_told_and_hinders_no_commit() {
    let (_home, folder) = store_of(4);
    let mut writer = open(&folder);
    let mut reader = look(&folder);
    writer.append(4, sample::update("a", 1, "mới")).expect("appended");
    let path = folder.join("journal");
    let mut bytes = fs::read(&path).expect("a file");
    let at = bytes.len() - 40;
    bytes[at] ^= 1;
    fs::write(&path, &bytes).expect("written");
    assert!(matches!(reader.watch(4), Err(StoreError::Moved { .. })));
    assert!(matches!(reader.watch(4), Err(StoreError::Moved { .. })), "and again");
    assert_eq!(last(&reader), 4, "what was read stays");
    writer.append(5, sample::update("a", 1, "mới")).expect("appended");
    drop(writer);
    let writer = open(&folder);
    assert_eq!(reader.watch(4).expect("the next writer has mended it").len(), 2);
    assert_eq!(last(&writer), 6);
}

#[test]
fn an_entry_half_written_is_not_there_yet() {
    let (_home, folder) = store_of(4);
    let path = folder.join("journal");
    let whole = fs::read(&path).expect("a file");
    let mut writer = open(&folder);
    let mut reader = look(&folder);
    writer.append(4, sample::update("a", 1, "mới")).expect("appended");
    let longer = fs::read(&path).expect("a file");
    for cut in whole.len()..longer.len() {
        fs::write(&path, &longer[..cut]).expect("written");
        assert!(reader.watch(4).expect("watches").is_empty(), "{cut}");
    }
    fs::write(&path, &longer).expect("written");
    assert_eq!(reader.watch(4).expect("watches").len(), 1);
    // Such an end is taken for no end by the writer that comes.
    drop(writer);
    fs::write(&path, &longer[..longer.len() - 5]).expect("written");
    drop(open(&folder));
    assert_eq!(fs::read(&path).expect("a file"), longer);
}

#[test]
fn a_journal_that_lags_is_lengthened_and_any_other_is_written_anew() {
    let (_home, folder) = store_of(4);
    let path = folder.join("journal");
    let older = fs::read(&path).expect("a file");
    let mut writer = open(&folder);
    writer.append(4, sample::update("a", 1, "mới")).expect("appended");
    sample::import(&mut writer, 5, &sample::programme("a", 30));
    drop(writer);
    let whole = fs::read(&path).expect("a file");
    let (_other, other) = store_of(9);
    let other = fs::read(other.join("journal")).expect("a file");
    let longer = [&whole[..], b"more"].concat();
    let cases: [&[u8]; 7] =
        [&older, &whole, &other, &longer, b"", b"tiendo journal 9", &journal::BEGINNING[..]];
    for bytes in cases {
        fs::write(&path, bytes).expect("written");
        let writer = open(&folder);
        assert!(is_live(&folder) && is_taken(&folder));
        assert_eq!(fs::read(&path).expect("a file"), whole);
        drop(writer);
        assert!(!is_live(&folder));
    }
    fs::remove_file(&path).expect("removed");
    drop(open(&folder));
    assert_eq!(fs::read(&path).expect("a file"), whole);
    assert!(!folder.join("journal.new").exists() && !folder.join("live.new").exists());
}

#[test]
fn an_older_journal_is_not_believed_where_no_writer_lives() {
    let (_home, folder) = store_of(4);
    let older = fs::read(folder.join("journal")).expect("a file");
    let head = fs::read(folder.join("head")).expect("a file");
    let mut writer = open(&folder);
    writer.append(4, sample::update("a", 1, "mới")).expect("appended");
    drop(writer);
    // As a loss of power leaves it: only sled's files were synced.
    fs::write(folder.join("journal"), older).expect("written");
    fs::write(folder.join("head"), head).expect("written");
    assert_eq!(last(&look(&folder)), 5);
}

#[test]
fn a_store_without_a_journal_is_read_and_a_writer_without_one_writes() {
    let (_home, folder) = store_of(4);
    fs::remove_file(folder.join("journal")).expect("removed");
    let before = bytes_of(&folder);
    let mut reader = look(&folder);
    assert_eq!((last(&reader), reader.watch(4).expect("watches").len()), (4, 0));
    assert_eq!(bytes_of(&folder), before);
    // A folder in its place: no journal can be made.
    fs::create_dir(folder.join("journal")).expect("made");
    fs::write(folder.join("journal/x"), "x").expect("written");
    let mut writer = open(&folder);
    assert!(!is_live(&folder));
    writer.append(4, sample::update("a", 1, "mới")).expect("appended");
    assert_eq!(last(&look(&folder)), 5);
}

#[test]
fn a_journal_that_breaks_under_the_writer_is_written_anew() {
    let (_home, folder) = store_of(4);
    let mut writer = open(&folder);
    writer.append(4, sample::update("a", 1, "mới")).expect("appended");
    // The engine fails after its disk has the entry: nobody was told of it.
    writer.close(std::io::ErrorKind::StorageFull);
    writer.append(5, sample::update("a", 1, "mới")).expect("appended");
    assert!(is_live(&folder) && is_taken(&folder));
    assert_eq!(last(&look(&folder)), 6);
}

#[test]
fn another_ledger_in_the_place_of_the_one_read_is_told() {
    let (_home, folder) = store_of(6);
    let (_other, other) = store_of(2);
    let mut writer = open(&other);
    for after in 2..9 {
        writer.append(after, sample::update("a", 1, "chuyện khác")).expect("appended");
    }
    drop(writer);
    let at_rest = look(&folder);
    let writer = open(&folder);
    let beside = look(&folder);
    drop(writer);
    for mut reader in [at_rest, beside] {
        fs::remove_dir_all(folder.join("sled")).expect("removed");
        fs::create_dir(folder.join("sled")).expect("made");
        for (path, bytes) in bytes_of(&other) {
            let to = folder.join(path.strip_prefix(&other).expect("below"));
            drop(fs::remove_file(&to)); // another file, as a writer would have made
            fs::write(to, bytes).expect("written");
        }
        assert!(matches!(reader.watch(6), Err(StoreError::Moved { .. })));
        assert_eq!(last(&reader), 6);
        assert_eq!(last(&look(&folder)), 9);
    }
}
