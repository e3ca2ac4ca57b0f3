//! What a search hands out.

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

/// The kinds of result, in the order in which equally good ones are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GroupKind {
    /// Units.
    Units,
    /// Models.
    Models,
    /// Tasks, duties, indicators and milestones.
    Tasks,
    /// Headings, and places in the text.
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it points at.
    pub target: Target,
    /// Its number as a reader says it; for what has none of its own and in the
    /// group of places in the text, its key. Empty for a unit.
    pub number: String,
    /// Its name, in the original spelling.
    pub title: String,
    /// Which letters of the title matched: places of characters, ascending.
    pub title_marks: Vec<usize>,
    /// The words around a match in the text; empty where the name matched.
    pub excerpt: String,
    /// Which letters of the excerpt matched.
    pub excerpt_marks: Vec<usize>,
    /// How it hangs on the unit that was filtered by, or on the one that was
    /// found, if only that brings it here.
    pub role: Option<Role>,
}

/// The results of one kind, best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Which kind.
    pub kind: GroupKind,
    /// How many there are, handed out or not.
    pub total: usize,
    /// The best of them.
    pub hits: Vec<Hit>,
}

/// Everything that was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The groups that have results, the one with the best result first.
    pub groups: Vec<Group>,
    /// How many results there are.
    pub total: usize,
    /// When nothing was found: the nearest names, three at most, in their own
    /// spelling.
    pub suggestions: Vec<String>,
}
