//! The index: built once from the programmes, asked at every key.

use super::column::Column;
use super::dictionary::Dictionary;
use super::found::{Found, GroupKind, Role, Target};
use super::fuzzy::Outlines;
use super::initials::Initials;
use super::lines::Lines;
use super::matching::Name;
use super::query::Query;
use super::run;

/// Something that can be found.
#[derive(Debug)]
pub(super) struct Entry {
    /// What it is.
    pub target: Target,
    /// The first of its names; the others follow.
    pub first_name: u32,
    /// How many of its names it may be shown by: a unit's short and full one.
    pub shown_names: u32,
}

/// What the ranking asks of everything it looks at, close together in memory.
#[derive(Debug, Clone, Copy)]
pub(super) struct Traits {
    /// In which group it is shown.
    pub kind: GroupKind,
    /// Whether its name is but the beginning of its text.
    pub is_sentence: bool,
    /// Whether it is a milestone of the node before it.
    pub is_milestone: bool,
}

/// Everything that can be found. Units stand first, in the order of the
/// registry, then the nodes of each programme in the order of the document,
/// each with its milestones behind it.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) entries: Vec<Entry>,
    pub(super) traits: Vec<Traits>,
    /// The numbers of entries as a reader says them.
    pub(super) numbers: Lines,
    /// The entries in the order of their numbers, and of their keys.
    pub(super) by_number: Vec<u32>,
    pub(super) by_key: Vec<u32>,
    pub(super) dictionary: Dictionary,
    /// Names in their own spelling, and whose they are.
    pub(super) spellings: Lines,
    pub(super) owners: Vec<u32>,
    /// The words of names; none for a name that only shows what it belongs to.
    pub(super) names: Column,
    pub(super) initials: Initials,
    pub(super) outlines: Outlines,
    /// The text of each entry in its own spelling, and its words.
    pub(super) passages: Lines,
    pub(super) texts: Column,
    /// What each unit leads and coordinates, in the order of the documents.
    pub(super) relations: Vec<Vec<(u32, Role)>>,
}

impl Index {
    /// How many things can be found.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing can be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Searches. Nothing is found that `admit` does not let through: it decides
    /// on the filters on standing and quarter, which only the caller can judge.
    /// At most `limit` results of a group are handed out, all are counted.
    #[must_use]
    pub fn search(&self, query: &Query, admit: &dyn Fn(&Target) -> bool, limit: usize) -> Found {
        self.search_while(query, admit, limit, &|| true).unwrap_or_default()
    }

    /// Like [`Self::search`], but given up, with nothing, as soon as `goes_on`
    /// says no. It is asked every few thousand names, well below a millisecond.
    #[must_use]
    pub fn search_while(
        &self,
        query: &Query,
        admit: &dyn Fn(&Target) -> bool,
        limit: usize,
        goes_on: &dyn Fn() -> bool,
    ) -> Option<Found> {
        run::search(self, query, admit, limit, goes_on)
    }

    /// What a unit leads and coordinates, in the order of the documents.
    pub(super) fn relations(&self, unit: u32) -> &[(u32, Role)] {
        self.relations.get(unit as usize).map_or(&[], Vec::as_slice)
    }

    /// How an entry hangs on any of these units, at best.
    pub(super) fn role(&self, units: &[u32], entry: u32) -> Option<Role> {
        let roles = units.iter().filter_map(|unit| {
            let relations = self.relations(*unit);
            let at = relations.binary_search_by_key(&entry, |(entry, _)| *entry).ok()?;
            relations.get(at).map(|(_, role)| *role)
        });
        roles.min()
    }

    pub(super) fn entry(&self, entry: u32) -> Option<&Entry> {
        self.entries.get(entry as usize)
    }

    pub(super) fn traits(&self, entry: u32) -> Traits {
        let none = Traits { kind: GroupKind::Text, is_sentence: false, is_milestone: false };
        self.traits.get(entry as usize).copied().unwrap_or(none)
    }

    pub(super) fn owner(&self, name: u32) -> u32 {
        self.owners.get(name as usize).copied().unwrap_or(u32::MAX)
    }

    /// A name, ready to be matched.
    pub(super) fn name(&self, name: u32) -> Name<'_> {
        Name {
            words: self.names.words(name),
            initials: self.initials.of_name(&self.names, name),
            is_alias: self.is_unit(self.owner(name)),
        }
    }

    /// Whether an entry is a unit.
    pub(super) fn is_unit(&self, entry: u32) -> bool {
        (entry as usize) < self.relations.len()
    }

    /// The key of an entry; empty for a unit.
    pub(super) fn key(&self, entry: u32) -> &str {
        match self.entry(entry).map(|entry| &entry.target) {
            Some(Target::Item { key, .. }) => key.as_str(),
            Some(Target::Unit(_)) | None => "",
        }
    }
}
