//! What was backed up comes back to the last letter, or not at all.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use serde_json::Value;

use super::sample;
use crate::domain::Change;
use crate::store::{Backup, BackupError, Damage, MemoryStore, Store, write_backup};

fn filled() -> MemoryStore {
    let mut store = MemoryStore::new();
    let first = sample::import(&mut store, 0, &sample::programme("a", 3));
    let update = store.append(first, sample::update("a", 1, "Đã họp \u{301}\0\n")).expect("kept");
    let moved = store.append(update.seq, sample::move_due("a", 4)).expect("kept");
    let change = Box::new(moved.change.inverse().expect("an inverse"));
    let undone = Change::Undone { seq: moved.seq, change };
    let undone = store.append(moved.seq, sample::draft("a", 5, undone)).expect("kept");
    sample::import(&mut store, undone.seq, &sample::programme("a", 5));
    store.remember("place", "III.3").expect("kept");
    store
}

fn text_of(store: &impl Store) -> String {
    let (contents, desk) = (store.load().expect("loads"), store.remembered().expect("recalls"));
    let mut text = Vec::new();
    write_backup(&contents, &desk, sample::at(9), &mut text).expect("written");
    String::from_utf8(text).expect("text")
}

fn refusal(text: &str) -> BackupError {
    Backup::read(text.as_bytes()).expect_err("refused")
}

fn is_bad(error: &BackupError, at: u64) -> bool {
    matches!(error, BackupError::Damaged(Damage::Entry { seq, .. }) if *seq == at)
}

#[test]
fn a_store_comes_back_with_every_seal() {
    let store = filled();
    let text = text_of(&store);
    let backup = Backup::read(text.as_bytes()).expect("readable");
    assert_eq!(backup.seal, store.load().expect("loads").seal);
    assert_eq!(backup.verified(), store.verify().expect("verifies"));
    let records: Vec<_> = backup.ledger().map(|(seq, record, _)| (seq, record.to_vec())).collect();
    assert_eq!(records, store.ledger.clone().into_iter().collect::<Vec<_>>());
    let documents: Vec<_> =
        backup.ledger().filter_map(|(seq, _, document)| Some((seq, document?.to_vec()))).collect();
    assert_eq!(documents, store.documents.clone().into_iter().collect::<Vec<_>>());
}

#[test]
fn an_empty_store_is_backed_up_too() {
    let text = text_of(&MemoryStore::new());
    assert_eq!(Backup::read(text.as_bytes()).expect("readable").verified().entries, 0);
}

#[test]
fn a_backup_changed_by_hand_is_refused_with_its_first_bad_entry() {
    let text = text_of(&filled());
    let changed = text.replacen("Đã họp", "Đã hợp", 1);
    assert_ne!(changed, text);
    assert!(is_bad(&refusal(&changed), 2), "{}", refusal(&changed));
    let lines: Vec<&str> = text.lines().collect();
    let without = |line: usize| {
        let kept = lines.iter().enumerate().filter(|(at, _)| *at != line);
        kept.map(|(_, line)| *line).collect::<Vec<_>>().join("\n")
    };
    let second = lines.iter().position(|line| line.contains("\"seq\":2")).expect("there");
    assert!(is_bad(&refusal(&without(second)), 2));
    let last = lines.iter().position(|line| line.contains("\"seq\":5")).expect("there");
    let shortened = without(last).replace("},\n],", "}\n],");
    let shortened = refusal(&shortened);
    let BackupError::Damaged(Damage::Shortened { kept: 4, acknowledged: 5 }) = shortened else {
        panic!("{shortened}")
    };
    for cut in [0, 1, 20, text.len() / 2, text.len() - 3] {
        let cut = text.get(..text.floor_char_boundary(cut)).expect("a boundary");
        assert!(matches!(refusal(cut), BackupError::NoBackup));
    }
}

#[test]
fn a_backup_of_a_later_program_says_so() {
    let text = text_of(&filled());
    let later = text.replacen("\"format\": 1", "\"format\": 2", 1);
    assert!(matches!(refusal(&later), BackupError::Newer { .. }));
    let own = format!("\"program\": \"{}\"", env!("CARGO_PKG_VERSION"));
    let unknown = text.replacen("\"DueMoved\"", "\"DueDissolved\"", 1);
    assert!(is_bad(&refusal(&unknown), 3));
    let unknown = unknown.replacen(&own, "\"program\": \"9.4.0\"", 1);
    let BackupError::Newer { program } = refusal(&unknown) else { panic!("not newer") };
    assert_eq!(program, "9.4.0");
    // A later program that had nothing new to say is understood.
    let plain = text.replacen(&own, "\"program\": \"9.4.0\", \"more\": {}", 1);
    assert_eq!(Backup::read(plain.as_bytes()).expect("readable").program, "9.4.0");
}

#[test]
fn a_backup_that_another_program_has_laid_out_anew_is_the_same_backup() {
    let text = text_of(&filled());
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let pretty = format!("\u{feff}{}", serde_json::to_string_pretty(&value).expect("JSON"));
    assert!(Backup::read(pretty.as_bytes()).is_ok());
}

#[test]
fn other_json_is_no_backup() {
    for other in ["", "{}", "[]", "{\"tiendo\":\"programme\",\"format\":1,\"program\":\"1\"}"] {
        assert!(matches!(refusal(other), BackupError::NoBackup), "{other}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_ledger_there_can_be_comes_back(changes in proptest::collection::vec(super::strategy::change(), 0..6)) {
        let mut store = MemoryStore::new();
        let mut last = sample::import(&mut store, 0, &sample::programme("a", 2));
        for change in changes.into_iter().filter(|change| !change.is_import()) {
            last = store.append(last, sample::draft("a", 1, change)).expect("kept").seq;
        }
        let text = text_of(&store);
        let backup = Backup::read(text.as_bytes()).expect("readable");
        prop_assert_eq!(&backup.seal, &store.load().expect("loads").seal);
        prop_assert_eq!(backup.verified().entries, last);
    }

    #[test]
    fn every_programme_there_can_be_comes_back(programme in super::strategy::programme()) {
        let mut store = MemoryStore::new();
        sample::import(&mut store, 0, &programme);
        prop_assert!(Backup::read(text_of(&store).as_bytes()).is_ok());
    }
}

#[test]
fn the_names_in_a_backup_are_its_format() {
    let mut store = MemoryStore::new();
    let mut last = sample::import(&mut store, 0, &sample::programme("a", 1));
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut kinds = std::collections::BTreeSet::new();
    while kinds.len() < 8 {
        let change = super::strategy::change().new_tree(&mut runner).expect("a change").current();
        if change.is_import() || !kinds.insert(change.kind()) {
            continue;
        }
        last = store.append(last, sample::draft("a", 1, change)).expect("kept").seq;
    }
    insta::assert_snapshot!(names(&text_of(&store)));
}

/// The names in JSON, each once, as paths.
fn names(text: &str) -> String {
    fn walk(value: &Value, path: &str, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    walk(value, &format!("{path}.{name}"), found);
                }
            }
            Value::Array(values) => {
                for value in values {
                    walk(value, &format!("{path}[]"), found);
                }
            }
            Value::String(_) => drop(found.insert(format!("{path}: text"))),
            Value::Number(_) => drop(found.insert(format!("{path}: number"))),
            Value::Bool(_) => drop(found.insert(format!("{path}: yes or no"))),
            Value::Null => {}
        }
    }
    let mut found = BTreeSet::new();
    walk(&serde_json::from_str(text).expect("JSON"), "", &mut found);
    found.into_iter().collect::<Vec<_>>().join("\n")
}
