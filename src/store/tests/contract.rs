//! The promises of `Store`, asked of each of them.

use crate::domain::{Change, Entry};
use crate::store::{Draft, MemoryStore, Mode, SledStore, Store, StoreError};

use super::sample;

/// A store and the way to close and open it again.
trait Kept {
    type Store: Store;
    fn open(&self) -> Self::Store;
    fn reopen(&self, store: Self::Store) -> Self::Store;
}

struct InMemory;

impl Kept for InMemory {
    type Store = MemoryStore;
    fn open(&self) -> MemoryStore {
        MemoryStore::new()
    }
    fn reopen(&self, store: MemoryStore) -> MemoryStore {
        store
    }
}

impl Kept for tempfile::TempDir {
    type Store = SledStore;
    fn open(&self) -> SledStore {
        SledStore::open(&self.path().join("store"), Mode::ReadWrite).expect("opens")
    }
    fn reopen(&self, store: SledStore) -> SledStore {
        drop(store);
        self.open()
    }
}

#[test]
fn the_store_in_memory_keeps_its_promises() {
    promises(&InMemory);
}

#[test]
fn the_store_on_disk_keeps_its_promises() {
    promises(&tempfile::tempdir().expect("a folder"));
}

fn promises(kept: &impl Kept) {
    let mut store = kept.open();
    begins_empty(&store);
    let seqs = appends_in_order(&mut store);
    tells_what_is_new(&mut store, seqs);
    refuses_who_is_behind(&mut store, seqs);
    refuses_what_does_not_belong_together(&mut store, seqs);
    let mut store = kept.reopen(store);
    has_everything(&store, seqs);
    let seqs = undoes(&mut store, seqs);
    let seqs = replaces_a_programme_and_keeps_the_old_one(&mut store, seqs);
    remembers(&mut store);
    let store = kept.reopen(store);
    assert_eq!(store.recall("place").expect("recalls").as_deref(), Some("III.3"));
    assert_eq!(store.recall("pla").expect("recalls"), None);
    assert_eq!(store.load().expect("loads").last_seq(), seqs);
    let verified = store.verify().expect("verifies");
    assert_eq!((verified.entries, verified.documents, verified.first_bad), (seqs, 3, None));
}

fn begins_empty(store: &impl Store) {
    let contents = store.load().expect("loads");
    assert!(contents.programmes.is_empty() && contents.ledger.is_empty());
    assert_eq!(contents.last_seq(), 0);
    assert_eq!(store.recall("place").expect("recalls"), None);
    assert_eq!(store.verify().expect("verifies").entries, 0);
}

fn appends_in_order(store: &mut impl Store) -> u64 {
    assert_eq!(sample::import(store, 0, &sample::programme("a", 3)), 1);
    assert_eq!(sample::import(store, 1, &sample::programme("b", 2)), 2);
    let note = "Đã ban hành kế hoạch. ".repeat(600); // longer than one piece
    for (after, draft) in
        [(2, sample::update("a", 1, "Đã họp")), (3, sample::update("b", 2, &note))]
    {
        let entry = store.append(after, draft.clone()).expect("appended");
        assert_eq!(entry, placed(draft, after + 1));
    }
    4
}

fn tells_what_is_new(store: &mut impl Store, last: u64) {
    assert!(store.watch(last).expect("watches").is_empty());
    for after in 0..last {
        let news = store.watch(after).expect("watches");
        let seqs: Vec<u64> = news.iter().map(|new| new.entry.seq).collect();
        assert_eq!(seqs, (after + 1..=last).collect::<Vec<_>>());
        for new in news {
            let taken_in = new.programme.as_ref().map(sample::bytes);
            let imported = store.imported(new.entry.seq).expect("reads");
            assert_eq!(taken_in, imported.as_ref().map(sample::bytes));
            assert_eq!(new.entry.change.is_import(), taken_in.is_some());
        }
    }
    let refused = store.watch(last + 1);
    assert!(
        matches!(refused, Err(StoreError::Moved { expected, found }) if expected == last + 1 && found == last),
        "{refused:?}"
    );
}

fn placed(draft: Draft, seq: u64) -> Entry {
    draft.at_place(seq)
}

fn refuses_who_is_behind(store: &mut impl Store, last: u64) {
    for after in [0, last - 1, last + 1] {
        let refused = store.append(after, sample::move_due("a", 3));
        assert!(
            matches!(refused, Err(StoreError::Moved { expected, found }) if expected == after && found == last),
            "{refused:?}"
        );
    }
    let programme = sample::programme("c", 1);
    let draft = Draft::of_import(&programme, sample::at(3), String::new());
    assert!(matches!(store.import(0, &programme, draft), Err(StoreError::Moved { .. })));
    let contents = store.load().expect("loads");
    assert_eq!((contents.programmes.len(), contents.last_seq()), (2, last));
}

fn refuses_what_does_not_belong_together(store: &mut impl Store, last: u64) {
    let (a, b) = (sample::programme("a", 1), sample::programme("b", 1));
    let import = |programme| Draft::of_import(programme, sample::at(3), String::new());
    assert!(matches!(store.append(last, import(&a)), Err(StoreError::Unfit)));
    assert!(matches!(store.import(last, &b, import(&a)), Err(StoreError::Unfit)));
    let update = sample::update("a", 3, "x");
    assert!(matches!(store.import(last, &a, update), Err(StoreError::Unfit)));
    assert_eq!(store.load().expect("loads").last_seq(), last);
}

fn has_everything(store: &impl Store, last: u64) {
    let contents = store.load().expect("loads");
    let seqs: Vec<u64> = contents.ledger.iter().map(|entry| entry.seq).collect();
    assert_eq!(seqs, (1..=last).collect::<Vec<_>>());
    assert_eq!(contents.ledger[2], placed(sample::update("a", 1, "Đã họp"), 3));
    let ids: Vec<&str> = contents.programmes.iter().map(|p| p.id.as_str()).collect();
    assert_eq!(ids, ["a", "b"]);
    assert_eq!(sample::bytes(&contents.programmes[0]), sample::bytes(&sample::programme("a", 3)));
}

fn undoes(store: &mut impl Store, last: u64) -> u64 {
    let moved = store.append(last, sample::move_due("a", 4)).expect("appended");
    let inverse = moved.change.inverse().expect("an inverse");
    let undone = Change::Undone { seq: moved.seq, change: Box::new(inverse) };
    let again = Change::Undone {
        seq: moved.seq + 1,
        change: Box::new(undone.inverse().expect("an inverse")),
    };
    for (offset, change) in (1..).zip([undone, again]) {
        let draft = sample::draft("a", 5, change);
        let entry = store.append(last + offset, draft.clone()).expect("appended");
        assert_eq!(entry.change, draft.change);
    }
    let ledger = store.load().expect("loads").ledger;
    assert_eq!(ledger.last().map(|entry| entry.change.effective()), Some(&moved.change));
    last + 3
}

fn replaces_a_programme_and_keeps_the_old_one(store: &mut impl Store, last: u64) -> u64 {
    let newer = sample::programme("a", 40); // many pieces
    let seq = sample::import(store, last, &newer);
    let contents = store.load().expect("loads");
    let news = store.watch(last).expect("watches");
    let [new] = &news[..] else { panic!("{news:?}") };
    assert_eq!(new.programme.as_ref().map(sample::bytes), Some(sample::bytes(&newer)));
    let sizes: Vec<usize> = contents.programmes.iter().map(|p| p.nodes.len()).collect();
    assert_eq!(sizes, [40, 2], "the place of the first import is kept");
    let old = store.imported(1).expect("reads").expect("is there");
    assert_eq!(sample::bytes(&old), sample::bytes(&sample::programme("a", 3)));
    let new = store.imported(seq).expect("reads").expect("is there");
    assert_eq!(sample::bytes(&new), sample::bytes(&newer));
    for no_import in [0, 3, seq + 1] {
        assert!(store.imported(no_import).expect("reads").is_none());
    }
    seq
}

fn remembers(store: &mut impl Store) {
    let long = "bản nháp ".repeat(2000);
    for text in [long.as_str(), "ngắn", &long] {
        store.remember("draft", text).expect("kept");
        assert_eq!(store.recall("draft").expect("recalls").as_deref(), Some(text));
    }
    store.remember("place", "III.3").expect("kept");
    store.remember("draft", "").expect("forgotten");
    assert_eq!(store.recall("draft").expect("recalls"), None);
}
