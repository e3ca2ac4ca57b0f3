//! Both languages say the same things with the same blanks.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The sentences of a language: key, and the blanks in it.
fn sentences(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("data/words/{language}/tiendo.ftl"));
    let text = std::fs::read_to_string(path).expect("readable");
    let mut sentences: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if !line.starts_with([' ', '}']) && line.contains(" = ") {
            line.split(" = ").next().unwrap_or_default().clone_into(&mut current);
            assert!(!sentences.contains_key(&current), "{language}: {current} stands twice");
            sentences.insert(current.clone(), BTreeSet::new());
        }
        for blank in line.split("{ $").skip(1) {
            let name = blank.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
            sentences.get_mut(&current).expect("a sentence").insert(name);
        }
    }
    sentences
}

#[test]
fn both_languages_have_the_same_sentences_and_blanks() {
    let (vi, en) = (sentences("vi"), sentences("en"));
    for (key, blanks) in &vi {
        assert_eq!(en.get(key), Some(blanks), "{key}");
    }
    for key in en.keys() {
        assert!(vi.contains_key(key), "{key} is only in English");
    }
}

#[test]
fn no_sentence_shouts() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/words/vi/tiendo.ftl");
    let text = std::fs::read_to_string(path).expect("readable");
    assert!(!text.contains('!'), "the office does not use exclamation marks");
}
