//! The right answer first, on real programmes.

mod filters;
mod laws;
mod rows;

use std::sync::LazyLock;

use super::*;
use crate::document::{Lexicon, read};
use crate::domain::{Programme, ProgrammeId};

/// A programme and its index.
struct Shelf {
    programme: Programme,
    index: Index,
}

impl Shelf {
    fn of(name: &str, bytes: &[u8]) -> Self {
        let id = ProgrammeId::new("shelf");
        let programme = read(name, bytes, id, Lexicon::embedded()).expect("readable");
        let index = Index::build(&[&programme], &programme.units);
        Self { programme, index }
    }

    fn search(&self, typed: &str) -> Found {
        self.index.search(&Query::parse(typed, &Vocabulary::default()), &|_| true, 50)
    }

    /// The first result of all, as it is shown.
    fn first(&self, typed: &str) -> String {
        let found = self.search(typed);
        let hit = found.groups.first().and_then(|group| group.hits.first());
        hit.map(|hit| format!("{} {}", hit.number, hit.title).trim().to_owned()).unwrap_or_default()
    }
}

/// The programme of phường Kiến An.
static SEED: LazyLock<Shelf> = LazyLock::new(|| {
    Shelf::of("kien-an-nq05.md", include_bytes!("../../../seeds/kien-an-nq05.md"))
});

/// A plan of another office.
static OTHER: LazyLock<Shelf> = LazyLock::new(|| {
    let bytes = include_bytes!("../../../tests/documents/KH-tiep-cong-dan-MTTQ-xa-Luong-Minh.txt");
    Shelf::of("other.txt", bytes)
});

fn group(found: &Found, kind: GroupKind) -> Option<&Group> {
    found.groups.iter().find(|group| group.kind == kind)
}

/// The marked letters of a text, the others as dots.
fn marked(text: &str, marks: &[usize]) -> String {
    let letters = text.chars().enumerate();
    letters.map(|(at, letter)| if marks.contains(&at) { letter } else { '.' }).collect()
}
