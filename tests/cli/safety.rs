//! What happens to a store when things go wrong around it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::ScopedJoinHandle;
use std::time::Duration;

use serde_json::Value;
use tiendo::domain::{Change, Key, ProgrammeId, Report};
use tiendo::store::{Draft, Mode, SledStore, Store};

use super::Office;

#[test]
fn one_process_at_a_time_but_many_may_look() {
    let office = Office::new();
    office.says(&["list"]);
    let held = SledStore::open(&office.path("store"), Mode::ReadWrite).expect("opens");
    office.refuses(&["update", "3.4", "done", "--note=Xong."], 3, "đang mở ở cửa sổ khác");
    for command in [&["who", "am nhac"][..], &["who", "am nhac", "--read-only"]] {
        assert!(office.says(command).starts_with("3.2 "));
    }
    for command in
        [&["search", "so"][..], &["list"], &["show", "3.4"], &["log"], &["export"], &["verify"]]
    {
        office.says(command);
    }
    office.says(&["report", "--quarter=2026-Q3", "--as-of=2026-09-25", "-o=bao-cao.docx"]);
    office.says(&["sheet", "--unit=cong an phuong", "-o=phieu.xlsx"]);
    drop(held);
    office.says(&["list"]);
}

#[test]
fn whoever_looks_something_up_beside_a_busy_writer_gets_the_truth() {
    let office = Office::new();
    office.says(&["list"]);
    let mut held = SledStore::open(&office.path("store"), Mode::ReadWrite).expect("opens");
    let is_over = AtomicBool::new(false);
    let edits = std::thread::scope(|people| {
        let looking: Vec<_> = (0..4)
            .map(|_| {
                people.spawn(|| {
                    let mut before = 0;
                    for _ in 0..6 {
                        let log = office.json(&["log", "--json"]);
                        let entries = log.as_array().expect("a list").len();
                        assert!(entries >= before, "{before}, then {entries}");
                        before = entries;
                        assert!(office.says(&["who", "am nhac"]).starts_with("3.2 "));
                    }
                    before
                })
            })
            .collect();
        let writing = people.spawn(|| {
            let mut last = held.load().expect("loads").last_seq();
            while !is_over.load(Ordering::SeqCst) {
                last = held.append(last, update(last)).expect("kept").seq;
            }
            last
        });
        let saw: Vec<_> = looking.into_iter().map(ScopedJoinHandle::join).collect();
        is_over.store(true, Ordering::SeqCst);
        let saw: Vec<usize> = saw.into_iter().map(|saw| saw.expect("no reader fails")).collect();
        let last = writing.join().expect("no commit fails");
        assert!(saw.iter().all(|saw| *saw > 1 && *saw as u64 <= last), "{saw:?} of {last}");
        last
    });
    drop(held);
    let log = office.json(&["log", "--json"]);
    assert_eq!(log.as_array().expect("a list").len() as u64, edits);
}

fn update(after: u64) -> Draft {
    let report = Report { note: format!("Lần {after}."), ..Report::default() };
    let key = Key::new("III.3.4");
    let change = Change::Updated { key, before: Report::default(), after: report };
    let at = chrono::Local::now().fixed_offset();
    Draft { at, by: "N.T.Hoa".into(), programme: ProgrammeId::new("kien-an-nq05"), change }
}

#[test]
fn damage_is_four_and_other_things_are_left_alone() {
    let office = Office::new();
    office.says(&["list"]);
    let store = office.path("store");
    let whole: Vec<(PathBuf, Vec<u8>)> = files(&store)
        .into_iter()
        .map(|file| (file.clone(), fs::read(file).expect("readable")))
        .collect();
    let mut damaged = 0;
    for spoilt in 0..whole.len() {
        fs::remove_dir_all(&store).expect("removed");
        for (at, (file, bytes)) in whole.iter().enumerate() {
            fs::create_dir_all(file.parent().expect("a folder")).expect("made");
            let bytes = if at == spoilt { &vec![b'x'; bytes.len()] } else { bytes };
            fs::write(file, bytes).expect("written");
        }
        let done = office.run(&["list"]);
        if done.code == 4 {
            assert!(!done.err.is_empty() && done.out.is_empty());
            damaged += 1;
        }
    }
    assert!(damaged > 0, "no file of the store matters");
    fs::write(store.join("store.toml"), "layout = 999\n").expect("written");
    office.refuses(&["list"], 4, "bản tiendo mới hơn");
    office.write("other/letter.txt", "x");
    office.refuses(&["list", "--store=other"], 1, "đang chứa thứ khác");
    assert_eq!(files(&office.path("other")).len(), 1);
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

#[test]
fn a_reader_that_leaves_early_is_no_fault() {
    let office = Office::new();
    let mut child = office
        .command(&["export"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ends");
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

#[test]
fn what_was_acknowledged_outlives_a_kill() {
    let office = Office::new();
    office.says(&["list"]);
    let mut acknowledged = Vec::new();
    for round in 0..12u64 {
        let note = format!("Lần {round}.");
        let arguments = ["update", "3.4", "underway", "--note", &note];
        let mut child = office.command(&arguments).stdout(Stdio::piped()).spawn().expect("starts");
        let out = child.stdout.take().expect("piped");
        if round % 2 == 0 {
            let line = BufReader::new(out).lines().next();
            assert!(line.expect("a line").expect("text").starts_with("Đã lưu"));
            acknowledged.push(note);
        } else {
            std::thread::sleep(Duration::from_millis(round * 6));
        }
        child.kill().expect("killed");
        child.wait().expect("gone");
    }
    let log = office.json(&["log", "3.4", "--json"]);
    let kept: Vec<&str> = log
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|entry| entry["change"]["after"]["note"].as_str())
        .collect();
    for note in acknowledged {
        assert!(kept.contains(&note.as_str()), "{note} is lost: {kept:?}");
    }
    assert_eq!(office.json(&["verify", "--json"])["first_bad"], Value::Null);
}

#[test]
fn text_from_outside_cannot_speak_to_the_terminal() {
    let office = Office::new();
    office.says(&["update", "3.4", "underway", "--note=Đã \u{1b}[2J họp."]);
    for command in [&["show", "3.4"][..], &["log"], &["list"]] {
        assert!(!office.says(command).contains('\u{1b}'), "{command:?}");
    }
    assert!(office.says(&["show", "3.4"]).contains("Đã ␛[2J họp."));
}
