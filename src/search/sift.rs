//! Going through numbers and names: a set of those that can fit first, then a
//! closer look at each of them.

use std::cmp::Ordering;

use super::best::Sieve;
use super::bits::{Bits, members};
use super::found::GroupKind;
use super::index::{Index, Traits};
use super::matching::{Asked, Match};
use super::number;
use super::rank::{Candidate, Rank, Spread, Tier};
use super::run::Run;
use super::single::Single;

/// After how many blocks of 64 names it is asked whether anybody still waits.
pub(super) const BLOCKS: usize = 64;

/// The names that hold the words, by how much that says.
pub(super) struct Names {
    /// Those that hold them together, or near each other and whole.
    pub close: Sieve,
    /// Those that hold them near each other, some only as beginnings.
    pub loose: Sieve,
    /// Those that hold them far apart, and whole.
    pub far: Sieve,
}

/// How much it says that a name holds the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Much,
    Less,
    Little,
}

impl Says {
    fn of(found: &Match) -> Option<Self> {
        match found.rank.spread {
            Spread::Near if found.is_loose && found.rank.tier != Tier::Initials => Some(Self::Less),
            Spread::Together | Spread::Near => Some(Self::Much),
            Spread::Far => (found.rank.beginnings == 0).then_some(Self::Little),
        }
    }
}

impl Run<'_> {
    /// The entries with a number or key, then those whose number goes on.
    pub(super) fn sift_numbers(&self, typed: &str, sieve: &mut Sieve) {
        let index = self.index;
        let number = |entry: &u32| index.numbers.get(*entry as usize);
        let key = |entry: &u32| index.key(*entry);
        let mut exact = equal(&index.by_key, typed, key).to_vec();
        exact.extend(equal(&index.by_number, typed, number));
        for entry in exact {
            self.add_number(entry, Rank::best(Tier::Number), sieve);
        }
        let longer = format!("{typed}.");
        let from = index
            .by_number
            .partition_point(|entry| number::compare(number(entry), &longer) == Ordering::Less);
        let begun = index
            .by_number
            .get(from..)
            .unwrap_or(&[])
            .iter()
            .take_while(|entry| number(entry).to_lowercase().starts_with(&longer));
        for entry in begun {
            let rank = Rank { beginnings: 1, ..Rank::best(Tier::InOrder) };
            self.add_number(*entry, rank, sieve);
        }
    }

    fn add_number(&self, entry: u32, rank: Rank, sieve: &mut Sieve) {
        let Some(found) = self.index.entry(entry) else { return };
        let Traits { kind, is_milestone, .. } = self.index.traits(entry);
        let is_wanted = !is_milestone || rank.tier == Tier::Number;
        if is_wanted && self.scope.admits(self.index, entry) {
            let name = Some(found.first_name);
            sieve.add(kind, Candidate { relation: None, rank, entry, name });
        }
    }

    /// Adds the names that hold the words to those found by number.
    pub(super) fn sift_names(
        &self,
        asked: &Asked<'_>,
        instead: Option<Tier>,
        numbered: Sieve,
    ) -> Option<Names> {
        let Index { names, initials, dictionary, .. } = self.index;
        let single = match asked.tokens {
            [token] => Some(Single::new(token, names, dictionary)),
            _ => None,
        };
        let mut abbreviated = Bits::none(names.len());
        let fitting = Bits::common(asked.tokens.iter().map(|token| {
            let having = || names.having(&token.stretches);
            let mut bits = single.as_ref().map_or_else(having, |single| single.begun().clone());
            initials.add_having(&token.folded, names, &mut abbreviated);
            bits.add(&abbreviated);
            bits
        }));
        let mut sifted = Names { close: numbered, loose: self.sieve(), far: self.sieve() };
        let mut places = Vec::new();
        let look = |name| {
            // A unit may be named by its whole name: that takes a look.
            let is_unit = self.index.is_unit(self.index.owner(name));
            let known =
                single.as_ref().filter(|_| !is_unit).and_then(|single| single.in_name(name));
            let by_initials = abbreviated.has(name);
            let found =
                known.or_else(|| asked.in_name(self.index.name(name), by_initials, &mut places))?;
            let says = Says::of(&found)?;
            Some((self.as_ranked(found.rank, name, instead), says))
        };
        self.each_owner(&fitting, look, |kind, candidate, says| match says {
            Says::Much => sifted.close.add(kind, candidate),
            Says::Less => sifted.loose.add(kind, candidate),
            Says::Little => sifted.far.add(kind, candidate),
        })?;
        Some(sifted)
    }

    /// The names whose words have the typed ones inside them, close together.
    pub(super) fn sift_inside(&self, asked: &Asked<'_>, instead: Option<Tier>) -> Option<Sieve> {
        let names = &self.index.names;
        let fitting = Bits::common(asked.tokens.iter().map(|token| names.having(&token.stretches)));
        let mut sieve = self.sieve();
        let mut places = Vec::new();
        let look = |name| {
            let found = asked.inside_words(self.index.name(name), &mut places)?;
            let is_close = found.rank.spread != Spread::Far;
            is_close.then(|| (self.as_ranked(found.rank, name, instead), Says::Less))
        };
        self.each_owner(&fitting, look, |kind, candidate, _| sieve.add(kind, candidate))?;
        Some(sieve)
    }

    /// The rank of a match in a name. The beginning of a sentence is no title:
    /// words in it rank like words in a text.
    fn as_ranked(&self, rank: Rank, name: u32, instead: Option<Tier>) -> Rank {
        let mut rank = Rank { tier: instead.unwrap_or(rank.tier), ..rank };
        let owner = self.index.traits(self.index.owner(name));
        if owner.is_sentence && rank.tier < Tier::Inside {
            rank.tier = Tier::Inside;
            rank.spread = rank.spread.max(Spread::Near);
        }
        rank
    }

    /// Looks at each fitting name, and hands on the best match of each owner.
    fn each_owner(
        &self,
        fitting: &Bits,
        mut look: impl FnMut(u32) -> Option<(Rank, Says)>,
        mut hand_on: impl FnMut(GroupKind, Candidate, Says),
    ) -> Option<()> {
        let mut best: Option<(Candidate, Says)> = None;
        let mut done = |best: &mut Option<(Candidate, Says)>| {
            if let Some((candidate, says)) = best.take()
                && self.scope.admits(self.index, candidate.entry)
            {
                hand_on(self.index.traits(candidate.entry).kind, candidate, says);
            }
        };
        for (number, (first, block)) in fitting.blocks().enumerate() {
            if number % BLOCKS == 0 && !(self.goes_on)() {
                return None;
            }
            for name in members(first, block) {
                let Some((rank, says)) = look(name) else { continue };
                let entry = self.index.owner(name);
                match &best {
                    Some((known, _)) if known.entry != entry => done(&mut best),
                    Some((known, _)) if known.rank <= rank => continue,
                    Some(_) | None => {}
                }
                best = Some((Candidate { relation: None, rank, entry, name: Some(name) }, says));
            }
        }
        done(&mut best);
        Some(())
    }
}

/// The stretch of sorted entries whose number is the typed one.
fn equal<'a>(sorted: &'a [u32], typed: &str, text: impl Fn(&u32) -> &'a str) -> &'a [u32] {
    let from =
        sorted.partition_point(|entry| number::compare(text(entry), typed) == Ordering::Less);
    let rest = sorted.get(from..).unwrap_or(&[]);
    let count =
        rest.partition_point(|entry| number::compare(text(entry), typed) == Ordering::Equal);
    rest.get(..count).unwrap_or(&[])
}
