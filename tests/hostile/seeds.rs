//! Makes the part of the corpus that no editor can write. Run it where a record
//! or the update sheet gets another form:
//! `cargo test --test main -- --ignored seeds_are_made_anew`.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use tiendo::collect::update_sheet;
use tiendo::document::{Lexicon, read};
use tiendo::domain::{
    Board, Change, Due, Evidence, Key, Programme, ProgrammeId, Progress, Quarter, Report, UnitId,
};
use tiendo::store::{Draft, MemoryStore, Store, write_backup};
use tiendo::words::{Language, Words};

use super::targets::keys::noon;
use super::targets::records::{chained, unchained};

const PAPER: &str = "CHƯƠNG TRÌNH\nI. VIỆC\n1. Mô hình: Sạch\n- Chủ trì: Công an phường\n\
    - Thời gian: Quý II/2026\n2. Hằng quý, các chi bộ báo cáo.\n";

fn programme() -> Programme {
    read("x.txt", PAPER.as_bytes(), ProgrammeId::new("x"), Lexicon::embedded()).expect("a paper")
}

/// A store with one entry of each kind that is not about a review.
fn store(changes: impl IntoIterator<Item = Change>) -> MemoryStore {
    let mut store = MemoryStore::new();
    let paper = programme();
    let draft = Draft::of_import(&paper, noon("2026-04-01"), "Hoa".to_owned());
    store.import(0, &paper, draft).expect("imported");
    for (after, change) in (1..).zip(changes) {
        let programme = paper.id.clone();
        let draft = Draft { at: noon("2026-09-25"), by: "Hoa".to_owned(), programme, change };
        store.append(after, draft).expect("appended");
    }
    store
}

fn changes() -> Vec<Change> {
    let key = || Key::new("I.1");
    let after = Report {
        progress: Progress::Done,
        note: "Xong.".to_owned(),
        evidence: Some(Evidence { number: "1-KH".to_owned(), date: None }),
        done_on: "2026-09-20".parse().ok(),
        period: "2026-Q3".parse().ok(),
        ..Report::default()
    };
    let updated = Change::Updated { key: key(), before: Report::default(), after };
    let due = |text: &str| Due { period: text.parse().ok(), confirmed: true };
    let names = |text: &str| text.split(' ').map(str::to_owned).collect();
    vec![
        Change::Undone { seq: 2, change: Box::new(updated.inverse().expect("an edit")) },
        updated,
        Change::DueMoved {
            key: key(),
            before: due("2026-Q2"),
            after: due("2027"),
            reason: "chờ".to_owned(),
            document: "7-TB".to_owned(),
        },
        Change::Reattached { from: key(), to: Key::new("I.2") },
        Change::Quarter {
            quarter: Quarter::of("2026-09-25".parse().expect("a day")),
            is_closed: true,
        },
        Change::Members {
            unit: UnitId::new("cac-chi-bo"),
            before: Vec::new(),
            after: names("A B"),
        },
        Change::RollCalled {
            key: Key::new("I.2"),
            period: "2026-Q3".parse().ok(),
            before: Vec::new(),
            after: names("A"),
        },
    ]
}

fn corpus(target: &str, name: &str, bytes: &[u8]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join(name), bytes).expect("written");
}

#[test]
#[ignore = "writes into the repository"]
fn seeds_are_made_anew() {
    corpus("records", "all", &unchained(&store(changes())));
    let contents = store(changes()).load().expect("loads");
    let mut text = Vec::new();
    let nothing = std::collections::BTreeMap::new();
    write_backup(&contents, &nothing, noon("2026-09-25"), &mut text).expect("written");
    corpus("records", "backup.json", &text);
    for (at, change) in changes().into_iter().enumerate() {
        corpus("records", &format!("one-{at}"), &unchained(&store([change])));
    }
    let words = Words::embedded(Language::Vietnamese);
    let seed = &super::targets::SEED;
    let board = Board::fold(seed, &[], "2026-09-25".parse().expect("a day"));
    for unit in seed.units.iter().filter(|unit| unit.id.as_str().contains("cong-an")) {
        let bytes = update_sheet(&words, &[(seed, &board)], unit).expect("a sheet");
        corpus("sheets", unit.id.as_str(), &unpacked(&bytes));
    }
}

/// The parts of a workbook that are read, in plain text.
fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut text = Vec::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).expect("a part");
        let name = part.name().expect("a name").to_string();
        if !["docProps", "theme"].iter().any(|left_out| name.contains(left_out)) {
            text.extend(format!("{}>>> {name}\n", if text.is_empty() { "" } else { "\n" }).bytes());
            part.read_to_end(&mut text).expect("read");
        }
    }
    text
}

#[test]
fn what_is_unchained_is_chained_again() {
    let store = store(changes());
    let again = chained(&unchained(&store));
    assert_eq!(again.ledger_records(), store.ledger_records());
    assert_eq!(again.document_records(), store.document_records());
    assert_eq!(again.load().expect("loads").ledger.len(), changes().len() + 1);
}
