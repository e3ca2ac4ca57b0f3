//! How long an edit takes until it is kept for good, beside the bare disk and
//! other stores that keep the same bytes as safely; and opening a store that
//! has many of them.

use std::io::Write;
use std::path::Path;

use divan::Bencher;
use tiendo::domain::{Change, Key, ProgrammeId, Report};
use tiendo::store::{Draft, Mode, SledStore, Store};

use crate::quantiles::{Quantiles, head};
use crate::sizes::{Size, now, seed};

/// How often each of them keeps a record.
const TIMES: usize = 1000;

/// What tiendo's own record of this edit comes to.
const RECORD: usize = 300;

/// Asks it: all of them turn by turn, so that a busy moment of the disk meets
/// each of them alike.
pub fn ask() {
    head("an edit, kept for good");
    let folder = tempfile::tempdir().expect("a folder");
    let mut keepers: Vec<(&str, Keeper)> = vec![
        ("append and fdatasync", bare(folder.path())),
        ("tiendo, a ward", tiendo(folder.path(), Size::Ward)),
        ("tiendo, a city", tiendo(folder.path(), Size::City)),
        ("redb, durable at once", redb(folder.path())),
        ("rusqlite, WAL, synchronous FULL", rusqlite(folder.path())),
    ];
    let mut times = vec![Quantiles::default(); keepers.len()];
    for (_, keep) in &mut keepers {
        keep();
    }
    for _ in 0..TIMES {
        for ((_, keep), times) in keepers.iter_mut().zip(&mut times) {
            times.time(keep);
        }
    }
    let bare = times.first().map_or(1.0, |times| times.at(50).as_secs_f64());
    for ((name, _), times) in keepers.iter().zip(&times) {
        times.print(name);
        println!("  {:>36} {:>8.2} ×", "", times.at(50).as_secs_f64() / bare);
    }
}

/// What keeps one record more.
type Keeper = Box<dyn FnMut()>;

fn bare(folder: &Path) -> Keeper {
    let mut file = std::fs::File::create(folder.join("bare")).expect("a file");
    Box::new(move || {
        file.write_all(&[7; RECORD]).expect("written");
        file.sync_data().expect("kept");
    })
}

fn tiendo(folder: &Path, size: Size) -> Keeper {
    let folder = size.store_in(folder);
    let mut store = SledStore::open(&folder, Mode::ReadWrite).expect("opens");
    let contents = store.load().expect("loads");
    let programme = contents.programmes.first().expect("one").id.clone();
    let mut last = contents.last_seq();
    Box::new(move || {
        let draft = Draft { programme: programme.clone(), ..draft(edit()) };
        last = store.append(last, draft).expect("kept").seq;
    })
}

fn redb(folder: &Path) -> Keeper {
    const LEDGER: redb::TableDefinition<'_, u64, &[u8]> = redb::TableDefinition::new("ledger");
    let store = redb::Database::create(folder.join("redb")).expect("opens");
    let mut last = 0_u64;
    Box::new(move || {
        last += 1;
        let turn = store.begin_write().expect("begun");
        turn.open_table(LEDGER).expect("there").insert(last, &[7; RECORD][..]).expect("put");
        turn.commit().expect("kept");
    })
}

fn rusqlite(folder: &Path) -> Keeper {
    let store = rusqlite::Connection::open(folder.join("sqlite")).expect("opens");
    store.pragma_update(None, "journal_mode", "WAL").expect("set");
    store.pragma_update(None, "synchronous", "FULL").expect("set");
    store.execute("CREATE TABLE ledger (seq INTEGER PRIMARY KEY, record BLOB)", []).expect("made");
    Box::new(move || {
        let mut put =
            store.prepare_cached("INSERT INTO ledger (record) VALUES (?1)").expect("prepared");
        put.execute([&[7_u8; RECORD][..]]).expect("kept");
    })
}

fn draft(change: Change) -> Draft {
    Draft { at: now(), by: "bench".into(), programme: ProgrammeId::new("kien-an-nq05"), change }
}

fn filled(store: &mut dyn Store) {
    let imported = Change::Imported { source: "seed".into(), digest: String::new(), nodes: 1 };
    store.import(0, &seed(), draft(imported)).expect("imported");
}

/// A folder with a store of so many edits, closed again.
fn edited(edits: u64) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = SledStore::open(folder.path(), Mode::ReadWrite).expect("opens");
    filled(&mut store);
    for last in 1..=edits {
        store.append(last, draft(edit())).expect("kept");
    }
    folder
}

fn edit() -> Change {
    let report =
        Report { note: "Đã trình dự thảo kế hoạch.".into(), ..Report::default() };
    Change::Updated { key: Key::new("III.1.2"), before: Report::default(), after: report }
}

/// A store opened to write, with so many edits in it.
#[divan::bench(args = [1, 5000])]
fn open_to_write(bencher: Bencher, edits: u64) {
    let folder = edited(edits);
    bencher.bench_local(|| SledStore::open(folder.path(), Mode::ReadWrite).expect("opens"));
}

/// A store read whole while nobody writes, with so many edits in it.
#[divan::bench(args = [1, 5000])]
fn read_at_rest(bencher: Bencher, edits: u64) {
    let folder = edited(edits);
    bencher.bench_local(|| {
        let store = SledStore::open(folder.path(), Mode::ReadOnly).expect("opens");
        store.load().expect("loads")
    });
}

/// The same beside a writer.
#[divan::bench(args = [1, 5000])]
fn read_beside_a_writer(bencher: Bencher, edits: u64) {
    let folder = edited(edits);
    let _writer = SledStore::open(folder.path(), Mode::ReadWrite).expect("opens");
    bencher.bench_local(|| {
        let store = SledStore::open(folder.path(), Mode::ReadOnly).expect("opens");
        store.load().expect("loads")
    });
}
