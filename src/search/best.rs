//! The best of many without sorting all of them.

use std::collections::BinaryHeap;

use super::bits::Bits;
use super::found::GroupKind;
use super::rank::Candidate;

/// The best candidates of one group, and how many there were.
#[derive(Debug, Default)]
pub(super) struct Best {
    /// The worst of the best on top.
    heap: BinaryHeap<Candidate>,
    total: usize,
}

impl Best {
    fn add(&mut self, candidate: Candidate, limit: usize) {
        self.total += 1;
        if self.heap.len() < limit {
            self.heap.push(candidate);
        } else if let Some(mut worst) = self.heap.peek_mut()
            && candidate < *worst
        {
            *worst = candidate;
        }
    }
}

/// What has come through so far, in its groups.
#[derive(Debug)]
pub(super) struct Sieve {
    limit: usize,
    bests: [Best; 4],
    /// The entries that have come through: by themselves, and by their text.
    seen: [Bits; 2],
}

impl Sieve {
    /// An empty one, for so many entries and results of a group.
    pub fn new(entries: usize, limit: usize) -> Self {
        let seen = [Bits::none(entries), Bits::none(entries)];
        Self { limit, bests: Default::default(), seen }
    }

    /// Adds a candidate to its group. An entry counts there once: the first time.
    pub fn add(&mut self, kind: GroupKind, candidate: Candidate) {
        let [by_name, by_text] = &mut self.seen;
        let seen = if kind == GroupKind::Text { by_text } else { by_name };
        if seen.insert(candidate.entry)
            && let Some(best) = self.bests.get_mut(kind as usize)
        {
            best.add(candidate, self.limit);
        }
    }

    /// The entries that have come through.
    pub fn seen(&self) -> &[Bits] {
        &self.seen
    }

    /// The best candidates of a group so far, best first.
    pub fn best(&self, kind: GroupKind) -> Vec<Candidate> {
        let best = self.bests.get(kind as usize).map(|best| best.heap.iter().copied());
        let mut candidates: Vec<Candidate> = best.into_iter().flatten().collect();
        candidates.sort_unstable();
        candidates
    }

    /// Whether nothing has come through.
    pub fn is_empty(&self) -> bool {
        self.bests.iter().all(|best| best.total == 0)
    }

    /// Both together. Nothing may be in both.
    pub fn joined(mut self, other: Self) -> Self {
        for (best, others) in self.bests.iter_mut().zip(other.bests) {
            let total = best.total + others.total;
            for candidate in others.heap {
                best.add(candidate, self.limit);
            }
            best.total = total;
        }
        for (seen, others) in self.seen.iter_mut().zip(&other.seen) {
            seen.add(others);
        }
        self
    }

    /// The groups that have candidates: how many, and the best in order.
    pub fn groups(self) -> Vec<(GroupKind, usize, Vec<Candidate>)> {
        let groups = GroupKind::ALL.into_iter().zip(self.bests);
        groups
            .filter(|(_, best)| best.total > 0)
            .map(|(kind, best)| (kind, best.total, best.heap.into_sorted_vec()))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::rank::{Rank, Tier};
    use super::*;

    proptest::proptest! {
        #[test]
        fn the_best_are_those_that_sorting_finds(losses in proptest::collection::vec(0_u32..20, 0..60), limit in 1_usize..9) {
            let mut sieve = Sieve::new(losses.len(), limit);
            let candidates = losses.iter().zip(0..).map(|(loss, entry)| Candidate {
                relation: None, rank: Rank { loss: *loss, ..Rank::best(Tier::Fuzzy) }, entry, name: None,
            });
            let mut all: Vec<Candidate> = candidates.collect();
            for candidate in all.iter().chain(&all) {
                sieve.add(GroupKind::Tasks, *candidate);
            }
            all.sort();
            let total = all.len();
            all.truncate(limit);
            let wanted = if total == 0 { vec![] } else { vec![(GroupKind::Tasks, total, all)] };
            proptest::prop_assert_eq!(sieve.groups(), wanted);
        }
    }
}
