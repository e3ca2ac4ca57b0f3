//! Going through texts.

use super::best::Sieve;
use super::bits::{Bits, members};
use super::found::GroupKind;
use super::matching::{Asked, text_rank};
use super::rank::{Candidate, Rank, Spread, Tier};
use super::run::Run;
use super::sift::BLOCKS;
use super::single::Single;

/// The texts that hold the words, by how far apart; those further apart only
/// where none holds them closer: where the words stand together somewhere, it
/// means nothing that they occur elsewhere.
pub(super) struct Texts {
    together: Sieve,
    near: Sieve,
    far: Sieve,
}

impl Texts {
    /// Whether any text has the words one behind the other.
    pub fn has_together(&self) -> bool {
        !self.together.is_empty()
    }

    /// Whether any text has the words with few others between them.
    pub fn has_near(&self) -> bool {
        !self.near.is_empty()
    }

    /// Adds the closest to the names.
    pub fn into(self, names: Sieve) -> Sieve {
        let Self { together, near, far } = self;
        let best = [together, near].into_iter().find(|sieve| !sieve.is_empty());
        names.joined(best.unwrap_or(far))
    }
}

impl Run<'_> {
    /// The texts that hold the words, besides those of what was found by name.
    pub(super) fn sift_texts(
        &self,
        asked: &Asked<'_>,
        instead: Option<Tier>,
        named: &Sieve,
    ) -> Option<Texts> {
        let column = &self.index.texts;
        let mut texts = Texts { together: self.sieve(), near: self.sieve(), far: self.sieve() };
        let add = |sieve: &mut Sieve, entry, rank: Rank| {
            let rank = Rank { tier: instead.unwrap_or(rank.tier), ..rank };
            sieve.add(GroupKind::Text, Candidate { relation: None, rank, entry, name: None });
        };
        if let [token] = asked.tokens {
            let single = Single::new(token, column, &self.index.dictionary);
            let mut fitting = single.begun().clone();
            fitting.remove_all(named.seen());
            self.each_text(&fitting, |entry| {
                let rank = text_rank(single.rank(entry), Spread::Together);
                add(&mut texts.together, entry, rank);
            })?;
            return Some(texts);
        }
        let mut places = Vec::new();
        let mut fitting = Bits::none(column.len());
        asked.add_together(column, &mut fitting);
        fitting.remove_all(named.seen());
        let best = asked.best_in_text();
        let mut wanted = self.limit;
        self.each_text(&fitting, |entry| {
            // Once there are enough of the best, the others are only counted.
            let rank = match wanted {
                0 => Some(Rank { is_late: true, ..best }),
                _ => asked.together_in_text(column.words(entry), &mut places),
            };
            if let Some(rank) = rank {
                wanted -= usize::from(wanted > 0 && rank <= best);
                add(&mut texts.together, entry, rank);
            }
        })?;
        if texts.has_together() {
            return Some(texts);
        }
        fitting = Bits::common(asked.tokens.iter().map(|token| column.having(&token.stretches)));
        fitting.remove_all(named.seen());
        self.each_text(&fitting, |entry| {
            match asked.close_in_text(column.words(entry), &mut places) {
                Some((Spread::Far, rank)) if rank.beginnings == 0 => {
                    add(&mut texts.far, entry, rank);
                }
                Some((Spread::Near, rank)) => add(&mut texts.near, entry, rank),
                Some((Spread::Far | Spread::Together, _)) | None => {}
            }
        })?;
        Some(texts)
    }

    /// Looks at each text that may be found.
    fn each_text(&self, fitting: &Bits, mut look: impl FnMut(u32)) -> Option<()> {
        for (number, (first, block)) in fitting.blocks().enumerate() {
            if number % BLOCKS == 0 && !(self.goes_on)() {
                return None;
            }
            for entry in members(first, block) {
                if self.scope.admits(self.index, entry) {
                    look(entry);
                }
            }
        }
        Some(())
    }
}
