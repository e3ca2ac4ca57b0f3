//! What somebody types or pastes into the search.

use std::cell::RefCell;
use std::sync::LazyLock;

use chrono::NaiveDate;
use tiendo::app::Msg;
use tiendo::app::library::Library;
use tiendo::domain::{Node, Programme};
use tiendo::runtime::searcher::Searcher;
use tiendo::search::{Found, Hit, Target};
use tiendo::words::{Language, Words};

use super::SEED;
use super::bounds::in_time;

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::embedded(Language::Vietnamese));

thread_local! {
    static SHELF: RefCell<(Library, Searcher)> = RefCell::new(shelf());
}

fn shelf() -> (Library, Searcher) {
    let today = NaiveDate::from_ymd_opt(2026, 9, 25).expect("a day");
    let library = Library::new(vec![SEED.clone()], Vec::new(), today);
    let searcher = Searcher::new(&library);
    (library, searcher)
}

/// Searches twice: the same must come back.
pub fn run(bytes: &[u8]) {
    let typed = String::from_utf8_lossy(bytes);
    SHELF.with_borrow_mut(|(library, searcher)| {
        let mut ask = || match searcher.ask(7, &typed, library, &WORDS) {
            Some(Msg::Found(7, found)) => found,
            other => panic!("no answer: {other:?}"),
        };
        let found = in_time(typed.len(), "a search", &mut ask);
        assert_found(&found);
        assert_eq!(ask(), found);
    });
}

fn assert_found(found: &Found) {
    assert!(found.suggestions.len() <= 3);
    assert!(found.total == 0 || found.suggestions.is_empty());
    assert_eq!(found.total, found.groups.iter().map(|group| group.total).sum::<usize>());
    for (at, group) in found.groups.iter().enumerate() {
        assert!(found.groups[..at].iter().all(|other| other.kind != group.kind));
        assert!(!group.hits.is_empty() && group.hits.len() <= group.total);
        for (at, hit) in group.hits.iter().enumerate() {
            assert!(group.hits[..at].iter().all(|other| other.target != hit.target));
            assert_hit(hit, &SEED);
        }
    }
}

/// It is there, and the marks are on letters.
fn assert_hit(hit: &Hit, programme: &Programme) {
    match &hit.target {
        Target::Unit(id) => assert!(programme.units.iter().any(|unit| unit.id == *id), "{id}"),
        Target::Item { programme: id, key } => {
            assert_eq!(*id, programme.id);
            let is_milestone = |node: &Node| {
                node.model().is_some_and(|model| model.milestones.iter().any(|m| m.key == *key))
            };
            let mut nodes = programme.nodes.iter();
            let is_there = nodes.any(|node| node.key == *key || is_milestone(node));
            assert!(is_there || programme.items().any(|item| item.key == *key), "{key} is nowhere");
        }
    }
    for (text, marks) in [(&hit.title, &hit.title_marks), (&hit.excerpt, &hit.excerpt_marks)] {
        let letters = text.chars().count();
        assert!(marks.windows(2).all(|pair| pair[0] < pair[1]), "{marks:?} in {text}");
        assert!(marks.last().is_none_or(|last| *last < letters), "{marks:?} in {text}");
    }
}
