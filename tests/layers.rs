//! The house: which module may import which (ARCHITECTURE.md has the same
//! table). Imports go downward only, and the table itself has no loop.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Module and what it may import, besides itself.
const HOUSE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("text", &[]),
    ("words", &["domain"]),
    ("action", &["domain"]),
    ("document", &["domain", "text"]),
    ("search", &["domain", "text"]),
    ("report", &["domain", "text", "words"]),
    ("store", &["domain"]),
    ("keymap", &["action", "domain"]),
    ("collect", &["domain", "text", "words", "document", "report"]),
    (
        "app",
        &["domain", "text", "words", "action", "document", "search", "report", "collect", "keymap"],
    ),
    ("view", &["domain", "text", "words", "action", "search", "app", "keymap"]),
    (
        "runtime",
        &[
            "domain", "text", "words", "action", "document", "search", "report", "store",
            "collect", "app", "keymap", "view",
        ],
    ),
    (
        "cli",
        &[
            "domain", "text", "words", "action", "document", "search", "report", "store",
            "collect", "app", "runtime",
        ],
    ),
];

/// Crates that may be named in one place only: the crate, and the files or
/// folders under `src/` that may name it.
const KEPT_IN: &[(&str, &[&str])] = &[
    ("sled", &["store/"]),
    ("bincode", &["store/"]),
    ("fuzzy_matcher", &["search/"]),
    ("ratatui", &["view/", "runtime/"]),
    ("i18n_embed", &["words/"]),
    ("clap", &["cli/"]),
    ("docx_rs", &["report/paper/docx"]),
    ("arboard", &["runtime/"]),
    ("rust_xlsxwriter", &["report/", "collect/"]),
    ("calamine", &["collect/"]),
];

/// Standard things that the pure floors do not touch.
const PURE: &[&str] =
    &["domain", "text", "words", "action", "document", "search", "collect", "app", "view"];
const IMPURE: &[&str] =
    &["std::fs", "std::net", "std::process", "Local::now", "Utc::now", "SystemTime"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("src is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// A source file without comments and without its tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The modules a source names: `crate::x`, and each of `crate::{x, y}`.
fn imports(code: &str) -> BTreeSet<String> {
    let word = |text: &str| {
        text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
    };
    let mut found = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        if let Some(list) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut item = String::new();
            for c in list.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        found.insert(word(item.trim()));
                        item.clear();
                        continue;
                    }
                    _ => {}
                }
                item.push(c);
            }
            found.insert(word(item.trim()));
        } else {
            found.insert(word(rest));
        }
    }
    found
}

/// What one file does that the house forbids.
fn faults(place: &str, text: &str) -> Vec<String> {
    let allowed: BTreeMap<&str, &[&str]> = HOUSE.iter().copied().collect();
    let code = code(text);
    let module = place.split(['/', '.']).next().unwrap_or_default();
    let mut faults = Vec::new();
    if let Some(allowed) = allowed.get(module) {
        for import in imports(&code) {
            let is_module = HOUSE.iter().any(|(name, _)| *name == import);
            if is_module && import != module && !allowed.contains(&import.as_str()) {
                faults.push(format!("{place}: {module} imports {import}"));
            }
        }
    } else if !matches!(module, "lib" | "main") {
        faults.push(format!("{place}: {module} has no place in the house"));
    }
    for (name, places) in KEPT_IN {
        let named = code.contains(&format!("{name}::"));
        if named && !places.iter().any(|kept| place.starts_with(kept)) {
            faults.push(format!("{place}: names {name}"));
        }
    }
    for thing in IMPURE {
        if PURE.contains(&module) && code.contains(thing) {
            faults.push(format!("{place}: {module} touches {thing}"));
        }
    }
    faults
}

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

#[test]
fn imports_go_downward_only() {
    let folder = source_folder();
    let mut all = Vec::new();
    for path in sources(&folder) {
        let place = path.strip_prefix(&folder).expect("below src");
        let place = place.to_string_lossy().replace('\\', "/");
        // Tests may look wherever they like.
        if place.split(['/', '.']).any(|part| part == "tests") {
            continue;
        }
        all.extend(faults(&place, &fs::read_to_string(&path).expect("readable")));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn a_forbidden_import_is_found() {
    let planted = [
        ("domain/board.rs", "use crate::store::Store;"),
        ("app/browse.rs", "use crate::{domain::Key, store::{Draft, Store}};"),
        ("view/browse.rs", "fn f() { crate::runtime::start(); }"),
        ("cli/who.rs", "use crate::view::draw;"),
        ("text/fold.rs", "use crate::domain::Key;"),
        ("app/state.rs", "use ratatui::Frame; fn f(frame: ratatui::Frame) {}"),
        ("search/rank.rs", "let db = sled::open(path);"),
        ("app/update.rs", "let now = chrono::Local::now();"),
        ("extra/thing.rs", ""),
    ];
    for (place, text) in planted {
        assert!(!faults(place, text).is_empty(), "{place}: {text}");
    }
    assert!(faults("app/browse.rs", "use crate::domain::Key; // crate::store").is_empty());
}

#[test]
fn the_table_has_no_loop() {
    let mut placed: BTreeSet<&str> = BTreeSet::new();
    while placed.len() < HOUSE.len() {
        let next = HOUSE.iter().find(|(name, below)| {
            !placed.contains(name) && below.iter().all(|name| placed.contains(name))
        });
        let (name, _) = next.expect("every module stands on modules below it");
        placed.insert(name);
    }
}

#[test]
fn the_architecture_page_has_the_same_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md");
    let page = fs::read_to_string(path).expect("ARCHITECTURE.md");
    for (module, below) in HOUSE {
        let line = page
            .lines()
            .find(|line| line.starts_with('|') && line.contains(&format!("`{module}`")))
            .unwrap_or_else(|| panic!("no row for {module}"));
        let named: BTreeSet<&str> = line
            .rsplit('|')
            .nth(1)
            .unwrap_or_default()
            .split([',', ' '])
            .filter(|w| !w.is_empty() && *w != "–")
            .collect();
        assert_eq!(named, below.iter().copied().collect(), "{module}: {line}");
    }
}
