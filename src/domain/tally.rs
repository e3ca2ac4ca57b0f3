//! Counts that add up.

use super::standing::Standing;

/// How many items stand how. Counts, never averages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    counts: [usize; Standing::ALL.len()],
}

impl Tally {
    /// How many stand like this.
    #[must_use]
    pub fn count(&self, standing: Standing) -> usize {
        Standing::ALL
            .iter()
            .zip(self.counts)
            .find_map(|(known, count)| (*known == standing).then_some(count))
            .unwrap_or_default()
    }

    /// All that have a deadline or are finished or paused: `done() + open()`.
    #[must_use]
    pub fn total(&self) -> usize {
        self.done() + self.open()
    }

    /// Finished, in time or late.
    #[must_use]
    pub fn done(&self) -> usize {
        self.sum(Standing::is_done)
    }

    /// Not finished, paused and doubtful ones included; without those that
    /// have no deadline, which are counted by themselves.
    #[must_use]
    pub fn open(&self) -> usize {
        self.sum(Standing::is_open)
    }

    fn sum(&self, wanted: impl Fn(Standing) -> bool) -> usize {
        Standing::ALL.into_iter().filter(|s| wanted(*s)).map(|s| self.count(s)).sum()
    }
}

impl std::iter::Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), |mut sum, tally| {
            for (all, some) in sum.counts.iter_mut().zip(tally.counts) {
                *all += some;
            }
            sum
        })
    }
}

impl FromIterator<Standing> for Tally {
    fn from_iter<I: IntoIterator<Item = Standing>>(standings: I) -> Self {
        let mut tally = Self::default();
        for standing in standings {
            for (known, count) in Standing::ALL.iter().zip(&mut tally.counts) {
                *count += usize::from(*known == standing);
            }
        }
        tally
    }
}
