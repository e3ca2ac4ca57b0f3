//! Records that nest without end.

use std::collections::BTreeMap;

use tiendo::domain::{Change, ProgrammeId, Quarter};
use tiendo::store::{Draft, MemoryStore, Store};

use super::targets::keys::noon;

/// The one record of a store with this entry.
fn record(change: Change) -> Vec<u8> {
    let mut store = MemoryStore::new();
    let (at, by, programme) = (noon("2026-09-25"), "Hoa".to_owned(), ProgrammeId::new("x"));
    store.append(0, Draft { at, by, programme, change }).expect("appended");
    store.ledger_records()[&1].clone()
}

fn undone(change: Change) -> Change {
    Change::Undone { seq: 0, change: Box::new(change) }
}

#[test]
fn an_undo_of_an_undo_without_end_is_refused_and_does_not_exhaust_the_stack() {
    let quarter = Change::Quarter { quarter: Quarter { year: 2026, number: 3 }, is_closed: true };
    let (bare, once) = (record(quarter.clone()), record(undone(quarter.clone())));
    let layer = once.len() - bare.len();
    let same = bare.iter().zip(&once).take_while(|(one, other)| one == other).count();
    let (head, tail) = bare.split_at(same);
    let opening = &once[same..same + layer];
    let nested = |times: usize| {
        let record = [head, &opening.repeat(times), tail].concat();
        let store = MemoryStore::of_records(BTreeMap::from([(1, record)]), BTreeMap::new());
        store.load().map(|contents| contents.ledger[0].change.clone())
    };
    assert_eq!(nested(1).expect("loads"), undone(quarter.clone()));
    assert_eq!(nested(2).expect("loads"), undone(undone(quarter)));
    for times in [100, 10_000, 20_000_000] {
        assert!(nested(times).is_err(), "{times}");
    }
}
