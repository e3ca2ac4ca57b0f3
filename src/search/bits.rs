//! Sets of small numbers, a bit each.

/// A set of numbers below a bound.
#[derive(Debug, Clone, Default)]
pub(super) struct Bits {
    blocks: Vec<u64>,
}

impl Bits {
    /// The empty set of numbers below `bound`.
    pub fn none(bound: usize) -> Self {
        Self { blocks: vec![0; bound.div_ceil(64)] }
    }

    /// Puts a number in; whether it was not there before.
    pub fn insert(&mut self, at: u32) -> bool {
        let Some(block) = self.blocks.get_mut((at / 64) as usize) else { return false };
        let bit = 1 << (at % 64);
        let is_new = *block & bit == 0;
        *block |= bit;
        is_new
    }

    /// Puts many numbers in.
    pub fn insert_all(&mut self, numbers: &[u32]) {
        for at in numbers {
            if let Some(block) = self.blocks.get_mut((at / 64) as usize) {
                *block |= 1 << (at % 64);
            }
        }
    }

    /// Whether a number is there.
    pub fn has(&self, at: u32) -> bool {
        self.blocks.get((at / 64) as usize).is_some_and(|block| block >> (at % 64) & 1 == 1)
    }

    /// Keeps what is in the other set too.
    pub fn keep(&mut self, other: &Self) {
        for (block, others) in self.blocks.iter_mut().zip(&other.blocks) {
            *block &= others;
        }
    }

    /// Adds what is in the other set.
    pub fn add(&mut self, other: &Self) {
        for (block, others) in self.blocks.iter_mut().zip(&other.blocks) {
            *block |= others;
        }
    }

    /// Takes out what is in any of the other sets.
    pub fn remove_all(&mut self, others: &[Self]) {
        for other in others {
            for (block, others) in self.blocks.iter_mut().zip(&other.blocks) {
                *block &= !others;
            }
        }
    }

    /// What is in all of some sets; nothing where there are none.
    pub fn common(mut sets: impl Iterator<Item = Self>) -> Self {
        let mut common = sets.next().unwrap_or_default();
        for set in sets {
            common.keep(&set);
        }
        common
    }

    /// The blocks of 64 numbers that are not empty, each with its first number.
    pub fn blocks(&self) -> impl Iterator<Item = (u32, u64)> {
        (0..).step_by(64).zip(self.blocks.iter().copied()).filter(|(_, block)| *block != 0)
    }
}

/// The numbers of one block, ascending.
pub(super) fn members(first: u32, block: u64) -> impl Iterator<Item = u32> {
    let mut rest = block;
    std::iter::from_fn(move || {
        let at = (rest != 0).then(|| rest.trailing_zeros())?;
        rest &= rest - 1;
        Some(first + at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_in_comes_out_in_order() {
        let mut bits = Bits::none(200);
        for at in [199, 0, 64, 63, 64, 500] {
            bits.insert(at);
        }
        let mut other = Bits::none(200);
        other.insert_all(&[0, 63, 199, 7]);
        bits.keep(&other);
        let all: Vec<u32> =
            bits.blocks().flat_map(|(first, block)| members(first, block)).collect();
        assert_eq!(all, [0, 63, 199]);
        assert!(bits.has(63) && !bits.has(64) && !bits.has(500));
    }
}
