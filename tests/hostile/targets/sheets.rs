//! An update sheet that comes back: a workbook as it is, or its parts in plain
//! text.

use std::sync::LazyLock;

use chrono::NaiveDate;
use tiendo::collect::{Collected, collect, fault, read};
use tiendo::domain::{Board, Programme};
use tiendo::words::{Language, Words};

use super::SEED;
use super::bounds::in_time;
use super::package::package;
use super::signs::{assert_obeys_nothing, assert_silent};

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::embedded(Language::Vietnamese));

static BOARD: LazyLock<Board> = LazyLock::new(|| Board::fold(&SEED, &[], today()));

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 25).expect("a day")
}

/// Reads it and holds it against the seed.
pub fn run(bytes: &[u8]) {
    let packed = package(bytes);
    let read = in_time(packed.len(), "a sheet", || read(&WORDS, &packed));
    match read {
        Ok(returned) => {
            let programmes: [(&Programme, &Board); 1] = [(&SEED, &BOARD)];
            for collected in collect(&programmes, &returned, today()) {
                assert_collected(&collected);
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// What is proposed is of this programme and of this unit, once, and breaks no
/// rule where it may be kept.
fn assert_collected(collected: &Collected) {
    let mut seen = Vec::new();
    for proposal in &collected.proposals {
        let item = (&proposal.key, proposal.instance);
        assert!(!seen.contains(&item), "{} twice", proposal.key);
        seen.push(item);
        assert_eq!(proposal.programme, SEED.id);
        assert!(SEED.items().any(|item| item.key == proposal.key), "{} is nowhere", proposal.key);
        assert_obeys_nothing("a note", &proposal.after.note);
        assert_obeys_nothing("an obstacle", &proposal.after.obstacle);
        if let Some(evidence) = &proposal.after.evidence {
            assert_obeys_nothing("a paper", &evidence.number);
        }
        assert_ne!(proposal.before, proposal.after, "{}: nothing new", proposal.key);
    }
    for proposal in collected.accepted(true) {
        assert_eq!(proposal.after.check(today()), Ok(()), "{}", proposal.key);
    }
    for remark in &collected.remarks {
        assert_silent("a remark", &fault(&WORDS, &[(&*SEED, &*BOARD)], remark));
    }
}
