//! What the filters of a query let through.

use super::bits::Bits;
use super::found::Target;
use super::index::Index;
use super::matching::Asked;
use super::query::{Query, Typed};
use super::rank::Rank;
use super::token::Token;

/// What may be found.
pub(super) struct Scope<'a> {
    admit: &'a dyn Fn(&Target) -> bool,
    /// The units filtered by.
    pub units: Vec<u32>,
    /// What hangs on them, with its milestones; none without such a filter.
    allowed: Option<Bits>,
}

impl<'a> Scope<'a> {
    /// The scope of a query.
    pub fn of(index: &Index, query: &Query, admit: &'a dyn Fn(&Target) -> bool) -> Self {
        let Some(name) = &query.unit else {
            return Self { admit, units: Vec::new(), allowed: None };
        };
        let units = named(index, name);
        let mut allowed = Bits::none(index.entries.len());
        for (entry, _) in units.iter().flat_map(|unit| index.relations(*unit)) {
            allowed.insert(*entry);
            let behind = *entry + 1..;
            for milestone in behind.take_while(|next| index.traits(*next).is_milestone) {
                allowed.insert(milestone);
            }
        }
        Self { admit, units, allowed: Some(allowed) }
    }

    /// Whether an entry may be found.
    pub fn admits(&self, index: &Index, entry: u32) -> bool {
        self.allowed.as_ref().is_none_or(|allowed| allowed.has(entry))
            && index.entry(entry).is_some_and(|entry| (self.admit)(&entry.target))
    }
}

/// The units that a name fits best.
fn named(index: &Index, name: &[Typed]) -> Vec<u32> {
    let is_alone = name.len() == 1;
    let tokens: Vec<Token> =
        name.iter().map(|typed| Token::beginning(typed, &index.dictionary, is_alone)).collect();
    let asked = Asked::new(&tokens, &index.dictionary);
    let mut places = Vec::new();
    let mut best: Vec<u32> = Vec::new();
    let mut best_rank: Option<Rank> = None;
    // Units stand first, and are few.
    for name in (0..).take_while(|name| index.is_unit(index.owner(*name))) {
        let owner = index.owner(name);
        let found = asked.in_name(index.name(name), true, &mut places);
        let Some(found) = found else { continue };
        // Where in its name a unit has the words makes no difference to a filter.
        let rank = Rank { is_late: false, beginnings: found.rank.beginnings.min(1), ..found.rank };
        if best_rank.is_none_or(|known| rank < known) {
            best_rank = Some(rank);
            best.clear();
        }
        if best_rank == Some(rank) && best.last() != Some(&owner) {
            best.push(owner);
        }
    }
    best
}
