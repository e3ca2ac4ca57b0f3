//! The passphrase for editing on the command line, and looking that changes
//! nothing.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::{Done, Office};

const WORDS: &str = "Hải Phòng 2026";

/// Runs a command that reads this from its standard input.
fn told(office: &Office, arguments: &[&str], input: &str, passphrase: Option<&str>) -> Done {
    let mut command = office.command(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.env_remove("TIENDO_PASSPHRASE");
    if let Some(passphrase) = passphrase {
        command.env("TIENDO_PASSPHRASE", passphrase);
    }
    let mut child = command.spawn().expect("starts");
    child.stdin.take().expect("an input").write_all(input.as_bytes()).expect("written");
    child.wait_with_output().expect("ends").into()
}

fn edits() -> Vec<Vec<&'static str>> {
    let other = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/documents/mttq-xa-theo-dot.txt");
    vec![
        vec!["update", "3.4", "underway", "--note", "Đã họp."],
        vec!["close", "2026-Q3"],
        vec!["roll", "4.3", "--reported", "Chi bộ số 1"],
        vec!["import", other],
        vec!["passphrase", "--remove"],
        vec!["restore", "a.json", "--replace"],
    ]
}

#[test]
fn every_edit_asks_for_the_passphrase_and_looking_does_not() {
    let office = Office::new();
    office.says(&["list"]);
    office.says(&["backup", "a.json"]);
    office.says(&["update", "3.4", "underway", "--note", "Trước khi khóa."]);
    let done = told(&office, &["passphrase"], "ngắn\n", None);
    assert_eq!((done.code, done.err.contains("ít nhất 6 chữ")), (1, true), "{}", done.err);
    let done = told(&office, &["passphrase"], &format!("{WORDS}\n"), None);
    assert_eq!(done.code, 0, "{}", done.err);
    let before = office.says(&["log", "--json"]);
    for edit in edits() {
        let done = told(&office, &edit, "", None);
        assert_eq!(done.code, 1, "{edit:?}: {}", done.out);
        assert!(done.err.contains("mật khẩu sửa"), "{edit:?}: {}", done.err);
        let done = told(&office, &edit, "", Some("sai"));
        assert_eq!(done.code, 1, "{edit:?}: {}", done.out);
        assert!(done.err.contains("chưa đúng"), "{edit:?}: {}", done.err);
        assert_eq!(office.says(&["log", "--json"]), before, "{edit:?}");
    }
    for look in [&["list"][..], &["who", "am nhac"], &["verify"], &["backup", "b.json"]] {
        office.says(look);
    }
    let edit = &edits()[0];
    assert_eq!(told(&office, edit, "", Some(WORDS)).code, 0);
    let folded = "Ha\u{309}i Pho\u{300}ng 2026";
    assert_eq!(told(&office, edit, "", Some(folded)).code, 0, "however it is composed");
    // It travels with the backup, as a hash.
    let text = fs::read_to_string(office.path("b.json")).expect("there");
    assert!(text.contains("$argon2id$") && !text.contains(WORDS));
    assert_eq!(told(&office, &["passphrase", "--remove"], "", Some(WORDS)).code, 0);
    assert_eq!(told(&office, edit, "", None).code, 0);
}

fn bytes_of(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(path.clone(), fs::read(path).expect("a file"));
            }
        }
    }
    files
}

#[test]
fn whoever_may_only_look_changes_no_byte() {
    let office = Office::new();
    office.says(&["list"]);
    office.says(&["update", "3.4", "underway", "--note", "Đã họp."]);
    office.says(&["backup", "a.json"]);
    let before = bytes_of(&office.path("store"));
    for mut edit in edits() {
        edit.push("--read-only");
        let done = office.run(&edit);
        assert_eq!(done.code, 2, "{edit:?}: {}", done.out);
        assert_eq!(done.err.lines().count(), 1, "{edit:?}: {}", done.err);
    }
    for look in [
        &["list"][..],
        &["who", "am nhac"],
        &["search", "so"],
        &["show", "3.4"],
        &["log"],
        &["export"],
        &["verify"],
        &["compare", "2026-Q1", "2026-Q2"],
        &["backup", "c.json"],
    ] {
        let look: Vec<&str> = look.iter().copied().chain(["--read-only"]).collect();
        office.says(&look);
    }
    assert_eq!(bytes_of(&office.path("store")), before);
}
