//! One search over everything a programme says and everybody it names.
//!
//! Text and query are folded letter for letter, so accents never matter and a
//! match in folded text points at the same letters of the original. All folded
//! lines lie in one piece of memory: a query is looked for there once, and only
//! the lines that hold it are looked at more closely. The fuzzy ranker sees
//! what is left when nothing holds the words themselves.

mod answer;
mod arena;
mod ask;
mod excerpt;
mod index;
mod matching;
mod query;
mod telex;
#[cfg(test)]
mod tests;

pub use index::Index;
pub use query::{Query, Vocabulary};

use crate::domain::{Key, ProgrammeId, UnitId};

/// What a result points at.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// A unit.
    Unit(UnitId),
    /// A node or a milestone of a programme.
    Item {
        /// The programme.
        programme: ProgrammeId,
        /// The node or the milestone.
        key: Key,
    },
}

/// The kinds of result, in the order in which equal ones are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GroupKind {
    /// Units.
    Units,
    /// Models.
    Models,
    /// Tasks, duties, indicators and milestones.
    Tasks,
    /// Places in the text.
    Text,
}

impl GroupKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Units, Self::Models, Self::Tasks, Self::Text];

    /// The name used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Units => "units",
            Self::Models => "models",
            Self::Tasks => "tasks",
            Self::Text => "text",
        }
    }
}

/// How an item hangs on the unit that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The unit leads it.
    Leads,
    /// The unit coordinates.
    Coordinates,
}

/// One result.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What it points at.
    pub target: Target,
    /// Its number as a reader says it; empty for a unit.
    pub number: String,
    /// Its name, in the original spelling.
    pub title: String,
    /// Which letters of the title matched, counted in characters.
    pub title_marks: Vec<usize>,
    /// The words around a match in the text; empty in the other groups.
    pub excerpt: String,
    /// Which letters of the excerpt matched.
    pub excerpt_marks: Vec<usize>,
    /// How it hangs on the unit that was found.
    pub role: Option<Role>,
}

/// The results of one kind, best first.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Which kind.
    pub kind: GroupKind,
    /// How many there are, shown or not.
    pub total: usize,
    /// The best of them.
    pub hits: Vec<Hit>,
}

/// Everything that was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// The groups that have results, the best first.
    pub groups: Vec<Group>,
    /// How many results there are.
    pub total: usize,
    /// When nothing was found: the nearest names, in their own spelling.
    pub suggestions: Vec<String>,
}
