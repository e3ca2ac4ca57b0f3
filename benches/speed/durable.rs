//! An edit that is on the disk for good, beside what else keeps one: redb,
//! `SQLite` (WAL, synchronous=FULL), and the limit of the machine, the same bytes
//! appended to a file and `fdatasync`. They take turns, so that what else the
//! machine does falls on all of them.

use std::fs::OpenOptions;
use std::io::Write as _;

use redb::{Database, TableDefinition};
use rusqlite::Connection;
use tiendo::domain::{Change, Key, Progress, Report};
use tiendo::store::{Draft, Mode, SledStore, Store};

use crate::quantiles::{Quantiles, head};
use crate::sizes::{now, seed};

const TIMES: usize = 1500;
const TABLE: TableDefinition<'_, u64, &[u8]> = TableDefinition::new("ledger");

/// Asks it.
pub fn ask() {
    head("a durable edit, beside its peers");
    let home = tempfile::tempdir().expect("a folder");
    let path = |name: &str| home.path().join(name);

    let mut store = SledStore::open(&path("store"), Mode::ReadWrite).expect("opens");
    let programme = seed();
    let import = Draft::of_import(&programme, now(), "bench".into());
    let mut last = store.import(0, &programme, import).expect("imported").seq;

    let redb = Database::create(path("redb")).expect("opens");
    let sqlite = Connection::open(path("sqlite")).expect("opens");
    sqlite
        .execute_batch(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
             CREATE TABLE ledger (seq INTEGER PRIMARY KEY, record BLOB NOT NULL);",
        )
        .expect("made");
    let mut file = OpenOptions::new().create(true).append(true).open(path("file")).expect("opens");

    let draft = || Draft {
        at: now(),
        by: "N.T.Hoa".into(),
        programme: programme.id.clone(),
        change: edit(),
    };
    // As many bytes as a record has.
    let record = serde_json::to_vec(&edit()).expect("JSON");
    let (mut own, mut other, mut third, mut limit) =
        (Quantiles::default(), Quantiles::default(), Quantiles::default(), Quantiles::default());
    for seq in 0..TIMES {
        let seq = u64::try_from(seq).unwrap_or(u64::MAX);
        own.time(|| last = store.append(last, draft()).expect("kept").seq);
        limit.time(|| {
            file.write_all(&record).expect("written");
            file.sync_data().expect("kept");
        });
        other.time(|| {
            let writing = redb.begin_write().expect("begins");
            writing.open_table(TABLE).expect("there").insert(seq, &*record).expect("written");
            writing.commit().expect("kept");
        });
        third.time(|| {
            let mut insert = sqlite
                .prepare_cached("INSERT INTO ledger (seq, record) VALUES (?1, ?2)")
                .expect("said");
            let place = i64::try_from(seq).unwrap_or(i64::MAX);
            insert.execute((place, &record)).expect("kept");
        });
    }
    own.print("tiendo: an entry of the ledger");
    limit.print("append + fdatasync");
    other.print("redb: a record");
    third.print("SQLite (WAL, FULL): a record");
    let ratio = |peer: &Quantiles| own.at(50).as_secs_f64() / peer.at(50).as_secs_f64();
    println!(
        "  median, tiendo to: append + fdatasync {:.2}, redb {:.2}, SQLite {:.2}",
        ratio(&limit),
        ratio(&other),
        ratio(&third)
    );
}

fn edit() -> Change {
    let after = Report {
        progress: Progress::Underway,
        note: "Đã họp thống nhất nội dung, đang khảo sát mặt bằng.".into(),
        ..Report::default()
    };
    Change::Updated { key: Key::new("III.3.4"), before: Report::default(), after }
}
