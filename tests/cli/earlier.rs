//! Stores made by the programs of earlier days, with what those programs
//! exported of them: each opens, is brought up to date once, and says the same.
//!
//! `first`: reports, a moved deadline, an undo, a draft. `amended`: an amended
//! document besides. `review`: members, a roll, a closed quarter, a review that
//! was held. All are of layout 1.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::Office;

const ALL: [&str; 3] = ["first", "amended", "review"];
const DAY: &str = "--as-of=2026-12-15";

fn file(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stores");
    fs::read(folder.join(name)).expect("a fixture")
}

fn json(name: &str) -> Value {
    serde_json::from_slice(&file(name)).expect("JSON")
}

/// An office with the store that was made then.
pub fn office(name: &str) -> Office {
    let office = Office::new();
    let mut packed = zip::ZipArchive::new(Cursor::new(file(&format!("{name}.zip")))).expect("zip");
    packed.extract(office.path("store")).expect("unpacked");
    office
}

fn marker(office: &Office) -> String {
    fs::read_to_string(office.path("store/store.toml")).expect("a marker")
}

/// The backups made before the store was brought up to date.
fn upgrades(office: &Office) -> Vec<PathBuf> {
    let entries = fs::read_dir(office.path("store/sao-luu")).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    paths.filter(|path| path.to_string_lossy().ends_with("truoc-khi-nang-cap.json")).collect()
}

/// Fails unless everything that was said is still said so; more may be.
fn assert_says(now: &Value, then: &Value, path: &str) {
    match (now, then) {
        (Value::Object(now), Value::Object(then)) => {
            for (name, then) in then {
                let now = now.get(name).unwrap_or_else(|| panic!("{path}.{name} is gone"));
                assert_says(now, then, &format!("{path}.{name}"));
            }
        }
        (Value::Array(now), Value::Array(then)) => {
            assert_eq!(now.len(), then.len(), "{path}");
            for (at, (now, then)) in now.iter().zip(then).enumerate() {
                assert_says(now, then, &format!("{path}[{at}]"));
            }
        }
        (now, then) => assert_eq!(now, then, "{path}"),
    }
}

#[test]
fn a_store_of_old_says_what_it_said_then() {
    for name in ALL {
        let office = office(name);
        assert!(marker(&office).contains("layout = 1"), "{name}");
        office.says(&["verify"]);
        office.says(&["verify", "--read-only"]);
        assert_says(&office.json(&["log", "--json"]), &json(&format!("{name}.log.json")), name);
        let exported = office.json(&["export", "--json", DAY]);
        assert_says(&exported, &json(&format!("{name}.export.json")), name);
        assert!(marker(&office).contains("layout = 1"), "{name} was only looked at");
    }
}

#[test]
fn a_store_of_old_is_brought_up_to_date_once_and_backed_up_before() {
    for name in ALL {
        let office = office(name);
        let entries = json(&format!("{name}.log.json")).as_array().expect("a list").len();
        for more in 1..3 {
            office.says(&["update", "3.4", "underway", "--note", "Sau khi nâng cấp."]);
            assert!(marker(&office).contains("layout = 2"), "{name}");
            assert_eq!(upgrades(&office).len(), 1, "{name}");
            let log = office.json(&["log", "--json"]);
            assert_eq!(log.as_array().expect("a list").len(), entries + more, "{name}");
        }
        office.says(&["verify"]);
    }
}

#[test]
fn a_store_of_old_is_backed_up_before_anything_opens_it_to_write() {
    let entries = json("review.log.json").as_array().expect("a list").len();
    let other = Office::new();
    other.says(&["list"]);
    other.says(&["backup", "a.json"]);
    let commands: [&[&str]; 4] = [
        &["restore", "a.json"],
        &["restore", "a.json", "--replace"],
        &["close"],
        &["update", "3.4", "no such word"],
    ];
    for command in commands {
        let office = office("review");
        fs::copy(other.path("a.json"), office.path("a.json")).expect("carried over");
        office.run(command);
        let is_marked = marker(&office).contains("layout = 2");
        let made = upgrades(&office);
        assert_eq!(made.len(), usize::from(is_marked), "{command:?}");
        for path in made {
            let said = office.json(&["verify", "--json", path.to_str().expect("text")]);
            assert_eq!(said["entries"].as_u64(), u64::try_from(entries).ok(), "{command:?}");
        }
    }
}

#[test]
fn a_store_of_old_can_be_backed_up_and_put_back() {
    for name in ALL {
        let old = office(name);
        old.says(&["backup", "a.json"]);
        let new = Office::new();
        fs::copy(old.path("a.json"), new.path("a.json")).expect("carried over");
        new.says(&["restore", "a.json"]);
        assert_eq!(new.says(&["log", "--json"]), old.says(&["log", "--json"]), "{name}");
        let exported = |office: &Office| office.says(&["export", "--json", DAY]);
        assert_eq!(exported(&new), exported(&old), "{name}");
    }
}
