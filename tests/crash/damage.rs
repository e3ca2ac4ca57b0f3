//! Files that were cut, flipped, lost, swapped: every outcome is a sentence,
//! and what is shown without one is all there was.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use super::Tally;
use super::chance::{self, Chance};
use super::watched::{self, Held};
use crate::cli::Office;
use crate::desk::SEED;

/// A store of some age.
struct Aged {
    name: &'static str,
    held: Held,
    path: PathBuf,
    _home: TempDir,
}

impl Aged {
    fn of(name: &'static str, office: &Office) -> Self {
        let held = watched::held(office);
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("store");
        watched::copy(&office.path("store"), &path);
        Self { name, held, path, _home: home }
    }

    fn all(edits: usize) -> Vec<Self> {
        let office = Office::new();
        let text = String::from_utf8_lossy(SEED).into_owned();
        office.write("ban-dau/kien-an-nq05.md", &text);
        office.write("sua-doi/kien-an-nq05.md", text.replacen("3.2. ", "3.7. ", 1));
        office.says(&["import", "ban-dau/kien-an-nq05.md"]);
        let fresh = Self::of("fresh", &office);
        for number in 1..=edits {
            office.says(&["update", "3.4", "underway", "--note", &format!("Lần {number}.")]);
        }
        let edited = Self::of("edited", &office);
        office.says(&["backup", "sao-luu.json"]);
        office.says(&["import", "sua-doi/kien-an-nq05.md", "--yes"]);
        let amended = Self::of("re-imported", &office);
        office.says(&["close"]);
        let closed = Self::of("closed", &office);
        office.says(&["restore", "sao-luu.json", "--replace"]);
        vec![fresh, edited, amended, closed, Self::of("restored", &office)]
    }
}

/// How a file is spoiled.
#[derive(Debug, Clone, Copy)]
enum Way {
    Flip,
    Cut,
    Lengthen,
    Zero,
    Swap,
    Delete,
    Duplicate,
}

const WAYS: [Way; 7] =
    [Way::Flip, Way::Cut, Way::Lengthen, Way::Zero, Way::Swap, Way::Delete, Way::Duplicate];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true if path.ends_with("sao-luu") => {}
            true => found.extend(files(&path)),
            false => found.push(path),
        }
    }
    found.sort();
    found
}

/// A place in a file and how far the damage reaches from there.
fn stretch(chance: &mut Chance, length: usize) -> std::ops::Range<usize> {
    let from = chance.below(length.max(1));
    let most = *chance.one_of(&[8, 512, 40_000]);
    from..(from + 1 + chance.below(most)).min(length)
}

/// Spoils one file of a store; says what was done.
fn spoil(chance: &mut Chance, store: &Path) -> String {
    let all = files(store);
    let path = chance.one_of(&all).clone();
    let way = *chance.one_of(&WAYS);
    let mut bytes = fs::read(&path).expect("there");
    let length = bytes.len();
    let mut where_to = String::new();
    match way {
        Way::Flip => {
            for _ in 0..=chance.below(3) {
                let at = chance.below(length.max(1));
                where_to = format!("{where_to} {at}");
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << chance.below(8);
                }
            }
        }
        Way::Cut => bytes.truncate(chance.below(length + 1)),
        Way::Lengthen => {
            let fill = *chance.one_of(&[0, 0xFF, b'a']);
            bytes.resize(length + 1 + chance.below(70_000), fill);
        }
        Way::Zero => {
            let stretch = stretch(chance, length);
            where_to = format!(" {stretch:?}");
            bytes[stretch].fill(0);
        }
        Way::Swap => {
            let other = chance.one_of(&all);
            where_to = format!(" with {}", other.strip_prefix(store).expect("below").display());
            let others = fs::read(other).expect("there");
            fs::write(other, &bytes).expect("written");
            bytes = others;
        }
        Way::Delete => {}
        Way::Duplicate => {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            // Of a name with a number, one with the next.
            let copy = match name.strip_prefix("snap.").map(|at| u64::from_str_radix(at, 16)) {
                Some(Ok(at)) => format!("snap.{:016X}", at + 1 + chance.number() % 200),
                Some(Err(_)) | None => format!("{name}.2"),
            };
            fs::write(path.with_file_name(copy), &bytes).expect("written");
        }
    }
    if matches!(way, Way::Delete) {
        fs::remove_file(&path).expect("removed");
    } else {
        fs::write(&path, &bytes).expect("written");
    }
    let name = path.strip_prefix(store).expect("below").display().to_string();
    format!("{name}: {way:?}{where_to} of {length}, now {}", bytes.len())
}

/// The program with no more memory than a small machine has.
fn bounded(office: &Office, arguments: &[&str]) -> Command {
    let plain = office.command(arguments);
    let has_prlimit = || Command::new("prlimit").arg("--version").output().is_ok();
    if !cfg!(target_os = "linux") || !has_prlimit() {
        return plain;
    }
    let mut command = Command::new("prlimit");
    command.arg("--as=2147483648").arg("--").arg(plain.get_program()).args(plain.get_args());
    for (name, value) in plain.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command.current_dir(plain.get_current_dir().expect("set")).stdin(std::process::Stdio::null());
    command
}

const CODES: &[i32] = &[0, 1, 3, 4];

/// Whether the store still served.
fn outlives(aged: &Aged, chance: &mut Chance) -> bool {
    let office = Office::new();
    let store = office.path("store");
    watched::copy(&aged.path, &store);
    let mut about = format!("{}: {}", aged.name, spoil(chance, &store));
    let mut log = aged.held.log.clone();
    let mut orders: Vec<&[&str]> = vec![
        &["verify"],
        &["list"],
        &["export", "--json"],
        &["log", "--json"],
        &["update", "1.1", "underway", "--note", "Sau khi hỏng."],
    ];
    let first = chance.below(orders.len());
    orders.rotate_left(first);
    let mut served = true;
    for arguments in orders {
        about = format!("{about}, {}", arguments[0]);
        let ended = watched::run(&office, bounded(&office, arguments), None);
        watched::is_understood(&ended, CODES, &about);
        if ended.code != Some(0) {
            served = false;
            continue;
        }
        let json = || serde_json::from_str::<Value>(&ended.out).expect("JSON");
        match arguments[0] {
            "log" => {
                let Value::Array(shown) = json() else { panic!("a list") };
                assert_eq!(shown.len(), log.len(), "{about}: shortened");
                assert!(shown.starts_with(&aged.held.log), "{about}: altered");
            }
            "export" if log.len() == aged.held.log.len() => {
                let shown = Held { log: log.clone(), export: json() }.timeless();
                assert_eq!(shown, aged.held.clone().timeless(), "{about}: altered");
            }
            "verify" => {
                let said = format!("{} dòng", log.len());
                assert!(ended.out.contains(&said), "{about}: {}", ended.out);
            }
            "update" => log.push(Value::Null),
            _ => {}
        }
    }
    served
}

fn play(seed: u64, edits: usize, times: usize) {
    eprintln!("TIENDO_CRASH_SEED={seed}");
    let mut chance = Chance::of(seed);
    let stores = Aged::all(edits);
    let (mut tally, mut served) = (Tally::default(), 0);
    for _ in 0..times {
        let aged = chance.one_of(&stores);
        // A case that fails takes no chances from the next.
        let mut own = Chance::of(chance.number());
        served += usize::from(tally.case(|| outlives(aged, &mut own)).unwrap_or(false));
    }
    eprintln!("{times} damages; {served} did no harm, the others were told of");
    tally.end("damage");
}

#[test]
fn a_damaged_store_is_told_of_and_never_shown_as_whole() {
    play(chance::seed(3), 3, 6);
}

#[test]
#[ignore = "long: 600 damages"]
fn hundreds_of_damaged_stores_are_told_of() {
    play(chance::seed(3), 50, 600);
}
