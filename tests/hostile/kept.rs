//! Everything kept of fuzzing goes through the bodies of the targets again.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use super::targets;

/// The files kept for a target: what it was found on, and what once broke it.
fn kept(target: &str) -> Vec<PathBuf> {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let folders = ["corpus", "found"].map(|folder| fuzz.join(folder).join(target));
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).into_iter().flatten());
    let mut files: Vec<PathBuf> = files.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    files
}

fn run_kept(name: &str) {
    let (_, body) = targets::ALL.iter().find(|(known, _)| *known == name).expect("a target");
    let files = kept(name);
    assert!(!files.is_empty(), "nothing is kept for {name}");
    let mut broken = Vec::new();
    for file in files {
        let bytes = fs::read(&file).expect("read");
        if catch_unwind(AssertUnwindSafe(|| body(&bytes))).is_err() {
            broken.push(file);
        }
    }
    assert!(broken.is_empty(), "{name}: {broken:#?}");
}

#[test]
fn kept_documents_hold() {
    run_kept("documents");
}

#[test]
fn kept_word_documents_hold() {
    run_kept("docx");
}

#[test]
fn kept_sheets_hold() {
    run_kept("sheets");
}

#[test]
fn kept_records_hold() {
    run_kept("records");
}

#[test]
fn kept_keys_hold() {
    run_kept("keys");
}

#[test]
fn kept_queries_hold() {
    run_kept("queries");
}
